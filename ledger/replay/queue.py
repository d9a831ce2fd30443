"""A coder's way through the claims to be judged: each judgement is one event."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from ledger.claims import Bearing, Coding
from ledger.clock import Clock, new_id
from ledger.errors import NotFound
from ledger.events import ClaimCoded, Event, Withdrawn
from ledger.replay.todo import Todo
from ledger.store.contract import Store
from ledger.views.coders.unjudged import ToCode, Wanted, still_wanted
from ledger.views.ground import Ground

UNDONE = "undone while coding"
"""The reason given where a coding is taken back."""


@attrs.frozen(kw_only=True)
class Decision:
    """What a coder made of a claim: aspect ("" for none), bearing, the coding's id and event."""

    aspect: str
    bearing: str
    coding: str
    seq: int
    why: str = ""


@attrs.frozen(kw_only=True)
class Pen:
    """Writes what a coder decides, under a codebook, into a ledger: one event each."""

    clock: Clock
    codebook: str
    coder: str
    recorder: str
    store: Store

    def judge(self, item: ToCode, aspect: str, bearing: Bearing, why: str) -> Decision:
        """Append a coding."""
        coding = Coding(
            aspect=aspect,
            bearing=bearing,
            claim=item.claim,
            codebook=self.codebook,
            coder=self.coder,
            id=new_id(self.clock),
            named=("coder", "coder"),
            parties=item.parties,
            why=why,
        )
        seq = self._append(ClaimCoded(coding=coding))
        return Decision(aspect=aspect, bearing=bearing, coding=coding.id, seq=seq, why=why)

    def take_back(self, decision: Decision) -> int:
        """Append that a coding is withdrawn; gives the event's number."""
        return self._append(Withdrawn(by=self.coder, reason=UNDONE, target=decision.coding))

    def _append(self, event: Event) -> int:
        return self.store.append((event,), recorder=self.recorder).first_seq


class CodingQueue(Todo[ToCode, Decision]):
    """The claims to be judged, and where the coder is: `current` is the claim before them."""

    def __init__(
        self,
        items: Sequence[ToCode],
        *,
        aspects: Sequence[str],
        ground: Ground,
        pen: Pen,
        wanted: Wanted,
    ) -> None:
        """Start with the first item; `aspects` are those that may be chosen."""
        super().__init__(items, ground=ground, store=pen.store)
        self.aspects = tuple(aspects)
        self.wanted = wanted
        self._pen = pen

    @property
    def decided(self) -> int:
        """How many claims were judged here, and stand judged."""
        return len({item for item, _ in self._decided})

    def decision(self, item: ToCode) -> Decision | None:
        """Tell what the coder made of a claim, here or before; None when nothing."""
        return super().decision(item) or _before(item)

    def judge(self, aspect: str, bearing: Bearing = "open", why: str = "") -> Decision:
        """Judge the current claim: its aspect ("" for none), and which way it bears.

        It is the one that `current` gave last, whatever others did to it since: never another. One
        event is appended, and the next claim is current. Raises `NotFound` for an aspect that is
        not in the codebook and not proposed, or when no claim is left.
        """
        item = self._now()
        known = {*self.aspects, item.aspect, ""}
        if aspect not in known:
            raise NotFound(what="aspect", asked=aspect, known=tuple(sorted(known - {""})))
        return self._done(item, self._pen.judge(item, aspect, bearing, why))

    def accept(self, bearing: Bearing = "open", why: str = "") -> Decision:
        """Judge the current claim to be of the aspect that the rule proposes."""
        return self.judge(self._now().aspect, bearing, why)

    def _id(self, item: ToCode) -> str:
        return item.claim

    def _waits(self, item: ToCode) -> bool:
        return still_wanted(self._ground, self.wanted, item)

    def _take_back(self, made: Decision) -> int:
        return self._pen.take_back(made)


def _before(item: ToCode) -> Decision | None:
    row = item.own
    if row is None:
        return None
    event = item.statement.context.evidence.recorded(row.coded).event
    why = event.coding.why if isinstance(event, ClaimCoded) else ""
    return Decision(
        aspect=row.aspect, bearing=row.bearing, coding=row.coding, seq=row.coded, why=why
    )
