"""What people judge: links, ratings, retractions, assessments, relationships followed."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from ledger.claims import Link, Retraction
from ledger.events import (
    AssessmentMade,
    ClaimRetracted,
    ClaimsLinked,
    RatingGiven,
    Recorded,
    RelationshipDefined,
    Reviewed,
    SourceAmended,
    SourceCaptured,
    Withdrawn,
)
from ledger.projections.base import Change, Close, Lookup, Open, Table
from ledger.projections.reviews import reviewed, settled
from ledger.projections.sources import SOURCES, SourceRow
from ledger.projections.touched import withdrawn
from ledger.times import cap


@attrs.frozen
class LinkRow:
    """How one claim stands to another, and who says so."""

    id: str
    claim: str
    other: str
    relation: str
    by: str
    why: str
    seq: int


@attrs.frozen
class RatingRow:
    """A grade on a named scale."""

    id: str
    target: str
    by: str
    scale: str
    term: str
    seq: int


@attrs.frozen
class RetractionRow:
    """Somebody (`agent`, "" if unknown) took a claim back; bounds as of the retraction."""

    id: str
    claim: str
    agent: str
    source: str
    said_lo: int | None
    said_hi: int | None
    pub_lo: int | None
    pub_hi: int | None
    seq: int


@attrs.frozen
class AssessmentRow:
    """An analyst's judgement of a pair of parties, or of one aspect."""

    id: str
    a: str
    b: str
    aspect: str
    assessor: str
    supersedes: str
    made_lo: int | None
    made_hi: int | None
    seq: int


@attrs.frozen
class FollowedRow:
    """A relationship that somebody follows."""

    id: str
    a: str
    b: str
    name: str
    seq: int


LINKS = Table(LinkRow, key=("id",), indexes=(("claim",), ("other",)))
RATINGS = Table(RatingRow, key=("id",), indexes=(("target",),))
RETRACTIONS = Table(RetractionRow, key=("id",), indexes=(("claim",), ("source",)))
ASSESSMENTS = Table(AssessmentRow, key=("id",), indexes=(("a", "b"), ("b",)))
FOLLOWED = Table(FollowedRow, key=("id",))


def _retraction(r: Retraction, seq: int, now: int, lookup: Lookup) -> RetractionRow:
    sources: list[SourceRow] = lookup.rows(SOURCES, source=r.source)
    pub_lo, pub_hi = (sources[0].pub_lo, sources[0].pub_hi) if sources else (None, None)
    pub_lo, pub_hi, _ = cap(pub_lo, pub_hi, upper=(now,))
    said = r.chain[-1].said
    lo, hi = (said.lo, said.hi) if said else (None, None)
    lo, hi, _ = cap(lo, hi, upper=(pub_hi, now))
    agent = next(iter(r.chain[-1].agents), "")
    return RetractionRow(r.id, r.claim, agent, r.source, lo, hi, pub_lo, pub_hi, seq)


def _redated(source: str, lookup: Lookup) -> Iterator[Change]:
    """Work out again the bounds of what was retracted in a source that is dated otherwise now."""
    rows: list[RetractionRow] = lookup.rows(RETRACTIONS, source=source)
    for row in rows:
        event = lookup.event(row.seq)
        if isinstance(event, ClaimRetracted):
            now = lookup.recorded_at(row.seq)
            yield Open(RETRACTIONS, _retraction(event.retraction, row.seq, now, lookup))


def _link(k: Link, seq: int) -> LinkRow:
    return LinkRow(k.id, k.claim, k.other, k.relation, k.by, k.why, seq)


def _judged(target: str, lookup: Lookup) -> Iterator[Change]:
    """Let a rejected link hold no longer, and one that is not rejected any more hold again."""
    made = lookup.made(target)
    if isinstance(made, ClaimsLinked) and not withdrawn(target, lookup):
        if settled(target, lookup) == "rejected":
            yield Close(LINKS, {"id": target})
        else:
            yield Open(LINKS, _link(made.link, lookup.where(target)))


def _assessment(event: AssessmentMade, recorded: Recorded) -> AssessmentRow:
    it = event.assessment
    a, b = sorted(it.parties)
    lo, hi = (it.made.lo, it.made.hi) if it.made else (None, None)
    lo, hi, _ = cap(lo, hi, upper=(recorded.batch.recorded_at // 1_000_000,))
    return AssessmentRow(
        it.id, a, b, it.aspect, it.assessor, it.supersedes or "", lo, hi, recorded.seq
    )


class Judgements:
    """Keeps what people judged, and what was proposed to them."""

    name = "judgements"
    version = 3
    tables = (LINKS, RATINGS, RETRACTIONS, ASSESSMENTS, FOLLOWED)
    kinds = (
        SourceCaptured,
        SourceAmended,
        ClaimsLinked,
        RatingGiven,
        ClaimRetracted,
        AssessmentMade,
        RelationshipDefined,
        Reviewed,
        Withdrawn,
    )

    def apply(self, recorded: Recorded, lookup: Lookup, /) -> Iterator[Change]:
        """Open and close rows for the events that carry a judgement."""
        seq = recorded.seq
        match recorded.event:
            case SourceCaptured(source=source) | SourceAmended(source=source):
                yield from _redated(source.id, lookup)
            case ClaimsLinked(link=link):
                yield Open(LINKS, _link(link, seq))
            case RatingGiven(rating=it):
                grade = (it.term.scale, it.term.term)
                yield Open(RATINGS, RatingRow(it.id, it.target, it.by, *grade, seq))
            case ClaimRetracted(retraction=r):
                now = recorded.batch.recorded_at // 1_000_000
                yield Open(RETRACTIONS, _retraction(r, seq, now, lookup))
            case AssessmentMade() as event:
                yield Open(ASSESSMENTS, _assessment(event, recorded))
            case RelationshipDefined(relationship=followed):
                a, b = sorted(followed.parties)
                yield Open(FOLLOWED, FollowedRow(followed.id, a, b, followed.name, seq))
            case Reviewed(target=target):
                yield from _judged(target, lookup)
            case Withdrawn(target=target):
                for table in (LINKS, RATINGS, RETRACTIONS, ASSESSMENTS, FOLLOWED):
                    yield Close(table, {"id": target})
                yield from _judged(reviewed(recorded.event, lookup), lookup)
            case _:
                return
