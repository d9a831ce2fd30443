"""A ledger that is opened twice in one process stays whole, whoever else opens and closes it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from ledger.clock import SystemClock
from ledger.errors import NotALedger
from ledger.store import SqliteStore
from ledger.testing.sample_events import an_agent
from ledger.trust.verify import verify

OTHER = """
import sys
from ledger.clock import SystemClock
from ledger.store import SqliteStore
from ledger.testing.sample_events import an_agent
with SqliteStore.open(sys.argv[1], recorder="bob", clock=SystemClock()) as store:
    store.append([an_agent(SystemClock())], recorder="bob")
    print(store.head().seq)
"""


def opened(path: Path) -> SqliteStore:
    return SqliteStore.open(path, recorder="ann", clock=SystemClock())


def other(path: Path) -> int:
    """Open the ledger in another process, append one event and close; gives its number."""
    done = subprocess.run([sys.executable, "-c", OTHER, str(path)], check=True, capture_output=True)
    return int(done.stdout)


def test_what_one_store_appends_is_seen_by_others_when_a_second_was_opened_beside_it(
    tmp_path: Path,
) -> None:
    path, clock = tmp_path / "a.ledger", SystemClock()
    with opened(path) as first, opened(path) as second:
        first.append([an_agent(clock)], recorder="ann")
        assert other(path) == 3
        first.append([an_agent(clock)], recorder="ann")
        assert other(path) == 5
        second.append([an_agent(clock)], recorder="ann")
        assert [store.head().seq for store in (first, second)] == [6, 6]
    with opened(path) as store:
        assert verify(store).events == 6


@pytest.mark.parametrize("size", [1, 2, 15, 16, 100, 5000])
def test_a_file_that_begins_otherwise_is_no_ledger_however_short(tmp_path: Path, size: int) -> None:
    path = tmp_path / "a.ledger"
    path.write_bytes(b"x" * size)
    with pytest.raises(NotALedger, match="no SQLite file"):
        opened(path)
    assert path.read_bytes() == b"x" * size
