"""How a redaction takes content out of the file, and out of everything SQLite keeps beside it."""

from __future__ import annotations

import sqlite3

from ledger.clock import Clock
from ledger.store.hashing import IDS, KEY_SIZE, cut
from ledger.store.incoming import Erased, Incoming, not_there


def erase(db: sqlite3.Connection, incoming: Incoming, first: int, clock: Clock) -> None:
    """Take out what a batch redacts, within its transaction; `first` is the batch's first number.

    Raises `UnknownReference` for what is not there, of its own batch, or later.
    """
    for erased in incoming.erased:
        if erased[0] >= first or not _erased(db, erased):
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
    found = db.execute("SELECT source, key FROM identity WHERE seq = ? AND source <> ?", (seq, IDS))
    keys = found.fetchall()
    for (source, key), fresh in zip(keys, cut(clock.random(KEY_SIZE * len(keys))), strict=True):
        where = (fresh, source, key)
        db.execute("UPDATE identity SET key = ? WHERE source = ? AND key = ?", where)


def empty_log(db: sqlite3.Connection) -> None:
    """Move what was written into the file and empty the write-ahead log."""
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
