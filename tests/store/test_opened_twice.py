"""A ledger that is opened twice in one process stays whole, whoever else opens and closes it."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from ledger import Ledger
from ledger.clock import SystemClock
from ledger.errors import BadExport, BadSource, NotALedger
from ledger.store import SqliteStore
from ledger.store.pragmas import APPLICATION_ID
from ledger.store.still import program_of
from ledger.testing.sample_events import an_agent
from ledger.trust.verify import verify

OTHER = """
import sys
from ledger.clock import SystemClock
from ledger.store import SqliteStore
from ledger.testing.sample_events import an_agent
with SqliteStore.open(sys.argv[1], recorder="bob", clock=SystemClock()) as store:
    store.append([an_agent(SystemClock())], recorder="bob")
    print(store.head().seq)
"""


def opened(path: Path) -> SqliteStore:
    return SqliteStore.open(path, recorder="ann", clock=SystemClock())


def other(path: Path) -> int:
    """Open the ledger in another process, append one event and close; gives its number."""
    done = subprocess.run([sys.executable, "-c", OTHER, str(path)], check=True, capture_output=True)
    return int(done.stdout)


def test_what_one_store_appends_is_seen_by_others_when_a_second_was_opened_beside_it(
    tmp_path: Path,
) -> None:
    path, clock = tmp_path / "a.ledger", SystemClock()
    with opened(path) as first, opened(path) as second:
        first.append([an_agent(clock)], recorder="ann")
        assert other(path) == 3
        first.append([an_agent(clock)], recorder="ann")
        assert other(path) == 5
        second.append([an_agent(clock)], recorder="ann")
        assert [store.head().seq for store in (first, second)] == [6, 6]
    with opened(path) as store:
        assert verify(store).events == 6


def over_it(book: Ledger, path: Path) -> None:
    for end in ("", "-shm", "-wal", ".views", ".views-shm"):
        with pytest.raises(BadExport, match="a ledger is kept there"):
            book.export("claims", Path(f"{path}{end}"), format="csv")


def of_it(book: Ledger, path: Path) -> None:
    with pytest.raises(BadSource, match="it is a ledger; export what stands in it"):
        book.import_from(path)


@pytest.mark.parametrize("refused", [over_it, of_it])
def test_a_ledger_that_is_open_is_not_opened_beside_sqlite_to_see_what_it_is(
    tmp_path: Path, refused: Callable[[Ledger, Path], None]
) -> None:
    path, clock = tmp_path / "a.ledger", SystemClock()
    with Ledger.open(path, by="ann") as book:
        book.append(an_agent(clock))
        book.agents()
        refused(book, path)
        assert other(path) == 3
        book.append(an_agent(clock))
        assert other(path) == 5
        assert (book.head().seq, len(book.agents())) == (5, 4)
    with opened(path) as store:
        assert verify(store).events == 5


def test_whose_sqlite_file_one_is_is_told_by_its_number(tmp_path: Path) -> None:
    path, other = tmp_path / "a.ledger", tmp_path / "other"
    with opened(path):
        assert program_of(path) == APPLICATION_ID
    with closing(sqlite3.connect(other)) as db:
        db.execute("CREATE TABLE it (a)")
    assert program_of(other) == 0
    for size in (0, 1, 99, 100, 5000):
        other.write_bytes(b"x" * size)
        assert program_of(other) is None
    assert program_of(tmp_path) is program_of(tmp_path / "gone") is None


@pytest.mark.parametrize("size", [1, 2, 15, 16, 100, 5000])
def test_a_file_that_begins_otherwise_is_no_ledger_however_short(tmp_path: Path, size: int) -> None:
    path = tmp_path / "a.ledger"
    path.write_bytes(b"x" * size)
    with pytest.raises(NotALedger, match="no SQLite file"):
        opened(path)
    assert path.read_bytes() == b"x" * size
