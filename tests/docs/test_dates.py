"""The tables of dates in the docs say what the library does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ledger.errors import BadDate
from ledger.times import parse

PAGE = (Path(__file__).parents[2] / "docs" / "times.md").read_text("utf-8")
TAKEN = PAGE[PAGE.index("| written |") : PAGE.index("What is refused")]
REFUSED = PAGE[PAGE.index("| refused |") : PAGE.index("## A date as the ledger keeps it")]


def first_column(table: str) -> list[str]:
    """List the texts that stand as code in the first column of a table."""
    rows = [line for line in table.splitlines() if line.startswith("|")]
    return [text for row in rows for text in re.findall(r"`([^`]+)`", row.split("|")[1])]


@pytest.mark.parametrize("text", first_column(TAKEN))
def test_a_date_that_the_docs_list_as_taken_is_taken_as_written(text: str) -> None:
    assert str(parse(text)) == text


@pytest.mark.parametrize("text", first_column(REFUSED))
def test_a_date_that_the_docs_list_as_refused_is_refused(text: str) -> None:
    with pytest.raises(BadDate):
        parse(text)


def test_both_tables_are_found() -> None:
    assert len(first_column(TAKEN)) > 20
    assert len(first_column(REFUSED)) > 20
