"""All that was ever weighed in one cell of a matrix, what was withdrawn since too."""

from __future__ import annotations

from ledger.events import Withdrawn
from ledger.projections.hypotheses import WEIGHINGS, WeighingRow
from ledger.views.ground import Ground
from ledger.views.steps import Step


def past(hypothesis: str, claim: str, ground: Ground) -> list[tuple[WeighingRow, list[Step]]]:
    """List every score of a claim against a hypothesis, each with who withdrew it, if anybody."""
    rows: list[WeighingRow] = ground.views.every(
        WEIGHINGS, at=ground.basis.seq, hypothesis=hypothesis, claim=claim
    )
    return [(row, _withdrawn(row, ground)) for row in rows]


def _withdrawn(row: WeighingRow, ground: Ground) -> list[Step]:
    steps = []
    for recorded in ground.touching(row.id):
        event = recorded.event
        if isinstance(event, Withdrawn) and event.target == row.id:
            by = event.by or recorded.batch.recorder
            says = f"the score of event {row.seq} withdrawn by {by}: {event.reason}"
            steps.append(Step(recorded=recorded, says=says))
    return steps
