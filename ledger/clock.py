"""The only wall clock and the only randomness; a test or a demo puts its own in."""

from __future__ import annotations

import os
import time
from typing import Final, Protocol

import attrs

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_PAIRS: Final = tuple(a + b for a in _ALPHABET for b in _ALPHABET)
_SHIFTS: Final = range(120, -10, -10)


class Clock(Protocol):
    """What the ledger asks of a clock: the time now, fresh ids and random bytes."""

    def now(self) -> int:
        """Tell the time in microseconds since 1970-01-01T00:00:00Z."""
        ...

    def random(self, size: int) -> bytes:
        """Give `size` unpredictable bytes."""
        ...


@attrs.frozen
class SystemClock:
    """The machine's own clock and random source."""

    def now(self) -> int:
        """Tell the time in microseconds since 1970-01-01T00:00:00Z."""
        return time.time_ns() // 1000

    def random(self, size: int) -> bytes:
        """Give `size` unpredictable bytes from the operating system."""
        return os.urandom(size)


@attrs.define
class SteppingClock:
    """A clock for tests and demos: starts where it is told and steps at every look.

    `start` and `step` are microseconds; randomness is a counter, so that every run is the same.
    """

    start: int
    step: int = 1_000_000
    drawn: int = 0

    def now(self) -> int:
        """Tell the present moment and step on."""
        self.start += self.step
        return self.start

    def random(self, size: int) -> bytes:
        """Give `size` bytes that differ at every call and are the same at every run."""
        self.drawn += 1
        return self.drawn.to_bytes(size, "big") if size >= 8 else bytes(size)


@attrs.define
class DemoClock(SteppingClock):
    """A stepping clock whose first bytes are random: those of the id of a ledger it begins.

    Two ledgers made by it hold the same, and neither is taken for a copy of the other.
    """

    def random(self, size: int) -> bytes:
        """Give `size` random bytes the first time, and those of a stepping clock after that."""
        told = super().random(size)
        return SystemClock().random(size) if self.drawn == 1 else told


def new_id(clock: Clock) -> str:
    """Make a fresh id: 128 bits, time first, as 26 characters of Crockford base 32 (ULID).

    Ids sort by the millisecond they were made in; all times before 1970 count as its beginning.
    Nothing in them comes from content.
    """
    number = max(clock.now() // 1000, 0) << 80 | int.from_bytes(clock.random(10), "big")
    return "".join([_PAIRS[number >> shift & 1023] for shift in _SHIFTS])
