"""Footnotes: for each line of a brief the sentence in the source, by whom and through whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ledger.claims import Claim, Retraction
from ledger.events import (
    AssessmentMade,
    ClaimRetracted,
    ReportCorrected,
    SourceAmended,
    SourceCaptured,
)
from ledger.replay.slots import Cell, statements
from ledger.show.escape import markdown
from ledger.show.why import marked, recorded_on
from ledger.times import When, day_text
from ledger.views.acts import worded
from ledger.views.cells import Context, Judged
from ledger.views.relationship import RelationshipView
from ledger.views.who import Who


def seqs_behind(cell: Cell) -> tuple[int, ...]:
    """List the events a cell is footnoted to: its claims and who took them back.

    Those of an assessment are itself and the claims it rests on.
    """
    if isinstance(cell, Judged):
        rests_on = cell.assessment.rests_on if cell.assessment else ()
        return (cell.row.seq, *cell.context.evidence.seqs_of(rests_on))
    told = [it.row.seq for it in statements(cell)]
    told += [it.retracted.seq for it in statements(cell) if it.retracted]
    return tuple(dict.fromkeys(told))


class Footnotes:
    """Numbers the events that lines point to, and says of each what stands in its source."""

    def __init__(self, *views: RelationshipView) -> None:
        """Begin; what is cited is looked up as the first view knows it."""
        self._context = next(filter(None, map(_context, views)), None)
        self._numbers: dict[int, int] = {}

    def mark(self, seq: int) -> str:
        """Give the mark of an event, numbered when it is first cited."""
        return f"[^{self._numbers.setdefault(seq, len(self._numbers) + 1)}]"

    def lines(self) -> Iterator[str]:
        """Write the footnotes, each on a line of its own."""
        if self._context is None:
            return
        self._context.evidence.load(tuple(self._numbers))
        for seq, number in self._numbers.items():
            yield ""
            yield f"[^{number}]: {markdown(_cited(seq, self._context))}"


def _context(view: RelationshipView) -> Context | None:
    """Give what a view's cells look things up in; None for an empty view."""
    judged = (*view.assessments, *(it for aspect in view.aspects for it in aspect.assessments))
    found = [it.context for it in (*view.statements[:1], *view.possibly[:1])]
    found += [it.context for it in judged[:1]] + [it.context for it in view.unknown[:1]]
    return found[0] if found else None


def _cited(seq: int, context: Context) -> str:
    """Say what an event rests on: the source, the chain, when it was said, and the words."""
    recorded = context.evidence.recorded(seq)
    where = f"(event {seq}, recorded {recorded_on(recorded)} by {recorded.batch.recorder})"
    claim = context.evidence.claim(seq)
    if claim and recorded.event:
        return f"{_claimed(seq, claim, context)} {where}."
    match recorded.event:
        case None:
            return f"Redacted {where}."
        case AssessmentMade(assessment=it):
            return f"Assessed by {it.assessor} {where}."
        case ClaimRetracted(retraction=it):
            return f"{_taken_back(it, context)} {where}."
        case SourceCaptured(source=it) | SourceAmended(source=it):
            return f"{recorded.kind}: {it.name or it.title or it.key} {where}."
        case _:
            return f"{recorded.kind} {where}."


def _claimed(seq: int, claim: Claim, context: Context) -> str:
    """Quote the words a claim stands in, with its source, its chain and when it was said."""
    passage = context.evidence.passage(seq, claim)
    source = _source(claim.source, context)
    chain = f"{' > '.join(_chain(claim, context.who))}, {_said(claim.date)}"
    if passage:
        words = marked(passage).removeprefix(f"{passage.source}:").strip()
        return f"{source}: {_first_report(seq, claim, context)}{words} — {chain}"
    return f"{source}: no words kept; {chain}: {worded(claim)}"


def _first_report(seq: int, claim: Claim, context: Context) -> str:
    """Say of a correction that the words quoted are still those of the first report."""
    if context.evidence.recorded(seq).kind != ReportCorrected.__name__:
        return ""
    first = (context.evidence.claim(n) for n in context.evidence.seqs_of((claim.id,)))
    same = any(it is not None and it.anchor == claim.anchor for it in first)
    return "as first reported: " if same else ""


def _taken_back(it: Retraction, context: Context) -> str:
    words = f": {it.words}" if it.words else ""
    by = f"taken back by {it.chain[-1].name}, {_said(it.chain[-1].said)}"
    return f"{_source(it.source, context)}: {by}{words}"


def _source(id: str, context: Context) -> str:
    """Name a source, its outlet and when it was published."""
    row = context.evidence.source(id)
    if row is None:
        return id
    agent = context.who.row(row.publisher) if row.publisher else None
    outlet = f"{context.who.name(row.publisher)}, " if agent and agent.kind != "unnamed" else ""
    return f"{outlet}{row.name}, {_published(row.pub_lo, row.pub_hi)}"


def _published(lo: int | None, hi: int | None) -> str:
    if lo is None and hi is None:
        return "date of publication unknown"
    days = ["" if at is None else day_text(at) for at in (lo, hi)]
    return f"published {'/'.join(dict.fromkeys(days))}"


def _chain(claim: Claim, who: Who) -> Sequence[str]:
    return [
        " and ".join(filter(None, (who.said_by(m, claim.source) for m in hop.by))) or "[unnamed]"
        for hop in claim.chain
    ]


def _said(date: When | None) -> str:
    return f"said {date}" if date else "said at an unknown date"
