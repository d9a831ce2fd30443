"""A value of another type than the schema says is a damaged file, and never a crash."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from ledger.clock import SteppingClock
from ledger.errors import Corrupt, LedgerError
from ledger.events import AgentNamed
from ledger.store import SqliteStore, rows
from ledger.store.parts import capture
from ledger.store.pragmas import connect
from ledger.testing.sample_events import a_claim, a_source, an_agent
from ledger.trust.verify import verify

CLOCK = SteppingClock(start=1_900_000_000_000_000)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed ledger of an agent (2), a source with text (3), a claim and its record key (4)."""
    path = tmp_path / "a.ledger"
    with opened(path) as store:
        parts, sums = capture("One.\n\nTwo.", CLOCK)
        agent, source = an_agent(CLOCK), a_source(CLOCK, parts=sums)
        store.append([agent, source], recorder="ann", parts={1: parts}, import_id="one")
        claim = a_claim(CLOCK, source.source.id, agent.agent.id)
        store.append([claim], recorder="ann", keys={0: (source.source.id, b"k" * 16)})
    return path


def opened(path: Path) -> SqliteStore:
    return SqliteStore.open(path, recorder="ann", clock=CLOCK, seconds=1)


def damaged(path: Path, *statements: str) -> None:
    """Run statements as if nothing were strict, checked or triggered, and leave no trace of it."""
    schema = unlocked(path, lambda sql: sql.replace("STRICT, ", "").replace("STRICT", ""))
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA ignore_check_constraints = ON")
    triggers = [name for name, sql in schema if sql.startswith("CREATE TRIGGER")]
    for name in triggers:
        db.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        assert db.execute(statement).rowcount
    for name, sql in schema:
        if name in triggers:
            db.execute(sql)
    db.close()
    unlocked(path, dict(schema).__getitem__, by_name=True)


def unlocked(
    path: Path, become: Callable[[str], str], *, by_name: bool = False
) -> list[tuple[str, str]]:
    """Write another text in the place of each table's; gives the whole schema as it was."""
    db = sqlite3.connect(path, isolation_level=None)
    found = db.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL").fetchall()
    db.execute("PRAGMA writable_schema = ON")
    for name, sql in found:
        if sql.startswith("CREATE TABLE"):
            change = (become(name if by_name else sql), name)
            db.execute("UPDATE sqlite_schema SET sql = ? WHERE name = ?", change)
    db.execute("PRAGMA writable_schema = RESET")
    db.close()
    return found


DAMAGE = {
    "an event's kind": "UPDATE event SET kind = x'41' WHERE seq = 3",
    "an event's version": "UPDATE event SET version = 'one' WHERE seq = 3",
    "an event's batch": "UPDATE event SET batch = 'two' WHERE seq = 3",
    "an event's sum": "UPDATE event SET sum = 7 WHERE seq = 3",
    "an event's salt": "UPDATE event SET salt = 'salt' WHERE seq = 3",
    "an event's body": "UPDATE event SET body = CAST(body AS TEXT) WHERE seq = 3",
    "a batch's first event": "UPDATE batch SET first_seq = 'two' WHERE id = 2",
    "a batch's time": "UPDATE batch SET recorded_at = 'now' WHERE id = 2",
    "a batch's greatest time": "UPDATE batch SET latest = 'now' WHERE id = 2",
    "a batch's recorder": "UPDATE batch SET recorder = x'42' WHERE id = 2",
    "a batch's import": "UPDATE batch SET import_id = x'42' WHERE id = 2",
    "a batch's root": "UPDATE batch SET root = 'root' WHERE id = 3",
    "a batch that is missing": "UPDATE event SET batch = 9 WHERE seq = 3",
    "a part's length": "UPDATE source_part SET length = 'long' WHERE n = 0",
    "a part's salt": "UPDATE source_part SET salt = 'salt' WHERE n = 0",
    "a part's text": "UPDATE source_part SET text = CAST(text AS BLOB) WHERE n = 0",
    "an identity's key": "UPDATE identity SET key = 'key' WHERE seq = 2",
    "an identity's event": "UPDATE identity SET seq = 'two' WHERE seq = 2",
    "the ledger's id": "UPDATE meta SET ledger_id = 5",
    "an event far beyond": "UPDATE event SET seq = 1 << 60 WHERE seq = 4",
    "text that is none": "UPDATE event SET kind = CAST(x'ff41' AS TEXT) WHERE seq = 3",
}


def test_a_file_written_anew_without_damage_is_whole(path: Path) -> None:
    """So that what is refused below is refused for its damage."""
    damaged(path, "UPDATE event SET kind = kind WHERE seq = 3")
    with opened(path) as store:
        assert verify(store).events == 4


@pytest.mark.parametrize("statement", DAMAGE.values(), ids=DAMAGE)
def test_a_value_of_another_type_is_refused_by_verification(path: Path, statement: str) -> None:
    damaged(path, statement)
    with pytest.raises(LedgerError), opened(path) as store:
        verify(store)


READ: dict[str, tuple[Callable[[SqliteStore], object], str]] = {
    "an event's kind": (lambda store: list(store.read()), "event 3"),
    "an event's version": (lambda store: list(store.pick([3])), "event 3"),
    "an event's body": (lambda store: list(store.pick([3])), "event 3"),
    "an event's sum": (lambda store: list(store.raw()), "event 3"),
    "an event's batch": (lambda store: list(store.raw()), "event 3"),
    "a batch that is missing": (lambda store: list(store.read()), "batch 9"),
    "a batch's root": (lambda store: store.head(), "batch 3"),
    "a batch's recorder": (lambda store: list(store.batches()), "batch 2"),
    "a batch's greatest time": (lambda store: store.seq_at(0), "batch 2"),
    "a part's text": (lambda store: store.text(3), "the text of event 3"),
    "an identity's key": (lambda store: list(store.identities()), "the ledger's identities"),
    "an event far beyond": (lambda store: list(store.read()), f"event {rows.PAGE + 1}"),
}


@pytest.mark.parametrize("what", READ)
def test_a_value_of_another_type_is_named_where_it_is_read(path: Path, what: str) -> None:
    read, where = READ[what]
    damaged(path, DAMAGE[what])
    with opened(path) as store, pytest.raises(Corrupt) as caught:
        read(store)
    assert caught.value.where == where
    assert caught.value.why


def test_identities_out_of_order_are_damage_and_no_endless_reading() -> None:
    """SQLite keeps them in order, and once each, in a file that is whole."""
    with closing(connect(":memory:", seconds=1)) as db:
        db.execute("CREATE TABLE identity (source, key, seq)")
        db.executemany("INSERT INTO identity VALUES (x'01', x'01', ?)", [(1,), (2,)])
        with pytest.raises(Corrupt, match="identities: they are out of order"):
            rows.identity_rows(db, (b"", b""))


def test_nothing_is_said_about_an_event_that_is_gone(path: Path) -> None:
    with opened(path) as store:
        [agent] = (it.event for it in store.pick([2]))
    damaged(path, "DELETE FROM event WHERE seq = 2")
    named = AgentNamed(agent=agent.agent.id, name="The Ministry")  # type: ignore[union-attr]  # as in `path`
    with opened(path) as store, pytest.raises(Corrupt, match="do not give the root"):
        store.append([named], recorder="ann")
