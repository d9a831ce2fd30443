"""Claims of another ledger that this one has read in the same source by itself, or will read."""

from __future__ import annotations

import attrs

from ledger.adapter import Draft
from ledger.claims import Claim
from ledger.importing.keys import RecordKeys
from ledger.importing.known import Known
from ledger.importing.notes import Notes
from ledger.importing.places import Places, kept
from ledger.importing.versions import same
from ledger.importing.whole_sources import WholeSources
from ledger.projections.timeline import claim_of
from ledger.store.contract import Identity


@attrs.define(kw_only=True)
class Alike:
    """Finds the claims that both ledgers have: written alike, for the n-th time in one source."""

    known: Known
    places: Places
    sources: WholeSources
    _counts: Notes[int] = attrs.field(factory=Notes, init=False)

    def take(self, id: str, claim: Claim) -> Identity | None:
        """Give the identity under which a claim is known by what is written, for a new one.

        None when the ledger has it: it is called by the ledger's own id from there.
        """
        outlet = self.sources.outlet(claim.source)
        key = RecordKeys(self._counts, claim.source).of(Draft(record=claim), outlet)
        if self.sources.fresh(claim.source):
            return claim.source, key
        found = self.known.record((claim.source, key))
        own = claim_of(found.event.event) if found.event else None
        if own is None:
            return found.identity
        if not same(own, claim, outlet) or self.places.brought(own.id):
            return kept(id)
        self.places.call(id, own.id)
        return None
