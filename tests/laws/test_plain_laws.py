"""Views against the plain model, over random ledgers, moments and bounds."""

from __future__ import annotations

from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ledger import Moment
from ledger.replay.bounds import bounds
from ledger.views.rows.engine import Views
from tests.laws.comparing import differences
from tests.laws.plain_model import model
from tests.laws.plain_state import Asked
from tests.laws.random_ledgers import AGENTS, ASPECTS, PARTIES, START, Step, filled, scripts
from tests.laws.test_past_laws import OTHER_BOUNDS


@given(steps=scripts(), when=OTHER_BOUNDS, data=st.data())
@settings(max_examples=60)
def test_the_view_by_any_bounds_is_what_the_plain_list_gives(
    steps: list[Step], when: dict[str, Any], data: st.DataObject
) -> None:
    """No circle is merged here, nor one party into the other."""
    store = filled(steps)
    seq = data.draw(st.integers(len(steps[0].events) + 1, store.head().seq))
    then = model(store.read(1, seq))
    assume(then.root(AGENTS[0]) != then.root(AGENTS[1]) and not then.circular())
    asked = bounds(store, START, recorded=seq, **when)
    moment = Moment(store, Views(store), asked, "none@1", ASPECTS)
    reviewed = data.draw(st.booleans())
    view = moment.relationship(*PARTIES, reviewed=reviewed)
    told = Asked(published=asked.published, reviewed=reviewed, said=asked.said)
    assert not differences(view, then.view(AGENTS[0], AGENTS[1], told))
    assert {c.id for c in moment.claims(reviewed=reviewed)} == then.listed(told)
