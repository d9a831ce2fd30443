"""Where events are kept: `open_store` opens a ledger's file, or makes one."""

from __future__ import annotations

import os

from ledger.clock import Clock, SystemClock
from ledger.store.contract import Store
from ledger.store.memory import MemoryStore
from ledger.store.sqlite import SqliteStore

__all__ = ["MemoryStore", "SqliteStore", "open_store"]


def open_store(
    path: str | os.PathLike[str],
    *,
    recorder: str,
    clock: Clock | None = None,
    create: bool = True,
    durable: bool = True,
) -> Store:
    """Open a ledger's file, or with ":memory:" a ledger that is gone when the program ends.

    Raises what `SqliteStore.open` does.
    """
    clock = clock or SystemClock()
    if path == ":memory:":
        return MemoryStore(recorder=recorder, clock=clock)
    return SqliteStore.open(path, recorder=recorder, clock=clock, create=create, durable=durable)
