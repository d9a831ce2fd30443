"""Backups: whole, verified, made while others write; and the way back, which loses nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

import pytest

from ledger import Ledger
from ledger.clock import SystemClock
from ledger.errors import LedgerError, NotALedger, StoreFailed, WrongFormat
from ledger.store import SqliteStore
from ledger.store.backup import BESIDE
from ledger.testing.sample_events import an_agent
from ledger.trust.errors import CopyRefused, OlderCopy
from ledger.trust.seen import root_at
from tests.tampering import sql
from tests.torture.places import modes, nobody, open_folder, read_only, small_disk

pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger of a source, an agent and a claim, with views; closed."""
    path = tmp_path / "a.ledger"
    with Ledger.open(path, by="ann") as book:
        book.source("notes", publisher="Fjord Post", published="2023-08-09")
        book.record(who="Norway", content="trade with Sweden has grown", source="notes")
        book.relationship("Norway", "Fjord Post")
    return path


@pytest.fixture
def copy(path: Path) -> Path:
    """A backup of it."""
    file = path.with_name("a.backup")
    with Ledger.open(path, by="ann") as book:
        book.backup(file)
    return file


def grow(path: Path, content: str = "trade has shrunk") -> int:
    """Record one more claim; gives how many events there are."""
    with Ledger.open(path, by="ann") as book:
        book.record(who="Norway", content=content, source="notes")
        return book.head().seq


def contents(path: Path) -> set[str]:
    with Ledger.open(path, by="ann", create=False) as book:
        book.verify()
        return {claim.content for claim in book.claims()}


def names(folder: Path) -> list[str]:
    return sorted(f.name for f in folder.iterdir() if f.name != "home")


def test_a_backup_is_the_whole_ledger_in_one_file(path: Path) -> None:
    with Ledger.open(path, by="ann") as book:
        found, head = book.backup(path.with_name("a.backup")), book.head()
    assert (found.events, found.root) == (head.seq, head.root.hex())
    assert found.bytes == Path(found.path).stat().st_size
    assert str(found).startswith(found.path)
    assert names(path.parent) == ["a.backup", "a.ledger", "a.ledger.views"]
    assert contents(Path(found.path)) == {"trade with Sweden has grown"}


def test_a_backup_of_a_ledger_that_is_open_holds_what_is_in_its_log(path: Path) -> None:
    with Ledger.open(path, by="ann") as book:
        book.record(who="Norway", content="trade has shrunk", source="notes")
        assert Path(f"{path}-wal").stat().st_size
        found = book.backup(path.with_name("a.backup"))
    assert "trade has shrunk" in contents(Path(found.path))


def test_a_backup_made_while_others_write_is_how_the_ledger_begins(path: Path) -> None:
    done = Event()
    written: list[int] = []

    def write() -> None:
        with SqliteStore.open(path, recorder="bob", clock=SystemClock()) as store:
            while not done.is_set():
                batch = [an_agent(SystemClock(), "x" * 3000) for _ in range(20)]
                written.append(store.append(batch, recorder="bob").first_seq)

    writer = Thread(target=write)
    writer.start()
    try:
        with Ledger.open(path, by="ann") as book:
            found = [book.backup(path.with_name(f"{n}.backup")) for n in range(4)]
            done.set()
            writer.join()
            assert all(root_at(book.store, one.events).hex() == one.root for one in found)
    finally:
        done.set()
        writer.join()
    assert found[0].events < found[-1].events
    assert len(written) > 4


def test_a_backup_never_writes_over_a_file(path: Path) -> None:
    file = path.with_name("a.backup")
    for end in BESIDE:
        there = Path(f"{file}{end}")
        there.write_bytes(b"mine")
        with Ledger.open(path, by="ann") as book, pytest.raises(CopyRefused, match="is there"):
            book.backup(file)
        assert there.read_bytes() == b"mine"
        there.unlink()


def test_a_copy_that_is_not_of_the_ledger_that_is_open_is_refused(path: Path) -> None:
    """Somebody put another ledger in its place."""
    other = path.with_name("b.ledger")
    with Ledger.open(other, by="ann") as book:
        book.source("notes")
    with Ledger.open(path, by="ann") as book:
        other.rename(path)
        with pytest.raises(CopyRefused, match="not what the ledger holds"):
            book.backup(path.with_name("a.backup"))
    assert "a.backup" not in names(path.parent)


def test_a_ledger_in_memory_is_not_backed_up(tmp_path: Path) -> None:
    with Ledger.open(":memory:", by="ann") as book, pytest.raises(CopyRefused, match="export"):
        book.backup(tmp_path / "a.backup")


