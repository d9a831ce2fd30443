"""What each message of a mailbox says itself, so that a quotation of it is known as such.

Kept in a file of its own beside memory, and gone with it.
"""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from hashlib import sha256
from typing import Final

_CUTS: Final = re.compile(
    r"\[\s?(?:\.{3}|…|snip[^\]]{0,40})\s?\]|<\s?snip\s?>|^\s?(?:\.{3}|…)\s?$", re.I | re.M
)
_SPACE: Final = re.compile(r"[\s\u00a0]+")
_FEWEST: Final = 8


def folded(words: str) -> str:
    """Fold words so that line breaks and spacing make no difference."""
    return _SPACE.sub(" ", words).strip().casefold()


class Known:
    """The messages told so far."""

    def __init__(self) -> None:
        self._base = sqlite3.connect("")
        self._base.execute("CREATE TABLE said (id TEXT PRIMARY KEY, words TEXT, sum BLOB) STRICT")

    def close(self) -> None:
        """Forget everything."""
        with closing(self._base):
            self._base.rollback()

    def add(self, id: str, words: str, text: str) -> bool | None:
        """Remember a message; for one that was known: whether its text is the same."""
        sum = sha256(folded(text).encode("utf-8", "replace")).digest()
        row = self._base.execute("SELECT sum FROM said WHERE id = ?", (id,)).fetchone()
        if row is not None:
            return bool(row[0] == sum)
        self._base.execute("INSERT INTO said VALUES (?, ?, ?)", (id, folded(words), sum))
        return None

    def has(self, id: str) -> bool:
        """Tell whether a message was told that says something of its own."""
        return bool(self._words(id))

    def says(self, id: str, quoted: str) -> bool:
        """Tell whether a quotation is of that message's own text, some of it left out or not."""
        words = self._words(id)
        pieces = [folded(piece) for piece in _CUTS.split(quoted)]
        pieces = [piece for piece in pieces if piece]
        if not words or sum(map(len, pieces)) < _FEWEST:
            return False
        return all(piece in words for piece in pieces)

    def _words(self, id: str) -> str:
        row = self._base.execute("SELECT words FROM said WHERE id = ?", (id,)).fetchone()
        return str(row[0]) if row else ""
