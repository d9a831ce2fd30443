"""A captured text is cut at paragraph ends and joins back to itself."""

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.clock import SystemClock
from ledger.errors import BadEvent
from ledger.store.parts import MAX_PART, capture, sums

TEXTS = st.lists(
    st.one_of(
        st.text(st.characters(exclude_categories=["Cs"])),
        st.sampled_from(["\n", "\n\n", "\r\n\r\n", " \n\t\n", "word " * 8000, "é" * 20_000]),
    )
).map("".join)


@given(TEXTS)
def test_parts_join_to_the_text(text: str) -> None:
    parts, listed = capture(text, SystemClock())
    assert "".join(p.text for p in parts) == text
    assert all(0 < len(p.text.encode()) <= MAX_PART and len(p.salt) == 16 for p in parts)
    assert sums(parts) == listed
    assert len({p.salt for p in parts}) == len(parts)


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("", []),
        ("One.", ["One."]),
        ("One.\nStill one.\n\nTwo.", ["One.\nStill one.\n\n", "Two."]),
        ("One.\r\n\r\n\r\nTwo.\r\n", ["One.\r\n\r\n\r\n", "Two.\r\n"]),
        ("\n\nOne.\n \nTwo.", ["\n\n", "One.\n \n", "Two."]),
    ],
)
def test_parts_end_where_paragraphs_do(text: str, cut: list[str]) -> None:
    assert [p.text for p in capture(text, SystemClock())[0]] == cut


def test_a_long_paragraph_is_cut_between_words() -> None:
    parts, _ = capture("harbour " * 10_000, SystemClock())
    assert len(parts) == 3
    assert all(p.text.endswith(" ") for p in parts)


def test_a_long_text_is_cut_quickly() -> None:
    """No quadratic walk through a text that is one long line, or all blank lines."""
    for text in ("x" * 20_000_000, "\n" * 300_000, " \n" * 100_000 + "x", " " * 300_000):
        assert "".join(p.text for p in capture(text, SystemClock())[0]) == text


def test_a_sum_takes_in_salt_and_text() -> None:
    (part,), (listed,) = capture("One.", SystemClock())
    assert sums([attrs.evolve(part, text="One!")]) != (listed,)
    assert sums([attrs.evolve(part, salt=bytes(16))]) != (listed,)


def test_text_that_is_no_unicode_is_refused() -> None:
    with pytest.raises(BadEvent, match="encoding"):
        capture("half a sign: \ud83d", SystemClock())
