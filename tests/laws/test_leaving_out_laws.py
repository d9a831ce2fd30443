"""Laws of leaving out and of stepping: the same answer by another way."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.events import Reviewed
from ledger.replay.stops import stops
from ledger.replay.walk import Replay
from ledger.replay.without import leave_out
from tests.laws.random_ledgers import AGENTS, PARTIES, SOURCES, Step, scripts
from tests.laws.test_step_laws import course_of, shown

LEFT_OUT = st.one_of(
    st.tuples(st.sampled_from(SOURCES), st.none()),
    st.tuples(st.none(), st.sampled_from(AGENTS)),
    st.tuples(st.sampled_from(SOURCES), st.sampled_from(AGENTS)),
)


@given(steps=scripts(), left=LEFT_OUT)
@settings(max_examples=40)
def test_to_leave_claims_out_is_to_look_as_if_they_were_rejected(
    steps: list[Step], left: tuple[str | None, str | None]
) -> None:
    course = course_of(steps)
    found = leave_out(course.now, *PARTIES, *left)
    before = {s.row.claim for s in (*found.full.statements, *found.full.possibly)}
    after = {s.row.claim for s in (*found.view.statements, *found.view.possibly)}
    assert after <= before
    assert (len(before - after), len(before)) == (found.claims, found.of)
    gone = tuple(
        Reviewed(by="zoe", target=claim, verdict="rejected") for claim in sorted(before - after)
    )
    rejected = course_of([*steps, *([Step(gone)] if gone else [])])
    same = shown(rejected.view(rejected.now.basis.seq))
    assert without_comments(shown(found.view)) == without_comments(same)


def without_comments(shape: dict[str, Any]) -> dict[str, Any]:
    """Comments are counted in the documents of the claims that are left."""
    return {**shape, "comments": 0}


@given(steps=scripts(), data=st.data())
@settings(max_examples=25)
def test_forward_and_back_come_to_the_same_view_as_going_there(
    steps: list[Step], data: st.DataObject
) -> None:
    course = course_of(steps)
    last = course.now.basis.seq
    there = stops(course.store, last, "event", course.steps.turns)
    replay = Replay(course.look, there, course.now, course)
    for _ in range(6):
        moved = data.draw(st.integers(-len(there), len(there)))
        expected = max(0, min(replay.position + moved, len(there) - 1))
        replay.step(moved)
        assert replay.position == expected
        assert replay.seq == there[expected]
        assert shown(replay.view) == shown(course.view(there[expected]))
        assert replay.go_to(replay.seq).position == expected
