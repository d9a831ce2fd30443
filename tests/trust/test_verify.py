"""Verification finds whatever was changed behind the ledger's back, and only that."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ledger import Ledger
from ledger.clock import SteppingClock
from ledger.errors import Corrupt, LedgerError
from ledger.events import LedgerOpened, SourceCaptured
from ledger.store import SqliteStore
from ledger.store.contract import Raw
from ledger.testing.sample_events import a_redaction, an_agent
from ledger.trust.verify import verify
from tests.tampering import tamper

START = 1_900_000_000_000_000
ARTICLE = (
    "Arcadia and Borduria met in May.\n\n"
    "Minister Orlov said Arcadia would stay neutral toward Borduria.\n"
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed ledger of an imported article and a source whose text was captured twice."""
    path, article = tmp_path / "a.ledger", tmp_path / "article.txt"
    with Ledger.open(path, by="ann", clock=SteppingClock(start=START)) as book:
        book.register("Arcadia", "state")
        book.register("Borduria", "state")
        for text in (ARTICLE, f"{ARTICLE}\nTrade was growing.\n"):
            article.write_text(text, "utf-8")
            book.import_from(article, name="the article", publisher="The Gazette")
    return path


def verified(path: Path) -> str:
    with Ledger.open(path, by="bob") as book:
        return str(book.verify())


def captures(path: Path) -> list[int]:
    with Ledger.open(path, by="bob") as book:
        return [r.seq for r in book.store.read() if isinstance(r.event, SourceCaptured)]


def test_a_ledger_nobody_touched_is_whole(path: Path) -> None:
    assert verified(path).startswith("verified: ")


@pytest.mark.parametrize(
    ("statement", "word"),
    [
        ("UPDATE source_part SET text = replace(text, 'neutral', 'hostile')", "captured"),
        ("UPDATE source_part SET salt = zeroblob(16)", "captured"),
        (
            "UPDATE source_part SET salt = CAST(salt || CAST(substr(text, 1, 4) AS BLOB) AS BLOB),"
            " text = substr(text, 5), length = length - 4",
            "captured",
        ),
        (
            "UPDATE event SET salt = substr(salt, 1, 15),"
            " body = CAST(substr(salt, 16) || body AS BLOB) WHERE seq = 2",
            "content",
        ),
        ("DELETE FROM source_part", "parts"),
        ("DELETE FROM source_part WHERE n = 1", "parts"),
        ("UPDATE source_part SET n = 9 WHERE n = 0", "captured"),
        ("UPDATE source_part SET length = 1", "captured"),
        ("UPDATE source_part SET text = NULL, salt = NULL, length = 1 WHERE n = 1", "long"),
        ("UPDATE batch SET first_seq = first_seq + 1 WHERE id = 3", "begins"),
        ("UPDATE batch SET first_seq = first_seq - 1 WHERE id = 3", "begins"),
        ("UPDATE batch SET latest = 0 WHERE id > 3", "greatest"),
        ("UPDATE batch SET latest = latest + 1 WHERE id = 2", "greatest"),
        ("DELETE FROM identity", "missing"),
        ("DELETE FROM identity WHERE seq = 3", "missing"),
        ("UPDATE identity SET seq = 2 WHERE seq = 3", "known from event 2"),
        ("UPDATE identity SET seq = 999999 WHERE source <> zeroblob(16)", "does not exist"),
        ("UPDATE identity SET seq = 0 WHERE source <> zeroblob(16)", "event 0"),
        ("INSERT INTO identity VALUES (zeroblob(16), randomblob(16), 1)", "did not bring"),
        ("INSERT INTO identity VALUES (zeroblob(16), randomblob(16), 2)", "did not bring"),
        ("INSERT INTO identity VALUES (zeroblob(16), randomblob(16), 99999)", "does not exist"),
        ("UPDATE meta SET origin = 'another'", "origin"),
        ("UPDATE meta SET ledger_id = 'another'", "id"),
        ("DELETE FROM batch WHERE id = 3", "batch 3"),
        ("DELETE FROM event WHERE batch = (SELECT max(id) FROM batch)", "missing"),
        ("DELETE FROM event", "missing"),
        ("UPDATE batch SET recorder = 'eve' WHERE id = 2", "root"),
        ("UPDATE batch SET import_id = NULL WHERE import_id IS NOT NULL", "root"),
    ],
)
def test_what_was_changed_behind_its_back_is_found(path: Path, statement: str, word: str) -> None:
    tamper(path, statement)
    with pytest.raises(Corrupt, match=word):
        verified(path)


def test_a_text_that_no_event_lists_is_found(path: Path) -> None:
    with Ledger.open(path, by="bob") as book:
        book.source("notes", publisher="The Gazette")
    bare = captures(path)[-1]
    tamper(path, f"INSERT INTO source_part VALUES ({bare}, 0, 1, zeroblob(16), 'x')")
    with pytest.raises(Corrupt, match="1 parts in place of 0"):
        verified(path)


def test_erased_parts_and_events_are_holes_that_are_counted(path: Path) -> None:
    first, second = captures(path)
    with SqliteStore.open(path, recorder="ann", clock=SteppingClock(start=START)) as store:
        store.append([a_redaction((second, 0))], recorder="ann")
        assert verify(store).redacted == 1
        store.append([a_redaction(first)], recorder="ann")
        assert verify(store).redacted == 2
        store.append([a_redaction(1)], recorder="ann")
        assert verify(store).redacted == 3


def test_a_ledger_in_memory_is_verified_too(tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text(ARTICLE, "utf-8")
    with Ledger.open(":memory:", by="ann") as book:
        book.import_from(article)
        assert book.verify().events == book.head().seq
        assert isinstance(next(book.store.read()).event, LedgerOpened)


class Crowded(SqliteStore):
    """A ledger's file to which others append while it is read."""

    def raw(self, start: int = 1, stop: int | None = None) -> Iterator[Raw]:
        """Read events as stored, while somebody else writes at every hundredth."""
        with SqliteStore.open(
            self.path, recorder="bob", clock=SteppingClock(start=START), durable=False
        ) as other:
            clock = SteppingClock(start=START, drawn=1_000_000)
            for raw in super().raw(start, stop):
                if raw.seq % 100 == 0:
                    other.append([an_agent(clock)], recorder="bob")
                yield raw


def test_what_is_appended_meanwhile_does_not_disturb(tmp_path: Path) -> None:
    clock = SteppingClock(start=START)
    path = tmp_path / "a.ledger"
    with Crowded.open(path, recorder="ann", clock=clock, durable=False) as store:
        for _ in range(1100):
            store.append([an_agent(clock)], recorder="ann")
        head = store.head()
        found = verify(store)
        assert (found.events, found.root) == (1101, head.root.hex())
        assert store.head().seq > head.seq


def test_an_error_of_verification_says_what_to_do(path: Path) -> None:
    tamper(path, "UPDATE source_part SET text = 'forged'")
    with pytest.raises(LedgerError, match="Restore a backup"):
        verified(path)
