"""Which events touched what: the index that answers for the history of one subject.

Recorded claims and codings are found through the rows they open; everything else that refers to a
claim, an agent, a source or a judgement is noted here.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from ledger.events import (
    KINDS,
    ClaimCoded,
    ClaimRecorded,
    ClaimRetracted,
    ClaimsLinked,
    Event,
    RatingGiven,
    Recorded,
    Reviewed,
    Withdrawn,
)
from ledger.projections.base import Change, Lookup, Open, Table
from ledger.projections.reviews import reviewed
from ledger.references import made, references


@attrs.frozen
class TouchedRow:
    """An event concerns a subject."""

    subject: str
    seq: int


TOUCHED = Table(TouchedRow, key=("subject", "seq"))


def withdrawn(id: str, lookup: Lookup) -> bool:
    """Tell whether something was taken back for good: no review makes it hold again."""
    touched: list[TouchedRow] = lookup.rows(TOUCHED, subject=id)
    events = (lookup.event(row.seq) for row in touched)
    return any(isinstance(event, Withdrawn) and event.target == id for event in events)


class Touched:
    """Keeps which events concern which subject."""

    name = "touched"
    version = 2
    tables = (TOUCHED,)
    kinds = tuple(k for k in KINDS.values() if k not in (ClaimRecorded, ClaimCoded))

    def apply(self, recorded: Recorded, lookup: Lookup, /) -> Iterator[Change]:
        """Note every id that an event brings or refers to."""
        event = recorded.event
        if event is None:
            return
        ids = {id for _, _, id in references(event)}
        ids.add(made(event) or "")
        subject = reviewed(event, lookup)
        if isinstance(event, Withdrawn | Reviewed):
            ids |= {subject} | _spoken_of(lookup.made(subject or event.target))
        for id in sorted(ids - {""}):
            yield Open(TOUCHED, TouchedRow(id, recorded.seq), fresh=True)


def _spoken_of(event: Event | None) -> set[str]:
    """List the claims that a coding, link, rating or retraction is about."""
    match event:
        case ClaimCoded() | ClaimsLinked() | RatingGiven() | ClaimRetracted():
            return {id for _, what, id in references(event) if "claim" in what}
        case _:
            return set()
