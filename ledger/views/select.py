"""Which placed rows a view is made of: the pair's, by then, under the coding that counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Container, Iterable
from typing import TypeAlias

from ledger.projections.judgements import RETRACTIONS, RetractionRow
from ledger.projections.relationship import PLACED, PlacedRow
from ledger.projections.timeline import StatementRow
from ledger.views.basis import Basis
from ledger.views.found import Found, Selected
from ledger.views.placed import Placed, partners
from ledger.views.rows.engine import Views
from ledger.views.who import ALWAYS, Term, Who

Voices: TypeAlias = dict[str, list[Term]]
"""Who speaks for a party, and during which terms."""


def find(
    views: Views, basis: Basis, who: Who, a: Voices, b: Voices, without: frozenset[str]
) -> Found:
    """Find the statements of a pair of parties that belong to a basis.

    `a` and `b` say who speaks for each party, and when; the claims `without` names are left out.
    Where all of them stand under one pair of agents who are the parties at any time, seeks find
    them; else every row of theirs is looked at.
    """
    pairs = _pairs(views, a, b)
    if len(pairs) == 1 and not without:
        [(x, y)] = pairs
        placed = Placed(views, basis, x, y)
        if all(ALWAYS in (*a.get(it, ()), *b.get(it, ())) for it in (x, y)):
            special = list(placed.special())
            return Found(placed, _selected(special, views, basis, who, a, b), who)
    return Found(None, select(views, basis, who, a, b, without), who)


def select(
    views: Views,
    basis: Basis,
    who: Who,
    a: Voices,
    b: Voices,
    without: frozenset[str] = frozenset(),
) -> list[Selected]:
    """List every statement of a pair of parties that belongs to a basis, by looking at all rows."""
    rows: list[PlacedRow] = []
    for x, y in _pairs(views, a, b):
        rows += views.rows(PLACED, at=basis.seq, a=x, b=y)
    kept = [row for row in rows if row.claim not in without]
    return _selected(kept, views, basis, who, a, b)


def _pairs(views: Views, a: Voices, b: Voices) -> list[tuple[str, str]]:
    """List the pairs of agents, one of either party, under which anything ever stood."""
    found = set()
    for one, others in ((a, b), (b, a)):
        for agent in one:
            found |= {(agent, other) for other in partners(views, agent) if other in others}
    return sorted(found)


def _selected(
    rows: list[PlacedRow], views: Views, basis: Basis, who: Who, a: Voices, b: Voices
) -> list[Selected]:
    """List the rows that belong to a basis, looking up all that bears on them."""
    here = [r for r in rows if not r.apart and holds(r, basis) and acted(r, a, b)]
    counted = counting([r for r in here if r.verdict in ("", "confirmed")])
    taken = retracted(views, basis, {r.claim for r in counted})
    selected = []
    for row in counted:
        fits = basis.fits((row.said_lo, row.said_hi), (row.pub_lo, row.pub_hi))
        if fits != "after":
            own = taken.get(row.claim, ())
            by = next((t for t in own if may_retract(t.agent, row.agent, who, (a, b))), None)
            selected.append(Selected(possibly=fits == "possibly", retracted=by, row=row))
    return selected


def current(row: PlacedRow | StatementRow, basis: Basis) -> bool:
    """Tell whether a version stands: nobody has published a correction of it by then."""
    return stands(row.until, basis)


def stands(until: int | None, basis: Basis) -> bool:
    """Tell whether what was corrected at a moment, if at all, still stood by then."""
    return until is None or (basis.published is not None and basis.published < until)


def holds(row: PlacedRow | StatementRow, basis: Basis) -> bool:
    """Tell whether a version stands and, where only what was reviewed is asked for, was."""
    return current(row, basis) and not (basis.reviewed and row.unreviewed)


def may_retract(agent: str, claimant: str, who: Who, parties: Iterable[Container[str]]) -> bool:
    """Tell whether who retracted may: the claimant, or another voice of the same party."""
    if not agent or who.root(agent) == who.root(claimant):
        return True
    return any(agent in voices and claimant in voices for voices in parties)


def acted(row: PlacedRow, a: Voices, b: Voices) -> bool:
    """Tell whether the row's parties spoke for the view's, either way, when it was said."""
    return any(
        speaks_for(a, first, row) and speaks_for(b, second, row)
        for first, second in ((row.a, row.b), (row.b, row.a))
    )


def speaks_for(voices: Voices, agent: str, row: PlacedRow) -> bool:
    """Tell whether an agent is one of a party's voices at the time a row was said."""
    return any(term.covers(row.said_lo, row.said_hi) for term in voices.get(agent, ()))


def _coder(row: PlacedRow) -> str:
    """Name a coder; all versions of a rule are one."""
    return row.coder.partition("@")[0] if row.coder.startswith("rule:") else row.coder


def counting(rows: list[PlacedRow]) -> list[PlacedRow]:
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
            (r.coded, r.seq, r.agent, r.text, r.at): r
            for r in people or same
            if r.coded == newest[_coder(r)]
        }
        kept += rest.values()
    return kept


def retracted(
    views: Views, basis: Basis, claims: Collection[str]
) -> dict[str, list[RetractionRow]]:
    """List who took these claims (ids) back by then, by claim."""
    rows: list[RetractionRow] = views.rows_among(RETRACTIONS, at=basis.seq, claim=tuple(claims))
    found: dict[str, list[RetractionRow]] = defaultdict(list)
    for row in sorted(rows, key=lambda r: r.seq):
        if basis.fits((row.said_lo, row.said_hi), (row.pub_lo, row.pub_hi)) == "by_then":
            found[row.claim].append(row)
    return found
