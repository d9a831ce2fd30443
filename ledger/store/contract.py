"""What every store promises: append, read, head. Nothing is ever changed or taken out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol, TypeAlias

import attrs
from msgspec import Struct

from ledger.events import Batch, Event, Mark, Recorded

Identity: TypeAlias = tuple[str, bytes]
"""(source id, 16-byte key): how a record is told to be the same when it is imported again."""


@attrs.frozen(kw_only=True)
class Part:
    """A paragraph part of a captured text: its sum is SHA-256(salt || UTF-8 text)."""

    salt: bytes
    text: str


@attrs.frozen(kw_only=True)
class Kept:
    """A part of a captured text as stored; `length` is in code points.

    `salt` and `text` are None where the part was erased.
    """

    length: int
    salt: bytes | None
    text: str | None


class KnownKey(Struct, frozen=True, kw_only=True, gc=False):
    """A row of the ledger's identities: a key of a source (16 bytes each), and its event.

    `source` is 16 zero bytes where the key is that of an id of the ledger itself.
    """

    key: bytes
    seq: int
    source: bytes


@attrs.frozen(kw_only=True)
class Head:
    """Where a ledger stands: its last event, the RFC 6962 root over all, and its last time."""

    recorded_at: int
    root: bytes
    seq: int


class Raw(Struct, frozen=True, kw_only=True, gc=False):
    """An event as stored: what its entry and leaf are computed from.

    `salt` and `body` are None where the event was redacted.
    """

    batch: Batch
    body: bytes | None
    kind: str
    salt: bytes | None
    seq: int
    sum: bytes
    version: int


class Store(Protocol):
    """An append-only sequence of events, numbered from 1 without gaps."""

    @property
    def ledger_id(self) -> str:
        """The ledger's own id."""
        ...

    @property
    def origin(self) -> str:
        """The name the ledger was given when it began; often ""."""
        ...

    def append(
        self,
        events: Sequence[Event],
        /,
        *,
        recorder: str,
        after: int | None = None,
        import_id: str | None = None,
        keys: Mapping[int, Identity] | None = None,
        parts: Mapping[int, Sequence[Part]] | None = None,
    ) -> Batch:
        """Write events, all or none, as one batch; gives the batch with its first number.

        `keys` and `parts` go by position in `events`: the identity of a record, and the text of a
        `SourceCaptured`. A `PayloadRedacted` erases what it redacts in the same transaction. With
        `after` it is written only where the last event has that number. Raises `BadEvent`, `Taken`,
        `UnknownReference`, `MovedOn`, `StoreBusy`, `StoreFailed`.
        """
        ...

    def head(self) -> Head:
        """Tell where the ledger stands now."""
        ...

    def read(self, start: int = 1, stop: int | None = None) -> Iterator[Recorded]:
        """Read events from `start` up to and with `stop`, page by page, holding no lock."""
        ...

    def pick(self, seqs: Sequence[int]) -> Iterator[Recorded]:
        """Read the events of these numbers, in the order of the numbers."""
        ...

    def raw(self, start: int = 1, stop: int | None = None) -> Iterator[Raw]:
        """Read events as stored, undecoded, for verification and copies."""
        ...

    def batches(self, start: int = 1) -> Iterator[tuple[Batch, bytes]]:
        """List batches from number `start`, each with the root after it."""
        ...

    def latest(self, start: int = 1) -> Iterator[int]:
        """List, from batch `start`, the greatest time up to and with each: µs since 1970."""
        ...

    def seq_at(self, recorded_at: int) -> int:
        """Tell the last number of the longest prefix recorded at or before that moment.

        Microseconds since 1970; 0 when the ledger began later.
        """
        ...

    def imported(self, import_id: str) -> tuple[int, ...]:
        """List the numbers of an import's events."""
        ...

    def marks(self, kind: Mark, /) -> tuple[int, ...]:
        """List the numbers of the events of a kind that stands seldom: redactions, ..."""
        ...

    def find(self, source: str, keys: Sequence[bytes]) -> dict[bytes, int]:
        """Tell which record keys of a source are known, and the number of each one's event."""
        ...

    def where(self, id: str) -> int | None:
        """Tell the number of the event that brought an id into the ledger."""
        ...

    def places(self, ids: Sequence[str]) -> dict[str, int]:
        """Tell of many ids which are known, and the number of the event that brought each."""
        ...

    def identities(self) -> Iterator[KnownKey]:
        """List every key and id that is known, in the order of source and key."""
        ...

    def text(self, seq: int) -> str | None:
        """Give the captured text of the `SourceCaptured` at that number; None where none is."""
        ...

    def kept(self, seq: int) -> tuple[Kept, ...]:
        """List the parts of the text that is stored for the event at that number."""
        ...

    def hashes(self, level: int, start: int, stop: int) -> Sequence[bytes]:
        """Give the hashes of the tree's nodes that are kept; at level 0 those of its leaves."""
        ...

    def faults(self) -> tuple[str, ...]:
        """List what is wrong with the files themselves: their structure, and their schema."""
        ...

    def files(self) -> tuple[Path, ...]:
        """List the files in which the ledger may stand, whether they are there just now or not."""
        ...

    def scrub(self, *, wait: bool = True) -> bool:
        """Rewrite the files with nothing in them but what is held; False where somebody reads.

        Without `wait`, it is tried once.
        """
        ...

    def close(self) -> None:
        """Let go of files and locks."""
        ...
