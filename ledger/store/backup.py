"""Copies of a ledger, made while others write and verified before they count; and the way back."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Final

import attrs

from ledger.clock import SystemClock
from ledger.errors import Corrupt, NotALedger
from ledger.store.contract import Store
from ledger.store.opening import check_path, identify, is_blank
from ledger.store.pragmas import connect, plain_errors
from ledger.store.sqlite import SECONDS, SqliteStore
from ledger.store.still import connected
from ledger.trust.errors import CopyRefused, Forked, OlderCopy
from ledger.trust.seen import Seen, origin_of, root_at
from ledger.trust.verify import Verified, verify

BESIDE: Final = ("", "-wal", "-shm", "-journal")
"""The endings of a ledger's file and of what SQLite keeps beside it."""
_PAGES: Final = 512
"""How many pages are copied at a time; in between, whoever asked may stop it."""
_LET_GO: Final = 2
"""Seconds that another program gets to close a ledger that is to be replaced."""


@attrs.frozen(kw_only=True)
class Backup:
    """A copy of a ledger, verified: how many events are in it, their root, its size in bytes."""

    bytes: int
    events: int
    path: str
    root: str

    def __str__(self) -> str:
        """Print it in one line."""
        return f"{self.path}: {self.events} events, {self.bytes} bytes, root {self.root}"


@attrs.frozen(kw_only=True)
class Restored:
    """A ledger put back from a backup, verified.

    `moved` is where the file is now that it took the place of, `set_aside` where the checkpoint
    is that told of more events than there are now; "" where there was none.
    """

    bytes: int
    events: int
    moved: str = ""
    path: str
    root: str
    set_aside: str = ""

    def __str__(self) -> str:
        """Print it, each thing in a line of its own."""
        lines = [f"{self.path}: {self.events} events, {self.bytes} bytes, root {self.root}"]
        if self.moved:
            lines.append(f"the file that was there is {self.moved} now")
        if self.set_aside:
            lines.append(f"the checkpoint of what is lost is {self.set_aside} now")
        return "\n".join(lines)


def back_up(store: Store, path: Path) -> Backup:
    """Copy a ledger into a file that is not there yet, while others write to it.

    The copy holds all that was recorded when it began. It is verified event by event and compared
    with the ledger before it gets its name. Raises `CopyRefused`, `StoreFailed`.
    """
    path = path.resolve()
    if not isinstance(store, SqliteStore):
        raise CopyRefused(path=str(path), why="a ledger in memory has no file; export it instead")
    if there := _there(path):
        why = f"{_it(there[0], path)} is there already; choose another name"
        raise CopyRefused(path=str(path), why=why)
    with _copied(Path(store.path), path) as part:
        try:
            with _opened(part) as copy:
                found = verify(copy)
                _compare(copy, store, found, path)
        except Corrupt as error:
            why = f"the ledger itself is damaged ({error.where}: {error.why})"
            raise CopyRefused(path=str(path), why=why) from error
        _place(part, path)
    size = path.stat().st_size
    return Backup(bytes=size, events=found.events, path=str(path), root=found.root)


def _compare(copy: SqliteStore, store: SqliteStore, found: Verified, path: Path) -> None:
    """Make sure that what was copied is how the ledger begins, or all of it."""
    same = copy.ledger_id == store.ledger_id and found.events <= store.head().seq
    if not same or root_at(store, found.events).hex() != found.root:
        raise CopyRefused(path=str(path), why="the copy is not what the ledger holds; try again")


def restore(
    backup: Path, path: Path, *, replace: bool = False, accept_loss: bool = False
) -> Restored:
    """Put a ledger back from a backup; what is refused leaves everything as it is.

    The backup is copied and verified first. With `replace`, a file that is there is moved aside,
    never deleted. `accept_loss` takes a backup that ends before a checkpoint of its ledger that
    was seen on this machine. Raises `CopyRefused`, `NotALedger`, `WrongFormat`, `OlderCopy`,
    `Forked`, `StoreFailed`.
    """
    path = path.resolve()
    there = _there(path)
    if not backup.exists():
        raise NotALedger(path=str(backup), why="there is no such file")
    if path.exists() and path.samefile(backup):
        raise CopyRefused(path=str(path), why="it is the backup itself")
    if there and not replace:
        why = f"{_it(there[0], path)} is there already; with --replace (in Python replace=True)"
        why = f"{why} it is moved aside"
        raise CopyRefused(path=str(path), why=why)
    with _copied(backup, path) as part:
        found, lost = _sound(part, backup, path, accept_loss)
        with _moved_aside(path, there) as moved:
            _place(part, path)
    aside = Seen().set_aside(lost) if lost else None
    return Restored(
        bytes=path.stat().st_size,
        events=found.events,
        moved=moved,
        path=str(path),
        root=found.root,
        set_aside=str(aside or ""),
    )


