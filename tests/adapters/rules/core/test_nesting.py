"""Attributions inside contents make longer chains."""

import pytest

from tests.adapters.rules.core.hearing import heard, table


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
“Toll wrote that the pier was safe,” Dorn said.
    Dorn | said | “Toll wrote that the pier was safe,”
    Dorn > Toll | wrote | the pier was safe
“Rusk is worried about the pier,” Toll said.
    Toll | said | “Rusk is worried about the pier,”
    Toll > Rusk | worried | the pier
“We know that the pier is rotten,” Rusk said.
    Rusk | said | “We know that the pier is rotten,”
    Rusk > We | know | the pier is rotten
“According to Toll, the pier is rotten,” Rusk said.
    Rusk | said | “According to Toll, the pier is rotten,”
    Rusk > Toll | According to | the pier is rotten
“The board accused me of theft,” Rusk said.
    Rusk | said | “The board accused me of theft,”
    Rusk > The board | accused | theft
“They say the pier is safe,” Rusk wrote.
    Rusk | wrote | “They say the pier is safe,”
    Rusk > They | say | the pier is safe
“My sister wants to leave,” Rusk said. “She fears that the pier will sink.”
    Rusk | said | “My sister wants to leave,” … “She fears that the pier will sink.”
    Rusk > My sister | wants | to leave
    Rusk > She | fears | the pier will sink
