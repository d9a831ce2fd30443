"""Lines, columns and tables fit the terminal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.show.escape import plain
from ledger.show.layout import cells, columns, hanging, line_width, short, table, wrap
from ledger.testing.strategies import hostile_text


@given(hostile_text(), st.integers(8, 120))
def test_no_line_is_wider_than_asked(text: str, width: int) -> None:
    assert all(cells(line) <= width for line in wrap(text, width))


@given(hostile_text(), st.integers(8, 120))
def test_wrapping_loses_nothing_but_spaces(text: str, width: int) -> None:
    assert "".join(wrap(text, width)).replace(" ", "") == plain(text).replace(" ", "")


@given(hostile_text(max_size=400), st.integers(10, 60))
def test_a_shortened_text_says_so(text: str, most: int) -> None:
    told = short(text, most)
    assert told == plain(text) or told.endswith("…")
    assert len(told) <= max(most + 1, len(plain(text)) if len(plain(text)) <= most else 0)


@given(st.lists(st.tuples(*[hostile_text(max_size=60)] * 3), max_size=5))
def test_a_table_fits_the_line_whatever_is_in_it(rows: list[tuple[str, str, str]]) -> None:
    lines = table(("one", "two", "three"), rows).split("\n")
    assert all(cells(line) <= line_width() for line in lines)


def test_columns_line_up_under_wide_characters() -> None:
    rows = [columns(("北京", "capital"), (6, 20)), columns(("Bonn", "was one"), (6, 20))]
    assert rows == [["北京    capital"], ["Bonn    was one"]]


def test_the_width_follows_the_terminal_within_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    widths = []
    for columns_ in ("20", "80", "500"):
        monkeypatch.setenv("COLUMNS", columns_)
        widths.append(line_width())
    assert widths == [60, 80, 140]


def test_lines_after_the_first_are_set_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    lines = list(hanging("word " * 30, 2, 6))
    assert lines[0].startswith("  word")
    assert len(lines) > 1
    assert all(line.startswith("      word") for line in lines[1:])
    assert all(len(line) <= 60 for line in lines)


def test_every_line_is_filled_as_far_as_the_words_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    lines = list(hanging("ab " * 60, 0, 4))
    assert [len(line) for line in lines[:-1]] == [59, 60, 60]


@given(st.text("ab 12", max_size=80), st.integers(12, 40), st.integers(12, 40))
def test_the_first_line_has_a_width_of_its_own(text: str, width: int, first: int) -> None:
    start, *rest = wrap(text, width, first)
    assert cells(start) <= first
    assert all(cells(line) <= width for line in rest)
    assert " ".join([start, *rest]).split() == text.split()


def test_a_count_stays_with_what_it_counts() -> None:
    lines = wrap("it rests on 1 origin, 2 documents · 3–4 origins and 5 more", 16)
    assert lines == ["it rests on", "1 origin,", "2 documents ·", "3–4 origins and", "5 more"]


def test_numbers_in_a_table_end_on_the_right() -> None:
    rows = [("one", "7", "-0.070"), ("two", "144", "1.000"), ("three", "12", "")]
    assert table(("name", "count", "alpha"), rows).splitlines() == [
        "NAME   COUNT   ALPHA",
        "one        7  -0.070",
        "two      144   1.000",
        "three     12",
    ]
