"""Checks a ledger against itself: every sum, entry, leaf and root, and every body's form.

It proves that the ledger is whole and unaltered since its roots were written; who kept a root
elsewhere can compare it with the head.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import groupby
from typing import Protocol

import attrs

from ledger.codec import CODEC, Codec, encode
from ledger.errors import Corrupt, FutureKind
from ledger.events import Batch, Entries
from ledger.trust.tree import Frontier


class StoredEvent(Protocol):
    """An event as stored."""

    @property
    def batch(self) -> Batch:
        """Its batch."""
        ...

    @property
    def body(self) -> bytes | None:
        """Its bytes; None where redacted."""
        ...

    @property
    def kind(self) -> str:
        """Its kind."""
        ...

    @property
    def salt(self) -> bytes | None:
        """Its salt; None where redacted."""
        ...

    @property
    def seq(self) -> int:
        """Its number."""
        ...

    @property
    def sum(self) -> bytes:
        """SHA-256(salt || body)."""
        ...

    @property
    def version(self) -> int:
        """The version of its kind."""
        ...


class Stored(Protocol):
    """What verification asks of a store."""

    @property
    def ledger_id(self) -> str:
        """The ledger's id."""
        ...

    def raw(self) -> Iterable[StoredEvent]:
        """All events as stored."""
        ...

    def batches(self) -> Iterator[tuple[Batch, bytes]]:
        """All batches with the root after each."""
        ...


@attrs.frozen(kw_only=True)
class Verified:
    """What was checked, and the head it leads to."""

    batches: int
    events: int
    later: int
    redacted: int
    root: str

    def __str__(self) -> str:
        """Print it in one line."""
        holes = f", {self.redacted} redacted" if self.redacted else ""
        newer = f", {self.later} of kinds newer than this release" if self.later else ""
        return (
            f"verified: {self.events} events in {self.batches} batches{holes}{newer}, "
            f"root {self.root}"
        )


def verify(store: Stored, codec: Codec = CODEC) -> Verified:
    """Check every event and batch of a ledger; raises `Corrupt` at the first that is wrong.

    The tree is that of RFC 6962 over the entries (docs: the file format).
    """
    frontier, events, redacted, later = Frontier(), 0, 0, 0
    roots = store.batches()
    count = 0
    for batch, rows in groupby(store.raw(), key=lambda raw: raw.batch):
        found, root = next(roots, (None, b""))
        leaves, entries = [], Entries(store.ledger_id, batch)
        for raw in rows:
            events += 1
            if raw.seq != events:
                raise Corrupt(where=f"event {events}", why=f"event {raw.seq} stands in its place")
            redacted += raw.body is None
            later += not _sound(raw, codec)
            leaves.append((raw.seq, raw.kind, raw.version, raw.sum))
        frontier, _ = frontier.extended(entries.leaves(leaves))
        if found != batch or frontier.root != root:
            raise Corrupt(where=f"batch {batch.id}", why="the root does not fit its events")
        count += 1
    if next(roots, None) is not None:
        raise Corrupt(where=f"batch {count + 1}", why="its events are missing")
    return Verified(
        batches=count, events=events, later=later, redacted=redacted, root=frontier.root.hex()
    )


def _sound(raw: StoredEvent, codec: Codec) -> bool:
    """Check one event's sum and form; False for a kind from the future, whose sum alone is."""
    where = f"event {raw.seq}"
    if raw.body is None or raw.salt is None:
        if raw.body is not raw.salt:
            raise Corrupt(where=where, why="it is half redacted")
        return True
    if sha256(raw.salt + raw.body).digest() != raw.sum:
        raise Corrupt(where=where, why="its content is not what was recorded")
    try:
        event = codec.decode(raw.kind, raw.version, raw.body)
    except FutureKind:
        return False
    if raw.version == codec.versions[raw.kind] and encode(event) != raw.body:
        raise Corrupt(where=where, why="its content is not in canonical form")
    return True
