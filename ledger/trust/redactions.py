"""Checks that what is missing was redacted, and that what was redacted is missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from ledger.errors import Corrupt
from ledger.events import PayloadRedacted
from ledger.store.contract import Store

Erased: TypeAlias = tuple[int, int | None]
"""An event by its number, or one part of its captured text."""


def check_redactions(store: Store, missing: Iterable[Erased], first: int, last: int) -> None:
    """Hold what is missing of the events from `first` to `last` against what was redacted.

    Raises `Corrupt` for content that is gone without a redaction, or there in spite of one.
    """
    named, gone = dict(_named(store)), set(missing)
    for seq, part in sorted(gone, key=_order):
        if (seq, part) not in named and (seq, None) not in named:
            raise Corrupt(where=_where(seq, part), why="it is gone without a redaction", seq=seq)
        if part is None and any(it.text is not None for it in store.kept(seq)):
            why = "it is there, though the event was redacted"
            raise Corrupt(where=f"the text of event {seq}", why=why, seq=seq)
    for (seq, part), by in sorted(named.items(), key=lambda it: _order(it[0])):
        if first <= seq and by <= last and gone.isdisjoint(((seq, part), (seq, None))):
            why = f"it is there, though event {by} redacted it"
            raise Corrupt(where=_where(seq, part), why=why, seq=seq)


def _named(store: Store) -> Iterator[tuple[Erased, int]]:
    """List what was redacted, also by others since the check began, with the event that did."""
    for recorded in store.pick(store.marks("PayloadRedacted")):
        if isinstance(recorded.event, PayloadRedacted):
            for hole in recorded.event.holes:
                yield (hole.seq, hole.part), recorded.seq


def _order(erased: Erased) -> tuple[int, int]:
    seq, part = erased
    return seq, -1 if part is None else part


def _where(seq: int, part: int | None) -> str:
    return f"event {seq}" if part is None else f"part {part} of the text of event {seq}"
