"""What is looked for after an erasure: its salts, record keys and words, whole and in stretches.

SQLite cuts what is longer than a page, and moves rows about, so that a stretch may be all that is
left of an erased row. A stretch of 16 bytes holds 8 at an even place, wherever it begins: it is
enough to compare the files, eight bytes by eight, with the eight bytes at every place of what was
erased, and to see then how far the two go together.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Final, Literal, TypeAlias

import attrs

What: TypeAlias = Literal["salt", "record key", "words"]

LEAST: Final = 16
"""The shortest stretch, in bytes, that counts for itself; salts and record keys are as long."""
_WINDOW: Final = 8
_GROUP: Final = 1 << 20
_LOOK: Final = 64
_PLACES: Final = 100


@attrs.frozen(kw_only=True)
class Needle:
    """Erased bytes that are looked for; `told` where it is worth saying who else says them."""

    data: bytes
    told: bool = False
    what: What


@attrs.frozen(kw_only=True)
class Run:
    """A stretch of a needle that stands at a place in other bytes."""

    data: bytes
    needle: Needle
    offset: int


class Needles:
    """Needles of 16 bytes or more, ready to be looked for in anything."""

    def __init__(self, needles: Iterable[Needle]) -> None:
        """Take note of the eight bytes at every place of every needle."""
        self._needles = [n for n in needles if len(n.data) >= LEAST]
        self._ends = list(accumulate(len(n.data) for n in self._needles))
        self._all = b"".join(n.data for n in self._needles)
        self._at: dict[int, list[int]] = {}
        self._windows: set[int] = set()
        for needle in self._needles:
            for n in range(_WINDOW):
                self._windows.update(_eights(needle.data[n:]))
        self._windows.discard(0)  # files are full of zeros

    def runs(self, data: bytes) -> Iterator[Run]:
        """Find every stretch of a needle in some bytes: all those of 16 bytes and more."""
        view = _eights(data)
        done = 0
        for start in range(0, len(view), _LOOK):
            some = view[start : start + _LOOK]
            if self._windows.isdisjoint(some):  # far quicker than to look at each
                continue
            for n, window in enumerate(some, start):
                at = n * _WINDOW
                if at >= done and window in self._windows:
                    run = self._grown(data, at, window)
                    done = run.offset + len(run.data)
                    if len(run.data) >= LEAST:
                        yield run

    def _grown(self, data: bytes, at: int, window: int) -> Run:
        """Find the longest stretch around eight bytes that data and a needle share."""
        places = self._at.get(window)
        if places is None:
            places = self._at[window] = list(self._places(data[at : at + _WINDOW]))
        return max((self._run(data, at, place) for place in places), key=lambda r: len(r.data))

    def _run(self, data: bytes, at: int, place: int) -> Run:
        """See how far data and needle go together, on both sides of eight bytes they share."""
        which = bisect_right(self._ends, place)
        stop, needle = self._ends[which], self._needles[which]
        start = stop - len(needle.data)
        left = right = 0
        while left < min(at, place - start) and data[at - left - 1] == self._all[place - left - 1]:
            left += 1
        room = min(len(data) - at, stop - place)
        while right < room and data[at + right] == self._all[place + right]:
            right += 1
        return Run(data=data[at - left : at + right], needle=needle, offset=at - left)

    def _places(self, eight: bytes) -> Iterator[int]:
        """Find eight bytes among the needles, the first hundred times, not across borders."""
        place, found = self._all.find(eight), 0
        while place >= 0 and found < _PLACES:
            if place + _WINDOW <= self._ends[bisect_right(self._ends, place)]:
                found += 1
                yield place
            place = self._all.find(eight, place + 1)


def grouped(needles: Iterable[Needle]) -> Iterator[list[Needle]]:
    """Part many needles into groups that take some 100 MB of memory each."""
    group: list[Needle] = []
    size = 0
    for needle in needles:
        group.append(needle)
        size += len(needle.data)
        if size >= _GROUP:
            yield group
            group, size = [], 0
    if group:
        yield group


def _eights(data: bytes) -> memoryview:
    """Read bytes as numbers of eight bytes each, from the first on; the last ones may be left."""
    return memoryview(data)[: len(data) // _WINDOW * _WINDOW].cast("Q")
