"""Passives: what is said of somebody, by somebody or by nobody named."""

import pytest

from tests.adapters.rules.core.hearing import heard, table


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
Rusk was accused by the board of stealing nets.
    the board | accused | Rusk … of stealing nets | positive
The pier was described by Rusk as a ruin.
    Rusk | described | The pier … as a ruin | positive
The repair was welcomed by the union.
    the union | welcomed | The repair | positive
The repair was opposed by the union.
    the union | opposed | The repair | negative
The report was condemned by Rusk.
    Rusk | condemned | The report | positive
The inquiry was told by Rusk that the pier was rotten.
    Rusk | told | the pier was rotten | positive
The sale is opposed by residents.
    residents | opposed | The sale | negative
Fares are expected by analysts to fall.
    analysts | expected | Fares … to fall | positive
The plan was rejected by the council.
    the council | rejected | The plan | negative
The claim was denied by Rusk.
    Rusk | denied | The claim | negative
"""),
)
def test_an_agent_behind_by_is_the_claimant(text: str, claims: list[str]) -> None:
    assert heard(text, "polarity") == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
It was reported that the pier had sunk.
    [unnamed] | reported | the pier had sunk | speaks
It is feared that the pier will sink.
    [unnamed] | feared | the pier will sink | ascribed
It was announced on Tuesday that the pier would close.
    [unnamed] | announced | the pier would close | speaks
It has been claimed that the pier is sinking.
    [unnamed] | claimed | the pier is sinking | speaks
It is believed that the pier is sinking.
    [unnamed] | believed | the pier is sinking | ascribed
It was decided that the pier would close.
    [unnamed] | decided | the pier would close | ascribed
It is hoped that the pier will open in May.
    [unnamed] | hoped | the pier will open in May | ascribed
"""),
)
def test_it_is_said_by_somebody_unnamed(text: str, claims: list[str]) -> None:
    assert heard(text, "voice") == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
The pier is said to be haunted.
    [unnamed] | said | The pier … to be haunted | speaks
The pier is expected to close.
    [unnamed] | expected | The pier … to close | ascribed
The pier is believed to be sinking.
    [unnamed] | believed | The pier … to be sinking | ascribed
The pier is rumoured to be sinking.
    [unnamed] | rumoured | The pier … to be sinking | speaks
The pier is understood to be sinking.
    [unnamed] | understood | The pier … to be sinking | ascribed
The pier was thought to be sinking.
    [unnamed] | thought | The pier … to be sinking | ascribed
Two divers are reported to have drowned.
    [unnamed] | reported | Two divers … to have drowned | speaks
Rusk is alleged to have stolen nets.
    [unnamed] | alleged | Rusk … to have stolen nets | speaks
"""),
)
def test_what_is_said_of_somebody_is_the_subject_and_the_infinitive(
    text: str, claims: list[str]
) -> None:
    assert heard(text, "voice") == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
Rusk was accused of stealing nets.
    [unnamed] | accused | stealing nets
Divers were told that the pier was safe.
    [unnamed] | told | the pier was safe
The court heard that the pier had been sold.
    [unnamed] | heard | the pier had been sold
Rusk was urged to resign.
    [unnamed] | urged | to resign
Rusk was asked whether the pier was safe.
    [unnamed] | asked | whether the pier was safe
Asked whether the pier was safe, Dorn nodded.
    [unnamed] | Asked | whether the pier was safe
Rusk had been told the pier was safe.
    [unnamed] | told | the pier was safe
Dorn was criticised for the delay.
    [unnamed] | criticised for | the delay
The nets were blamed for the deaths.
    [unnamed] | blamed for | the deaths
The jury was told that the nets were stolen.
    [unnamed] | told | the nets were stolen
Rusk had said the pier was rotten.
    Rusk | said | the pier was rotten
Residents were warned that the pier was sinking.
    [unnamed] | warned | the pier was sinking
The board was informed that the pier was sinking.
    [unnamed] | informed | the pier was sinking
Rusk has been accused of theft and fraud.
    [unnamed] | accused | theft and fraud
The board, which was accused of theft, denied it.
    The board | denied | it
    [unnamed] | accused | theft
The drivers were asked to wait.
    [unnamed] | asked | to wait
The claim that the pier is rotten was denied by Rusk.
    Rusk | denied | The claim that the pier is rotten
The plan to close the pier was praised by Dorn.
    Dorn | praised | The plan to close the pier
Rusk was quoted as saying that the pier was safe.
    Rusk | saying | the pier was safe
The Gazette quoted Rusk as saying that the pier was safe.
    The Gazette | quoted | Rusk as saying that the pier was safe
    The Gazette > Rusk | saying | the pier was safe
It cited him as saying that the pier was safe.
    It | cited | him as saying that the pier was safe
    It > him | saying | the pier was safe
"We will win," said nobody in particular.
The bridge is safe, a senior official in Ankara said.
    a senior official in Ankara | said | The bridge is safe
On Tuesday, Dorn urged Rusk to resign.
    Dorn | urged | to resign
Dorn said on Friday the pier was safe.
    Dorn | said | the pier was safe
Dorn neither confirmed nor denied it.
"""),
)
def test_what_somebody_was_told_or_accused_of_is_content(text: str, claims: list[str]) -> None:
    assert heard(text) == claims
