"""What the cells of a view stand on: the rows, the events, who is who, the scales, the basis."""

from __future__ import annotations

import attrs

from ledger.codebooks.scales import Scales
from ledger.events import Recorded
from ledger.projections.timeline import STATEMENTS, StatementRow
from ledger.projections.touched import TOUCHED, TouchedRow
from ledger.views.acts import worded
from ledger.views.basis import Basis
from ledger.views.evidence import Evidence
from ledger.views.rows.engine import Views
from ledger.views.select import current
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

    def version(self, claim: str) -> int | None:
        """Tell which event brought the version of a claim that stands; None where it is gone."""
        rows: list[StatementRow] = self.views.rows(STATEMENTS, at=self.basis.seq, claim=claim)
        return next((row.seq for row in rows if current(row, self.basis)), None)

    def by_then(self, claim: str) -> int | None:
        """Tell as `version` does; None too for what may be later, was rejected or is set apart."""
        rows: list[StatementRow] = self.views.rows(STATEMENTS, at=self.basis.seq, claim=claim)
        fits = self.basis.fits
        sure = (
            row for row in rows
            if current(row, self.basis) and row.verdict in ("", "confirmed") and not row.apart
            and fits((row.said_lo, row.said_hi), (row.pub_lo, row.pub_hi)) == "by_then"
        )  # fmt: skip
        return next((row.seq for row in sure), None)

    def version_at(self, claim: str, at: int) -> int | None:
        """Tell which event brought the version that was the newest after event `at`."""
        rows: list[StatementRow] = self.views.rows(STATEMENTS, at=at, claim=claim)
        return max((row.seq for row in rows), default=None)

    def touching(self, subject: str) -> list[Recorded]:
        """List the events that touched a claim, a source, a score or whatever else."""
        rows: list[TouchedRow] = self.views.every(TOUCHED, at=self.basis.seq, subject=subject)
        seqs = sorted({row.seq for row in rows})
        self.evidence.load(seqs)
        return [self.evidence.recorded(seq) for seq in seqs]

    def told(self, seq: int) -> str:
        """Say a claim in a few words: who, what, in which source; a hole where it is redacted."""
        claim = self.evidence.claim(seq)
        if claim is None:
            return "[redacted]"
        names = (self.who.said_by(m, claim.source) for m in claim.who)
        who = " and ".join(filter(None, names)) or "[unnamed]"
        return f"{worded(claim, who)} [{self.evidence.source_name(claim.source)}]"

    def step(self, seq: int, says: str) -> Step:
        """Make a step of the event that brought a claim, with the claim's sentence."""
        claim = self.evidence.claim(seq)
        passage = self.evidence.passage(seq, claim) if claim else None
        return Step(passage=passage, recorded=self.evidence.recorded(seq), says=says)
