"""The events behind a page, each read once."""

from __future__ import annotations

from collections.abc import Iterable

from ledger.claims import Assessment, Claim
from ledger.events import AssessmentMade, Recorded
from ledger.projections.timeline import claim_of
from ledger.store.contract import Store


class Known:
    """Events by their numbers, kept once they were read."""

    def __init__(self, store: Store) -> None:
        """Read from a store."""
        self._store = store
        self._recorded: dict[int, Recorded] = {}

    def load(self, seqs: Iterable[int]) -> None:
        """Fetch many events at once."""
        missing = sorted({seq for seq in seqs if seq not in self._recorded})
        for recorded in self._store.pick(missing):
            self._recorded[recorded.seq] = recorded

    def recorded(self, seq: int) -> Recorded:
        """Give the event of that number."""
        if seq not in self._recorded:
            self.load((seq,))
        return self._recorded[seq]

    def claim(self, seq: int) -> Claim | None:
        """Give the claim that an event brought; None when it was redacted."""
        return claim_of(self.recorded(seq).event)

    def assessment(self, seq: int) -> Assessment | None:
        """Give the assessment that an event brought; None when it was redacted."""
        event = self.recorded(seq).event
        return event.assessment if isinstance(event, AssessmentMade) else None
