"""Holds on disk what an import comes back to: planned events, records that refer to others."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Mapping, Sequence
from tempfile import TemporaryFile
from typing import BinaryIO, Generic, TypeVar

import attrs

from ledger.events import Event
from ledger.store.contract import Identity, Part

T = TypeVar("T")


@attrs.frozen(kw_only=True)
class Planned:
    """An event to be appended, with its identity and, for a captured source, its text."""

    event: Event
    key: Identity | None = None
    parts: tuple[Part, ...] = ()


@attrs.frozen(kw_only=True)
class Chunk:
    """Some planned events in the form in which a store takes them."""

    events: Sequence[Event]
    keys: Mapping[int, Identity]
    parts: Mapping[int, Sequence[Part]]


def chunk(planned: Sequence[Planned]) -> Chunk:
    """Bring planned events into the form in which a store takes them."""
    return Chunk(
        events=[p.event for p in planned],
        keys={n: p.key for n, p in enumerate(planned) if p.key},
        parts={n: p.parts for n, p in enumerate(planned) if p.parts},
    )


class Spool(Generic[T]):
    """A temporary file of things to come back to, written once and read back in batches."""

    def __init__(self, size: int = 1000) -> None:
        """Make batches of `size`."""
        self._size = size
        self._file: BinaryIO | None = None
        self._pending: list[T] = []
        self.count = 0

    def add(self, thing: T) -> None:
        """Put something at the end."""
        self._pending.append(thing)
        self.count += 1
        if len(self._pending) >= self._size:
            self._flush()

    def batches(self) -> Iterator[list[T]]:
        """Read everything back, batch by batch."""
        if self._file:
            self._file.seek(0)
            while True:
                try:
                    yield pickle.load(self._file)  # noqa: S301 - our own unnamed file
                except EOFError:
                    break
        if self._pending:
            yield self._pending

    def close(self) -> None:
        """Let the temporary file go, with all that is in it."""
        if self._file:
            self._file.close()
            self._file = None
        self._pending = []

    def _flush(self) -> None:
        if self._file is None:
            self._file = TemporaryFile()  # noqa: SIM115 - lives as long as the spool, closed by it
        pickle.dump(self._pending, self._file, protocol=pickle.HIGHEST_PROTOCOL)
        self._pending = []
