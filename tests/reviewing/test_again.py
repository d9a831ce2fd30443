"""What becomes of decisions when newer readers come, and how they are counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from ledger import Ledger
from ledger.claims import Confirmation, changed
from tests.importing.given import TEXT, Found, contents, read_text
from tests.notebook import record
from tests.reviewing.found import DANA, ORLOV, SAID, read, three, waiting


@pytest.mark.parametrize("moved", [(0, 22), (0, 20), (5, 22)])
def test_a_rejection_survives_every_newer_reader_and_every_import(
    book: Ledger, file: Path, reader: Found, moved: tuple[int, int]
) -> None:
    three(book, file, reader)
    wrong = next(it for it in book.to_review() if it.claim and it.claim.content == SAID[0])
    book.review(wrong.target, "rejected", why="nobody says that")
    for version in (1, 2, 3, 2):
        reader.version = version
        reader.claims = [
            read(moved if version > 1 else ORLOV, "Orlov", 99, version),
            read(DANA, "Dana", 80, version, pattern="q"),
        ]
        read_text(book, file, reader)
        assert SAID[0] not in waiting(book)
        assert all(item.claim and "trade" not in item.claim.content for item in book.to_review())
        assert not any("trade" in content for content in contents(book))


def test_an_edited_claim_stays_as_the_reviewer_put_it_whatever_a_newer_reader_finds(
    book: Ledger, file: Path, reader: Found
) -> None:
    three(book, file, reader)
    book.to_review().edit(content="calm")
    reader.version, reader.claims = 2, [read((53, 69), "Dana", 99, 2)]
    read_text(book, file, reader)
    [kept] = book.claims(reviewed=True)
    assert (kept.content, kept.chain[-1].name) == ("calm", "Orlov")
    assert waiting(book) == []


def test_a_rejection_undone_lets_a_newer_reader_put_the_claim_right(
    book: Ledger, file: Path, reader: Found
) -> None:
    reader.claims = [read(ORLOV, "Orlov", 50)]
    read_text(book, file, reader)
    queue = book.to_review()
    queue.reject("nobody says that")
    queue.undo()
    reader.version, reader.claims = 2, [read((0, 21), "Orlov", 60, 2)]
    read_text(book, file, reader)
    assert waiting(book) == [TEXT[0:21]]


# Counting


def test_decisions_are_counted_by_reader_version_and_pattern(
    book: Ledger, file: Path, reader: Found
) -> None:
    three(book, file, reader)
    reader.claims = [*reader.claims, read((28, 34), "Dana", 1)]
    read_text(book, file, reader)
    queue = book.to_review()
    queue.accept()
    queue.edit(content="prices rose")
    queue.reject("cut in the wrong place")
    counts = book.review_counts()
    rows = [(c.reader, c.version, c.pattern, c.accepted, c.edited, c.rejected) for c in counts]
    assert rows == [("found", 1, "p", 1, 0, 1), ("found", 1, "q", 0, 1, 0)]
    assert [c.precision for c in counts] == [0.5, None]
    total = counts.total
    assert (total.reviewed, total.unreviewed, total.precision) == (3, 1, 0.5)
    assert "1/2 = 50%" in str(counts)
    queue.undo()
    assert book.review_counts().total.rejected == 0


def test_a_claim_that_two_readers_found_counts_for_each_and_once_in_all(
    book: Ledger, file: Path, reader: Found
) -> None:
    other = Confirmation(confidence=70, pattern="x", reader="other", version=3)
    told = read(ORLOV, "Orlov", 90)
    assert told.reading is not None
    reader.claims = [changed(told, reading=changed(told.reading, confirmed=(other,)))]
    read_text(book, file, reader)
    book.to_review().accept()
    counts = book.review_counts()
    assert [(c.reader, c.accepted) for c in counts] == [("found", 1), ("other", 1)]
    assert counts.total.accepted == 1


def test_an_edit_undone_and_accepted_counts_as_accepted(
    book: Ledger, file: Path, reader: Found
) -> None:
    three(book, file, reader)
    queue = book.to_review()
    queue.edit(content="calm")
    queue.undo()
    queue.accept()
    total = book.review_counts().total
    assert (total.accepted, total.edited) == (1, 0)


def test_where_no_program_found_anything_nothing_is_counted(book: Ledger) -> None:
    record(book, "Arcadia stays neutral")
    assert str(book.review_counts()) == "No program found any claim here."
