"""The places a slider over the recorded moments can stand at."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, Final

import attrs

from ledger.projections.base import Table
from ledger.store.contract import Store
from ledger.views.engine import Views

MOST: Final = 240
"""No slider needs more recorded moments than this."""
_FEWEST: Final = 24
_DAY: Final = 86_400


@attrs.frozen(kw_only=True)
class Place:
    """A state of the ledger: its last event, and when that was recorded (seconds since 1970)."""

    at: int
    seq: int


def places(store: Store, last: int) -> tuple[Place, ...]:
    """List the recorded moments a slider stands at, up to event `last`; `last` is one of them.

    Every append is a place of its own. Where those are too many for a slider, the last append of
    each day is, and of these some, evenly spread.
    """
    ends = list(_ends(store, last))
    if len(ends) > MOST:
        days = [list(same)[-1] for _, same in groupby(ends, key=lambda place: place.at // _DAY)]
        ends = days if len(days) >= _FEWEST else ends
    if len(ends) > MOST:
        ends = [ends[n * (len(ends) - 1) // (MOST - 1)] for n in range(MOST)]
    return tuple(ends)


def _ends(store: Store, last: int) -> Iterator[Place]:
    """Go through the last events of all appends."""
    before = None
    for batch, _ in store.batches():
        if batch.first_seq > last:
            break
        if before is not None:
            yield Place(at=before.recorded_at // 1_000_000, seq=batch.first_seq - 1)
        before = batch
    if before is not None:
        yield Place(at=before.recorded_at // 1_000_000, seq=last)


@attrs.frozen(kw_only=True)
class Held:
    """A row, and the places from which and up to (but not with) which it held."""

    row: Any
    start: int
    end: int


class Rows:
    """The rows of a ledger with the places they held between, each table read once."""

    def __init__(self, views: Views, at: Sequence[Place]) -> None:
        """Read the rows that held at any of these places."""
        self._views = views
        self._seqs = [place.seq for place in at]

    def held(self, table: Table, **among: Sequence[str]) -> list[Held]:
        """List the rows with fields among these values that held at any place."""
        columns = (*table.columns, "sys_from", "sys_to")
        found = self._views.ever(table, columns, upto=self._seqs[-1], **among)
        rows = (
            Held(row=table.row(*values), start=self._place(since), end=self._place(to))
            for *values, since, to in found
        )
        return [it for it in rows if it.start < it.end]

    def turns(self, table: Table, field: str, **among: Sequence[str]) -> Iterator[tuple[int, str]]:
        """Go through the places at which rows began or ended, and what a field of theirs says."""
        columns = (field, "sys_from", "sys_to")
        for value, since, to in self._views.ever(table, columns, upto=self._seqs[-1], **among):
            yield from ((place, value) for place in (self._place(since), self._place(to)))

    def _place(self, seq: int) -> int:
        """Tell the first place by which an event had been recorded."""
        return bisect_left(self._seqs, seq)
