"""Verbs that share a subject, and subjects side by side."""

import pytest

from tests.adapters.rules.core.hearing import heard, table


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
Dorn defended the divers, adding that the pier was safe.
    Dorn | adding | the pier was safe
    Dorn | defended | the divers
Rusk resigned in May, saying the pier was rotten.
    Rusk | saying | the pier was rotten
After warning that the pier was rotten, Rusk resigned.
    Rusk | warning | the pier was rotten
Rusk left early, complaining that the hall was cold.
    Rusk | complaining | the hall was cold
Dorn opened the meeting by warning that the pier was sinking.
    Dorn | warning | the pier was sinking
"""),
)
def test_a_participle_belongs_to_the_subject_of_its_sentence(text: str, claims: list[str]) -> None:
    assert heard(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
Dorn said the pier was safe, while Rusk warned that the piles were rotten.
    Dorn | said | the pier was safe
    Rusk | warned | the piles were rotten
Dorn said the pier was safe; Rusk said the piles were rotten.
    Dorn | said | the pier was safe
    Rusk | said | the piles were rotten
Dorn said the pier was safe, and Rusk said the ferry would sail.
    Dorn | said | the pier was safe
    Rusk | said | the ferry would sail
"""),
)
def test_two_that_speak_side_by_side_say_each_their_own(text: str, claims: list[str]) -> None:
    assert heard(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
Dorn praised the divers and said the pier was safe.
    Dorn | praised | the divers
    Dorn | said | the pier was safe
Dorn denied the charge and said the pier was safe.
    Dorn | denied | the charge
    Dorn | said | the pier was safe
Dorn said that the pier was safe and that the ferry would sail.
    Dorn | said | the pier was safe and that the ferry would sail
Dorn closed the pier and announced that divers would come.
    Dorn | announced | divers would come
Dorn said the pier was safe but Rusk said the piles were rotten.
    Dorn | said | the pier was safe
    Rusk | said | the piles were rotten
The chair, who said the pier was safe, resigned in May.
    The chair | said | the pier was safe
Divers who believe the piles are rotten met in Lomma.
    Divers | believe | the piles are rotten
The board has repeatedly insisted that the pier is safe.
    The board | insisted | the pier is safe
Dorn criticised the board and urged it to repair the pier.
    Dorn | criticised | the board
    Dorn | urged | to repair the pier
Dorn says the pier is safe and denies that it is sinking.
    Dorn | denies | it is sinking
    Dorn | says | the pier is safe
Dorn said the pier was safe, but added that it was old.
    Dorn | added | it was old
    Dorn | said | the pier was safe
"""),
)
def test_a_second_verb_shares_the_subject_of_the_first(text: str, claims: list[str]) -> None:
    assert heard(text) == claims
