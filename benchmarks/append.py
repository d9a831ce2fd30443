"""Measures appending in batches, replaying what was appended, and what it takes on disk."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import Final

from benchmarks.contestants import BARE, BATCH, OURS, PEER, PLAIN, Contestants
from benchmarks.figures import Figure, Section
from benchmarks.sample import Shape
from benchmarks.timing import Race, settled

MOST_READ: Final = 100_000
SHAPES: Final[tuple[Shape, ...]] = ("full", "short")


def measure(folder: Path, shape: Shape, claims: int, rounds: int) -> list[Section]:
    """Append that many claims to each contestant, read 100,000 of them at most, weigh the files."""
    with ExitStack() as stack:
        contestants = Contestants(folder, shape, claims, stack)
        stack.enter_context(settled())
        size = claims // rounds
        race, reading = Race(), Race()
        for _ in range(rounds):
            race.round(contestants.appends(size // BATCH))
        some = min(size, MOST_READ // rounds)
        for first in range(1, claims + 1, size):
            reading.round(contestants.reads(first, first + some - 1))
    mean = f"{claims:,} {shape} claims of {contestants.bytes / claims:,.0f} bytes"
    return [
        Section(title=f"Append {mean}", findings=_appended(race, size)),
        Section(title=f"Replay {mean}", findings=_replayed(reading, some)),
        Section(title=f"Keep {mean}", findings=_kept(contestants, claims)),
    ]


def _how(race: Race, other: str, size: int) -> str:
    ours, theirs = (race.median(name) / size * 1e6 for name in (OURS, other))
    rounds = len(race.seconds[OURS])
    return f"{ours:.1f} against {theirs:.1f} µs a claim, medians of {rounds} rounds of {size:,}"


def _appended(race: Race, size: int) -> tuple[Figure, ...]:
    end = race.ratio(OURS, BARE, last=1)
    return (
        Figure(
            what="CPU of bare `executemany` of the ready bytes",
            value=race.ratio(OURS, BARE),
            at_most=5.5,
            how=f"{_how(race, BARE, size)}; {end:.2f} × in the last",
        ),
        Figure(
            what="less CPU than `EventStore.put` of typed values",
            value=race.ratio(PEER, OURS),
            at_least=2.3,
            how=_how(race, PEER, size),
        ),
        Figure(
            what="less CPU than `EventStore.put` of plain lists and dicts",
            value=race.ratio(PLAIN, OURS),
            at_least=2.3,
            how=_how(race, PLAIN, size),
        ),
    )


def _replayed(race: Race, size: int) -> tuple[Figure, ...]:
    return (
        Figure(
            what="faster than `to_domain_event` to typed values",
            value=race.ratio(PEER, OURS),
            at_least=6,
            how=_how(race, PEER, size),
        ),
        Figure(
            what="faster than `to_domain_event` to plain lists and dicts",
            value=race.ratio(PLAIN, OURS),
            at_least=6,
            how=_how(race, PLAIN, size),
        ),
        Figure(
            what="CPU of `SELECT` + msgspec into an equal Struct",
            value=race.ratio(OURS, BARE),
            at_most=2,
            how=_how(race, BARE, size),
        ),
    )


def _kept(contestants: Contestants, claims: int) -> tuple[Figure, ...]:
    """Weigh the files, closed and with their logs written back."""
    sizes = {name: path.stat().st_size / claims for name, path in contestants.paths.items()}
    how = f"{sizes[OURS]:,.0f} against {{:,.0f}} bytes a claim; the plain table: {sizes[BARE]:,.0f}"
    return tuple(
        Figure(
            what=f"bytes of the `eventsourcing` file of {what}",
            value=sizes[OURS] / sizes[name],
            at_most=0.9,
            how=how.format(sizes[name]),
        )
        for name, what in ((PEER, "typed values"), (PLAIN, "plain lists and dicts"))
    )
