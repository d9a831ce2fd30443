"""Competing hypotheses against claims (Heuer): a score an analyst, plain counts, no total.

Nothing here is a probability, and no score is made of the scores: the matrix says which hypotheses
the claims speak against, which claims tell hypotheses apart, and where analysts differ.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import attrs

from ledger.errors import NotFound
from ledger.events import EvidenceWeighed, HypothesisStated
from ledger.inquiry import Hypothesis, Weighing
from ledger.projections.hypotheses import HypothesisRow, WeighingRow
from ledger.views.basis import Basis
from ledger.views.fates import Fate
from ledger.views.ground import Ground
from ledger.views.hypotheses.past import past
from ledger.views.printing import printed
from ledger.views.steps import Step, Why
from ledger.visible import Visible

SCORES: Final[dict[str, str]] = {
    "CC": "very consistent",
    "C": "consistent",
    "N": "neutral",
    "I": "inconsistent",
    "II": "very inconsistent",
    "NA": "not applicable",
}
"""How a claim can stand to a hypothesis (Heuer), and what each score means."""


@attrs.frozen(kw_only=True)
class Scored:
    """One analyst's score of a claim against a hypothesis, and the earlier ones, newest first."""

    earlier: tuple[Scored, ...] = ()
    ground: Ground = attrs.field(repr=False, eq=False)
    row: WeighingRow

    @property
    def weighing(self) -> Weighing | None:
        """The weighing itself; None where it was redacted."""
        event = self.ground.evidence.recorded(self.row.seq).event
        return event.weighing if isinstance(event, EvidenceWeighed) else None

    @property
    def analyst(self) -> str:
        """Whose score it is."""
        return self.row.by

    @property
    def score(self) -> str | None:
        """CC, C, N, I, II or NA; None where it was redacted, and then no older one rises again."""
        return self.weighing.score if self.weighing else None

    def step(self) -> Step:
        """Say the score, by whom, when and why, with its event."""
        it, recorded = self.weighing, self.ground.evidence.recorded(self.row.seq)
        if it is None:
            return Step(recorded=recorded, says=f"weighed by {self.analyst}: [redacted]")
        made = f" on {it.made}" if it.made else ""
        why = f": {it.why}" if it.why else ", no reason given"
        says = f"weighed by {self.analyst}{made} as {it.score} ({SCORES[it.score]}){why}"
        return Step(recorded=recorded, says=says)


@attrs.frozen(kw_only=True)
class Column:
    """One hypothesis with plain counts of the claims weighed against it.

    `inconsistent` and `very_inconsistent` count the claims that somebody scored I and II,
    `weighed` those somebody scored at all but for NA, `not_applicable` those all score NA;
    `differ` counts the claims on which analysts differ. `possibly` marks a hypothesis that may
    have been stated later than asked.
    """

    differ: int = 0
    ground: Ground = attrs.field(repr=False, eq=False)
    inconsistent: int = 0
    label: str = ""
    not_applicable: int = 0
    possibly: bool = False
    row: HypothesisRow
    very_inconsistent: int = 0
    weighed: int = 0

    @property
    def hypothesis(self) -> Hypothesis | None:
        """The hypothesis itself; None where it was redacted."""
        event = self.ground.evidence.recorded(self.row.seq).event
        return event.hypothesis if isinstance(event, HypothesisStated) else None

    @property
    def statement(self) -> str:
        """What it holds; a hole where it was redacted."""
        return self.hypothesis.statement if self.hypothesis else "[redacted]"

    @property
    def question(self) -> str:
        """Which question it answers; "" where that was not said, or was redacted."""
        return self.hypothesis.question if self.hypothesis else ""

    def why(self) -> Why:
        """Show the event that states it."""
        return Why(cell=self.statement, steps=(self.step(),))

    def step(self) -> Step:
        """Say the hypothesis, by whom and when, with its event."""
        it, recorded = self.hypothesis, self.ground.evidence.recorded(self.row.seq)
        made = f" on {it.made}" if it and it.made else ""
        says = f"hypothesis stated by {self.row.by}{made}: {self.statement}"
        return Step(recorded=recorded, says=says)


