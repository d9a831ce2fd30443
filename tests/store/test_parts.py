"""A captured text is cut at paragraph ends and joins back to itself."""

from collections.abc import Sequence

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.clock import SystemClock
from ledger.errors import BadEvent
from ledger.events import Event
from ledger.store.contract import Part
from ledger.store.parts import MAX_PART, capture, check_parts, sums
from ledger.testing.sample_events import a_source, an_agent
from ledger.testing.store_contract import SetClock

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


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        ("x" * MAX_PART, [MAX_PART]),
        ("x" * (MAX_PART + 1), [MAX_PART, 1]),
        ("é" * (MAX_PART // 2 + 1), [MAX_PART // 2, 1]),
        ("x" + "é" * MAX_PART, [MAX_PART // 2, MAX_PART // 2, 1]),
        (" " + "x" * MAX_PART, [1, MAX_PART]),
        ("a b\nc" + "x" * MAX_PART, [4, MAX_PART, 1]),
        ("a\nb c" + "x" * MAX_PART, [4, MAX_PART, 1]),
        ("x" * (MAX_PART - 1) + " " + "y", [MAX_PART, 1]),
        ("x" * MAX_PART + " y", [MAX_PART, 2]),
        ("a " + "x" * MAX_PART + " b", [2, MAX_PART, 2]),
    ],
)
def test_a_part_is_as_long_as_it_may_be_and_ends_at_the_last_blank(
    text: str, sizes: list[int]
) -> None:
    assert [len(p.text) for p in capture(text, SystemClock())[0]] == sizes


def test_a_refused_text_says_what_to_do() -> None:
    with pytest.raises(BadEvent) as refusal:
        capture("half a sign: \ud83d", SystemClock())
    found = refusal.value
    assert (found.kind, found.where) == ("SourceCaptured", "$.version.parts")
    assert found.why == "the text '\\ud83d' is not valid Unicode"
    assert "right encoding" in found.hint


def test_no_randomness_is_drawn_for_no_text() -> None:
    clock = SetClock(time=1)
    assert capture("", clock) == ((), ())
    assert clock.drawn == 0


PARTS, SUMS = capture("One.\n\nTwo.", SetClock(time=1))
TEXT = a_source(SetClock(time=1), parts=SUMS)
LONG = Part(salt=bytes(16), text="x" * (MAX_PART + 1))
WHERE = "$.version.parts"


@pytest.mark.parametrize(
    ("given", "kind", "where", "why"),
    [
        ({0: PARTS}, "parts", "parts[0]", "no SourceCaptured stands there"),
        ({2: PARTS}, "parts", "parts[2]", "no SourceCaptured stands there"),
        ({-1: PARTS}, "parts", "parts[-1]", "no SourceCaptured stands there"),
        ({}, "SourceCaptured", WHERE, "it lists parts, but no text was given"),
        ({1: PARTS[:1]}, "SourceCaptured", WHERE, "the text given is not the one whose sums"),
        ({1: [LONG]}, "SourceCaptured", WHERE, "a part is over 32,768 bytes"),
        ({1: [attrs.evolve(PARTS[0], salt=b"s")]}, "SourceCaptured", WHERE, "has to be 16 bytes"),
    ],
)
def test_parts_that_do_not_fit_are_refused_where_they_stand(
    given: dict[int, Sequence[Part]], kind: str, where: str, why: str
) -> None:
    events: list[Event] = [an_agent(SetClock(time=1)), TEXT]
    check_parts(events, {1: PARTS})
    with pytest.raises(BadEvent) as refusal:
        check_parts(events, given)
    assert (refusal.value.kind, refusal.value.where) == (kind, where)
    assert why in refusal.value.why
    assert ("capture(text, clock)" in refusal.value.hint) is (where == WHERE)


def test_a_part_may_take_all_the_room_there_is() -> None:
    part = attrs.evolve(LONG, text="x" * MAX_PART)
    check_parts([a_source(SetClock(time=1), parts=sums([part]))], {0: [part]})
