"""Builds the matrix of competing hypotheses from the rows of a basis."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TypeAlias

import attrs

from ledger.errors import Ambiguous
from ledger.projections.hypotheses import HYPOTHESES, WEIGHINGS, HypothesisRow, WeighingRow
from ledger.projections.timeline import STATEMENTS, StatementRow
from ledger.times import Fit
from ledger.views.fates import Fate, fates
from ledger.views.ground import Ground
from ledger.views.hypotheses.counting import ordered, told_apart
from ledger.views.hypotheses.ever import known_analyst, known_question
from ledger.views.hypotheses.matrix import Column, Matrix, MatrixCell, Scored, WeighedClaim
from ledger.views.select import current

Place: TypeAlias = tuple[str, str]
"""A claim and a hypothesis, by their ids."""


class Matrices:
    """Builds matrices as of one basis."""

    def __init__(self, ground: Ground) -> None:
        """Build from these rows and events."""
        self._ground = ground

    def matrix(self, first: str, second: str, question: str, by: str | None) -> Matrix:
        """Build the matrix of two parties and a question, of all analysts or of one.

        Raises `NotFound` for a party, question or analyst that the ledger never had, `Ambiguous`
        where there are several questions and none is named.
        """
        who = self._ground.who
        ids = who.find(first), who.find(second)
        columns = self._columns(ids, question)
        rows = self._weighings(columns)
        known_analyst(by, ids, self._ground)
        mine = [row for row in rows if by is None or row.by == by]
        return self._laid_out(columns, mine, (who.name(ids[0]), who.name(ids[1])), question)

    def _laid_out(
        self,
        columns: list[Column],
        rows: list[WeighingRow],
        names: tuple[str, str],
        question: str,
    ) -> Matrix:
        claims = self._claims(rows)
        rows = [row for row in rows if row.claim in claims]
        self._ground.evidence.load([*(row.seq for row in rows), *claims.values()])
        cells = self._cells(columns, rows, claims)
        counted = ordered(columns, cells.values())
        weighed = [self._weighed(claim, claims[claim], counted, cells) for claim in claims]
        scored = {s.analyst for cell in cells.values() for s in (*cell.scores, *cell.possibly)}
        return Matrix(
            analysts=tuple(sorted(scored)),
            basis=self._ground.basis,
            claims=tuple(sorted(weighed, key=lambda it: (-it.apart, it.seq))),
            columns=tuple(counted),
            parties=names,
            question=question or next((c.question for c in counted if c.question), ""),
        )

    def _columns(self, ids: Place, question: str) -> list[Column]:
        """List the hypotheses of a question; one that names no question competes in each."""
        found = []
        for row in self._hypotheses(ids):
            fits = self._fits(row)
            if fits != "after":
                possibly = fits == "possibly"
                found.append(Column(ground=self._ground, possibly=possibly, row=row))
        questions = list(dict.fromkeys(c.question for c in found if c.question))
        if not question and len(questions) > 1:
            raise Ambiguous(what="question", asked="", candidates=tuple(map(repr, questions)))
        wanted = question.casefold()
        kept = [c for c in found if c.question.casefold() in (wanted, "") or not wanted]
        if question and wanted not in map(str.casefold, questions):
            known_question(question, ids, self._ground)
        return [attrs.evolve(c, label=f"H{n}") for n, c in enumerate(kept, 1)]

    def _hypotheses(self, ids: Place) -> list[HypothesisRow]:
        views, at = self._ground.views, self._ground.basis.seq
        a, b = map(self._ground.who.members, ids)
        rows: list[HypothesisRow] = []
        for x, y in ((a, b), (b, a)):
            rows += views.rows_among(HYPOTHESES, at=at, a=tuple(x), b=tuple(y))
        return sorted({row.id: row for row in rows}.values(), key=lambda row: row.seq)

    def _weighings(self, columns: Sequence[Column]) -> list[WeighingRow]:
        ids = tuple(c.row.id for c in columns)
        rows: list[WeighingRow] = self._ground.views.rows_among(
            WEIGHINGS, at=self._ground.basis.seq, hypothesis=ids
        )
        return sorted((r for r in rows if self._fits(r) != "after"), key=lambda row: row.seq)

    def _fits(self, row: HypothesisRow | WeighingRow) -> Fit:
        made = row.made_lo, row.made_hi
        return self._ground.basis.fits(made, made)

    def _claims(self, rows: Iterable[WeighingRow]) -> dict[str, int]:
        """Give the standing version of each claim weighed; what was withdrawn is not there."""
        basis = self._ground.basis
        ids = tuple(dict.fromkeys(row.claim for row in rows))
        found: list[StatementRow] = self._ground.views.rows_among(
            STATEMENTS, at=basis.seq, claim=ids
        )
        by_then = [
            s for s in found
            if current(s, basis)
            and basis.fits((s.said_lo, s.said_hi), (s.pub_lo, s.pub_hi)) != "after"
        ]  # fmt: skip
        newest = {s.claim: s.seq for s in by_then}
        return {claim: newest[claim] for claim in ids if claim in newest}

    def _cells(
        self, columns: Sequence[Column], rows: Iterable[WeighingRow], claims: dict[str, int]
    ) -> dict[Place, MatrixCell]:
        placed: dict[Place, list[WeighingRow]] = defaultdict(list)
        for row in rows:
            placed[row.claim, row.hypothesis].append(row)
        return {
            (claim, column.row.id): self._cell(claim, seq, column, placed[claim, column.row.id])
            for claim, seq in claims.items()
            for column in columns
        }

    def _cell(
        self, claim: str, seq: int, column: Column, rows: Iterable[WeighingRow]
    ) -> MatrixCell:
        by: dict[str, list[WeighingRow]] = defaultdict(list)
        possibly: list[Scored] = []
        for row in rows:
            if self._fits(row) == "by_then":
                by[row.by].append(row)
            else:
                possibly.append(Scored(ground=self._ground, row=row))
        scores = tuple(self._standing(by[analyst]) for analyst in sorted(by))
        return MatrixCell(
            claim=claim,
            column=column,
            ground=self._ground,
            possibly=tuple(possibly),
            scores=scores,
            seq=seq,
        )

    def _standing(self, rows: list[WeighingRow]) -> Scored:
        """Let the newest of one analyst's scores stand: by when it was made, then by recording."""
        newest, *earlier = sorted(rows, key=_newness, reverse=True)
        before = tuple(Scored(ground=self._ground, row=row) for row in earlier)
        return Scored(earlier=before, ground=self._ground, row=newest)

    def _weighed(
        self, claim: str, seq: int, columns: Iterable[Column], cells: dict[Place, MatrixCell]
    ) -> WeighedClaim:
        own = tuple(attrs.evolve(cells[claim, c.row.id], column=c) for c in columns)
        apart, pairs = told_apart(own)
        return WeighedClaim(
            apart=apart,
            cells=own,
            claim=claim,
            fates=tuple(self._fates(claim, own)),
            ground=self._ground,
            pairs=pairs,
            seq=seq,
        )

    def _fates(self, claim: str, cells: Sequence[MatrixCell]) -> list[Fate]:
        """List what became of a claim; another wording counts where it is newer than a score."""
        scored = [s.row.seq for cell in cells for s in cell.scores]
        parties = next(((c.column.row.a, c.column.row.b) for c in cells), ())
        return fates(claim, self._ground, parties, since=max(scored, default=0))


def _newness(row: WeighingRow) -> tuple[int, int]:
    return row.made_hi or 0, row.seq
