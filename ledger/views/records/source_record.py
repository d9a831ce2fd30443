"""Sources over time: what of one is copied, corrected, taken back; and how it was graded."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import attrs

from ledger.events import ClaimRetracted, RatingGiven
from ledger.projections.judgements import RATINGS, RETRACTIONS, RatingRow, RetractionRow
from ledger.projections.sources import SourceRow
from ledger.times import When
from ledger.views.acts import worded
from ledger.views.basis import Basis
from ledger.views.cells import Context, HasWhy, Statement, Step, Why
from ledger.views.corrections import corrections
from ledger.views.printing import printed
from ledger.views.records.disagreement import Disagreement, linked, links_of
from ledger.views.records.standing import Standing


@attrs.frozen(kw_only=True)
class Graded:
    """A rating as a dated event: who graded, when, by which term of which scale, and why.

    `standing` tells that it is the newest of that rater on that scale, and not taken back.
    """

    context: Context = attrs.field(repr=False, eq=False)
    row: RatingRow
    standing: bool

    @property
    def given(self) -> When | None:
        """When the rater gave it, where that was told."""
        event = self.context.evidence.recorded(self.row.seq).event
        return event.rating.given if isinstance(event, RatingGiven) else None

    @property
    def reason(self) -> str:
        """Why, in the rater's words."""
        event = self.context.evidence.recorded(self.row.seq).event
        return event.rating.why if isinstance(event, RatingGiven) else ""

    def why(self) -> Why:
        """Show the event that gave it."""
        recorded = self.context.evidence.recorded(self.row.seq)
        told = f"{self.row.term} [{self.row.scale}], by {self.row.by}"
        reason = f": {self.reason}" if self.reason else ""
        return Why(cell=told, steps=(Step(recorded=recorded, says=f"graded {told}{reason}"),))


@attrs.frozen(kw_only=True)
class Noted:
    """An event in a source's life, with the sentence where there is one: corrected, taken back."""

    step: Step

    def why(self) -> Why:
        """Show the event."""
        return Why(cell=self.step.says, steps=(self.step,))


@attrs.frozen(kw_only=True)
class SourceRecord:
    """One source over time, as of a basis.

    `claims` are those in it that stand and were surely made by then (readers' `comments` apart);
    of them, `copies` repeat what stands in an earlier source, `copied` are repeated elsewhere, and
    the rest are originals. Only links that persons made or confirmed count; `proposed` is how many
    more claims a rule holds for copies. `corrections` are what its reporter corrected,
    `retractions` what was taken back in it, `struck` claims of it that were taken back anywhere.
    """

    basis: Basis
    claims: int
    comments: int
    copied: tuple[Disagreement, ...]
    copies: tuple[Disagreement, ...]
    corrections: tuple[Noted, ...]
    grades: tuple[Graded, ...]
    id: str
    name: str
    proposed: int
    publisher: str
    retractions: tuple[Noted, ...]
    row: SourceRow
    struck: tuple[Statement, ...]

    @property
    def originals(self) -> int:
        """How many of the claims repeat no other source, as far as persons linked them."""
        return self.claims - len({d.statements[0].row.claim for d in self.copies})

    def why(self) -> Why:
        """Show the events of its grades, corrections, retractions and copies."""
        entries: tuple[HasWhy, ...] = (
            *self.grades, *self.corrections, *self.retractions, *self.copies,
        )  # fmt: skip
        steps = {s.recorded.seq: s for entry in entries for s in entry.why().steps}
        return Why(cell=self.name, steps=tuple(steps.values()))

    def __str__(self) -> str:
        """Print it as text."""
        return printed(self)


