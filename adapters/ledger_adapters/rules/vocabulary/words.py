"""English words by class, and the lists that the rules look words up in, read from `words.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from importlib.resources import files
from typing import Final

_DATA: Final = tomllib.loads(
    files("ledger_adapters.rules.vocabulary").joinpath("words.toml").read_text(encoding="utf-8")
)


def words(name: str) -> frozenset[str]:
    """Look up a list of lower-case words by its name in `words.toml`."""
    return frozenset(_DATA["lists"][name].split())


def any_case(phrases: Iterable[str], before: str = r"\w") -> str:
    """An expression for phrases in any case, none of them behind a character of `before`.

    It leads with the first letters, plain, so that a search leaps from one of them to the next;
    of phrases that begin alike the longest is tried first.
    """
    tails: dict[str, list[str]] = {}
    for phrase in sorted(set(phrases), key=lambda p: (-len(p), p)):
        tails.setdefault(phrase[0], []).append(re.escape(phrase[1:]))
    return "|".join(
        f"{first}(?<!{before}{first})(?i:{'|'.join(rest)})"
        for letter, rest in sorted(tails.items())
        for first in dict.fromkeys((letter, letter.upper()))
    )


TAGS: Final[dict[str, str]] = {
    word: tag for tag, listed in _DATA["classes"].items() for word in listed.split()
}
DAYS: Final = tuple(_DATA["calendar"]["days"].split())
MONTHS: Final = tuple(_DATA["calendar"]["months"].split())
CALENDAR: Final = frozenset(DAYS) | frozenset(MONTHS)
TIME_WORDS: Final = words("time_words") | frozenset(DAYS) | frozenset(MONTHS)
BE: Final = words("be")
NEGATIONS: Final = words("negations")
OPENERS: Final = words("openers")
PERSONAL: Final = tuple(_DATA["endings"]["personal"].split())
PLAIN_PRONOUNS: Final = words("plain_pronouns")
SPEAKERS: Final = words("speakers")
