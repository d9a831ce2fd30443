"""Both stores keep the promises of a store, and agree with each other."""

from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.clock import Clock, SteppingClock
from ledger.store import MemoryStore, SqliteStore, open_store, rows
from ledger.store.contract import Store
from ledger.store.parts import capture
from ledger.testing.sample_events import a_claim, a_source, an_agent
from ledger.testing.store_contract import StoreContract


class TestMemoryStore(StoreContract):
    def new_store(self, clock: Clock, folder: Path) -> MemoryStore:
        return MemoryStore(recorder="ann", clock=clock)


class TestSqliteStore(StoreContract):
    def new_store(self, clock: Clock, folder: Path) -> SqliteStore:
        return SqliteStore.open(folder / "a.ledger", recorder="ann", clock=clock)


def fill(store: Store, clock: SteppingClock, sizes: list[int]) -> None:
    parts, sums = capture("One.\n\nTwo.", clock)
    agent, source = an_agent(clock), a_source(clock, parts=sums)
    store.append([agent, source], recorder="ann", parts={1: parts})
    for n, size in enumerate(sizes):
        claims = [a_claim(clock, source.source.id, agent.agent.id) for _ in range(size)]
        keys = {i: (source.source.id, (n << 20 | i).to_bytes(16, "big")) for i in range(size)}
        store.append(claims, recorder="bob", import_id=f"import-{n}", keys=keys)


@given(st.lists(st.integers(1, 40), max_size=4))
def test_the_same_events_give_the_same_heads_in_every_store(
    tmp_path_factory: pytest.TempPathFactory, sizes: list[int]
) -> None:
    path = tmp_path_factory.mktemp("store") / "a.ledger"
    seen = []
    for place in (":memory:", path):
        clock = SteppingClock(start=1_900_000_000_000_000)
        store = open_store(place, recorder="ann", clock=clock)
        fill(store, clock, sizes)
        seen.append((list(store.raw()), list(store.read()), list(store.batches()), store.head()))
        store.close()
    assert seen[0] == seen[1]


def test_page_after_page_every_store_gives_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rows, "PAGE", 3)
    said: list[list[object]] = []
    for place in (":memory:", tmp_path / "a.ledger"):
        clock = SteppingClock(start=1_900_000_000_000_000)
        with closing(open_store(place, recorder="ann", clock=clock)) as store:
            fill(store, clock, [1] * 7 + [520])
            every = [*range(530, 0, -1), 7]
            said.append(
                [
                    *(list(store.batches(start)) for start in range(10)),
                    *(list(store.latest(start)) for start in range(10)),
                    *(list(store.read(start, start + 7)) for start in (1, 2, 524)),
                    [r.seq for r in store.pick(every)],
                    list(store.identities()),
                ]
            )
            nodes = [
                *(store.hashes(8, first, last) for first, last in ((0, 1), (0, 2), (1, 2))),
                *(store.hashes(0, first, first + 5) for first in (0, 3)),
            ]
            assert [len(found) for found in nodes] == [1, 2, 1, 5, 5]
            said[-1].append(nodes)
    assert said[0] == said[1]
