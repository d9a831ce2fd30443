"""A matrix of competing hypotheses as text: counts, then scores, then where analysts differ."""

from __future__ import annotations

from ledger.show.layout import hanging, short, table
from ledger.show.phrases import counted
from ledger.views.hypotheses.matrix import Column, Matrix, MatrixCell, Scored, WeighedClaim

_CLAIM = 160
_NONE = "–"


def matrix_text(matrix: Matrix) -> str:
    """Print hypotheses with their counts, then claims against them, then where analysts differ."""
    lines = list(hanging(_head(matrix)))
    if matrix.question:
        lines += hanging(matrix.question)
    if not matrix.columns:
        return "\n".join((*lines, "No hypotheses."))
    lines += ["", table(("", "hypothesis", "against it", "id"), map(_column, matrix.columns))]
    if matrix.claims:
        head = ("claim", *(column.label for column in matrix.columns), "tells apart")
        lines += ["", table(head, [_claim(it, matrix) for it in matrix.claims])]
    if len(matrix.analysts) > 1:
        lines += ["", *hanging(f"Scores in the order of: {' | '.join(matrix.analysts)}.")]
    for cell in matrix.disagreements():
        lines += hanging(f"DIFFER on {cell.column.label} · {_short(cell)}: {_told(cell)}")
    return "\n".join(lines)


def _head(matrix: Matrix) -> str:
    first, second = matrix.parties
    hypotheses = len(matrix.columns)
    return " · ".join(
        (
            f"{first}–{second}",
            str(matrix.basis),
            "1 hypothesis" if hypotheses == 1 else f"{hypotheses} hypotheses",
            f"{counted(len(matrix.claims), 'claim')} weighed",
            counted(len(matrix.analysts), "analyst"),
        )
    )


def _column(column: Column) -> tuple[str, str, str, str]:
    counts = f"I {column.inconsistent} · II {column.very_inconsistent} of {column.weighed} weighed"
    notes = [
        *([f"{column.not_applicable} NA"] if column.not_applicable else ()),
        *([f"differ on {column.differ}"] if column.differ else ()),
        *(["possibly by then"] if column.possibly else ()),
    ]
    return column.label, column.statement, "; ".join((counts, *notes)), column.row.id


def _claim(it: WeighedClaim, matrix: Matrix) -> tuple[str, ...]:
    fates = ", ".join(dict.fromkeys(fate.kind for fate in it.fates))
    claim = f"{short(str(it), _CLAIM)}{f' [{fates}]' if fates else ''}"
    apart = f"nothing (0 of {it.pairs})" if it.idle else f"{it.apart} of {it.pairs}"
    return claim, *(_scores(cell, matrix.analysts) for cell in it.cells), apart


def _scores(cell: MatrixCell, analysts: tuple[str, ...]) -> str:
    """Print the scores in the order of the analysts; those that may be later in brackets."""
    scores = [_score(cell.by(analyst)) for analyst in analysts]
    possibly = [f"({_score(s)}?)" for s in cell.possibly]
    return " ".join((" | ".join(scores), *possibly))


def _score(scored: Scored | None) -> str:
    if scored is None:
        return _NONE
    return scored.score or "[redacted]"


def _short(cell: MatrixCell) -> str:
    return short(cell.ground.told(cell.seq), _CLAIM // 2)


def _told(cell: MatrixCell) -> str:
    why = ((s, s.weighing.why if s.weighing else "") for s in cell.scores)
    return "; ".join(f"{s.analyst} {_score(s)}{f' ({w})' if w else ''}" for s, w in why)
