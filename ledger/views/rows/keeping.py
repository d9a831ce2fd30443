"""The file in which views are kept: opened, told to be damaged, thrown away. It holds no truth."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Final

from ledger.store.erasing import beside

PATIENCE: Final = 30
"""Seconds that a writer waits for another."""
_DAMAGE: Final = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def views_file(ledger: str | os.PathLike[str]) -> Path:
    """Tell where the views of a ledger's file are kept: beside it."""
    return Path(f"{os.fspath(ledger)}.views")


def kept_in(path: Path | None) -> sqlite3.Connection:
    """Open a views file, or views in memory.

    Raises `sqlite3.OperationalError` where there is no writing, or where the file is another
    program's, or a ledger: that is left as it is.
    """
    db = sqlite3.connect(path or ":memory:", isolation_level=None, check_same_thread=False)
    try:
        if db.execute("PRAGMA application_id").fetchone()[0]:
            raise sqlite3.OperationalError("this is no file of views")
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = NORMAL")
        db.execute(f"PRAGMA busy_timeout = {PATIENCE * 1000}")
        db.execute("PRAGMA secure_delete = ON")
    except sqlite3.DatabaseError:
        db.close()
        raise
    return db


def damaged(error: sqlite3.Error) -> bool:
    """Tell whether an error means that the file is not what was written, whatever the cause."""
    code = getattr(error, "sqlite_errorcode", 0)
    told = str(error).startswith(("no such ", "Could not decode"))
    return told or code & 0xFF in _DAMAGE or code == sqlite3.SQLITE_IOERR_SHORT_READ


def throw_away(path: Path) -> None:
    """Delete a views file, with what SQLite keeps beside it."""
    for file in beside(path):
        file.unlink(missing_ok=True)
