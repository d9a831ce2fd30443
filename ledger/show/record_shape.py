"""Claimants and sources over time as plain values for other programs."""

from __future__ import annotations

import attrs

from ledger.show.disagreement_shape import DisagreementShape, disagreement_shape
from ledger.show.shapes import (
    EventShape,
    StatementShape,
    event_shape,
    statement_shape,
)
from ledger.show.why import recorded_on
from ledger.views.records.claimants import ClaimantRecord, SlotRecord
from ledger.views.records.reversals import Reversal
from ledger.views.records.source_record import Graded, SourceRecord


@attrs.frozen(kw_only=True)
class ReversalShape:
    """A change of position; `after` is null where a claim was taken back."""

    kind: str
    told: str
    ordered: bool
    before: StatementShape
    after: StatementShape | None


@attrs.frozen(kw_only=True)
class SlotShape:
    """What was said of one aspect of one relationship; counts are out of `statements`."""

    parties: tuple[str, str]
    aspect: str
    statements: int
    contradicted: int
    reversed: int
    retracted: int


@attrs.frozen(kw_only=True)
class WhomShape:
    """Who contradicted how many statements; "self" is the claimant."""

    who: str
    statements: int


@attrs.frozen(kw_only=True)
class ClaimantShape:
    """One claimant over time; counts are out of `statements`, `reported` out of `through`."""

    name: str
    kind: str
    id: str
    basis: str
    event: int
    statements: int
    sources: int
    contradicted: int
    by_whom: tuple[WhomShape, ...]
    reversed: int
    retracted: int
    restated: int
    reported: int
    through: int
    ascribed: int
    possibly: int
    proposed: int
    slots: tuple[SlotShape, ...]
    reversals: tuple[ReversalShape, ...]
    unordered: tuple[ReversalShape, ...]
    retractions: tuple[ReversalShape, ...]
    against: tuple[DisagreementShape, ...]


@attrs.frozen(kw_only=True)
class GradeShape:
    """A rating as a dated event, in the words of its scale."""

    by: str
    scale: str
    term: str
    given: str | None
    recorded: str
    event: int
    why: str
    standing: bool


@attrs.frozen(kw_only=True)
class SourceRecordShape:
    """One source over time; `originals` and `copies` are out of `claims`."""

    name: str
    publisher: str | None
    id: str
    basis: str
    event: int
    claims: int
    originals: int
    comments: int
    proposed: int
    copies: tuple[DisagreementShape, ...]
    copied: tuple[DisagreementShape, ...]
    grades: tuple[GradeShape, ...]
    corrections: tuple[EventShape, ...]
    retractions: tuple[EventShape, ...]
    struck: tuple[StatementShape, ...]


def claimant_shape(it: ClaimantRecord) -> ClaimantShape:
    """Take from a claimant's record what is shown of it."""
    return ClaimantShape(
        name=it.name,
        kind=it.kind,
        id=it.id,
        basis=str(it.basis),
        event=it.basis.seq,
        statements=it.statements,
        sources=it.sources,
        contradicted=it.contradicted.count,
        by_whom=tuple(WhomShape(who=who, statements=n) for who, n in it.by_whom),
        reversed=len(it.reversals),
        retracted=len(it.retractions),
        restated=len(it.restated),
        reported=it.reported,
        through=it.through,
        ascribed=it.ascribed,
        possibly=it.possibly,
        proposed=it.proposed,
        slots=tuple(map(_slot, it.slots)),
        reversals=tuple(map(_reversal, it.reversals)),
        unordered=tuple(map(_reversal, it.unordered)),
        retractions=tuple(map(_reversal, it.retractions)),
        against=tuple(disagreement_shape(a.finding) for a in it.against),
    )


def _slot(it: SlotRecord) -> SlotShape:
    return SlotShape(
        parties=it.parties,
        aspect=it.aspect,
        statements=it.statements,
        contradicted=it.contradicted.count,
        reversed=it.reversed.count,
        retracted=it.retracted.count,
    )


def _reversal(it: Reversal) -> ReversalShape:
    return ReversalShape(
        kind=it.kind,
        told=it.told,
        ordered=it.ordered,
        before=statement_shape(it.before),
        after=statement_shape(it.after) if it.after else None,
    )


def source_record_shape(it: SourceRecord) -> SourceRecordShape:
    """Take from a source's record what is shown of it."""
    return SourceRecordShape(
        name=it.name,
        publisher=it.publisher or None,
        id=it.id,
        basis=str(it.basis),
        event=it.basis.seq,
        claims=it.claims,
        originals=it.originals,
        comments=it.comments,
        proposed=it.proposed,
        copies=tuple(map(disagreement_shape, it.copies)),
        copied=tuple(map(disagreement_shape, it.copied)),
        grades=tuple(map(_grade, it.grades)),
        corrections=tuple(event_shape(n.step.recorded, n.step) for n in it.corrections),
        retractions=tuple(event_shape(n.step.recorded, n.step) for n in it.retractions),
        struck=tuple(map(statement_shape, it.struck)),
    )


def _grade(it: Graded) -> GradeShape:
    return GradeShape(
        by=it.row.by,
        scale=it.row.scale,
        term=it.row.term,
        given=it.given.edtf or None if it.given else None,
        recorded=recorded_on(it.context.evidence.recorded(it.row.seq)),
        event=it.row.seq,
        why=it.reason,
        standing=it.standing,
    )
