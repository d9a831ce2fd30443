"""A ledger in one SQLite file: written whole or not at all, by many processes, read while written.

Threads may share a store; they take turns.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from ledger.clock import Clock
from ledger.codec import CODEC, Codec
from ledger.errors import Corrupt, NotALedger, NotFound, StoreFailed, UsedAfterFork
from ledger.events import Batch, Event, Mark, Recorded
from ledger.store import erasing, rows
from ledger.store.contract import Head, Identity, Kept, KnownKey, Part, Raw
from ledger.store.hashing import IDS, key_of, keys_of
from ledger.store.incoming import Incoming, clash, prepare
from ledger.store.known import Known
from ledger.store.opening import check_path, file_faults, identify, is_blank, lay_out
from ledger.store.parts import HOLE
from ledger.store.pragmas import plain_errors, protect, transaction
from ledger.store.reading import recorded
from ledger.store.sealing import check_names, opening, seal
from ledger.store.still import Still, connected
from ledger.trust.errors import MovedOn
from ledger.trust.tree import Frontier

T = TypeVar("T")
SECONDS = 30
"""How long an append waits while another process writes."""


class SqliteStore:
    """An open ledger file; `SqliteStore.open` opens one. Close it, or use it in a `with`."""

    def __init__(
        self,
        db: sqlite3.Connection,
        path: str,
        *,
        clock: Clock,
        codec: Codec,
        seconds: int,
        stands: Still | None = None,
    ) -> None:
        """Take over a connection; `open` makes it and checks what it leads to."""
        self._stands = stands
        self.path = path
        self._clock = clock
        self._closed = False
        self._codec = codec
        self._db = db
        self._frontier = Frontier()
        self._ids: tuple[str, str] = ("", "")
        self._known = Known()
        self._lock = threading.Lock()
        self._pid = os.getpid()
        self._root = self._frontier.root
        self._seconds = seconds

    @classmethod
    def open(
        cls,
        path: str | os.PathLike[str],
        *,
        recorder: str,
        clock: Clock,
        create: bool = True,
        durable: bool = True,
        origin: str = "",
        codec: Codec = CODEC,
        seconds: int = SECONDS,
    ) -> SqliteStore:
        """Open a ledger's file; where there is none, make one whose first event `recorder` records.

        `durable=False` may lose the last appends (never more) when the power fails; `seconds` is
        how long to wait for another writer. Where the file or its folder may not be written to, it
        can be read. Raises `NotALedger`, `WrongFormat`, `StoreBusy`, `StoreFailed`.
        """
        file = Path(os.path.realpath(path))  # SQLite's own files stand beside the real one too
        check_path(file, create=create)
        with plain_errors(str(file), seconds):
            db, stands = connected(file, seconds=seconds)
            store = cls(db, str(file), clock=clock, codec=codec, seconds=seconds, stands=stands)
            try:
                store._begin(recorder, origin if create else None)
                if stands is None:
                    protect(db, path=store.path, durable=durable, seconds=seconds)
            except BaseException:
                store.close()
                raise
        return store

    def _begin(self, recorder: str, origin: str | None) -> None:
        """Make the ledger, where the file is blank, and make sure that it is one of ours."""
        db = self._db
        if is_blank(db, self.path):
            if origin is None:
                raise NotALedger(
                    path=self.path,
                    why="it is empty; an import makes a ledger of it, in Python create=True",
                )
            check_names(recorder, None)
            with transaction(db, self._seconds):
                if is_blank(db, self.path):  # no other process was quicker
                    first = opening(self._clock, origin, None)
                    lay_out(db, first.ledger, origin)
                    self._ids = first.ledger, origin
                    self._write(self._prepared([first], None, None), recorder, None)
        self._ids = identify(db, self.path)

    @property
    def ledger_id(self) -> str:
        """The ledger's own id."""
        return self._ids[0]

    @property
    def origin(self) -> str:
        """The name the ledger was given when it began; often ""."""
        return self._ids[1]

    @contextmanager
    def _use(self) -> Iterator[sqlite3.Connection]:
        if os.getpid() != self._pid:
            raise UsedAfterFork(path=self.path)
        with self._lock, plain_errors(self.path, self._seconds):
            if self._closed:
                raise StoreFailed(path=self.path, why="the ledger was closed; open it again")
            yield self._db
            if self._stands is not None:
                self._stands.check()

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
        """Write events, all or none, as one batch; see `Store.append`."""
        check_names(recorder, import_id)
        with self._use() as db:
            incoming = self._prepared(events, keys, parts)
            try:
                with transaction(db, self._seconds):
                    batch, frontier, root = self._write(incoming, recorder, import_id, after)
                    erasing.erase(db, incoming, batch.first_seq, self._clock)
            except sqlite3.IntegrityError:
                found = clash(incoming, lambda source, key: rows.number_of(db, source, key))
                if found is None:
                    raise
                raise found from None
            self._frontier, self._root = frontier, root
            self._known.add(incoming.ids)
            if incoming.erased:
                erasing.empty_log(db)
        return batch

    def _prepared(
        self,
        events: Sequence[Event],
        keys: Mapping[int, Identity] | None,
        parts: Mapping[int, Sequence[Part]] | None,
    ) -> Incoming:
        return prepare(
            events,
            clock=self._clock,
            codec=self._codec,
            holds=self._holds,
            kind_of=lambda id: rows.kind_of(self._db, IDS, key_of(id)),
            keys=keys,
            parts=parts,
        )

    def _holds(self, id: str) -> bool:
        if id in self._known:
            return True
        if rows.number_of(self._db, IDS, key_of(id)) is None:
            return False
        self._known.add((id,))
        return True

    def _write(
        self, incoming: Incoming, recorder: str, import_id: str | None, after: int | None = None
    ) -> tuple[Batch, Frontier, bytes]:
        """Write a batch after the last one in the file, within the caller's transaction."""
        now = rows.tip(self._db)
        if after is not None and now.seq != after:
            raise MovedOn(expected=after, found=now.seq)
        if (now.seq, now.root) != (self._frontier.size, self._root):  # another process wrote
            self._frontier = rows.frontier(self._db, self.ledger_id, now, self.path)
            self._root = now.root
        batch = Batch(
            first_seq=now.seq + 1,
            id=now.batch + 1,
            import_id=import_id,
            recorded_at=self._clock.now(),
            recorder=recorder,
        )
        sealed = seal(self.ledger_id, batch, incoming, self._frontier)
        rows.insert(self._db, sealed, incoming, now.latest)
        return batch, sealed.frontier, sealed.root

    def head(self) -> Head:
        """Tell where the ledger stands now."""
        with self._use() as db:
            now = rows.tip(db)
        return Head(recorded_at=now.recorded_at, root=now.root, seq=now.seq)

    def read(self, start: int = 1, stop: int | None = None) -> Iterator[Recorded]:
        """Read events from `start` up to and with `stop`, page by page, holding no lock.

        Without `stop`, up to where the ledger stands when the reading begins. Raises `FutureKind`
        and `Corrupt`.
        """
        pages = self._pages(rows.event_rows, start, stop)
        return chain.from_iterable(recorded(page, self._codec) for page in pages)

    def raw(self, start: int = 1, stop: int | None = None) -> Iterator[Raw]:
        """Read events as stored, undecoded, page by page."""
        for page in self._pages(rows.raws, start, stop):
            yield from page

    def _pages(
        self,
        fetch: Callable[[sqlite3.Connection, int, int], list[T]],
        start: int,
        stop: int | None,
    ) -> Iterator[list[T]]:
        head = self.head().seq
        last = head if stop is None else min(stop, head)
        for first in range(max(start, 1), last + 1, rows.PAGE):
            with self._use() as db:
                page = fetch(db, first, min(first + rows.PAGE - 1, last))
            if not page:
                raise Corrupt(where=f"event {first}", why="it is missing", seq=first)
            yield page

    def pick(self, seqs: Sequence[int]) -> Iterator[Recorded]:
        """Read the events of these numbers, in the order given; raises `NotFound`."""
        for n in range(0, len(seqs), rows.PAGE):
            chunk = seqs[n : n + rows.PAGE]
            with self._use() as db:
                found = rows.picked(db, chunk)
            missing = next((s for s in chunk if s not in found), None)
            if missing is not None:
                raise NotFound(what="event", asked=str(missing))
            yield from recorded((found[s] for s in chunk), self._codec)

    def batches(self, start: int = 1) -> Iterator[tuple[Batch, bytes]]:
        """List batches from number `start`, each with the root after it, page by page."""
        return self._by_batch(rows.batch_rows, start)

    def latest(self, start: int = 1) -> Iterator[int]:
        """List, from batch `start`, the greatest time up to and with each: µs since 1970."""
        return self._by_batch(rows.latest_rows, start)

    def _by_batch(
        self, fetch: Callable[[sqlite3.Connection, int, int], list[T]], start: int
    ) -> Iterator[T]:
        first = max(start, 1)
        while True:
            with self._use() as db:
                page = fetch(db, first, first + rows.PAGE - 1)
            yield from page
            if len(page) < rows.PAGE:
                return
            first += rows.PAGE

    def seq_at(self, recorded_at: int) -> int:
        """Tell the last number of the longest prefix recorded at or before that moment.

        Microseconds since 1970; 0 when the ledger began later.
        """
        with self._use() as db:
            now = rows.tip(db)
            numbers = range(1, now.batch + 1)
            upto = bisect_right(numbers, recorded_at, key=lambda n: rows.latest(db, n))
            if upto == now.batch:
                return now.seq
            return rows.batch_rows(db, upto + 1, upto + 1)[0][0].first_seq - 1

    def imported(self, import_id: str) -> tuple[int, ...]:
        """List the numbers of an import's events."""
        with self._use() as db:
            stretches = list(rows.imported(db, import_id))
        return tuple(n for first, after in stretches for n in range(first, after))

    def find(self, source: str, keys: Sequence[bytes]) -> dict[bytes, int]:
        """Tell which record keys of a source are known, and the number of each one's event."""
        with self._use() as db:
            return rows.found_keys(db, key_of(source), keys)

    def where(self, id: str) -> int | None:
        """Tell the number of the event that brought an id into the ledger."""
        with self._use() as db:
            return rows.number_of(db, IDS, key_of(id))

    def places(self, ids: Sequence[str]) -> dict[str, int]:
        """Tell of many ids which are known, and the number of the event that brought each."""
        keys = keys_of(ids)
        with self._use() as db:
            found = rows.found_keys(db, IDS, keys)
        return {id: found[key] for id, key in zip(ids, keys, strict=True) if key in found}

    def identities(self) -> Iterator[KnownKey]:
        """List every key and id that is known, page by page, in the order of source and key."""
        after = b"", b""
        while True:
            with self._use() as db:
                page = rows.identity_rows(db, after)
            if not page:
                return
            yield from page
            after = page[-1].source, page[-1].key

    def text(self, seq: int) -> str | None:
        """Give the captured text of the `SourceCaptured` at that number; None where none is kept.

        An erased part is as long as it was, and all U+FFFD.
        """
        with self._use() as db:
            parts = rows.kept(db, seq)
        if not parts:
            return None
        return "".join(HOLE * it.length if it.text is None else it.text for it in parts)

    def kept(self, seq: int) -> tuple[Kept, ...]:
        """List the parts of the text that is stored for the event at that number."""
        with self._use() as db:
            return rows.kept(db, seq)

    def marks(self, kind: Mark, /) -> tuple[int, ...]:
        """List the numbers of the events of a kind that stands seldom: redactions, ..."""
        with self._use() as db:
            return tuple(rows.marks(db, kind))

    def hashes(self, level: int, start: int, stop: int) -> Sequence[bytes]:
        """Give the hashes of the tree's nodes that are kept; at level 0 those of its leaves."""
        with self._use() as db:
            return rows.hashes(db, self.ledger_id, level, start, stop)

    def faults(self) -> tuple[str, ...]:
        """List what is wrong with the file itself: its structure, and its schema."""
        with self._use() as db:
            return tuple(file_faults(db))

    def files(self) -> tuple[Path, ...]:
        """List the ledger's file, and those that SQLite keeps beside it for a while."""
        return erasing.beside(Path(self.path))

    def scrub(self, *, wait: bool = True) -> bool:
        """Rewrite the file with nothing in it but what is held; False where somebody reads.

        It takes as long as a copy of the file, and as much room on the disk. Without `wait`, it is
        tried once. Raises `StoreBusy`, `StoreFailed`.
        """
        with self._use() as db:
            return erasing.scrub(db, self._seconds if wait else 0)

    def close(self) -> None:
        """Let go of the file; closing twice is no error, and a forked child closes nothing."""
        if not self._closed and os.getpid() == self._pid:
            with self._lock:
                self._closed = True
                self._db.close()

    def __enter__(self) -> SqliteStore:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
