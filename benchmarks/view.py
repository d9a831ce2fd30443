"""Measures what a durable view of relationships costs for each event that it takes in."""

from __future__ import annotations

from contextlib import ExitStack, closing
from pathlib import Path
from typing import Final

from eventsourcing.domain import DomainEvent

from benchmarks.figures import Figure, Section
from benchmarks.peer import Peer
from benchmarks.peerview import PeerViews
from benchmarks.sample import World, coded
from benchmarks.timing import Race
from ledger.claims import Claim
from ledger.clock import SystemClock
from ledger.events import ClaimCoded, ClaimRecorded, Event
from ledger.store.sqlite import SqliteStore
from ledger.views.rows.engine import Views

OURS: Final = "ledger"
PEER: Final = "peer"


def measure(folder: Path, events: int, rounds: int) -> list[Section]:
    """Let both take in that many events, half claims and half their codings, round by round."""
    race = Race()
    size = events // rounds
    with ExitStack() as stack:
        world = World(11)
        path = folder / "view.ledger"
        store = stack.enter_context(SqliteStore.open(path, recorder="bench", clock=SystemClock()))
        store.append(list(world.agents()), recorder="bench")
        views = stack.enter_context(closing(Views(store, folder / "view.ledger.views")))
        peer = stack.enter_context(closing(Peer(folder / "view.peer", typed=False)))
        theirs = stack.enter_context(closing(PeerViews(peer, folder / "view.peer.view")))
        for _ in range(rounds):
            sources, batch = coded(world, [world.pairs[n % 500] for n in range(size // 2)])
            store.append(sources, recorder="bench")
            views.catch_up()
            store.append(batch, recorder="bench")
            _put(peer, batch)
            race.round([{OURS: views.catch_up, PEER: theirs.catch_up}])
    ours, other = (race.median(name) / size * 1e6 for name in (OURS, PEER))
    return [
        Section(
            title=f"Keep a durable view over {events:,} events",
            findings=(
                Figure(
                    what="less CPU an event than a tracked SQLite view",
                    value=race.ratio(PEER, OURS),
                    at_least=6,
                    how=f"{ours:.1f} against {other:.1f} µs, medians of {rounds} rounds of "
                    f"{size:,}; ours also keeps agents, sources, judgements and every past state",
                ),
            ),
        )
    ]


def _put(peer: Peer, batch: list[Event]) -> None:
    """Store the same events with the peer."""
    claims: dict[str, Claim] = {}
    theirs: list[DomainEvent] = []
    for event in batch:
        if isinstance(event, ClaimRecorded):
            claims[event.claim.id] = event.claim
            theirs += peer.events([event.claim])
        elif isinstance(event, ClaimCoded):
            theirs.append(peer.coding(event.coding, claims[event.coding.claim].source))
    peer.put(theirs)
