"""Laws of views: however they are reached, the same question gets the same answer."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.events import AgentActsFor, Reviewed, Withdrawn
from ledger.replay.bounds import bounds
from ledger.replay.moment import Moment
from ledger.show.shapes import json_text
from ledger.show.view_shape import view_shape
from ledger.store.memory import MemoryStore
from ledger.views.build import Builder
from ledger.views.relationship import RelationshipView
from ledger.views.rows.engine import Views
from tests.laws.plain_model import model
from tests.laws.random_ledgers import AGENTS, ASPECTS, PARTIES, START, Step, filled, scripts

BOUNDS = st.fixed_dictionaries(
    {},
    optional={
        "published": st.sampled_from(["2021-12-31", "2022-03-31", "2023-11-02", "2023-11-30"]),
        "said": st.sampled_from(["2021-06-30", "2022-12-31", "2023-11-15"]),
    },
)

QUESTIONS = st.builds(
    lambda bounds, reviewed: {**bounds, "reviewed": reviewed}, BOUNDS, st.booleans()
)


def asked(
    store: MemoryStore,
    views: Views,
    seq: int | None = None,
    *,
    reviewed: bool = False,
    **when: Any,
) -> RelationshipView:
    moment = Moment(store, views, bounds(store, START, recorded=seq, **when), "none@1", ASPECTS)
    return moment.relationship(*PARTIES, reviewed=reviewed)


def answer(view: RelationshipView) -> object:
    """All that a view says, apart from how much more the ledger holds."""
    basis = attrs.evolve(view.basis, latest=True, recorded=None)
    claims = [s.row.claim for s in (*view.statements, *view.possibly)]
    counts = [(o.name, o.documents, o.origins) for aspect in view for o in aspect.outside]
    return json_text(view_shape(attrs.evolve(view, basis=basis))), claims, counts


@given(steps=scripts(), when=QUESTIONS)
def test_views_kept_up_step_by_step_say_what_views_built_afresh_say(
    steps: list[Step], when: dict[str, Any]
) -> None:
    store, growing = filled(steps[:1]), None
    growing = Views(store)
    for step in steps[1:]:
        store.append(step.events, recorder="ann", import_id=step.import_id)
        growing.catch_up()
    assert answer(asked(store, growing, **when)) == answer(asked(store, Views(store), **when))


@given(steps=scripts(), when=QUESTIONS, data=st.data())
def test_the_past_is_what_the_ledger_cut_there_says(
    steps: list[Step], when: dict[str, Any], data: st.DataObject
) -> None:
    cut = data.draw(st.integers(1, len(steps)))
    whole, part = filled(steps), filled(steps[:cut])
    seq = part.head().seq
    then = answer(asked(whole, Views(whole), seq, **when))
    assert then == answer(asked(part, Views(part), **when))


@given(steps=scripts(), data=st.data())
def test_a_views_file_survives_being_closed_at_any_point(
    steps: list[Step], data: st.DataObject
) -> None:
    stops = data.draw(st.sets(st.integers(1, len(steps))))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "views"
        store = filled(steps[:1])
        views = Views(store, path)
        for n, step in enumerate(steps[1:], start=1):
            store.append(step.events, recorder="ann", import_id=step.import_id)
            if n in stops:
                views.catch_up()
                views.close()
                views = Views(store, path)
        kept = answer(asked(store, views))
        views.close()
        assert kept == answer(asked(store, Views(store)))


@given(steps=scripts())
@settings(max_examples=25)
def test_every_prefix_replayed_is_the_view_as_of_that_prefix(steps: list[Step]) -> None:
    whole = filled(steps)
    views = Views(whole)
    for cut in range(1, len(steps) + 1):
        part = filled(steps[:cut])
        assert answer(asked(part, Views(part))) == answer(asked(whole, views, part.head().seq))


@given(steps=scripts())
def test_a_views_file_of_another_history_is_rebuilt(steps: list[Step]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "views"
        other = filled(steps[:1])
        stale = Views(other, path)
        stale.catch_up()
        stale.close()
        store = filled([Step((*steps[0].events[::-1],)), *steps[1:]])
        views = Views(store, path)
        kept = answer(asked(store, views))
        views.close()
        assert kept == answer(asked(store, Views(store)))


@given(steps=scripts())
def test_the_view_of_every_moment_holds_what_a_plain_model_holds(steps: list[Step]) -> None:
    """Nobody acts for anybody and no circle is merged here: who is who is another law's."""
    plain = [
        Step(tuple(e for e in s.events if not isinstance(e, AgentActsFor)), s.import_id)
        for s in steps
    ]
    store = filled([s for s in without_lost_targets(plain) if s.events])
    views = Views(store)
    for seq in range(len(steps[0].events), store.head().seq + 1):
        then = model(store.read(1, seq))
        if then.root(AGENTS[0]) != then.root(AGENTS[1]) and not then.circular():
            compare(asked(store, views, seq), then.held(AGENTS[0], AGENTS[1]))


def compare(view: RelationshipView, held: set[tuple[str, str]]) -> None:
    shown = {
        (cell.row.claim, aspect.name)
        for aspect in view
        for cell in (
            *(c for p in aspect.parties for c in (p.latest, *p.also, *p.struck) if c),
            *(c for o in aspect.outside for c in (o.latest, *o.also)),
            *(c.statement for c in aspect.ascribed),
        )
    }
    assert {s.row.claim for s in view.statements} == {claim for claim, _ in held}
    assert shown <= held
    assert {s.row.claim for s in view.uncoded} <= {c for c, aspect in held if not aspect}


def without_lost_targets(steps: list[Step]) -> list[Step]:
    """Leave out what takes back an `acts_for` that was left out."""
    return [
        Step(
            tuple(
                e for e in s.events
                if not (isinstance(e, Withdrawn | Reviewed) and e.target.startswith("acts-"))
            ),
            s.import_id,
        )
        for s in steps
    ]  # fmt: skip


@given(steps=scripts(), when=QUESTIONS, data=st.data())
def test_what_seeks_find_is_what_looking_at_every_row_finds(
    steps: list[Step], when: dict[str, Any], data: st.DataObject
) -> None:
    store = filled(steps)
    views = Views(store)
    seq = data.draw(st.integers(len(steps[0].events), store.head().seq))
    reviewed = when.pop("reviewed", False)
    moment = Moment(store, views, bounds(store, START, recorded=seq, **when), "none@1", ASPECTS)
    sought = moment.relationship(*PARTIES, reviewed=reviewed)
    leaving_out = Builder(
        views, moment.evidence, sought.basis, without=frozenset({"no such claim"})
    )
    assert answer(sought) == answer(leaving_out.view(*PARTIES, ASPECTS))
