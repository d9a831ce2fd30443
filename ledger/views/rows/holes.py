"""Redacted events as views read them: an outline without words, where the redaction kept one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from msgspec.structs import replace

from ledger.events import (
    AgentActsFor,
    AssessmentMade,
    ClaimAmended,
    ClaimCoded,
    ClaimRecorded,
    ClaimRetracted,
    ClaimsLinked,
    Event,
    EvidenceWeighed,
    HypothesisStated,
    Mark,
    PayloadRedacted,
    Recorded,
    ReportCorrected,
    Reviewed,
    Withdrawn,
)
from ledger.inquiry import Hole, Weighing, WeighingPlace


class Redacting(Protocol):
    """What is asked of a store to find what was redacted."""

    def read(self, start: int = 1, stop: int | None = None) -> Iterator[Recorded]:
        """Read events in order."""
        ...

    def pick(self, seqs: Sequence[int], /) -> Iterator[Recorded]:
        """Read the events of these numbers."""
        ...

    def marks(self, kind: Mark, /) -> tuple[int, ...]:
        """List the numbers of the events that redact others."""
        ...


class Outlined:
    """Events, with an outline in the place of each that was redacted and left one.

    A hole stands where the event stood, in every view of whatever moment: what was erased is gone
    from the past too.
    """

    def __init__(self, events: Redacting) -> None:
        """Read these events."""
        self._events = events
        self._holes: dict[int, Hole] = {}
        self._known: tuple[int, ...] = ()

    def refresh(self) -> int:
        """Learn of new redactions; gives the number of the last, 0 when there is none."""
        redactions = self._events.marks("PayloadRedacted")
        if redactions != self._known:
            for recorded in self._events.pick(redactions):
                if isinstance(recorded.event, PayloadRedacted):
                    whole = (hole for hole in recorded.event.holes if hole.part is None)
                    self._holes |= {hole.seq: hole for hole in whole}
            self._known = redactions
        return redactions[-1] if redactions else 0

    def read(self, start: int) -> Iterator[Recorded]:
        """Read events in order."""
        return map(self._outlined, self._events.read(start))

    def pick(self, seqs: Sequence[int]) -> Iterator[Recorded]:
        """Read the events of these numbers."""
        return map(self._outlined, self._events.pick(seqs))

    def _outlined(self, recorded: Recorded) -> Recorded:
        if recorded.event is not None or recorded.seq not in self._holes:
            return recorded
        return replace(recorded, event=outline(recorded.kind, self._holes[recorded.seq]))


def outline(kind: str, hole: Hole) -> Event | None:
    """Make the event that a hole is the outline of; None where nothing was kept."""
    if hole.assessment is not None:
        return AssessmentMade(assessment=hole.assessment)
    if hole.coding is not None:
        return ClaimCoded(coding=hole.coding)
    if hole.hypothesis is not None:
        return HypothesisStated(hypothesis=hole.hypothesis)
    if hole.weighing is not None:
        return EvidenceWeighed(weighing=_unscored(hole.weighing))
    if hole.claim is None:
        return _taking_back(hole)
    if kind == ReportCorrected.__name__:
        return ReportCorrected(claim=hole.claim, published=hole.published, sha256="0" * 64)
    made = ClaimAmended if kind == ClaimAmended.__name__ else ClaimRecorded
    return made(claim=hole.claim)


def _taking_back(hole: Hole) -> Event | None:
    """Make the event that took something back, or said how things stand to one another."""
    if hole.acts_for is not None:
        return AgentActsFor(acts_for=hole.acts_for)
    if hole.link is not None:
        return ClaimsLinked(link=hole.link)
    if hole.retraction is not None:
        return ClaimRetracted(retraction=hole.retraction)
    if hole.review is not None:
        it = hole.review
        return Reviewed(by=it.by, id=it.id, into=it.into, target=it.target, verdict=it.verdict)
    if hole.withdrawn is not None:
        return Withdrawn(reason="[redacted]", target=hole.withdrawn)
    return None


def _unscored(it: WeighingPlace) -> Weighing:
    """Make a score of its place; rows hold no scores, so that this one is shown nowhere."""
    return Weighing(
        by=it.by, claim=it.claim, hypothesis=it.hypothesis, id=it.id, made=it.made, score="NA"
    )
