"""Measures what grows with a ledger: catching up on a little, and one relationship of the past.

The ledgers hold claims and their codings, half and half. Claims concern many pairs of states, a
hundred claims a pair on average; the *steady* pair has a hundred claims in every ledger, spread
evenly over it, and the *growing* pair has one claim in twenty.
"""

from __future__ import annotations

from contextlib import ExitStack
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from random import Random
from typing import Final

from benchmarks.figures import Figure, Section
from benchmarks.sample import Pair, SeededClock, World, coded
from benchmarks.timing import Action, Race
from ledger.book import Ledger
from ledger.events import Event

CHUNK: Final = 1000
STEADY: Final = 100
SHARE: Final = 20
FEW: Final = 7


class Grown:
    """A ledger of a given size, with its views caught up."""

    def __init__(self, path: Path, events: int, stack: ExitStack) -> None:
        """Build it."""
        self.world = World(13)
        self.events = events
        clock = SeededClock(Random(17), step=50_000)
        self._began = clock.at
        self.book = stack.enter_context(Ledger.open(path, by="bench", clock=clock))
        self._append(list(self.world.agents()))
        claims = events // 2
        for first in range(0, claims, CHUNK):
            last = min(first + CHUNK, claims)
            self._append_claims([self._pair(n) for n in range(first, last)])
        self.book.now()
        self._ended = clock.at
        self._moments = Random(19)

    def _append(self, events: list[Event]) -> None:
        self.book.append(*events)

    def _append_claims(self, pairs: list[Pair]) -> None:
        sources, events = coded(self.world, pairs)
        self._append([*sources])
        self._append(events)

    def _pair(self, n: int) -> Pair:
        """Say which pair the n-th claim of the ledger concerns."""
        pairs, claims = self.world.pairs, self.events // 2
        if n % (claims // STEADY) == 0:
            return pairs[0]
        if n % SHARE == 1:
            return pairs[1]
        return pairs[2 + self.world.draw.randrange(max(1, claims // STEADY))]

    def grow(self) -> None:
        """Append a hundred events (2 sources, 49 claims, 49 codings), none of a measured pair."""
        pairs = self.world.pairs[2:22]
        self._append_claims([self.world.draw.choice(pairs) for _ in range(49)])

    def catch_up(self) -> object:
        """Take in what is new."""
        return self.book.now()

    def past(self, pair: int) -> Action:
        """Prepare to ask for a relationship as of a random moment."""
        a, b = self.world.pairs[pair]
        at = self._moments.uniform(self._began + 0.1 * (self._ended - self._began), self._ended)
        return partial(self._ask, datetime.fromtimestamp(at / 1e6, UTC), f"State {a}", f"State {b}")

    def _ask(self, moment: datetime, first: str, second: str) -> object:
        return self.book.as_of(recorded=moment).relationship(first, second)


def measure(folder: Path, small: int, large: int, rounds: int) -> list[Section]:
    """Compare a small ledger and a large one, of so many events."""
    caught, steady, growing = Race(), Race(), Race()
    with ExitStack() as stack:
        ledgers = [Grown(folder / f"{events}.ledger", events, stack) for events in (small, large)]
        for _ in range(rounds):
            for ledger in ledgers:
                ledger.grow()
            caught.round([{str(ledger.events): ledger.catch_up for ledger in ledgers}])
            steady.round([{str(ledger.events): ledger.past(0) for ledger in ledgers}])
        for _ in range(min(FEW, rounds)):
            growing.round([{str(ledger.events): ledger.past(1) for ledger in ledgers}])
    compare = partial(_compare, small=small, large=large)
    times = large // small
    return [
        Section(
            title=f"Grow from {small:,} to {large:,} events",
            findings=(
                compare(caught, "catching up on 100 new events", at_most=1.3),
                compare(steady, f"a relationship of {STEADY} claims, of the past", at_most=4),
                compare(growing, f"a relationship that grew {times}-fold itself, of the past"),
            ),
        )
    ]


def _compare(
    race: Race, what: str, *, small: int, large: int, at_most: float | None = None
) -> Figure:
    before, after = (race.median(str(events)) * 1e3 for events in (small, large))
    rounds = len(race.seconds[str(small)])
    how = f"{after:.1f} against {before:.1f} ms, medians of {rounds} rounds"
    return Figure(what=what, value=after / before, at_most=at_most, how=how)
