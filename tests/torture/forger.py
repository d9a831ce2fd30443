"""Somebody who writes a whole ledger anew: the same id and times, other events, all sums right."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

import attrs

from ledger.claims import Claim, changed
from ledger.events import (
    AgentNamed,
    CheckpointKept,
    ClaimAmended,
    ClaimRecorded,
    Event,
    LedgerOpened,
    ReportCorrected,
)
from ledger.store import SqliteStore
from ledger.store.contract import Identity, Part, Store
from ledger.store.hashing import key_of
from ledger.testing.sample_events import an_agent

DAY = 86_400_000_000


@attrs.define
class ForgersClock:
    """Shows the times it is told to, one after the other, and the chance that makes an old id."""

    times: list[int]
    chance: bytes = b""

    def now(self) -> int:
        return self.times.pop(0) if len(self.times) > 1 else self.times[0]

    def random(self, size: int) -> bytes:
        return self.chance if size == len(self.chance) else os.urandom(size)


@attrs.frozen(kw_only=True)
class Written:
    """One append, as it was made."""

    at: int
    events: tuple[Event, ...]
    import_id: str | None
    keys: Mapping[int, Identity]
    parts: Mapping[int, Sequence[Part]]
    recorder: str


History: TypeAlias = list[Written]


def history(store: Store) -> History:
    """Read all appends of a ledger of which nothing was redacted."""
    ids = {key_of(id): id for id in _sources(store)}
    known = {row.seq: (ids[row.source], row.key) for row in store.identities() if row.source in ids}
    found: History = []
    for batch, _ in store.batches():
        rows = [one for one in store.read(batch.first_seq) if one.batch == batch]
        kept = {n: store.kept(one.seq) for n, one in enumerate(rows)}
        found.append(
            Written(
                at=batch.recorded_at,
                events=tuple(one.event for one in rows if one.event is not None),
                import_id=batch.import_id,
                keys={n: known[one.seq] for n, one in enumerate(rows) if one.seq in known},
                parts={
                    n: [Part(salt=it.salt or b"", text=it.text or "") for it in parts]
                    for n, parts in kept.items()
                    if parts
                },
                recorder=batch.recorder,
            )
        )
    return found


def _sources(store: Store) -> set[str]:
    claims = (one.event.claim for one in store.read() if isinstance(one.event, ClaimRecorded))
    return {claim.source for claim in claims}


def forge(path: Path, appends: History) -> None:
    """Write a ledger of these appends, the first of which opens it."""
    first, *rest = appends
    [begun] = first.events
    assert isinstance(begun, LedgerOpened)
    number = int.from_bytes(key_of(begun.ledger), "big")
    clock = ForgersClock(
        chance=(number & ((1 << 80) - 1)).to_bytes(10, "big"),
        times=[(number >> 80) * 1000, first.at],
    )
    with SqliteStore.open(path, recorder=first.recorder, clock=clock, origin=begun.origin) as store:
        assert store.ledger_id == begun.ledger
        for it in rest:
            clock.times = [it.at]
            store.append(
                it.events, recorder=it.recorder, import_id=it.import_id, keys=it.keys,
                parts=it.parts,
            )  # fmt: skip


# What a forger alters: the same nine classes, each written anew with all its sums


def content(appends: History) -> History:
    return _reworded(appends, 0, lambda claim: ClaimRecorded(claim=changed(claim, content="no")))


def order(appends: History) -> History:
    one, other = _claims(appends)[:2]
    found = [*appends]
    found[one] = attrs.evolve(appends[other], at=appends[one].at)
    found[other] = attrs.evolve(appends[one], at=appends[other].at)
    return found


def deletion(appends: History) -> History:
    gone = _claims(appends)[0]
    return [*appends[:gone], *appends[gone + 1 :]]


def insertion(appends: History) -> History:
    there = _claims(appends)[1]
    clock = ForgersClock([appends[there].at])
    new = attrs.evolve(appends[there], events=(an_agent(clock, "nobody"),), keys={})
    return [*appends[:there], new, *appends[there:]]


def truncation(appends: History) -> History:
    return appends[:-1]


def replay(appends: History) -> History:
    """An agent is given the same name once more, amid what came later."""
    [old] = (it for it in appends if isinstance(it.events[0], AgentNamed))
    there = _claims(appends)[-1]
    return [*appends[:there], attrs.evolve(old, at=appends[there].at), *appends[there:]]


def redating(appends: History) -> History:
    there = _claims(appends)[1]
    return [attrs.evolve(it, at=it.at - DAY) if n == there else it for n, it in enumerate(appends)]


def recorder(appends: History) -> History:
    there = _claims(appends)[1]
    return [attrs.evolve(it, recorder="zoe") if n == there else it for n, it in enumerate(appends)]


def import_id(appends: History) -> History:
    there = _claims(appends)[0]
    return [
        attrs.evolve(it, import_id="other") if n == there else it for n, it in enumerate(appends)
    ]


def origin(appends: History) -> History:
    [opened] = appends[0].events
    return [attrs.evolve(appends[0], events=(changed(opened, origin="elsewhere"),)), *appends[1:]]


def kind(appends: History) -> History:
    """What the recorder put right looks like what the reporter corrected."""
    found = []
    for it in appends:
        [event] = it.events
        if isinstance(event, ClaimAmended):
            event = ReportCorrected(claim=event.claim, sha256="0" * 64)
        found.append(attrs.evolve(it, events=(event,)))
    return found


def _claims(appends: History) -> list[int]:
    return [n for n, it in enumerate(appends) if isinstance(it.events[0], ClaimRecorded)]


def _reworded(appends: History, nth: int, become: Callable[[Claim], Event]) -> History:
    there, found = _claims(appends)[nth], [*appends]
    [event] = appends[there].events
    assert isinstance(event, ClaimRecorded)
    found[there] = attrs.evolve(appends[there], events=(become(event.claim),))
    return found


def unsigned(appends: History) -> History:
    """A history without the checkpoints it kept, which would tell of another tree."""
    return [it for it in appends if not isinstance(it.events[0], CheckpointKept)]
