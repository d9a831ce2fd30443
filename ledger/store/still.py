"""A ledger where nothing may be written: on a read-only disk, or in another person's folder."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import Final
from urllib.parse import quote

import attrs

from ledger.errors import NotALedger, StoreFailed
from ledger.store.pragmas import connect

_HEADER: Final = 100  # bytes; with fewer, no file is SQLite's
_REFUSED: Final = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)
_EFFECTIVE: Final = os.access in os.supports_effective_ids


def may_write(path: Path) -> bool:
    """Tell whether a ledger's file, and the folder in which SQLite works beside it, take writes."""
    return all(os.access(p, os.W_OK, effective_ids=_EFFECTIVE) for p in (path, path.parent))


@attrs.frozen
class Still:
    """A file that is read as it stands, with no lock and no log; how it stood when it was opened.

    Nobody is kept from writing it meanwhile, so that it is looked at again after every reading.
    """

    path: Path
    stood: tuple[int, int, int]

    @classmethod
    def of(cls, path: Path) -> Still:
        """Note how a file stands."""
        return cls(path, _stands(path))

    def check(self) -> None:
        """Make sure that nobody wrote since; raises `StoreFailed`."""
        try:
            same = _stands(self.path) == self.stood and not _log(self.path)
        except OSError:  # it is gone
            same = False
        if not same:
            why = "somebody wrote to it while it was read from where you may not write"
            raise StoreFailed(path=str(self.path), why=f"{why}; open it again")


def connected(path: Path, *, seconds: int) -> tuple[sqlite3.Connection, Still | None]:
    """Open a database file; only as it stands where SQLite may write nothing beside it.

    Raises `NotALedger` where it cannot be read even so: its last events are in its log.
    """
    db = connect(str(path), seconds=seconds)
    if not path.exists() or may_write(path) or _readable(db):
        return db, None
    db.close()
    if _log(path):
        why = f"its last events are in {path.name}-wal, and its folder may not be written to"
        hint = "copy both files to a folder of your own and open it there"
        raise NotALedger(path=str(path), why=f"{why}; {hint}")
    stands = Still.of(path)
    return _as_it_stands(path, seconds), stands


def program_of(path: Path) -> int | None:
    """Tell by its number whose SQLite file one is, a ledger maybe; None for other files.

    The file may be open here. Who opens and closes it lets go of all locks that the process has
    on it (POSIX), and another would take it for one that nobody has open; but SQLite waits.
    """
    try:
        if not path.is_file() or path.stat().st_size < _HEADER:
            return None
        with closing(_as_it_stands(path.absolute(), 0)) as db:
            found: int = db.execute("PRAGMA application_id").fetchone()[0]
    except (OSError, sqlite3.Error):
        return None
    return found


def _as_it_stands(path: Path, seconds: int) -> sqlite3.Connection:
    return connect(f"file:{quote(str(path))}?mode=ro&immutable=1", seconds=seconds)


def _readable(db: sqlite3.Connection) -> bool:
    """Tell whether SQLite can read a file in the ordinary way, with its log."""
    try:
        db.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF in _REFUSED:
            return False
        db.close()
        raise
    return True


def _stands(path: Path) -> tuple[int, int, int]:
    found = path.stat()
    return found.st_ino, found.st_size, found.st_mtime_ns


def _log(path: Path) -> int:
    """Tell how long the write-ahead log beside a file is; 0 where there is none."""
    with suppress(OSError):
        return os.stat(f"{path}-wal").st_size
    return 0
