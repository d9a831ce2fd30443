"""Nouns that stand for saying or wanting."""

import pytest

from tests.adapters.rules.core.hearing import heard, table


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
Ferries stopped amid fears that the pier was sinking.
    [unnamed] | fears | the pier was sinking
There is speculation that the pier will close.
    [unnamed] | speculation | the pier will close
Despite concerns that the pier is sinking, the ferry sailed.
    [unnamed] | concerns | the pier is sinking
There were reports that the pier had sunk.
    [unnamed] | reports | the pier had sunk
The shares fell on rumours that the bank would close.
    [unnamed] | rumours | the bank would close
"""),
)
def test_a_noun_that_names_nobody_is_said_by_somebody_unnamed(text: str, claims: list[str]) -> None:
    assert heard(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
Rusk expressed concern that the pier was sinking.
    Rusk | expressed concern | the pier was sinking
Rusk expressed support for the repair.
    Rusk | expressed | support for the repair
The board made clear that the pier would close.
    The board | made clear | the pier would close
Dorn made it clear that the pier would close.
    Dorn | made it clear | the pier would close
Rusk expressed hope that the pier would last.
    Rusk | expressed hope | the pier would last
Dorn cast doubt on the figures.
    Dorn | cast doubt on | the figures
Rusk took aim at the board.
    Rusk | took aim | the board
Rusk hit back at critics.
    Rusk | hit back | critics
Rusk looks forward to the repair.
    Rusk | looks forward to | the repair
Toll paid tribute to the divers.
    Toll | paid tribute to | the divers
Rusk complained about the noise.
    Rusk | complained | the noise
The two leaders exchanged views on the border.
    The two leaders | exchanged views on | the border
Rusk lashed out at the board.
    Rusk | lashed out | the board
Dorn pointed out that the pier was old.
    Dorn | pointed out | the pier was old
"""),
)
def test_a_verb_and_its_noun_are_one_cue(text: str, claims: list[str]) -> None:
    assert heard(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
Dorn’s plan is to close the pier.
    Dorn | plan | to close the pier | ascribed
Her wish to leave surprised nobody.
    Her | wish | to leave | ascribed
Toll’s denial that money had changed hands was brief.
    Toll | denial | money had changed hands | speaks
The union’s demand for higher pay was rejected.
    The union | demand | higher pay | speaks
Its promise to repair the pier came late.
    Its | promise | to repair the pier | speaks
Dorn’s view that the pier is safe is shared by Toll.
    Dorn | view | the pier is safe | ascribed
Toll’s fear that the pier will sink grew.
    Toll | fear | the pier will sink | ascribed
The claim by Rusk that the pier is rotten was false.
    Rusk | claim | the pier is rotten | speaks
The union’s call for a boycott failed.
    The union | call | a boycott | speaks
Its pledge to cut fares pleased riders.
    Its | pledge | to cut fares | speaks
Rusk’s claim that the pier holds was noted.
    Rusk | claim | the pier holds | speaks
Ana Toll’s statement that the pier is safe came late.
    Ana Toll | statement | the pier is safe | speaks
Rusk’s goal is to close the pier.
    Rusk | goal | to close the pier | ascribed
The minister’s promise that fares would fall was broken.
    The minister | promise | fares would fall | speaks
A threat by Rusk to sue was ignored.
    Rusk | threat | to sue | speaks
The board ignored warnings from divers that the pier was sinking.
    divers | warnings | the pier was sinking | speaks
Rusk’s criticism of the board drew applause.
    Rusk | criticism | the board | speaks
Their demand for higher pay was ignored.
    Their | demand | higher pay | speaks
"""),
)
def test_a_noun_has_its_owner_for_claimant(text: str, claims: list[str]) -> None:
    assert heard(text, "voice") == claims
