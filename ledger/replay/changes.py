"""What changed in a relationship between two moments, cell by cell, and which events did it."""

from __future__ import annotations

from collections.abc import Set
from typing import Literal

import attrs

from ledger.events import Recorded
from ledger.replay.causes import Window
from ledger.replay.scope import Scope, scope
from ledger.replay.slots import Cell, Shown, Slot, identity, pairs, slots, struck, written
from ledger.views.cells import Statement
from ledger.views.evidence import Evidence
from ledger.views.printing import html, printed
from ledger.views.relationship import RelationshipView
from ledger.views.rows.engine import Views

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

    def _repr_html_(self) -> str:
        """Show it as a table in a notebook."""
        return html(self)


def changes(
    before: RelationshipView, after: RelationshipView, views: Views, evidence: Evidence
) -> tuple[Change, ...]:
    """List the cells that differ between two views of the same relationship.

    Between two moments that few events part, only what those events can have moved is read.
    """
    return _Comparison(before, after, views, evidence).changes(
        _scope(before, after, views, evidence)
    )


def _scope(
    before: RelationshipView, after: RelationshipView, views: Views, evidence: Evidence
) -> Scope | None:
    then, now = before.basis, after.basis
    if (then.published, then.said) != (now.published, now.said) or then.seq > now.seq:
        return None
    return scope(then.seq, now.seq, views, evidence)


def _latest(shown: dict[Slot, Shown]) -> set[tuple[str, str, str]]:
    """List the statements of parties that none is surely later than."""
    return {_said(it) for it in shown.values() if it.row in ("position", "also")}


def _said(shown: Shown) -> tuple[str, str, str]:
    assert isinstance(shown.cell, Statement)  # positions are statements
    return shown.aspect, shown.subject, written(shown.cell)


def _party(shown: Shown) -> tuple[str, str] | None:
    """Tell of which party, under which aspect, something shown is a latest statement."""
    party, _, _ = shown.key.partition(" ")
    return (shown.aspect, party) if shown.row in ("position", "also") else None


class _Comparison:
    """Two views of one relationship, side by side."""

    def __init__(
        self, before: RelationshipView, after: RelationshipView, views: Views, evidence: Evidence
    ) -> None:
        first, last = sorted((before.basis.seq, after.basis.seq))
        self._after = after
        self._before = before
        self._evidence = evidence
        self._old: dict[Slot, Shown] = {}
        self._pushed: dict[tuple[tuple[str, str] | None, bool], Set[int]] = {}
        self._struck = struck(after)
        self._window = Window(evidence=evidence, first=first, last=last, views=views)

    def changes(self, within: Scope | None) -> tuple[Change, ...]:
        """Go through the slots of both, or of what lies within a scope."""
        self._old = old = slots(self._before, within)
        new = slots(self._after, within)
        stood, stand = _latest(old), _latest(new)
        found = []
        for was, now in pairs(old, new):
            shown = now or was
            if shown and shown.row == "also" and {_said(shown)} <= stood & stand:
                continue  # it was, and is, as late as any
            if identity(was.cell if was else None) != identity(now.cell if now else None):
                pushing = self._pushing(shown, new if now is None else old) if shown else set()
                found.append(self._change(was, now, pushing))
        return tuple(found)

    def _pushing(self, shown: Shown, view: dict[Slot, Shown]) -> Set[int]:
        """List what moved the other latest statements of a party, which push one another aside.

        Those of the later view pushed aside what is gone, those of the earlier made room for what
        came up.
        """
        if shown.row != "also":
            return set()
        party, later = _party(shown), view is not self._old
        if (party, later) not in self._pushed:
            cells = [it.cell for it in view.values() if _party(it) == party]
            self._pushed[party, later] = self._window.moved(cells)
        return self._pushed[party, later]

    def _change(self, was: Shown | None, now: Shown | None, pushing: Set[int]) -> Change:
        shown = now or was
        assert shown is not None  # a slot comes from one of the two views
        before, after = was.cell if was else None, now.cell if now else None
        return Change(
            after=after,
            aspect=shown.aspect,
            before=before,
            causes=self._causes(before, after, pushing),
            kind=self._kind(before, after),
            row=shown.row,
            subject=shown.subject,
        )

    def _causes(
        self, was: Cell | None, now: Cell | None, pushing: Set[int]
    ) -> tuple[Recorded, ...]:
        """Name the retraction as what took a cell away, where bounds alone made the difference."""
        taken = self._struck.get(written(was)) if isinstance(was, Statement) else None
        gone = taken is not None and now is None and self._window.first == self._window.last
        if gone and taken and taken.retracted:
            return (self._evidence.recorded(taken.retracted.seq),)
        return self._window.causes(was, now, pushing)

    def _kind(self, was: Cell | None, now: Cell | None) -> Kind:
        if isinstance(was, Statement) and self._retracted(was, now):
            return "retracted"
        if isinstance(now, Statement) and self._late(was, now):
            return "late"
        return "changed" if was and now else "new" if now else "gone"

    def _retracted(self, was: Statement, now: Cell | None) -> bool:
        """Tell whether the later view shows as struck what stood in the earlier one."""
        stays = isinstance(now, Statement) and written(now) == written(was)
        return (now is None or stays) and not was.retracted and written(was) in self._struck

    def _late(self, was: Cell | None, now: Statement) -> bool:
        """Tell whether something new to the ledger had been said before the earlier moment."""
        then = self._before.basis
        first = min(self._evidence.seqs_of((now.row.claim,)), default=now.row.seq)
        if not self._window.holds(first) or then.seq > self._after.basis.seq:
            return False
        if isinstance(was, Statement) and self._window.taken_back(was):
            return False
        moment = then.recorded
        if moment is None:
            moment = self._evidence.recorded(then.seq).batch.recorded_at // 1_000_000
        told = now.row.said_hi if now.row.dated else now.row.pub_hi
        return told is not None and told <= moment
