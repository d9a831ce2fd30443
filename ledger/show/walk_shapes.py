"""First moments, steps of a replay, revisions and histories as plain values for other programs."""

from __future__ import annotations

from typing import Any

import attrs

from ledger.replay.first import First
from ledger.replay.history import Entry
from ledger.replay.revision import Revised, Revision
from ledger.replay.walk import Replay
from ledger.replay.without import Resting, Without
from ledger.show.shapes import (
    ChangeShape,
    EventShape,
    JudgedShape,
    StatementShape,
    cell_shape,
    change_shape,
    event_shape,
    why_shape,
)
from ledger.show.view_shape import ViewShape, view_shape
from ledger.show.why import recorded_on
from ledger.values import spelt_out
from ledger.views.basis import Basis


@attrs.frozen(kw_only=True)
class FirstShape:
    """The first moment at which something held; without an event where it never did."""

    held: bool
    event: int | None = None
    recorded: str | None = None
    basis: Basis | None = None
    because: tuple[EventShape, ...] = ()
    changes: tuple[ChangeShape, ...] = ()
    view: ViewShape | None = None


@attrs.frozen(kw_only=True)
class StepShape:
    """One stop of a replay."""

    step: int
    of: int
    event: int
    recorded: str
    basis: Basis
    entries: tuple[EventShape, ...]
    changes: tuple[ChangeShape, ...]


@attrs.frozen(kw_only=True)
class FieldShape:
    """One version of a subject in which a field changed."""

    event: int
    kind: str
    recorded: str
    recorder: str
    field: str
    before: Any
    after: Any


@attrs.frozen(kw_only=True)
class RevisionShape:
    """One revision."""

    kind: str
    told: str
    parties: tuple[str, str]
    aspect: str
    before: str
    after: str
    sure: bool
    because: EventShape


@attrs.frozen(kw_only=True)
class RevisedShape:
    """How often somebody revised, out of how many."""

    by: str
    name: str
    id: str
    of: int
    revisions: tuple[RevisionShape, ...]
    possibly: tuple[RevisionShape, ...]
    basis: Basis


@attrs.frozen(kw_only=True)
class RestingShape:
    """One conclusion that would not stand as it does."""

    aspect: str
    row: str
    subject: str
    kind: str
    before: tuple[StatementShape, ...] | JudgedShape | None
    after: tuple[StatementShape, ...] | JudgedShape | None
    because: tuple[EventShape, ...]


@attrs.frozen(kw_only=True)
class WithoutShape:
    """A view without a source or an agent, and what rests on these."""

    without: str
    claims: int
    of: int
    resting: tuple[RestingShape, ...]
    view: ViewShape


def first_shape(first: First | None) -> FirstShape:
    """Take from a first moment what is shown of it."""
    if first is None:
        return FirstShape(held=False)
    return FirstShape(
        held=True,
        event=first.seq,
        recorded=recorded_on(first.entries[-1].recorded),
        basis=first.basis,
        because=tuple(event_shape(e.recorded, e.step) for e in first.entries),
        changes=tuple(map(change_shape, first.changes)),
        view=view_shape(first.view),
    )


def step_shape(replay: Replay) -> StepShape:
    """Take from a replay, as it stands, what is shown of it."""
    return StepShape(
        step=replay.position,
        of=len(replay) - 1,
        event=replay.seq,
        recorded=recorded_on(replay.recorded),
        basis=replay.moment.basis,
        entries=tuple(event_shape(e.recorded, e.step) for e in replay.entries),
        changes=tuple(map(change_shape, replay.changes())) if replay.has_parties else (),
    )


def entry_shape(entry: Entry) -> EventShape | FieldShape:
    """Take from an entry of a history what is shown of it."""
    if not entry.field:
        return event_shape(entry.recorded, entry.step)
    return FieldShape(
        event=entry.recorded.seq,
        kind=entry.recorded.kind,
        recorded=recorded_on(entry.recorded),
        recorder=entry.recorded.batch.recorder,
        field=entry.field,
        before=spelt_out(entry.before),
        after=spelt_out(entry.after),
    )


def revised_shape(revised: Revised) -> RevisedShape:
    """Take from somebody's revisions what is shown of them."""
    return RevisedShape(
        by=revised.by,
        name=revised.name,
        id=revised.id,
        of=revised.of,
        revisions=tuple(map(_revision, revised.revisions)),
        possibly=tuple(map(_revision, revised.possibly)),
        basis=revised.basis,
    )


def _revision(it: Revision) -> RevisionShape:
    return RevisionShape(
        kind=it.kind,
        told=it.told,
        parties=it.parties,
        aspect=it.aspect,
        before=it.before,
        after=it.after,
        sure=it.sure,
        because=event_shape(it.entry.recorded, it.entry.step),
    )


def without_shape(without: Without) -> WithoutShape:
    """Take from a view without a source or agent what is shown of it."""
    return WithoutShape(
        without=without.named,
        claims=without.claims,
        of=without.of,
        resting=tuple(map(_resting, without.resting)),
        view=view_shape(without.view),
    )


def _resting(it: Resting) -> RestingShape:
    return RestingShape(
        aspect=it.aspect,
        row=it.row,
        subject=it.subject,
        kind=it.kind,
        before=cell_shape(it.before),
        after=cell_shape(it.after),
        because=why_shape(it.before.why()).because,
    )
