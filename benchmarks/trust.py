"""Measures trust: verifying a whole ledger, proving one event of it, and what the tree costs."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from functools import partial
from hashlib import sha256
from pathlib import Path
from random import Random
from statistics import median
from typing import Final
from urllib.parse import quote

from benchmarks.figures import Figure, Section
from benchmarks.sample import World
from benchmarks.timing import Action, Race, cpu, settled
from ledger.clock import SystemClock
from ledger.codec import Codec, encode
from ledger.events import ClaimRecorded, Entries
from ledger.store.sqlite import SqliteStore
from ledger.trust.checkpoints import rotate, sign
from ledger.trust.keys import PrivateKey
from ledger.trust.proving import prove
from ledger.trust.seen import Seen, origin_of
from ledger.trust.tree import Frontier
from ledger.trust.verify import verify

BATCH: Final = 1000
NO_KINDS: Final = Codec(kinds={}, versions={})
"""Knows no kind of event: with it nothing is decoded and written again, only hashed."""
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
        for _ in range(rounds):
            race.round([_verifications(store, path)])
        spent = _proofs(store, folder)
    title = f"Verify {events:,} claims"
    return [Section(title=title, findings=(*_verified(race, events), *_rest(tree, spent)))]


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
        "hashing": partial(verify, store, NO_KINDS),
        "whole": partial(verify, store),
        "again": partial(_again, store),
    }


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


def _again(store: SqliteStore) -> None:
    """Read every event, decoded, and write it again."""
    for recorded in store.read():
        if recorded.event is not None:
            encode(recorded.event)


def _proofs(store: SqliteStore, folder: Path) -> float:
    """Prove random events; gives the median milliseconds of one."""
    key = PrivateKey.made(origin_of(store), SystemClock())
    rotate(store, key, None, by="bench")
    sign(store, key, by="bench", seen=Seen(folder / "seen"))
    draw, last = Random(3), store.head().seq - 2
    return median(cpu(partial(prove, store, draw.randint(1, last))) for _ in range(PROOFS)) * 1e3


def _verified(race: Race, events: int) -> tuple[Figure, ...]:
    def each(name: str) -> str:
        return f"{race.median(name) / events * 1e6:.1f}"

    how = f"{each('hashing')} against {each('alone')} µs an event, medians of rounds"
    return (
        Figure(
            what="CPU of reading and hashing alone, for the hashing part of a full verify",
            value=race.ratio("hashing", "alone"),
            at_most=2.5,
            how=how,
        ),
        Figure(
            what="CPU of reading and hashing alone, for all of it",
            value=race.ratio("whole", "alone"),
            how=f"{each('whole')} µs an event",
        ),
        Figure(
            what="of it to decode and to write again",
            value=race.median("whole") / events * 1e6 - race.median("hashing") / events * 1e6,
            unit="µs an event",
            how=f"reading, decoding and writing alone take {each('again')}",
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
