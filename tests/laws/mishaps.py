"""What goes wrong around a ledger in a file: a process that dies, and what is left of it."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import attrs

from ledger.clock import SteppingClock
from ledger.events import Batch, Event
from ledger.store.contract import Store

ENDS = ("", "-wal", "-shm")


@attrs.define
class TrippingClock(SteppingClock):
    """A clock that does something at one of the looks at it: within an append, an import, ..."""

    due: int = -1
    trip: Callable[[], None] = lambda: None

    def now(self) -> int:
        self.looked()
        return super().now()

    def random(self, size: int) -> bytes:
        self.looked()
        return super().random(size)

    def looked(self) -> None:
        if self.due >= 0:
            self.due -= 1
            if self.due < 0:
                self.trip()


class Acknowledging:
    """A store that notes up to which event its appends were acknowledged."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.acknowledged = store.head().seq

    def __getattr__(self, name: str) -> object:
        return getattr(self._store, name)

    def append(self, events: Sequence[Event], /, **told: Any) -> Batch:
        batch = self._store.append(events, **told)
        self.acknowledged = batch.first_seq + len(events) - 1
        return batch


def copied(path: Path, folder: Path, *, index: bool) -> None:
    """Copy a ledger and its views as they lie there, as a process that dies now leaves them."""
    for base in (path, path.with_name(f"{path.name}.views")):
        for end in ENDS if index else ENDS[:2]:
            file = base.with_name(base.name + end)
            if file.exists():
                shutil.copyfile(file, folder / file.name)


def put_back(folder: Path, path: Path, *, views: str) -> None:
    """Put copied files in the place of a closed ledger; its views may be lost or stay ahead."""
    beside = path.with_name(f"{path.name}.views")
    for base in (path,) if views == "ahead" else (path, beside):
        for end in ENDS:
            file = base.with_name(base.name + end)
            file.unlink(missing_ok=True)
            if (folder / file.name).exists() and not (base == beside and views == "lost"):
                shutil.copyfile(folder / file.name, file)
    for file in folder.iterdir():
        file.unlink()


def half_a_batch(path: Path, then: Callable[[], None]) -> None:
    """Be another writer who dies within an append, when half of it stands in the log already."""
    db = sqlite3.connect(path, isolation_level=None)
    try:
        db.execute("PRAGMA cache_size = 1")
        db.execute("BEGIN IMMEDIATE")
        seq, batch = db.execute("SELECT max(seq) + 1, max(batch) + 1 FROM event").fetchone()
        row = (batch, seq, 2**50, 2**50, "zoe", None, bytes(32))
        db.execute("INSERT INTO batch VALUES (?, ?, ?, ?, ?, ?, ?)", row)
        for n in range(8):
            event = (seq + n, "AgentNamed", 1, batch, bytes(32), bytes(16), b"x" * 40_000)
            db.execute("INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?)", event)
        then()
        db.execute("ROLLBACK")
    finally:
        db.close()
