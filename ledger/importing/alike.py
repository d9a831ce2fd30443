"""Claims of another ledger that this one has read in the same source by itself."""

from __future__ import annotations

import attrs

from ledger.adapter import Draft
from ledger.claims import Claim
from ledger.importing.keys import RecordKeys
from ledger.importing.known import Known
from ledger.importing.notes import Notes
from ledger.importing.places import Places
from ledger.importing.versions import same
from ledger.importing.whole_sources import WholeSources
from ledger.projections.timeline import claim_of


@attrs.define(kw_only=True)
class Alike:
    """Finds the claims that both ledgers have: written alike, for the n-th time in one source."""

    known: Known
    places: Places
    sources: WholeSources
    _counts: Notes[int] = attrs.field(factory=Notes, init=False)

    def found(self, id: str, claim: Claim) -> bool:
        """Tell whether the ledger has a claim; it is called by the ledger's own id from there."""
        outlet = self.sources.outlet(claim.source)
        if outlet is None:
            return False
        keys = RecordKeys(self._counts, claim.source)
        held = self.known.look((claim.source, keys.of(Draft(record=claim), outlet))).event
        own = claim_of(held.event) if held else None
        if own is None or not same(own, claim, outlet) or self.places.brought(own.id):
            return False
        self.places.call(id, own.id)
        return True
