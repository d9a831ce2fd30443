"""What others said of an import's records before its end made them visible.

Another process may amend, code or withdraw what it knows the id of. Rows that are not there yet
cannot be moved, so those events are looked at once more when the import has ended.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, Protocol

from ledger.events import (
    ClaimAmended,
    ClaimCoded,
    ImportFinished,
    Recorded,
    ReportCorrected,
    Reviewed,
    SourceAmended,
    SourceCaptured,
    Withdrawn,
)
from ledger.references import made, references
from ledger.views.rows.holes import Outlined

_MOVES: Final = (
    ClaimAmended, ClaimCoded, ReportCorrected, Reviewed, SourceAmended, SourceCaptured, Withdrawn,
)  # fmt: skip
"""What moves rows that are there; all other kinds open rows of their own, which stay."""


class Finding(Protocol):
    """What is asked of a store about its imports."""

    def pick(self, seqs: Sequence[int], /) -> Iterator[Recorded]:
        """Read the events of these numbers."""
        ...

    def imported(self, import_id: str, /) -> tuple[int, ...]:
        """List the numbers of an import's events."""
        ...

    def where(self, id: str, /) -> int | None:
        """Tell which event brought an id into the ledger."""
        ...


def meanwhile(events: Finding, outlined: Outlined, own: Sequence[int]) -> Iterator[Recorded]:
    """Read the events amid an import's `own` that moved what it brought; the last is its end.

    Of other imports only what was visible by then.
    """
    brought, spoken, end = set(own), {""}, own[-1]
    ends: dict[str, int] = {}
    for recorded in outlined.pick([seq for seq in range(own[0], end) if seq not in brought]):
        event, other = recorded.event, recorded.batch.import_id
        if not isinstance(event, _MOVES):
            continue
        if other is not None and other not in ends:
            ends[other] = _end(events, other, end)
        ids = {made(event) or "", *(id for _, _, id in references(event))} - {""}
        theirs = any(id in spoken or events.where(id) in brought for id in ids)
        if theirs and (other is None or recorded.seq < ends[other]):
            spoken.add(made(event) or "")
            yield recorded


def _end(events: Finding, import_id: str, upto: int) -> int:
    """Tell the last end of an import up to an event; 0 where there was none."""
    found = events.pick([seq for seq in events.imported(import_id) if seq <= upto])
    return max((r.seq for r in found if r.kind == ImportFinished.__name__), default=0)
