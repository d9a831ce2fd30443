"""Full disks, locks, missing rights: a clear error, nothing lost, and all works afterwards."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from ledger import Ledger
from ledger.clock import SystemClock
from ledger.errors import LedgerError, NotALedger, StoreBusy, StoreFailed
from ledger.plugins import Plugins
from ledger.store import SqliteStore
from ledger.store.contract import Head
from ledger.testing.sample_events import an_agent
from tests.torture.places import ROOT, as_owner, modes, nobody, open_folder, read_only, small_disk
from tests.torture.shelf import answer, prepare, table
from tests.torture.soundness import once

pytestmark = pytest.mark.usefixtures("homeless")

ROWS = 60
TWO_USERS = pytest.mark.skipif(not ROOT, reason="only root can be two users; run it as root")
Figures = Callable[[str, object], None]


@pytest.fixture
def path(plugins: Plugins) -> Iterator[Path]:
    """A ledger with views in a folder that everybody may look into."""
    with open_folder() as folder:
        prepare(folder / "a.ledger", plugins)
        with Ledger.open(folder / "a.ledger", by="ann", plugins=plugins) as book:
            answer(book)
        yield folder / "a.ledger"


def stands(path: Path, plugins: Plugins) -> tuple[Head, str]:
    """Tell where a ledger stands, verified, and what its views say."""
    with Ledger.open(path, by="ann", create=False, plugins=plugins) as book:
        book.verify()
        return book.head(), answer(book)


def works(path: Path, plugins: Plugins) -> bool:
    """Record something, and find it."""
    with Ledger.open(path, by="ann", plugins=plugins) as book:
        claim = book.record(who="Russia", content="it works again", source="notes")
        book.verify()
        return any(found.id == claim for found in book.claims())


def open_as(path: Path) -> SqliteStore:
    return SqliteStore.open(path, recorder="ann", clock=SystemClock(), create=False, seconds=1)


# The disk is full


def filled(disk: Path, room: int) -> Path:
    """Leave so many bytes of a disk free; gives the file that fills it."""
    ballast = disk / "ballast"
    with ballast.open("wb") as file:
        left = shutil.disk_usage(disk).free - room
        file.write(bytes(max(left, 0)))
    return ballast


def tried(path: Path, csv: Path, plugins: Plugins) -> str:
    """Import a table and look; gives what was refused, or ""."""
    try:
        with Ledger.open(path, by="ann", plugins=plugins) as book:
            book.import_from(csv, name="first")
            answer(book)
    except LedgerError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("every", [150, pytest.param(4, marks=pytest.mark.torture)])
def test_a_disk_that_fills_at_any_point_of_an_import_loses_nothing(
    plugins: Plugins, tmp_path: Path, every: int, record_property: Figures
) -> None:
    """In steps of `every` KiB, from no room at all to room enough."""
    csv = table(tmp_path, "first", ROWS)
    wanted = [f"China agreed on point {n} of first" for n in range(ROWS)]
    refused = taken = 0
    with small_disk(4) as disk:
        base = tmp_path / "base.ledger"
        prepare(base, plugins)
        for room in range(0, 900, every):
            path = disk / f"{room}.ledger"
            shutil.copy(base, path)
            ballast = filled(disk, room * 1024)
            found = tried(path, csv, plugins)
            assert found == "" or "disk" in found, found
            refused, taken = refused + bool(found), taken + (not found)
            ballast.unlink()
            with Ledger.open(path, by="ann", plugins=plugins) as book:
                book.import_from(csv, name="first")
                book.verify()
                assert once(book, wanted) == []
            for file in disk.iterdir():
                file.unlink()
    assert refused
    assert taken
    record_property("disks filled; refused plainly; lost", f"{refused + taken}; {refused}; 0")


def until_refused(book: Ledger, acknowledged: list[Head]) -> None:
    while True:
        book.append(an_agent(SystemClock(), "x" * 4000))
        acknowledged.append(book.head())


def test_a_ledger_that_stays_open_on_a_full_disk_is_read_and_goes_on(plugins: Plugins) -> None:
    with small_disk(4) as disk:
        path = disk / "a.ledger"
        prepare(path, plugins)
        with Ledger.open(path, by="ann", plugins=plugins) as book:
            before = answer(book)
            acknowledged = [book.head()]
            ballast = filled(disk, 0)
            with pytest.raises(StoreFailed, match=r"disk .*What failed was not written"):
                until_refused(book, acknowledged)
            assert book.head() == acknowledged[-1]
            assert book.verify().events == acknowledged[-1].seq
            ballast.unlink()
            book.append(an_agent(SystemClock()))
            assert book.head().seq == acknowledged[-1].seq + 1
            assert answer(book) != before
        assert stands(path, plugins)[0].seq == acknowledged[-1].seq + 1


def test_a_ledger_is_not_begun_on_a_full_disk(plugins: Plugins) -> None:
    with small_disk(1) as disk:
        ballast = filled(disk, 0)
        with pytest.raises(LedgerError, match="disk"):
            Ledger.open(disk / "a.ledger", by="ann", plugins=plugins)
        ballast.unlink()
        prepare(disk / "a.ledger", plugins)
        assert works(disk / "a.ledger", plugins)


# Nothing may be written


def refuses_to_write(path: Path, plugins: Plugins, before: tuple[Head, str]) -> None:
    """Read a ledger that may not be written to, and be refused when writing."""
    assert stands(path, plugins) == before
    with Ledger.open(path, by="ann", create=False, plugins=plugins) as book:
        assert len(list(book.store.read())) == before[0].seq
        with pytest.raises(StoreFailed, match=r"written to\. What failed was not written"):
            book.append(an_agent(SystemClock()))
        with pytest.raises(StoreFailed, match="may not be written to"):
            book.record(who="Russia", content="no", source="notes")
        assert book.head() == before[0]


@pytest.mark.parametrize(
    ("file", "folder"), [(0o444, 0o555), (0o444, 0o777), (0o666, 0o555)], ids=str
)
def test_what_a_user_may_only_read_is_read(
    path: Path, plugins: Plugins, file: int, folder: int
) -> None:
    before, content = stands(path, plugins), path.read_bytes()
    views = Path(f"{path}.views")
    with modes(ledger=(path, file), views=(views, file), folder=(path.parent, folder)), nobody():
        refuses_to_write(path, plugins, before)
    assert path.read_bytes() == content
    assert works(path, plugins)


def test_a_ledger_on_a_read_only_disk_is_read(path: Path, plugins: Plugins) -> None:
    before, content = stands(path, plugins), path.read_bytes()
    with read_only(path.parent):
        refuses_to_write(path, plugins, before)
    assert path.read_bytes() == content
    assert works(path, plugins)


@TWO_USERS
def test_a_ledger_read_as_it_stands_tells_when_somebody_writes(
    path: Path, plugins: Plugins
) -> None:
    with modes(folder=(path.parent, 0o555)):
        with nobody():
            reader = open_as(path)
        with closing(reader), open_as(path) as writer:
            assert reader.head() == writer.head()
            writer.append([an_agent(SystemClock())], recorder="bob")
            with pytest.raises(StoreFailed, match="open it again"):
                reader.head()
            written = writer.head()
        with nobody(), open_as(path) as again:
            assert again.head() == written


@TWO_USERS
def test_a_ledger_read_as_it_stands_tells_when_it_is_taken_away(path: Path) -> None:
    with modes(folder=(path.parent, 0o555)):
        with nobody():
            reader = open_as(path)
        with closing(reader):
            path.rename(path.with_name("b.ledger"))
            with pytest.raises(StoreFailed, match="open it again"):
                reader.head()


def test_a_name_that_no_disk_takes_is_refused_plainly(path: Path) -> None:
    with pytest.raises(NotALedger, match="too long"):
        open_as(path.with_name("a" * 300))


@TWO_USERS
def test_a_reader_without_rights_follows_a_writer(path: Path) -> None:
    """While the writer has it open, its log is there to be read."""
    with open_as(path) as writer, modes(folder=(path.parent, 0o555)):
        writer.append([an_agent(SystemClock())], recorder="bob")
        with nobody(), open_as(path) as reader:
            for _ in range(3):
                assert reader.head() == writer.head()
                assert len(list(reader.read())) == writer.head().seq
                with as_owner():
                    writer.append([an_agent(SystemClock())], recorder="bob")


@TWO_USERS
def test_a_ledger_locked_for_readers_too_is_busy_where_nothing_may_be_written(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        with modes(folder=(path.parent, 0o555)), nobody(), pytest.raises(StoreBusy):
            open_as(path)
        other.execute("ROLLBACK")
    open_as(path).close()


def test_a_log_that_cannot_be_used_is_not_passed_over(path: Path) -> None:
    """The last events stand in the log of a killed writer; reading without them would be a lie."""
    with open_as(path) as writer:
        writer.append([an_agent(SystemClock())], recorder="bob")
        with open_folder() as folder:
            for end in ("", "-wal"):
                shutil.copy(f"{path}{end}", folder / f"b.ledger{end}")
            with read_only(folder), pytest.raises(NotALedger, match="copy both files"):
                open_as(folder / "b.ledger")
            with open_as(folder / "b.ledger") as store:
                assert store.head() == writer.head()


def test_what_may_not_be_read_is_refused_plainly(path: Path, plugins: Plugins) -> None:
    before = stands(path, plugins)
    with modes(ledger=(path, 0o000)), nobody(), pytest.raises(NotALedger, match="denied"):
        open_as(path)
    with modes(folder=(path.parent, 0o000)), nobody(), pytest.raises(NotALedger, match="denied"):
        open_as(path)
    assert stands(path, plugins) == before


def test_a_ledger_is_not_begun_where_nothing_may_be_written(plugins: Plugins) -> None:
    with open_folder() as folder:
        with nobody(), pytest.raises(StoreFailed, match="may be written to"):
            Ledger.open(folder / "a.ledger", by="ann", plugins=plugins)
        with read_only(folder), pytest.raises(StoreFailed, match="may be written to"):
            Ledger.open(folder / "a.ledger", by="ann", plugins=plugins)
        assert list(folder.iterdir()) == []
        prepare(folder / "a.ledger", plugins)
        assert works(folder / "a.ledger", plugins)


# Somebody else holds the lock

LOCK = """
import sqlite3, sys
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute("BEGIN IMMEDIATE")
print("locked", flush=True)
sys.stdin.read()
"""


def test_a_locked_ledger_is_read_and_written_once_it_is_free(path: Path, plugins: Plugins) -> None:
    before = stands(path, plugins)
    pipe = subprocess.PIPE
    command = [sys.executable, "-W", "error", "-c", LOCK, str(path)]
    with (
        subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as locker,
        open_as(path) as store,
    ):
        assert locker.stdout is not None
        assert locker.stdout.readline() == "locked\n"
        assert stands(path, plugins) == before
        with pytest.raises(StoreBusy, match=r"locked by another process for 1 s"):
            store.append([an_agent(SystemClock())], recorder="ann")
        assert store.head() == before[0]
        locker.kill()
        locker.communicate()
        store.append([an_agent(SystemClock())], recorder="ann")
    assert stands(path, plugins)[0].seq == before[0].seq + 1
    assert works(path, plugins)


@pytest.mark.torture
def test_locked_views_do_not_keep_anybody_from_asking(path: Path, plugins: Plugins) -> None:
    """The lock is waited for, half a minute long; then the views are made in memory."""
    before = stands(path, plugins)
    with closing(sqlite3.connect(f"{path}.views", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert stands(path, plugins) == before
    assert works(path, plugins)
