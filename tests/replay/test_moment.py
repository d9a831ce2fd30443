"""Questions to a moment: through whom, and in which order."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ledger import Ledger
from ledger.clock import SteppingClock

START = 1_700_000_000_000_000


@pytest.fixture
def book() -> Iterator[Ledger]:
    with Ledger.open(":memory:", by="ann", clock=SteppingClock(start=START)) as opened:
        opened.register("Orlov", "person")
        opened.register("Petrov", "person")
        opened.source("notes", published="2023-06-10")
        yield opened


def test_a_reporter_named_later_is_found_as_reporter(book: Ledger) -> None:
    book.record(who="Orlov", content="we stay neutral", source="notes", reported_by="he")
    assert list(book.claims(reported_by="Petrov")) == []
    seq = book.head().seq
    book.resolve("notes", "he", "Petrov")
    assert len(list(book.claims(reported_by="Petrov"))) == 1
    assert list(book.as_of(recorded=seq).claims(reported_by="Petrov")) == []
    book.resolve("notes", "he", "Orlov")
    assert list(book.claims(reported_by="Petrov")) == []
    assert len(list(book.claims(reported_by="Orlov"))) == 1


def test_what_was_said_in_the_first_second_of_1970_comes_first(book: Ledger) -> None:
    for day in ("2000-01-01", "1970-01-01T00:00:00Z", None):
        book.record(who="Orlov", content=f"said {day}", source="notes", date=day)
    assert next(r.said_hi for r in book.timeline()) == 0
    assert [r.dated for r in book.timeline()] == [True, True, False]
