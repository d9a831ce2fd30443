"""How a redaction takes content out of the file, and out of everything SQLite keeps beside it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from ledger.clock import Clock
from ledger.store.hashing import KEY_SIZE, LASTING, cut
from ledger.store.incoming import Erased, Incoming, check_erasable, not_there


def erase(db: sqlite3.Connection, incoming: Incoming, first: int, clock: Clock) -> None:
    """Take out what a batch redacts, within its transaction; `first` is the batch's first number.

    Raises `UnknownReference` for what is not there, of its own batch, or later, and `BadEvent` for
    what is never erased.
    """
    for erased in incoming.erased:
        seq, _ = erased
        found = db.execute("SELECT kind FROM event WHERE seq = ? AND seq < ?", (seq, first))
        for (kind,) in found.fetchall():
            check_erasable(seq, kind)
        if seq >= first or not _erased(db, erased):
            raise not_there(erased)
    for seq in incoming.forgotten:
        _forget(db, seq, clock)


def _erased(db: sqlite3.Connection, erased: Erased) -> bool:
    """Take out an event with its text, or one part of a text; tells whether there was any."""
    seq, part = erased
    if part is None:
        db.execute("UPDATE source_part SET salt = NULL, text = NULL WHERE seq = ?", (seq,))
        return _changed(db, "UPDATE event SET salt = NULL, body = NULL WHERE seq = ?", seq)
    text = "UPDATE source_part SET salt = NULL, text = NULL WHERE seq = ? AND n = ?"
    return _changed(db, text, seq, part)


def _changed(db: sqlite3.Connection, statement: str, *numbers: int) -> bool:
    return db.execute(statement, numbers).rowcount > 0


def _forget(db: sqlite3.Connection, seq: int, clock: Clock) -> None:
    """Put chance in the place of an event's record keys, which are hashes of what was written."""
    wanted = "SELECT source, key FROM identity WHERE seq = ? AND source NOT IN (?, ?)"
    keys = db.execute(wanted, (seq, *LASTING)).fetchall()
    for (source, key), fresh in zip(keys, cut(clock.random(KEY_SIZE * len(keys))), strict=True):
        where = (fresh, source, key)
        db.execute("UPDATE identity SET key = ? WHERE source = ? AND key = ?", where)


def empty_log(db: sqlite3.Connection) -> bool:
    """Move what was written into the file and empty the write-ahead log; tells whether that went.

    Where another process reads what stood before, it waits, and then leaves both as they are.
    """
    busy, _, _ = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not busy


def scrub(db: sqlite3.Connection, seconds: int) -> bool:
    """Rewrite the file with nothing in it but its rows, unless somebody reads for so long.

    SQLite moves rows about, and where one stood before, a copy may be left that nothing leads to.
    """
    [(before,)] = db.execute("PRAGMA busy_timeout")
    db.execute(f"PRAGMA busy_timeout = {seconds * 1000}")
    try:
        if not empty_log(db):
            return False
        db.execute("VACUUM")
        return empty_log(db)
    finally:
        db.execute(f"PRAGMA busy_timeout = {before}")


def furniture(path: Path) -> bytes:
    """Give what a SQLite file says of its own tables, which is nobody's words."""
    db = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    try:
        return "\n".join(
            sql for (sql,) in db.execute("SELECT sql FROM sqlite_schema") if sql
        ).encode()
    except sqlite3.DatabaseError:  # one that is no database says nothing
        return b""
    finally:
        db.close()


def beside(path: Path) -> tuple[Path, ...]:
    """List a SQLite file and those that may stand beside it: logs, an index of the log."""
    return path, *(path.with_name(f"{path.name}-{end}") for end in ("wal", "shm", "journal"))
