"""The places a slider over the recorded moments can stand at, and what holds between them."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from itertools import groupby
from typing import Final, Generic, TypeVar

import attrs

from ledger.store.contract import Store

MOST: Final = 240
"""No slider needs more recorded moments than this."""
_FEWEST: Final = 24
_LOOKS: Final = 200_000
_DAY: Final = 86_400

T = TypeVar("T", bound=Hashable)


@attrs.frozen(kw_only=True)
class Place:
    """A state of the ledger: its last event, and when that was recorded (seconds since 1970)."""

    at: int
    seq: int


def places(store: Store, last: int, rows: int) -> tuple[Place, ...]:
    """List the recorded moments a slider stands at, up to event `last`; `last` is one of them.

    Every append is a place of its own. Where those are too many to look at with so many `rows`,
    the last append of each day is, and of these some, evenly spread.
    """
    ends = list(_ends(store, last))
    most = max(_FEWEST, min(MOST, _LOOKS // max(rows, 1)))
    if len(ends) > most:
        days = [list(same)[-1] for _, same in groupby(ends, key=lambda place: place.at // _DAY)]
        ends = days if len(days) >= _FEWEST else ends
    if len(ends) > most:
        ends = [ends[n * (len(ends) - 1) // (most - 1)] for n in range(most)]
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


class Spans(Generic[T]):
    """Values, each with the places from which and up to (but not with) which it holds."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._open: dict[T, int] = {}
        self._closed: list[tuple[T, int, int]] = []

    def at(self, place: int, values: Iterable[T]) -> None:
        """Say what holds at a place; places come in their order."""
        now = dict.fromkeys(values, place)
        for value, since in self._open.items():
            if value in now:
                now[value] = since
            else:
                self._closed.append((value, since, place))
        self._open = now

    def whole(self, end: int) -> list[tuple[T, int, int]]:
        """List all values with their spans; what holds still does so up to `end`."""
        return [*self._closed, *((value, since, end) for value, since in self._open.items())]
