"""What seldom happens to a ledger's file: each is told in the ledger's own words, or borne."""

from __future__ import annotations

import os
import resource
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest

from ledger.clock import SteppingClock
from ledger.errors import Corrupt, LedgerError, NotALedger, StoreBusy, StoreFailed, UsedAfterFork
from ledger.store import SqliteStore, rows
from ledger.store.erasing import furniture
from ledger.store.known import ROOM, Known
from ledger.store.opening import identify, lay_out
from ledger.store.pragmas import connect, plain_errors, protect, transaction
from ledger.testing.sample_events import a_redaction, an_agent
from ledger.trust.errors import InDoubt
from ledger.trust.needles import grouped
from ledger.trust.verify import verify
from tests.tampering import sql, tamper

START = 1_900_000_000_000_000


@pytest.fixture
def clock() -> SteppingClock:
    return SteppingClock(start=START)


@pytest.fixture
def path(tmp_path: Path, clock: SteppingClock) -> Path:
    path = tmp_path / "a.ledger"
    with opened(path, clock) as store:
        store.append([an_agent(clock)], recorder="ann")
    return path


def opened(path: Path, clock: SteppingClock) -> SqliteStore:
    return SqliteStore.open(path, recorder="ann", clock=clock, seconds=5)


def test_ids_are_remembered_and_those_not_asked_for_forgotten() -> None:
    known = Known()
    known.add(str(n) for n in range(ROOM + 1))
    assert "7" in known
    known.add(str(-n) for n in range(1, ROOM + 1))
    assert "7" in known
    known.add(str(-n) for n in range(ROOM + 1, 2 * ROOM + 2))
    assert ("7" in known, "8" in known, "nobody" in known) == (True, False, False)


def test_what_is_no_database_has_no_words_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("these are notes, and no ledger" * 100)
    assert furniture(tmp_path / "notes") == b""


def test_nothing_sought_is_no_group() -> None:
    assert list(grouped(())) == []


def test_an_event_without_its_batch_is_a_fault_of_the_file(
    path: Path, clock: SteppingClock
) -> None:
    with opened(path, clock) as store:
        tamper(path, "DELETE FROM batch WHERE id = 2")
        assert store.faults()[:1] == ("row 2 of event refers to a batch that is not there",)


@pytest.mark.parametrize(
    "lose",
    [lambda path: tamper(path, "DELETE FROM meta"), lambda path: sql(path, "DROP TABLE meta")],
)
def test_a_ledger_without_its_name_is_not_opened(
    path: Path, clock: SteppingClock, lose: Callable[[Path], object]
) -> None:
    lose(path)
    with pytest.raises(NotALedger, match="row of meta") as caught:
        opened(path, clock)
    assert caught.value.path == str(path)


def test_a_question_that_is_broken_off_is_no_damage() -> None:
    """Nine names are damage, but only for who read them to their end."""
    with closing(connect(":memory:", seconds=1)) as db:
        db.execute("CREATE TABLE meta (ledger_id, origin, format)")
        db.execute("INSERT INTO meta SELECT 'a', 'b', value FROM json_each('[1,2,3,4,5,6,7,8,9]')")
        for steps in count(1):
            left = iter(range(steps))
            db.set_progress_handler(lambda left=left: next(left, None) is None, 1)  # type: ignore[misc]
            try:
                identify(db, "a.ledger")
            except sqlite3.OperationalError:
                continue
            except NotALedger:
                break
        assert steps > 5


def test_a_database_that_will_keep_no_log_is_refused() -> None:
    refused = pytest.raises(StoreFailed, match="journal_mode = WAL")
    with closing(connect(":memory:", seconds=1)) as db, refused:
        protect(db, path=":memory:", durable=True, seconds=1)


def test_a_log_is_switched_on_once_whoever_writes_is_done(path: Path, clock: SteppingClock) -> None:
    sql(path, "PRAGMA journal_mode = DELETE")
    with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        timer = threading.Timer(0.4, lambda: other.execute("ROLLBACK"))
        timer.start()
        with opened(path, clock) as store:
            assert store.head().seq == 2
        timer.join()


def test_what_may_not_be_written_is_not_switched_over(path: Path) -> None:
    sql(path, "PRAGMA journal_mode = DELETE")
    refused = pytest.raises(sqlite3.OperationalError, match="readonly")
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as db, refused:
        protect(db, path=str(path), durable=True, seconds=1)


