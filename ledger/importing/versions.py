"""Whether a record that comes again says something new of a claim, or what a person has settled."""

from __future__ import annotations

import attrs

from ledger.claims import Claim, Hop, Mention, changed
from ledger.importing.scene import outermost_is_outlet
from ledger.projections.judgements import REVIEWS, ReviewRow
from ledger.projections.timeline import STATEMENTS, StatementRow, claim_of
from ledger.store.contract import Store
from ledger.views.rows.engine import Views


@attrs.frozen(kw_only=True)
class Versions:
    """The versions of claims in the state after event `at`."""

    at: int
    store: Store
    views: Views

    def standing(self, claim: str) -> Claim | None:
        """Give the newest version of a claim; None when it was withdrawn."""
        return self._newest(claim)[0]

    def imported(self, claim: str) -> Claim | None:
        """Give the newest version of a claim when an import wrote it.

        None when a person has amended or confirmed it since, or withdrawn it: that stands.
        """
        newest, by_import = self._newest(claim)
        reviews: list[ReviewRow] = self.views.rows(REVIEWS, at=self.at, target=claim)
        settled = not by_import or any(r.verdict == "confirmed" for r in reviews)
        return None if settled else newest

    def _newest(self, claim: str) -> tuple[Claim | None, bool]:
        rows: list[StatementRow] = self.views.rows(STATEMENTS, at=self.at, claim=claim)
        for recorded in self.store.pick(tuple({r.seq for r in rows})[:1]):
            return claim_of(recorded.event), recorded.batch.import_id is not None
        return None, False


def same(one: Claim, other: Claim, outlet: str) -> bool:
    """Tell whether two claims were told alike: all but ids, and who was found to be meant.

    `outlet` is what the publisher of their document is called.
    """
    return _told(one, outlet) == _told(other, outlet)


def _told(claim: Claim, outlet: str) -> Claim:
    first, *others = claim.chain
    if outermost_is_outlet(claim) and first.by in ((), (Mention(agent=_agent(first)),)):
        first = changed(first, by=(Mention(text=outlet),))
    return changed(
        claim,
        addressee=claim.addressee and changed(claim.addressee, agent=None),
        chain=tuple(changed(hop, by=_names(hop)) for hop in (first, *others)),
        id="",
        reading=None,
        reply_to=None,
        source="",
    )


def _agent(hop: Hop) -> str | None:
    return hop.by[0].agent if hop.by else None


def _names(hop: Hop) -> tuple[Mention, ...]:
    """List the mentions once each: one that names several stands there for each of them."""
    return tuple(dict.fromkeys(changed(m, agent=None) for m in hop.by))
