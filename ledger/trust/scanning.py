"""Looks for needles in the raw bytes of files: in another process, for the sake of SQLite's locks.

A process that closes a file lets go of every lock that it holds on it (POSIX), SQLite's too: other
processes would then take a ledger that is open here for one that nobody has open. So the files of
a ledger are never opened but by SQLite, or by a process that has no ledger open.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, Final

import attrs
import msgspec

from ledger.errors import StoreFailed
from ledger.trust.needles import LEAST, Needle, Needles

_BLOCK: Final = 1 << 20
_CHILD: Final = (
    "import sys; sys.path[:] = sys.argv[1:]; from ledger.trust.scanning import answer;"
    " answer(sys.stdin.buffer, sys.stdout.buffer)"
)


@attrs.frozen(kw_only=True)
class Hit:
    """Bytes of a needle that stand in a file: the first place, and how many there are."""

    data: bytes
    file: str
    needle: Needle
    offset: int
    times: int


@attrs.frozen
class _Task:
    files: list[str]
    needles: list[Needle]


def scan(files: Sequence[Path], needles: Sequence[Needle]) -> list[Hit]:
    """Find every stretch of the needles in files that may be open here; raises `StoreFailed`."""
    there = [str(file) for file in files if file.exists()]
    if not there or not needles:
        return []
    done = subprocess.run(  # noqa: S603  # this very Python, with our own module
        [sys.executable, "-c", _CHILD, *sys.path],
        capture_output=True,
        check=False,
        input=msgspec.msgpack.encode(_Task(there, list(needles))),
    )
    if done.returncode:
        last = (done.stderr.decode(errors="replace").strip().splitlines() or ["no Python"])[-1]
        raise StoreFailed(path=there[0], why=f"its bytes could not be looked through: {last}")
    return msgspec.msgpack.decode(done.stdout, type=list[Hit])


def answer(asked: BinaryIO, told: BinaryIO) -> None:
    """Do what `scan` asks for, in a process of its own."""
    task = msgspec.msgpack.decode(asked.read(), type=_Task)
    found = hits((Path(file) for file in task.files), task.needles)
    told.write(msgspec.msgpack.encode(found))


def hits(files: Iterable[Path], needles: Sequence[Needle]) -> list[Hit]:
    """Find stretches of 16 bytes and more of long needles, and short ones whole."""
    long, short = Needles(needles), [n for n in needles if len(n.data) < LEAST]
    found: dict[bytes, Hit] = {}
    for file in files:
        for offset, needle, data in _in_file(file, long, short):
            first = found.get(data)
            found[data] = (
                attrs.evolve(first, times=first.times + 1)
                if first
                else Hit(data=data, file=str(file), needle=needle, offset=offset, times=1)
            )
    return list(found.values())


def _in_file(
    file: Path, long: Needles, short: Sequence[Needle]
) -> Iterator[tuple[int, Needle, bytes]]:
    for start, known, data in _blocks(file):
        for run in long.runs(data):
            if run.offset + len(run.data) > known:
                yield start + run.offset, run.needle, run.data
        for needle in short:
            at = data.find(needle.data, max(0, known - len(needle.data) + 1))
            while at >= 0:
                yield start + at, needle, needle.data
                at = data.find(needle.data, at + 1)


def _blocks(file: Path) -> Iterator[tuple[int, int, bytes]]:
    """Read a file block by block: where each begins, how much of it the last one had, and it.

    Files come and go while a ledger is written: one that is gone has nothing in it.
    """
    try:
        raw = file.open("rb")
    except FileNotFoundError:
        return
    with raw:
        start, known = 0, b""
        while block := raw.read(_BLOCK):
            data = known + block
            yield start - len(known), len(known), data
            start += len(block)
            known = data[-2 * LEAST :]
