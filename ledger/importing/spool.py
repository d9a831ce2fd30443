"""Holds on disk what an import comes back to: planned events, records that refer to others."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from tempfile import TemporaryFile, gettempdir
from typing import Any, BinaryIO, Final, Generic, TypeVar

import attrs
import msgspec

from ledger.codec import write_all
from ledger.events import KINDS, Event
from ledger.store.contract import Identity, Part
from ledger.store.pragmas import plain_errors

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


def packed(planned: Sequence[Planned]) -> object:
    """Bring planned events into a form that is quickly put on disk: their own canonical bytes.

    Raises `BadEvent` for text that no file can hold.
    """
    kinds = [type(p.event).__name__ for p in planned]
    bodies = write_all([p.event for p in planned])
    return kinds, bodies, [p.key for p in planned], [p.parts for p in planned]


def unpacked(found: Any) -> list[Planned]:
    """Bring planned events back."""
    return [
        Planned(event=_READ[kind](body), key=key, parts=parts)
        for kind, body, key, parts in zip(*found, strict=True)
    ]


_READ: Final = {kind: msgspec.json.Decoder(cls).decode for kind, cls in KINDS.items()}


class Spool(Generic[T]):
    """A temporary file of things to come back to, written once and read back in batches."""

    def __init__(
        self,
        pack: Callable[[Sequence[T]], object] = list,
        unpack: Callable[[Any], list[T]] = list,
        size: int = 1000,
    ) -> None:
        """Make batches of `size`; `pack` makes of one what is quickly put on disk."""
        self._size = size
        self._pack = pack
        self._unpack = unpack
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
            with plain_errors(gettempdir(), 0):
                self._file.seek(0)
            while (found := self._next(self._file)) is not None:
                yield found
        if self._pending:
            yield self._pending

    def close(self) -> None:
        """Let the temporary file go, with all that is in it."""
        if self._file:
            with suppress(OSError):  # what is not written by now is not wanted any more
                self._file.close()
            self._file = None
        self._pending = []

    def _next(self, file: BinaryIO) -> list[T] | None:
        try:
            with plain_errors(gettempdir(), 0):
                return self._unpack(pickle.load(file))  # noqa: S301 - our own file
        except EOFError:
            return None

    def _flush(self) -> None:
        packed = self._pack(self._pending)
        with plain_errors(gettempdir(), 0):
            if self._file is None:
                self._file = TemporaryFile()  # noqa: SIM115 - closed by the spool
            pickle.dump(packed, self._file, protocol=pickle.HIGHEST_PROTOCOL)
        self._pending = []