def harmed(file: Path) -> None:
    """Alter one letter of what was said, and nothing that SQLite would notice."""
    found = file.read_bytes()
    assert found.count(b"trade with") >= 1
    file.write_bytes(found.replace(b"trade with", b"trade wish"))


def test_a_damaged_ledger_gives_no_backup(path: Path) -> None:
    harmed(path)
    with (
        Ledger.open(path, by="ann") as book,
        pytest.raises(CopyRefused, match="itself is damaged"),
    ):
        book.backup(path.with_name("a.backup"))
    assert "a.backup" not in names(path.parent)
    assert not [n for n in names(path.parent) if n.endswith(".part")]


def test_a_backup_that_finds_the_disk_full_leaves_nothing(path: Path) -> None:
    with small_disk(1) as disk, Ledger.open(path, by="ann") as book:
        (disk / "ballast").write_bytes(bytes(shutil.disk_usage(disk).free - 50_000))
        with pytest.raises(StoreFailed, match=r"disk (is full|failed)"):
            book.backup(disk / "a.backup")
        assert names(disk) == ["ballast"]
        (disk / "ballast").unlink()
        assert book.backup(disk / "a.backup").events == book.head().seq


def test_a_ledger_that_may_only_be_read_can_be_backed_up(path: Path, tmp_path: Path) -> None:
    with open_folder() as folder:
        shutil.copy(path, folder / "a.ledger")
        with read_only(folder), Ledger.open(folder / "a.ledger", by="ann") as book:
            assert book.backup(tmp_path / "b.backup").events == book.head().seq


def test_a_ledger_comes_back_where_there_is_none(path: Path, copy: Path) -> None:
    for end in ("", ".views"):
        Path(f"{path}{end}").unlink()
    found = Ledger.restore(copy, path)
    assert (found.moved, found.path) == ("", str(path))
    assert str(found) == f"{path}: {found.events} events, {found.bytes} bytes, root {found.root}"
    assert contents(path) == {"trade with Sweden has grown"}
    assert copy.exists()
    assert found.bytes == copy.stat().st_size


def test_a_restored_ledger_goes_on(path: Path, copy: Path) -> None:
    path.unlink()
    Ledger.restore(copy, path)
    grow(path)
    assert contents(path) == {"trade with Sweden has grown", "trade has shrunk"}


def test_a_file_that_is_there_is_moved_aside_and_named(path: Path, copy: Path) -> None:
    grow(path)
    found = Ledger.restore(copy, path, replace=True)
    assert Path(found.moved).name == "a.ledger.replaced-1"
    assert found.moved in str(found)
    assert "trade has shrunk" not in contents(path)
    assert "trade has shrunk" in contents(Path(found.moved))
    second = Ledger.restore(copy, path, replace=True)
    assert Path(second.moved).name == "a.ledger.replaced-2"


def test_the_log_of_a_killed_writer_goes_aside_with_its_file(path: Path, copy: Path) -> None:
    with Ledger.open(path, by="ann") as book:
        book.record(who="Norway", content="trade has shrunk", source="notes")
        other = path.with_name("b.ledger")
        for end in ("", "-wal"):
            shutil.copy(f"{path}{end}", f"{other}{end}")
    found = Ledger.restore(copy, other, replace=True)
    assert "trade has shrunk" in contents(Path(found.moved))
    assert "trade has shrunk" not in contents(other)


def test_a_log_without_its_file_is_not_taken_for_the_restored_ledgers(
    path: Path, copy: Path
) -> None:
    with Ledger.open(path, by="ann") as book:
        book.record(who="Norway", content="trade has shrunk", source="notes")
        other = path.with_name("b.ledger")
        shutil.copy(f"{path}-wal", f"{other}-wal")
    with pytest.raises(CopyRefused, match=r"b\.ledger-wal is there"):
        Ledger.restore(copy, other)
    found = Ledger.restore(copy, other, replace=True)
    assert Path(f"{found.moved}-wal").exists()
    assert contents(other) == {"trade with Sweden has grown"}


def test_the_views_of_the_replaced_ledger_are_gone(path: Path, copy: Path) -> None:
    grow(path)
    with Ledger.open(path, by="ann") as book:
        assert len(list(book.claims())) == 2
    Ledger.restore(copy, path, replace=True)
    assert not Path(f"{path}.views").exists()
    assert len(contents(path)) == 1


