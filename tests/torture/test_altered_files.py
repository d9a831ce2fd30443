"""A file altered anywhere is refused, or says exactly what it said: never less, never a crash."""

from __future__ import annotations

import random
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from ledger import Ledger
from ledger.clock import SteppingClock
from ledger.store.pragmas import PAGE_SIZE
from tests.torture.altered import START, Bench, Outcome, Whole, a_small_ledger, packed, whole

EVERY, MANY = 0, 5_000
TORTURE = pytest.mark.torture
IN_MEMORY = Path("/dev/shm")
NAMES = 260
"""Enough for the first node of the tree to be kept."""

Record = Callable[[str, object], None]
"""Keeps a figure to be printed at the end."""


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder in memory, where there is one: a file is opened anew for each byte."""
    with TemporaryDirectory(dir=IN_MEMORY if IN_MEMORY.is_dir() else None) as name:
        yield Path(name)


@pytest.fixture
def small(folder: Path) -> Whole:
    """A closed ledger of eleven pages."""
    path = folder / "small.ledger"
    a_small_ledger(path)
    return whole(path)


@pytest.fixture
def live(folder: Path) -> Whole:
    """A ledger whose last events are in its log: files as a process leaves them that was killed."""
    path, left = folder / "small.ledger", folder / "left.ledger"
    a_small_ledger(path)
    with Ledger.open(path, by="ann", clock=SteppingClock(start=START * 2)) as book:
        book.register("Quill", "person")
        book.record(who="Quill", content="it rained", source="the article")
        for end in ("", "-wal"):
            Path(f"{left}{end}").write_bytes(Path(f"{path}{end}").read_bytes())
    return whole(left, "-wal")


def chosen(numbers: Iterable[int], count: int) -> list[int]:
    """So many of some numbers, the same at every run; all of them for 0."""
    every = list(numbers)
    return every if count == EVERY else random.Random(count).sample(every, count)


def said(outcomes: Iterable[Outcome]) -> str:
    """Say how many alterations came to what."""
    counts = Counter(outcomes)
    return (
        f"{counts.total():,} altered: {counts['refused']:,} refused, {counts['same']:,} where "
        f"nothing is said, {counts['keys']:,} in a key of an imported record, 0 unseen"
    )


@pytest.mark.parametrize("change", [0xFF, 1], ids=["inverted", "one more"])
@pytest.mark.parametrize("count", [100, pytest.param(EVERY, marks=TORTURE, id="every")])
def test_a_byte_altered_is_seen_or_says_nothing(
    folder: Path, small: Whole, change: int, count: int, record_property: Record
) -> None:
    """The short form looks at bytes that are not zero: most of a page is empty."""
    data, bench = small.files[""], Bench(folder, small)
    where = (at for at, byte in enumerate(data) if byte or count == EVERY)
    found = [bench.flipped(at, change) for at in chosen(where, count)]
    record_property("bytes", said(found))
    assert "refused" in found


@pytest.mark.parametrize("change", [0xFF, 1], ids=["inverted", "one more"])
@pytest.mark.parametrize("count", [50, pytest.param(EVERY, marks=TORTURE, id="every")])
def test_a_byte_altered_in_a_file_of_small_pages_is_seen_or_says_nothing(
    folder: Path, change: int, count: int, record_property: Record
) -> None:
    """A file that was laid out anew: little of it is empty, and its tables are trees of pages."""
    path = folder / "packed.ledger"
    a_small_ledger(path)
    packed(path, page_size=512)
    was = whole(path)
    bench = Bench(folder, was)
    found = [bench.flipped(at, change) for at in chosen(range(len(was.files[""])), count)]
    record_property("bytes", said(found))
    assert "refused" in found


@pytest.mark.parametrize("change", [0xFF, 1], ids=["inverted", "one more"])
@pytest.mark.parametrize("count", [20, pytest.param(EVERY, marks=TORTURE, id="every")])
def test_a_byte_altered_among_the_nodes_of_the_tree_is_seen_or_says_nothing(
    folder: Path, change: int, count: int, record_property: Record
) -> None:
    path = folder / "noded.ledger"
    a_small_ledger(path, names=NAMES)
    was, first = whole(path), page_of(path, "node")
    bench = Bench(folder, was)
    where = (n for n in range(first, first + PAGE_SIZE) if was.files[""][n] or count == EVERY)
    found = [bench.flipped(at, change) for at in chosen(where, count)]
    record_property("bytes", said(found))
    assert "refused" in found


def page_of(path: Path, table: str) -> int:
    """Where the first page of a table begins in the file."""
    db = sqlite3.connect(path)
    try:
        question = "SELECT rootpage FROM sqlite_schema WHERE name = ?"
        number: int = db.execute(question, (table,)).fetchone()[0]
        return (number - 1) * PAGE_SIZE
    finally:
        db.close()


@pytest.mark.parametrize("end", ["", "-wal"], ids=["file", "log"])
@pytest.mark.parametrize("count", [25, pytest.param(MANY, marks=TORTURE)])
def test_a_byte_altered_before_the_log_was_taken_in_is_seen_or_says_nothing(
    folder: Path, live: Whole, end: str, count: int, record_property: Record
) -> None:
    bench, data = Bench(folder, live), live.files[end]
    where = (at for at, byte in enumerate(data) if byte or count == MANY)
    found = [bench.flipped(at, 0xFF, end) for at in chosen(where, count)]
    record_property("bytes", said(found))
    assert "refused" in found


@pytest.mark.parametrize("offsets", [20, pytest.param(1_000, marks=TORTURE)])
def test_a_file_that_ends_early_is_refused(
    folder: Path, small: Whole, offsets: int, record_property: Record
) -> None:
    data, bench = small.files[""], Bench(folder, small)
    cuts = {*range(0, len(data), PAGE_SIZE), *chosen(range(len(data)), offsets)}
    found = [bench.altered({"": data[:cut]}) for cut in sorted(cuts)]
    record_property("truncations", said(found))
    assert set(found) == {"refused"}


@pytest.mark.parametrize("end", ["", "-wal"], ids=["file", "log"])
@pytest.mark.parametrize("offsets", [10, pytest.param(1_000, marks=TORTURE)])
def test_a_file_or_log_that_ends_early_is_refused_or_says_the_same(
    folder: Path, live: Whole, end: str, offsets: int, record_property: Record
) -> None:
    """What a page of the file lacks, the log may hold; without its last frame it is older."""
    data, bench = live.files[end], Bench(folder, live)
    cuts = {*range(0, len(data), PAGE_SIZE), *chosen(range(len(data)), offsets)}
    found = [bench.altered({end: data[:cut]}) for cut in sorted(cuts)]
    record_property("truncations", said(found))
    assert "refused" in found
