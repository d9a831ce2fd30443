"""Is this file a ledger of ours? What makes a new one, and what refuses another's."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final

from ledger.errors import NotALedger, WrongFormat
from ledger.events import FORMAT
from ledger.store.pragmas import APPLICATION_ID, USER_VERSION
from ledger.store.strays import strays

_EFFECTIVE: Final = os.access in os.supports_effective_ids


def check_path(path: Path, *, create: bool) -> None:
    """Refuse what cannot be a ledger's file, or may not be read; raises `NotALedger`."""
    try:
        _check(path, create=create)
    except NotALedger:
        raise
    except OSError as error:
        hint = "; ask its owner" if isinstance(error, PermissionError) else ""
        raise NotALedger(path=str(path), why=f"{error.strerror}{hint}") from error


def _check(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise NotALedger(path=str(path), why="it is a folder; name a file in it")
    if path.exists() and not path.is_file():
        raise NotALedger(path=str(path), why="it is no regular file")
    if not path.exists() and not create:
        raise NotALedger(path=str(path), why="there is no such file; open it with create=True")
    if not path.parent.is_dir():
        raise NotALedger(path=str(path), why=f"there is no folder {path.parent}; make it first")
    # It is not looked into: who closes a file lets go of all locks that the process has on it
    # (POSIX), and another process would take a ledger that is open here for one that is not.
    if path.exists() and not os.access(path, os.R_OK, effective_ids=_EFFECTIVE):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    if path.exists() and path.stat().st_size == 1:  # SQLite itself takes it for an empty one
        raise NotALedger(path=str(path), why="it is no SQLite file")


def is_blank(db: sqlite3.Connection, path: str) -> bool:
    """Tell whether nothing was ever written to the file; raises `NotALedger` for other files."""
    try:
        application = db.execute("PRAGMA application_id").fetchone()[0]
        tables = db.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) != sqlite3.SQLITE_NOTADB:
            raise
        raise NotALedger(path=path, why="it is no SQLite file") from None
    if not tables and not application:
        return True
    if application != APPLICATION_ID:
        raise NotALedger(path=path, why="it is a SQLite file of another program")
    return False


def lay_out(db: sqlite3.Connection, ledger_id: str, origin: str) -> None:
    """Make the tables of a new ledger, within the transaction that the caller holds."""
    for statement in _statements():
        db.execute(statement)
    db.execute("INSERT INTO meta VALUES (?, ?, ?)", (ledger_id, origin, FORMAT))
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {USER_VERSION}")


def identify(db: sqlite3.Connection, path: str) -> tuple[str, str]:
    """Tell a ledger's id and origin; raises `WrongFormat`, or `NotALedger` for changed tables."""
    version = db.execute("PRAGMA user_version").fetchone()[0]
    if version > USER_VERSION:
        found, wanted = f"user_version {version}", f"user_version {USER_VERSION}"
        raise WrongFormat(path=path, found=found, wanted=wanted)
    ledger_id, origin, format = _meta(db, path)
    if format != FORMAT:
        raise WrongFormat(path=path, found=format, wanted=FORMAT)
    if changed := _changed(db):
        raise NotALedger(path=path, why=f"{changed}; restore a backup")
    return ledger_id, origin


def file_faults(db: sqlite3.Connection) -> Iterator[str]:
    """List what SQLite finds wrong with a file (100 things at most), its schema and stray rows."""
    for (line,) in db.execute("PRAGMA integrity_check").fetchall():
        if line != "ok":
            yield f"SQLite's integrity check: {line}"
    for table, row, parent, _ in db.execute("PRAGMA foreign_key_check").fetchall():
        yield f"row {row} of {table} refers to a {parent} that is not there"
    if changed := _changed(db):
        yield changed
    yield from strays(db)


def _changed(db: sqlite3.Connection) -> str:
    """Say where a schema is not ours; "" where it is."""
    differing = sorted({name for name, _ in _schema(db) ^ _ours()})
    return f"its schema was changed at {', '.join(differing)}" if differing else ""


def _meta(db: sqlite3.Connection, path: str) -> tuple[str, str, str]:
    try:
        rows = db.execute("SELECT ledger_id, origin, format FROM meta").fetchall()
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorcode", 0) != sqlite3.SQLITE_ERROR:
            raise
        rows = []
    if len(rows) != 1 or any(type(value) is not str for value in rows[0]):
        raise NotALedger(path=path, why="its row of meta is missing or damaged; restore a backup")
    ledger_id, origin, format = rows[0]
    return ledger_id, origin, format


def _schema(db: sqlite3.Connection) -> frozenset[tuple[str, str]]:
    rows = db.execute(
        "SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite!_%' ESCAPE '!'"
    )
    return frozenset(rows)


@cache
def _ours() -> frozenset[tuple[str, str]]:
    db = sqlite3.connect(":memory:")
    try:
        for statement in _statements():
            db.execute(statement)
        return _schema(db)
    finally:
        db.close()


def _statements() -> Iterator[str]:
    lines: list[str] = []
    for line in (files("ledger.store") / "schema.sql").read_text("utf-8").splitlines():
        if line and not line.startswith("--"):
            lines.append(line)
        if lines and sqlite3.complete_statement("\n".join(lines)):
            yield "\n".join(lines)
            lines.clear()
