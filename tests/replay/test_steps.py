"""The turns of a relationship: which events they are, and how they are found."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from ledger import Ledger
from ledger.projections.agents import ACTS, MERGES
from ledger.projections.base import Table
from ledger.projections.judgements import ASSESSMENTS, LINKS, RETRACTIONS
from ledger.projections.relationship import PLACED
from ledger.projections.reviews import REVIEWS
from ledger.projections.sources import RESOLUTIONS, SOURCES
from ledger.projections.timeline import STATEMENTS
from ledger.replay.walk import Replay
from ledger.views.rows import tables
from tests.notebook import notebook, record

PAIR = ("Arcadia", "Borduria")


@pytest.fixture
def book() -> Iterator[Ledger]:
    with notebook() as opened:
        yield opened


def turns(book: Ledger) -> list[str]:
    return [here.recorded.kind for here in book.replay(*PAIR)]


def since(book: Ledger, replay: Replay) -> list[str]:
    """The turns that came after those of an earlier replay."""
    return turns(book)[len(replay) - 1 :]


def test_whatever_moves_a_view_is_a_turn(book: Ledger) -> None:
    one, other = record(book, "we stay neutral"), record(book, "they do not", who="Borduria")
    before = book.replay(*PAIR)
    link = book.link(other, "contradicts", one)
    book.review(one, "rejected")
    book.retract(other, who="Borduria", source="notes")
    book.assess(*PAIR, "it cools")
    book.source("notes", published="2023-06-11")
    book.name("Arcadia", "the Republic of Arcadia")
    book.amend(one, "a word", content="we remain neutral")
    book.withdraw(link, "a slip")
    assert since(book, before) == [
        "ClaimsLinked", "Reviewed", "ClaimRetracted", "AssessmentMade", "SourceAmended",
        "AgentNamed", "ClaimAmended", "Withdrawn",
    ]  # fmt: skip


def test_who_is_who_moves_the_views_of_those_it_concerns(book: Ledger) -> None:
    record(book, "we stay neutral", who="he")
    book.register("Petrov", "person")
    before = book.replay(*PAIR)
    book.resolve("notes", "he", "Petrov")
    book.acts_for("Petrov", "Arcadia")
    book.merge("Petrov", "Orlov")
    book.split("Petrov")
    assert since(book, before) == [
        "MentionResolved", "AgentActsFor", "AgentsMerged", "AgentsSplit",
    ]  # fmt: skip


def test_a_merge_of_who_only_reported_is_a_turn(book: Ledger) -> None:
    record(book, "we stay neutral")
    book.register("The Old Gazette", "outlet")
    before = book.replay(*PAIR)
    book.merge("The Gazette", "The Old Gazette")
    assert since(book, before) == ["AgentsMerged"]


def test_the_affairs_of_others_are_no_turns(book: Ledger) -> None:
    record(book, "we stay neutral")
    before = book.replay(*PAIR)
    book.register("Syldavia", "state")
    book.register("King", "person")
    book.acts_for("King", "Syldavia")
    book.source("their notes", publisher="Their Gazette")
    claim = book.record(who="King", content="we trade", source="their notes")
    book.code(claim, "economy", parties=("Arcadia", "Syldavia"))
    book.rate(claim, "Admiralty", "A")
    book.follow(*PAIR)
    assert since(book, before) == []


def test_an_import_is_one_turn_at_its_end(book: Ledger, tmp_path: Path) -> None:
    article = tmp_path / "call.txt"
    article.write_text(
        "Norway said that trade with Sweden grew. Sweden said that trade with Norway fell.\n",
        "utf-8",
    )
    book.import_from(article)
    replay = book.replay("Norway", "Sweden")
    assert [here.recorded.kind for here in replay] == ["ImportFinished"]
    kinds = [entry.recorded.kind for entry in replay.step().entries]
    assert kinds.count("ClaimRecorded") == kinds.count("ClaimCoded") == 2
    assert kinds[-1] == "ImportFinished"


def test_parties_may_be_named_in_either_order(book: Ledger) -> None:
    record(book, "we stay neutral")
    assert list(book.replay(*PAIR).stops) == list(book.replay(*reversed(PAIR)).stops)


@pytest.mark.parametrize(
    ("table", "fields"),
    [
        (PLACED, ("a", "b")),
        (PLACED, ("claim",)),
        (REVIEWS, ("target",)),
        (RETRACTIONS, ("claim",)),
        (LINKS, ("claim",)),
        (LINKS, ("other",)),
        (ASSESSMENTS, ("a", "b")),
        (ASSESSMENTS, ("id",)),
        (MERGES, ("agent",)),
        (MERGES, ("into",)),
        (ACTS, ("party",)),
        (SOURCES, ("source",)),
        (RESOLUTIONS, ("source",)),
        (STATEMENTS, ("source",)),
    ],
    ids=lambda it: it.name if isinstance(it, Table) else "-".join(it),
)
def test_turns_are_found_by_an_index(table: Table, fields: tuple[str, ...]) -> None:
    db = sqlite3.connect(":memory:")
    for statement in tables.create(table):
        db.execute(statement)
    query = tables.ever(table, ("sys_from", "sys_to"), fields)
    values = [json.dumps(["x"]) for _ in fields]
    plan = [row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {query}", (*values, 1))]
    reads = [line for line in plan if table.name in line]
    assert reads
    assert all(line.startswith("SEARCH") and f"{fields[0]}=?" in line for line in reads), plan
    db.close()
