"""The file guards itself: against other files, other formats, and changes from outside."""

import os
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from ledger.clock import SteppingClock
from ledger.codec import Codec
from ledger.errors import BadEvent, Corrupt, LedgerError, NotALedger, StoreFailed, WrongFormat
from ledger.events import KINDS, VERSIONS, AgentNamed
from ledger.store import MemoryStore, SqliteStore, open_store
from ledger.store.parts import HOLE, capture
from ledger.testing.sample_events import a_claim, a_redaction, a_source, an_agent
from tests.tampering import sql, tamper


def opened(path: Path, **more: object) -> SqliteStore:
    clock = SteppingClock(start=1_900_000_000_000_000)
    return SqliteStore.open(path, recorder="ann", clock=clock, **more)  # type: ignore[arg-type]  # passed on


@pytest.fixture
def clock() -> SteppingClock:
    return SteppingClock(start=1_950_000_000_000_000)


@pytest.fixture
def path(tmp_path: Path, clock: SteppingClock) -> Path:
    """A closed ledger of a source with text (3), an agent (2) and 300 claims."""
    path = tmp_path / "a.ledger"
    with opened(path) as store:
        parts, sums = capture("One.\n\nTwo.", clock)
        agent, source = an_agent(clock), a_source(clock, parts=sums)
        claims = [a_claim(clock, source.source.id, agent.agent.id) for _ in range(300)]
        keys = {0: (source.source.id, b"k" * 16)}
        store.append([agent, source], recorder="ann", parts={1: parts})
        store.append(claims, recorder="ann", import_id="one", keys=keys)
    return path


def test_opening_again_finds_the_same_ledger(path: Path) -> None:
    with opened(path) as store:
        first, head = store.ledger_id, store.head()
    with opened(path, create=False) as store:
        assert (store.ledger_id, store.head()) == (first, head)
        assert head.seq == 303


def test_open_store_tells_file_from_memory(tmp_path: Path) -> None:
    memory = open_store(":memory:", recorder="ann")
    file = open_store(tmp_path / "a.ledger", recorder="ann")
    assert isinstance(memory, MemoryStore)
    assert isinstance(file, SqliteStore)
    file.close()
    assert not Path(":memory:").exists()


@pytest.mark.parametrize("durable", [True, False])
def test_the_file_is_marked_and_kept_in_wal_mode(
    tmp_path: Path, clock: SteppingClock, durable: bool
) -> None:
    path = tmp_path / "a.ledger"
    with opened(path, durable=durable, origin="example.org/ledger") as store:
        assert store.origin == "example.org/ledger"
        store.append([an_agent(clock)], recorder="ann")
        assert Path(f"{path}-wal").exists()
    assert path.read_bytes()[68:72] == b"cLdg"
    assert sql(path, "PRAGMA journal_mode") == [("wal",)]
    assert sql(path, "PRAGMA user_version") == [(1,)]
    assert sql(path, "PRAGMA integrity_check") == [("ok",)]
    assert sql(path, "PRAGMA foreign_key_check") == []


STRANGE = {
    "text": b"Russia and China\n" * 500,
    "short": b"x",
    "half a page": b"SQLite format 3\x00" + bytes(84),
}


@pytest.mark.parametrize("content", STRANGE.values(), ids=STRANGE)
def test_what_is_no_ledger_is_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    with pytest.raises(NotALedger) as caught:
        opened(path)
    assert caught.value.path == str(path)
    assert path.read_bytes() == content


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    sql(path, "CREATE TABLE notes (text)", "INSERT INTO notes VALUES ('mine')")
    before = path.read_bytes()
    with pytest.raises(NotALedger, match="another program"):
        opened(path)
    assert path.read_bytes() == before


def test_a_missing_file_is_made_only_when_asked_to(tmp_path: Path) -> None:
    path = tmp_path / "a.ledger"
    with pytest.raises(NotALedger, match="create=True") as caught:
        opened(path, create=False)
    assert caught.value.path == str(path)
    assert not path.exists()
    path.touch()
    with pytest.raises(NotALedger, match="empty"):
        opened(path, create=False)
    opened(path).close()
    wrongs = {tmp_path: "folder", tmp_path / "no" / "it": "folder", tmp_path / ("x" * 300): "long"}
    for wrong, why in wrongs.items():
        with pytest.raises(NotALedger, match=why) as caught:
            opened(wrong)
        assert caught.value.path == str(wrong)


