"""A ledger in memory: every promise of a store but that of lasting."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec.structs import replace

from ledger.clock import Clock
from ledger.codec import CODEC, Codec
from ledger.errors import NotFound
from ledger.events import Batch, Event, Mark, Recorded
from ledger.store.contract import Head, Identity, Kept, KnownKey, Part, Raw
from ledger.store.hashing import IDS, KEY_SIZE, LASTING, key_of
from ledger.store.incoming import Incoming, check_erasable, clash, not_there, prepare
from ledger.store.parts import HOLE
from ledger.store.reading import recorded
from ledger.store.sealing import check_names, leaves, opening, seal
from ledger.trust.errors import MovedOn
from ledger.trust.tree import Frontier


class MemoryStore:
    """A store for tests and trials, gone when the program ends.

    It begins with `LedgerOpened`, as a file does, and has the same heads for the same events.
    """

    def __init__(
        self,
        *,
        recorder: str,
        clock: Clock,
        ledger_id: str | None = None,
        origin: str = "",
        codec: Codec = CODEC,
    ) -> None:
        """Begin a ledger."""
        self._clock = clock
        self._codec = codec
        self._rows: list[Raw] = []
        self._batches: list[tuple[Batch, bytes]] = []
        self._latest: list[int] = []
        self._identity: dict[tuple[bytes, bytes], int] = {}
        self._texts: dict[int, list[Kept]] = {}
        self._frontier = Frontier()
        self._nodes: dict[tuple[int, int], bytes] = {}
        first = opening(clock, origin, ledger_id)
        self._ledger_id = first.ledger
        self._origin = origin
        self.append([first], recorder=recorder)

    @property
    def ledger_id(self) -> str:
        """The ledger's own id."""
        return self._ledger_id

    @property
    def origin(self) -> str:
        """The name the ledger was given when it began; often ""."""
        return self._origin

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
        incoming = prepare(
            events,
            clock=self._clock,
            codec=self._codec,
            holds=lambda id: (IDS, key_of(id)) in self._identity,
            kind_of=self._kind_of,
            keys=keys,
            parts=parts,
        )
        found = clash(incoming, lambda source, key: self._identity.get((source, key)))
        if found:
            raise found
        batch = Batch(
            first_seq=len(self._rows) + 1,
            id=len(self._batches) + 1,
            import_id=import_id,
            recorded_at=self._clock.now(),
            recorder=recorder,
        )
        if after is not None and len(self._rows) != after:
            raise MovedOn(expected=after, found=len(self._rows))
        for erased in incoming.erased:
            check_erasable(erased[0], self._kind(erased[0]))
            if not self._there(*erased):
                raise not_there(erased)
        self._write(batch, incoming)
        self._erase(incoming)
        return batch

    def _there(self, seq: int, part: int | None) -> bool:
        return 1 <= seq <= len(self._rows) and (part is None or part < len(self.kept(seq)))

    def _erase(self, incoming: Incoming) -> None:
        for seq, part in incoming.erased:
            texts = self._texts.get(seq, [])
            if part is None:
                self._rows[seq - 1] = replace(self._rows[seq - 1], body=None, salt=None)
            for n in range(len(texts)) if part is None else (part,):
                texts[n] = Kept(length=texts[n].length, salt=None, text=None)
        if not incoming.forgotten:
            return
        gone = set(incoming.forgotten)
        held = [k for k, seq in self._identity.items() if seq in gone and k[0] not in LASTING]
        for source, key in held:
            self._identity[source, self._clock.random(KEY_SIZE)] = self._identity.pop((source, key))

    def _kind_of(self, id: str) -> str | None:
        return self._kind(self.where(id) or 0) or None

    def _kind(self, seq: int) -> str:
        return self._rows[seq - 1].kind if 1 <= seq <= len(self._rows) else ""

    def _write(self, batch: Batch, incoming: Incoming) -> None:
        sealed = seal(self._ledger_id, batch, incoming, self._frontier)
        self._frontier = sealed.frontier
        self._nodes |= {(node.level, node.index): node.hash for node in sealed.nodes}
        self._batches.append((batch, sealed.root))
        self._latest.append(max([batch.recorded_at, *self._latest[-1:]]))
        first = batch.first_seq
        for source, key, n in (*incoming.fresh, *incoming.again):
            self._identity.setdefault((source, key), first + n)
        for n, parts in incoming.parts.items():
            self._texts[first + n] = [
                Kept(length=len(p.text), salt=p.salt, text=p.text) for p in parts
            ]
        columns = (incoming.bodies, incoming.kinds, incoming.salts, incoming.sums)
        for n, (body, kind, salt, sum_) in enumerate(zip(*columns, strict=True)):
            version = incoming.versions[n]
            self._rows.append(
                Raw(
                    batch=batch,
                    body=body,
                    kind=kind,
                    salt=salt,
                    seq=first + n,
                    sum=sum_,
                    version=version,
                )
            )

    def head(self) -> Head:
        """Tell where the ledger stands now."""
        batch, root = self._batches[-1]
        return Head(recorded_at=batch.recorded_at, root=root, seq=len(self._rows))

    def read(self, start: int = 1, stop: int | None = None) -> Iterator[Recorded]:
        """Read events from `start` up to and with `stop`."""
        return self._decoded(self.raw(start, stop))

    def pick(self, seqs: Sequence[int]) -> Iterator[Recorded]:
        """Read the events of these numbers, in the order given; raises `NotFound`."""
        for seq in seqs:
            if not 1 <= seq <= len(self._rows):
                raise NotFound(what="event", asked=str(seq))
            yield from self._decoded([self._rows[seq - 1]])

    def _decoded(self, rows: Iterator[Raw] | list[Raw]) -> Iterator[Recorded]:
        return recorded(((r.seq, r.kind, r.version, r.batch, r.body) for r in rows), self._codec)

    def raw(self, start: int = 1, stop: int | None = None) -> Iterator[Raw]:
        """Read events as stored, undecoded."""
        return iter(self._rows[max(start, 1) - 1 : max(stop, 0) if stop is not None else None])

    def batches(self, start: int = 1) -> Iterator[tuple[Batch, bytes]]:
        """List batches from number `start`, each with the root after it."""
        return iter(self._batches[max(start, 1) - 1 :])

    def latest(self, start: int = 1) -> Iterator[int]:
        """List, from batch `start`, the greatest time up to and with each: µs since 1970."""
        return iter(self._latest[max(start, 1) - 1 :])

    def seq_at(self, recorded_at: int) -> int:
        """Tell the last number of the longest prefix recorded at or before that moment."""
        upto = bisect_right(self._latest, recorded_at)
        return self._first_after(upto) - 1

    def _first_after(self, batch: int) -> int:
        later = self._batches[batch : batch + 1]
        return later[0][0].first_seq if later else len(self._rows) + 1

    def imported(self, import_id: str) -> tuple[int, ...]:
        """List the numbers of an import's events."""
        mine = [batch for batch, _ in self._batches if batch.import_id == import_id]
        return tuple(n for b in mine for n in range(b.first_seq, self._first_after(b.id)))

    def find(self, source: str, keys: Sequence[bytes]) -> dict[bytes, int]:
        """Tell which record keys of a source are known, and the number of each one's event."""
        of = key_of(source)
        return {k: self._identity[of, k] for k in keys if (of, k) in self._identity}

    def where(self, id: str) -> int | None:
        """Tell the number of the event that brought an id into the ledger."""
        return self._identity.get((IDS, key_of(id)))

    def places(self, ids: Sequence[str]) -> dict[str, int]:
        """Tell of many ids which are known, and the number of the event that brought each."""
        found = {id: self.where(id) for id in ids}
        return {id: seq for id, seq in found.items() if seq is not None}

    def identities(self) -> Iterator[KnownKey]:
        """List every key and id that is known, in the order of source and key."""
        for (source, key), seq in sorted(self._identity.items()):
            yield KnownKey(key=key, seq=seq, source=source)

    def text(self, seq: int) -> str | None:
        """Give the captured text of the `SourceCaptured` at that number; erased parts as U+FFFD."""
        parts = self._texts.get(seq)
        if not parts:
            return None
        return "".join(HOLE * p.length if p.text is None else p.text for p in parts)

    def kept(self, seq: int) -> tuple[Kept, ...]:
        """List the parts of the text that is stored for the event at that number."""
        return tuple(self._texts.get(seq, ()))

    def marks(self, kind: Mark, /) -> tuple[int, ...]:
        """List the numbers of the events of a kind that stands seldom: redactions, ..."""
        return tuple(r.seq for r in self._rows if r.kind == kind)

    def hashes(self, level: int, start: int, stop: int) -> Sequence[bytes]:
        """Give the hashes of the nodes that a file would keep; at level 0 those of the leaves."""
        if level:
            return [self._nodes[level, n] for n in range(start, stop) if (level, n) in self._nodes]
        rows = self._rows[start:stop]
        return leaves(self._ledger_id, ((r.batch, (r.seq, r.kind, r.version, r.sum)) for r in rows))

    def faults(self) -> tuple[str, ...]:
        """List nothing: memory has no file that could be wrong."""
        return ()

    def files(self) -> tuple[Path, ...]:
        """List no file: there is none."""
        return ()

    def scrub(self, *, wait: bool = True) -> bool:
        """Rewrite nothing: there is no file in which anything could be left."""
        return True

    def close(self) -> None:
        """Let go of nothing."""
