"""Names, versions and words that cannot be kept: flaws, and the rest goes on."""

from __future__ import annotations

from pathlib import Path

import pytest

from ledger import Ledger
from ledger.adapter import Document, Draft, Flaw, Item
from ledger.claims import (
    Agent,
    Hop,
    Mention,
    Retraction,
)
from ledger.interchange.quick import quickly
from ledger.interchange.writing import write_draft
from ledger.times import when
from tests.importing.doubted import coding, rating, report
from tests.importing.given import (
    DOCUMENT,
    claim,
    contents,
    keyed,
)


@pytest.mark.parametrize("version", ["\ud800", "a\x1fb", "v" * 5000])
def test_a_version_that_cannot_be_kept_is_a_flaw_and_the_rest_goes_on(
    book: Ledger, file: Path, version: str
) -> None:
    bad = keyed(claim("one", id="1"), "1", version)
    judged = keyed(rating("two"), "r", version)
    told = report(book, file, DOCUMENT, keyed(claim("two", id="c"), "2"), bad, bad, judged)
    assert contents(book)[-1] == "two"
    again = report(book, file, DOCUMENT, keyed(claim("two", id="c"), "2"), bad, bad, judged)
    assert (again.added, again.flawed) == (0, told.flawed)


@pytest.mark.parametrize("name", ["", "\ud800", "n" * 100_000, " ", "\x00"])
def test_a_name_that_cannot_be_kept_is_a_flaw_and_the_rest_goes_on(
    book: Ledger, file: Path, name: str
) -> None:
    bad: list[Item] = [
        Draft(document="d", record=Agent(id="a", names=(name,))),
        Draft(document="d", record=Agent(id="b", names=("Zenda Press", name))),
        Draft(document="d", record=coding(parties=("Arcadia", name))),
        Draft(document="d", record=claim("bad", name, id="x")),
    ]
    for item in bad:
        report(book, file, DOCUMENT, keyed(claim("kept")), item)
    assert "kept" in contents(book)
    assert "kept" in [c.content for c in book.claims()]


def test_an_agent_without_a_name_is_a_flaw(book: Ledger, file: Path) -> None:
    told = report(
        book,
        file,
        DOCUMENT,
        keyed(claim("kept")),
        Draft(document="d", record=Agent(id="a", names=())),
    )
    assert (told.added, told.flawed) == (1, 1)


@pytest.mark.parametrize("words", ["\ud800", "w" * 20_000])
def test_flaws_in_whatever_words_do_not_lose_the_good_records(
    book: Ledger, file: Path, words: str
) -> None:
    flaws = [Flaw(at=words, raw=words, why=words)] * 60
    told = report(book, file, DOCUMENT, *flaws, keyed(claim("kept")))
    assert (told.added, told.flawed) == (1, 60)
    assert contents(book) == ["kept"]


def test_a_file_whose_name_is_no_text_can_be_imported(book: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "caf\udce9.given"
    path.write_text("given")
    told = report(book, path, Document(text="Text."), Draft(record=claim("kept")))
    assert (told.added, told.flawed) == (1, 0)


def test_a_coding_of_a_claim_without_a_handle_is_a_flaw(book: Ledger, file: Path) -> None:
    told = report(
        book, file, DOCUMENT, keyed(claim("one", id="")), Draft(document="d", record=coding(""))
    )
    assert (told.added, told.flawed) == (1, 1)


def test_a_date_with_an_escape_in_it_is_not_read_quickly() -> None:
    retraction = Retraction(
        chain=(Hop(by=(Mention(text="Quill"),), said=when("2023-01-02")),),
        claim="c",
        id="x",
        source="s",
    )
    line = write_draft(Draft(document="d", key="x", record=retraction)).decode()
    assert quickly(line, "line 1")
    assert quickly(line.replace('edtf":"2023-01-02', 'edtf":"\\u0000'), "line 1") is None
