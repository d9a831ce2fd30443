"""Measures trust: verifying a whole ledger, proving one event of it, and what the tree costs."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from functools import partial
from hashlib import sha256
from itertools import islice
from pathlib import Path
from random import Random
from statistics import median
from typing import Final
from urllib.parse import quote

from benchmarks.figures import Figure, Section
from benchmarks.sample import World
from benchmarks.timing import Action, Race, cpu, settled
from ledger.clock import SystemClock
from ledger.codec import CODEC, write_all
from ledger.events import ClaimRecorded, Entries
from ledger.store.contract import Raw
from ledger.store.sqlite import SqliteStore
from ledger.trust.checkpoints import sign
from ledger.trust.keys import PrivateKey
from ledger.trust.notes import Checkpoint
from ledger.trust.proving import prove
from ledger.trust.rotations import rotate
from ledger.trust.seen import Seen, origin_of
from ledger.trust.tree import EMPTY, Frontier
from ledger.trust.verify import verify

BATCH: Final = 1000
PROOFS: Final = 200
_ROWS: Final = (
    "SELECT seq, kind, version, batch, sum, salt, body, recorded_at, recorder, import_id"
    " FROM event JOIN batch ON batch.id = event.batch ORDER BY seq"
)


def measure(folder: Path, events: int, rounds: int) -> list[Section]:
    """Fill a ledger with that many claims, verify it round by round, prove some of its events."""
    path = folder / "trust.ledger"
    with SqliteStore.open(path, recorder="bench", clock=SystemClock()) as store, settled():
        tree = _filled(store, events)
        race = Race()
        again: list[float] = []
        for _ in range(rounds):
            race.round([_verifications(store, path)])
            again.append(_again(store))
        spent = _proofs(store, folder)
    findings = (*_verified(race, median(again), events), *_rest(tree, spent))
    return [Section(title=f"Verify {events:,} claims", findings=findings)]


def _filled(store: SqliteStore, events: int) -> float:
    """Append claims in batches; gives what the tree took of that, as a share of the rest."""
    world = World(7, "full")
    sources = world.sources(events)
    store.append([*world.agents(), *sources], recorder="bench")
    shares: list[float] = []
    frontier = Frontier()
    for first in range(0, events, BATCH):
        pairs = [world.pairs[n % 100] for n in range(min(BATCH, events - first))]
        made = [ClaimRecorded(claim=c) for c in world.claims(sources[first // 40 :], pairs)]
        whole = cpu(partial(store.append, made, recorder="bench"))
        tree, frontier = _tree(store, len(made), frontier)
        shares.append(tree / (whole - tree))
    return median(shares)


def _tree(store: SqliteStore, count: int, frontier: Frontier) -> tuple[float, Frontier]:
    """Put the last events into the tree once more; gives the seconds of CPU, and the tree."""
    raws = list(store.raw(store.head().seq - count + 1))
    rows = [(r.seq, r.kind, r.version, r.sum) for r in raws]
    entries, grown = Entries(store.ledger_id, raws[-1].batch), [frontier]

    def grow() -> None:
        grown.append(frontier.extended(entries.leaves(rows))[0])

    return cpu(grow), grown[-1]


def _verifications(store: SqliteStore, path: Path) -> dict[str, Action]:
    return {
        "alone": partial(_alone, path, store.ledger_id),
        "hashed": partial(verify, store, since=_nothing(store)),
        "whole": partial(verify, store),
    }


def _nothing(store: SqliteStore) -> Checkpoint:
    """Make the checkpoint of the empty tree: what comes after it is all, without ids and file."""
    return Checkpoint(origin=origin_of(store), root=EMPTY, size=0)


def _alone(path: Path, ledger_id: str) -> None:
    """Read every event and hash its content and its entry, and nothing else."""
    hashed, form = sha256, "claimledger-1"
    with closing(sqlite3.connect(path)) as db:
        for seq, kind, version, batch, sum_, salt, body, at, by, import_id in db.execute(_ROWS):
            hashed(salt + body).digest()
            entry = (
                f"\0{form} {ledger_id} {seq} {kind}/{version} {batch} {at} {quote(by, safe='')} "
                f"{import_id or '-'} {sum_.hex()}"
            )
            hashed(entry.encode()).digest()


def _again(store: SqliteStore) -> float:
    """Decode every event and write it again; gives the seconds of CPU, without those of reading."""
    spent, raws = 0.0, store.raw()
    while some := list(islice(raws, BATCH)):
        spent += cpu(partial(_written, some))
    return spent


def _written(some: Sequence[Raw]) -> None:
    write_all([CODEC.reader(r.kind, r.version)(r.body) for r in some if r.body is not None])


def _proofs(store: SqliteStore, folder: Path) -> float:
    """Prove random events; gives the median milliseconds of one."""
    key = PrivateKey.made(origin_of(store), SystemClock())
    rotate(store, key, None, by="bench")
    sign(store, key, by="bench", seen=Seen(folder / "seen"))
    draw, last = Random(3), store.head().seq - 2
    return median(cpu(partial(prove, store, draw.randint(1, last))) for _ in range(PROOFS)) * 1e3


def _verified(race: Race, again: float, events: int) -> tuple[Figure, ...]:
    alone, hashed, whole = (race.median(name) for name in ("alone", "hashed", "whole"))
    each = 1e6 / events
    return (
        Figure(
            what="CPU of reading and hashing alone, for the hashing part of a full verify",
            value=(hashed - again) / alone,
            at_most=2.5,
            how=f"{(hashed - again) * each:.1f} against {alone * each:.1f} µs an event, medians",
        ),
        Figure(
            what="to decode every event and write it again",
            value=again * each,
            unit="µs an event",
            how="beside the hashing part",
        ),
        Figure(
            what="to look up every id, and for SQLite's own check of the file",
            value=(whole - hashed) * each,
            unit="µs an event",
            how=f"a full verify takes {whole * each:.1f}",
        ),
    )


def _rest(tree: float, proof: float) -> tuple[Figure, ...]:
    return (
        Figure(
            what="to prove one event",
            value=proof,
            at_most=5,
            unit="ms",
            how=f"CPU, median of {PROOFS} at random",
        ),
        Figure(
            what="what the tree adds to a batched append",
            value=tree * 100,
            at_most=20,
            unit="%",
            how=f"CPU of leaves and tree against the rest of the append, batches of {BATCH:,}",
        ),
    )
