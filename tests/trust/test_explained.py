"""What is wrong with a damaged ledger is found at its first bad event, and explained."""

from __future__ import annotations

from pathlib import Path

import pytest

from ledger import Ledger
from ledger.clock import SteppingClock
from ledger.errors import Corrupt
from ledger.store import SqliteStore
from ledger.store.parts import capture
from ledger.testing.sample_events import a_redaction, a_source, an_agent
from ledger.trust.checkpoints import kept
from ledger.trust.errors import Forked, OlderCopy
from ledger.trust.explain import explain
from ledger.trust.notes import Checkpoint
from ledger.trust.rotations import current_key
from ledger.trust.seen import origin_of, root_at
from ledger.trust.verify import verify
from tests.tampering import tamper

START = 1_900_000_000_000_000


@pytest.fixture
def path(tmp_path: Path, home: Path) -> Path:
    """A closed ledger of 600 agents, a text, a key and two checkpoints, over 302 and 604 events."""
    clock, path = SteppingClock(start=START), tmp_path / "a.ledger"
    with Ledger.open(path, by="ann", clock=clock, durable=False) as book:
        book.new_key()
        for _ in range(2):
            for _ in range(3):
                book.append(*(an_agent(clock) for _ in range(100)))
            book.checkpoint()
        parts, sums = capture("One.\n\nTwo.", clock)
        book.store.append([a_source(clock, parts=sums)], recorder="ann", parts={0: parts})
    return path


def opened(path: Path) -> SqliteStore:
    return SqliteStore.open(path, recorder="bob", clock=SteppingClock(start=START), create=False)


@pytest.mark.parametrize(
    ("statement", "seq", "word", "holds"),
    [
        ("UPDATE event SET salt = randomblob(16) WHERE seq = 400", 400, "not what was", (302,)),
        ("UPDATE event SET sum = zeroblob(32) WHERE seq = 400", 400, "not what was", (302,)),
        ("UPDATE event SET sum = zeroblob(32) WHERE seq = 40", 40, "not what was", ()),
        ("UPDATE event SET body = NULL, salt = NULL WHERE seq = 7", 7, "redaction", ()),
        ("UPDATE event SET kind = 'Reviewed' WHERE seq = 9", 9, "event 9: Reviewed", ()),
        ("UPDATE event SET kind = 'FromTheFuture' WHERE seq = 9", 3, "root", ()),
        ("UPDATE batch SET recorded_at = 0 WHERE id = 4", 103, "root", ()),
        ("UPDATE node SET hash = zeroblob(32)", None, "node 0 of level 8", (302, 603)),
        ("DELETE FROM node", None, "node 0 of level 8", (302, 603)),
        ("INSERT INTO node VALUES (8, 2, zeroblob(32))", None, "node 2 of level 8", (302, 603)),
        ("UPDATE source_part SET text = 'x' WHERE n = 1", 605, "part 1", (302, 603)),
        ("UPDATE source_part SET salt = NULL, text = NULL", 605, "redaction", (302, 603)),
        ("DROP INDEX event_redaction", None, "schema", (302, 603)),
    ],
)
def test_the_first_bad_event_is_told_and_what_still_holds(
    path: Path, statement: str, seq: int | None, word: str, holds: tuple[int, ...]
) -> None:
    with opened(path) as store:
        assert verify(store).events == 605
        tamper(path, statement)
        with pytest.raises(Corrupt, match=word) as error:
            verify(store)
        found = explain(store, error.value)
    assert (found.seq, found.holds) == (seq, holds)
    assert f"first bad event: {seq or 'unknown'}" in str(found)
    assert ", recorded by ann" in str(found) or seq is None


def test_an_event_that_cannot_be_read_is_explained_without_it(path: Path) -> None:
    with opened(path) as store:
        tamper(path, "DELETE FROM batch WHERE id = 3")
        found = explain(store, Corrupt(where="event 4", why="its batch is missing", seq=4))
    assert (found.event, found.holds) == ("", ())


