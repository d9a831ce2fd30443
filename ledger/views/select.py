"""Which placed rows a view is made of: the pair's, by then, under the coding that counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import attrs

from ledger.projections.judgements import RETRACTIONS, REVIEWS, RetractionRow, ReviewRow
from ledger.projections.relationship import PLACED, PlacedRow
from ledger.projections.timeline import StatementRow
from ledger.views.basis import Basis
from ledger.views.engine import Views
from ledger.views.who import Term, Who


@attrs.frozen(kw_only=True)
class Selected:
    """A row that belongs to a view: surely or possibly by then, standing or retracted."""

    possibly: bool
    retracted: RetractionRow | None
    row: PlacedRow


def select(
    views: Views,
    basis: Basis,
    who: Who,
    a: dict[str, list[Term]],
    b: dict[str, list[Term]],
    without: frozenset[str] = frozenset(),
) -> list[Selected]:
    """List the rows of a pair of parties that belong to a basis.

    `a` and `b` say who speaks for each party, and when. What a person rejected is left out, and so
    are the claims `without` names.
    """
    found = [r for r in _pair(views, basis.seq, a, b) if current(r, basis) and _acted(r, a, b)]
    gone = rejected(views, basis.seq, {r.claim for r in found}) | without
    counted = _counted([r for r in found if r.claim not in gone])
    taken = _retracted(views, basis, {r.claim for r in counted})
    selected = []
    for row in counted:
        fits = basis.fits((row.said_lo, row.said_hi), (row.pub_lo, row.pub_hi))
        if fits != "after":
            by = next((t for t in taken.get(row.claim, ()) if _may(t, row, who, a, b)), None)
            selected.append(Selected(possibly=fits == "possibly", retracted=by, row=row))
    return selected


def current(row: PlacedRow | StatementRow, basis: Basis) -> bool:
    """Tell whether a version stands: nobody has published a correction of it by then."""
    return row.until is None or (basis.published is not None and basis.published < row.until)


def rejected(views: Views, at: int, claims: Iterable[str]) -> set[str]:
    """List those of the claims that the newest review of them rejected or merged into another."""
    rows: list[ReviewRow] = views.rows_among(REVIEWS, at=at, target=tuple(claims))
    newest = {r.target: r.verdict for r in sorted(rows, key=lambda r: r.seq)}
    return {claim for claim, verdict in newest.items() if verdict != "confirmed"}


def _may(
    retraction: RetractionRow,
    row: PlacedRow,
    who: Who,
    a: dict[str, list[Term]],
    b: dict[str, list[Term]],
) -> bool:
    """Tell whether who retracted may: the claimant, or another voice of the claimant's party."""
    agent = retraction.agent
    if not agent or who.root(agent) == who.root(row.agent):
        return True
    return any(agent in voices and row.agent in voices for voices in (a, b))


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


def _coder(row: PlacedRow) -> str:
    """Name a coder; all versions of a rule are one."""
    return row.coder.partition("@")[0] if row.coder.startswith("rule:") else row.coder


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
            coder = _coder(row)
            newest[coder] = max(newest.get(coder, 0), row.coded)
        rest = {
            (r.coded, r.agent, r.text, r.at): r
            for r in people or same
            if r.coded == newest[_coder(r)]
        }
        kept += rest.values()
    return kept


def _retracted(views: Views, basis: Basis, claims: set[str]) -> dict[str, list[RetractionRow]]:
    rows: list[RetractionRow] = views.rows_among(RETRACTIONS, at=basis.seq, claim=tuple(claims))
    found: dict[str, list[RetractionRow]] = defaultdict(list)
    for row in sorted(rows, key=lambda r: r.seq):
        if basis.fits((row.said_lo, row.said_hi), (row.pub_lo, row.pub_hi)) == "by_then":
            found[row.claim].append(row)
    return found
