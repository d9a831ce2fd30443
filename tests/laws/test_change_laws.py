"""Laws of changes: walking a few events finds what comparing two whole views finds."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ledger.replay.bounds import bounds
from ledger.replay.moment import Moment
from ledger.replay.scope import Scope, scope
from ledger.replay.slots import identity, pairs, slots
from ledger.views.relationship import RelationshipView
from ledger.views.rows.engine import Views
from tests.laws.random_ledgers import ASPECTS, PARTIES, START, Step, filled, scripts
from tests.laws.test_view_laws import BOUNDS


def differing(
    before: RelationshipView, after: RelationshipView, within: Scope | None
) -> list[object]:
    found: list[object] = []
    for pair in pairs(slots(before, within), slots(after, within)):
        was, now = (identity(it.cell) if it else None for it in pair)
        if was != now:
            found.append([(it.aspect, it.row, it.key) for it in pair if it] + [was, now])
    return found


@given(steps=scripts(), when=BOUNDS, data=st.data())
def test_what_a_few_events_can_have_moved_holds_all_that_moved(
    steps: list[Step], when: dict[str, Any], data: st.DataObject
) -> None:
    store = filled(steps)
    views = Views(store)
    first = data.draw(st.integers(len(steps[0].events), store.head().seq))
    last = data.draw(st.integers(first, min(first + 6, store.head().seq)))
    then, now = (
        Moment(store, views, bounds(store, START, recorded=seq, **when), "none@1", ASPECTS)
        for seq in (first, last)
    )
    before, after = then.relationship(*PARTIES), now.relationship(*PARTIES)
    within = scope(first, last, views, now.evidence)
    assert differing(before, after, within) == differing(before, after, None)
