"""What became of what was reviewed, as a table and as plain values."""

from __future__ import annotations

import attrs

from ledger.show.layout import table
from ledger.show.phrases import counted
from ledger.views.reviewing.counts import ReviewCount, ReviewCounts

_HEAD = (
    "reader", "pattern", "accepted", "rejected", "precision", "edited", "merged", "unreviewed",
)  # fmt: skip


@attrs.frozen(kw_only=True)
class ReviewCountShape:
    """The counts of one pattern; `precision` is accepted / (accepted + rejected), or null."""

    reader: str
    version: int
    pattern: str
    accepted: int
    rejected: int
    precision: float | None
    edited: int
    merged: int
    unreviewed: int


def count_shape(it: ReviewCount) -> ReviewCountShape:
    """Take from the counts of a pattern what is shown of them."""
    return ReviewCountShape(
        reader=it.reader,
        version=it.version,
        pattern=it.pattern,
        accepted=it.accepted,
        rejected=it.rejected,
        precision=it.precision,
        edited=it.edited,
        merged=it.merged,
        unreviewed=it.unreviewed,
    )


def counts_text(counts: ReviewCounts) -> str:
    """Print what became of the claims that programs found, a row for each pattern."""
    if not counts.rows:
        return "No program found any claim here."
    body = [(f"{it.reader or '?'}@{it.version}", it.pattern or "-", *_cells(it)) for it in counts]
    total = counts.total
    several = [("all", "", *_cells(total))] if len(body) > 1 else []
    found = counted(total.reviewed + total.unreviewed, "claim")
    head = f"{total.reviewed} of {found} reviewed."
    return f"{head}\n\n{table(_HEAD, [*body, *several])}"


def _cells(it: ReviewCount) -> tuple[str, ...]:
    judged = it.accepted + it.rejected
    share = f"{it.accepted}/{judged} = {it.precision:.0%}" if it.precision is not None else "-"
    numbers = (it.edited, it.merged, it.unreviewed)
    return (str(it.accepted), str(it.rejected), share, *map(str, numbers))
