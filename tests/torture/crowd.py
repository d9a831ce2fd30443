"""Processes that write one ledger, read it, ask it and replay it slowly, all at once.

They are forked from one that has everything imported and no ledger open. Each tells what it did in
a file of its own, and ends with an error where anything was not as it should be.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import attrs
import msgspec

from ledger import Ledger
from ledger.clock import SystemClock
from ledger.plugins import Plugins
from ledger.store import SqliteStore
from ledger.testing.sample_events import an_agent
from tests.torture.telling import PARTIES


@attrs.frozen(kw_only=True)
class Crowd:
    """How many write how often, how long a slow reader takes, and what there was before."""

    claims: int
    first: int
    ledger: str
    processes: int
    seconds: float
    times: int

    @property
    def stop(self) -> int:
        """The number that the last event has at least once all are done."""
        return self.first + self.processes * self.times


@attrs.frozen(kw_only=True)
class Did:
    """What one of them did: the numbers it was given, how often it looked, what came meanwhile."""

    meanwhile: int = 0
    seconds: float = 0.0
    seqs: tuple[int, ...] = ()
    times: int = 0


Go = Callable[[], None]


def opened(crowd: Crowd, name: str) -> SqliteStore:
    """Open the ledger that is there."""
    return SqliteStore.open(crowd.ledger, recorder=name, clock=SystemClock(), create=False)


def write(crowd: Crowd, name: str, go: Go) -> Did:
    """Append one event after the other."""
    clock = SystemClock()
    with opened(crowd, name) as store:
        go()
        batches = [
            store.append([an_agent(clock, f"{name} {n}")], recorder=name)
            for n in range(crowd.times)
        ]
        return Did(seqs=tuple(batch.first_seq for batch in batches), times=crowd.times)


def read(crowd: Crowd, name: str, go: Go) -> Did:
    """Read what is new, again and again, and see that no number is left out."""
    last = times = 0
    with opened(crowd, name) as store:
        go()
        while last < crowd.stop:
            head = store.head().seq
            seqs = [one.seq for one in store.read(last + 1, head)]
            assert seqs == list(range(last + 1, head + 1)), (last, head, len(seqs))
            last, times = head, times + 1
            time.sleep(0.01)
    return Did(times=times)


def ask(crowd: Crowd, name: str, go: Go) -> Did:
    """Ask for the view of the two parties, again and again."""
    head = times = 0
    with Ledger.open(crowd.ledger, by=name, create=False, plugins=Plugins.load()) as book:
        go()
        while head < crowd.stop:
            head, times = book.head().seq, times + 1
            assert book.relationship(*PARTIES).claims == crowd.claims
    return Did(times=times)


def replay(crowd: Crowd, name: str, go: Go) -> Did:
    """Read all events that there are, one by one, so slowly that it takes as long as is asked."""
    with opened(crowd, name) as store:
        head = store.head().seq
        go()
        began, seqs = time.perf_counter(), []
        for one in store.read():
            assert one.event is not None
            seqs.append(one.seq)
            due = began + crowd.seconds * len(seqs) / head
            time.sleep(max(0.0, due - time.perf_counter()))
        assert seqs == list(range(1, len(seqs) + 1))
        return Did(
            meanwhile=store.head().seq - head,
            seconds=time.perf_counter() - began,
            times=len(seqs),
        )


def run(crowd: Crowd) -> int:
    """Fork them all, let them go at once when all are ready, and wait; gives how many failed."""
    jobs = {f"writer {n}": write for n in range(crowd.processes)}
    jobs |= {"reader": read, "asker": ask, "replay": replay}
    ready, go = os.pipe(), os.pipe()
    children = [fork(crowd, name, job, ready, go) for name, job in jobs.items()]
    for _ in children:
        os.read(ready[0], 1)
    os.close(go[1])
    return sum(os.waitpid(child, 0)[1] != 0 for child in children)


def fork(
    crowd: Crowd,
    name: str,
    job: Callable[[Crowd, str, Go], Did],
    ready: tuple[int, int],
    go: tuple[int, int],
) -> int:
    """Fork one, which says that it is ready, waits until all may go, and tells what it did."""
    child = os.fork()
    if child:
        return child
    os.close(go[1])

    def wait() -> None:
        os.write(ready[1], b"!")
        os.read(go[0], 1)

    try:
        did = job(crowd, name, wait)
    except BaseException:
        os.write(ready[1], b"!")  # nobody shall wait for it
        raise
    place = Path(f"{crowd.ledger}.{name}")
    place.write_bytes(msgspec.json.encode(did))
    os._exit(0)


if __name__ == "__main__":
    sys.exit(run(msgspec.json.decode(sys.argv[1], type=Crowd)))
