"""Where a replay stops: after every event, at the ends of imports, or at the ends of days."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal, TypeAlias, get_args

from ledger.errors import BadQuestion, nearest
from ledger.events import Batch
from ledger.store.contract import Store

By: TypeAlias = Literal["event", "import", "day"]
DAY = 86_400_000_000
"""Microseconds."""


def stops(store: Store, last: int, by: By, turns: Sequence[int] | None = None) -> Sequence[int]:
    """List the numbers of the events after which a replay stops, up to `last`.

    The first is always event 1. With `turns`, only the stops that one of them belongs to. Raises
    `BadQuestion` for an unknown `by`.
    """
    known = get_args(By)
    if by not in known:
        hint = f"Choose one of {', '.join(map(repr, known))}.{nearest(str(by), known)}"
        raise BadQuestion(asked=f"by={by!r}", why="a replay has no such steps", hint=hint)
    if by == "event":
        return range(1, last + 1) if turns is None else _from_first(turns)
    ends = sorted({min(end, last) for end in (_days(store) if by == "day" else _imports(store))})
    if turns is None:
        return _from_first(ends)
    return _from_first(ends[bisect_left(ends, turn)] for turn in turns)


def _from_first(seqs: Sequence[int] | Iterator[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys((1, *seqs)))


def _batches(store: Store) -> list[tuple[Batch, int]]:
    """List the batches, each with the number of its last event."""
    found = [batch for batch, _ in store.batches()]
    starts = [*(batch.first_seq for batch in found), store.head().seq + 1]
    return [(batch, end - 1) for batch, (_, end) in zip(found, pairwise(starts), strict=True)]


def _imports(store: Store) -> Iterator[int]:
    """Give the last event of each import, and of each stretch of events recorded by hand."""
    batches = _batches(store)
    ends = {batch.import_id: end for batch, end in batches}
    for n, (batch, end) in enumerate(batches):
        following = batches[n + 1][0] if n + 1 < len(batches) else None
        by_hand = batch.import_id is None
        if following is None or (
            following.import_id is not None if by_hand else ends[batch.import_id] == end
        ):
            yield end


def _days(store: Store) -> Iterator[int]:
    """Give the last event of each day, UTC; a clock that went back starts no new one."""
    found = [
        (at // DAY, end) for at, (_, end) in zip(store.latest(), _batches(store), strict=False)
    ]
    for n, (day, end) in enumerate(found):
        if n + 1 == len(found) or found[n + 1][0] != day:
            yield end
