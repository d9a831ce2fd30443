"""What is asked of disagreements, claimants and sources, and the proposals of rules recorded."""

from __future__ import annotations

from ledger.claims import Link
from ledger.clock import new_id
from ledger.events import ClaimsLinked
from ledger.replay.bounds import Asked
from ledger.verbs.asking import Asking
from ledger.views.records.claimants import ClaimantRecord, Claimants
from ledger.views.records.disagreement import Disagreements
from ledger.views.records.source_record import SourceRecord


class Disputing(Asking):
    """Everything about who disagrees, who said otherwise before, and what a source is worth."""

    def disagreements(
        self,
        first: str,
        second: str,
        aspect: str = "",
        *,
        recorded: Asked | int = None,
        published: Asked = None,
        said: Asked = None,
    ) -> Disagreements:
        """List where the claims of a relationship stand against one another, and who says so.

        Seven kinds are told apart. Raises `NotFound`, `Ambiguous`, `BadMoment`.
        """
        moment = self.as_of(recorded=recorded, published=published, said=said)
        return moment.disagreements(first, second, aspect)

    def propose(self, first: str, second: str) -> tuple[str, ...]:
        """Record what rules propose of a relationship's claims as links; gives the links' ids.

        Each is recorded once: again adds nothing, and what a person rejected is not proposed again.
        `review(id, "confirmed")` or `"rejected"` settles one. Raises `NotFound`, `Ambiguous`.
        """
        found = [d for d in self.disagreements(first, second) if d.says == "unrecorded"]
        links = [
            Link(
                by=d.by,
                claim=d.statements[0].row.claim,
                id=new_id(self._clock),
                other=d.statements[1].row.claim,
                relation=d.relation,
                why=d.reason,
            )
            for d in found
        ]
        if links:
            self.store.append([ClaimsLinked(link=k) for k in links], recorder=self.by)
        return tuple(k.id for k in links)

    def claimant(
        self,
        name: str,
        *,
        recorded: Asked | int = None,
        published: Asked = None,
        said: Asked = None,
    ) -> ClaimantRecord:
        """Show one claimant over time: statements, reversals, retractions, by whom contradicted.

        Raises `NotFound` with the nearest names, `Ambiguous`, `BadMoment`.
        """
        return self.as_of(recorded=recorded, published=published, said=said).claimant(name)

    def claimants(
        self, *, recorded: Asked | int = None, published: Asked = None, said: Asked = None
    ) -> Claimants:
        """List all claimants, those first who were contradicted or said otherwise most often."""
        return self.as_of(recorded=recorded, published=published, said=said).claimants()

    def source_record(
        self,
        name: str,
        *,
        recorded: Asked | int = None,
        published: Asked = None,
        said: Asked = None,
    ) -> SourceRecord:
        """Show one source over time: its claims, copies, corrections, retractions and ratings.

        Raises `NotFound` with the nearest names, `Ambiguous`, `BadMoment`.
        """
        return self.as_of(recorded=recorded, published=published, said=said).source_record(name)
