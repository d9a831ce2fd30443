"""A views file that does not fit is made anew: of an earlier version, damaged, or emptied."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ledger import Ledger
from ledger.clock import SteppingClock
from tests.notebook import START, record

OLD = {
    "an earlier version, without redactions": "ALTER TABLE position DROP COLUMN redacted",
    "other projections": "UPDATE position SET signature = 'earlier'; CREATE TABLE \"a row\" (a)",
    "no position": "DROP TABLE position",
    "an empty position": "DELETE FROM position",
    "another history": "UPDATE position SET root = x'00'",
}


def told(path: Path) -> str:
    clock = SteppingClock(start=START, step=60_000_000)
    with Ledger.open(path, by="ann", clock=clock) as book:
        if "Arcadia" not in {agent.name for agent in book.agents()}:
            for name in ("Arcadia", "Borduria"):
                book.register(name, "state")
            book.source("notes", publisher="The Gazette", published="2023-06-10")
            record(book, "we trade", who="Arcadia")
        return str(book.relationship("Arcadia", "Borduria"))


@pytest.mark.parametrize("change", OLD.values(), ids=OLD)
def test_a_views_file_that_does_not_fit_is_made_anew(tmp_path: Path, change: str) -> None:
    path = tmp_path / "talks.ledger"
    before = told(path)
    with closing(sqlite3.connect(f"{path}.views")) as views:
        views.executescript(change)
    assert told(path) == before
    with closing(sqlite3.connect(f"{path}.views")) as views:
        [[kept]] = views.execute("SELECT count(*) FROM placedrow")
        assert kept == 1