def test_without_being_told_nothing_is_replaced(path: Path, copy: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(CopyRefused, match="--replace"):
        Ledger.restore(copy, path)
    with pytest.raises(CopyRefused, match="itself"):
        Ledger.restore(path, path, replace=True)
    assert path.read_bytes() == before


def of_another_program(file: Path) -> None:
    file.unlink()
    sql(file, "CREATE TABLE notes (text)")


def newer(file: Path) -> None:
    sql(file, "PRAGMA user_version = 99")


BAD: dict[str, tuple[Callable[[Path], object], type[LedgerError]]] = {
    "missing": (Path.unlink, NotALedger),
    "text": (lambda f: f.write_text("notes\n" * 900), NotALedger),
    "empty": (lambda f: f.write_bytes(b""), NotALedger),
    "another program's": (of_another_program, NotALedger),
    "newer": (newer, WrongFormat),
    "altered": (harmed, CopyRefused),
    "halved": (lambda f: f.write_bytes(f.read_bytes()[: f.stat().st_size // 2]), LedgerError),
    "noise": (lambda f: f.write_bytes(f.read_bytes()[:40_000] + os.urandom(9000)), LedgerError),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_backup_that_is_no_good_is_refused_before_anything_is_touched(
    path: Path, copy: Path, kind: str
) -> None:
    harm, error = BAD[kind]
    harm(copy)
    before = path.read_bytes(), names(path.parent)
    with pytest.raises(error) as refused:
        Ledger.restore(copy, path, replace=True)
    assert ".part" not in str(refused.value)
    assert "a.backup" in str(refused.value)
    assert (path.read_bytes(), names(path.parent)) == before


def test_a_damaged_ledger_is_replaced_and_kept(path: Path, copy: Path) -> None:
    path.write_bytes(os.urandom(50_000))
    noise = path.read_bytes()
    found = Ledger.restore(copy, path, replace=True)
    assert Path(found.moved).read_bytes() == noise
    assert contents(path) == {"trade with Sweden has grown"}


HOLD = """
import sys
from ledger.store import open_store
store = open_store(sys.argv[1], recorder="ann")
print("open", flush=True)
sys.stdin.read()
store.close()
"""


def test_a_ledger_that_another_program_has_open_is_not_replaced(path: Path, copy: Path) -> None:
    pipe = subprocess.PIPE
    command = [sys.executable, "-W", "error", "-c", HOLD, str(path)]
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        with pytest.raises(CopyRefused, match="has the ledger open"):
            Ledger.restore(copy, path, replace=True)
        grow(path)
        holder.communicate()
    assert Ledger.restore(copy, path, replace=True).moved


def test_a_folder_that_may_not_be_written_to_is_refused(copy: Path) -> None:
    with open_folder() as folder:
        shutil.copy(copy, folder / "b.backup")
        with modes(folder=(folder, 0o555)), nobody(), pytest.raises(LedgerError, match="written"):
            Ledger.restore(folder / "b.backup", folder / "b.ledger")
        assert names(folder) == ["b.backup"]


def test_an_older_backup_than_was_seen_here_wants_to_be_accepted(path: Path, copy: Path) -> None:
    grow(path)
    with Ledger.open(path, by="ann") as book:
        book.new_key()
        book.checkpoint()
    before = path.read_bytes(), names(path.parent)
    with pytest.raises(OlderCopy, match="--accept-loss"):
        Ledger.restore(copy, path, replace=True)
    assert (path.read_bytes(), names(path.parent)) == before
    found = Ledger.restore(copy, path, replace=True, accept_loss=True)
    assert Path(found.set_aside).exists()
    assert found.set_aside in str(found)
    assert contents(path) == {"trade with Sweden has grown"}
    again = Ledger.restore(copy, path.with_name("b.ledger"), accept_loss=True)
    assert again.set_aside == ""


def test_what_fails_at_the_last_moment_gives_the_old_file_its_name_back(
    path: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise FileExistsError

    before = path.read_bytes()
    monkeypatch.setattr(os, "link", refused)
    with pytest.raises(CopyRefused, match="meanwhile"):
        Ledger.restore(copy, path, replace=True)
    assert path.read_bytes() == before
    assert names(path.parent) == ["a.backup", "a.ledger", "a.ledger.views"]


def test_a_disk_without_links_is_no_hindrance(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refused)
    with Ledger.open(path, by="ann") as book:
        book.backup(path.with_name("a.backup"))
    assert names(path.parent) == ["a.backup", "a.ledger", "a.ledger.views"]
