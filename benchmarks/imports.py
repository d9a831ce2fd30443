"""Measures bringing tables and lines of JSON in, against only parsing the same file."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Final

from benchmarks.bare import Bare
from benchmarks.figures import Figure, Section
from benchmarks.sample import A_SOURCE, Shape, World
from benchmarks.timing import Race, exhaust
from ledger import Ledger
from ledger.codec import encode
from ledger.events import ClaimRecorded, Event

SHAPES: Final[tuple[Shape, ...]] = ("full", "short")
AIM: Final = 8


def measure(folder: Path, shape: Shape, claims: int, rounds: int) -> list[Section]:
    """Import that many claims into a new ledger in each round, as CSV and as lines of JSON."""
    world = World(31, shape)
    table, lines = folder / "claims.csv", folder / "ledger.jsonl"
    events = list(_events(world, claims))
    with Ledger.open(folder / "from.ledger", by="bench") as book:
        book.append(*events)
        book.export("claims", table)
        book.export("ledger", lines)
    race, fresh = Race(), count()
    for _ in range(rounds):
        race.round(
            [
                {
                    "parse csv": lambda: _parse_table(table),
                    "parse jsonl": lambda: _parse_lines(lines),
                    "csv": lambda: _import(folder / f"{next(fresh)}.ledger", table),
                    "jsonl": lambda: _import(folder / f"{next(fresh)}.ledger", lines),
                    "bare": lambda: _bare(folder / f"{next(fresh)}.bare", events),
                    "append": lambda: _append(folder / f"{next(fresh)}.ledger", events),
                }
            ]
        )
    title = f"Import {claims:,} {shape} claims"
    return [Section(title=title, findings=tuple(_findings(race, claims)))]


def _events(world: World, claims: int) -> Iterator[Event]:
    pairs = [world.pairs[n % len(world.pairs)] for n in range(claims)]
    sources = world.sources(claims)
    yield from (*world.agents(), *sources)
    for n in range(0, claims, A_SOURCE):
        for claim in world.claims(sources[n // A_SOURCE :][:1], pairs[n : n + A_SOURCE]):
            yield ClaimRecorded(claim=claim)


def _findings(race: Race, claims: int) -> Iterator[Figure]:
    for form, parser in (("csv", "csv.reader"), ("jsonl", "json.loads")):
        ours, theirs = (race.median(n) / claims * 1e6 for n in (form, f"parse {form}"))
        yield Figure(
            what=f"`import_from` of {form}, CPU of `{parser}` alone",
            value=race.ratio(form, f"parse {form}"),
            at_most=AIM,
            how=f"{ours:.0f} against {theirs:.1f} µs a claim, through to the durable commit",
        )
        for floor, what in (("append", "`append` of the ready events"), ("bare", "bare SQLite")):
            least = race.median(floor) / claims * 1e6
            yield Figure(
                what=f"the least it could be: {what} alone, CPU of `{parser}`",
                value=race.ratio(floor, f"parse {form}"),
                how=f"{least:.1f} against {theirs:.1f} µs a claim",
            )


def _parse_table(path: Path) -> None:
    with path.open(newline="", encoding="utf-8") as file:
        exhaust(csv.reader(file))


def _parse_lines(path: Path) -> None:
    with path.open("rb") as file:
        exhaust(map(json.loads, file))


def _import(ledger: Path, file: Path) -> None:
    with Ledger.open(ledger, by="bench") as book:
        book.import_from(file, adapter=file.suffix[1:])


def _append(ledger: Path, events: list[Event]) -> None:
    with Ledger.open(ledger, by="bench") as book:
        for n in range(0, len(events), 1000):
            book.append(*events[n : n + 1000])


def _bare(path: Path, events: list[Event]) -> None:
    bare = Bare(path)
    bodies = [(encode(event),) for event in events]
    for n in range(0, len(bodies), 1000):
        bare.put(bodies[n : n + 1000])
    bare.close()
