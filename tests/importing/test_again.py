"""What comes again: newer versions of a record, and records in other places."""

from __future__ import annotations

from pathlib import Path

import pytest

from ledger import Ledger
from ledger.adapter import (
    Document,
    Draft,
    anchor,
)
from ledger.claims import (
    Coding,
    Rating,
    Term,
)
from ledger.errors import ImportStopped
from ledger.events import (
    ClaimCoded,
    RatingGiven,
    Withdrawn,
)
from tests.importing.given import (
    DOCUMENT,
    TEXT,
    Given,
    bring,
    claim,
    contents,
    events,
    keyed,
    run,
)


def test_a_newer_version_under_its_own_key_amends_and_an_older_one_does_not(
    book: Ledger, file: Path
) -> None:
    assert bring(book, file, keyed(claim("second"), version="2023-02")) == (1, 0, 0)
    assert bring(book, file, keyed(claim("first"), version="2023-01")) == (0, 1, 0)
    assert contents(book) == ["second"]
    assert bring(book, file, keyed(claim("third"), version="2023-03")) == (0, 0, 1)
    assert contents(book) == ["third"]
    assert bring(book, file, keyed(claim("second"), version="2023-02")) == (0, 1, 0)
    assert contents(book) == ["third"]


@pytest.mark.parametrize("order", [("1", "2", "3"), ("3", "1", "2"), ("2", "3", "1")])
def test_of_several_versions_in_one_file_the_newest_stands_in_any_order(
    book: Ledger, file: Path, order: tuple[str, ...]
) -> None:
    bring(book, file, *(keyed(claim(f"version {v}"), version=v) for v in order))
    assert contents(book) == ["version 3"]
    added, known, amended = bring(
        book, file, *(keyed(claim(f"version {v}"), version=v) for v in order)
    )
    assert (added, amended) == (0, 0)
    assert known == 3


def test_one_key_for_two_records_without_versions_is_a_flaw(book: Ledger, file: Path) -> None:
    with pytest.raises(ImportStopped, match="stands for an earlier record of this file"):
        bring(book, file, keyed(claim("one")), keyed(claim("other")))
    assert bring(book, file, keyed(claim("one")), keyed(claim("one"))) == (1, 1, 0)


def test_a_changed_judgement_under_its_own_key_takes_the_place_of_the_old_one(
    book: Ledger, file: Path
) -> None:
    def coded(bearing: str) -> tuple[int, int, int]:
        coding = Coding(
            aspect="neutrality",
            bearing=bearing,  # type: ignore[arg-type]
            claim="c",
            coder="bo",
            id="j",
            parties=("Arcadia", "Borduria"),
        )
        return bring(book, file, keyed(claim("talks went on")), keyed(coding, "row 1"))

    assert coded("closer") == (2, 0, 0)
    assert coded("closer") == (0, 2, 0)
    assert coded("apart") == (0, 1, 1)
    assert coded("apart") == (0, 2, 0)
    assert coded("closer") == (0, 1, 1)
    assert coded("closer") == (0, 2, 0)
    given = [e.coding for e in events(book, ClaimCoded) if e.coding.coder == "bo"]
    gone = [e.target for e in events(book, Withdrawn)]
    assert [c.bearing for c in given if c.id not in gone] == ["closer"]


def test_a_rating_that_somebody_withdrew_does_not_come_back(book: Ledger, file: Path) -> None:
    def rated(term: str) -> tuple[int, int, int]:
        scale = Term(scale="stars", term=term)
        rating = Rating(by="bo", id="r", target="c", term=scale)
        return bring(book, file, keyed(claim("talks went on")), keyed(rating, "rating"))

    assert rated("two") == (2, 0, 0)
    [given] = events(book, RatingGiven)
    book.withdraw(given.rating.id, reason="a slip")
    assert rated("three") == (0, 2, 0)


def test_a_document_beside_the_file_is_known_by_its_own_bytes(book: Ledger, tmp_path: Path) -> None:
    for name in ("one.given", "renamed.given"):
        (tmp_path / name).write_text(f"annotations of {name}")
    (tmp_path / "text.txt").write_text(TEXT)
    document = Document(file="text.txt", text=TEXT)
    draft = Draft(record=claim("trade grew"))
    first, second = Given([document, draft]), Given([document, draft])
    assert run(book, tmp_path / "one.given", first) == (1, 0, 0)
    assert run(book, tmp_path / "renamed.given", second) == (0, 1, 0)


def test_a_record_whose_place_alone_has_moved_is_known(book: Ledger, file: Path) -> None:
    def read_at(text: str) -> tuple[int, int, int]:
        start = text.index("Dana")
        place = anchor(text, (start, start + 29))
        moved = claim("Dana denied that prices fell.", "Dana", anchor=place, quotes=place.spans)
        return run(book, file, Given([Document(key="d", text=text), keyed(moved)]))

    assert read_at(TEXT) == (1, 0, 0)
    assert read_at(f"Corrected on Tuesday. {TEXT}") == (0, 1, 0)
    assert read_at(TEXT) == (0, 1, 0)


def test_a_dry_run_says_that_nothing_was_written(book: Ledger, file: Path) -> None:
    given = Given([DOCUMENT, keyed(claim("one"))])
    book.plugins.register(given, "given")
    report = book.import_from(file, adapter="given", dry_run=True)
    assert report.dry_run
    assert str(report).endswith("(dry run: nothing was written)")
    assert not contents(book)
