"""Many processes and threads write one file; crashes, forks and full disks lose nothing written."""

import os
import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from contextlib import closing, suppress
from pathlib import Path

import pytest

from ledger.clock import SystemClock
from ledger.errors import StoreBusy, StoreFailed, UsedAfterFork
from ledger.store import SqliteStore, open_store
from ledger.testing.plain_tree import root_of
from ledger.testing.sample_events import an_agent

APPEND = """
import sys
from ledger.clock import SystemClock
from ledger.store import open_store
from ledger.testing.sample_events import an_agent
path, name, rounds = sys.argv[1], sys.argv[2], int(sys.argv[3])
store = open_store(path, recorder=name)
for n in range(rounds):
    batch = store.append([an_agent(SystemClock(), name) for _ in range(n % 5 + 1)], recorder=name)
    print(batch.first_seq + n % 5, flush=True)
store.close()
"""


def appender(path: Path, name: str, rounds: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-W", "error", "-c", APPEND, str(path), name, str(rounds)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def check_whole(path: Path) -> SqliteStore:
    """Open the ledger and make sure that numbers, batches and roots hold together."""
    store = SqliteStore.open(path, recorder="check", clock=SystemClock(), create=False)
    rows = list(store.raw())
    assert [r.seq for r in rows] == list(range(1, store.head().seq + 1))
    assert root_of(store.ledger_id, rows) == store.head().root
    assert sorted({r.batch.id for r in rows}) == [b.id for b, _ in store.batches()]
    return store


def test_processes_take_turns(tmp_path: Path) -> None:
    path = tmp_path / "a.ledger"
    running = [appender(path, name, 100) for name in ("ann", "bob", "cem")]
    written = [int(line) for p in running for line in p.communicate(timeout=120)[0].split()]
    assert [p.returncode for p in running] == [0, 0, 0]
    assert len(set(written)) == 300
    with check_whole(path) as store:
        assert store.head().seq == 1 + 3 * 300
        counts = Counter(r.batch.recorder for r in store.read(2))
        assert counts == {"ann": 300, "bob": 300, "cem": 300}


def test_what_was_acknowledged_outlives_a_kill(tmp_path: Path) -> None:
    path = tmp_path / "a.ledger"
    last = 1
    for wait in (1, 7, 23, 40):
        process = appender(path, f"ann {wait}", 100_000)
        assert process.stdout is not None
        seen = [int(process.stdout.readline()) for _ in range(wait)]
        process.send_signal(signal.SIGKILL)
        seen += [int(line) for line in process.stdout.read().split()]
        process.wait(timeout=30)
        process.stdout.close()
        with check_whole(path) as store:
            assert store.head().seq >= seen[-1] > last
            last = store.head().seq


def test_a_killed_beginning_leaves_nothing_or_a_whole_ledger(tmp_path: Path) -> None:
    for n in range(6):
        path = tmp_path / f"{n}.ledger"
        process = appender(path, "ann", 1)
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=0.25 + n / 100)
        process.kill()
        process.communicate()
        open_store(path, recorder="ann").close()
        check_whole(path).close()


def test_a_store_is_refused_in_a_forked_child(tmp_path: Path) -> None:
    with SqliteStore.open(tmp_path / "a", recorder="ann", clock=SystemClock()) as store:
        child = os.fork()
        if not child:  # leave without pytest's own end
            try:
                store.close()
                store.append([an_agent(SystemClock())], recorder="child")
            except UsedAfterFork:
                os._exit(7)
            os._exit(1)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
        store.append([an_agent(SystemClock())], recorder="ann")
        assert store.head().seq == 2


def test_threads_take_turns(tmp_path: Path) -> None:
    with SqliteStore.open(tmp_path / "a", recorder="ann", clock=SystemClock()) as store:

        def work() -> None:
            for _ in range(30):
                store.append([an_agent(SystemClock())], recorder="ann")
                list(store.read())

        threads = [threading.Thread(target=work) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert store.head().seq == 121
        assert root_of(store.ledger_id, list(store.raw())) == store.head().root


def test_a_reader_sees_each_batch_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.ledger"
    open_store(path, recorder="ann").close()
    process = appender(path, "ann", 200)
    with SqliteStore.open(path, recorder="bob", clock=SystemClock()) as store:
        while process.poll() is None:
            head = store.head()
            sizes = Counter(r.batch.id for r in store.read(2, head.seq))
            assert [sizes[id] for id in sorted(sizes)] == [n % 5 + 1 for n in range(len(sizes))]
    process.communicate()


def test_a_lock_held_too_long_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "a.ledger"
    with SqliteStore.open(path, recorder="ann", clock=SystemClock(), seconds=1) as store:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreBusy, match="1 s"):
            store.append([an_agent(SystemClock())], recorder="ann")
        assert store.head().seq == 1
        other.execute("ROLLBACK")
        other.close()
        store.append([an_agent(SystemClock())], recorder="ann")


def test_a_lock_that_changes_hands_is_waited_for(tmp_path: Path) -> None:
    """Others write, each nearly as long as is waited, with hardly a pause in between."""
    path = tmp_path / "a.ledger"
    with SqliteStore.open(path, recorder="ann", clock=SystemClock(), seconds=1) as store:

        def hold() -> None:
            with closing(sqlite3.connect(path, isolation_level=None)) as other:
                for _ in range(4):
                    other.execute("BEGIN IMMEDIATE")
                    other.execute("PRAGMA user_version = 1")
                    held.set()
                    time.sleep(0.9)
                    other.execute("COMMIT")

        held = threading.Event()
        holder = threading.Thread(target=hold)
        holder.start()
        held.wait()
        store.append([an_agent(SystemClock())], recorder="ann")
        holder.join()
        assert store.head().seq == 2


def test_a_full_disk_writes_nothing(tmp_path: Path) -> None:
    """The limit on the size of a file stands in for a full disk."""
    path = tmp_path / "a.ledger"
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    with SqliteStore.open(path, recorder="ann", clock=SystemClock()) as store:
        store.append([an_agent(SystemClock())], recorder="ann")
        before, many = store.head(), [an_agent(SystemClock(), "x" * 4000) for _ in range(40)]
        room = Path(f"{path}-wal").stat().st_size + 20_000
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, hard))
        try:
            with pytest.raises(StoreFailed, match="What failed was not written"):
                store.append(many, recorder="ann")
            assert store.head() == before
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        store.append([an_agent(SystemClock())], recorder="ann")
    with check_whole(path) as store:
        assert store.head().seq == 3


READ_ONLY = """
import importlib.readers, os, sys  # Python may stand where nobody else can read
from ledger.clock import SystemClock
from ledger.errors import StoreFailed
from ledger.store import open_store
from ledger.testing.sample_events import an_agent
if os.geteuid() == 0:
    os.seteuid(65534)  # root may write to every file
try:
    open_store(sys.argv[1], recorder="ann").append([an_agent(SystemClock())], recorder="ann")
except StoreFailed as refusal:
    print(refusal)
"""


def test_a_read_only_file_is_not_written() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.ledger"
        open_store(path, recorder="ann").close()
        before = path.read_bytes()
        path.chmod(0o444)
        Path(folder).chmod(0o555)
        command = [sys.executable, "-W", "error", "-c", READ_ONLY, str(path)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        Path(folder).chmod(0o755)
        assert "What failed was not written" in done.stdout
        assert (done.stderr, path.read_bytes()) == ("", before)
