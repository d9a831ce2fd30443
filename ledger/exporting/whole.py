"""Files written whole or not at all, and never over a ledger."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Final

from ledger.errors import BadExport
from ledger.store.still import program_of

_LEDGERS: Final = (b"SQLite format 3\0", b"\x37\x7f\x06\x82", b"\x37\x7f\x06\x83")
"""How a ledger and the file of its views begin, and what SQLite writes ahead beside each."""
_BESIDE: Final = ("-wal", "-shm", "-journal", ".views")


@contextmanager
def whole(path: Path) -> Iterator[IO[bytes]]:
    """Open a file that is there whole once all is written, and not at all when that fails.

    A pipe or a terminal is written to as it is. Raises `BadExport` for a ledger's own files.
    """
    if path.exists() and not path.is_file():
        with path.open("wb") as file:
            yield file
        return
    place = path.resolve()
    if _is_ledgers(place):
        raise BadExport(what=str(path), why="a ledger is kept there; choose another file")
    part = place.with_name(f"{place.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            yield file
        part.replace(place)
    except OSError as error:
        if error.filename == str(part):
            error.filename = str(path)
        raise
    finally:
        part.unlink(missing_ok=True)


def _is_ledgers(place: Path) -> bool:
    """Tell whether a file is a ledger, or one that stands beside a ledger and belongs to it.

    What it stands beside comes first: SQLite's locks are on a file of that kind too.
    """
    ends = (end for end in _BESIDE if place.name.endswith(end))
    beside = (Path(f"{place}"[: -len(end)]) for end in ends)
    return any(map(_is_sqlites, (*beside, place)))


def _is_sqlites(place: Path) -> bool:
    """Tell whether a file is SQLite's; a sound one may be open, and SQLite alone looks into it."""
    if program_of(place) is not None:
        return True
    with suppress(OSError), place.open("rb") as file:
        return file.read(16).startswith(_LEDGERS)
    return False
