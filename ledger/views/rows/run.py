"""One transaction's worth of changes to rows, and what projections look up meanwhile."""

from __future__ import annotations

import sqlite3
from typing import Any

from ledger.events import Event, Recorded
from ledger.projections.base import Table
from ledger.views.rows.buffer import TableBuffer
from ledger.views.rows.holes import Outlined
from ledger.views.rows.meanwhile import Finding

_RECENT = 256  # more would outlive the young generations of Python's rubbish collection


class Run:
    """One transaction's worth of changes; what projections look things up in."""

    def __init__(
        self, db: sqlite3.Connection, events: Finding, outlined: Outlined, tables: tuple[Table, ...]
    ) -> None:
        """Look things up in a store, and change these tables."""
        self.buffers = {table: TableBuffer(db, table) for table in tables}
        self._events = events
        self._outlined = outlined
        self._recent: dict[int, Recorded] = {}

    def seen(self, recorded: Recorded) -> None:
        """Keep an event at hand for a while: those that follow it may look at it."""
        self._recent[recorded.seq] = recorded
        if len(self._recent) > _RECENT:
            del self._recent[next(iter(self._recent))]

    def rows(self, table: Table, /, **where: str | int) -> list[Any]:
        """List the rows open now whose fields have these values."""
        return self.buffers[table].rows(where)

    def event(self, seq: int, /) -> Event | None:
        """Give the event of that number."""
        return self._recorded(seq).event

    def recorded_at(self, seq: int, /) -> int:
        """Tell when that event was recorded, in seconds since 1970."""
        return self._recorded(seq).batch.recorded_at // 1_000_000

    def made(self, id: str, /) -> Event | None:
        """Give the event that brought an id into the ledger."""
        seq = self.where(id)
        return self.event(seq) if seq else None

    def where(self, id: str, /) -> int:
        """Tell the number of the event that brought an id into the ledger; 0 when none did."""
        return self._events.where(id) or 0

    def write(self) -> None:
        """Write all changed rows."""
        for buffer in self.buffers.values():
            buffer.write()

    def _recorded(self, seq: int) -> Recorded:
        found = self._recent.get(seq)
        if found is None:
            [found] = self._outlined.pick((seq,))
            self.seen(found)
        return found