def _sound(part: Path, backup: Path, path: Path, accept_loss: bool) -> tuple[Verified, str]:
    """Verify a copied backup; gives the origin too where it ends before what was seen of it."""
    try:
        with _opened(part) as copy:
            found, lost = verify(copy), ""
            try:
                Seen().check(copy, str(backup))
            except (OlderCopy, Forked):
                if not accept_loss:
                    raise
                lost = origin_of(copy)
    except Corrupt as error:
        why = f"the backup {backup} is damaged ({error.where}: {error.why})"
        raise CopyRefused(path=str(path), why=why) from error
    return found, lost


def _opened(part: Path) -> SqliteStore:
    return SqliteStore.open(part, recorder="backup", clock=SystemClock(), create=False)


def _it(file: Path, path: Path) -> str:
    """Name a file in a sentence about a path: "it", or what stands beside it."""
    return "it" if file == path else file.name


def _there(path: Path) -> list[Path]:
    """List what stands in the place of a ledger's file, or would be taken for a part of it."""
    beside = (Path(f"{path}{end}") for end in BESIDE)
    return [file for file in beside if os.path.lexists(file)]


@contextmanager
def _copied(source: Path, path: Path) -> Iterator[Path]:
    """Copy a ledger's file, as it stands at one moment, beside where it shall be."""
    source = source.absolute()
    check_path(source, create=False)
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        with plain_errors(str(source), SECONDS):
            db, stands = connected(source, seconds=SECONDS)
        with closing(db):
            with plain_errors(str(source), SECONDS):
                _look_at(db, str(source))
            with plain_errors(str(path), SECONDS):
                _copy(db, part)
        shutil.copymode(source, part)
        if stands is not None:
            stands.check()
        yield part
    finally:
        for file in _there(part):
            file.unlink()


def _look_at(db: sqlite3.Connection, source: str) -> None:
    """Make sure that it is a ledger, and keep to its present state.

    Else whoever writes would make the copy begin again, and again.
    """
    if is_blank(db, source):
        raise NotALedger(path=source, why="it is empty")
    db.execute("BEGIN")
    identify(db, source)


def _copy(db: sqlite3.Connection, part: Path) -> None:
    with closing(connect(str(part), seconds=SECONDS)) as target:
        db.backup(target, pages=_PAGES)


@contextmanager
def _moved_aside(path: Path, there: list[Path]) -> Iterator[str]:
    """Give a ledger's files another name; gives it, or "" where there are none.

    What then fails gives them their own names back.
    """
    if not there:
        yield ""
        return
    _let_go(path)
    number = 1
    while _there(aside := path.with_name(f"{path.name}.replaced-{number}")):
        number += 1
    named = {file: Path(f"{aside}{str(file).removeprefix(str(path))}") for file in _there(path)}
    for file, name in named.items():
        file.rename(name)
    try:
        yield str(aside)
    except BaseException:
        for file, name in named.items():
            name.rename(file)
        raise


def _let_go(path: Path) -> None:
    """Make sure that no other program has a ledger open; a damaged file is open to nobody."""
    if not path.is_file():
        return
    with closing(sqlite3.connect(path, timeout=_LET_GO, isolation_level=None)) as db:
        try:
            db.execute("PRAGMA locking_mode = EXCLUSIVE")
            db.execute("BEGIN EXCLUSIVE")
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                return
            why = "another program has the ledger open; end it first"
            raise CopyRefused(path=str(path), why=why) from None
        db.execute("ROLLBACK")


def _place(part: Path, path: Path) -> None:
    """Give a finished copy its name, in place of nothing, and see it onto the disk."""
    _flush(part)
    try:
        os.link(part, path)
    except FileExistsError:
        why = "somebody made a file of that name meanwhile; look at it and try again"
        raise CopyRefused(path=str(path), why=why) from None
    except OSError:  # a disk without links
        part.rename(path)
    _flush(path.parent)


def _flush(path: Path) -> None:
    with suppress(PermissionError):  # some systems do not let a folder be opened
        file = os.open(path, os.O_RDONLY)
        try:
            os.fsync(file)
        finally:
            os.close(file)
