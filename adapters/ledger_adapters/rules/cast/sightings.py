"""Where an article says who somebody is: beside a title, in an apposition, in brackets."""

from __future__ import annotations

import re
from typing import Final

import attrs

from ledger_adapters.rules.cast.lists import kind_of
from ledger_adapters.rules.cast.phrasing import Described, described
from ledger_adapters.rules.vocabulary.words import TAGS

_BEFORE: Final = re.compile(
    r"(?:([^\W\d_a-z][\w-]{0,30})(?:['\u2019]s)? )?((?:[a-z][a-z\u2019'-]{0,24} ){1,5})$"
)
_AGE: Final = re.compile(r", \d{1,3}(?=,)")
_BRACKET: Final = re.compile(r" \([^()\n]{1,20}\)")
_AFTER: Final = re.compile(r", ([\w\u2019' -]{3,100})(?=[,.;:)\u201c\u201d\"]|$| \u2014| \u2013)")
_LEAD: Final = re.compile(
    r"(?:^|[.!?,;:\u201c\u201d\"()\u2013\u2014] ?|\b(?=(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts) ))"
    r"([\w\u2019' -]{3,100}), $"
)
_LIKE: Final = re.compile(
    r"(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir) |[^\W\d_a-z][\w-]*['\u2019]s "
)
REACH: Final = 110


@attrs.frozen
class Told:
    """What an article says of a name beside it, in its own words."""

    described: Described
    words: str


def told(text: str, start: int, end: int, *, full: bool) -> Told | None:
    """Find what stands beside a name that says who it is; `full` for a name of two words or more.

    A bare word is only looked at for an apposition after it.
    """
    return (full and (_before(text, start) or _lead(text, start))) or _after(text, end, full)


def _before(text: str, start: int) -> Told | None:
    """`foreign minister Ilja Novak`, `Vessian foreign minister Ilja Novak`."""
    if not text[start - 2 : start - 1].islower():
        return None
    last = text[max(0, start - 30) : start - 1].rpartition(" ")[2]
    plain = len(last) < 25 and last.isascii() and last.isalpha() and last.islower()
    if plain and text[start - 1] == " " and not _is_noun(last):
        return None
    found = _BEFORE.search(text[max(0, start - 70) : start])
    if found is None:
        return None
    words = found[2].split()
    kept: list[str] = []
    if not words or not _is_noun(words[-1]):
        return None
    while words and words[-1] not in TAGS and len(kept) < 4 and not words[-1].endswith("ed"):
        kept.insert(0, words.pop())
    owner = [found[1]] if found[1] and not words else []
    phrase = " ".join((*owner, *kept))
    return _told(phrase, sure=True)


def _is_noun(last: str) -> bool:
    """Whether the word before a name is a noun that says what somebody is."""
    if last in TAGS or last.endswith("ed"):
        return False
    return kind_of(last) in ("person", "body")


def _lead(text: str, start: int) -> Told | None:
    """`the foreign minister, Ilja Novak,`."""
    if text[start - 2 : start] != ", ":
        return None
    found = _LEAD.search(text[max(0, start - REACH) : start])
    if found is None:
        return None
    phrase = found[1]
    cuts = list(_LIKE.finditer(phrase))
    return _told(phrase[cuts[-1].start() :], sure=True) if cuts else None


def _after(text: str, end: int, full: bool) -> Told | None:
    """`Ilja Novak, 45, the foreign minister,`; `the ISW, a think tank,`."""
    if text[end : end + 2] == " (":
        bracket = _BRACKET.match(text, end)
        end = bracket.end() if bracket else end
    if text[end : end + 2] != ", ":
        return None
    age = _AGE.match(text, end)
    found = _AFTER.match(text, age.end() if age else end)
    if found is None:
        return None
    likely = _LIKE.match(found[1]) is not None
    return _told(found[1], sure=full) if likely or full else None


def _told(phrase: str, *, sure: bool) -> Told | None:
    found = described(phrase)
    if found is None or found.noun in TAGS or len(found.plain) > 5:
        return None
    if any(TAGS.get(word, "W") in "RAVO" for word in found.plain):
        return None
    known = kind_of(found.noun)
    if known == "person" or known == "body" or (found.determiner and sure and known == ""):
        return Told(found, phrase)
    return None
