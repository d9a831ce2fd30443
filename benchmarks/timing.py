"""Measures CPU time: contestants take turns, round by round, and medians are compared."""

from __future__ import annotations

import gc
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from statistics import median
from time import process_time

Action = Callable[[], object]


class Race:
    """Contestants that do the same work in turns; seconds of CPU are kept for each round.

    CPU time is this process's, in user and system mode together: other programs on the machine
    do not count, and neither does waiting for a disk.
    """

    def __init__(self) -> None:
        """Start with no round."""
        self.seconds: dict[str, list[float]] = defaultdict(list)
        self._turn = 0

    def round(self, turns: Iterable[Mapping[str, Action]]) -> None:
        """Run one round, of one turn or several; who begins changes from turn to turn."""
        spent: dict[str, float] = defaultdict(float)
        for actions in turns:
            gc.collect()  # of the preparations
            names = list(actions)
            self._turn += 1
            for n in range(len(names)):
                name = names[(n + self._turn) % len(names)]
                spent[name] += cpu(actions[name])
        for name, seconds in spent.items():
            self.seconds[name].append(seconds)

    def median(self, name: str, last: int | None = None) -> float:
        """Give a contestant's median over the last rounds (over all, when not told)."""
        return median(self.seconds[name][-(last or 0) :])

    def ratio(self, name: str, other: str, last: int | None = None) -> float:
        """Say how many times as much CPU one contestant takes as another."""
        return self.median(name, last) / self.median(other, last)


@contextmanager
def settled() -> Iterator[None]:
    """Keep what stands now out of rubbish collections: contestants do not pay for the stage."""
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def cpu(action: Action) -> float:
    """Run something once; gives its seconds of CPU time."""
    start = process_time()
    action()
    return process_time() - start


def exhaust(items: Iterable[object]) -> None:
    """Go through all items and keep none."""
    deque(items, maxlen=0)
