"""What a view shows, slot by slot, so that two views of a relationship can be laid side by side."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import TypeAlias

import attrs

from ledger.replay.scope import Scope
from ledger.views.cells import Accounts, Judged, Statement
from ledger.views.relationship import Aspect, RelationshipView

Cell: TypeAlias = Statement | Accounts | Judged
Slot: TypeAlias = tuple[str, str, str, int]
"""Aspect, row, whose it is (by id, not by name), and the how-manieth of these."""


@attrs.frozen(kw_only=True)
class Shown:
    """A cell, the row of the view it stands in, and the name it stands under."""

    aspect: str = ""
    cell: Cell
    key: str
    row: str
    subject: str


def slots(view: RelationshipView, scope: Scope | None = None) -> dict[Slot, Shown]:
    """List what each slot of a view shows; with a scope, only what lies within it."""
    found: dict[Slot, Shown] = {}
    count: Counter[tuple[str, str, str]] = Counter()
    for shown in _shown(view, scope):
        place = shown.aspect, shown.row, shown.key
        found[*place, count[place]] = shown
        count[place] += 1
    return found


def pairs(
    old: dict[Slot, Shown], new: dict[Slot, Shown]
) -> Iterator[tuple[Shown | None, Shown | None]]:
    """Lay what two views show side by side: what stands under one key, and else nothing.

    Of several under one key the same goes with the same, an assessment with the one that took its
    place, and the rest in turn.
    """
    left: defaultdict[tuple[str, str, str], list[Slot]] = defaultdict(list)
    for slot in old:
        left[slot[:3]].append(slot)
    found: dict[Slot, Slot] = {}
    for fits in (_same, _superseded, _any):
        for slot, now in new.items():
            those = () if slot in found else left[slot[:3]]
            was = next((it for it in those if fits(old[it].cell, now.cell)), None)
            if was:
                left[slot[:3]].remove(was)
                found[slot] = was
    for slot, now in new.items():
        yield (old[found[slot]] if slot in found else None), now
    for slot, shown in old.items():
        if slot in left[slot[:3]]:
            yield shown, None


def _same(one: Cell, other: Cell) -> bool:
    return identity(one) == identity(other)


def _superseded(one: Cell, other: Cell) -> bool:
    """Tell whether either of two assessments took the place of the other."""
    if not (isinstance(one, Judged) and isinstance(other, Judged)):
        return False
    return one.row.id in _replaced(other) or other.row.id in _replaced(one)


def _replaced(it: Judged) -> set[str]:
    return {earlier.row.id for earlier in it.earlier}


def _any(_one: Cell, _other: Cell) -> bool:
    return True


def identity(cell: Cell | None) -> object:
    """Give what has to differ for a cell to have changed."""
    match cell:
        case Statement(row=row):
            taken = cell.retracted.id if cell.retracted else ""
            return row.claim, row.seq, cell.who, row.bearing, row.coder, taken
        case Accounts(statements=statements, links=links):
            return tuple(map(identity, statements)), tuple(k.id for k in links)
        case Judged(row=row):
            return row.id
        case None:
            return None


def statements(cell: Cell | None) -> tuple[Statement, ...]:
    """List the statements that a cell is made of."""
    match cell:
        case Statement():
            return (cell,)
        case Accounts(statements=found):
            return found
        case _:
            return ()


def struck(view: RelationshipView) -> dict[str, Statement]:
    """List what a view shows as taken back by its claimant, by `written`."""
    return {written(s): s for s in view.struck}


def written(it: Statement) -> str:
    """Tell a statement from all others: the claim, and the claimant's mention in it."""
    return f"{it.row.claim} {it.row.at} {it.row.text}"


def _shown(view: RelationshipView, scope: Scope | None) -> Iterator[Shown]:
    yield from map(_judged, view.assessments)
    within = view.among(scope.claims) if scope else ()
    for aspect in view.aspects:
        if scope is None or aspect.name in scope.aspects:
            yield from (attrs.evolve(it, aspect=aspect.name) for it in _of(aspect, scope, within))
        yield from (attrs.evolve(_judged(it), aspect=aspect.name) for it in aspect.assessments)
    uncoded = view.uncoded
    if scope:
        uncoded = tuple({s.row.claim: s for s in within[::-1] if not s.row.aspect}.values())[::-1]
    for it in uncoded:
        yield Shown(cell=it, key=it.row.claim, row="uncoded", subject=it.who)


def _of(aspect: Aspect, scope: Scope | None, within: tuple[Statement, ...]) -> Iterator[Shown]:
    for n, party in enumerate(aspect.parties):
        if party.latest:
            yield Shown(cell=party.latest, key=str(n), row="position", subject=party.name)
        for it in party.also:
            yield Shown(cell=it, key=f"{n} {written(it)}", row="also", subject=party.name)
    for outside in aspect.outside_of(scope.agents(aspect.name)) if scope else aspect.outside:
        yield _outside(outside.latest, outside.name)
    ascribed = tuple(it.statement for it in aspect.ascribed) if scope is None else within
    for it in ascribed:
        if it.row.ascribed and it.row.aspect == aspect.name:
            key = f"{written(it)} {it.coder.partition('@')[0]}"
            yield Shown(cell=it, key=key, row="ascribed", subject=it.who)
    for row, sides in (("accounts", aspect.accounts), ("dispute", aspect.disputes)):
        for group in sides:
            names = " and ".join(dict.fromkeys(s.who for s in group.statements))
            first = min(s.row.claim for s in group.statements)
            yield Shown(cell=group, key=first, row=row, subject=names)


def _outside(it: Statement, name: str) -> Shown:
    agent = it.context.who.root(it.row.agent) if it.row.agent else ""
    key = agent or f"{it.row.source} {it.row.text}"
    return Shown(cell=it, key=key, row="outside", subject=name)


def _judged(it: Judged) -> Shown:
    """Give an assessment the slot of the first one that it, or what it replaced, superseded."""
    first = it.earlier[-1] if it.earlier else it
    return Shown(cell=it, key=first.row.id, row="assessment", subject=it.row.assessor)
