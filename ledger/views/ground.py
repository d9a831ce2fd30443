"""What the cells of a view stand on: the rows, the events, who is who, the scales, the basis."""

from __future__ import annotations

import attrs

from ledger.codebooks.scales import Scales
from ledger.projections.timeline import STATEMENTS, StatementRow
from ledger.views.basis import Basis
from ledger.views.engine import Views
from ledger.views.evidence import Evidence
from ledger.views.steps import Step
from ledger.views.who import Who


@attrs.frozen(kw_only=True)
class Ground:
    """Everything that a cell may look things up in, as of one basis."""

    basis: Basis
    evidence: Evidence
    scales: Scales = attrs.field(factory=Scales.shipped)
    views: Views
    who: Who

    def version(self, claim: str, at: int | None = None) -> int | None:
        """Tell which event brought a claim's version that held after event `at` (now: the basis').

        None where it did not hold: withdrawn, or not there yet.
        """
        seq = self.basis.seq if at is None else at
        rows: list[StatementRow] = self.views.rows(STATEMENTS, at=seq, claim=claim)
        return rows[0].seq if rows else None

    def told(self, seq: int) -> str:
        """Say a claim in a few words: who, what, in which source; a hole where it is redacted."""
        claim = self.evidence.claim(seq)
        if claim is None:
            return "[redacted]"
        names = (self.who.said_by(m, claim.source) for m in claim.who)
        who = " and ".join(filter(None, names)) or "[unnamed]"
        return f"{who}: {claim.content} [{self.evidence.source_name(claim.source)}]"

    def step(self, seq: int, says: str) -> Step:
        """Make a step of the event that brought a claim, with the claim's sentence."""
        claim = self.evidence.claim(seq)
        passage = self.evidence.passage(seq, claim) if claim else None
        return Step(passage=passage, recorded=self.evidence.recorded(seq), says=says)
