"""Moments, histories and changes, asked of a small ledger kept by hand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from ledger import Ledger
from ledger.errors import (
    BadMoment,
)
from tests.notebook import notebook, position, record


@pytest.fixture
def book() -> Iterator[Ledger]:
    with notebook() as opened:
        yield opened


def test_a_merge_is_read_as_of_the_moment_and_can_be_split(book: Ledger) -> None:
    book.register("Minister Orlov", "person")
    record(book, "we stay neutral", who="Minister Orlov")
    before = book.head().seq
    assert position(book) is None
    book.merge("Minister Orlov", "Orlov", "the same man")
    assert position(book) == "we stay neutral"
    assert position(book, recorded=before) is None
    agent = next(c.chain[-1].agents[0] for c in book.claims())
    book.split(agent)
    assert position(book) is None


def test_history_lists_all_that_happened_to_a_claim(book: Ledger) -> None:
    claim = record(book, "we stay neutrl")
    book.amend(claim, content="we stay neutral")
    book.retract(claim, who="Orlov", source="notes")
    kinds = [entry.recorded.kind for entry in book.history(claim)]
    assert kinds == ["ClaimRecorded", "ClaimCoded", "ClaimAmended", "ClaimRetracted"]
    assert "AgentActsFor" in [e.recorded.kind for e in book.history("Orlov")]
    assert "SourceCaptured" in [e.recorded.kind for e in book.history("notes")]


def test_changes_name_the_event_that_made_them(book: Ledger) -> None:
    record(book, "we stay neutral", day="2023-06-01")
    seq = book.head().seq
    record(book, "we take sides", day="2024-01-01")
    [change] = book.changes("Arcadia", "Borduria", recorded=(seq, None))
    assert (change.kind, change.row, change.subject) == ("changed", "position", "Arcadia")
    assert [c.kind for c in change.causes] == ["ClaimRecorded", "ClaimCoded"]
    assert all(c.seq > seq for c in change.causes)
    [said] = book.changes("Arcadia", "Borduria", said=("2023-06-05", None))
    assert (said.kind, said.after is not None) == ("changed", True)


def test_changes_since_before_a_party_was_known_start_from_nothing(book: Ledger) -> None:
    record(book, "we stay neutral")
    changes = book.changes("Arcadia", "Borduria", recorded=(1, None))
    assert [c.before for c in changes] == [None]


def test_what_was_said_before_and_entered_after_is_a_late_import(book: Ledger) -> None:
    seq = book.head().seq
    record(book, "we stay neutral", day="2023-06-01")
    [change] = book.changes("Arcadia", "Borduria", recorded=(seq, None))
    assert change.kind == "late"


def test_a_retraction_is_named_as_what_changed_the_position(book: Ledger) -> None:
    claim = record(book, "we stay neutral")
    seq = book.head().seq
    book.retract(claim, who="Orlov", source="notes")
    [change] = book.changes("Arcadia", "Borduria", recorded=(seq, None))
    assert (change.kind, [c.kind for c in change.causes]) == ("retracted", ["ClaimRetracted"])


@pytest.mark.parametrize(
    ("bound", "word"),
    [
        ({"recorded": "2023-01-01"}, "published="),
        ({"recorded": "2030-01-01"}, "leave the bound out"),
        ({"recorded": 10_000}, "1 to"),
        ({"published": "9 August"}, "EDTF|date|write"),
        ({"said": datetime(2023, 1, 1)}, "zone"),  # noqa: DTZ001 - a naive datetime is the point
        ({"said": 7}, "event"),
    ],
)
def test_a_moment_that_makes_no_sense_is_refused(
    book: Ledger, bound: dict[str, object], word: str
) -> None:
    with pytest.raises(BadMoment, match=word):
        book.as_of(**bound)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "moment", [date(2024, 1, 1), datetime(2024, 1, 1, 0, 8, tzinfo=UTC), "2024-01-01", "2024-01"]
)
def test_moments_are_taken_as_days_datetimes_and_text(book: Ledger, moment: str) -> None:
    assert book.as_of(recorded=moment).basis.seq > 1


def test_a_view_carries_its_whole_basis(book: Ledger) -> None:
    record(book, "we stay neutral")
    basis = book.as_of(said="2023-12-31").relationship("Arcadia", "Borduria").basis
    assert basis.ledger == book.store.ledger_id
    assert basis.head == book.head().root.hex()
    assert (basis.seq, basis.said is not None, basis.published) == (book.head().seq, True, None)
    assert basis.codebook.startswith("relations@")
    assert "relationships@" in basis.projections


def test_history_tells_what_became_of_a_claims_codings_and_of_the_codings_themselves(
    book: Ledger,
) -> None:
    claim = book.record(who="Orlov", content="we stay neutral", source="notes")
    coding = book.code(claim, "neutrality", parties=("Arcadia", "Borduria"))
    book.withdraw(coding, "of another relationship")
    kinds = [entry.recorded.kind for entry in book.history(claim)]
    assert kinds == ["ClaimRecorded", "ClaimCoded", "Withdrawn"]
    assert [e.recorded.kind for e in book.history(coding)] == ["ClaimCoded", "Withdrawn"]
