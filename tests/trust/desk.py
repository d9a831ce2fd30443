"""What the tests of signing share: ledgers with keys, in files and in memory."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ledger import Ledger
from ledger.clock import SteppingClock
from ledger.errors import LedgerError
from ledger.store import MemoryStore
from ledger.testing.sample_events import an_agent
from ledger.trust.keys import PrivateKey, PublicKey
from ledger.trust.policy import Policy
from ledger.trust.rotations import rotate
from ledger.trust.seen import origin_of

START = 1_900_000_000_000_000
WIM = PrivateKey(name="example.org/wim", seed=bytes([9]) * 32)


def opened(path: Path, by: str = "ann") -> Ledger:
    clock = SteppingClock(start=START + sum(path.name.encode()) * 10**9)
    return Ledger.open(path, by=by, clock=clock)


def fill(book: Ledger, count: int) -> None:
    for n in range(count):
        book.append(an_agent(SteppingClock(start=START + book.head().seq * 10**9), f"Office {n}"))


def policy(vkey: str, *witnesses: str) -> Policy:
    return Policy.of([PublicKey.parse(vkey)], [PublicKey.parse(it).witness for it in witnesses])


def made(count: int, seed: int = 1) -> tuple[MemoryStore, PrivateKey]:
    """A ledger with a key and so many agents: its head is at `count` + 2."""
    clock = SteppingClock(start=START)
    store = MemoryStore(recorder="ann", clock=clock, ledger_id=f"L{seed}")
    key = PrivateKey(name=origin_of(store), seed=bytes([seed]) * 32)
    rotate(store, key, None, by="ann")
    more(store, count)
    return store, key


def more(store: MemoryStore, count: int, name: str = "Office") -> None:
    clock = SteppingClock(start=START + store.head().seq * 10**9)
    if count:
        store.append([an_agent(clock, name) for _ in range(count)], recorder="ann")


def refused(call: Callable[[], object], kind: type[LedgerError], **fields: Any) -> None:
    with pytest.raises(kind) as refusal:
        call()
    assert {name: getattr(refusal.value, name) for name in fields} == fields
