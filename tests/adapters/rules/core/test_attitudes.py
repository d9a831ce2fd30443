"""Form, polarity and voice, and attitudes towards a thing."""

import pytest

from tests.adapters.rules.core.hearing import heard, table


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
Toll said the pier was safe.
    Toll | said | the pier was safe | indirect
Toll criticised the delay.
    Toll | criticised | the delay | nominal
Toll accused Rusk of stealing nets.
    Toll | accused | stealing nets | nominal
Toll promised to leave.
    Toll | promised | to leave | indirect
The pier is said to be safe.
    [unnamed] | said | The pier … to be safe | indirect
Toll praised the “brave” divers.
    Toll | praised | the “brave” divers | mixed
Toll urged Rusk to resign.
    Toll | urged | to resign | indirect
The repair was welcomed by the union.
    the union | welcomed | The repair | nominal
Toll asked why the pier sank.
    Toll | asked | why the pier sank | indirect
According to Toll, the pier is safe.
    Toll | According to | the pier is safe | indirect
"""),
)
def test_the_form_is_told_by_marks_and_by_what_the_content_is(text: str, claims: list[str]) -> None:
    assert heard(text, "form") == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
Toll said the pier would not close.
    Toll | said | the pier would not close | negative
Toll said the pier would never close.
    Toll | said | the pier would never close | negative
Toll hopes that the pier does not close.
    Toll | hopes | the pier does not close | negative
Toll does not want the pier to close.
    Toll | want | the pier to close | negative
Toll denied that the pier was safe.
    Toll | denied | the pier was safe | negative
Toll does not doubt that the pier is safe.
    Toll | doubt | the pier is safe | positive
Toll dismissed the claim.
    Toll | dismissed | the claim | negative
Toll disputes the figure.
    Toll | disputes | the figure | negative
Toll branded the raid a crime.
    Toll | branded | the raid a crime | positive
Toll blamed the storm.
    Toll | blamed | the storm | positive
Toll said the board had no money.
    Toll | said | the board had no money | negative
Toll said the pier was safe, not old.
    Toll | said | the pier was safe, not old | positive
Toll refused to leave.
    Toll | refused | to leave | negative
Toll told divers not to leave.
    Toll | told | not to leave | negative
"""),
)
def test_who_says_that_it_is_not_so_makes_a_negative_claim(text: str, claims: list[str]) -> None:
    assert heard(text, "polarity") == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
Toll believes the pier is safe.
    Toll | believes | the pier is safe | ascribed
The report says the pier is safe.
    The report | says | the pier is safe | speaks
Toll agreed to leave.
    Toll | agreed | to leave | speaks
Toll plans to leave.
    Toll | plans | to leave | ascribed
I argue that the pier is safe.
    I | argue | the pier is safe | speaks
Toll’s fear is that the pier will sink.
    Toll | fear | the pier will sink | ascribed
Toll remembers the storm.
    Toll | remembers | the storm | ascribed
"""),
)
def test_thoughts_are_ascribed_and_words_are_spoken(text: str, claims: list[str]) -> None:
    assert heard(text, "voice") == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
The union backs the sale.
    The union | backs | the sale
The council endorsed the plan.
    The council | endorsed | the plan
Toll favours a sale.
    Toll | favours | a sale
Rusk tore into the board.
    Rusk | tore into | the board
Rusk remains convinced that the pier is rotten.
    Rusk | convinced | the pier is rotten
Rusk is sure that the pier is rotten.
    Rusk | sure | the pier is rotten
Rusk was surprised by the sale.
    Rusk | surprised by | the sale
My guess is that the pier will sink.
    My | guess | the pier will sink
The fear is that the pier will sink.
    [unnamed] | fear | the pier will sink
The hope is that the pier will open.
    [unnamed] | hope | the pier will open
It is unclear whether the pier will open.
Rusk once said that the pier was safe.
    Rusk | said | the pier was safe
Rusk reportedly said that the pier was safe.
    Rusk | said | the pier was safe
Rusk apparently believes that the pier is safe.
    Rusk | believes | the pier is safe
Rusk is understood to oppose the sale.
    [unnamed] | understood | Rusk … to oppose the sale
The pier, Rusk claims, is rotten.
    Rusk | claims | The pier … is rotten
As for the sale, Toll said it was legal.
    Toll | said | it was legal
Toll continued: “It must close.”
    Toll | continued | “It must close.”
In response, Toll said the pier was safe.
    Toll | said | the pier was safe
In an email, Toll wrote: “It is safe.”
    Toll | wrote | “It is safe.”
The email said the pier was safe.
    The email | said | the pier was safe
An email seen by the Mail says the pier is rotten.
    An email | says | the pier is rotten
A survey of 900 residents found that most want a new pier.
    A survey of 900 residents | found | most want a new pier
    A survey of 900 residents > most | want | a new pier
"""),
)
def test_attitudes_and_documents_have_contents_too(text: str, claims: list[str]) -> None:
    assert heard(text) == claims
