"""One ledger, one plain table and two `eventsourcing` files that are given the same claims."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing
from functools import partial
from pathlib import Path
from typing import Final

from benchmarks.bare import Bare
from benchmarks.peer import Peer
from benchmarks.sample import A_SOURCE, Shape, World
from benchmarks.timing import Action, exhaust
from ledger.clock import SystemClock
from ledger.codec import encode
from ledger.events import ClaimRecorded
from ledger.store.sqlite import SqliteStore

BATCH: Final = 1000
OURS: Final = "ledger"
BARE: Final = "bare"
PEER: Final = "peer"
PLAIN: Final = "plain"


class Contestants:
    """The files; agents and sources stand in the ledger before any claim does."""

    def __init__(self, folder: Path, shape: Shape, claims: int, stack: ExitStack) -> None:
        """Make the files in a folder, to be closed with the stack."""
        self.paths = {name: folder / f"{shape}.{name}" for name in (OURS, BARE, PEER, PLAIN)}
        self.world = World(7, shape)
        self.bytes = 0
        self._sources = self.world.sources(claims)
        self._batches = 0
        self._store = stack.enter_context(
            SqliteStore.open(self.paths[OURS], recorder="bench", clock=SystemClock())
        )
        self._bare = stack.enter_context(closing(Bare(self.paths[BARE])))
        self._peer = stack.enter_context(closing(Peer(self.paths[PEER], typed=True)))
        self._plain = stack.enter_context(closing(Peer(self.paths[PLAIN], typed=False)))
        self._store.append([*self.world.agents(), *self._sources], recorder="bench")
        self._before = self._store.head().seq

    def appends(self, batches: int) -> Iterator[Mapping[str, Action]]:
        """Prepare batches one by one, for each contestant to append in its turn."""
        for _ in range(batches):
            first = self._batches * BATCH // A_SOURCE
            self._batches += 1
            pairs = [self.world.pairs[n % 100] for n in range(BATCH)]
            claims = self.world.claims(self._sources[first:], pairs)
            events = [ClaimRecorded(claim=claim) for claim in claims]
            ready = [(encode(event),) for event in events]
            self.bytes += sum(len(body) for (body,) in ready)
            keys = self.world.keys(claims)
            yield {
                OURS: partial(self._store.append, events, recorder="bench", keys=keys),
                BARE: partial(self._bare.put, ready),
                PEER: partial(self._peer.put, self._peer.events(claims)),
                PLAIN: partial(self._plain.put, self._plain.events(claims)),
            }

    def reads(self, first: int, last: int) -> Iterator[Mapping[str, Action]]:
        """Let each contestant read the same claims, from one number to another, in its turn."""
        before = self._before
        yield {
            OURS: lambda: exhaust(self._store.read(before + first, before + last)),
            BARE: lambda: exhaust(self._bare.read(first, last)),
            PEER: lambda: exhaust(self._peer.read(first, last)),
            PLAIN: lambda: exhaust(self._plain.read(first, last)),
        }
