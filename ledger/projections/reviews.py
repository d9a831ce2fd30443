"""Reviews: a person's verdicts on what a program found or proposed, and which of them holds.

A review that was withdrawn is as if it had never been given; the one before it holds again.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import attrs

from ledger.events import Event, Recorded, Reviewed, Withdrawn
from ledger.projections.base import Change, Close, Lookup, Open, Table


@attrs.frozen
class ReviewRow:
    """A person's verdict on what a program found or proposed; `id` is the review's own."""

    target: str
    verdict: str
    by: str
    seq: int
    id: str


REVIEWS: Final = Table(ReviewRow, key=("target", "seq"), indexes=(("id",),))


def reviewed(event: Event | None, lookup: Lookup) -> str:
    """Tell the id of what an event changes the verdict on; "" where it changes none."""
    if isinstance(event, Reviewed):
        return event.target
    made = lookup.made(event.target) if isinstance(event, Withdrawn) else None
    return made.target if isinstance(made, Reviewed) else ""


def verdict(target: str, lookup: Lookup) -> str:
    """Give the newest verdict on a claim, whoever gave it; "" where none stands."""
    rows: list[ReviewRow] = lookup.rows(REVIEWS, target=target)
    return max(rows, key=lambda row: row.seq).verdict if rows else ""


def settled(target: str, lookup: Lookup) -> str:
    """Give the newest verdict on a coding, link or resolution; those cannot be merged."""
    rows: list[ReviewRow] = lookup.rows(REVIEWS, target=target)
    counting = [row for row in rows if row.verdict != "merged"]
    return max(counting, key=lambda row: row.seq).verdict if counting else ""


class Reviews:
    """Keeps what people said of what programs found and proposed."""

    name = "reviews"
    version = 1
    tables = (REVIEWS,)
    kinds = (Reviewed, Withdrawn)

    def apply(self, recorded: Recorded, lookup: Lookup, /) -> Iterator[Change]:
        """Open a row for a review, and close it when that is withdrawn."""
        match recorded.event:
            case Reviewed(by=by, id=id, target=target, verdict=says):
                yield Open(REVIEWS, ReviewRow(target, says, by, recorded.seq, id or ""))
            case Withdrawn(target=id):
                yield Close(REVIEWS, {"id": id})
            case _:
                return
