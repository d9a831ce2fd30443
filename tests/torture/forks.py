"""Starts workers without waiting for Python: they are forked from a process that is warm."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import attrs
import msgspec

from tests.torture.telling import Job, Told

ROOT: Final = Path(__file__).parents[2]


@attrs.frozen(kw_only=True)
class Running:
    """A worker that waits to be let go."""

    forks: Forks
    pid: int

    def go(self) -> None:
        """Let it begin."""
        self.forks.give()

    def kill(self) -> None:
        """End it without a warning; it cannot have ended by itself, for it waits at its end."""
        os.kill(self.pid, signal.SIGKILL)

    def finish(self) -> list[Told]:
        """Read what it told, up to its end: "ended" comes last, with its status."""
        told: list[Told] = []
        while not told or told[-1].did != "ended":
            told.append(self.forks.hear())
            if told[-1].did in ("closed", "failed"):
                self.forks.give()
        return told

    def rest(self) -> list[Told]:
        """Read what it told before it was killed."""
        told = [self.forks.hear()]
        while told[-1].did != "ended":
            told.append(self.forks.hear())
        return told


@attrs.frozen
class Forks:
    """The warm process."""

    process: subprocess.Popen[bytes]

    def start(self, job: Job) -> Running:
        """Fork a worker for a job."""
        self.give(msgspec.json.encode(job) + b"\n")
        return Running(forks=self, pid=self.hear().pid)

    def give(self, line: bytes = b"!") -> None:
        """Send a job, or one byte to the worker that waits for it."""
        assert self.process.stdin is not None
        self.process.stdin.write(line)
        self.process.stdin.flush()

    def hear(self) -> Told:
        """Read a line."""
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line, "the process that forks workers has ended"
        return msgspec.json.decode(line, type=Told)


@contextmanager
def forks() -> Iterator[Forks]:
    """Start the warm process, and end it."""
    command = [sys.executable, "-W", "error", "-m", "tests.torture.worker"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe) as process:
        yield Forks(process)
        assert process.stdin is not None
        process.stdin.close()
