"""Taking back: the recorder, the claimant, the reporter and the law each do it in their own way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from ledger.claims import Claim, Hop, Mention, Retraction, changed
from ledger.clock import new_id
from ledger.errors import BadEvent, NotFound
from ledger.events import (
    ClaimAmended,
    ClaimRetracted,
    Event,
    ImportFinished,
    ImportStarted,
    LedgerOpened,
    PayloadRedacted,
    Recorded,
    ReportCorrected,
    SourceCaptured,
    Withdrawn,
)
from ledger.inquiry import Hole
from ledger.projections.timeline import claim_of
from ledger.projections.touched import TOUCHED, TouchedRow
from ledger.times import When, when
from ledger.verbs.asking import Asking
from ledger.verbs.outlines import hole

_KEPT = (LedgerOpened.__name__, ImportStarted.__name__, ImportFinished.__name__)
"""What says nothing of anybody, and what the rest hangs on."""


class TakingBack(Asking):
    """Six ways of taking back, but for what is said of claims: a denial is a claim of its own."""

    def amend(self, claim: str, reason: str = "", **fields: object) -> None:
        """Put right how a claim was recorded: `amend(id, "typo", content="…")`.

        `fields` are fields of `Claim`, or `who` said it (a name or id) and at what `date` (None:
        unknown). Raises `NotFound` for a field that a claim does not have.
        """
        amended = _reworded(self, claim, fields)
        self._write_down(ClaimAmended(claim=amended, reason=reason))

    def withdraw(self, target: str, reason: str) -> None:
        """Take back what should not have been recorded, by its id: a claim, coding, link, ..."""
        self._write_down(Withdrawn(by=self.by, reason=reason, target=target))

    def retract(
        self, claim: str, *, who: str, source: str, date: str | None = None, words: str = ""
    ) -> str:
        """Record that the claimant took a claim back: who said so, in which source, when."""
        hop = Hop(by=(Mention(agent=self.agent_id(who), text=who),), said=when(date))
        retraction = Retraction(
            chain=(hop,),
            claim=claim,
            id=new_id(self._clock),
            source=self.source_id(source),
            words=words,
        )
        self._write_down(ClaimRetracted(retraction=retraction))
        return retraction.id

    def correct(
        self,
        claim: str,
        *,
        note: str = "",
        published: str | When | None = None,
        **fields: object,
    ) -> None:
        """Record that the reporter corrected what it reports: `correct(id, content="…")`.

        `published` is when the correction was; a reader before that knew the old wording, and so
        does a view of then. Capture the source's new version first, where you have it. `fields`
        are as for `amend`.
        """
        corrected = _reworded(self, claim, fields)
        event = ReportCorrected(
            claim=corrected,
            note=note,
            published=when(published),
            sha256=_sum_of(self, corrected.source),
        )
        self._write_down(event)

    def redact(
        self,
        *targets: str | int,
        reason: str,
        note: str = "",
        keep_place: bool = True,
    ) -> tuple[int, ...]:
        """Erase for good what events say, by claim (id, every version) or event number.

        `reason` is a code such as "privacy" or "court order". A hole stays in each place, in views
        of the past too, with whose it was and when unless `keep_place` is False; proofs stay
        valid. Gives the numbers erased. Raises `NotFound`, `BadEvent`.
        """
        gone, meant = condemned(self, targets), self.now().who.meant
        holes = tuple(hole(r, meant) if keep_place else Hole(seq=r.seq) for r in gone)
        self._write_down(PayloadRedacted(by=self.by, holes=holes, note=note, reason=reason))
        self._views.forget()
        return tuple(r.seq for r in gone)

    def _write_down(self, event: Event) -> None:
        self.store.append((event,), recorder=self.by)


def condemned(desk: Asking, targets: Sequence[str | int]) -> tuple[Recorded, ...]:
    """List the events that `redact` would erase, by claim (id) or event number, in their order.

    Raises `NotFound`, and `BadEvent` for what is never erased or where nothing is left.
    """
    found = {r.seq: r for target in targets for r in _bringing(desk, target)}
    for recorded in found.values():
        _erasable(recorded)
    gone = tuple(found[seq] for seq in sorted(found) if found[seq].event is not None)
    if not gone:
        why = "nothing of what you name is left to erase"
        raise BadEvent(kind="PayloadRedacted", where="$.holes", why=why)
    return gone


def _bringing(desk: Asking, target: str | int) -> tuple[Recorded, ...]:
    """List the events that carry a claim (every version) or any other id, or one by number."""
    if isinstance(target, int):
        return tuple(desk.store.pick((target,)))
    made, ground = desk.store.where(str(target)), desk.now().ground
    if made is None:
        raise NotFound(what="record", asked=target, hint="Give an id or an event's number.")
    touched: list[TouchedRow] = ground.views.rows(TOUCHED, at=ground.basis.seq, subject=target)
    found = desk.store.pick(sorted({made, *(row.seq for row in touched)}))
    return tuple(r for r in found if r.seq == made or _carries(r, target))


def _carries(recorded: Recorded, claim: str) -> bool:
    it = claim_of(recorded.event)
    return it is not None and it.id == claim


def _sum_of(desk: Asking, source: str) -> str:
    """Give the SHA-256 of a source's newest captured version; raises `NotFound`."""
    row = desk.now().source(source)
    [recorded] = desk.store.pick((row.captured,))
    if not isinstance(recorded.event, SourceCaptured):
        raise NotFound(what="captured version of source", asked=row.name)
    return recorded.event.version.sha256


def _erasable(recorded: Recorded) -> None:
    if recorded.kind in (*_KEPT, PayloadRedacted.__name__):
        why = f"event {recorded.seq} is a {recorded.kind}, which is never erased"
        raise BadEvent(kind="PayloadRedacted", where="$.holes", why=why)


def _reworded(desk: Asking, claim: str, fields: dict[str, object]) -> Claim:
    """Give the newest version of a claim with some fields put otherwise; raises `NotFound`."""
    known = tuple(f for f in Claim.__struct_fields__ if f not in ("id", "source"))
    for field in fields:
        if field not in (*known, "date", "who"):
            what, hint = "field of a claim that can be amended", "Others: `date` and `who`."
            raise NotFound(what=what, asked=field, known=known, hint=hint)
    last: dict[str, object] = {}
    if "date" in fields:
        last["said"] = when(cast("str | When | None", fields.pop("date")))
    if "who" in fields:
        who = str(fields.pop("who"))
        last["by"] = (Mention(agent=desk.agent_id(who), text=who),)
    amended = changed(desk.claim(claim), **fields)
    if not last:
        return amended
    return changed(amended, chain=(*amended.chain[:-1], changed(amended.chain[-1], **last)))
