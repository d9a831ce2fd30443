"""A source that is dated after its import: what its prose dates by that day is dated too."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ledger import Ledger

TEXT = (
    "Dana Novak said on Monday that the dam was safe. Ivo Lund said last week that it would fall.\n"
)


@pytest.fixture
def book() -> Iterator[Ledger]:
    with Ledger.open(":memory:", by="ann") as opened:
        yield opened


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "dam.txt"
    path.write_text(TEXT)
    return path


def dates(book: Ledger) -> list[str]:
    return sorted(str(claim.date) for claim in book.claims())


def counts(book: Ledger, file: Path, published: str | None = None) -> tuple[int, int, int]:
    report = book.import_from(file, published=published) if published else book.import_from(file)
    return report.added, report.known, report.amended


DATED = ["2025-02-24/2025-03-02", "2025-03-03"]


def test_a_date_told_later_dates_what_nobody_reviewed(book: Ledger, file: Path) -> None:
    assert counts(book, file) == (2, 0, 0)
    assert dates(book) == ['"last week"', '"on Monday"']
    assert counts(book, file, published="2025-03-04") == (0, 0, 3)
    assert dates(book) == DATED
    assert counts(book, file, published="2025-03-04") == (0, 2, 0)


def test_a_date_that_is_known_is_not_forgotten_by_an_import_without_it(
    book: Ledger, file: Path
) -> None:
    assert counts(book, file, published="2025-03-04") == (2, 0, 0)
    assert counts(book, file) == (0, 2, 0)
    assert dates(book) == DATED


def test_what_its_prose_does_not_date_stays_as_it_was(book: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "dam.txt"
    path.write_text("Dana Novak said that the dam was safe.\n")
    assert counts(book, path) == (1, 0, 0)
    assert counts(book, path, published="2025-03-04") == (0, 1, 1)
    assert counts(book, path, published="2025-03-04") == (0, 1, 0)
    assert counts(book, path) == (0, 1, 0)


def test_a_date_that_was_wrong_is_mended(book: Ledger, file: Path) -> None:
    assert counts(book, file, published="2025-03-11") == (2, 0, 0)
    assert counts(book, file, published="2025-03-04") == (0, 0, 3)
    assert dates(book) == DATED


def test_what_somebody_reviewed_keeps_its_date(book: Ledger, file: Path) -> None:
    assert counts(book, file) == (2, 0, 0)
    (said,) = book.claims(who="Dana Novak")
    book.review(said.id, "confirmed")
    assert counts(book, file, published="2025-03-04") == (0, 1, 2)
    assert dates(book) == ['"on Monday"', DATED[0]]
