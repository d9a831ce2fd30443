"""Words of saying in press sentences that say nothing."""

import pytest

from tests.adapters.rules.core.hearing import heard, table


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
Asked whether he would resign, Rusk did not answer.
    [unnamed] | Asked | whether he would resign
Toll could not be reached for comment.
The board did not respond to a request for comment.
Whether Toll will say so is unclear.
Had Toll said so, the pier would be open.
Toll stopped short of saying that the pier was rotten.
No one has explained why the pier sank.
She should tell the board that the pier is rotten.
Toll is due to announce the repair on Friday.
Toll has yet to say who will pay.
Rusk refused to comment on the claim.
"""),
)
def test_refusals_and_things_to_come_are_no_claims(text: str, claims: list[str]) -> None:
    assert heard(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
The ferry’s state of repair is poor.
Claims for damage must be filed by May.
A state report on fares was published in May.
Fishing bans and quota rulings hurt the town.
Reports of theft rose by a third.
Questions remain about the sale.
The board’s answer was short.
Two reports on the sale are missing.
The claim was filed in May.
The hearing was moved to June.
Several claims are still open.
Planned cuts hurt riders.
The stated aim was lost.
The alleged thief ran.
Reported thefts rose.
The proposed sale fell through.
An estimated 300 people came.
The promised repair never came.
"""),
)
def test_nouns_and_participles_are_no_cues(text: str, claims: list[str]) -> None:
    assert heard(text) == claims
