"""Taking back: the recorder, the claimant, the reporter and the law each do it in their own way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, cast

from ledger.claims import Claim, Hop, Mention, Retraction, changed
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
    Withdrawn,
)
from ledger.inquiry import Hole
from ledger.outlines import hole
from ledger.times import When, when

_KEPT = (LedgerOpened.__name__, ImportStarted.__name__, ImportFinished.__name__)
"""What says nothing of anybody, and what the rest hangs on."""


class Drawer(Protocol):
    """What these verbs ask of the ledger they write to."""

    by: str

    def append(self, *events: Event) -> int:
        """Append events, all or none; gives the number of the last."""
        ...

    def new_id(self) -> str:
        """Make a fresh id."""
        ...

    def claim(self, id: str) -> Claim:
        """Give the newest version of a claim."""
        ...

    def agent_id(self, name: str) -> str:
        """Find an agent by name or id."""
        ...

    def source_id(self, name: str) -> str:
        """Find a source by name, key, url or id."""
        ...

    def sum_of(self, source: str) -> str:
        """Give the SHA-256 of a source's newest captured version."""
        ...

    def meant(self, mention: Mention, source: str) -> str:
        """Tell which agent a mention in a source means."""
        ...

    def bringing(self, target: str | int) -> Sequence[Recorded]:
        """List the events that carry what an id, or a number, stands for: every version."""
        ...


class TakingBack:
    """Six ways of taking back, but for what is said of claims: a denial is a claim of its own."""

    def amend(self: Drawer, claim: str, reason: str = "", **fields: object) -> None:
        """Put right how a claim was recorded: `amend(id, "typo", content="…")`.

        `fields` are fields of `Claim`, or `who` said it (a name or id) and at what `date` (None:
        unknown). Raises `NotFound` for a field that a claim does not have.
        """
        amended = _reworded(self, claim, fields)
        self.append(ClaimAmended(claim=amended, reason=reason))

    def withdraw(self: Drawer, target: str, reason: str) -> None:
        """Take back what should not have been recorded, by its id: a claim, coding, link, ..."""
        self.append(Withdrawn(by=self.by, reason=reason, target=target))

    def retract(
        self: Drawer, claim: str, *, who: str, source: str, date: str | None = None, words: str = ""
    ) -> str:
        """Record that the claimant took a claim back: who said so, in which source, when."""
        hop = Hop(by=(Mention(agent=self.agent_id(who), text=who),), said=when(date))
        retraction = Retraction(
            chain=(hop,), claim=claim, id=self.new_id(), source=self.source_id(source), words=words
        )
        self.append(ClaimRetracted(retraction=retraction))
        return retraction.id

    def correct(
        self: Drawer,
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
            sha256=self.sum_of(corrected.source),
        )
        self.append(event)

    def redact(
        self: Drawer,
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
        gone = condemned(self, targets)
        holes = tuple(hole(r, self.meant) if keep_place else Hole(seq=r.seq) for r in gone)
        self.append(PayloadRedacted(by=self.by, holes=holes, note=note, reason=reason))
        return tuple(r.seq for r in gone)


def condemned(desk: Drawer, targets: Sequence[str | int]) -> tuple[Recorded, ...]:
    """List the events that `redact` would erase, by claim (id) or event number, in their order.

    Raises `NotFound`, and `BadEvent` for what is never erased or where nothing is left.
    """
    found = {r.seq: r for target in targets for r in desk.bringing(target)}
    for recorded in found.values():
        _erasable(recorded)
    gone = tuple(found[seq] for seq in sorted(found) if found[seq].event is not None)
    if not gone:
        why = "nothing of what you name is left to erase"
        raise BadEvent(kind="PayloadRedacted", where="$.holes", why=why)
    return gone


def _erasable(recorded: Recorded) -> None:
    if recorded.kind in (*_KEPT, PayloadRedacted.__name__):
        why = f"event {recorded.seq} is a {recorded.kind}, which is never erased"
        raise BadEvent(kind="PayloadRedacted", where="$.holes", why=why)


def _reworded(desk: Drawer, claim: str, fields: dict[str, object]) -> Claim:
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
