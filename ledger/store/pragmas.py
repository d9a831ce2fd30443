"""How the store talks to SQLite: settings that are set and then asked for, errors made plain."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Final

from ledger.errors import Corrupt, LedgerError, StoreBusy, StoreFailed
from ledger.trust.errors import InDoubt

APPLICATION_ID: Final = 0x634C6467
"""Tells a ledger from every other SQLite file: "cLdg" at byte 68."""
USER_VERSION: Final = 1
"""Raised whenever a release writes tables that an older one must not touch."""
TRIES: Final = 100
"""How often a pragma is tried that finds the file locked."""
LOOK: Final = 100
"""Milliseconds for which the write lock is looked for at a time."""
PAGE_SIZE: Final = 16_384
"""Bytes; events of some 1,000 bytes then waste 3 % of the file, and a quarter with 4,096."""

_PLAIN: Final = {
    sqlite3.SQLITE_CANTOPEN: "it, or a file that SQLite keeps beside it, cannot be opened; the "
    "folder must be there and may be written to, and the disk must have room",
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_IOERR: "the disk failed, or is full ({name})",
    sqlite3.SQLITE_READONLY: "it, or its folder, may not be written to",
}
"""What SQLite's errors say to a person."""
_UNDONE: Final = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE)
"""Failures of a commit that come before all of it is in the log; after others it may count."""
_COMMITTING: Final = "It was being committed."


def connect(path: str, *, seconds: int) -> sqlite3.Connection:
    """Open a database file, by its path or URI, without transactions of Python's own making."""
    db = sqlite3.connect(
        path,
        timeout=seconds,
        isolation_level=None,
        check_same_thread=False,
        uri=path.startswith("file:"),  # a path is absolute, and begins otherwise
    )
    db.execute(f"PRAGMA page_size = {PAGE_SIZE}")  # heard by an empty file only
    return db


def protect(db: sqlite3.Connection, *, path: str, durable: bool, seconds: int) -> None:
    """Switch on all that keeps a ledger whole; raises `StoreFailed` where SQLite will not."""
    wanted: dict[str, tuple[str, object]] = {
        "busy_timeout": (str(seconds * 1000), seconds * 1000),
        "trusted_schema": ("OFF", 0),
        "foreign_keys": ("ON", 1),
        "recursive_triggers": ("ON", 1),
        "secure_delete": ("ON", 1),
        "journal_mode": ("WAL", "wal"),
        "synchronous": ("FULL", 2) if durable else ("NORMAL", 1),
    }
    for name, (value, answer) in wanted.items():
        if db.execute(f"PRAGMA {name}").fetchone() != (answer,):
            _set(db, name, value)
        got = db.execute(f"PRAGMA {name}").fetchone()
        if got != (answer,):
            why = f"SQLite answered {got!r} to PRAGMA {name} = {value}"
            raise StoreFailed(path=path, why=why)


def _set(db: sqlite3.Connection, name: str, value: str) -> None:
    """Give a pragma its value; the journal's mode is not waited for by SQLite, so by us."""
    for _ in range(TRIES):  # pragma: no branch  # the lock is let go of long before
        try:
            db.execute(f"PRAGMA {name} = {value}").fetchall()
            return
        except sqlite3.OperationalError as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF != sqlite3.SQLITE_BUSY:
                raise
        db.execute("BEGIN IMMEDIATE")  # waits, `busy_timeout` long, for whoever is writing
        db.execute("ROLLBACK")


@contextmanager
def plain_errors(path: str, seconds: int) -> Iterator[None]:
    """Turn SQLite's errors, and the file system's, into `StoreBusy`, `StoreFailed`, `Corrupt`.

    What failed while it was being committed is an `InDoubt`, which is a `StoreFailed`.
    """
    try:
        yield
    except LedgerError:  # some of them are an OSError too
        raise
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code == sqlite3.SQLITE_BUSY:
            raise StoreBusy(path=path, seconds=seconds) from error
        if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            raise Corrupt(where=path, why=str(error)) from error
        name = getattr(error, "sqlite_errorname", type(error).__name__)
        why = _PLAIN.get(code, "{error}").format(error=error, name=name)
        failed = InDoubt if _COMMITTING in getattr(error, "__notes__", ()) else StoreFailed
        raise failed(path=path, why=why) from error
    except UnicodeDecodeError as error:  # SQLite quotes a damaged schema in what it says of it
        raise Corrupt(where=path, why="what stands in its schema is no text") from error
    except OSError as error:
        raise StoreFailed(path=path, why=error.strerror or str(error)) from error


@contextmanager
def transaction(db: sqlite3.Connection, seconds: int) -> Iterator[None]:
    """Hold the write lock; all that is written stands at the end, or nothing does.

    The lock is waited for `seconds` long, and anew whenever somebody else wrote meanwhile.
    """
    _take_turn(db, seconds)
    try:
        yield
        _commit(db)
    except BaseException:
        if db.in_transaction:
            with suppress(sqlite3.Error):  # what failed first is told
                db.execute("ROLLBACK")
        raise


def _commit(db: sqlite3.Connection) -> None:
    """Commit, and note on an error whether what was written may be found there all the same.

    A sync that fails leaves a whole commit in the log: the next to open the file takes it for one.
    """
    try:
        db.execute("COMMIT")
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorcode", 0) not in _UNDONE:
            error.add_note(_COMMITTING)
        raise


def _take_turn(db: sqlite3.Connection, seconds: int) -> None:
    """Take the write lock.

    SQLite looks for it ever more seldom the longer it waits, so that among many who write without
    a pause some would never find it free. Here it is looked for as often at the end as at first.
    """
    db.execute(f"PRAGMA busy_timeout = {LOOK}")
    try:
        if _taken(db):
            return
        while True:
            before = _version(db)
            if any(_taken(db) for _ in range(seconds * 1000 // LOOK)):
                return
            if _version(db) == before:  # it does not change hands: one has it all the time
                break
        db.execute("BEGIN IMMEDIATE")
    finally:
        db.execute(f"PRAGMA busy_timeout = {seconds * 1000}")


def _taken(db: sqlite3.Connection) -> bool:
    try:
        db.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
            raise
        return False
    return True


def _version(db: sqlite3.Connection) -> object:
    """Give a number that is another one once somebody else wrote."""
    return db.execute("PRAGMA data_version").fetchone()