def test_a_newer_format_is_refused(path: Path) -> None:
    sql(path, "PRAGMA user_version = 2")
    with pytest.raises(WrongFormat) as caught:
        opened(path)
    told = caught.value
    wanted = (str(path), "user_version 2", "user_version 1")
    assert (told.path, told.found, told.wanted) == wanted


@pytest.mark.parametrize(
    ("format", "way"),
    [("claimledger-9", "upgrade claimledger"), ("claimledger-draft-1", "import its sources again")],
)
def test_another_format_is_refused(path: Path, format: str, way: str) -> None:
    tamper(path, f"UPDATE meta SET format = '{format}'")
    with pytest.raises(WrongFormat, match=f"{format}.*{way}") as caught:
        opened(path)
    told = caught.value
    assert (told.path, told.found, told.wanted) == (str(path), format, "claimledger-1")


@pytest.mark.parametrize(
    "change", ["DROP TRIGGER event_delete", "CREATE TABLE more (x)", "DROP INDEX batch_import"]
)
def test_a_changed_schema_is_refused(path: Path, change: str) -> None:
    sql(path, change)
    with pytest.raises(NotALedger, match=change.split()[2]):
        opened(path)


def test_statistics_are_no_change_of_the_schema(path: Path) -> None:
    sql(path, "ANALYZE")
    opened(path).close()


TABLES = ("meta", "batch", "event", "node", "identity", "source_part")
NEW_EVENT = "SELECT {}, kind, version, batch, sum, salt, body FROM event WHERE seq = 3"
FORBIDDEN = [
    *(f"DELETE FROM {table}" for table in TABLES),
    *(f"UPDATE {table} SET {c} = {c}" for table, c in zip(
        TABLES, ("format", "root", "kind", "hash", "seq", "n"), strict=True)),
    "UPDATE event SET salt = NULL, body = NULL, kind = 'X' WHERE seq = 3",
    "UPDATE event SET body = x'00', salt = NULL WHERE seq = 3",
    "UPDATE event SET body = NULL WHERE seq = 3",
    "UPDATE event SET body = x'7b7d', salt = x'00' WHERE seq = 3",
    "UPDATE event SET salt = NULL, body = NULL, sum = zeroblob(32) WHERE seq = 3",
    "UPDATE source_part SET text = 'another' WHERE n = 0",
    "UPDATE source_part SET text = NULL, salt = NULL, length = 0 WHERE n = 0",
    "UPDATE OR REPLACE event SET seq = 4 WHERE seq = 3",
    *(f"INSERT OR REPLACE INTO event {NEW_EVENT.format(n)}" for n in (0, 3, 303, 305)),
    "INSERT OR REPLACE INTO batch SELECT * FROM batch WHERE id = 2",
    "INSERT OR REPLACE INTO node SELECT * FROM node",
    "INSERT OR REPLACE INTO source_part SELECT * FROM source_part",
    "INSERT OR REPLACE INTO meta SELECT * FROM meta",
    "INSERT INTO meta SELECT * FROM meta",
]  # fmt: skip


@pytest.mark.parametrize("statement", FORBIDDEN)
def test_strangers_cannot_change_history(path: Path, statement: str) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        sql(path, statement)
    with opened(path) as store:
        assert [r.seq for r in store.read()] == list(range(1, 304))


def test_identities_are_not_replaced_where_triggers_recur(path: Path) -> None:
    replace = "INSERT OR REPLACE INTO identity SELECT source, key, 1 FROM identity"
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        sql(path, "PRAGMA recursive_triggers = ON", replace)


def test_a_redaction_from_outside_is_a_hole(path: Path) -> None:
    sql(path, "UPDATE event SET salt = NULL, body = NULL WHERE seq = 7")
    with opened(path) as store:
        assert [r.seq for r in store.read() if r.event is None] == [7]


