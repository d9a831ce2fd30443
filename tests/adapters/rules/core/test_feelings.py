"""Thoughts, wishes and feelings ascribed, and what is denied."""

import pytest

from tests.adapters.rules.core.hearing import heard, table


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
Dorn does not want to leave.
    Dorn | want | to leave | ascribed | negative
Rusk never believed that the pier was safe.
    Rusk | believed | the pier was safe | ascribed | negative
The board does not dispute the number.
    The board | dispute | the number | speaks | positive
Rusk is not afraid of the board.
    Rusk | afraid | the board | ascribed | negative
Rusk does not think the pier is safe.
    Rusk | think | the pier is safe | ascribed | negative
Rusk does not believe that the pier is safe.
    Rusk | believe | the pier is safe | ascribed | negative
Rusk never wanted to leave.
    Rusk | wanted | to leave | ascribed | negative
Toll does not know whether the pier is safe.
    Toll | know | whether the pier is safe | ascribed | negative
Rusk does not expect fares to fall.
    Rusk | expect | fares to fall | ascribed | negative
Rusk is not convinced that the pier is safe.
    Rusk | convinced | the pier is safe | ascribed | negative
"""),
)
def test_a_negated_thought_is_a_negative_claim(text: str, claims: list[str]) -> None:
    assert heard(text, "voice", "polarity") == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
Rusk is worried about the pier.
    Rusk | worried | the pier | ascribed | positive
The union is unhappy with the repair.
    The union | unhappy | the repair | ascribed | positive
Rusk is convinced that the pier is rotten.
    Rusk | convinced | the pier is rotten | ascribed | positive
Rusk is keen to leave.
    Rusk | keen | to leave | ascribed | positive
The repair is upsetting Rusk.
    Rusk | upsetting | The repair | ascribed | positive
The union is angry at the delay.
    The union | angry | the delay | ascribed | positive
Rusk is proud of the repair.
    Rusk | proud | the repair | ascribed | positive
The board is confident that the pier will last.
    The board | confident | the pier will last | ascribed | positive
Rusk was furious that the board had lied.
    Rusk | furious | the board had lied | ascribed | positive
Toll is aware of the risk.
    Toll | aware | the risk | ascribed | positive
Residents are afraid of the noise.
    Residents | afraid | the noise | ascribed | positive
Rusk seems worried about the pier.
    Rusk | worried | the pier | ascribed | positive
"""),
)
def test_a_feeling_is_ascribed(text: str, claims: list[str]) -> None:
    assert heard(text, "voice", "polarity") == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
Rusk hopes that the pier lasts.
    Rusk | hopes | the pier lasts | ascribed | positive
Rusk fears the pier will sink.
    Rusk | fears | the pier will sink | ascribed | positive
Rusk knows that the pier is rotten.
    Rusk | knows | the pier is rotten | ascribed | positive
Rusk plans to build a pier.
    Rusk | plans | to build a pier | ascribed | positive
Rusk loves the pier.
    Rusk | loves | the pier | ascribed | positive
Dorn intends to sell the pier.
    Dorn | intends | to sell the pier | ascribed | positive
Dorn thinks the pier is safe.
    Dorn | thinks | the pier is safe | ascribed | positive
Toll regrets the sale.
    Toll | regrets | the sale | ascribed | positive
Rusk feels that the board has failed.
    Rusk | feels | the board has failed | ascribed | positive
Rusk suspects that the nets were stolen.
    Rusk | suspects | the nets were stolen | ascribed | positive
"""),
)
def test_a_thought_or_a_wish_is_ascribed(text: str, claims: list[str]) -> None:
    assert heard(text, "voice", "polarity") == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
The board opposes the repair.
    The board | opposes | the repair | speaks | negative
Rusk doubts that the pier is safe.
    Rusk | doubts | the pier is safe | ascribed | negative
Rusk denied the charge.
    Rusk | denied | the charge | speaks | negative
Rusk said the pier was not safe.
    Rusk | said | the pier was not safe | speaks | negative
Rusk said nobody had been hurt.
    Rusk | said | nobody had been hurt | speaks | negative
Dorn rejected the offer.
    Dorn | rejected | the offer | speaks | negative
Dorn dismissed the rumour.
    Dorn | dismissed | the rumour | speaks | negative
Dorn condemned the raid.
    Dorn | condemned | the raid | speaks | positive
Dorn said nothing had been sold.
    Dorn | said | nothing had been sold | speaks | negative
Dorn said no nets had been sold.
    Dorn | said | no nets had been sold | speaks | negative
Dorn promised not to sell the pier.
    Dorn | promised | not to sell the pier | speaks | negative
"""),
)
def test_who_says_no_makes_a_negative_claim(text: str, claims: list[str]) -> None:
    assert heard(text, "voice", "polarity") == claims
