"""A disk whose power is cut: what was synced is there, of the rest anything may be.

A file keeps what it held at its last sync. Of what was written since, each piece is there, is not,
or is there in some sectors of 512 bytes and not in others, whatever was written before or after it;
a change of size likewise. A folder keeps the names of its last sync, and some of the changes since,
in their order, as file systems with a journal do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from random import Random
from typing import Final

import attrs

from tests.torture.recording import Asked

FOLDER: Final = "."
"""The name of the folder itself."""
LOST: Final = "-shm"
"""The end of the names of files that are memory, and gone."""
SECTOR: Final = 512


@attrs.define
class File:
    """What a file held at its last sync, and what was asked since."""

    synced: bytes = b""
    since: list[Asked] = attrs.field(factory=list)

    def sync(self) -> None:
        """Make everything last."""
        self.synced = _content(self.synced, self.since)
        self.since.clear()

    def after_a_cut(self, chance: Random, likely: float) -> bytes:
        """Give what may be found after a cut, each piece written being there that likely."""
        kept: list[Asked] = []
        for asked in self.since:
            fate = chance.random()
            if fate < likely:
                kept.append(asked)
            elif asked.did == "write" and fate < (1 + likely) / 2:
                kept += torn(asked, chance)
        return _content(self.synced, kept)


@attrs.define
class Disk:
    """The files of one folder, by the names they have, and had at the folder's last sync."""

    _now: dict[str, File] = attrs.field(factory=dict, init=False)
    _synced: dict[str, File] = attrs.field(factory=dict, init=False)
    _since: list[tuple[str, File | None]] = attrs.field(factory=list, init=False)

    def take(self, asked: Asked) -> None:
        """Do what was asked."""
        name = asked.name
        if name.endswith(LOST):
            return
        if name == FOLDER:
            self._synced = dict(self._now)
            self._since.clear()
        elif asked.did == "unlink":
            del self._now[name]
            self._since.append((name, None))
        elif asked.did == "sync":
            self._now[name].sync()
        elif asked.did != "create":
            self._now[name].since.append(asked)
        elif name not in self._now:
            self._now[name] = File()
            self._since.append((name, self._now[name]))

    def after_a_cut(self, chance: Random) -> dict[str, bytes]:
        """Give the files that may be found after a cut, by name."""
        found = dict(self._synced)
        for name, file in self._since[: chance.randint(0, len(self._since))]:
            found.pop(name, None)
            if file is not None:
                found[name] = file
        likely = chance.choice((0, 0.1, 0.5, 0.9, 1))
        return {name: file.after_a_cut(chance, likely) for name, file in found.items()}


def torn(asked: Asked, chance: Random) -> Iterator[Asked]:
    """Give some sectors of what was to be written, or nothing but the room that it takes."""
    end = asked.offset + len(asked.data)
    if chance.random() < 0.2:
        yield attrs.evolve(asked, data=b"", offset=end)
        return
    first = asked.offset - asked.offset % SECTOR
    for start in range(first, end, SECTOR):
        if chance.random() < 0.5:
            begin, stop = max(start, asked.offset), min(start + SECTOR, end)
            data = asked.data[begin - asked.offset : stop - asked.offset]
            yield attrs.evolve(asked, data=data, offset=begin)


def _content(before: bytes, done: Iterable[Asked]) -> bytes:
    held = bytearray(before)
    for asked in done:
        held += bytes(max(0, asked.offset - len(held)))
        if asked.did == "truncate":
            del held[asked.offset :]
        else:
            held[asked.offset : asked.offset + len(asked.data)] = asked.data
    return bytes(held)