def source_record(standing: Standing, row: SourceRow) -> SourceRecord:
    """Put together the record of one source from its claims, their links and its ratings."""
    found = [s for s in standing.in_source(row.source) if not s.possibly]
    own = [s for s in found if not s.row.apart]
    by_claim = {s.row.claim: s for s in reversed(own)}
    copies, copied, proposed = _copies(standing, by_claim)
    who = standing.context.who
    return SourceRecord(
        basis=standing.basis,
        claims=len(by_claim),
        comments=len({s.row.claim for s in found if s.row.apart == "comment"}),
        copied=copied,
        copies=copies,
        corrections=tuple(_corrections(standing, row.source, by_claim)),
        grades=tuple(grades(standing, row.source)),
        id=row.source,
        name=row.name,
        proposed=proposed,
        publisher=who.name(row.publisher) if row.publisher else "",
        retractions=tuple(_retractions(standing, row.source)),
        row=row,
        struck=tuple(s for s in by_claim.values() if s.retracted),
    )


def _copies(
    standing: Standing, by_claim: dict[str, Statement]
) -> tuple[tuple[Disagreement, ...], tuple[Disagreement, ...], int]:
    """List the copies in a source, those of it elsewhere, and count what rules propose besides."""
    ends = {e for k in links_of(standing, by_claim) for e in (k.claim, k.other)}
    far = {s.row.claim: s for s in standing.of_claims(ends - by_claim.keys()) if not s.possibly}
    found = [
        d for d in linked(standing, far | by_claim)
        if d.relation in ("copy_of", "same_utterance")
        and d.statements[0].row.source != d.statements[1].row.source
    ]  # fmt: skip
    sure = [d for d in found if d.says in ("person", "confirmed")]
    here = tuple(d for d in sure if d.statements[0].row.claim in by_claim)
    there = tuple(d for d in sure if d.statements[1].row.claim in by_claim)
    known = {d.statements[0].row.claim for d in here}
    maybe = {d.statements[0].row.claim for d in found} & by_claim.keys()
    return here, there, len(maybe - known)


def _corrections(standing: Standing, source: str, claims: Collection[str]) -> Iterator[Noted]:
    """Go through what the source's reporter corrected."""
    for recorded, event in corrections(standing.ground, source, claims):
        note = f" ({event.note})" if event.note else ""
        says = f"corrected by the reporter to: {worded(event.claim)}{note}"
        passage = standing.context.evidence.passage(recorded.seq, event.claim)
        yield Noted(step=Step(passage=passage, recorded=recorded, says=says))


def _retractions(standing: Standing, source: str) -> Iterator[Noted]:
    """Go through what claimants took back in the source, by then."""
    evidence, basis = standing.context.evidence, standing.basis
    rows: list[RetractionRow] = standing.views.rows(RETRACTIONS, at=basis.seq, source=source)
    for row in sorted(rows, key=lambda r: r.seq):
        if basis.fits((row.said_lo, row.said_hi), (row.pub_lo, row.pub_hi)) == "by_then":
            recorded = evidence.recorded(row.seq)
            event = recorded.event
            told = "what is redacted"
            if isinstance(event, ClaimRetracted):
                claim = next(iter(evidence.seqs_of((row.claim,))), None)
                content = evidence.claim(claim) if claim else None
                who = event.retraction.chain[-1].name
                words = worded(content) if content else "[redacted]"
                told = f"{who} takes back: {words}"
            yield Noted(step=Step(recorded=recorded, says=told))


def grades(standing: Standing, target: str) -> Iterator[Graded]:
    """Go through the ratings of a source, agent or claim, oldest first, taken back ones too."""
    at = standing.basis.seq
    every: list[RatingRow] = standing.views.every(RATINGS, at=at, target=target)
    held: Collection[str] = {r.id for r in standing.views.rows(RATINGS, at=at, target=target)}
    newest: dict[tuple[str, str], str] = {}
    rows = {r.id: r for r in sorted(every, key=lambda r: r.seq)}
    for row in rows.values():
        if row.id in held:
            newest[row.by, row.scale] = row.id
    for row in rows.values():
        current = newest.get((row.by, row.scale)) == row.id
        yield Graded(context=standing.context, row=row, standing=current)
