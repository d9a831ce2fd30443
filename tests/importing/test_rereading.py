"""A newer reader reads a text again: what nobody has settled follows it."""

from __future__ import annotations

from pathlib import Path

from ledger import Ledger
from tests.importing.given import Found, contents, read_as, read_text


def test_a_newer_reader_amends_what_nobody_reviewed_and_keeps_what_somebody_did(
    book: Ledger, file: Path, reader: Found
) -> None:
    old = [
        read_as(0, 22, "Orlov said", 1),
        read_as(23, 52, "Dana", 1, polarity="positive"),
        read_as(53, 70, "Orlov", 1),
    ]
    reader.claims = old
    assert read_text(book, file, reader) == (3, 0, 0)
    [dana] = book.claims(who="Dana")
    book.review(dana.id, "confirmed")
    new = [
        read_as(0, 21, "Orlov", 2),
        read_as(23, 51, "Dana", 2, polarity="negative"),
    ]
    reader.claims, reader.version = new, 2
    assert read_text(book, file, reader) == (0, 1, 2)
    assert contents(book) == ["Dana denied that prices fell.", "Orlov said trade grew"]
    assert [c.polarity for c in book.claims(who="Dana")] == ["positive"]
    assert [c.content for c in book.claims(who="Orlov")] == ["Orlov said trade grew"]
    assert read_text(book, file, reader) == (0, 2, 0)
    reader.claims, reader.version = old, 1
    assert read_text(book, file, reader) == (0, 3, 0)
    assert contents(book) == ["Dana denied that prices fell.", "Orlov said trade grew"]


def test_what_a_person_rejected_stays_rejected_for_a_newer_reader(
    book: Ledger, file: Path, reader: Found
) -> None:
    reader.claims = [read_as(0, 22, "Orlov said", 1)]
    assert read_text(book, file, reader) == (1, 0, 0)
    [wrong] = book.claims()
    book.review(wrong.id, "rejected", why="not a claim")
    reader.claims, reader.version = [read_as(0, 21, "Orlov", 2)], 2
    assert read_text(book, file, reader) == (0, 1, 0)
