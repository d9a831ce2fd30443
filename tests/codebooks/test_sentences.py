"""Sentences and paragraphs are found without breaking quotations and abbreviations."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.codebooks.sentences import Sentences


def sentences(text: str) -> list[str]:
    return [text[a:b].strip() for a, b in Sentences.read(text).sentences]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("Mr. Roe met Gen. Doe. They ate.", ["Mr. Roe met Gen. Doe.", "They ate."]),
        ("The U.S. Navy sailed. J. Roe waved.", ["The U.S. Navy sailed.", "J. Roe waved."]),
        ("It cost 3.5 francs. Fine.", ["It cost 3.5 francs.", "Fine."]),
        ("“We go. We stay.” He left.", ["“We go. We stay.”", "He left."]),
        ('"We go. We stay." He left.', ['"We go. We stay."', "He left."]),
        ("He—nobody else—came. So?", ["He—nobody else—came.", "So?"]),
        ("An “open quote. It ends.", ["An “open quote.", "It ends."]),
        ("", []),
    ],
)
def test_a_text_is_cut_where_its_sentences_end(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_lines_are_paragraphs_unless_the_text_is_wrapped() -> None:
    assert len(Sentences.read("One.\nTwo.").paragraphs) == 2
    assert len(Sentences.read("One\nis long.\n\nTwo.").paragraphs) == 2


def test_the_sentence_before_is_of_the_same_paragraph() -> None:
    text = "One. Two.\nThree. Four."
    found = Sentences.read(text)
    assert found.before(text.index("Two")) == (0, 4)
    assert found.before(text.index("Three")) is None
    assert found.before(0) is None


@given(st.text(alphabet='aB. \n“”"!', max_size=60))
def test_every_letter_stands_in_one_sentence_of_one_paragraph(text: str) -> None:
    found = Sentences.read(text)
    for spans in (found.paragraphs, found.sentences):
        assert list(spans) == sorted(spans)
        for at, letter in enumerate(text):
            if letter.isalpha():
                assert sum(a <= at < b for a, b in spans) == 1


@given(st.text(alphabet="aB. \n“”", min_size=1, max_size=60), st.data())
def test_the_sentence_around_a_place_holds_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start, len(text)))
    a, b = Sentences.read(text).sentence(start, end)
    assert a <= start <= end <= b
