"""Measures the ledger beside bare SQLite and a general event store: `python -m benchmarks`.

Everything runs in one process, in turns; numbers are medians of CPU time unless they say
otherwise, and most are ratios, so that they hold on other machines too.
"""

from __future__ import annotations

import argparse
import gc
import platform
import sqlite3
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

import attrs

from benchmarks import append, audit, growth, imports, start, trust, view
from benchmarks.figures import Section, lines, markdown

RESULTS = Path(__file__).with_name("RESULTS.md")


@attrs.frozen(kw_only=True)
class Sizes:
    """How much to measure with."""

    append: tuple[int, ...]
    audit: tuple[int, int]
    growth: tuple[int, int]
    imports: int
    questions: int = 31
    rounds: int = 10
    starts: int
    trust: int
    view: int


TINY = Sizes(
    append=(2_000,),
    audit=(2_000, 4_000),
    growth=(400, 800),
    imports=200,
    questions=2,
    rounds=2,
    starts=1,
    trust=600,
    view=400,
)
QUICK = Sizes(
    append=(20_000,),
    audit=(4_000, 20_000),
    growth=(4_000, 20_000),
    imports=10_000,
    starts=5,
    trust=20_000,
    view=10_000,
)
DEFAULT = Sizes(
    append=(100_000,),
    audit=(10_000, 200_000),
    growth=(4_000, 400_000),
    imports=40_000,
    starts=15,
    trust=100_000,
    view=40_000,
)
FULL = attrs.evolve(
    DEFAULT, append=(100_000, 1_000_000), audit=(10_000, 1_000_000), trust=1_000_000
)
SIZES = {"--tiny": TINY, "--quick": QUICK, "--full": FULL}
NOTE = (
    "How it is measured, what the claims look like and what limits the figures that miss their "
    "target: [README.md](README.md)."
)


def measure(sizes: Sizes, folder: Path) -> Iterator[Section]:
    """Measure everything, one section after another; files go into the folder."""
    plan: list[Callable[[Path], list[Section]]] = [lambda _: start.measure(sizes.starts)]
    plan += [
        partial(append.measure, shape=shape, claims=claims, rounds=sizes.rounds)
        for claims in sizes.append
        for shape in append.SHAPES
    ]
    plan += [
        partial(imports.measure, shape=shape, claims=sizes.imports, rounds=min(3, sizes.rounds))
        for shape in imports.SHAPES
    ]
    small, large = sizes.growth
    plan += [
        partial(view.measure, events=sizes.view, rounds=sizes.rounds),
        partial(growth.measure, small=small, large=large, rounds=sizes.questions),
        partial(audit.measure, small=sizes.audit[0], large=sizes.audit[1], rounds=sizes.questions),
        partial(trust.measure, events=sizes.trust, rounds=min(5, sizes.rounds)),
    ]
    for step in plan:
        gc.collect()
        with TemporaryDirectory(dir=folder) as own:
            yield from step(Path(own))


def about() -> str:
    """Say what was measured with."""
    packages = ", ".join(f"{p} {version(p)}" for p in ("eventsourcing", "msgspec", "attrs"))
    return (
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {packages}; "
        f"{platform.system()} {platform.machine()}"
    )


def report(sections: Sequence[Section], command: str) -> str:
    """Write the results as a page."""
    head = ["# Results", "", f"Made by `{command}` with {about()}.", "", NOTE, ""]
    return "\n".join([*head, *(line for s in sections for line in markdown(s))])


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what the command line asks for, and print it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    size = parser.add_mutually_exclusive_group()
    for flag, sizes in SIZES.items():
        size.add_argument(flag, action="store_const", const=sizes, dest="sizes")
    parser.add_argument("--write", nargs="?", type=Path, const=RESULTS, metavar="FILE")
    parser.add_argument("--folder", type=Path, help="where the files are made (and removed)")
    asked = parser.parse_args(arguments)
    sections = []
    with TemporaryDirectory(dir=asked.folder) as folder:
        for section in measure(asked.sizes or DEFAULT, Path(folder)):
            print("\n".join(lines(section)), flush=True)
            sections.append(section)
    if asked.write:
        given = sys.argv[1:] if arguments is None else arguments
        command = " ".join(("python -m benchmarks", *(a for a in given if a in SIZES), "--write"))
        asked.write.write_text(report(sections, command), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
