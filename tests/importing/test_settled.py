"""What was settled stays so, whatever comes again and however it was cut short."""

from __future__ import annotations

from pathlib import Path

import pytest

from ledger import Ledger
from ledger.adapter import Document, Item, Passage, changed
from ledger.claims import (
    Amendment,
)
from ledger.errors import StoreFailed
from ledger.events import ClaimRecorded, RatingGiven, Withdrawn
from tests.importing.doubted import coding, rating, report
from tests.importing.given import (
    DOCUMENT,
    TEXT,
    Found,
    bring,
    claim,
    contents,
    events,
    keyed,
    read_as,
    read_text,
)
from tests.importing.test_cut_short import Faulty


def standing_ratings(book: Ledger) -> list[str]:
    gone = {e.target for e in events(book, Withdrawn)}
    return [e.rating.term.term for e in events(book, RatingGiven) if e.rating.id not in gone]


def test_a_file_with_versions_of_a_judgement_is_known_when_it_comes_again(
    book: Ledger, file: Path
) -> None:
    items = [
        keyed(claim("talks went on")),
        keyed(rating("two"), "r", "1"),
        keyed(rating("three"), "r", "2"),
    ]
    assert bring(book, file, *items) == (2, 1, 0)
    assert standing_ratings(book) == ["three"]
    assert bring(book, file, *items) == (0, 3, 0)
    assert standing_ratings(book) == ["three"]


def test_a_judgement_that_was_withdrawn_stays_so_whatever_versions_come(
    book: Ledger, file: Path
) -> None:
    told = keyed(claim("talks went on"))
    bring(book, file, told, keyed(rating("two"), "r", "1"))
    [given] = events(book, RatingGiven)
    book.withdraw(given.rating.id, reason="a slip")
    newer = [keyed(rating("three"), "r", "2"), keyed(rating("four"), "r", "3")]
    assert bring(book, file, told, *newer) == (0, 3, 0)
    assert standing_ratings(book) == []


def test_a_claim_that_was_withdrawn_stays_so_whatever_versions_come(
    book: Ledger, file: Path
) -> None:
    bring(book, file, keyed(claim("one"), version="1"))
    [held] = book.claims()
    book.withdraw(held.id, reason="a slip")
    newer = [keyed(claim("two"), version="2"), keyed(claim("three"), version="3")]
    assert bring(book, file, *newer) == (0, 2, 0)
    assert contents(book) == []


def test_what_was_redacted_is_known_and_its_judgements_too(tmp_path: Path, file: Path) -> None:
    items = [keyed(claim("talks went on")), keyed(coding(), "row 1")]
    with Ledger.open(tmp_path / "r.ledger", by="ann") as book:
        assert report(book, file, DOCUMENT, *items).added == 2
        [held] = events(book, ClaimRecorded)
        book.redact(held.claim.id, reason="a court said so")
        again = report(book, file, DOCUMENT, *items)
        assert (again.added, again.known, again.amended, again.flawed) == (0, 2, 0, 0)
        newer = [keyed(claim("other"), version="1"), keyed(claim("another"), version="2")]
        again = report(book, file, DOCUMENT, *newer)
        assert (again.added, again.known, again.amended, again.flawed) == (0, 2, 0, 0)


def test_an_amendment_and_its_claim_that_come_again_change_nothing(
    book: Ledger, file: Path
) -> None:
    items = [
        keyed(claim("one")),
        keyed(Amendment(claim=claim("two"), id="a", reason="a slip"), "a"),
    ]
    assert bring(book, file, *items) == (2, 0, 0)
    assert contents(book) == ["two"]
    assert bring(book, file, *items) == (0, 2, 0)
    assert contents(book) == ["two"]


def test_a_claim_a_newer_reader_lost_and_a_still_newer_one_finds_stands_again(
    book: Ledger, file: Path, reader: Found
) -> None:
    reader.claims = [read_as(0, 22, "Orlov said", 1)]
    assert read_text(book, file, reader) == (1, 0, 0)
    reader.claims, reader.version = [], 2
    assert read_text(book, file, reader) == (0, 0, 1)
    assert contents(book) == []
    for version in (1, 2):
        reader.claims, reader.version = [read_as(0, 22, "Orlov said", version)], version
        assert read_text(book, file, reader) == (0, 1, 0)
        assert contents(book) == []
    reader.claims, reader.version = [read_as(0, 22, "Orlov said", 3)], 3
    added, known, amended = read_text(book, file, reader)
    assert (added + amended, known) == (1, 0)
    assert contents(book) == ["Orlov said trade grew."]
    assert read_text(book, file, reader) == (0, 1, 0)


def test_what_a_newer_reader_finds_beside_an_old_claim_does_not_take_its_place(
    book: Ledger, file: Path, reader: Found
) -> None:
    reader.claims = [read_as(0, 22, "Orlov", 1)]
    assert read_text(book, file, reader) == (1, 0, 0)
    reader.claims, reader.version = [read_as(0, 21, "Dana", 2), read_as(0, 22, "Orlov", 2)], 2
    assert read_text(book, file, reader) == (1, 1, 0)
    assert contents(book) == ["Orlov said trade grew", "Orlov said trade grew."]


def test_a_passage_given_twice_is_read_once(book: Ledger, file: Path, reader: Found) -> None:
    reader.claims = [read_as(0, 22, "Orlov", 1)]
    document = Document(key="d", publisher="The Gazette", text=TEXT)
    passage = Passage(document="d", span=(0, len(TEXT)))
    told = report(book, file, document, passage, document, passage, reader="found")
    assert (told.added, told.flawed) == (1, 0)


@pytest.mark.parametrize("appends", [0, 1, 2])
def test_newer_versions_whose_import_was_cut_short_come_once(
    book: Ledger, file: Path, appends: int
) -> None:
    def told(n: int) -> list[Item]:
        claims = [keyed(claim(f"talk {i} of {n}", id=f"c{i}"), f"k{i}", str(n)) for i in range(600)]
        return [DOCUMENT, *claims, keyed(changed(rating(f"{n}"), target="c0"), "r", str(n))]

    assert report(book, file, *told(1)).added == 601
    real, book.store = book.store, Faulty(book.store, appends)  # type: ignore[assignment]
    with pytest.raises(StoreFailed):
        report(book, file, *told(2))
    book.store = real
    assert all(content.endswith("of 1") for content in contents(book))
    again = report(book, file, *told(2))
    assert (again.added, again.known, again.amended) == (0, 0, 601)
    assert all(content.endswith("of 2") for content in contents(book))
    again = report(book, file, *told(2))
    assert (again.added, again.known, again.amended) == (0, 601, 0)
