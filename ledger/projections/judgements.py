"""What people judge: links, reviews, ratings, retractions, assessments, relationships followed."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from ledger.events import (
    AssessmentMade,
    ClaimRetracted,
    ClaimsLinked,
    RatingGiven,
    Recorded,
    RelationshipDefined,
    Reviewed,
    Withdrawn,
)
from ledger.projections.base import Change, Close, Lookup, Open, Table
from ledger.projections.sources import SOURCES, SourceRow
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
class ReviewRow:
    """A person's verdict on what a program found or proposed."""

    target: str
    verdict: str
    by: str
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
    """A claimant took a claim back; said and published bounds as of the retraction."""

    id: str
    claim: str
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
REVIEWS = Table(ReviewRow, key=("target", "by"))
RATINGS = Table(RatingRow, key=("id",), indexes=(("target",),))
RETRACTIONS = Table(RetractionRow, key=("id",), indexes=(("claim",),))
ASSESSMENTS = Table(AssessmentRow, key=("id",), indexes=(("a", "b"), ("b",)))
FOLLOWED = Table(FollowedRow, key=("id",))


def _retraction(event: ClaimRetracted, recorded: Recorded, lookup: Lookup) -> RetractionRow:
    r = event.retraction
    now = recorded.batch.recorded_at // 1_000_000
    sources: list[SourceRow] = lookup.rows(SOURCES, source=r.source)
    pub_lo, pub_hi = (sources[0].pub_lo, sources[0].pub_hi) if sources else (None, None)
    pub_lo, pub_hi, _ = cap(pub_lo, pub_hi, upper=(now,))
    said = r.chain[-1].said
    lo, hi = (said.lo, said.hi) if said else (None, None)
    lo, hi, _ = cap(lo, hi, upper=(pub_hi, now))
    return RetractionRow(r.id, r.claim, r.source, lo, hi, pub_lo, pub_hi, recorded.seq)


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
    version = 1
    tables = (LINKS, REVIEWS, RATINGS, RETRACTIONS, ASSESSMENTS, FOLLOWED)

    def apply(self, recorded: Recorded, lookup: Lookup, /) -> Iterator[Change]:
        """Open and close rows for the events that carry a judgement."""
        seq = recorded.seq
        match recorded.event:
            case ClaimsLinked(link=k):
                row = LinkRow(k.id, k.claim, k.other, k.relation, k.by, k.why, seq)
                yield Open(LINKS, row)
            case RatingGiven(rating=r):
                yield Open(RATINGS, RatingRow(r.id, r.target, r.by, r.term.scale, r.term.term, seq))
            case ClaimRetracted() as event:
                yield Open(RETRACTIONS, _retraction(event, recorded, lookup))
            case AssessmentMade() as event:
                yield Open(ASSESSMENTS, _assessment(event, recorded))
            case RelationshipDefined(relationship=r):
                a, b = sorted(r.parties)
                yield Open(FOLLOWED, FollowedRow(r.id, a, b, r.name, seq))
            case Reviewed(target=target, verdict=verdict, by=by):
                yield Open(REVIEWS, ReviewRow(target, verdict, by, seq))
                if verdict == "rejected":
                    yield Close(LINKS, {"id": target})
            case Withdrawn(target=target):
                for table in (LINKS, RATINGS, RETRACTIONS, ASSESSMENTS, FOLLOWED):
                    yield Close(table, {"id": target})
            case _:
                return