@pytest.mark.parametrize(
    ("raised", "told"),
    [
        (NotALedger(path="a", why="b"), NotALedger),
        (UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad"), Corrupt),
        (OSError(28, "No space left on device"), StoreFailed),
        (OSError("odd"), StoreFailed),
        (sqlite3.DatabaseError("odd"), StoreFailed),
    ],
)
def test_every_error_of_a_file_is_told_as_one_of_ours(
    raised: Exception, told: type[LedgerError]
) -> None:
    with pytest.raises(told), plain_errors("a.ledger", 1):
        raise raised


def test_a_lock_that_is_never_let_go_of_is_told(path: Path) -> None:
    impatient = sqlite3.connect(path, isolation_level=None, timeout=0)
    with closing(sqlite3.connect(path, isolation_level=None)) as other, closing(impatient):
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreBusy), plain_errors(str(path), 1):
            impatient.execute("BEGIN IMMEDIATE")


def test_a_commit_that_finds_no_room_writes_nothing(path: Path, clock: SteppingClock) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    with opened(path, clock) as store:
        store.append([an_agent(clock)], recorder="ann")
        room = Path(f"{path}-wal").stat().st_size
        try:
            resource.setrlimit(resource.RLIMIT_FSIZE, (room, before[1]))
            with pytest.raises(StoreFailed) as caught:
                store.append([an_agent(clock)], recorder="ann")
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
        assert not isinstance(caught.value, InDoubt)
        assert store.head().seq == 3
        assert verify(store).events == 3


def test_a_commit_that_fails_otherwise_is_in_doubt(path: Path) -> None:
    """Even where it cannot be taken back either."""
    with closing(connect(str(path), seconds=1)) as db, pytest.raises(InDoubt):
        broken_off(db, str(path))


def broken_off(db: sqlite3.Connection, path: str) -> None:
    with plain_errors(path, 1), transaction(db, 1):
        db.execute("CREATE TABLE more (x)")
        db.set_progress_handler(lambda: True, 1)


def test_what_may_be_written_or_not_says_where_to_look() -> None:
    told = str(InDoubt(path="a.ledger", why="the disk failed"))
    assert told.startswith("a.ledger: the disk failed. Whether it was written shows")


def test_the_time_of_a_batch_that_is_not_there_is_damage(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db, pytest.raises(Corrupt, match="batch 99"):
        rows.latest(db, 99)


def test_who_comes_second_opens_the_ledger_that_the_first_one_makes(
    tmp_path: Path, clock: SteppingClock
) -> None:
    path = tmp_path / "b.ledger"
    heads: list[int] = []
    with closing(connect(str(path), seconds=5)) as first:
        first.execute("BEGIN IMMEDIATE")
        second = threading.Thread(target=lambda: heads.extend(head_of(path, clock)))
        second.start()
        time.sleep(0.4)
        lay_out(first, "01H00000000000000000000000", "")
        first.execute("COMMIT")
        second.join()
    assert heads == [0]


def head_of(path: Path, clock: SteppingClock) -> Iterator[int]:
    with opened(path, clock) as store:
        yield store.head().seq


def test_a_child_does_not_use_its_parents_ledger(
    path: Path, clock: SteppingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    parent: Callable[[], int] = os.getpid
    with opened(path, clock) as store:
        monkeypatch.setattr(os, "getpid", lambda: parent() + 1)
        with pytest.raises(UsedAfterFork, match="before a fork"):
            store.head()
        monkeypatch.undo()
        assert store.head().seq == 2


def test_a_node_that_stands_in_the_way_refuses_the_append(path: Path, clock: SteppingClock) -> None:
    with opened(path, clock) as store:
        tamper(path, "INSERT INTO node VALUES (8, 0, zeroblob(32))")
        with pytest.raises(StoreFailed, match="a node is written once"):
            store.append([an_agent(clock) for _ in range(300)], recorder="ann")
        assert store.head().seq == 2


def test_a_redaction_that_was_itself_taken_out_leaves_a_hole_nobody_named(
    path: Path, clock: SteppingClock
) -> None:
    with opened(path, clock) as store:
        store.append([a_redaction(2)], recorder="ann")
        tamper(path, "UPDATE event SET salt = NULL, body = NULL WHERE seq = 3")
        with pytest.raises(Corrupt, match="event 2: it is gone without a redaction"):
            verify(store)
