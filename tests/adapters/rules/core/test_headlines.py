"""Headlines, which leave words out."""

import pytest

from tests.adapters.rules.core.hearing import heard, table


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
Pier ban ‘here to stay’
LOMMA: Pier will close
Storm Closes Pier in Lomma
Ferry Fares Rise Again in Lomma
Analysis: What the closure means
"""),
)
def test_a_headline_without_a_speaker_attributes_nothing(text: str, claims: list[str]) -> None:
    assert heard(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
Novak: Pier will close
    Novak | : | Pier will close
Toll: “I never sold the pier”
    Toll | : | “I never sold the pier”
Minister: Pier will close in May
    Minister | : | Pier will close in May
Rusk: Board knew of rotten piles
    Rusk | : | Board knew of rotten piles
"""),
)
def test_a_name_before_a_colon_speaks(text: str, claims: list[str]) -> None:
    assert heard(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
Minister Says Pier Will Close
    Minister | Says | Pier Will Close
Board Denies Pier Is Sinking
    Board | Denies | Pier Is Sinking
Dorn Denies Selling Pier
    Dorn | Denies | Selling Pier
Union Wants Higher Fares
    Union | Wants | Higher Fares
Rusk Accuses Board of Lying
    Rusk | Accuses | Lying
Pier Is Safe, Board Says
    Board | Says | Pier Is Safe
Police Say Two Divers Drowned
    Police | Say | Two Divers Drowned
Toll Hopes Pier Will Last
    Toll | Hopes | Pier Will Last
"""),
)
def test_title_case_reads_as_plain_words(text: str, claims: list[str]) -> None:
    assert heard(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
Pier will close, says minister
    minister | says | Pier will close
Minister vows to repair pier
    Minister | vows | to repair pier
Pier ‘rotten’, says Rusk
    Rusk | says | Pier ‘rotten’
Rusk slams board over pier
    Rusk | slams | board over pier
Pier keeper stole nets, jury told
    [unnamed] | told | Pier keeper stole nets
Board to close pier, Rusk warns
    Rusk | warns | Board to close pier
Pier is safe, says board
    board | says | Pier is safe
"""),
)
def test_a_headline_in_plain_words_is_read_as_a_sentence(text: str, claims: list[str]) -> None:
    assert heard(text) == claims
