"""Many processes write one ledger while others read it: no error, no gap, a bounded log."""

from __future__ import annotations

import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import chain
from pathlib import Path
from threading import Event, Thread
from time import sleep
from typing import Final

import attrs
import msgspec
import pytest

from ledger import Ledger
from ledger.clock import SystemClock
from ledger.plugins import Plugins
from ledger.store import SqliteStore
from ledger.testing.sample_events import an_agent
from ledger.trust.verify import verify
from tests.torture.crowd import Crowd, Did
from tests.torture.forks import ROOT
from tests.torture.shelf import prepare, table
from tests.torture.soundness import differing

BOUND: Final = 64 * 2**20
"""Bytes that the log stays below: SQLite empties it at some 16 MiB, whenever no reader is in it."""
SHORT: Final = Crowd(claims=50, first=2_000, ledger="", processes=4, seconds=2, times=50)
LONG: Final = Crowd(claims=50, first=20_000, ledger="", processes=16, seconds=240, times=1_000)


@pytest.mark.parametrize(
    "size", [SHORT, pytest.param(LONG, marks=pytest.mark.torture)], ids=["short", "long"]
)
def test_many_processes_write_while_others_read(
    tmp_path: Path, plugins: Plugins, size: Crowd, record_property: Callable[[str, object], None]
) -> None:
    crowd = begun(tmp_path / "a.ledger", plugins, size)
    with watched(Path(f"{crowd.ledger}-wal")) as log:
        told = together(crowd)
    with SqliteStore.open(
        crowd.ledger, recorder="check", clock=SystemClock(), create=False
    ) as store:
        verify(store)
        held = defaultdict(list)
        for one in store.read(crowd.first + 1):
            held[one.batch.recorder].append(one.seq)
        assert held == told
        assert sorted(chain(*held.values())) == list(range(crowd.first + 1, store.head().seq + 1))
        assert differing(store, Path(f"{crowd.ledger}.views")) == []
    assert log[0] < BOUND
    assert did(crowd, "replay").meanwhile > 0
    for name, figure in figures(crowd, told, log[0]):
        record_property(name, figure)


def begun(path: Path, plugins: Plugins, size: Crowd) -> Crowd:
    """Make a ledger of some claims and at least as many events as are asked."""
    prepare(path, plugins)
    clock = SystemClock()
    with Ledger.open(path, by="ann", plugins=plugins) as book:
        book.import_from(table(path.parent, "first", size.claims), name="first")
        while book.head().seq < size.first:
            book.append(*(an_agent(clock) for _ in range(200)))
        return attrs.evolve(size, first=book.head().seq, ledger=str(path))


def together(crowd: Crowd) -> dict[str, list[int]]:
    """Let all go, and write on until the replay is through; gives what each writer was told."""
    command = [sys.executable, "-W", "error", "-m", "tests.torture.crowd"]
    with subprocess.Popen([*command, msgspec.json.encode(crowd).decode()], cwd=ROOT) as process:
        steady = steadily(crowd, process)
    assert process.returncode == 0
    names = [f"writer {n}" for n in range(crowd.processes)]
    told = {name: list(did(crowd, name).seqs) for name in names}
    assert [len(seqs) for seqs in told.values()] == [crowd.times] * crowd.processes
    return {**told, "steady": steady}


def steadily(crowd: Crowd, process: subprocess.Popen[bytes]) -> list[int]:
    """Write ten times a second as long as anybody runs; gives the numbers."""
    told: list[int] = []
    with SqliteStore.open(crowd.ledger, recorder="steady", clock=SystemClock()) as store:
        while process.poll() is None:
            batch = store.append([an_agent(SystemClock(), "steady")], recorder="steady")
            told.append(batch.first_seq)
            sleep(0.1)
    return told


def did(crowd: Crowd, name: str) -> Did:
    """Read what one of them did."""
    return msgspec.json.decode(Path(f"{crowd.ledger}.{name}").read_bytes(), type=Did)


def figures(crowd: Crowd, told: dict[str, list[int]], log: int) -> Iterator[tuple[str, str]]:
    """List what was counted."""
    slow = did(crowd, "replay")
    yield "appends acknowledged; errors; gaps", f"{sum(map(len, told.values()))}; 0; 0"
    yield (
        "readings and views meanwhile",
        f"{did(crowd, 'reader').times}; {did(crowd, 'asker').times}",
    )
    yield "seconds of the replay; events meanwhile", f"{slow.seconds:.1f}; {slow.meanwhile}"
    yield "greatest size of the log, MiB", f"{log / 2**20:.1f}"


@contextmanager
def watched(log: Path) -> Iterator[list[int]]:
    """Look at the size of a log a hundred times a second; gives the greatest in a list."""
    sizes, done = [0], Event()

    def look() -> None:
        while not done.wait(0.01):
            with suppress(FileNotFoundError):
                sizes[0] = max(sizes[0], log.stat().st_size)

    watcher = Thread(target=look)
    watcher.start()
    try:
        yield sizes
    finally:
        done.set()
        watcher.join()