"""),
)
def test_what_is_said_in_a_quotation_has_its_speaker_before_it(
    text: str, claims: list[str]
) -> None:
    assert heard(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
The Lomma Mail says that the board wrote that Rusk had denied the charge.
    The Lomma Mail | says | the board wrote that Rusk had denied the charge
    The Lomma Mail > the board | wrote | Rusk had denied the charge
    The Lomma Mail > the board > Rusk | denied | the charge
The Lomma Mail reported that Toll had accused the board of lying.
    The Lomma Mail | reported | Toll had accused the board of lying
    The Lomma Mail > Toll | accused | lying
The Mail says Toll wrote that Dorn fears that the pier will sink.
    The Mail | says | Toll wrote that Dorn fears that the pier will sink
    The Mail > Toll | wrote | Dorn fears that the pier will sink
    The Mail > Toll > Dorn | fears | the pier will sink
According to the Mail, Toll believes that Dorn lied.
    the Mail | According to | Toll believes that Dorn lied
    the Mail > Toll | believes | Dorn lied
The Mail said Rusk told the board that Toll had promised to pay.
    The Mail | said | Rusk told the board that Toll had promised to pay
    The Mail > Rusk | told | Toll had promised to pay
    The Mail > Rusk > Toll | promised | to pay
According to the Mail, the board said that divers had warned that the pier was rotten.
    the Mail | According to | the board said that divers had warned that the pier was rotten
    the Mail > the board | said | divers had warned that the pier was rotten
    the Mail > the board > divers | warned | the pier was rotten
"""),
)
def test_a_chain_begins_with_the_outermost_reporter(text: str, claims: list[str]) -> None:
    assert heard(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
Dorn dismissed the union’s claim that the pier was rotten.
    Dorn | dismissed | the union’s claim that the pier was rotten
    Dorn > the union | claim | the pier was rotten
Dorn denied Rusk’s allegation that the pier was rotten.
    Dorn | denied | Rusk’s allegation that the pier was rotten
    Dorn > Rusk | allegation | the pier was rotten
Toll said Rusk was accused of theft.
    Toll | said | Rusk was accused of theft
    Toll > [unnamed] | accused | theft
Toll said the pier is expected to close.
    Toll | said | the pier is expected to close
    Toll > [unnamed] | expected | the pier … to close
Toll said it was announced that the pier would close.
    Toll | said | it was announced that the pier would close
    Toll > [unnamed] | announced | the pier would close
Toll denied claims that she had sold the pier.
    Toll | denied | claims that she had sold the pier
    Toll > [unnamed] | claims | she had sold the pier
Toll rejected Rusk’s demand for a refund.
    Toll | rejected | Rusk’s demand for a refund
    Toll > Rusk | demand | a refund
Rusk said he was told that the pier was safe.
    Rusk | said | he was told that the pier was safe
    Rusk > [unnamed] | told | the pier was safe
"""),
)
def test_nouns_and_passives_are_links_too(text: str, claims: list[str]) -> None:
    assert heard(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
Dorn said that the army had denied the raid.
    Dorn | said | the army had denied the raid | speaks
    Dorn > the army | denied | the raid | speaks
Dorn said Rusk wants to leave.
    Dorn | said | Rusk wants to leave | speaks
    Dorn > Rusk | wants | to leave | ascribed
According to Toll, Dorn said the pier was safe.
    Toll | According to | Dorn said the pier was safe | speaks
    Toll > Dorn | said | the pier was safe | speaks
Toll told the court that Rusk had said Dorn knew the piles were rotten.
    Toll | told | Rusk had said Dorn knew the piles were rotten | speaks
    Toll > Rusk | said | Dorn knew the piles were rotten | speaks
    Toll > Rusk > Dorn | knew | the piles were rotten | ascribed
Dorn believes Rusk lied.
    Dorn | believes | Rusk lied | ascribed
Dorn denied that he had accused Rusk of theft.
    Dorn | denied | he had accused Rusk of theft | speaks
    Dorn > he | accused | theft | speaks
Dorn said he hoped to stay.
    Dorn | said | he hoped to stay | speaks
    Dorn > he | hoped | to stay | speaks
Dorn said Rusk hoped to stay.
    Dorn | said | Rusk hoped to stay | speaks
    Dorn > Rusk | hoped | to stay | ascribed
Dorn said divers had warned that the pier was sinking.
    Dorn | said | divers had warned that the pier was sinking | speaks
    Dorn > divers | warned | the pier was sinking | speaks
The mayor said it was rumoured that the pier was sinking.
    The mayor | said | it was rumoured that the pier was sinking | speaks
    The mayor > [unnamed] | rumoured | the pier was sinking | speaks
Toll said that Dorn believes the pier is safe.
    Toll | said | Dorn believes the pier is safe | speaks
    Toll > Dorn | believes | the pier is safe | ascribed
Toll said the union wants the board to resign.
    Toll | said | the union wants the board to resign | speaks
    Toll > the union | wants | the board to resign | ascribed
Toll told the court that Rusk had admitted that he stole the nets.
    Toll | told | Rusk had admitted that he stole the nets | speaks
    Toll > Rusk | admitted | he stole the nets | speaks
Toll said that, in Rusk’s view, the board had failed.
    Toll | said | in Rusk’s view, the board had failed | speaks
    Toll > Rusk | view | the board had failed | ascribed
Toll thinks that Dorn wants to sell the pier.
    Toll | thinks | Dorn wants to sell the pier | ascribed
    Toll > Dorn | wants | to sell the pier | ascribed
Toll warned that divers say the piles are rotten.
    Toll | warned | divers say the piles are rotten | speaks
    Toll > divers | say | the piles are rotten | speaks
Dorn said the board had promised to repair the pier.
    Dorn | said | the board had promised to repair the pier | speaks
    Dorn > the board | promised | to repair the pier | speaks
Dorn said Toll did not say who sold the pier.
    Dorn | said | Toll did not say who sold the pier | speaks
The union said the minister, who chairs the board, had promised to pay.
    The union | said | the minister, who chairs the board, had promised to pay | speaks
    The union > the minister | promised | to pay | speaks
Toll said Rusk and Dorn had denied the charge.
    Toll | said | Rusk and Dorn had denied the charge | speaks
    Toll > Rusk and Dorn | denied | the charge | speaks
"""),
)
def test_who_is_told_of_inside_a_content_comes_after_its_speaker(
    text: str, claims: list[str]
) -> None:
    assert heard(text, "voice") == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
Denning's lawyer, Saul Petrie, said his client “categorically rejects” Mr Aalto's account.
    Saul Petrie | said | his client “categorically rejects” Mr Aalto's account
    Saul Petrie > his client | rejects | Mr Aalto's account
Denning's lawyer, Saul Petrie, said that his client rejects the account.
    Saul Petrie | said | his client rejects the account
    Saul Petrie > his client | rejects | the account
Petrie said his client “has never denied” the visit.
    Petrie | said | his client “has never denied” the visit
    Petrie > his client | denied | the visit
Petrie said his client “flatly denies” that he was there.
    Petrie | said | his client “flatly denies” that he was there
    Petrie > his client | denies | he was there
"""),
)
def test_a_verb_quoted_in_part_tells_what_stands_behind_its_quotation(
    text: str, claims: list[str]
) -> None:
    assert heard(text) == claims
