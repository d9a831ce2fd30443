"""What changed in a relationship between two moments, cell by cell, and which events did it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TypeAlias

import attrs

from ledger.events import Recorded
from ledger.projections.touched import TOUCHED, TouchedRow
from ledger.views.cells import Accounts, Judged, Statement
from ledger.views.engine import Views
from ledger.views.evidence import Evidence
from ledger.views.printing import printed
from ledger.views.relationship import Aspect, RelationshipView

Cell: TypeAlias = Statement | Accounts | Judged
Kind = Literal["new", "changed", "gone", "retracted", "late"]
"""`late`: it had been said by the earlier moment, but the ledger did not hold it yet."""


@attrs.frozen(kw_only=True)
class Change:
    """One cell that differs between two moments, with the events that made it differ."""

    after: Cell | None
    aspect: str
    before: Cell | None
    causes: tuple[Recorded, ...]
    kind: Kind
    row: str
    subject: str

    def __str__(self) -> str:
        """Print it as text: what stood there, what stands there, and the sentence behind it."""
        return printed(self)


_Slot: TypeAlias = tuple[str, str, str]


def changes(
    before: RelationshipView, after: RelationshipView, views: Views, evidence: Evidence
) -> tuple[Change, ...]:
    """List the cells that differ between two views of the same relationship."""
    old, new = dict(_cells(before)), dict(_cells(after))
    found = []
    for slot in dict.fromkeys((*new, *old)):
        was, now = old.get(slot), new.get(slot)
        if _identity(was) != _identity(now):
            found.append(_change(slot, was, now, before, after, views, evidence))
    return tuple(found)


def _cells(view: RelationshipView) -> Iterator[tuple[_Slot, Cell]]:
    """List what each slot of a view shows."""
    for judged in view.assessments:
        yield ("", "assessment", judged.row.assessor), judged
    for aspect in view.aspects:
        yield from _aspect_cells(aspect)
    for statement in view.uncoded:
        yield ("", "uncoded", statement.row.claim), statement


def _aspect_cells(aspect: Aspect) -> Iterator[tuple[_Slot, Cell]]:
    for party in aspect.parties:
        if party.latest:
            yield (aspect.name, "position", party.name), party.latest
    for outside in aspect.outside:
        yield (aspect.name, "outside", outside.name), outside.latest
    for ascribed in aspect.ascribed:
        claim = ascribed.statement.row.claim
        yield (aspect.name, "ascribed", f"{ascribed.ascriber} {claim}"), ascribed.statement
    for row, sides in (("accounts", aspect.accounts), ("dispute", aspect.disputes)):
        for group in sides:
            names = " and ".join(dict.fromkeys(s.who for s in group.statements))
            yield (aspect.name, row, names), group
    for judged in aspect.assessments:
        yield (aspect.name, "assessment", judged.row.assessor), judged


def _identity(cell: Cell | None) -> object:
    match cell:
        case Statement(row=row):
            return row.claim, row.seq, row.bearing
        case Accounts(statements=statements):
            return tuple((s.row.claim, s.row.seq) for s in statements)
        case Judged(row=row):
            return row.id
        case _:
            return None


def _change(
    slot: _Slot,
    was: Cell | None,
    now: Cell | None,
    before: RelationshipView,
    after: RelationshipView,
    views: Views,
    evidence: Evidence,
) -> Change:
    aspect, row, subject = slot
    seqs = _seqs(now) if now else []
    gone = _taken_back(was, views, before, after) if was else []
    kind: Kind = "changed" if was and now else "new" if now else "gone"
    if was and not now and isinstance(was, Statement) and gone:
        kind = "retracted"
    if now and not gone and _late(now, before, after, evidence):
        kind = "late"
    causes = tuple(evidence.recorded(seq) for seq in sorted({*seqs, *gone}))
    names = subject.split(" ")[0] if row in ("uncoded",) else subject
    shown = now or was
    if row in ("uncoded", "ascribed") and isinstance(shown, Statement):
        names = shown.who
    return Change(
        after=now, aspect=aspect, before=was, causes=causes, kind=kind, row=row, subject=names
    )


def _seqs(cell: Cell) -> list[int]:
    match cell:
        case Statement(row=row):
            return [row.seq, row.coded]
        case Accounts(statements=statements, links=links):
            return [s.row.seq for s in statements] + [k.seq for k in links]
        case Judged(row=row):
            return [row.seq]


def _taken_back(
    was: Cell, views: Views, before: RelationshipView, after: RelationshipView
) -> list[int]:
    """List the later events that touched a claim which stood before and stands no longer."""
    if not isinstance(was, Statement):
        return []
    touched: list[TouchedRow] = views.every(TOUCHED, at=after.basis.seq, subject=was.row.claim)
    moved = before.basis.seq != after.basis.seq
    return [t.seq for t in touched if t.seq > (before.basis.seq if moved else was.row.seq)]


def _late(now: Cell, before: RelationshipView, after: RelationshipView, evidence: Evidence) -> bool:
    """Tell whether something new to the ledger had been said before the earlier moment."""
    if before.basis.seq == after.basis.seq or not isinstance(now, Statement):
        return False
    moment = before.basis.recorded
    if moment is None:
        moment = evidence.recorded(before.basis.seq).batch.recorded_at // 1_000_000
    told = now.row.said_hi if now.row.dated else now.row.pub_hi
    return told is not None and told <= moment and now.row.seq > before.basis.seq
