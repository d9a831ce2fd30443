"""Plain counts of a matrix: what speaks against a hypothesis, what a claim tells apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

import attrs

from ledger.views.hypotheses.matrix import Column, MatrixCell


def told_apart(cells: Sequence[MatrixCell]) -> tuple[int, int]:
    """Count the pairs of hypotheses that a claim tells apart, and those it was scored against.

    A pair counts where one analyst scored both, and is told apart where the two scores differ.
    """
    pairs = [(_scores(x), _scores(y)) for x, y in combinations(cells, 2)]
    both = [(x, y) for x, y in pairs if x.keys() & y.keys()]
    apart = [(x, y) for x, y in both if any(x[who] != y[who] for who in x.keys() & y.keys())]
    return len(apart), len(both)


def _scores(cell: MatrixCell) -> dict[str, str]:
    """Give each analyst's score, those left out that say nothing: NA, or redacted."""
    return {s.analyst: s.score for s in cell.scores if s.score and s.score != "NA"}


def ordered(columns: Iterable[Column], cells: Iterable[MatrixCell]) -> list[Column]:
    """Count, and put first what fewest claims are inconsistent with; last what nobody weighed."""
    own: dict[str, list[MatrixCell]] = defaultdict(list)
    for cell in cells:
        own[cell.column.row.id].append(cell)
    counted = [_counted(column, own[column.row.id]) for column in columns]
    against = {c.row.id: _against(own[c.row.id]) for c in counted}
    return sorted(
        counted,
        key=lambda c: (not c.weighed, against[c.row.id], c.very_inconsistent, c.row.seq),
    )


def _against(cells: Iterable[MatrixCell]) -> int:
    return sum(bool({"I", "II"} & set(_scores(cell).values())) for cell in cells)


def _counted(column: Column, cells: Sequence[MatrixCell]) -> Column:
    given = [set(_scores(cell).values()) for cell in cells]
    return attrs.evolve(
        column,
        differ=sum(cell.differ for cell in cells),
        inconsistent=sum("I" in scores for scores in given),
        not_applicable=sum(
            bool(cell.scores) and {s.score for s in cell.scores} == {"NA"} for cell in cells
        ),
        very_inconsistent=sum("II" in scores for scores in given),
        weighed=sum(map(bool, given)),
    )
