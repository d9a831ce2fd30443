"""The names that stand in a text, each parted into titles and name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

import attrs

from ledger_adapters.rules.cast.lists import (
    CALLED,
    GIVEN,
    MODIFIERS,
    PARTICLES,
    PLACES,
    is_listed,
    is_word,
)
from ledger_adapters.rules.vocabulary.cues import lexicon
from ledger_adapters.rules.vocabulary.words import TAGS
from ledger_adapters.rules.vocabulary.words import words as listed

WORD: Final = r"[^\W\d_a-z][\w\u2019'-]{0,30}(?!\w)"
_SHORT: Final = (
    r"(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Prof|St|Lt|Col|Capt|Sgt|Rev|Adm|Maj|[^\W\d_a-z])\.(?= \w)"
)
_ONE: Final = rf"(?:{_SHORT}|{WORD})"
_SMALL: Final = "|".join(sorted(PARTICLES))
RUN: Final = re.compile(
    rf"(?=[^\W\d_a-z])(?<![\w\u2019'-])(?<!\w\.){_ONE}"
    rf"(?:[ \u00a0](?:(?:{_SMALL})[ \u00a0]){{0,2}}{_ONE}){{0,7}}"
)
OF: Final = re.compile(rf"(?: (?:of|for|on) (?:the )?{WORD}(?:(?: and)? {WORD}){{0,4}}){{1,2}}")
STATES: Final = listed("states")
_OWNED: Final = re.compile(r"['\u2019]s?$")
_PEOPLES: Final = ("ian", "ese", "ish", "ican")
_CROWDS: Final = ("icans", "ians", "crats", "ists", "ishes")
_ONCE: Final = frozenset(
    ("former", "ex", "acting", "interim", "retired", "late", "then", "veteran")
)
_TAILS: Final = frozenset(("jr", "sr", "ii", "iii", "iv"))
LONGEST: Final = 4


@attrs.frozen
class Parted:
    """A run of capitalised words: the titles before the name, the name, and what kind it is."""

    titles: tuple[str, ...]
    words: tuple[str, ...]
    kind: str

    @property
    def name(self) -> str:
        """The name alone."""
        return " ".join(self.words)


def runs(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Find the runs of capitalised words between two places."""
    return RUN.finditer(text, start, end)


NOTHING: Final = Parted((), (), "words")


@lru_cache(maxsize=4096)
def parted(run: str) -> Parted:
    """Part a run of capitalised words into titles and name.

    `kind` is "body" or "place" where a word of the name says so, "title" where no name follows a
    title, "words" where the run is no name at all, else "name".
    """
    words = [word for word in run.replace("\u00a0", " ").split(" ") if word]
    words, owner = _after_owner(words)
    first = True
    while words and _dropped(words[0], first=first):
        words.pop(0)
        first = False
    words = [_OWNED.sub("", word) for word in words]
    while words and (words[-1].lower().rstrip(".") in _TAILS or len(words[-1].rstrip(".")) == 1):
        words.pop()
    if not words:
        return NOTHING
    while len(words) > 1 and words[0].lower() in _ONCE:
        owner.append(words.pop(0))
    cut = _titles(words)
    titles = tuple(word.lower().rstrip(".") for word in (*owner, *words[:cut]))
    name = tuple(words[cut:])
    if not name:
        return Parted(titles, (), "title")
    return Parted(titles, name, _kind(name))


def _dropped(word: str, *, first: bool) -> bool:
    """Whether a word before a name is none of it: a verb only where it comes first of all."""
    low = word.lower()
    if word.isupper() and len(word) > 1:
        return False
    if first and low not in GIVEN and low in lexicon().verbs:
        return True
    return is_word(low) and (first or TAGS.get(low, "D") not in "VGW")


def _after_owner(words: list[str]) -> tuple[list[str], list[str]]:
    """Leave out whose it is: `Vessia's Foreign Minister` is owned by Vessia."""
    for n in range(len(words) - 2, -1, -1):
        if _OWNED.search(words[n]):
            return words[n + 1 :], [_OWNED.sub("", words[n])]
    return words, []


def _titles(words: list[str]) -> int:
    """Count the words up to the last title, which a name follows."""
    if words[0].lower() in GIVEN:
        return 0
    lows = [word.lower().rstrip(".") for word in words]
    last = max((n for n, low in enumerate(lows) if is_listed(low)), default=-1)
    while last < len(words) - 3 and _before_name(lows[last + 1]):
        last += 1
    if last == len(words) - 1 and len(words) > 1 and not _all_titles(lows[:-1]):
        return 0 if lows[-1] in CALLED else len(words)
    return last + 1


def _before_name(low: str) -> bool:
    """Whether a word says what somebody is and is no given name: "Republican", "Vessian"."""
    return low not in GIVEN and (low in MODIFIERS or low.endswith(_PEOPLES))


def _all_titles(lows: list[str]) -> bool:
    return all(low in MODIFIERS or is_listed(low) for low in lows)


def _kind(name: tuple[str, ...]) -> str:
    lows = [word.lower() for word in name]
    if lows[-1].endswith(_CROWDS):
        return "words"
    if lows[0] not in GIVEN and not STATES.isdisjoint(lows):
        return "place" if CALLED.keys().isdisjoint(lows) else "body"
    if len(name) > 1 and any(low in CALLED for low in lows):
        return "body"
    if any(low in PLACES for low in lows):
        return "place"
    return "name" if len(name) <= LONGEST else "words"
