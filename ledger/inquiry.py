"""What an inquiry adds to the claims: hypotheses and scores, pinned views, what a redaction left.

Immutable values like those of `ledger.claims`, and under the same rules.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from ledger.claims import (
    ActsFor,
    Assessment,
    Claim,
    Coding,
    Id,
    Link,
    Offset,
    Retraction,
    Short,
    Text,
)
from ledger.times import When
from ledger.values import Value

Score = Literal["CC", "C", "N", "I", "II", "NA"]
"""How a claim stands to a hypothesis: very consistent, consistent, neutral, inconsistent, very
inconsistent, not applicable (Heuer's analysis of competing hypotheses)."""


class Hypothesis(Value, frozen=True, kw_only=True):
    """One of several competing answers to a question about a relationship, to be weighed."""

    aspect: Short = ""
    by: Short
    id: Id
    made: When | None = None
    parties: Annotated[tuple[Id, ...], Meta(min_length=2, max_length=2)]
    question: Short = ""
    statement: Text


class Weighing(Value, frozen=True, kw_only=True):
    """An analyst's score of one claim against one hypothesis; a later one stands in its place."""

    by: Short
    claim: Id
    hypothesis: Id
    id: Id
    made: When | None = None
    score: Score
    why: Short = ""


class Pin(Value, frozen=True, kw_only=True):
    """A view kept as the basis of a briefing: what was asked, and what the answer hashed to.

    `seq` is the last event seen; `published`, `recorded` and `said` are the bounds as asked, in
    seconds since 1970; `digest` is the SHA-256 of the view as canonical JSON, `head` the ledger's
    root; `codebook`, `library` and `projections` are the versions that gave the answer.
    """

    by: Short
    codebook: Short = ""
    digest: Short
    head: Short
    id: Id
    library: Short = ""
    name: Short
    note: Text = ""
    parties: Annotated[tuple[Id, ...], Meta(min_length=2, max_length=2)]
    projections: Short = ""
    published: int | None = None
    recorded: int | None = None
    reviewed: bool = False
    said: int | None = None
    seq: Offset


class WeighingPlace(Value, frozen=True, kw_only=True):
    """Where a redacted score stood: whose it was, when, of which claim and hypothesis."""

    by: Short
    claim: Id
    hypothesis: Id
    id: Id
    made: When | None = None


class ReviewPlace(Value, frozen=True, kw_only=True):
    """What a redacted review leaves: whose it was, of what, and the verdict."""

    by: Short
    id: Id | None = None
    into: Id | None = None
    target: Id
    verdict: Literal["confirmed", "rejected", "merged"]


class Hole(Value, frozen=True, kw_only=True):
    """What is left of a redacted event: its number and an outline without any of its words.

    The outline keeps ids, dates and whose it was, so that a hole stands where a position stood, and
    what was taken back stays so; `published` is when a reporter's correction was, `withdrawn` what
    the recorder took back. All are None where nothing of it was kept. Of a hole in a captured text
    `part` tells which part of it was erased, counted from 0; the event then stands.
    """

    acts_for: ActsFor | None = None
    assessment: Assessment | None = None
    claim: Claim | None = None
    coding: Coding | None = None
    hypothesis: Hypothesis | None = None
    link: Link | None = None
    part: Offset | None = None
    published: When | None = None
    retraction: Retraction | None = None
    review: ReviewPlace | None = None
    seq: Offset
    weighing: WeighingPlace | None = None
    withdrawn: Id | None = None
