"""Footnotes: for each line of a brief the sentence in the source, by whom and through whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ledger.claims import Claim
from ledger.replay.slots import Cell, statements
from ledger.show.escape import markdown
from ledger.show.why import marked, recorded_on
from ledger.times import day_text
from ledger.views.cells import Context, Judged
from ledger.views.relationship import RelationshipView
from ledger.views.who import Who


def seqs_behind(cell: Cell) -> tuple[int, ...]:
    """List the events a cell is footnoted to: its claims, or an assessment and what it rests on."""
    if isinstance(cell, Judged):
        rests_on = cell.assessment.rests_on if cell.assessment else ()
        return (cell.row.seq, *cell.context.evidence.seqs_of(rests_on))
    return tuple(dict.fromkeys(it.row.seq for it in statements(cell)))


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
    evidence = context.evidence
    recorded = evidence.recorded(seq)
    event = f"event {seq}, recorded {recorded_on(recorded)} by {recorded.batch.recorder}"
    claim, assessment = evidence.claim(seq), evidence.assessment(seq)
    if assessment:
        return f"Assessed by {assessment.assessor} ({event})."
    if claim is None:
        return f"{recorded.kind} ({event})." if recorded.event else f"Redacted ({event})."
    passage = evidence.passage(seq, claim)
    chain = f"{' > '.join(_chain(claim, context.who))}, {_said(claim)}"
    if passage:
        words = marked(passage).removeprefix(f"{passage.source}:").strip()
        return f"{_source(claim, context)}: {words} — {chain} ({event})."
    return f"{_source(claim, context)}: no words kept; {chain}: {claim.content} ({event})."


def _source(claim: Claim, context: Context) -> str:
    """Name a source, its outlet and when it was published."""
    row = context.evidence.source(claim.source)
    if row is None:
        return claim.source
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


def _said(claim: Claim) -> str:
    return f"said {claim.date}" if claim.date else "said at an unknown date"
