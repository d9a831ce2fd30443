"""Which placed rows a view is made of: the pair's, by then, under the coding that counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import attrs

from ledger.projections.judgements import RETRACTIONS, RetractionRow
from ledger.projections.relationship import PLACED, PlacedRow
from ledger.views.basis import Basis
from ledger.views.engine import Views
from ledger.views.who import Term


@attrs.frozen(kw_only=True)
class Selected:
    """A row that belongs to a view: surely or possibly by then, standing or retracted."""

    possibly: bool
    retracted: RetractionRow | None
    row: PlacedRow


def select(
    views: Views, basis: Basis, a: dict[str, list[Term]], b: dict[str, list[Term]]
) -> list[Selected]:
    """List the rows of a pair of parties that belong to a basis.

    `a` and `b` say who speaks for each party, and when.
    """
    found = [r for r in _pair(views, basis.seq, a, b) if _acted(r, a, b)]
    counted = _counted(found)
    gone = _retracted(views, basis, {r.claim for r in counted})
    selected = []
    for row in counted:
        fits = basis.fits((row.said_lo, row.said_hi), (row.pub_lo, row.pub_hi))
        if fits != "after":
            selected.append(
                Selected(possibly=fits == "possibly", retracted=gone.get(row.claim), row=row)
            )
    return selected


def _pair(views: Views, at: int, a: Iterable[str], b: Iterable[str]) -> list[PlacedRow]:
    both: list[PlacedRow] = []
    both += views.rows_among(PLACED, at=at, a=tuple(a), b=tuple(b))
    both += views.rows_among(PLACED, at=at, a=tuple(b), b=tuple(a))
    return both


def _acted(row: PlacedRow, a: dict[str, list[Term]], b: dict[str, list[Term]]) -> bool:
    """Tell whether the row's parties spoke for the view's parties when it was said."""
    first, second = (row.a, row.b) if row.a in a and row.b in b else (row.b, row.a)
    return speaks_for(a, first, row) and speaks_for(b, second, row)


def speaks_for(voices: dict[str, list[Term]], agent: str, row: PlacedRow) -> bool:
    """Tell whether an agent is one of a party's voices at the time a row was said."""
    return any(term.covers(row.said_lo, row.said_hi) for term in voices.get(agent, ()))


def _counted(rows: list[PlacedRow]) -> list[PlacedRow]:
    """Keep, of each claim, every person's newest coding; a rule's only where no person coded."""
    by_claim: dict[str, list[PlacedRow]] = defaultdict(list)
    for row in rows:
        by_claim[row.claim].append(row)
    kept: list[PlacedRow] = []
    for same in by_claim.values():
        people = [r for r in same if not r.coder.startswith("rule:")]
        newest: dict[str, int] = {}
        for row in people or same:
            coder = row.coder.partition("@")[0]
            newest[coder] = max(newest.get(coder, 0), row.coded)
        rest = {
            (r.coded, r.agent, r.text, r.at): r
            for r in people or same
            if r.coded == newest[r.coder.partition("@")[0]]
        }
        kept += rest.values()
    return kept


def _retracted(views: Views, basis: Basis, claims: set[str]) -> dict[str, RetractionRow]:
    rows: list[RetractionRow] = views.rows_among(RETRACTIONS, at=basis.seq, claim=tuple(claims))
    return {
        r.claim: r
        for r in rows
        if basis.fits((r.said_lo, r.said_hi), (r.pub_lo, r.pub_hi)) == "by_then"
    }