def test_checkpoints_and_keys_that_are_gone_are_passed_over(path: Path) -> None:
    tamper(
        path,
        "UPDATE event SET salt = NULL, body = NULL WHERE seq = 604",
        "UPDATE event SET salt = NULL, body = NULL WHERE kind = 'KeyRotated'",
    )
    with opened(path) as store:
        last = kept(store, origin_of(store))
        assert last is not None
        assert (last.at.size, current_key(store)) == (302, None)
        assert explain(store, Corrupt(where="a", why="b")).holds == (302,)
        assert kept(store, "claimledger/another") is None


def test_since_a_checkpoint_only_what_came_after_is_checked(path: Path) -> None:
    tamper(path, "UPDATE event SET salt = randomblob(16) WHERE seq = 40")
    with opened(path) as store:
        at = Checkpoint(origin=origin_of(store), root=root_at(store, 302), size=302)
        found = verify(store, since=at)
        assert (found.since, found.events, found.batches) == (302, 303, 6)
        assert verify(store, since=head_of(store)).events == 0
        wrong = Checkpoint(origin=at.origin, root=bytes(32), size=302)
        with pytest.raises(Forked, match="last checkpoint"):
            verify(store, since=wrong)
        with pytest.raises(OlderCopy):
            verify(store, since=Checkpoint(origin=at.origin, root=at.root, size=606))
        with pytest.raises(Corrupt, match="event 40"):
            verify(store)


def head_of(store: SqliteStore) -> Checkpoint:
    head = store.head()
    return Checkpoint(origin=origin_of(store), root=head.root, size=head.seq)


def test_a_time_set_back_is_counted_and_no_fault(tmp_path: Path) -> None:
    clock = SteppingClock(start=START)
    with Ledger.open(tmp_path / "b.ledger", by="ann", clock=clock) as book:
        book.append(an_agent(clock))
        clock.start = START - 10**12
        book.append(an_agent(clock))
        book.append(an_agent(clock))
        clock.start = START + 10**12
        book.append(an_agent(clock))
        assert book.verify().set_back == 2
        assert "2 batches dated before an earlier one" in str(book.verify())


def test_a_redaction_while_it_is_verified_is_no_fault(path: Path) -> None:
    class Redacting(SqliteStore):
        """A ledger's file in which somebody redacts while it is read."""

        def batches(self, start: int = 1):  # type: ignore[no-untyped-def]  # as in the store
            clock = SteppingClock(start=START)
            with SqliteStore.open(self.path, recorder="eve", clock=clock) as other:
                other.append([a_redaction(400, (605, 1))], recorder="eve")
            return super().batches(start)

    clock = SteppingClock(start=START)
    with Redacting.open(path, recorder="bob", clock=clock, create=False) as store:
        assert verify(store).redacted == 2


def test_what_was_redacted_has_to_be_gone(path: Path) -> None:
    with opened(path) as store:
        [body] = list(store.raw(7, 7))
        parts = store.kept(605)
        store.append([a_redaction(7, (605, 1))], recorder="bob")
        assert verify(store).redacted == 2
        back = f"UPDATE event SET salt = x'{body.salt.hex()}', body = x'{body.body.hex()}'"  # type: ignore[union-attr]
        tamper(path, f"{back} WHERE seq = 7")
        with pytest.raises(Corrupt, match="event 606 redacted it"):
            verify(store)
        store.append([a_redaction(605)], recorder="bob")
        tamper(path, "UPDATE event SET salt = NULL, body = NULL WHERE seq = 7")
        again = f"UPDATE source_part SET salt = x'{parts[0].salt.hex()}', text = 'One.'"  # type: ignore[union-attr]
        tamper(path, f"{again} WHERE n = 0")
        with pytest.raises(Corrupt, match="though the event was redacted"):
            verify(store)
