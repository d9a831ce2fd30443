"""A matrix of competing hypotheses as plain values for other programs."""

from __future__ import annotations

import attrs

from ledger.show.shapes import ClaimShape, EventShape, claim_shape, event_shape
from ledger.times import When
from ledger.views.basis import Basis
from ledger.views.hypotheses.matrix import Column, Matrix, MatrixCell, Scored, WeighedClaim

_HOLE = ClaimShape(
    who="[redacted]",
    source="[redacted]",
    date=None,
    reported_by=(),
    content="[redacted]",
    id="",
    act="unknown",
    voice="unknown",
    form="unknown",
)


@attrs.frozen(kw_only=True)
class ScoreShape:
    """One analyst's score; `standing` is false of those that a later one displaced."""

    analyst: str
    score: str | None
    why: str
    date: str | None
    standing: bool
    possibly: bool
    event: int
    id: str


@attrs.frozen(kw_only=True)
class CellShape:
    """How a claim stands to a hypothesis."""

    hypothesis: str
    differ: bool
    scores: tuple[ScoreShape, ...]


@attrs.frozen(kw_only=True)
class WeighedShape:
    """A claim with its cells; `apart` of the `pairs` of hypotheses it was scored against."""

    who: str
    source: str
    date: str | None
    reported_by: tuple[str, ...]
    content: str
    claim: str
    act: str
    voice: str
    apart: int
    pairs: int
    idle: bool
    because: EventShape
    since: tuple[EventShape, ...]
    cells: tuple[CellShape, ...]


@attrs.frozen(kw_only=True)
class ColumnShape:
    """A hypothesis with its counts."""

    label: str
    statement: str
    by: str
    date: str | None
    inconsistent: int
    very_inconsistent: int
    weighed: int
    not_applicable: int
    differ: int
    possibly: bool
    event: int
    id: str


@attrs.frozen(kw_only=True)
class MatrixShape:
    """Competing hypotheses against claims, as of a basis."""

    parties: tuple[str, str]
    question: str
    moment: str
    basis: Basis
    analysts: tuple[str, ...]
    hypotheses: tuple[ColumnShape, ...]
    claims: tuple[WeighedShape, ...]


def matrix_shape(matrix: Matrix) -> MatrixShape:
    """Take from a matrix what is shown of it; nothing is shortened."""
    return MatrixShape(
        parties=matrix.parties,
        question=matrix.question,
        moment=str(matrix.basis),
        basis=matrix.basis,
        analysts=matrix.analysts,
        hypotheses=tuple(map(_column_shape, matrix.columns)),
        claims=tuple(map(_weighed_shape, matrix.claims)),
    )


def _date(made: When | None) -> str | None:
    return made.edtf or None if made else None


def _column_shape(column: Column) -> ColumnShape:
    it = column.hypothesis
    return ColumnShape(
        label=column.label,
        statement=column.statement,
        by=column.row.by,
        date=_date(it.made) if it else None,
        inconsistent=column.inconsistent,
        very_inconsistent=column.very_inconsistent,
        weighed=column.weighed,
        not_applicable=column.not_applicable,
        differ=column.differ,
        possibly=column.possibly,
        event=column.row.seq,
        id=column.row.id,
    )


def _weighed_shape(it: WeighedClaim) -> WeighedShape:
    claim = it.ground.evidence.claim(it.seq)
    told = claim_shape(claim, it.ground) if claim else _HOLE
    [because] = it.why().steps[:1]
    return WeighedShape(
        who=told.who,
        source=told.source,
        date=told.date,
        reported_by=told.reported_by,
        content=told.content,
        claim=it.claim,
        act=told.act,
        voice=told.voice,
        apart=it.apart,
        pairs=it.pairs,
        idle=it.idle,
        because=event_shape(because.recorded, because),
        since=tuple(event_shape(s.recorded, s) for s in it.why().steps[1:]),
        cells=tuple(map(_cell_shape, it.cells)),
    )


def _cell_shape(cell: MatrixCell) -> CellShape:
    scores = [_score_shape(s, standing=True) for s in cell.scores]
    scores += [_score_shape(e, standing=False) for s in cell.scores for e in s.earlier]
    scores += [_score_shape(s, standing=False, possibly=True) for s in cell.possibly]
    return CellShape(hypothesis=cell.column.row.id, differ=cell.differ, scores=tuple(scores))


def _score_shape(scored: Scored, *, standing: bool, possibly: bool = False) -> ScoreShape:
    it = scored.weighing
    return ScoreShape(
        analyst=scored.analyst,
        score=scored.score,
        why=it.why if it else "",
        date=_date(it.made) if it else None,
        standing=standing,
        possibly=possibly,
        event=scored.row.seq,
        id=scored.row.id,
    )
