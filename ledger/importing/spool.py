"""Holds planned events on disk until it is certain that they will be appended."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Mapping, Sequence
from tempfile import TemporaryFile

import attrs

from ledger.events import Event
from ledger.store.contract import Identity, Part


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


class Spool:
    """A temporary file of planned events, written once and read back in chunks."""

    def __init__(self, size: int = 1000) -> None:
        """Make chunks of `size` events."""
        self._size = size
        self._file = TemporaryFile()  # noqa: SIM115 - lives as long as the spool, closed by it
        self._pending: list[Planned] = []
        self.count = 0

    def add(self, planned: Planned) -> None:
        """Put an event at the end."""
        self._pending.append(planned)
        self.count += 1
        if len(self._pending) >= self._size:
            self._flush()

    def chunks(self) -> Iterator[Chunk]:
        """Read everything back, chunk by chunk."""
        self._flush()
        self._file.seek(0)
        while True:
            try:
                yield chunk(pickle.load(self._file))  # noqa: S301 - our own unnamed file
            except EOFError:
                return

    def close(self) -> None:
        """Let the temporary file go."""
        self._file.close()

    def _flush(self) -> None:
        if self._pending:
            pickle.dump(self._pending, self._file, protocol=pickle.HIGHEST_PROTOCOL)
            self._pending = []
