"""A warmed process that forks workers: each opens a ledger, takes its steps, tells what is done.

A job comes in as a line. The worker says that it is ready, waits for a byte, works, says that it
has closed the ledger, and waits for another byte. What it tells is written once the call returned.
"""

from __future__ import annotations

import ctypes
import gc
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

import msgspec

from ledger import Ledger
from ledger.clock import Clock, SteppingClock, SystemClock
from ledger.codec import write
from ledger.errors import LedgerError
from ledger.events import Event
from ledger.plugins import Plugins
from ledger.testing.sample_events import an_agent
from tests.torture.shelf import answer, prepare, table
from tests.torture.telling import Job, Step, Told

T = TypeVar("T")

PR_SET_PTRACER = 0x59616D61
ANYBODY = ctypes.c_ulong(-1)


class Worker:
    """Does one job, and tells of it."""

    def __init__(self, job: Job, plugins: Plugins, out: int) -> None:
        self._clock: Clock = SteppingClock(start=job.start) if job.start else SystemClock()
        self._job = job
        self._left = job.again
        self._out = out
        self._plugins = plugins

    def run(self) -> None:
        """Open the ledger, take every step, close it."""
        book = self._tried(self._open)
        if book is not None:
            with book:
                self.tell(Told(did="open"))
                self._steps(book)
        self.tell(Told(did="closed"))

    def _open(self) -> Ledger:
        job = self._job
        return Ledger.open(
            job.ledger, by="ann", clock=self._clock, durable=job.durable, plugins=self._plugins
        )

    def _steps(self, book: Ledger) -> None:
        for step in self._job.steps:
            for n in range(step.times):
                told = self._tried(self._step(book, step, n))
                if told is None:
                    return
                self.tell(told)

    def _step(self, book: Ledger, step: Step, n: int) -> Callable[[], Told]:
        """Make ready what is to be done, so that it can be done again just so."""
        name = f"{step.name} {n}"
        events = made(self._clock, name, n) if step.do == "append" else ()

        def done() -> Told:
            match step.do:
                case "append":
                    sums = tuple(sha256(write(event)).hexdigest() for event in events)
                    return Told(did="append", seq=book.append(*events), sums=sums)
                case "record":
                    book.record(who="Russia", content=f"China {name}", source="notes")
                    return Told(did="record", answer=f"China {name}")
                case "import":
                    book.import_from(step.file, adapter="csv", name=step.name)
                    return Told(did="import", answer=step.name)
                case "view":
                    return Told(did="view", answer=answer(book))

        return done

    def _tried(self, do: Callable[[], T]) -> T | None:
        """Do something, `again` times more where it is refused; None where it stays refused."""
        while True:
            try:
                return do()
            except LedgerError as error:
                self.tell(Told(did="refused", why=f"{type(error).__name__}: {error}"))
                if not self._left:
                    return None
                self._left -= 1

    def tell(self, told: Told) -> None:
        """Write a line."""
        os.write(self._out, told.line())


def made(clock: Clock, name: str, n: int) -> Sequence[Event]:
    """Make the events of an append: few or many, now and then large."""
    long = " of the canals" * (250 if n % 7 == 3 else 1)
    return [an_agent(clock, f"{name}.{k}{long}") for k in range((1, 5, 2, 12, 3)[n % 5])]


def warm(plugins: Plugins) -> None:
    """Do everything once, so that a forked worker has nothing left to load."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "warm.ledger"
        prepare(path, plugins)
        with Ledger.open(path, by="ann", plugins=plugins) as book:
            book.append(*made(SystemClock(), "warm", 1))
            book.import_from(table(Path(folder), "warm", 20), adapter="csv", name="warm")
            book.record(who="Russia", content="China is warm", source="notes")
            answer(book)
    gc.collect()
    gc.freeze()


def forked(job: Job, plugins: Plugins) -> None:
    """Be the worker: wait, work, wait, and leave without the end of the process it came from."""
    worker = Worker(job, plugins, sys.stdout.fileno())
    ctypes.CDLL(None).prctl(PR_SET_PTRACER, ANYBODY, 0, 0, 0)  # where Yama keeps strace out
    worker.tell(Told(did="ready", pid=os.getpid()))
    os.read(0, 1)
    try:
        worker.run()
    except BaseException:  # noqa: BLE001 - told, and found by the test
        worker.tell(Told(did="failed", why=traceback.format_exc()))
    os.read(0, 1)
    os._exit(0)


def main() -> None:
    """Fork a worker for each line that comes in, and tell how it ended."""
    plugins = Plugins.load()
    warm(plugins)
    lines = open(0, "rb", buffering=0, closefd=False)  # noqa: SIM115 - what workers read is left
    while line := lines.readline():
        job = msgspec.json.decode(line, type=Job)
        child = os.fork()
        if not child:
            forked(job, plugins)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        os.write(1, Told(did="ended", status=status).line())


if __name__ == "__main__":
    main()
