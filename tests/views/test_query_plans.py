"""No question reads a table from end to end: SQLite's own plan of every query is looked at."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from random import Random

import pytest

from benchmarks.sample import SeededClock, World, coded
from ledger import Ledger

GROWING = (
    "placedrow", "statementrow", "touchedrow", "linkrow", "reviewrow", "retractionrow",
    "assessmentrow", "sourcerow", "resolutionrow", "agentrow", "namerow", "mergerow", "actsrow",
    "event", "source_part", "identity", "hypothesisrow", "weighingrow",
)  # fmt: skip
SCAN = re.compile(r"SCAN (\w+)(?! USING (?:COVERING )?INDEX event_redaction)")
"""An index over redactions alone is as short as they are few."""


class Traced:
    """Every statement that any connection runs, and that connection."""

    def __init__(self) -> None:
        self.ran: list[tuple[sqlite3.Connection, str]] = []
        self.on = False
        self._connect = sqlite3.connect

    def connect(self, *args: object, **more: object) -> sqlite3.Connection:
        db: sqlite3.Connection = self._connect(*args, **more)  # type: ignore[call-overload]  # passed on as it came
        db.set_trace_callback(lambda sql: self.ran.append((db, sql)) if self.on else None)
        return db

    def scanned(self) -> dict[str, set[str]]:
        """The tables that a query read from end to end, each with the queries."""
        self.on = False
        found: dict[str, set[str]] = {}
        for db, sql in self.ran:
            if sql.lstrip().startswith("SELECT"):
                for *_, detail in db.execute(f"EXPLAIN QUERY PLAN {sql}"):
                    scan = SCAN.match(detail)
                    if scan and scan[1] in GROWING:
                        found.setdefault(scan[1], set()).add(sql)
        return found


@pytest.fixture(scope="module")
def traced(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Traced, Ledger]]:
    tracing, path = Traced(), tmp_path_factory.mktemp("plans") / "plans.ledger"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sqlite3, "connect", tracing.connect)
        with Ledger.open(path, by="ann", clock=SeededClock(Random(1), step=60_000_000)) as book:
            world = World(3)
            book.append(*world.agents())
            for n in range(4):
                sources, events = coded(world, [world.pairs[n], world.pairs[0]] * 40)
                book.append(*sources)
                book.append(*events)
            claims = [claim.id for claim, _ in zip(book.claims(), range(20), strict=False)]
            stated = [book.hypothesize(*parties(), f"hypothesis {n}") for n in range(3)]
            for claim in claims:
                book.weigh(claim, stated[0], "C")
            yield tracing, book


def parties() -> tuple[str, str]:
    first, second = World(3).pairs[0]
    return f"State {first}", f"State {second}"


def everything(book: Ledger, **when: str | int) -> None:
    """Read every part of a view."""
    view = book.as_of(**when).relationship(*parties())  # type: ignore[arg-type]  # bounds of any kind
    assert str(view)
    assert view.statements or view.possibly
    for aspect in view:
        assert [str(party.why()) for party in aspect.parties]
        assert all(str(it.why()) for it in aspect.outside)


QUESTIONS: dict[str, Callable[[Ledger], object]] = {
    "now": lambda book: everything(book),
    "recorded": lambda book: everything(book, recorded=500),
    "published": lambda book: everything(book, published="2027-06-30"),
    "said": lambda book: everything(book, said="2027-06-30"),
    "all three": lambda book: everything(
        book, recorded=700, published="2028-06-30", said="2027-06-30"
    ),
    "changes": lambda book: book.changes(*parties(), recorded=(600, 640)),
    "changes at length": lambda book: book.changes(*parties(), published=("2027", None)),
    "matrix": lambda book: [str(c.why()) for c in book.matrix(*parties(), by="ann").cells()],
    "history": lambda book: book.history(
        next(iter(book.relationship(*parties()).statements)).row.claim
    ),
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_no_table_that_grows_is_read_from_end_to_end(
    traced: tuple[Traced, Ledger], question: str
) -> None:
    tracing, book = traced
    book.now()
    tracing.ran.clear()
    tracing.on = True
    QUESTIONS[question](book)
    assert len(tracing.ran) > 1
    assert tracing.scanned() == {}


def test_a_position_is_one_seek_in_the_order_of_its_slot(traced: tuple[Traced, Ledger]) -> None:
    tracing, book = traced
    book.now()
    tracing.ran.clear()
    tracing.on = True
    view = book.as_of(recorded=500).relationship(*parties())
    assert view.aspects[0].parties[0].latest
    tracing.on = False
    walked = [(db, sql) for db, sql in tracing.ran if "ORDER BY till DESC" in sql]
    assert walked
    for db, sql in walked:
        plan = [detail for *_, detail in db.execute(f"EXPLAIN QUERY PLAN {sql}")]
        assert plan == [
            "SEARCH placedrow USING PRIMARY KEY "
            "(a=? AND b=? AND aspect=? AND ascribed=? AND agent=?)"
        ]
