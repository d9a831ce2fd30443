"""Checks a ledger against itself, and against a checkpoint that was kept elsewhere.

By itself it proves that the ledger is whole and unaltered since its roots were written; only a
checkpoint from outside can tell that nobody wrote all of it anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import count, groupby, islice, zip_longest
from typing import Final, TypeAlias

import attrs
from msgspec import MsgspecError

from ledger.codec import CODEC, Codec, write, write_all
from ledger.errors import Corrupt, FutureKind, LedgerError
from ledger.events import Batch, Entries, Event, LedgerOpened, SourceCaptured
from ledger.store.contract import Raw, Store
from ledger.store.hashing import SALT_SIZE
from ledger.trust.errors import Forked
from ledger.trust.identities import Identities
from ledger.trust.notes import Checkpoint
from ledger.trust.redactions import Erased, check_redactions
from ledger.trust.seen import origin_of, tree_of
from ledger.trust.texts import check_text
from ledger.trust.tree import KEPT, Frontier, Node

_BESIDE: Final = ("LedgerOpened", "SourceCaptured")
"""The kinds of what something is kept beside."""
_PAGE: Final = 1000
_Batch: TypeAlias = tuple[Batch, bytes, int]
"""A batch as stored: with the root after it, and the greatest time up to and with it."""


@attrs.frozen(kw_only=True)
class Verified:
    """What was checked, and the head it leads to.

    `since` is the event after which it was checked (0: all of it). `redacted` counts events and
    parts of captured texts, `later` events of kinds that are newer than this release, `set_back`
    batches recorded at an earlier time than one before them. `against` is how many events the
    checkpoint from outside was over.
    """

    against: int | None = None
    batches: int
    events: int
    later: int
    redacted: int
    root: str
    set_back: int
    since: int = 0

    def __str__(self) -> str:
        """Print it in one line."""
        counts = (
            (self.redacted, f"{self.redacted} redacted"),
            (self.later, f"{self.later} of kinds newer than this release"),
            (self.set_back, f"{self.set_back} batches dated before an earlier one"),
        )
        more = "".join(f", {told}" for count, told in counts if count)
        after = f" after event {self.since}" if self.since else ""
        head = f"verified: {self.events} events{after} in {self.batches} batches{more}"
        end = f", as in the checkpoint over {self.against}" if self.against is not None else ""
        return f"{head}, root {self.root}{end}"


def verify(
    store: Store,
    codec: Codec = CODEC,
    *,
    since: Checkpoint | None = None,
    against: Checkpoint | None = None,
) -> Verified:
    """Check every event and batch of a ledger; raises `Corrupt` at the first that is wrong.

    The tree is that of RFC 6962 over the entries (docs: the file format). `since` is a checkpoint
    of it, after which alone it is checked; `against` one from outside, on which it has to go on:
    else `Forked`, or `OlderCopy` where it ends before. What others append meanwhile is left for
    the next time.
    """
    found = _Check(store, codec, since).run()
    return found if against is None else held(store, found, against)


def held(store: Store, found: Verified, against: Checkpoint) -> Verified:
    """Hold a ledger that was verified against a checkpoint; raises `Forked`, `OlderCopy`."""
    origin = origin_of(store)
    if against.origin != origin:
        why = f"the checkpoint is of another ledger, {against.origin}"
        raise Forked(origin=origin, why=why)
    tree_of(store, against, "that the checkpoint is over", given=True)
    return attrs.evolve(found, against=against.size)


class _Check:
    """One verification, up to where the ledger stood when it began."""

    def __init__(self, store: Store, codec: Codec, since: Checkpoint | None) -> None:
        self._codec = codec
        self._head = store.head()
        self._first = since.size if since else 0
        self._frontier = tree_of(store, since, "of its last checkpoint") if since else Frontier()
        self._greatest = -(2**63)  # clocks may stand before 1970
        self._set_back = 0
        self._identities = None if since else Identities(store, self._head.seq)
        self._later = 0
        self._missing: list[Erased] = []
        self._seq = self._first
        self._store = store

    def run(self) -> Verified:
        """Check everything."""
        raws = groupby(self._store.raw(self._first + 1, self._head.seq), lambda raw: raw.batch)
        batches = 0
        for found, it in zip_longest(self._batches(), raws):
            batches += 1
            if it is None:
                raise Corrupt(where=f"batch {found[0].id}", why="its events are missing")
            batch, rows = it
            self._batch(batch, rows, found)
        if (self._seq, self._frontier.root) != (self._head.seq, self._head.root):
            raise Corrupt(where="the head", why="its events are missing", seq=self._seq + 1)
        check_redactions(self._store, self._missing, self._first + 1, self._head.seq)
        if self._identities:
            self._identities.finish()
            self._no_other_nodes()
            if faults := self._store.faults():
                raise Corrupt(where="the file", why="; ".join(dict.fromkeys(faults)))
        return Verified(
            batches=batches,
            events=self._seq - self._first,
            later=self._later,
            redacted=len(self._missing),
            root=self._frontier.root.hex(),
            set_back=self._set_back,
            since=self._first,
        )

    def _batches(self) -> Iterator[_Batch]:
        """List the batches to check, each with its root and the greatest time up to it."""
        start = 1
        for raw in self._store.raw(self._first + 1, self._first + 1) if self._first else ():
            start = raw.batch.id
            self._greatest = next(self._store.latest(start - 1))
        rows = zip(self._store.batches(start), self._store.latest(start), strict=False)
        for (batch, root), latest in rows:
            if self._first < batch.first_seq <= self._head.seq:
                yield batch, root, latest

    def _batch(self, batch: Batch, rows: Iterator[Raw], found: _Batch | None) -> None:
        """Check the events of a batch, its place, its time and its root."""
        where = f"batch {batch.id}"
        if batch.first_seq != self._seq + 1:
            why = f"it begins at event {self._seq + 1} and not at {batch.first_seq}, as it says"
            raise Corrupt(where=where, why=why, seq=self._seq + 1)
        entries = Entries(self._store.ledger_id, batch)
        nodes: list[Node] = []
        while some := list(islice(rows, _PAGE)):
            self._page(some)
            leaves = entries.leaves([(r.seq, r.kind, r.version, r.sum) for r in some])
            self._frontier, whole = self._frontier.extended(leaves)
            nodes += whole
        if found is None or found[:2] != (batch, self._frontier.root):
            raise Corrupt(where=where, why="the root does not fit its events", seq=batch.first_seq)
        self._set_back += batch.recorded_at < self._greatest
        self._greatest = max(self._greatest, batch.recorded_at)
        if found[2] != self._greatest:
            why = "the greatest time so far is not that of its batches"
            raise Corrupt(where=where, why=why, seq=batch.first_seq)
        for node in nodes:
            if [node.hash] != [*self._store.hashes(node.level, node.index, node.index + 1)]:
                where = f"node {node.index} of level {node.level}"
                raise Corrupt(where=where, why="it is not the tree's")

    def _page(self, some: Sequence[Raw]) -> None:
        """Check some events that follow each other."""
        for raw, seq in zip(some, count(self._seq + 1)):
            if raw.seq != seq:
                why = f"event {raw.seq} stands in its place"
                raise Corrupt(where=f"event {seq}", why=why, seq=seq)
        self._seq += len(some)
        events = self._all_sound(some)
        if events is None:
            events = [self._sound(raw) for raw in some]
        for raw, event in zip(some, events, strict=True):
            if self._identities:
                self._identities.add(raw.seq, event)
            if raw.kind in _BESIDE or raw.seq == 1:
                self._meant(raw.seq, event)

    def _all_sound(self, some: Sequence[Raw]) -> Sequence[Event | None] | None:
        """Check sums and forms of many events at one go; None where one is out of the ordinary."""
        whole = [(r.salt, r.body) for r in some if r.salt is not None and r.body is not None]
        sums = [sha256(salt + body).digest() for salt, body in whole]
        versions = self._codec.versions
        if sums != [r.sum for r in some] or any(versions.get(r.kind) != r.version for r in some):
            return None
        try:
            readers = {r.kind: self._codec.reader(r.kind, r.version) for r in some}
            events = [readers[r.kind](body) for r, (_, body) in zip(some, whole, strict=True)]
            return events if write_all(events) == [body for _, body in whole] else None
        except (MsgspecError, UnicodeDecodeError, LedgerError):
            return None

    def _sound(self, raw: Raw) -> Event | None:
        """Check one event's sum and form; None where it is redacted or of a newer kind."""
        where = f"event {raw.seq}"
        if raw.body is None or raw.salt is None:
            if raw.body is not raw.salt:
                raise Corrupt(where=where, why="it is half redacted", seq=raw.seq)
            self._missing.append((raw.seq, None))
            return None
        if len(raw.salt) != SALT_SIZE or sha256(raw.salt + raw.body).digest() != raw.sum:
            why = "its content is not what was recorded"
            raise Corrupt(where=where, why=why, seq=raw.seq)
        try:
            event = self._codec.decode(raw.kind, raw.version, raw.body)
        except FutureKind:
            self._later += 1
            return None
        except Corrupt as error:
            raise Corrupt(where=where, why=f"{error.where}: {error.why}", seq=raw.seq) from error
        if raw.version == self._codec.versions[raw.kind] and write(event) != raw.body:
            raise Corrupt(where=where, why="its content is not in canonical form", seq=raw.seq)
        return event

    def _meant(self, seq: int, event: Event | None) -> None:
        """Check what is kept beside an event against what it says of it."""
        match event:
            case LedgerOpened(ledger=ledger, origin=origin):
                if (seq, ledger, origin) != (1, self._store.ledger_id, self._store.origin):
                    why = "the ledger's id or origin is not what its first event says"
                    raise Corrupt(where="the ledger's name", why=why, seq=seq)
            case SourceCaptured(version=version):
                holes = check_text(seq, version, self._store.kept(seq))
                self._missing += [(seq, n) for n in holes]
            case _ if seq == 1 and event is not None:
                why = "its first event is not the one that opens a ledger"
                raise Corrupt(where="the ledger's name", why=why, seq=seq)
            case _:
                pass

    def _no_other_nodes(self) -> None:
        """Make sure that no node is kept of what the tree has no leaves for yet."""
        for level in KEPT:
            whole = self._head.seq >> level
            found = self._store.hashes(level, whole, whole + 1)
            if found and self._store.head().seq == self._head.seq:  # nobody wrote it meanwhile
                raise Corrupt(where=f"node {whole} of level {level}", why="it is not the tree's")
