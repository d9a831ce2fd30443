"""What was seen of a ledger is remembered outside of it, and holds it to that."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest

from ledger.clock import SteppingClock
from ledger.errors import StoreFailed
from ledger.store import MemoryStore
from ledger.testing.sample_events import an_agent
from ledger.trust.errors import Forked, OlderCopy
from ledger.trust.notes import Checkpoint, Note, Signature
from ledger.trust.seen import Seen, home, origin_of, root_at

START = 1_900_000_000_000_000


@pytest.fixture
def store() -> MemoryStore:
    clock = SteppingClock(start=START)
    made = MemoryStore(recorder="ann", clock=clock)
    made.append([an_agent(clock) for _ in range(9)], recorder="ann")
    return made


def noted(store: MemoryStore, size: int) -> Note:
    at = Checkpoint(origin=origin_of(store), root=root_at(store, size), size=size)
    return Note(signatures=(Signature(id=b"abcd", name="x", signed=b"y"),), text=str(at))


def test_the_newest_checkpoint_is_kept_and_no_older_one(store: MemoryStore, tmp_path: Path) -> None:
    seen = Seen(tmp_path / "seen")
    seen.check(store, "a.ledger")
    for size, kept in ((4, 4), (7, 7), (5, 7), (7, 7), (10, 10)):
        seen.keep(noted(store, size))
        last = seen.last(origin_of(store))
        assert last is not None
        assert last.size == kept
        seen.check(store, "a.ledger")
    assert [it.name for it in (tmp_path / "seen").iterdir()] == [f"{store.ledger_id}.checkpoint"]


def test_a_ledger_that_ends_before_or_says_otherwise_is_found(
    store: MemoryStore, tmp_path: Path
) -> None:
    seen = Seen(tmp_path)
    seen.keep(noted(store, 7))
    clock = SteppingClock(start=START)
    other = MemoryStore(recorder="ann", clock=clock, ledger_id=store.ledger_id)
    with pytest.raises(OlderCopy, match="has 1 events, but a checkpoint of it over 7"):
        seen.check(other, "a.ledger")
    other.append([an_agent(clock, "Another Office") for _ in range(9)], recorder="ann")
    with pytest.raises(Forked, match="first 7 events"):
        seen.check(other, "a.ledger")
    with pytest.raises(Forked, match="two checkpoints over 7"):
        seen.keep(noted(other, 7))


def test_what_was_seen_can_be_set_aside_and_is_not_lost(store: MemoryStore, tmp_path: Path) -> None:
    seen = Seen(tmp_path)
    assert seen.set_aside(origin_of(store)) is None
    for number in (1, 2):
        seen.keep(noted(store, 7))
        aside = seen.set_aside(origin_of(store))
        assert aside == tmp_path / f"{store.ledger_id}.checkpoint.lost-{number}"
        assert Note.parse(aside.read_text("utf-8")) == noted(store, 7)
        assert seen.last(origin_of(store)) is None


def test_a_damaged_or_locked_folder_is_told_of(store: MemoryStore, tmp_path: Path) -> None:
    seen = Seen(tmp_path / "seen")
    (tmp_path / "seen").write_text("a file")
    with pytest.raises(StoreFailed, match="seen"):
        seen.keep(noted(store, 7))
    (tmp_path / "seen").unlink()
    seen.keep(noted(store, 7))
    [file] = (tmp_path / "seen").iterdir()
    for bad in (b"nonsense", b"\xff"):
        file.write_bytes(bad)
        with pytest.raises(StoreFailed, match="delete it to forget"):
            seen.check(store, "a.ledger")


def no_home() -> Path:
    raise RuntimeError("Could not determine home directory.")


def test_who_has_no_home_opens_a_ledger_and_keeps_nothing(
    store: MemoryStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LEDGER_HOME")
    monkeypatch.setattr(Path, "home", no_home)
    Seen().check(store, "a.ledger")
    with pytest.raises(StoreFailed, match="null"):
        Seen().keep(noted(store, 7))


def test_keys_and_checkpoints_are_where_the_user_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEDGER_HOME", str(tmp_path))
    assert (home(), Seen().folder) == (tmp_path, tmp_path / "seen")
    monkeypatch.delenv("LEDGER_HOME")
    assert home() == Path.home() / ".claimledger"
    monkeypatch.setattr(Path, "home", no_home)
    assert home() == Path("/dev/null/.claimledger")
    assert attrs.evolve(Seen(), folder=tmp_path) == Seen(tmp_path)
