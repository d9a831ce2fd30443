"""After an erasure nothing is left, and what others say too is told."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from ledger import Ledger
from tests.notebook import notebook, record
from tests.verbs.redacting.desk import claim, held, impatient, text_of


def test_what_others_say_too_is_told_and_is_no_residue(book: Ledger) -> None:
    seq = text_of(book)
    done = book.redact(claim(book, "is ill"), reason="privacy")
    said = {told.words: told.places for told in done.elsewhere}
    assert said["Envoy Lind is ill"] == (f"text:{seq}/0",)
    assert done.residue == ()
    assert f"“Envoy Lind is ill”: text:{seq}/0" in str(done)
    assert "residue: 0" in str(done)
    more = book.redact(f"text:{seq}/0", reason="privacy")
    assert not [told for told in more.elsewhere if "is ill" in told.words]


def test_many_places_are_counted_beyond_the_first() -> None:
    with notebook() as book:
        claims = [record(book, "the same old story", day=f"2023-06-0{n}") for n in range(1, 10)]
        [told] = [
            it
            for it in book.redact(claims[0], reason="privacy").elsewhere
            if it.words == "the same old story"
        ]
        assert len(told.places) == 8
        assert str(told).endswith("and 3 more")


def overwrite(path: Path, *statements: str) -> None:
    """Write to the file as a program would that is careless of what it leaves."""
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA secure_delete = OFF")
    for statement in statements:
        db.execute(statement)
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()


def test_bytes_that_nothing_leads_to_are_found_and_the_file_is_written_anew(path: Path) -> None:
    words = "Envoy Lind has a secret"
    overwrite(
        path,
        "CREATE TABLE careless (told TEXT)",
        f"INSERT INTO careless VALUES ('{words}')",
        "DELETE FROM careless",
        "DROP TABLE careless",
    )
    assert words.encode() in path.read_bytes()
    with Ledger.open(path, by="ann") as book:
        it = book.record(who="Norway", content=words, source="call.txt")
        done = book.redact(it, reason="privacy")
        assert done.residue == ()
        assert book.verify().redacted == 1
    assert words.encode() not in path.read_bytes()


def test_once_written_anew_the_words_of_the_files_themselves_are_no_residue(path: Path) -> None:
    secret, own = "Envoy Lind has a secret", "batch_import"
    overwrite(path, "CREATE TABLE a (b)", f"INSERT INTO a VALUES ('{secret}')", "DROP TABLE a")
    with Ledger.open(path, by="ann") as book:
        both = [book.record(who="Norway", content=it, source="call.txt") for it in (secret, own)]
        assert book.redact(*both, reason="privacy").residue == ()


def test_record_keys_are_looked_for_where_they_are_to_go_too(path: Path) -> None:
    with impatient(path) as book, held(path):
        kept = book.redact(claim(book, "is ill"), reason="privacy").residue
        gone = book.redact(claim(book, "border"), reason="privacy", forget=True).residue
    assert "record key" not in {residue.what for residue in kept}
    assert "record key" in {residue.what for residue in gone}


def test_words_of_the_files_themselves_are_no_residue(book: Ledger) -> None:
    for words in ("batch_import", "ClaimRecorded", "hypotheses", "statementrow"):
        it = book.record(who="Norway", content=words, source="call.txt")
        assert book.redact(it, reason="privacy").residue == ()


def test_the_views_file_holds_no_byte_of_it_and_no_row(path: Path) -> None:
    with Ledger.open(path, by="ann") as book:
        book.register("Envoy Lind-Xyzzy", "person")
        seq = book.head().seq
        assert book.agents()
        book.redact(seq, reason="privacy")
    files = [p for p in path.parent.iterdir() if p.name.startswith(path.name)]
    assert files
    assert not [p for p in files if b"xyzzy" in p.read_bytes().lower()]


def test_who_is_reading_keeps_bytes_and_that_is_told_and_finished_later(path: Path) -> None:
    with impatient(path) as book:
        with held(path):
            done = book.redact(claim(book, "is ill"), f"text:{text_of(book)}/0", reason="privacy")
            assert {residue.file for residue in done.residue} == {"a.ledger"}
            assert {residue.what for residue in done.residue} >= {"salt", "words"}
            assert "a.ledger: 16 bytes (salt) at " in str(done)
            assert not book.scrub()
        assert b"Lind is ill" in path.read_bytes()
        assert book.scrub()
        assert book.verify().redacted == 2
    files = [p for p in path.parent.iterdir() if p.name.startswith(path.name)]
    assert not [p for p in files if b"Lind is ill" in p.read_bytes()]


def test_who_is_reading_the_views_keeps_bytes_and_that_is_told(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ledger.views.rows.engine.PATIENCE", 1)
    views = Path(f"{path}.views")
    with Ledger.open(path, by="ann") as book:
        book.register("Envoy Lind-Xyzzy", "person")
        seq = book.head().seq
        assert book.agents()
    with impatient(path) as book, held(views):
        done = book.redact(seq, reason="privacy")
        assert {residue.file for residue in done.residue} <= {views.name, f"{views.name}-wal"}
        assert done.residue
    with Ledger.open(path, by="ann") as book:
        assert book.scrub()
    assert b"Xyzzy" not in views.read_bytes()