def test_an_erased_event_leaves_no_bytes_in_the_file(path: Path, clock: SteppingClock) -> None:
    with opened(path) as store:
        batch = store.append([an_agent(clock, "Xerxes Quillfeather")], recorder="ann")
        assert b"Quillfeather" in Path(f"{path}-wal").read_bytes()
        store.append([a_redaction(batch.first_seq)], recorder="ann")
        for file in path.parent.iterdir():
            assert b"Quillfeather" not in file.read_bytes()
        assert [r.event for r in store.pick([batch.first_seq])] == [None]


def test_an_erased_part_is_as_long_as_it_was(path: Path) -> None:
    with opened(path) as store:
        assert store.text(3) == "One.\n\nTwo."
        store.append([a_redaction((3, 0))], recorder="ann")
        assert store.text(3) == HOLE * 6 + "Two."
        with pytest.raises(LedgerError, match="part 5"):
            store.append([a_redaction((3, 5))], recorder="ann")


def test_appending_to_a_ledger_whose_root_is_wrong_is_refused(
    path: Path, clock: SteppingClock
) -> None:
    tamper(path, "UPDATE event SET kind = 'ClaimAmended' WHERE seq = 300")
    with opened(path) as store:
        before = store.head()
        with pytest.raises(Corrupt, match="303") as caught:
            store.append([an_agent(clock)], recorder="ann")
        assert caught.value.where == str(path)
        assert store.head() == before


def test_changed_bytes_are_named(path: Path) -> None:
    tamper(path, "UPDATE event SET body = x'7b' WHERE seq = 300")
    with opened(path) as store, pytest.raises(Corrupt, match="event 300"):
        list(store.read())


def test_an_older_version_of_a_kind_is_read(path: Path) -> None:
    with opened(path) as store:
        agent = next(iter(store.pick([2]))).event
        event = AgentNamed(agent=agent.agent.id, name="M")  # type: ignore[union-attr]  # event 2 is an agent
        store.append([event], recorder="ann")
    codec = Codec(
        KINDS,
        {**VERSIONS, "AgentNamed": 2},
        {("AgentNamed", 1): lambda plain: {**plain, "name": f"{plain['name']} (as of old)"}},
    )
    with opened(path, codec=codec) as store:
        assert [r.event.name for r in store.read(304)] == ["M (as of old)"]  # type: ignore[union-attr]  # as above
        store.append([event], recorder="ann")
        assert [r.version for r in store.raw(304)] == [1, 2]
    with opened(path) as store, pytest.raises(LedgerError, match="event 305"):
        list(store.read(304))


def test_a_closed_store_says_so(path: Path, clock: SteppingClock) -> None:
    store = opened(path)
    store.close()
    store.close()
    with pytest.raises(StoreFailed, match="closed"):
        store.head()
    with pytest.raises(StoreFailed, match="closed"):
        store.append([an_agent(clock)], recorder="ann")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_what_is_no_file_is_no_ledger(tmp_path: Path) -> None:
    pipe, loop = tmp_path / "pipe", tmp_path / "loop"
    os.mkfifo(pipe)
    loop.symlink_to(loop)
    for path, why in ((pipe, "no regular file"), (tmp_path, "a folder")):
        with pytest.raises(NotALedger, match=why):
            opened(path)
    with pytest.raises(LedgerError, match="loop"):
        opened(loop)


def test_a_file_is_not_rewritten_while_somebody_reads_it(path: Path, clock: SteppingClock) -> None:
    with opened(path, seconds=3) as store:
        store.append([an_agent(clock)], recorder="ann")
        with closing(sqlite3.connect(path, isolation_level=None)) as reader:
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM event").fetchone()
            store.append([an_agent(clock)], recorder="ann")
            began = time.monotonic()
            assert not store.scrub(wait=False)
            assert time.monotonic() - began < 2.7
            assert not store.scrub()
            assert time.monotonic() - began > 2.7
        assert store.scrub()
        assert store.files() == (path, *(Path(f"{path}-{it}") for it in ("wal", "shm", "journal")))


def test_a_bad_recorder_makes_no_ledger(tmp_path: Path) -> None:
    path = tmp_path / "a.ledger"
    clock = SteppingClock(start=1)
    with pytest.raises(BadEvent, match="recorder"):
        SqliteStore.open(path, recorder="", clock=clock)
    with pytest.raises(NotALedger, match=r"empty|no such"):
        opened(path, create=False)
