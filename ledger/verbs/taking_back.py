"""Taking back: the recorder, the claimant and the reporter each do it in their own way."""

from __future__ import annotations

from typing import cast

from ledger.claims import Claim, Hop, Mention, Retraction, changed
from ledger.clock import new_id
from ledger.errors import NotFound
from ledger.events import (
    ClaimAmended,
    ClaimRetracted,
    Event,
    ReportCorrected,
    SourceCaptured,
    Withdrawn,
)
from ledger.times import When, when
from ledger.verbs.asking import Asking


class TakingBack(Asking):
    """Taking back what was said or recorded: nothing of it is erased."""

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

    def _write_down(self, event: Event) -> None:
        self.store.append((event,), recorder=self.by)


def _sum_of(desk: Asking, source: str) -> str:
    """Give the SHA-256 of a source's newest captured version; raises `NotFound`."""
    row = desk.now().source(source)
    [recorded] = desk.store.pick((row.captured,))
    if not isinstance(recorded.event, SourceCaptured):
        raise NotFound(what="captured version of source", asked=row.name)
    return recorded.event.version.sha256


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
