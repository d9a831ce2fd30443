"""What an import has to remember of a whole file, which may be larger than memory."""

from __future__ import annotations

import sqlite3
from tempfile import gettempdir
from typing import Final, Generic, TypeVar

from ledger.store.pragmas import plain_errors

V = TypeVar("V", str, int, bytes)

MOST: Final = 50_000
"""How many notes are held in memory before they are put on disk."""


class Notes(Generic[V]):
    """Remembers a value by a name; what memory should not hold goes to a temporary file."""

    def __init__(self, most: int = MOST) -> None:
        """Hold up to `most` notes in memory."""
        self._most = most
        self._held: dict[str, V] = {}
        self._disk: sqlite3.Connection | None = None

    def get(self, name: str) -> V | None:
        """Give what was noted last under a name; None when nothing was."""
        found = self._held.get(name)
        if found is not None or self._disk is None:
            return found
        asked = "SELECT value FROM note WHERE name = ?"
        with plain_errors(gettempdir(), 0):
            row = self._disk.execute(asked, (_safe(name),)).fetchone()
        return row[0] if row else None

    def __setitem__(self, name: str, value: V) -> None:
        """Note a value under a name."""
        self._held[name] = value
        if len(self._held) > self._most:
            self._spill()

    def _spill(self) -> None:
        """Put everything held on disk: a temporary file that goes with this object."""
        rows = ((_safe(name), value) for name, value in sorted(self._held.items()))
        with plain_errors(gettempdir(), 0):
            if self._disk is None:
                self._disk = sqlite3.connect("", isolation_level=None)
                self._disk.execute("CREATE TABLE note (name PRIMARY KEY, value) WITHOUT ROWID")
                self._disk.execute("BEGIN")
            self._disk.executemany("INSERT OR REPLACE INTO note VALUES (?, ?)", rows)
        self._held.clear()


def _safe(name: str) -> bytes:
    return name.encode("utf-8", "surrogatepass")
