"""Recording by hand: what is told twice, told otherwise, or told of nobody."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ledger import Ledger
from ledger.errors import (
    BadEvent,
)
from tests.notebook import NOTES, notebook


@pytest.fixture
def book() -> Iterator[Ledger]:
    with notebook() as opened:
        yield opened


def test_a_quotation_is_found_in_the_source_and_why_prints_its_sentence(
    book: Ledger, tmp_path: Path
) -> None:
    path = tmp_path / "notes.txt"
    path.write_text(NOTES, "utf-8")
    book.import_from(path, publisher="The Gazette")
    claim = book.record(
        who="Orlov", content="Arcadia takes sides", source="notes.txt", quote="take sides",
    )  # fmt: skip
    book.code(claim, "neutrality", parties=("Arcadia", "Borduria"))
    why = str(book.relationship("Arcadia", "Borduria")["neutrality"].party("Arcadia").why())
    assert "A week later Orlov said that Arcadia would »take sides«." in why
    with pytest.raises(BadEvent, match="does not stand in the captured source"):
        book.record(who="Orlov", content="x", source="notes.txt", quote="take no sides")


@pytest.mark.parametrize(
    "other",
    [{"date": "2023-09-01"}, {"act": "denies"}, {"voice": "ascribed"}, {"quote": "take sides"}],
    ids=["date", "act", "voice", "quote"],
)
def test_the_same_words_told_otherwise_are_another_claim(
    book: Ledger, other: dict[str, Any]
) -> None:
    told: dict[str, Any] = {
        "who": "Orlov", "content": "Arcadia moves", "source": "notes", "date": "2023-06-01",
    }  # fmt: skip
    text = book.now().source("notes")
    assert text.name == "notes"
    first = book.record(**told)
    second = book.record(**{**told, **other})
    assert first != second
    assert {c.id for c in book.claims()} >= {first, second}
    assert book.record(**told) == first
    assert book.record(**{**told, **other}) == second


def test_what_was_withdrawn_and_is_recorded_again_is_a_new_claim(book: Ledger) -> None:
    first = book.record(who="Orlov", content="Arcadia moves", source="notes")
    book.withdraw(first, "the wrong source")
    second = book.record(who="Orlov", content="Arcadia moves", source="notes")
    assert first != second
    assert [c.id for c in book.claims() if c.content == "Arcadia moves"] == [second]


def test_noting_more_of_an_imported_text_leaves_the_text(tmp_path: Path) -> None:
    path = tmp_path / "art.txt"
    path.write_text(NOTES, "utf-8")
    with Ledger.open(":memory:", by="ann") as book:
        book.import_from(path, name="art")
        id = book.source("art", published="2023-06-10")
        [source] = book.sources()
        assert (source.source, source.pub_lo is None) == (id, False)
        assert book.store.text(source.captured) == NOTES
        book.record(who="Orlov", content="x", source="art", quote="stay neutral")


def test_noting_more_of_an_imported_file_makes_no_second_source(tmp_path: Path) -> None:
    path = tmp_path / "art.txt"
    path.write_text(NOTES, "utf-8")
    with Ledger.open(":memory:", by="ann") as book:
        book.import_from(path)
        [before] = book.sources()
        assert book.source("art.txt", published="2023-06-10") == before.source
        [after] = book.sources()
        assert after.pub_lo is not None
        assert book.store.text(after.captured) == NOTES


def test_a_source_that_was_withdrawn_can_be_registered_again(book: Ledger) -> None:
    id = book.source("a call", publisher="The Gazette")
    book.withdraw(id, "it never took place")
    book.source("a call", publisher="The Gazette")
    book.record(who="Orlov", content="Arcadia moves", source="a call")


@pytest.mark.parametrize("who", ["", "  "])
def test_who_is_not_known_is_recorded_as_unknown(book: Ledger, who: str) -> None:
    id = book.record(who=who, content="Arcadia moves", source="notes")
    assert book.claim(id).who == ()
    assert book.record(who=who, content="Arcadia moves", source="notes") == id


def test_what_is_wrong_with_a_claim_is_said_once(book: Ledger) -> None:
    with pytest.raises(BadEvent) as found:
        book.record(who="x" * 10_000, content="Arcadia moves", source="notes")
    assert str(found.value).count("ClaimRecorded") == 1
    assert found.value.where.startswith("$.claim.chain[0]")
