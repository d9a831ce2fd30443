"""Where contents end and speakers begin, among clauses of the outlet's own."""

import pytest

from tests.adapters.rules.core.hearing import heard, table


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
“The pier is safe,” Toll said, “and I know it.” She left.
    Toll | said | “The pier is safe,” … “and I know it.”
    Toll > I | know | it
Toll said the pier was safe. She said it would open in May.
    She | said | it would open in May
    Toll | said | the pier was safe
“The pier is safe,” Toll said. ¶ “It is rotten,” Rusk said.
    Rusk | said | “It is rotten,”
    Toll | said | “The pier is safe,”
Rusk left. “It is over,” he said.
    he | said | “It is over,”
“It is over,” he said, and left.
    he | said | “It is over,”
“It is over,” he said, before leaving the hall.
    he | said | “It is over,”
“It is over,” he told the crowd, to loud applause.
    he | told | “It is over,”
“It’s the board’s fault,” said Rusk’s wife, Ida.
    Ida | said | “It’s the board’s fault,”
The word “rotten” appears in the report nine times.
The film “The Long Pier” opens in May.
The so-called “pier fund” is empty.
He is known as “the Eel”.
Toll’s “plan” failed.
“It is over,” Rusk said — and left.
    Rusk | said | “It is over,”
“It is over”: Rusk
    Rusk | : | “It is over”
Rusk said “it is over” and left.
    Rusk | said | “it is over”
"""),
)
def test_marks_that_quote_nobody_make_no_claim_and_those_that_do_end_it(
    text: str, claims: list[str]
) -> None:
    assert heard(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
Toll ‘knew piles were rotten’
Toll accused of hiding report
    [unnamed] | accused | hiding report
Toll denies hiding report
    Toll | denies | hiding report
Toll to resign, sources say
    sources | say | Toll to resign
Report: Piles rotten since 2011
    Report | : | Piles rotten since 2011
Rotten piles could sink pier, divers warn
    divers | warn | Rotten piles could sink pier
Elbonia says talks with Vessia have failed
    Elbonia | says | talks with Vessia have failed
Why the pier sank
Five things to know about the pier
Toll hits back at critics
    Toll | hits back | critics
Toll backs pier sale
    Toll | backs | pier sale
Council approves pier sale
Toll hails ‘new era’ for pier
    Toll | hails | ‘new era’ for pier
Police Probe Claims of Theft at Pier
Rusk Plans New Pier
    Rusk | Plans | New Pier
Board Backs Down on Fares
State Report Calls Pier Unsafe
    State Report | Calls | Pier Unsafe
"""),
)
def test_headlines_have_speakers_before_and_behind(text: str, claims: list[str]) -> None:
    assert heard(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
Toll said the pier was safe, according to the Mail.
    the Mail | according to | Toll said the pier was safe
    the Mail > Toll | said | the pier was safe
Toll said the pier was safe when she met the board.
    Toll | said | the pier was safe when she met the board
Toll criticised the board when it met in May.
    Toll | criticised | the board
Toll, who denies the charge, will stand trial in June.
    Toll | denies | the charge
Toll, who said she was innocent, will stand trial in June.
    Toll | said | she was innocent
The man who says he saw Toll take the nets is a baker.
    The man | says | he saw Toll take the nets
The claim, which Toll denies, was made in May.
    Toll | denies | The claim
A sale, Toll warned, would hurt riders.
    Toll | warned | A sale … would hurt riders
If sold, Toll said, the pier would close.
    Toll | said | If sold … the pier would close
Fares, the union says, have doubled since May.
    the union | says | Fares … have doubled since May
Toll said yes.
    Toll | said | yes
Toll said no to the sale.
    Toll | said | no to the sale
Toll thinks so.
Toll, he says, is a liar.
    he | says | Toll … is a liar
Toll is a liar, he says.
    he | says | Toll is a liar
Toll said in 2019 that the pier would last a century.
    Toll | said | the pier would last a century
In 2019 Toll said that the pier would last a century.
    Toll | said | the pier would last a century
Earlier on Friday, Toll said the pier was safe.
    Toll | said | the pier was safe
Toll yesterday said the pier was safe.
    Toll | said | the pier was safe
Toll said last night that the pier was safe.
    Toll | said | the pier was safe
The pier was safe, Toll said last night.
    Toll | said | The pier was safe
Toll joined Rusk in denying the charge.
    Toll | denying | the charge
Toll said the pier was safe, prompting laughter.
    Toll | said | the pier was safe
The pier that Rusk called a ruin was closed.
    Rusk | called | a ruin
Last week Toll said that the pier would last a century.
    Toll | said | the pier would last a century
Both Toll and Rusk denied the charge.
    Toll and Rusk | denied | the charge
Toll, Rusk and Maar denied the charge.
    Toll and Rusk and Maar | denied | the charge
"""),
)
def test_what_the_outlet_adds_is_not_in_the_content(text: str, claims: list[str]) -> None:
    assert heard(text) == claims
