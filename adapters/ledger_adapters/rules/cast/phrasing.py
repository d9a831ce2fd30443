"""Descriptions taken apart: "a Washington-based think tank" is a tank, and what else is said."""

from __future__ import annotations

import re
from typing import Final

import attrs

from ledger_adapters.rules.vocabulary.words import TAGS

DETERMINERS: Final = frozenset(("the", "a", "an", "his", "her", "its", "their", "this", "that"))
POSSESSIVES: Final = frozenset(("his", "her", "its", "their", "my", "our"))
INDEFINITE: Final = frozenset(
    ("a", "an", "some", "several", "many", "other", "others", "few", "one", "two", "three",
     "another", "most", "no", "any", "unnamed", "various", "both", "each", "every")
)  # fmt: skip
WORD: Final = re.compile(r"[^\W_][\w\u2019'&.-]*")
MOST: Final = 14
OWNED: Final = re.compile(r"['\u2019]s?$")


@attrs.frozen
class Described:
    """A noun phrase: its determiner, head noun, and the other words, all in lower case.

    `plain` are the words that stand before the head, `beside` those and what follows "of" or "for".
    """

    determiner: str
    noun: str
    plain: tuple[str, ...]
    beside: frozenset[str]
    owned: bool


def described(phrase: str) -> Described | None:
    """Take a noun phrase apart; None where it has no noun."""
    words = WORD.findall(phrase)[:MOST]
    owned = "'" in phrase or "\u2019" in phrase
    bare = [OWNED.sub("", word) for word in words] if owned else words
    low = [word.lower() for word in bare]
    determiner = low[0] if low and (low[0] in DETERMINERS or low[0] in INDEFINITE) else ""
    low = low[1:] if determiner else low
    cut = next((n for n, word in enumerate(low) if _ends(word)), len(low))
    before, more = low[:cut], set[str]()
    if not before:
        return None
    if cut < len(low) and low[cut] in ("of", "for", "at"):
        more = {word for word in low[cut + 1 :] if word not in TAGS}
    plain = tuple(before[:-1])
    return Described(determiner, before[-1], plain, frozenset(plain) | more, bare != words)


def _ends(low: str) -> bool:
    """Whether a word ends the part of a noun phrase that its head ends: "of", "who", "and"."""
    return TAGS.get(low, "") in ("P", "R", "T", "C", "S", "A", "V") and low != "like"
