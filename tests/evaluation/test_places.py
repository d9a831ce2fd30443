"""Places that an annotation means by the words it quotes: found once, or refused with advice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.places import CLOSE, OPEN, BadPlace, place

TEXT = "Dorn said the pier was safe. Rusk said it was not."


def test_words_that_stand_once_are_found() -> None:
    assert place(TEXT, "the pier was safe") == (10, 27)


def test_what_stands_around_them_tells_words_apart() -> None:
    start, end = place(TEXT, "Rusk ⟦said⟧ it")
    assert (start, TEXT[start:end]) == (34, "said")


@pytest.mark.parametrize(
    ("quoted", "advice"),
    [
        ("said", "stands 2 times in the text; add what stands around it: before ⟦the words⟧ after"),
        ("the ferry", "stands 0 times in the text; copy it letter by letter"),
        ("⟦ ⟧", "quotes nothing; copy the words from the text"),
        ("Rusk ⟦said it", "needs one ⟦ and one ⟧"),
        ("⟦Rusk⟧ ⟦said⟧", "needs one ⟦ and one ⟧"),
    ],
)
def test_a_place_that_cannot_be_found_is_refused_with_what_to_do(quoted: str, advice: str) -> None:
    with pytest.raises(BadPlace) as refused:
        place(TEXT, quoted)
    assert advice in str(refused.value)
    assert isinstance(refused.value, ValueError)


@given(st.text(alphabet="ab .,“”é😀", min_size=1, max_size=40), st.data())
def test_any_words_with_all_that_stands_around_them_are_found(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    if text[start:end].strip():
        quoted = text[:start] + OPEN + text[start:end] + CLOSE + text[end:]
        assert place(text, quoted) == (start, end)
