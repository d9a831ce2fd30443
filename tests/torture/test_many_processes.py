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
import pytest

from ledger import Ledger
from ledger.clock import SystemClock
from ledger.plugins import Plugins
from ledger.store import SqliteStore
from ledger.testing.sample_events import an_agent
from ledger.trust.verify import verify
from tests.torture.shelf import prepare, table
from tests.torture.soundness import differing

BOUND: Final = 64 * 2**20
"""Bytes that the log stays below: SQLite empties it at some 16 MiB, whenever no reader is in it."""

APPEND = """
import sys
from ledger.clock import SystemClock
from ledger.store import open_store
from ledger.testing.sample_events import an_agent
path, name, times = sys.argv[1], sys.argv[2], int(sys.argv[3])
store = open_store(path, recorder=name)
print("ready", flush=True)
sys.stdin.readline()
told = []
for n in range(times):
    batch = store.append([an_agent(SystemClock(), f"{name} {n}")], recorder=name)
    told.append(batch.first_seq)
store.close()
print(*told, sep="\\n")
"""

READ = """
import sys, time
from ledger.store import open_store
path = sys.argv[1]
store = open_store(path, recorder="reader")
print("ready", flush=True)
sys.stdin.readline()
rounds, last = 0, 0
while True:
    head = store.head()
    seqs = [one.seq for one in store.read(last + 1, head.seq)]
    assert seqs == list(range(last + 1, head.seq + 1)), (last, head.seq, len(seqs))
    last, rounds = head.seq, rounds + 1
    if last >= int(sys.argv[2]):
        break
    time.sleep(0.01)
store.close()
print(rounds)
"""

REPLAY = """
import sys, time
from ledger.store import open_store
path, seconds = sys.argv[1], float(sys.argv[2])
store = open_store(path, recorder="replay")
head = store.head().seq
print("ready", flush=True)
sys.stdin.readline()
pause, began = seconds / head, time.perf_counter()
seqs = []
for one in store.read():
    assert one.event is not None
    seqs.append(one.seq)
    time.sleep(max(0.0, began + pause * len(seqs) - time.perf_counter()))
assert seqs == list(range(1, head + 1)), len(seqs)
grown = store.head().seq - head
store.close()
print(f"{time.perf_counter() - began:.1f} {grown}")
"""

VIEWS = """
import sys
from ledger import Ledger
path, stop = sys.argv[1], int(sys.argv[2])
with Ledger.open(path, by="asker") as book:
    book.relationship("Russia", "China")
    print("ready", flush=True)
    sys.stdin.readline()
    rounds, head = 0, 0
    while head < stop:
        head = book.head().seq
        assert book.relationship("Russia", "China").claims == 100
        rounds += 1
print(rounds)
"""


@attrs.frozen(kw_only=True)
class Size:
    """How many processes write how often, and how long a slow reader takes for what was there."""

    before: int
    processes: int
    seconds: float
    times: int


SHORT = Size(before=2_000, processes=4, seconds=2, times=50)
LONG = Size(before=20_000, processes=16, seconds=240, times=1_000)


def process(code: str, *words: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-W", "error", "-c", code, *map(str, words)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


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


def run(path: Path, size: Size, first: int) -> tuple[dict[str, list[int]], list[str]]:
    """Let all processes go at once; gives what each writer was told, and what the others say."""
    stop = first + size.processes * size.times
    names = [f"writer {n}" for n in range(size.processes)]
    writers = [process(APPEND, path, name, size.times) for name in names]
    replay = process(REPLAY, path, size.seconds)
    others = [process(READ, path, stop), process(VIEWS, path, stop), replay]
    for one in (*writers, *others):
        assert one.stdout is not None
        assert one.stdout.readline() == "ready\n"
    for one in (*writers, *others):
        assert one.stdin is not None
        one.stdin.write("go\n")
        one.stdin.flush()
    told = {"steady": steadily(path, replay)}
    for name, one in zip(names, writers, strict=True):
        told[name] = [int(line) for line in one.communicate()[0].split()]
    heard = [one.communicate()[0].strip() for one in others]
    assert [one.returncode for one in (*writers, *others)] == [0] * (size.processes + 3)
    return told, heard


def steadily(path: Path, replay: subprocess.Popen[str]) -> list[int]:
    """Go on writing, ten times a second, until the slow reader is through; gives the numbers."""
    told: list[int] = []
    with SqliteStore.open(path, recorder="steady", clock=SystemClock()) as store:
        while replay.poll() is None:
            batch = store.append([an_agent(SystemClock(), "steady")], recorder="steady")
            told.append(batch.first_seq)
            sleep(0.1)
    return told


@pytest.mark.parametrize(
    "size", [SHORT, pytest.param(LONG, marks=pytest.mark.torture)], ids=["short", "long"]
)
def test_many_processes_write_while_others_read(
    tmp_path: Path, plugins: Plugins, size: Size, record_property: Callable[[str, object], None]
) -> None:
    path = tmp_path / "a.ledger"
    prepare(path, plugins)
    with Ledger.open(path, by="ann", plugins=plugins) as book:
        book.import_from(table(tmp_path, "first", 100), name="first")
        for _ in range(size.before // 100):
            book.append(*(an_agent(SystemClock()) for _ in range(100)))
        first = book.head().seq
    with watched(Path(f"{path}-wal")) as log:
        told, (rounds, views, replayed) = run(path, size, first)
    with SqliteStore.open(path, recorder="check", clock=SystemClock(), create=False) as store:
        verify(store)
        held = defaultdict(list)
        for one in store.read(first + 1):
            held[one.batch.recorder].append(one.seq)
        assert held == told
        assert sorted(chain(*told.values())) == list(range(first + 1, store.head().seq + 1))
        assert [len(held[f"writer {n}"]) for n in range(size.processes)] == (
            [size.times] * size.processes
        )
        assert differing(store, Path(f"{path}.views")) == []
    assert log[0] < BOUND
    seconds, meanwhile = replayed.split()
    assert int(meanwhile) > 0
    record_property("appends acknowledged; errors; gaps", f"{sum(map(len, told.values()))}; 0; 0")
    record_property("readings and views meanwhile", f"{rounds}; {views}")
    record_property("seconds of the replay; events written meanwhile", f"{seconds}; {meanwhile}")
    record_property("greatest size of the log, MiB", f"{log[0] / 2**20:.1f}")
