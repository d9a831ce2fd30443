"""Which assessments of a pair of parties stand, and what each superseded."""

from __future__ import annotations

from collections import defaultdict

from ledger.projections.judgements import ASSESSMENTS, AssessmentRow
from ledger.views.basis import Basis
from ledger.views.cells import Context, Judged
from ledger.views.rows.engine import Views


def assessments(
    views: Views, basis: Basis, context: Context, ids: tuple[str, str]
) -> dict[str, tuple[Judged, ...]]:
    """List, per aspect, the assessments nobody superseded by then, newest first."""
    rows = _rows(views, basis, *(context.who.members(id) for id in ids))
    fits = {r.id: basis.fits((r.made_lo, r.made_hi), (r.made_lo, r.made_hi)) for r in rows}
    by_id = {r.id: r for r in rows if fits[r.id] != "after"}
    replaced = {r.supersedes for r in by_id.values() if fits[r.id] == "by_then"}
    found: dict[str, list[Judged]] = defaultdict(list)
    for row in sorted(by_id.values(), key=lambda r: r.seq, reverse=True):
        if row.id not in replaced:
            found[row.aspect].append(_judged(row, by_id, context, fits[row.id] == "possibly"))
    return {aspect: tuple(cells) for aspect, cells in found.items()}


def _rows(views: Views, basis: Basis, a: set[str], b: set[str]) -> list[AssessmentRow]:
    rows: list[AssessmentRow] = []
    for x, y in ((a, b), (b, a)):
        rows += views.rows_among(ASSESSMENTS, at=basis.seq, a=tuple(x), b=tuple(y))
    return rows


def _judged(
    row: AssessmentRow, by_id: dict[str, AssessmentRow], context: Context, possibly: bool
) -> Judged:
    earlier, before = [], by_id.get(row.supersedes)
    while before is not None:
        earlier.append(Judged(context=context, row=before))
        before = by_id.get(before.supersedes)
    return Judged(context=context, earlier=tuple(earlier), possibly=possibly, row=row)
