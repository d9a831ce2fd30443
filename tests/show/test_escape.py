"""Hostile text is made harmless."""

import json
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.show.escape import harmful, in_json, plain
from ledger.testing.strategies import hostile_text
from ledger.visible import unnumbered


@given(hostile_text())
def test_plain_text_is_one_line_without_a_harmful_character(text: str) -> None:
    assert not any(map(harmful, plain(text)))


@given(hostile_text())
def test_every_visible_character_is_kept(text: str) -> None:
    visible = [c for c in text if not c.isspace() and not harmful(c)]
    kept = iter(unnumbered(plain(text)))
    assert all(c in kept for c in visible)


@given(st.text("e\u0301\u0323\u034f\u20dd\u0903\u200d", max_size=80))
def test_no_letter_bears_more_than_ten_marks(text: str) -> None:
    shown = plain(text)
    assert not re.search("[\u0301\u0323\u034f\u20dd]{11}", shown)
    assert unnumbered(shown) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "<U+001B>[31mred"),
        ("\u202egnorw", "<U+202E>gnorw"),
        ("zero\u200bwidth", "zero<U+200B>width"),
        ("two\nlines\tand more", "two lines and more"),
        ("a\u3164b", "a<U+3164>b"),
        ("plain", "plain"),
        ("Œuvre, 北京", "Œuvre, 北京"),
        ("e" + "\u0301" * 12, "e" + "\u0301" * 10 + "<U+0301>" * 2),
        ("\u0f67\u0f90\u0fb5\u0fa8\u0fb3\u0fba\u0fbc\u0fbb\u0f82",) * 2,
    ],
)
def test_a_harmful_character_is_shown_by_its_number(text: str, shown: str) -> None:
    assert plain(text) == shown


@given(hostile_text())
def test_json_keeps_its_meaning_and_holds_no_harmful_character(text: str) -> None:
    written = in_json(json.dumps({"text": text}, ensure_ascii=False))
    assert json.loads(written) == {"text": text}
    assert not any(harmful(c) for c in written if c != "\n")


def test_all_that_steers_a_terminal_is_harmful() -> None:
    controls = [c for c in map(chr, range(0x110000)) if unicodedata.category(c) == "Cc"]
    assert all(map(harmful, controls))
