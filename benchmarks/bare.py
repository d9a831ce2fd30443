"""Bare SQLite: a plain table of bytes that are ready, as durable as a ledger, and nothing else."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from ledger.events import ClaimRecorded
from ledger.store.rows import PAGE


class Bare:
    """A table of numbered bytes, in WAL mode with `synchronous=FULL`."""

    def __init__(self, path: Path) -> None:
        """Make the file."""
        self.path = path
        self._db = sqlite3.connect(path, isolation_level=None)
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = FULL")
        self._db.execute("CREATE TABLE event (seq INTEGER PRIMARY KEY, body BLOB)")

    def put(self, bodies: Sequence[tuple[bytes]]) -> None:
        """Insert ready bytes in one transaction."""
        self._db.execute("BEGIN IMMEDIATE")
        self._db.executemany("INSERT INTO event (body) VALUES (?)", bodies)
        self._db.execute("COMMIT")

    def read(self, start: int, stop: int) -> Iterator[Any]:
        """Read bytes and decode them into the same Structs, and no more."""
        decode = msgspec.json.Decoder(ClaimRecorded).decode
        for first in range(start, stop + 1, PAGE):
            rows = self._db.execute(
                "SELECT body FROM event WHERE seq BETWEEN ? AND ? ORDER BY seq",
                (first, min(first + PAGE - 1, stop)),
            ).fetchall()
            for (body,) in rows:
                yield decode(body)

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()
