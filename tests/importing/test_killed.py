"""An import that is killed, or whose disk is full, shows nothing; done again it is done once."""

from __future__ import annotations

import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ledger import Ledger

ROWS = 4000
IMPORT = """
import resource, signal, sys
from ledger import Ledger
from ledger.errors import LedgerError
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
limit = int(sys.argv[3])
with Ledger.open(sys.argv[1], by="ann") as book:
    print("open", flush=True)
    if limit:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    try:
        book.import_from(sys.argv[2], name="table")
    except LedgerError as error:
        print(f"{type(error).__name__}: {error}", flush=True)
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "claims.csv"
    rows = (f"k{n},Wang Yi,China and Russia met {n} times,notes\n" for n in range(ROWS))
    path.write_text("key,who,content,source\n" + "".join(rows), "utf-8")
    return path


def start(ledger: Path, table: Path, limit: int = 0) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", IMPORT, str(ledger), str(table), str(limit)],
        stdout=subprocess.PIPE,
        text=True,
    )


def finish(ledger: Path, table: Path) -> None:
    """See that nothing shows of the import; do it again, and see that it is there once."""
    with Ledger.open(ledger, by="ann") as book:
        assert list(book.claims()) == []
        book.verify()
        book.import_from(table, name="table")
        contents = [claim.content for claim in book.claims()]
        assert len(contents) == len(set(contents)) == ROWS
        again = book.import_from(table, name="table")
        assert (again.added, again.known) == (0, ROWS)


@pytest.mark.skipif(sys.platform != "linux", reason="file size limits are read as Linux has them")
@pytest.mark.parametrize("room", [200_000, 700_000, 1_500_000])
def test_a_full_disk_is_told_and_loses_nothing(tmp_path: Path, table: Path, room: int) -> None:
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] == resource.RLIM_INFINITY
    ledger = tmp_path / "test.ledger"
    process = start(ledger, table, room)
    told, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    assert "StoreFailed" in told
    finish(ledger, table)


def test_a_killed_import_shows_nothing_and_is_completed_once(tmp_path: Path, table: Path) -> None:
    ledger = tmp_path / "test.ledger"
    wal = ledger.with_name("test.ledger-wal")
    process = start(ledger, table)
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    while process.poll() is None and not (wal.exists() and wal.stat().st_size > 300_000):
        time.sleep(0.002)
    process.send_signal(signal.SIGKILL)
    process.wait(10)
    process.stdout.close()
    finish(ledger, table)