@attrs.frozen(kw_only=True)
class MatrixCell:
    """How a claim stands to a hypothesis: each analyst's standing score, side by side.

    `possibly` are scores that may be later than asked; they count nowhere.
    """

    claim: str
    column: Column = attrs.field(repr=False)
    ground: Ground = attrs.field(repr=False, eq=False)
    possibly: tuple[Scored, ...] = ()
    scores: tuple[Scored, ...] = ()
    seq: int

    @property
    def differ(self) -> bool:
        """Whether analysts' standing scores differ; they are never averaged."""
        return len({s.score for s in self.scores if s.score}) > 1

    def by(self, analyst: str) -> Scored | None:
        """Give one analyst's standing score; None where there is none."""
        return next((s for s in self.scores if s.analyst == analyst), None)

    def why(self) -> Why:
        """Show each score's event and reason, the hypothesis, and the claim in its source.

        What a score displaced is the same analyst's earlier ones.
        """
        told = ", ".join(f"{s.analyst} {s.score or '[redacted]'}" for s in self.scores)
        content = self.ground.told(self.seq)
        steps = (
            *(s.step() for s in self.scores),
            self.column.step(),
            self.ground.step(self.seq, f"the claim: {content}"),
        )
        return Why(
            cell=f"{content} × {self.column.statement}: {told or 'not weighed'}",
            displaced=tuple(e.step() for s in self.scores for e in s.earlier),
            steps=steps,
        )

    def history(self) -> tuple[Step, ...]:
        """List every score that the cell ever had up to the basis, the withdrawn ones too."""
        rows = past(self.column.row.id, self.claim, self.ground)
        steps = [Scored(ground=self.ground, row=row).step() for row, _ in rows]
        steps += [step for _, gone in rows for step in gone]
        return tuple(sorted(steps, key=lambda step: step.recorded.seq))


@attrs.frozen(kw_only=True)
class WeighedClaim(Visible):
    """A claim with its cells, one for each hypothesis, and what it tells apart.

    `apart` is how many of the `pairs` of hypotheses that one analyst scored it against (NA left
    out) it tells apart: the two scores differ. `fates` are what became of the claim since.
    """

    apart: int
    cells: tuple[MatrixCell, ...]
    claim: str
    fates: tuple[Fate, ...] = ()
    ground: Ground = attrs.field(repr=False, eq=False)
    pairs: int
    seq: int

    @property
    def idle(self) -> bool:
        """Whether it was scored against several hypotheses and tells none of them apart."""
        return self.pairs > 0 and self.apart == 0

    def __str__(self) -> str:
        """Say the claim: who, what, in which source."""
        return self.ground.told(self.seq)

    def why(self) -> Why:
        """Show the claim's sentence in its source, and what became of it."""
        became = (attrs.evolve(f.step, says=f"{f.kind}: {f.step.says}") for f in self.fates)
        return Why(cell=str(self), steps=(self.ground.step(self.seq, "recorded"), *became))


@attrs.frozen(kw_only=True)
class Matrix:
    """Hypotheses against claims as of a basis: fewest inconsistent first, as Heuer has it.

    `columns` are the hypotheses, those nobody weighed last; `claims` those that tell most apart
    first; `analysts` all whose scores are shown. There is no total and no probability.
    """

    analysts: tuple[str, ...]
    basis: Basis
    claims: tuple[WeighedClaim, ...]
    columns: tuple[Column, ...]
    parties: tuple[str, str]
    question: str

    def cell(self, claim: str, hypothesis: str) -> MatrixCell:
        """Give the cell of a claim and a hypothesis, by their ids; a hypothesis by its label too.

        Raises `NotFound`.
        """
        for cell in self.cells():
            named = (cell.column.row.id, cell.column.label)
            if cell.claim == claim and hypothesis in named:
                return cell
        asked = f"{claim} × {hypothesis}"
        hint = "Give the ids of a claim and a hypothesis of this matrix."
        raise NotFound(what="cell", asked=asked, hint=hint)

    def cells(self) -> Iterator[MatrixCell]:
        """Go through all cells, claim by claim."""
        for claim in self.claims:
            yield from claim.cells

    def disagreements(self) -> tuple[MatrixCell, ...]:
        """List the cells in which analysts differ."""
        return tuple(cell for cell in self.cells() if cell.differ)

    def __str__(self) -> str:
        """Print the matrix as text."""
        return printed(self)
