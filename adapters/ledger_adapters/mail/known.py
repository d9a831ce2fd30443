"""What each message of a mailbox says itself, so that a quotation of it is known as such.

The words are held compressed, as many as fit in 24 MiB; of older messages only the sum stays.
"""

from __future__ import annotations

import re
import zlib
from collections import OrderedDict
from typing import Final

_CUTS: Final = re.compile(
    r"\[\s?(?:\.{3}|…|snip[^\]]{0,40})\s?\]|<\s?snip\s?>|^\s?(?:\.{3}|…)\s?$", re.I | re.M
)
_SPACE: Final = re.compile(r"[\s\u00a0]+")
_FEWEST: Final = 8
_ROOM: Final = 24 * 1024 * 1024
_EACH: Final = 300


def folded(words: str) -> str:
    """Fold words so that line breaks and spacing make no difference."""
    return _SPACE.sub(" ", words).strip().casefold()


class Known:
    """The messages told so far."""

    def __init__(self) -> None:
        self._sums: dict[int, int] = {}
        self._said: OrderedDict[str, bytes] = OrderedDict()
        self._room = _ROOM

    def add(self, id: str, words: str, text: str) -> bool | None:
        """Remember a message; for one that was known: whether its text is the same."""
        sum = hash(folded(text))
        known = self._sums.get(hash(id))
        if known is not None:
            return known == sum
        self._sums[hash(id)] = sum
        if words:
            packed = zlib.compress(folded(words).encode("utf-8", "replace"), 1)
            self._said[id] = packed
            self._room -= len(packed) + _EACH
        while self._room < 0:
            _, oldest = self._said.popitem(last=False)
            self._room += len(oldest) + _EACH
        return None

    def has(self, id: str) -> bool:
        """Tell whether a message was told that says something of its own."""
        return id in self._said

    def says(self, id: str, quoted: str) -> bool:
        """Tell whether a quotation is of that message's own text, some of it left out or not."""
        packed = self._said.get(id)
        pieces = [folded(piece) for piece in _CUTS.split(quoted)]
        pieces = [piece for piece in pieces if piece]
        if packed is None or sum(map(len, pieces)) < _FEWEST:
            return False
        words = zlib.decompress(packed).decode("utf-8")
        return all(piece in words for piece in pieces)
