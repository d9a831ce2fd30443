"""Checks a ledger against itself: every sum, entry, leaf and root, every text, every id.

It proves that the ledger is whole and unaltered since its roots were written; who kept a root
elsewhere can compare it with the head.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from itertools import groupby, islice, takewhile

import attrs

from ledger.codec import CODEC, Codec, write
from ledger.errors import Corrupt, FutureKind
from ledger.events import Batch, Entries, Event, LedgerOpened, SourceCaptured
from ledger.store.contract import Raw, Store
from ledger.trust.identities import Identities
from ledger.trust.texts import check_text
from ledger.trust.tree import Frontier


@attrs.frozen(kw_only=True)
class Verified:
    """What was checked, and the head it leads to.

    `redacted` counts events and parts of captured texts, `later` events of kinds that are newer
    than this release.
    """

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


def verify(store: Store, codec: Codec = CODEC) -> Verified:
    """Check every event and batch of a ledger; raises `Corrupt` at the first that is wrong.

    The tree is that of RFC 6962 over the entries (docs: the file format). What others append
    meanwhile is left for the next time.
    """
    return _Check(store, codec).run()


class _Check:
    """One verification, up to where the ledger stood when it began."""

    def __init__(self, store: Store, codec: Codec) -> None:
        self._codec = codec
        self._frontier = Frontier()
        self._head = store.head()
        self._identities = Identities(store, self._head.seq)
        self._later = 0
        self._redacted = 0
        self._seq = 0
        self._store = store

    def run(self) -> Verified:
        """Check everything."""
        roots, count = self._roots(), 0
        raws = self._store.raw(1, self._head.seq)
        for batch, rows in groupby(raws, key=lambda raw: raw.batch):
            self._batch(batch, rows, next(roots, None))
            count += 1
        if next(roots, None) is not None:
            raise Corrupt(where=f"batch {count + 1}", why="its events are missing")
        if (self._seq, self._frontier.root) != (self._head.seq, self._head.root):
            raise Corrupt(where="the head", why="its events are missing")
        self._times(count)
        self._identities.finish()
        return Verified(
            batches=count,
            events=self._seq,
            later=self._later,
            redacted=self._redacted,
            root=self._frontier.root.hex(),
        )

    def _roots(self) -> Iterator[tuple[Batch, bytes]]:
        last = self._head.seq
        return takewhile(lambda one: one[0].first_seq <= last, self._store.batches())

    def _batch(self, batch: Batch, rows: Iterator[Raw], found: tuple[Batch, bytes] | None) -> None:
        """Check the events of a batch, its place and its root."""
        where = f"batch {batch.id}"
        if batch.first_seq != self._seq + 1:
            why = f"it begins at event {self._seq + 1} and not at {batch.first_seq}, as it says"
            raise Corrupt(where=where, why=why)
        leaves = []
        for raw in rows:
            self._seq += 1
            if raw.seq != self._seq:
                why = f"event {raw.seq} stands in its place"
                raise Corrupt(where=f"event {self._seq}", why=why)
            event = self._sound(raw)
            self._identities.add(raw.seq, event)
            self._meant(raw.seq, event)
            leaves.append((raw.seq, raw.kind, raw.version, raw.sum))
        entries = Entries(self._store.ledger_id, batch)
        self._frontier, _ = self._frontier.extended(entries.leaves(leaves))
        if found != (batch, self._frontier.root):
            raise Corrupt(where=where, why="the root does not fit its events")

    def _sound(self, raw: Raw) -> Event | None:
        """Check one event's sum and form; None where it is redacted or of a newer kind."""
        where = f"event {raw.seq}"
        if raw.body is None or raw.salt is None:
            if raw.body is not raw.salt:
                raise Corrupt(where=where, why="it is half redacted")
            self._redacted += 1
            return None
        if sha256(raw.salt + raw.body).digest() != raw.sum:
            raise Corrupt(where=where, why="its content is not what was recorded")
        try:
            event = self._codec.decode(raw.kind, raw.version, raw.body)
        except FutureKind:
            self._later += 1
            return None
        if raw.version == self._codec.versions[raw.kind] and write(event) != raw.body:
            raise Corrupt(where=where, why="its content is not in canonical form")
        return event

    def _meant(self, seq: int, event: Event | None) -> None:
        """Check what is kept beside an event against what it says of it."""
        match event:
            case LedgerOpened(ledger=ledger, origin=origin):
                if (ledger, origin) != (self._store.ledger_id, self._store.origin):
                    why = "the ledger's id or origin is not what its first event says"
                    raise Corrupt(where="the ledger's name", why=why)
            case SourceCaptured(version=version):
                self._redacted += check_text(seq, version, self._store.kept(seq))
            case _:
                pass

    def _times(self, count: int) -> None:
        """Check the greatest time up to each batch, by which moments are found."""
        greatest = 0
        times = zip(self._store.batches(), self._store.latest(), strict=False)
        for (batch, _), latest in islice(times, count):
            greatest = max(greatest, batch.recorded_at)
            if latest != greatest:
                why = "the greatest time so far is not that of its batches"
                raise Corrupt(where=f"batch {batch.id}", why=why)
