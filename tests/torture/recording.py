"""What a worker asked of its disk, in order: writes, sizes, names and syncs, as strace saw them.

What it told stands among them, where it told it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, Literal

import attrs
import msgspec

from tests.torture.telling import Told

CALLS: Final = "trace=openat,close,write,pwrite64,ftruncate,fsync,fdatasync,unlink,rename,fallocate"
WHOLE: Final = ("-xx", "-s", str(1 << 24))
"""Every byte, as hexadecimal numbers."""
_LINE: Final = re.compile(r"^(\w+)\((.*)\) += (-?\d+)")
_TEXT: Final = re.compile(r'"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?')


@attrs.frozen(kw_only=True)
class Asked:
    """One thing asked of the disk, of the file or folder `name`; or one line that was told."""

    data: bytes = b""
    did: Literal["create", "sync", "told", "truncate", "unlink", "write"]
    name: str = ""
    offset: int = 0
    told: Told | None = None


class UnknownCall(Exception):
    """A call that the simulation knows nothing of."""


def recorded(log: Path, folder: Path) -> Iterator[Asked]:
    """Read a log of strace: all that concerns the files of a folder; "." is the folder itself."""
    of: dict[int, str] = {}
    with log.open(encoding="ascii") as lines:
        for line in lines:
            if (call := _LINE.match(line)) and (result := int(call[3])) >= 0:
                yield from _asked(call[1], call[2], result, of, folder)


def _asked(call: str, given: str, result: int, of: dict[int, str], folder: Path) -> Iterator[Asked]:
    if call in ("openat", "unlink"):
        name = _name(given, folder)
        if name is None:
            return
        if call == "unlink":
            yield Asked(did="unlink", name=name)
            return
        of[result] = name
        if "O_CREAT" in given:
            yield Asked(did="create", name=name)
        return
    if call in ("rename", "fallocate"):
        raise UnknownCall(f"{call}({given})")
    fd = int(given.split(",", 1)[0])
    if call == "close":
        of.pop(fd, None)
    elif fd == 1 and call == "write":
        yield from _told(_bytes(given))
    elif fd in of:
        yield _done(call, given, of[fd])


def _done(call: str, given: str, name: str) -> Asked:
    match call:
        case "pwrite64":
            offset = int(given.rsplit(", ", 1)[1])
            return Asked(data=_bytes(given), did="write", name=name, offset=offset)
        case "ftruncate":
            return Asked(did="truncate", name=name, offset=int(given.rsplit(", ", 1)[1]))
        case "fsync" | "fdatasync":
            return Asked(did="sync", name=name)
        case _:
            raise UnknownCall(f"{call}({given[:80]})")


def _told(line: bytes) -> Iterator[Asked]:
    yield Asked(did="told", told=msgspec.json.decode(line, type=Told))


def _name(given: str, folder: Path) -> str | None:
    path = Path(_bytes(given).decode())
    return str(path.relative_to(folder)) if path.is_relative_to(folder) else None


def _bytes(given: str) -> bytes:
    found = _TEXT.search(given)
    if found is None or found[2]:
        raise UnknownCall(f"no whole text in {given[:80]}")
    return bytes.fromhex(found[1].replace("\\x", ""))
