"""A view reads its parts when they are asked for: not any more once the ledger is closed."""

from __future__ import annotations

import pytest

from ledger.errors import StoreFailed
from ledger.replay.first import contested
from tests.notebook import notebook, record


def test_a_view_asked_after_its_ledger_was_closed_says_so() -> None:
    with notebook() as book:
        record(book, "Arcadia stays neutral")
        view = book.relationship("Arcadia", "Borduria")
    with pytest.raises(StoreFailed, match="the ledger was closed"):
        str(view)


def test_what_was_read_before_stays_readable() -> None:
    with notebook() as book:
        record(book, "Arcadia stays neutral")
        latest = book.relationship("Arcadia", "Borduria")["neutrality"].party("Arcadia").latest
    assert latest is not None
    assert latest.content == "Arcadia stays neutral"


def test_a_replay_asked_after_its_ledger_was_closed_says_so() -> None:
    with notebook() as book:
        record(book, "Arcadia stays neutral")
        course = book.replay("Arcadia", "Borduria")
    with pytest.raises(StoreFailed, match="closed"):
        str(course.step())
    with pytest.raises(StoreFailed, match="closed"):
        book.first("Arcadia", "Borduria", contested())
