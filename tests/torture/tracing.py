"""Attaches strace to a worker that waits: to see its file-system calls, or to make one fail.

Where files are named, only calls on them are seen and counted.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import attrs
import pytest

from tests.torture.forks import Forks
from tests.torture.telling import Job

CALLS: Final = "trace=%file,%desc"
_CALL: Final = re.compile(r"^(\w+)\(")


@attrs.frozen(kw_only=True)
class Point:
    """One call of a run: the n-th of its name. An `unlock` lets go of a lock."""

    call: str
    n: int
    unlock: bool

    def inject(self, error: str, *, on: bool) -> str:
        """Say how strace is to make this call fail, and, with `on`, all later ones of its name."""
        return f"inject={self.call}:{error}:when={self.n}{'+' if on else ''}"


@contextmanager
def attached(
    pid: int, log: Path, files: Sequence[Path], *options: str, more: Sequence[str] = ()
) -> Iterator[None]:
    """Attach strace to a process; at the end, wait until that process has ended.

    Without `files`, all calls are seen.
    """
    paths = [part for file in files for part in ("-P", str(file))]
    told = [part for option in options for part in ("-e", option)]
    command = ["strace", "-o", str(log), "-p", str(pid), *more, *paths, *told]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as strace:
        assert strace.stderr is not None
        said = strace.stderr.readline()
        assert "attached" in said, said
        yield
        strace.stderr.read()


def points(log: Path) -> list[Point]:
    """Number the calls of a run."""
    seen: Counter[str] = Counter()
    found: list[Point] = []
    for line in log.read_text("utf-8", "replace").splitlines():
        if call := _CALL.match(line):
            seen[call[1]] += 1
            found.append(Point(call=call[1], n=seen[call[1]], unlock="F_UNLCK" in line))
    return found


def struck(log: Path) -> bool:
    """Tell whether the call that was to fail was made, and failed."""
    text = log.read_text("utf-8", "replace")
    return "(INJECTED)" in text or "killed by SIGKILL" in text


def need_strace(forks: Forks) -> None:
    """Skip a test where strace is missing or may not look at a worker; in CI, fail."""
    why = _why_not(forks)
    if why and os.environ.get("CI"):
        pytest.fail(why)
    if why:
        pytest.skip(why)


def _why_not(forks: Forks) -> str:
    if shutil.which("strace") is None:
        return "strace is missing; Debian has it in the package of that name"
    running = forks.start(Job(ledger=os.devnull, steps=()))
    command = ["strace", "-o", os.devnull, "-e", "trace=none", "-p", str(running.pid)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as strace:
        assert strace.stderr is not None
        said = strace.stderr.readline().strip()
        running.kill()
        running.rest()
    return "" if "attached" in said else f"strace may not look at other processes here: {said}"
