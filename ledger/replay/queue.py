"""A coder's way through the claims to be judged: decide, skip, go back, undo.

Every decision is an event, appended at once: what the ledger holds is done, whatever happens to
whoever decides.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence

import attrs

from ledger.claims import Bearing, Coding
from ledger.clock import Clock, new_id
from ledger.errors import NotFound
from ledger.events import ClaimCoded, Event, Withdrawn
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


class CodingQueue:
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
        self.aspects = tuple(aspects)
        self.elsewhere = 0
        self.wanted = wanted
        self._alone = True
        self._again: set[ToCode] = set()
        self._decided: list[tuple[ToCode, Decision]] = []
        self._ground = ground
        self._pen = pen
        self._seq = ground.basis.seq
        self._shown: ToCode | None = None
        self._skipped: dict[ToCode, None] = {}
        self._todo = deque(items)
        self._trail: list[ToCode] = []

    def __len__(self) -> int:
        """Count the claims still to be judged, those skipped too."""
        return len(self._todo)

    def __iter__(self) -> Iterator[ToCode]:
        """Go through the claims still to be judged; nothing is decided by that."""
        return iter(tuple(self._todo))

    @property
    def current(self) -> ToCode | None:
        """The claim to be judged now; None when none is left.

        What others judged or took back meanwhile is passed over, and counted in `elsewhere`.
        """
        while self._todo and not self._still(self._todo[0]):
            self._skipped.pop(self._todo.popleft(), None)
            self.elsewhere += 1
        self._shown = self._todo[0] if self._todo else None
        return self._shown

    @property
    def decided(self) -> int:
        """How many claims were judged here, and stand judged."""
        return len({item for item, _ in self._decided})

    @property
    def skipped(self) -> tuple[str, ...]:
        """The ids of the claims skipped and not judged since, in the order of skipping."""
        return tuple(item.claim for item in self._skipped)

    def decision(self, item: ToCode) -> Decision | None:
        """Tell what the coder made of a claim, here or before; None when nothing."""
        here = next((d for it, d in reversed(self._decided) if it is item), None)
        return here or _before(item)

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
        made = self._pen.judge(item, aspect, bearing, why)
        self._saw(made.seq)
        self._decided.append((item, made))
        self._leave(item)
        return made

    def accept(self, bearing: Bearing = "open", why: str = "") -> Decision:
        """Judge the current claim to be of the aspect that the rule proposes."""
        return self.judge(self._now().aspect, bearing, why)

    def skip(self) -> None:
        """Put the current claim off to the end; one that was judged and gone back to stays judged.

        Raises `NotFound` when no claim is left.
        """
        item = self._now()
        self._leave(item)
        if all(item is not judged for judged, _ in self._decided):
            self._skipped[item] = None
            self._todo.append(item)

    def back(self) -> bool:
        """Go back to the claim before, judged or skipped; tells whether there is one.

        Judged again, its newer coding counts.
        """
        if not self._trail:
            return False
        self._return_to(self._trail.pop())
        return True

    def undo(self) -> Decision | None:
        """Take back the coding made last, and go back to its claim; None when there is none.

        One event is appended.
        """
        if not self._decided:
            return None
        item, made = self._decided.pop()
        self._saw(self._pen.take_back(made))
        last = max((n for n, it in enumerate(self._trail) if it is item), default=None)
        if last is not None:
            del self._trail[last]
        self._return_to(item)
        return made

    def _now(self) -> ToCode:
        item = self._shown or self.current
        if item is None:
            raise NotFound(what="claim", asked="to be judged", hint="All of them are.")
        return item

    def _leave(self, item: ToCode) -> None:
        self._shown = None
        self._todo.popleft()
        self._skipped.pop(item, None)
        self._trail.append(item)

    def _return_to(self, item: ToCode) -> None:
        self._shown = None
        if item in self._todo:
            self._todo.remove(item)
        self._again.add(item)
        self._todo.appendleft(item)

    def _saw(self, seq: int) -> None:
        """Note an event of our own, and whether others wrote before it."""
        self._alone = self._alone and seq == self._seq + 1
        self._seq = seq

    def _still(self, item: ToCode) -> bool:
        """Tell whether a claim is still to be judged; looks only where others write too."""
        if self._alone and self._pen.store.head().seq == self._seq:
            return True
        return item in self._again or still_wanted(self._ground, self.wanted, item)


def _before(item: ToCode) -> Decision | None:
    row = item.own
    if row is None:
        return None
    event = item.statement.context.evidence.recorded(row.coded).event
    why = event.coding.why if isinstance(event, ClaimCoded) else ""
    return Decision(
        aspect=row.aspect, bearing=row.bearing, coding=row.coding, seq=row.coded, why=why
    )
