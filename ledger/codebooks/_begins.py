"""How words begin, to tell at a glance that none of many patterns can match a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

_START: Final = re.compile(r"\b\w{1,3}")
_LETTERS: Final = re.compile(r"[A-Za-z]+")
_OTHER_CASE: Final = re.compile("[\N{LATIN SMALL LETTER LONG S}\N{KELVIN SIGN}\u0130\u0131]")


def beginnings(words: str) -> set[str]:
    """List how the words of a text begin: their first one, two and three letters, lower case.

    What only a comparison without regard to case takes for a letter gives "": anything may begin.
    """
    starts = {found[0] for found in _START.finditer(words.lower())}
    other = {""} if _OTHER_CASE.search(words) else set[str]()
    return starts | {s[:1] for s in starts} | {s[:2] for s in starts} | other


@cache
def begin_with(patterns: tuple[str, ...]) -> frozenset[str] | None:
    """List how what the patterns match begins (up to three letters); None for anything at all.

    The patterns are matched at the beginning of a word, whatever the case of letters.
    """
    found: set[str] = {""}
    for pattern in patterns:
        for begin in _firsts(pattern):
            if not begin:
                return None
            found.add(begin)
    return frozenset(found)


def _firsts(pattern: str) -> Iterator[str]:
    """List how what one pattern matches may begin; "" where it does not tell."""
    for way in _ways(pattern):
        if way.startswith("(?:"):
            inner, rest = _group(way)
            optional = rest[:1] in ("?", "*")
            yield from _firsts(inner)
            yield from _firsts(rest[1:]) if optional else ()
        else:
            yield _literal(way)


def _literal(pattern: str) -> str:
    """Give the letters that a pattern begins with, up to three and none that may be missing."""
    found = _LETTERS.match(pattern)
    letters = found[0] if found else ""
    if pattern[len(letters) : len(letters) + 1] in ("?", "*", "{"):
        letters = letters[:-1]
    return letters[:3].lower()


def _ways(pattern: str) -> Iterator[str]:
    """Part a pattern at its outermost bars."""
    depth = start = 0
    for n, mark in enumerate(pattern):
        escaped = n > 0 and pattern[n - 1] == "\\"
        depth += 0 if escaped else (mark in "([") - (mark in ")]")
        if mark == "|" and depth == 0 and not escaped:
            yield pattern[start:n]
            start = n + 1
    yield pattern[start:]


def _group(pattern: str) -> tuple[str, str]:
    """Part a pattern that begins with a group into what is inside and what follows."""
    depth = 0
    for n, mark in enumerate(pattern):
        depth += (mark in "([") - (mark in ")]")
        if depth == 0:
            return pattern[3:n], pattern[n + 1 :]
    return "", ""
