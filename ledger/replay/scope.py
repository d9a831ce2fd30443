"""Which part of a view a few events can have moved, so that the rest need not be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from ledger.events import (
    AgentActsFor,
    AgentNamed,
    AgentRegistered,
    AssessmentMade,
    CheckpointKept,
    ClaimAmended,
    ClaimCoded,
    ClaimRecorded,
    ClaimRetracted,
    ClaimsLinked,
    Event,
    EvidenceWeighed,
    HypothesisStated,
    ImportFinished,
    ImportStarted,
    KeyRotated,
    MentionResolved,
    RatingGiven,
    Recorded,
    RelationshipDefined,
    ReportCorrected,
    Reviewed,
    SourceAmended,
    SourceCaptured,
    ViewPinned,
    Withdrawn,
)
from ledger.projections.judgements import LINKS, RETRACTIONS, LinkRow, RetractionRow
from ledger.projections.relationship import PLACED, PlacedRow
from ledger.projections.timeline import STATEMENTS, StatementRow
from ledger.views.evidence import Evidence
from ledger.views.rows.engine import Views

MOST: Final = 5_000
"""The most events that are walked; beyond that the two whole views are compared."""

_BESIDE = (
    AgentRegistered, AssessmentMade, EvidenceWeighed, HypothesisStated, ImportFinished,
    ImportStarted, RatingGiven, RelationshipDefined, ViewPinned, CheckpointKept, KeyRotated,
)  # fmt: skip
"""What moves no statement; assessments are few, and always compared."""


@attrs.frozen(kw_only=True)
class Scope:
    """The claims that may have moved, and the slots (aspect, agent) they ever stood in."""

    claims: frozenset[str]
    slots: frozenset[tuple[str, str]]

    @property
    def aspects(self) -> set[str]:
        """The aspects they stood under."""
        return {aspect for aspect, _ in self.slots}

    def agents(self, aspect: str) -> set[str]:
        """List the claimants of an aspect whose statements may have moved."""
        return {agent for under, agent in self.slots if under == aspect}


def scope(first: int, last: int, views: Views, evidence: Evidence) -> Scope | None:
    """Tell what the events after one state, up to and with a later one, can have moved.

    None where that is anything: many events, or who is who changed for somebody known before.
    """
    if last - first > MOST:
        return None
    events = _visible(first, last, evidence)
    if events is None:
        return None
    new = {r.event.agent.id for r in events if isinstance(r.event, AgentRegistered)}
    claims: set[str] = set()
    for recorded in events:
        moved = _moved(recorded.event, new, views, evidence, last)
        if moved is None:
            return None
        claims.update(moved)
    rows: list[PlacedRow] = []
    for claim in claims:
        rows += views.every(PLACED, at=last, claim=claim)
    slots = frozenset((row.aspect, row.agent) for row in rows)
    return Scope(claims=frozenset(claims), slots=slots)


def _visible(first: int, last: int, evidence: Evidence) -> list[Recorded] | None:
    """List the events that became visible in between; None where they are too many."""
    found: dict[int, Recorded] = {}
    evidence.load(range(first + 1, last + 1))
    for seq in range(first + 1, last + 1):
        recorded = evidence.recorded(seq)
        if recorded.batch.import_id is None:
            found[seq] = recorded
        elif recorded.kind == ImportFinished.__name__:
            brought = evidence.brought(recorded.batch.import_id, first)
            if len(brought) + len(found) > MOST:
                return None
            found |= {r.seq: r for r in brought}
    return list(found.values())


def _moved(
    event: Event | None, new: set[str], views: Views, evidence: Evidence, at: int
) -> Iterable[str] | None:
    """List the claims that an event can have moved; None where it can be any."""
    match event:
        case _ if isinstance(event, _BESIDE):
            return ()
        case ClaimRecorded(claim=it) | ClaimAmended(claim=it) | ReportCorrected(claim=it):
            return (it.id,)
        case ClaimCoded(coding=it):
            return (it.claim,)
        case ClaimRetracted(retraction=it):
            return (it.claim,)
        case ClaimsLinked(link=it):
            return _linked((it.claim, it.other), views, at)
        case SourceCaptured(source=it) | SourceAmended(source=it):
            return _dated_by(it.id, views, at)
        case MentionResolved(resolution=it):
            return _said(views, at, source=it.source, text=it.text)
        case AgentActsFor(acts_for=it):
            return () if it.agent in new else None
        case AgentNamed(agent=agent):
            return () if agent in new else None
        case Reviewed(target=target) | Withdrawn(target=target):
            return _judged(target, new, views, evidence, at)
        case _:
            return None


def _judged(
    target: str, new: set[str], views: Views, evidence: Evidence, at: int
) -> Iterable[str] | None:
    """List the claims moved by a review or withdrawal: those that what it is about moved."""
    made = evidence.seqs_of((target,))
    event = evidence.recorded(made[0]).event if made else None
    if isinstance(event, AgentActsFor | AgentRegistered):
        return None
    return _moved(event, new, views, evidence, at)


def _linked(ends: tuple[str, str], views: Views, at: int) -> Iterator[str]:
    """List the ends of a link, and all that other links join to them."""
    found, todo = set(ends), list(ends)
    while todo:
        claim = todo.pop()
        rows: list[LinkRow] = views.every(LINKS, at=at, claim=claim)
        rows += views.every(LINKS, at=at, other=claim)
        reached = {end for row in rows for end in (row.claim, row.other)} - found
        found |= reached
        todo += reached
    return iter(found)


def _said(views: Views, at: int, **where: str) -> set[str]:
    rows: list[StatementRow] = views.every(STATEMENTS, at=at, **where)
    return {row.claim for row in rows}


def _dated_by(source: str, views: Views, at: int) -> set[str]:
    """List the claims in a source, and those retracted there."""
    taken: list[RetractionRow] = views.every(RETRACTIONS, at=at, source=source)
    return _said(views, at, source=source) | {row.claim for row in taken}
