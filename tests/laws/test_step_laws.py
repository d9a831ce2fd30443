"""Laws of walking: between two turns nothing moves, and the first moment is the first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledger import Moment, RelationshipView
from ledger.replay.bounds import bounds
from ledger.replay.course import Course
from ledger.replay.first import Condition, assessed, contested, find_first, settled, stated
from ledger.replay.stops import By, stops
from ledger.show.view_shape import view_shape
from ledger.views.rows.engine import Views
from tests.laws.random_ledgers import AGENTS, ASPECTS, PARTIES, START, Step, filled, scripts
from tests.laws.test_view_laws import BOUNDS

Shape = dict[str, Any]


def course_of(steps: list[Step], **when: Any) -> Course:
    """The relationship of every random ledger, asked under these bounds."""
    store = filled(steps)
    views = Views(store)

    def look(seq: int | None) -> Moment:
        asked = bounds(store, START, recorded=seq, **when)
        return Moment(store, views, asked, "none@1", ASPECTS)

    return Course(
        first=PARTIES[0],
        known=ASPECTS,
        look=look,
        now=look(None),
        second=PARTIES[1],
        store=store,
        views=views,
    )


def shown(view: RelationshipView) -> Shape:
    """All that a view shows, without what it is an answer to."""
    shape = attrs.asdict(view_shape(view))
    known = [[party.known for party in aspect.parties] for aspect in view]
    return {**shape, "basis": None, "moment": "", "known": known}


def every(course: Course) -> Iterator[tuple[int, RelationshipView]]:
    """The view after every event, not of the turns alone."""
    for seq in range(1, course.now.basis.seq + 1):
        yield seq, course.view(seq)


@given(steps=scripts(), when=BOUNDS)
@settings(max_examples=30)
def test_between_two_turns_a_view_does_not_change(steps: list[Step], when: dict[str, Any]) -> None:
    course = course_of(steps, **when)
    turns, last = set(course.steps.turns), None
    for seq, view in every(course):
        now = shown(view)
        assert last is None or seq in turns or now == last, seq
        last = now


@given(steps=scripts())
@settings(max_examples=30)
def test_between_two_turns_of_an_aspect_it_does_not_change(steps: list[Step]) -> None:
    course = course_of(steps)
    turns, last = set(course.steps.under("economy").turns), None
    for seq, view in every(course):
        [now] = [a for a in shown(view)["aspects"] if a["name"] == "economy"] or [None]
        assert last is None or seq in turns or now in (last, None), seq
        last = now


@given(steps=scripts())
@settings(max_examples=30)
def test_turns_are_of_the_ledger_and_in_order(steps: list[Step]) -> None:
    course = course_of(steps)
    turns = course.steps.turns
    assert list(turns) == sorted(set(turns))
    assert set(turns) <= set(range(1, course.now.basis.seq + 1))
    for aspect in ("economy", "contact"):
        assert set(course.steps.under(aspect).turns) <= set(turns)


CONDITIONS = st.sampled_from(
    [
        contested(),
        contested("economy"),
        assessed(),
        assessed("contact", changed=True),
        assessed(changed=True),
        *(stated(agent) for agent in AGENTS),
        stated(AGENTS[0], "economy"),
        stated(AGENTS[3], "contact"),
    ]
)


@given(steps=scripts(), when=BOUNDS, condition=CONDITIONS)
@settings(max_examples=60)
def test_a_condition_is_found_where_stepping_every_event_finds_it(
    steps: list[Step], when: dict[str, Any], condition: Condition
) -> None:
    course = course_of(steps, **when)
    found = find_first(course, condition)
    asked = settled(course, condition)
    plain = find_first(course, lambda view: asked(view))
    slow = next((seq for seq, view in every(course) if asked(view)), None)
    assert (found and found.seq) == (plain and plain.seq) == slow


PREDICATES: list[Callable[[RelationshipView], bool]] = [
    lambda view: view.claims > 3,
    lambda view: view.judged > 0,
    lambda view: view.comments == 1,
    lambda view: any(aspect.possibly for aspect in view),
    lambda view: any(party.also for aspect in view for party in aspect.parties),
]


@given(steps=scripts(), predicate=st.sampled_from(PREDICATES))
@settings(max_examples=30)
def test_the_first_moment_is_the_least_at_which_it_holds(
    steps: list[Step], predicate: Callable[[RelationshipView], bool]
) -> None:
    course = course_of(steps)
    found = find_first(course, predicate)
    slow = next((seq for seq, view in every(course) if predicate(view)), None)
    assert (found and found.seq) == slow


@given(steps=scripts())
@settings(max_examples=30)
def test_what_made_a_turn_is_visible_by_then(steps: list[Step]) -> None:
    course = course_of(steps)
    evidence = course.now.evidence
    for turn in course.steps.turns:
        seqs = course.steps.events(turn)
        assert turn in seqs
        assert max(evidence.visible(seq) for seq in seqs) == turn


@pytest.mark.parametrize("by", ["event", "import", "day"])
@given(steps=scripts())
@settings(max_examples=20)
def test_every_turn_is_seen_at_a_stop(by: By, steps: list[Step]) -> None:
    course = course_of(steps)
    last = course.now.basis.seq
    found = stops(course.store, last, by, course.steps.turns)
    assert list(found) == sorted(set(found))
    every_stop = set(stops(course.store, last, by))
    assert found[0] == 1
    assert set(found) <= every_stop
    for turn in course.steps.turns:
        assert min((s for s in every_stop if s >= turn), default=None) in found
