"""Words in quotation marks and whose they are."""

import pytest

from tests.adapters.rules.core.hearing import heard, table


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
“The pier is safe,” Dorn said. “It will stay open.”
    Dorn | said | “The pier is safe,” … “It will stay open.” | direct
“The pier,” said Rusk, who built it, “is safe.”
    Rusk | said | “The pier,” … “is safe.” | direct
“The pier is safe,” Dorn said on Tuesday, “and it will stay open.”
    Dorn | said | “The pier is safe,” … “and it will stay open.” | direct
“The pier is safe,” she said. “The ferry will sail,” he said.
    he | said | “The ferry will sail,” | direct
    she | said | “The pier is safe,” | direct
Dorn said the pier was safe. “It will last,” she added.
    Dorn | said | the pier was safe | indirect
    she | added | “It will last,” | direct
“The pier is rotten,” Rusk told the Mail. “The piles are gone. It must close.”
    Rusk | told | “The pier is rotten,” … “The piles are gone. It must close.” | direct
Rusk said it was “a disgrace.” He left.
    Rusk | said | it was “a disgrace.” | mixed
“Why,” asked Rusk, “is it closed?”
    Rusk | asked | “Why,” … “is it closed?” | direct
“It is safe,” says Dorn, “but old.”
    Dorn | says | “It is safe,” … “but old.” | direct
"""),
)
def test_a_quotation_that_breaks_off_goes_on_with_its_speaker(text: str, claims: list[str]) -> None:
    assert heard(text, "form") == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
On “The Morning Tide,” Dorn said the pier was safe.
    Dorn | said | the pier was safe | indirect
The pier is “rotten,” as Rusk put it.
    Rusk | put it | The pier is “rotten,” | mixed
Dorn said the pier was “as safe as a church”.
    Dorn | said | the pier was “as safe as a church” | mixed
The board said it had “no plans” to close the pier.
    The board | said | it had “no plans” to close the pier | mixed
Dorn called the repair “a waste” and “a shame”.
    Dorn | called | the repair “a waste” and “a shame” | mixed
In his book “The Long Pier,” Rusk argues that sailors lie.
    Rusk | argues | sailors lie | indirect
Rusk, who called the pier “a ruin”, lives in Lomma.
    Rusk | called | the pier “a ruin” | mixed
Toll said that “the pier” was safe.
    Toll | said | “the pier” was safe | mixed
"""),
)
def test_quoted_words_inside_a_sentence_are_mixed(text: str, claims: list[str]) -> None:
    assert heard(text, "form") == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
“I hope it lasts,” Dorn said.
    Dorn | said | “I hope it lasts,” | direct | speaks
    Dorn > I | hope | it lasts | indirect | speaks
“I believe the pier is safe,” Dorn said.
    Dorn | said | “I believe the pier is safe,” | direct | speaks
    Dorn > I | believe | the pier is safe | indirect | speaks
“Rusk told me the piles were rotten,” Dorn said.
    Dorn | said | “Rusk told me the piles were rotten,” | direct | speaks
    Dorn > Rusk | told | the piles were rotten | indirect | speaks
“The pier is safe. Rusk said it was rotten,” Dorn said.
    Dorn | said | “The pier is safe. Rusk said it was rotten,” | direct | speaks
    Dorn > Rusk | said | it was rotten | indirect | speaks
“I think it is safe,” Dorn said.
    Dorn | said | “I think it is safe,” | direct | speaks
    Dorn > I | think | it is safe | indirect | speaks
"""),
)
def test_what_is_said_inside_a_quotation_is_the_speakers_to_pass_on(
    text: str, claims: list[str]
) -> None:
    assert heard(text, "form", "voice") == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
Said Dorn: “The pier is safe.”
    Dorn | Said | “The pier is safe.” | direct
Dorn said: “The pier is safe.”
    Dorn | said | “The pier is safe.” | direct
Ana Toll: “The pier is safe.”
    Ana Toll | : | “The pier is safe.” | direct
Dorn, smiling, added: “It will last.”
    Dorn | added | “It will last.” | direct
Rusk was blunt: “The pier is rotten.”
    Rusk | : | “The pier is rotten.” | direct
"""),
)
def test_a_colon_ties_words_to_their_speaker(text: str, claims: list[str]) -> None:
    assert heard(text, "form") == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
“Is the pier safe?” asked Rusk.
    Rusk | asked | “Is the pier safe?” | direct | speaks
“Close it!” shouted Rusk.
    Rusk | shouted | “Close it!” | direct | speaks
“It was awful,” shuddered Rusk.
    Rusk | shuddered | “It was awful,” | direct | speaks
“A long winter,” — Ana Toll.
    Ana Toll | — | “A long winter,” | direct | speaks
As Rusk put it, “The pier is rotten.”
    Rusk | put it | “The pier is rotten.” | direct | speaks
“We will repair it,” Dorn told reporters in Lomma.
    Dorn | told | “We will repair it,” | direct | speaks
‘The pier is safe,’ Dorn said.
    Dorn | said | ‘The pier is safe,’ | direct | speaks
"The pier is safe," Dorn said.
    Dorn | said | "The pier is safe," | direct | speaks
“The pier is safe,” Dorn said, adding that the ferry would sail.
    Dorn | adding | the ferry would sail | indirect | speaks
    Dorn | said | “The pier is safe,” | direct | speaks
“The pier is safe,” Dorn said, but Rusk disagreed.
    Dorn | said | “The pier is safe,” | direct | speaks
“No,” said Rusk.
    Rusk | said | “No,” | direct | speaks
“The pier is safe,” according to Dorn.
    Dorn | according to | “The pier is safe,” | direct | speaks
“The pier is safe,” Dorn said after the meeting.
    Dorn | said | “The pier is safe,” | direct | speaks
“The pier is safe,” said Dorn, the harbour master.
    Dorn | said | “The pier is safe,” | direct | speaks
“The pier is safe,” said the harbour master of Lomma.
    the harbour master of Lomma | said | “The pier is safe,” | direct | speaks
“The pier is safe,” Dorn wrote in a letter to the board.
    Dorn | wrote | “The pier is safe,” | direct | speaks
“The pier is safe”, Dorn said.
    Dorn | said | “The pier is safe” | direct | speaks
«The pier is safe,» Dorn said.
    Dorn | said | «The pier is safe,» | direct | speaks
„The pier is safe,“ Dorn said.
    Dorn | said | „The pier is safe,“ | direct | speaks
“I am worried about the pier,” Rusk said.
    Rusk | said | “I am worried about the pier,” | direct | speaks
    Rusk > I | worried | the pier | indirect | speaks
“The pier is rotten. The piles are gone. We told them,” Rusk said.
    Rusk | said | “The pier is rotten. The piles are gone. We told them,” | direct | speaks
“It is safe,” Dorn insisted.
    Dorn | insisted | “It is safe,” | direct | speaks
“It is safe,” wrote Dorn.
    Dorn | wrote | “It is safe,” | direct | speaks
“It is safe!” Dorn said.
    Dorn | said | “It is safe!” | direct | speaks
“It’s safe,” Dorn said.
    Dorn | said | “It’s safe,” | direct | speaks
"""),
)
def test_a_speaker_stands_before_or_behind_the_quotation(text: str, claims: list[str]) -> None:
    assert heard(text, "form", "voice") == claims
