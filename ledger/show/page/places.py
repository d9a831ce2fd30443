"""The places a slider over the recorded moments can stand at."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Final

import attrs

from ledger.store.contract import Store

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
