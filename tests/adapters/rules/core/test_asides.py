"""Attributions without a verb of saying."""

import pytest

from tests.adapters.rules.core.hearing import heard, table


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
According to the board, the pier is safe.
    the board | According to | the pier is safe | indirect
The pier, according to the board, is safe.
    the board | according to | The pier … is safe | indirect
According to Toll, the harbour master, the pier is safe.
    Toll | According to | the pier is safe | indirect
Fares rose by a third, according to the Bank of Elbonia.
    the Bank of Elbonia | according to | Fares rose by a third | indirect
Fares have doubled, the union said, according to the Lomma Mail.
    the Lomma Mail | according to | Fares have doubled, the union said | indirect
    the Lomma Mail > the union | said | Fares have doubled | indirect
According to Dorn, “the pier is safe.”
    Dorn | According to | “the pier is safe.” | direct
According to him, the pier is safe.
    him | According to | the pier is safe | indirect
"""),
)
def test_according_to_names_the_claimant(text: str, claims: list[str]) -> None:
    assert heard(text, "form") == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
The pier is safe, per the harbour board.
    the harbour board | per | The pier is safe
Per the report, the pier is safe.
    the report | Per | the pier is safe
The ferry costs 3 crowns per day.
Fares rose 3 per cent.
"""),
)
def test_per_names_the_claimant_only_of_a_clause(text: str, claims: list[str]) -> None:
    assert heard(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
In Rusk’s view, the pier is rotten.
    Rusk | view | the pier is rotten | ascribed
In her opinion, the pier is rotten.
    her | opinion | the pier is rotten | ascribed
The pier is, in the words of Rusk, a ruin.
    Rusk | words | The pier is … a ruin | speaks
The pier is rotten, in the view of Rusk.
    Rusk | view | The pier is rotten | ascribed
In the words of Rusk, the pier is a ruin.
    Rusk | words | the pier is a ruin | speaks
The pier, in her view, is rotten.
    her | view | The pier … is rotten | ascribed
In the union’s view, the board has failed.
    the union | view | the board has failed | ascribed
The pier is rotten, in Rusk’s opinion.
    Rusk | opinion | The pier is rotten | ascribed
"""),
)
def test_a_view_is_ascribed_to_its_owner(text: str, claims: list[str]) -> None:
    assert heard(text, "voice") == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
The pier, as Rusk pointed out, is rotten.
    Rusk | pointed out | The pier … is rotten
The pier is rotten, as Rusk noted.
    Rusk | noted | The pier is rotten
As Rusk wrote, the pier is rotten.
    Rusk | wrote | the pier is rotten
Fares have doubled, as the union had warned.
    the union | warned | Fares have doubled
As a diver, Rusk knows piers.
As expected, the pier closed.
"""),
)
def test_as_somebody_says_names_the_claimant(text: str, claims: list[str]) -> None:
    assert heard(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
In Lomma, the pier is old.
He acted in accordance with the law.
"""),
)
def test_other_phrases_of_place_and_manner_attribute_nothing(text: str, claims: list[str]) -> None:
    assert heard(text) == claims
