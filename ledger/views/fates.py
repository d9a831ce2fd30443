"""What became of a claim that something rests on: taken back, withdrawn, redacted, denied."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal, TypeAlias

import attrs

from ledger.events import ClaimRetracted, Event, PayloadRedacted, Withdrawn
from ledger.projections.judgements import (
    LINKS,
    RETRACTIONS,
    LinkRow,
    RetractionRow,
)
from ledger.projections.reviews import REVIEWS, ReviewRow
from ledger.projections.timeline import STATEMENTS, StatementRow
from ledger.views.evidence import erases
from ledger.views.ground import Ground
from ledger.views.select import may_retract
from ledger.views.steps import Step

Kind: TypeAlias = Literal[
    "retracted", "withdrawn", "rejected", "redacted", "reworded", "denied", "contradicted",
    "doubted",
]  # fmt: skip
_AGAINST: Final[dict[str, Kind]] = {
    "contradicts": "contradicted",
    "denies": "denied",
    "doubts": "doubted",
}


@attrs.frozen(kw_only=True)
class Fate:
    """One thing that became of a claim, by which event."""

    kind: Kind
    step: Step

    @property
    def seq(self) -> int:
        """The number of the event that did it."""
        return self.step.recorded.seq


def fates(claim: str, ground: Ground, parties: tuple[str, ...] = (), since: int = 0) -> list[Fate]:
    """List what became of a claim by the basis, in the ledger's order.

    `parties` are those whose voices may take back what another voice of theirs said; `since` is
    the event after which another wording of the claim counts.
    """
    now = ground.version(claim)
    found = list(_withdrawn(claim, ground)) if now is None else []
    seqs = ground.evidence.seqs_of((claim,)) if now is None else [now]
    found += [_redacted(claim, seq, ground) for seq in seqs if _hole(seq, ground)]
    found += [*_retracted(claim, ground, parties), *_rejected(claim, ground)]
    found += _set_against(claim, ground)
    if now is not None and since and now > since and not _hole(now, ground):
        found.append(Fate(kind="reworded", step=ground.step(now, f"now: {ground.told(now)}")))
    return sorted(found, key=lambda fate: fate.seq)


def _hole(seq: int, ground: Ground) -> bool:
    return ground.evidence.claim(seq) is None


def _withdrawn(claim: str, ground: Ground) -> Iterator[Fate]:
    """Find who withdrew the claim, or the source it stands in."""
    subjects = [claim]
    for seq in ground.evidence.seqs_of((claim,)):
        brought = ground.evidence.claim(seq)
        subjects += [brought.source] if brought else []
    for subject in subjects:
        for recorded in ground.touching(subject):
            event = recorded.event
            if isinstance(event, Withdrawn) and event.target == subject:
                what = "" if subject == claim else "with its source "
                says = f"withdrawn {what}by {event.by or recorded.batch.recorder}: {event.reason}"
                yield Fate(kind="withdrawn", step=Step(recorded=recorded, says=says))


def _redacted(claim: str, seq: int, ground: Ground) -> Fate:
    """Find the event that erased the claim; the hole itself where that cannot be told."""
    for recorded in ground.touching(claim):
        event = recorded.event
        if isinstance(event, PayloadRedacted) and erases(event, (seq,)):
            says = f"redacted by {event.by or recorded.batch.recorder}: {event.reason}"
            return Fate(kind="redacted", step=Step(recorded=recorded, says=says))
    step = Step(recorded=ground.evidence.recorded(seq), says="redacted")
    return Fate(kind="redacted", step=step)


def _retracted(claim: str, ground: Ground, parties: tuple[str, ...]) -> Iterator[Fate]:
    at, fits = ground.basis.seq, ground.basis.fits
    rows: list[RetractionRow] = ground.views.rows(RETRACTIONS, at=at, claim=claim)
    said: list[StatementRow] = ground.views.rows(STATEMENTS, at=at, claim=claim)
    voices = [set(ground.who.voices(party)) for party in parties]
    for row in rows:
        by_then = fits((row.said_lo, row.said_hi), (row.pub_lo, row.pub_hi)) == "by_then"
        if by_then and any(may_retract(row.agent, s.agent, ground.who, voices) for s in said):
            recorded = ground.evidence.recorded(row.seq)
            step = Step(recorded=recorded, says=f"retracted by {_by(recorded.event, row, ground)}")
            yield Fate(kind="retracted", step=step)


def _by(event: Event | None, row: RetractionRow, ground: Ground) -> str:
    if not isinstance(event, ClaimRetracted):
        return "somebody; by whom is redacted"
    hop, where = event.retraction.chain[-1], ground.evidence.source_name(row.source)
    said = f", said {hop.said}" if hop.said else ""
    words = f": {event.retraction.words}" if event.retraction.words else ""
    return f"{hop.name}{said}, in {where}{words}"


def _rejected(claim: str, ground: Ground) -> Iterator[Fate]:
    rows: list[ReviewRow] = ground.views.rows(REVIEWS, at=ground.basis.seq, target=claim)
    newest = max(rows, key=lambda row: row.seq, default=None)
    if newest and newest.verdict != "confirmed":
        says = f"{newest.verdict} by {newest.by}"
        step = Step(recorded=ground.evidence.recorded(newest.seq), says=says)
        yield Fate(kind="rejected", step=step)


def _set_against(claim: str, ground: Ground) -> Iterator[Fate]:
    """Find what denies, contradicts or doubts this one by then, and the links that say so."""
    at = ground.basis.seq
    rows: list[LinkRow] = ground.views.rows(LINKS, at=at, other=claim)
    mutual: list[LinkRow] = ground.views.rows(LINKS, at=at, claim=claim)
    sides = [(row, row.claim) for row in rows]
    sides += [(row, row.other) for row in mutual if row.relation == "contradicts"]
    for row, other in sides:
        seq = ground.by_then(other) if row.relation in _AGAINST else None
        if seq is not None:
            kind = _AGAINST[row.relation]
            says = f"{kind} by {ground.told(seq)}, says {row.by}"
            passage = ground.step(seq, "").passage
            recorded = ground.evidence.recorded(row.seq)
            yield Fate(kind=kind, step=Step(passage=passage, recorded=recorded, says=says))
