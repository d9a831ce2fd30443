"""Times that stand between a verb and what was said, or behind what hangs on it."""

import pytest

from tests.adapters.rules.core.hearing import heard, table


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
Dorn said over the weekend that the pier was safe.
    Dorn | said | the pier was safe
Dorn said over the weekend the pier was safe.
    Dorn | said | the pier was safe
Dorn said on Friday the pier was safe.
    Dorn | said | the pier was safe
Dorn said in March 2023 the pier was safe.
    Dorn | said | the pier was safe
Dorn said on March 3 that the pier was safe.
    Dorn | said | the pier was safe
The pier is closed, which the board noted last year.
    the board | noted | The pier is closed
The pier is closed, which it noted following a meeting with Rusk.
    it | noted | The pier is closed
The pier, which he said in an interview was rotten, fell.
"""),
)
def test_a_time_is_no_part_of_what_was_said(text: str, claims: list[str]) -> None:
    assert heard(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
Dorn called Rusk.
Dorn called Rusk on Monday.
Dorn called Rusk a friend.
    Dorn | called | Rusk a friend
"""),
)
def test_a_telephone_call_says_nothing(text: str, claims: list[str]) -> None:
    assert heard(text) == claims
