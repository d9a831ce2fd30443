"""Acronyms that a text explains in brackets: "Institute for Peace Studies (IPS)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import attrs

_SHORT: Final = re.compile(r" \((?:the )?['\"\u201c]?([A-Z][A-Za-z.&-]{1,9})['\"\u201d]?\)")
_WORD: Final = re.compile(r"[\w'&.-]+")
_REACH: Final = 120
_MOST: Final = 14


@attrs.frozen(kw_only=True)
class Acronym:
    """A short form and the name it stands for."""

    full: str
    short: str


def acronyms(text: str) -> Iterator[Acronym]:
    """Find the short forms that a text puts in brackets after the name; straight text only."""
    for found in _SHORT.finditer(text):
        before = text[max(0, found.start() - _REACH) : found.start()]
        full = _full(before, found[1])
        if full:
            yield Acronym(full=full, short=found[1])


def _full(before: str, short: str) -> str:
    """Take the fewest words back from the bracket whose initials spell the short form."""
    letters = [c for c in short if c.isalnum()]
    wanted = "".join(letters).casefold()
    words = list(_WORD.finditer(before))[-_MOST:]
    for word in reversed(words):
        stretch = before[word.start() :]
        if word.group()[0].isupper() and wanted in _initials(stretch):
            return stretch
        if stretch.count(".") > 0 and ". " in stretch:
            break
    return ""


def _initials(stretch: str) -> tuple[str, ...]:
    words = re.split(r"[ -]+", stretch)
    every = "".join(w[0] for w in words if w)
    capital = "".join(w[0] for w in words if w and w[0].isupper())
    return every.casefold(), capital.casefold()
