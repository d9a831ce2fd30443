"""A person's way through what is to be reviewed: accept, edit, reject, merge."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Literal, TypeAlias

import attrs

from ledger.claims import Claim, Hop, Mention, Verdict, changed
from ledger.clock import Clock, new_id
from ledger.errors import BadQuestion, NotFound
from ledger.events import ClaimAmended, Event, Reviewed, Withdrawn
from ledger.replay.todo import Todo
from ledger.store.contract import Store
from ledger.views.ground import Ground
from ledger.views.reviewing.items import Kind, ToReview, near, waits

UNDONE = "undone while reviewing"
"""The reason given where a decision is taken back."""
EDITED = "put right while reviewing"
"""The reason given where a claim is put right."""
Made: TypeAlias = Literal["accepted", "edited", "rejected", "merged"]


@attrs.frozen(kw_only=True)
class Decision:
    """What a person decided: the review's id, and the claim as it read before an edit."""

    before: Claim | None = None
    into: str | None = None
    made: Made
    review: str
    seq: int
    why: str = ""


@attrs.frozen(kw_only=True)
class Pen:
    """Writes what a reviewer decides into a ledger."""

    by: str
    clock: Clock
    store: Store

    def decide(self, item: ToReview, verdict: Verdict, made: Made, **more: str) -> Decision:
        """Append a review."""
        return self._write(item, verdict, made, (), None, more)

    def edit(self, item: ToReview, claim: Claim, why: str) -> Decision:
        """Append an amendment, and that the claim is right now: both or none."""
        amended = ClaimAmended(claim=claim, reason=why or EDITED)
        return self._write(item, "confirmed", "edited", (amended,), item.claim, {"why": why})

    def take_back(self, decision: Decision) -> int:
        """Append that a decision is undone, and the claim as it was; gives the last event."""
        undone = Withdrawn(by=self.by, reason=UNDONE, target=decision.review)
        before = decision.before
        again = (ClaimAmended(claim=before, reason=UNDONE),) if before else ()
        return self._append(undone, *again)

    def _write(
        self,
        item: ToReview,
        verdict: Verdict,
        made: Made,
        first: tuple[Event, ...],
        before: Claim | None,
        more: dict[str, str],
    ) -> Decision:
        id, into, why = new_id(self.clock), more.get("into") or None, more.get("why", "")
        review = Reviewed(
            by=self.by, id=id, into=into, target=item.target, verdict=verdict, why=why
        )
        seq = self._append(*first, review)
        return Decision(before=before, into=into, made=made, review=id, seq=seq, why=why)

    def _append(self, *events: Event) -> int:
        return self.store.append(events, recorder=self.by).first_seq + len(events) - 1


class ReviewQueue(Todo[ToReview, Decision]):
    """What is to be reviewed, and where the person is: `current` is what lies before them.

    What is decided is decided of what `current` gave last, whatever others did to it since: never
    of another.
    """

    def __init__(self, items: Sequence[ToReview], *, ground: Ground, kind: Kind, pen: Pen) -> None:
        """Start with the first item."""
        super().__init__(items, ground=ground, store=pen.store)
        self.kind: Kind = kind
        self._pen = pen

    @property
    def by(self) -> str:
        """Who reviews."""
        return self._pen.by

    @property
    def decided(self) -> Counter[Made]:
        """How many were accepted, edited, rejected and merged here, and stand so."""
        newest: dict[str, Made] = {item.target: made.made for item, made in self._decided}
        return Counter(newest.values())

    def accept(self, why: str = "") -> Decision:
        """Confirm the current item as it is. Raises `NotFound` when nothing is left."""
        item = self._now()
        return self._done(item, self._pen.decide(item, "confirmed", "accepted", why=why))

    def reject(self, why: str = "") -> Decision:
        """Reject the current item: no view shows it any more, and no newer reader brings it back.

        Raises `NotFound` when nothing is left.
        """
        item = self._now()
        return self._done(item, self._pen.decide(item, "rejected", "rejected", why=why))

    def edit(self, *, content: str = "", who: str = "", why: str = "") -> Decision:
        """Put right what the current claim says, or who said it, and confirm it so.

        Who said what the outlet was taken to say itself comes behind the outlet in the chain.
        A name nobody knows is kept as written. Raises `BadQuestion` where nothing changes, or for
        what is no claim; `Ambiguous`, `NotFound`.
        """
        item, claim = self._now(), self._claim()
        edited = changed(claim, content=content) if content else claim
        if who:
            edited = _ascribed(edited, self._mention(who))
        if edited == claim:
            raise BadQuestion(asked="edit", why="that changes nothing", hint="Accept it instead.")
        return self._done(item, self._pen.edit(item, edited, why))

    def merge(self, into: str, why: str = "") -> Decision:
        """Merge the current claim into another (its id), which says the same.

        Raises `BadQuestion` for what is no claim, `NotFound` for one that does not stand.
        """
        item, claim = self._now(), self._claim()
        if into == claim.id:
            raise BadQuestion(asked=into, why="that is the claim itself", hint="Name another one.")
        if self._ground.by_then(into) is None:
            hint = "Give the id of a claim that stands."
            raise NotFound(what="claim", asked=into, hint=hint)
        return self._done(item, self._pen.decide(item, "merged", "merged", into=into, why=why))

    def near(self) -> tuple[ToReview, ...]:
        """List the claims that the current one may be merged into: those nearest in its source."""
        return near(self._now()) if self.kind == "claim" else ()

    def _claim(self) -> Claim:
        item = self._now()
        if item.kind != "claim" or item.claim is None:
            hint = "Accept or reject it."
            raise BadQuestion(asked=item.kind, why="only claims are edited or merged", hint=hint)
        return item.claim

    def _mention(self, name: str) -> Mention:
        try:
            return Mention(agent=self._ground.who.find(name), text=name)
        except NotFound:
            return Mention(text=name)

    def _id(self, item: ToReview) -> str:
        return item.target

    def _waits(self, item: ToReview) -> bool:
        return waits(self._ground, item.target, item.kind)

    def _take_back(self, made: Decision) -> int:
        return self._pen.take_back(made)

    def _size(self, made: Decision) -> int:
        return 2 if made.before else 1


def _ascribed(claim: Claim, to: Mention) -> Claim:
    """Say who said it; what the outlet was taken to say itself, somebody said through it."""
    if claim.form == "narrated":
        said = Hop(by=(to,), wording="paraphrase")
        return changed(claim, chain=(*claim.chain, said), form="indirect")
    last: Hop = changed(claim.chain[-1], by=(to,))
    return changed(claim, chain=(*claim.chain[:-1], last))
