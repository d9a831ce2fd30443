"""Laws of every store, under any history of appends."""

from collections.abc import Callable
from pathlib import Path

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ledger.clock import Clock
from ledger.errors import BadEvent, UnknownReference
from ledger.events import AgentNamed, AgentRegistered, Event
from ledger.store import MemoryStore, SqliteStore
from ledger.store.contract import Store
from ledger.testing.plain_tree import root_of
from ledger.testing.sample_events import a_source, an_agent
from ledger.testing.store_contract import SetClock

Make = Callable[[Clock], Store]
HEADS = st.integers(0, 60)


@attrs.frozen
class Step:
    """One append: at what time, by whom, of which kinds, and whether it ends badly."""

    time: int
    recorder: str
    kinds: list[str]
    import_id: str | None
    fault: str


STEPS = st.lists(
    st.builds(
        Step,
        time=st.integers(1, 50),
        recorder=st.text(min_size=1, max_size=8).filter(lambda s: s.isprintable()),
        kinds=st.lists(st.sampled_from(["agent", "name", "source"]), min_size=1, max_size=5),
        import_id=st.none() | st.sampled_from(["one", "two"]),
        fault=st.sampled_from(["", "", "", "form", "twice", "unknown"]),
    ),
    max_size=6,
)
FAULTS: dict[str, Callable[[AgentRegistered], Event]] = {
    "form": lambda first: AgentNamed(agent=first.agent.id, name="n" * 5000),
    "twice": lambda first: first,
    "unknown": lambda first: AgentNamed(agent="nobody", name="n"),
}


@pytest.fixture(params=["memory", "sqlite"])
def make(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Make:
    def sqlite(clock: Clock) -> Store:
        path: Path = tmp_path_factory.mktemp("laws") / "a.ledger"
        return SqliteStore.open(path, recorder="ann", clock=clock, durable=False)

    def memory(clock: Clock) -> Store:
        return MemoryStore(recorder="ann", clock=clock)

    return sqlite if request.param == "sqlite" else memory


def told(store: Store, clock: SetClock, steps: list[Step]) -> list[tuple[Step, list[Event]]]:
    """Do every step; gives those that were written, with their events."""
    first = an_agent(clock)
    start = Step(clock.time, "ann", ["agent"], None, "")
    store.append([first], recorder="ann")
    written: list[tuple[Step, list[Event]]] = [(start, [first])]
    kinds: dict[str, Callable[[], Event]] = {
        "agent": lambda: an_agent(clock),
        "name": lambda: AgentNamed(agent=first.agent.id, name="another"),
        "source": lambda: a_source(clock),
    }
    for step in steps:
        clock.time = step.time
        events = [kinds[kind]() for kind in step.kinds]
        if step.fault:
            with pytest.raises((BadEvent, UnknownReference)):
                store.append([*events, FAULTS[step.fault](first)], recorder=step.recorder)
        else:
            store.append(events, recorder=step.recorder, import_id=step.import_id)
            written.append((step, events))
    return written


lawful = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)


@lawful
@given(steps=STEPS)
def test_reading_gives_what_was_written_and_nothing_of_what_was_refused(
    make: Make, steps: list[Step]
) -> None:
    clock = SetClock(time=20)
    store = make(clock)
    written = told(store, clock, steps)
    read = list(store.read(2))
    assert [r.event for r in read] == [e for _, events in written for e in events]
    assert [(r.batch.recorded_at, r.batch.recorder, r.batch.import_id) for r in read] == [
        (step.time, step.recorder, step.import_id) for step, events in written for _ in events
    ]
    assert [r.seq for r in read] == list(range(2, len(read) + 2))
    for name in ("one", "two"):
        assert store.imported(name) == tuple(r.seq for r in read if r.batch.import_id == name)
    store.close()


@lawful
@given(steps=STEPS)
def test_every_root_is_that_of_the_prefix_before_it(make: Make, steps: list[Step]) -> None:
    clock = SetClock(time=20)
    store = make(clock)
    told(store, clock, steps)
    rows = list(store.raw())
    for batch, root in store.batches():
        prefix = [r for r in rows if r.batch.id <= batch.id]
        assert root == root_of(store.ledger_id, prefix)
    assert store.head().root == root
    store.close()


@lawful
@given(steps=STEPS, moment=HEADS)
def test_a_moment_is_the_longest_prefix_with_no_later_time(
    make: Make, steps: list[Step], moment: int
) -> None:
    clock = SetClock(time=20)
    store = make(clock)
    told(store, clock, steps)
    times = [r.batch.recorded_at for r in store.read()]
    seq = store.seq_at(moment)
    assert all(t <= moment for t in times[:seq])
    assert seq == len(times) or times[seq] > moment
    store.close()


@lawful
@given(steps=STEPS, start=HEADS, stop=HEADS)
def test_a_stretch_is_cut_out_of_the_whole(
    make: Make, steps: list[Step], start: int, stop: int
) -> None:
    clock = SetClock(time=20)
    store = make(clock)
    told(store, clock, steps)
    whole = list(store.read())
    stretch = [r for r in whole if start <= r.seq <= stop]
    assert list(store.read(start, stop)) == stretch
    assert [r.seq for r in store.raw(start, stop)] == [r.seq for r in stretch]
    assert list(store.pick([r.seq for r in reversed(stretch)])) == stretch[::-1]
    store.close()
