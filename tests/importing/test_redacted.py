"""What was redacted and comes again in an import: it stays away, unless it was to be forgotten."""

from __future__ import annotations

from pathlib import Path

import pytest

from ledger import Ledger
from ledger.events import ImportFinished
from ledger.store.parts import HOLE

TEXT = (
    "The Norwegian Foreign Ministry said on Monday that trade with Sweden has grown.\n\n"
    "The Swedish Foreign Ministry said on Tuesday that the border is open.\n"
)
GROWN = "trade with Sweden has grown"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "call.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def book(file: Path) -> Ledger:
    made = Ledger.open(":memory:", by="ann")
    assert imported(made, file) == 2
    return made


def imported(book: Ledger, file: Path) -> int:
    """Import the article; gives how many claims are new."""
    return book.import_from(file, publisher="Fjord Post", published="2023-08-09").added


def captured(book: Ledger) -> int:
    return next(r.seq for r in book.store.read() if r.kind == "SourceCaptured")


def grown(book: Ledger) -> str:
    return next(claim.id for claim in book.claims() if claim.content == GROWN)


def says(book: Ledger) -> set[str]:
    return {place.kind for place in book.find_text(GROWN)}


@pytest.mark.parametrize("keep_place", [True, False])
def test_a_redacted_claim_does_not_come_back(book: Ledger, file: Path, keep_place: bool) -> None:
    book.redact(grown(book), reason="privacy", keep_place=keep_place)
    assert imported(book, file) == 0
    assert says(book) == {"SourceCaptured"}


def test_a_forgotten_claim_comes_back_with_the_same_file(book: Ledger, file: Path) -> None:
    book.redact(grown(book), reason="privacy", forget=True)
    assert imported(book, file) == 1
    assert says(book) == {"ClaimRecorded", "SourceCaptured"}
    assert book.verify().redacted == 1


@pytest.mark.parametrize("forget", [False, True])
def test_a_redacted_part_of_a_text_does_not_come_back_with_the_same_file(
    book: Ledger, file: Path, forget: bool
) -> None:
    seq = captured(book)
    book.redact(f"text:{seq}/0", grown(book), reason="privacy", forget=forget)
    assert imported(book, file) == forget
    text = book.store.text(seq)
    assert text
    assert text.startswith(HOLE)
    assert text.endswith("the border is open.\n")


def test_a_redacted_source_does_not_come_back_with_the_same_file(book: Ledger, file: Path) -> None:
    book.redact(captured(book), grown(book), reason="privacy")
    before = book.head().seq
    assert imported(book, file) == 0
    assert says(book) == set()
    assert book.head().seq == before
    assert [claim.content for claim in book.claims()] == ["the border is open"]


def test_a_redacted_source_takes_claims_of_a_new_version_and_not_its_text(file: Path) -> None:
    with Ledger.open(":memory:", by="ann") as book:
        book.import_from(file, name="the call", publisher="Fjord Post")
        source = book.source_id("the call")
        book.redact(captured(book), reason="privacy")
        file.write_text(TEXT.replace("open", "guarded"), encoding="utf-8")
        assert book.import_from(file, name="the call", publisher="Fjord Post").added == 1
        [place, _] = book.find_text("guarded")
        assert place.kind == "ClaimRecorded"
        assert {claim.source for claim in book.claims()} == {source}
        assert book.verify().redacted == 1


def test_a_forgotten_source_comes_back_as_a_new_one(book: Ledger, file: Path) -> None:
    before = book.source_id("call.txt")
    book.redact(captured(book), reason="privacy", forget=True)
    assert imported(book, file) == 2
    assert book.source_id("call.txt") != before
    assert book.verify().redacted == 1


def test_a_redacted_part_of_a_later_version_does_not_come_back_with_its_file(file: Path) -> None:
    with Ledger.open(":memory:", by="ann") as book:
        book.import_from(file, name="the call", publisher="Fjord Post")
        file.write_text(TEXT.replace("open", "guarded"), encoding="utf-8")
        book.import_from(file, name="the call", publisher="Fjord Post")
        found = {place.target for place in book.find_text("guarded")}
        assert {target.partition(":")[0] for target in found} == {"event", "text"}
        book.redact(*sorted(found), reason="privacy")
        book.import_from(file, name="the call", publisher="Fjord Post")
        assert book.find_text("guarded") == ()


def test_a_source_whose_first_version_was_redacted_goes_on_with_the_next(
    tmp_path: Path, file: Path
) -> None:
    book = Ledger.open(":memory:", by="ann")
    for text in (TEXT, TEXT.replace("open", "closed")):
        file.write_text(text, encoding="utf-8")
        book.import_from(file, name="the call", publisher="Fjord Post")
    source, first = book.source_id("the call"), captured(book)
    book.redact(first, reason="privacy")
    before = [r.kind for r in book.store.read()].count(ImportFinished.__name__)
    book.import_from(file, name="the call", publisher="Fjord Post")
    assert book.source_id("the call") == source
    assert [r.kind for r in book.store.read()].count(ImportFinished.__name__) == before
    file.write_text(TEXT.replace("open", "guarded"), encoding="utf-8")
    assert book.import_from(file, name="the call", publisher="Fjord Post").added
    assert [place.kind for place in book.find_text("guarded")].count("SourceCaptured") == 1
