"""Replays one subject the plain way: its events are read, decoded and folded, one by one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import attrs

from ledger.claims import Claim
from ledger.events import ClaimCoded, ClaimRecorded, Recorded

Slot = tuple[str, str]


@attrs.define
class Positions:
    """What a plain replay keeps: the latest of each slot, counts, and occasions."""

    latest: dict[Slot, tuple[int, str]] = attrs.field(factory=dict)
    claims: int = 0
    sources: set[str] = attrs.field(factory=set)
    occasions: dict[Slot, set[tuple[int, int]]] = attrs.field(factory=lambda: defaultdict(set))

    def take(self, slot: Slot, claim: Claim) -> None:
        """Take in a coded claim."""
        self.claims += 1
        self.sources.add(claim.source)
        said = claim.date
        if said is None or said.lo is None or said.hi is None:
            return
        self.occasions[slot].add((said.lo, said.hi))
        if slot not in self.latest or self.latest[slot][0] <= said.hi:
            self.latest[slot] = said.hi, claim.id


def fold(events: Iterable[Recorded]) -> Positions:
    """Fold events into positions, from nothing."""
    into, claims = Positions(), dict[str, Claim]()
    for recorded in events:
        match recorded.event:
            case ClaimRecorded(claim=claim):
                claims[claim.id] = claim
            case ClaimCoded(coding=coding):
                claim = claims[coding.claim]
                into.take((coding.aspect, claim.chain[-1].agents[0]), claim)
            case _:
                continue
    return into
