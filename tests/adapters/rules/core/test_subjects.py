"""Whose verb it is: the subject, near or far."""

import pytest

from tests.adapters.rules.core.hearing import heard, table


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
Mira Dorn, who runs the ferry office, said the pier was safe.
    Mira Dorn | said | the pier was safe
A diver who inspected the pier said the piles were rotten.
    A diver | said | the piles were rotten
A study that appeared in May found that the piles were rotten.
    A study | found | the piles were rotten
A baker whose shop stands beside the pier accused the board of negligence.
    A baker | accused | negligence
Dorn, who has run the office since 2011, said the pier was safe.
    Dorn | said | the pier was safe
The union, which represents divers, said the pier was safe.
    The union | said | the pier was safe
A woman, whose name was not given, said the pier was safe.
    A woman | said | the pier was safe
The board’s chair, Ana Toll, who joined in May, said the pier was safe.
    Ana Toll | said | the pier was safe
Pavel Rusk, 57, of Lomma, who built the pier, said it was safe.
    Pavel Rusk | said | it was safe
The diver, who in 2010 said the pier was safe, has left.
    The diver | said | the pier was safe
Dorn, whose office runs the pier, said it was safe.
    Dorn | said | it was safe
"""),
)
def test_a_subject_is_found_behind_a_relative_clause(text: str, claims: list[str]) -> None:
    assert heard(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
Mira Dorn, head of the ferry office in Lomma, said that the pier was safe.
    Mira Dorn | said | the pier was safe
The harbour board (HB) warned that the pier was sinking.
    The harbour board | warned | the pier was sinking
Dorn, speaking after the meeting, said the pier was safe.
    Dorn | said | the pier was safe
Dorn, in a letter to the board, argued that the pier was safe.
    Dorn | argued | the pier was safe
Its secretary, Pavel Rusk, said the pier was safe.
    Pavel Rusk | said | the pier was safe
“The pier is safe,” said the harbour master, Ana Toll.
    Ana Toll | said | “The pier is safe,”
The mayor—a newcomer—said the pier was safe.
    The mayor | said | the pier was safe
Dorn, 57, of Lomma, said the pier was safe.
    Dorn | said | the pier was safe
Her brother, however, said the pier was rotten.
    Her brother | said | the pier was rotten
The mayor of Lomma, Ana Toll, said the pier was safe.
    Ana Toll | said | the pier was safe
The board, however, insists the pier is safe.
    The board | insists | the pier is safe
The head of the union, Pavel Rusk, told divers that the pier was safe.
    Pavel Rusk | told | the pier was safe
"""),
)
def test_a_subject_is_found_behind_what_stands_between_commas_dashes_or_brackets(
    text: str, claims: list[str]
) -> None:
    assert heard(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
In a letter to the board, Dorn argued that the pier was safe.
    Dorn | argued | the pier was safe
On Monday, Mira Dorn told the board that the pier was safe.
    Mira Dorn | told | the pier was safe
When the storm came, Dorn said the pier was safe.
    Dorn | said | the pier was safe
Although the piles are rotten, Dorn insists that the pier is safe.
    Dorn | insists | the pier is safe
In May, the board said the pier was safe.
    the board | said | the pier was safe
At a meeting on Monday, Toll said the pier was safe.
    Toll | said | the pier was safe
"""),
)
def test_a_subject_is_found_behind_an_opening_phrase(text: str, claims: list[str]) -> None:
    assert heard(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
An aide of the mayor said the pier was safe.
    An aide of the mayor | said | the pier was safe
Brokers at Penhale said rates had doubled.
    Brokers at Penhale | said | rates had doubled
Dorn’s lawyer said the pier was safe.
    Dorn’s lawyer | said | the pier was safe
One of them said the pier was safe.
    One of them | said | the pier was safe
Elbonia’s foreign ministry said the talks had failed.
    Elbonia’s foreign ministry | said | the talks had failed
The minister of ports said the talks had failed.
    The minister of ports | said | the talks had failed
Three of the divers said the pier was safe.
    Three of the divers | said | the pier was safe
Families of the dead want answers.
    Families of the dead | want | answers
Half the divers said the pier was safe.
    Half the divers | said | the pier was safe
A report by divers says the piles are rotten.
    A report by divers | says | the piles are rotten
"""),
)
def test_a_mention_keeps_the_words_that_identify(text: str, claims: list[str]) -> None:
    assert heard(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
Dorn on Tuesday said the pier was safe.
    Dorn | said | the pier was safe
Mira Dorn and Pavel Rusk said the pier was safe.
    Mira Dorn and Pavel Rusk | said | the pier was safe
Both said the pier was safe.
    Both | said | the pier was safe
Neither Dorn nor Rusk said where the money went.
Dorn also said the pier was safe.
    Dorn | said | the pier was safe
Police said a diver had drowned.
    Police | said | a diver had drowned
Officials say the pier is safe.
    Officials | say | the pier is safe
Critics say the board knew.
    Critics | say | the board knew
Some warn that the pier is sinking.
    Some | warn | the pier is sinking
Others believe that the pier is sinking.
    Others | believe | the pier is sinking
The poll found that most people liked the pier.
    The poll | found | most people liked the pier
The law states that nets must be marked.
    The law | states | nets must be marked
The data show that fares have doubled.
    The data | show | fares have doubled
It said the talks had failed.
    It | said | the talks had failed
They say the talks have failed.
    They | say | the talks have failed
Meanwhile, the union said the pier was safe.
    the union | said | the pier was safe
The union and divers said the pier was safe.
    The union and divers | said | the pier was safe
Dorn and the board say the pier is safe.
    Dorn and the board | say | the pier is safe
The Lomma Mail reported that the pier had sunk.
    The Lomma Mail | reported | the pier had sunk
"""),
)
def test_people_crowds_offices_and_documents_speak(text: str, claims: list[str]) -> None:
    assert heard(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
Denning's lawyer said that it was over.
    Denning's lawyer | said | it was over
Denning said that it was over.
    Denning | said | it was over
Denning, 43, said that it was over.
    Denning | said | it was over
Denning, who owns the pier, said that it was over.
    Denning | said | it was over
Denning, the lawyer, said that it was over.
    Denning | said | it was over
Denning and Toll said that it was over.
    Denning and Toll | said | it was over
Smiling, the lawyer said that it was over.
    the lawyer | said | it was over
Smiling, Ana Toll, the lawyer, said that it was over.
    Ana Toll | said | it was over
Speaking in Oslo, Toll said that it was over.
    Toll | said | it was over
"""),
)
def test_a_first_word_in_ing_is_a_name_where_it_has_or_does_something(
    text: str, claims: list[str]
) -> None:
    assert heard(text) == claims
