"""A ledger's file changed behind its back, by somebody who knows SQLite."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, TypeAlias

Statement: TypeAlias = str | tuple[str, Sequence[object]]
"""What is to be run, with the values of its question marks if it has any."""


class Unchanged(AssertionError):
    """A statement that was to alter a file found nothing there to alter."""


def sql(path: Path, *statements: str) -> list[tuple[Any, ...]]:
    """Run statements as a stranger would, triggers and all; gives the rows of the last."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        return [db.execute(statement).fetchall() for statement in statements][-1]


def tamper(path: Path, *statements: Statement) -> None:
    """Run statements with the triggers dropped and put back after; each has to change something.

    Where one does not, or is refused by its table, all is left as it was.
    """
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        found = db.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        db.execute("BEGIN IMMEDIATE")
        for name, _ in found:
            db.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            text, values = (statement, ()) if isinstance(statement, str) else statement
            if not db.execute(text, values).rowcount:
                raise Unchanged(text)
        for _, trigger in found:
            db.execute(trigger)
        db.execute("COMMIT")
