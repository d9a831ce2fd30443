"""What users of other stores that travel in time keep asking for, each by name."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from ledger import Ledger
from ledger.claims import Claim, Coding, Hop, Mention
from ledger.clock import SteppingClock
from ledger.events import ClaimCoded, ClaimRecorded
from ledger.show.shapes import change_shape, json_text
from ledger.times import When
from ledger.views.cells import Statement
from tests.laws.shelves import canonical, unmarked
from tests.notebook import START, notebook, position, record

PAIR = ("Arcadia", "Borduria")


@pytest.fixture
def book() -> Iterator[Ledger]:
    with notebook() as opened:
        yield opened


def recorded_at(book: Ledger, seq: int) -> datetime:
    [one] = book.store.pick((seq,))
    return datetime.fromtimestamp(one.batch.recorded_at // 1_000_000, UTC)


# --- a bound that falls between two records ---


def test_a_moment_between_two_records_shows_the_first_and_not_the_second(book: Ledger) -> None:
    record(book, "we stay neutral", day="2023-06-01")
    first = recorded_at(book, book.head().seq)
    record(book, "we take sides", day="2023-06-08")
    for after in (0, 1, 30):
        moment = first + timedelta(seconds=after)
        assert position(book, recorded=moment) == "we stay neutral"  # type: ignore[arg-type]
    last = recorded_at(book, book.head().seq)
    assert position(book, recorded=last) == "we take sides"  # type: ignore[arg-type]


@pytest.mark.parametrize("bound", ["published", "said"])
def test_a_day_between_two_dates_shows_the_first_and_not_the_second(
    book: Ledger, bound: str
) -> None:
    book.source("news", published="2023-07-20")
    record(book, "we stay neutral", day="2023-06-01")
    later = book.record(who="Orlov", content="we take sides", source="news", date="2023-07-15")
    book.code(later, "neutrality", parties=PAIR)
    assert position(book, **{bound: "2023-07-01"}) == "we stay neutral"
    assert position(book, **{bound: "2023-07-20"}) == "we take sides"


def test_a_moment_within_an_append_shows_the_events_up_to_it(book: Ledger) -> None:
    source, agent = book.source_id("notes"), book.agent_id("Orlov")
    claims = [
        Claim(chain=(Hop(by=(Mention(agent=agent),)),), content=f"{n}", id=f"c{n}", source=source)
        for n in (1, 2)
    ]
    before = book.head().seq
    book.append(*(ClaimRecorded(claim=claim) for claim in claims))
    held = [len(list(book.as_of(recorded=before + n).claims())) for n in range(3)]
    assert held == [0, 1, 2]


# --- history of one field; changes since a moment; before and after as data ---


def test_the_history_of_one_field_has_its_values_and_leaves_out_the_rest(book: Ledger) -> None:
    claim = record(book, "we stay neutrl")
    book.amend(claim, "a slip", content="we stay neutral")
    book.amend(claim, "another day", date="2023-06-02")
    book.amend(claim, "their words", content="we remain neutral")
    found = book.history(claim, field="content")
    assert [(entry.before, entry.after) for entry in found] == [
        (None, "we stay neutrl"),
        ("we stay neutrl", "we stay neutral"),
        ("we stay neutral", "we remain neutral"),
    ]
    assert [entry.recorded.kind for entry in found] == [
        "ClaimRecorded", "ClaimAmended", "ClaimAmended",
    ]  # fmt: skip


def test_what_changed_since_a_moment_comes_with_its_values_and_causes_as_data(
    book: Ledger,
) -> None:
    older = record(book, "we stay neutral", day="2023-06-01")
    since = recorded_at(book, book.head().seq)
    record(book, "it rains", who="Borduria", day=None)
    newer = record(book, "we take sides", day="2024-01-01")
    found = book.changes(*PAIR, recorded=(since, None))
    [change] = [c for c in found if c.subject == "Arcadia"]
    assert isinstance(change.before, Statement)
    assert isinstance(change.after, Statement)
    assert (change.before.row.claim, change.after.row.claim) == (older, newer)
    assert (change.before.content, change.after.content) == ("we stay neutral", "we take sides")
    assert all(recorded_at(book, cause.seq) > since for cause in change.causes)
    [shape] = json.loads(json_text((change_shape(change),)))
    assert [shape[when][0]["content"] for when in ("before", "after")] == [
        "we stay neutral", "we take sides",
    ]  # fmt: skip
    assert [cause["kind"] for cause in shape["causes"]] == ["ClaimRecorded", "ClaimCoded"]


def test_nothing_changed_since_the_moment_itself(book: Ledger) -> None:
    record(book, "we stay neutral")
    assert book.changes(*PAIR, recorded=(book.head().seq, None)) == ()


# --- as-of answers that do not leak later knowledge through any cache ---

ACTS: dict[str, Callable[[Ledger], object]] = {
    "append": lambda book: record(book, "we take sides", day="2023-07-01"),
    "ask now": lambda book: str(book.relationship(*PAIR)),
    "ask by a day": lambda book: str(book.as_of(said="2023-12-31").relationship(*PAIR)),
    "merge": lambda book: book.merge("Quill", "Arcadia"),
    "say who was meant": lambda book: book.resolve("notes", "Orlov", "Borduria"),
    "date the source": lambda book: book.source("notes", published="2021"),
}


@pytest.mark.parametrize("order", list(permutations(ACTS, 3)), ids=" then ".join)
def test_the_past_stays_as_it_was_whatever_is_asked_or_done_before(
    book: Ledger, order: tuple[str, ...]
) -> None:
    book.register("Quill", "person")
    record(book, "we stay neutral", day="2023-06-01")
    record(book, "they fell out", who="Quill", day="2023-06-02")
    seq = book.head().seq
    moment = book.as_of(recorded=seq)
    before = canonical(moment.relationship(*PAIR))
    for act in order:
        ACTS[act](book)
        assert canonical(book.as_of(recorded=seq).relationship(*PAIR)) == before
        assert canonical(moment.relationship(*PAIR)) == before


# --- stepping, and comparing positions 50 and 100 ---


def test_positions_50_and_100_are_stepped_to_and_compared(book: Ledger) -> None:
    for n in range(105):
        record(book, f"we sold {n} ships", day=f"2023-{1 + n // 28:02}-{1 + n % 28:02}")
    walk = book.replay(*PAIR)
    assert len(walk) > 100
    fifty = walk.go_to_step(50).seq
    then = unmarked(canonical(walk.view))
    assert then == unmarked(canonical(book.as_of(recorded=fifty).relationship(*PAIR)))
    found = walk.go_to_step(100).changes(since=50)
    asked = book.changes(*PAIR, recorded=(fifty, walk.seq))
    assert list(map(change_shape, found)) == list(map(change_shape, asked)) != []
    assert unmarked(canonical(walk.back(50).view)) == then


# --- one subject alone, and its cost ---


@contextmanager
def crowd(path: Path, others: int) -> Iterator[Ledger]:
    """A ledger with three claims of one relationship and many of another."""
    clock = SteppingClock(start=START, step=60_000_000)
    with Ledger.open(path, by="ann", clock=clock, durable=False) as book:
        states = [book.register(name, "state") for name in (*PAIR, "Cascara", "Dorado")]
        book.register("Orlov", "person")
        book.acts_for("Orlov", "Arcadia")
        notes, wire = (book.source(name, published="2023-06-10") for name in ("notes", "wire"))
        record(book, "we stay neutral", day="2023-06-01")
        for start in range(0, others, 500):
            ids = [f"other-{n}" for n in range(start, start + 500)]
            book.append(*(event for id in ids for event in said(id, wire, states[2:])))
        record(book, "we take sides", day="2023-06-02")
        book.amend(next(book.claims(source=notes)).id, "a slip", content="we stay impartial")
        book.relationship(*PAIR)
        yield book


def said(id: str, source: str, states: list[str]) -> tuple[ClaimRecorded, ClaimCoded]:
    hop = Hop(by=(Mention(agent=states[0]),), said=When(edtf="2023-05-05"))
    claim = Claim(chain=(hop,), content="they met", id=id, source=source)
    coding = Coding(
        aspect="contact", claim=id, coder="ann", id=f"coding-{id}", parties=tuple(states)
    )
    return ClaimRecorded(claim=claim), ClaimCoded(coding=coding)


class Meter:
    """Counts the steps of SQLite's virtual machine on every connection made meanwhile."""

    def __init__(self) -> None:
        self.steps = 0

    def connect(self, *told: Any, **options: Any) -> sqlite3.Connection:
        db: sqlite3.Connection = CONNECT(*told, **options)
        db.set_progress_handler(self.count, 1)
        return db

    def count(self) -> int:
        self.steps += 1
        return 0

    def of(self, question: Callable[[], object]) -> int:
        before = self.steps
        question()
        return self.steps - before


CONNECT = sqlite3.connect


def costs(folder: Path, others: int, monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """How many steps each question about the small relationship takes, asked once before."""
    meter = Meter()
    with monkeypatch.context() as patched, crowd(folder / f"{others}", others) as built:
        claim = next(built.claims(source="notes")).id
        early = built.store.where(claim)
        patched.setattr(sqlite3, "connect", meter.connect)
        with Ledger.open(folder / f"{others}", by="ann", clock=SteppingClock(START * 2)) as book:
            source = book.source_id("notes")
            asked: dict[str, Callable[[], object]] = {
                "history of a claim": lambda: book.history(claim),
                "history of a source": lambda: book.history(source),
                "history of a field": lambda: book.history(claim, field="content"),
                "view now": lambda: book.relationship(*PAIR),
                "view of the past": lambda: book.as_of(recorded=early).relationship(*PAIR),
                "turns of a relationship": lambda: book.replay(*PAIR),
            }
            for question in asked.values():
                question()
            return {name: meter.of(question) for name, question in asked.items()}


def test_the_cost_of_one_subject_does_not_grow_with_the_ledger(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = costs(tmp_path, 500, monkeypatch)
    large = costs(tmp_path, 5000, monkeypatch)
    assert all(small.values())
    grown = {name: large[name] / small[name] for name in small}
    assert all(ratio < 1.5 for ratio in grown.values()), grown


def test_one_subject_alone_is_stepped_by_its_own_events(tmp_path: Path) -> None:
    with crowd(tmp_path / "crowd", 500) as book:
        walk = book.replay(*PAIR)
        assert book.head().seq > 1000
        assert len(walk) < 30
        strange = {r.seq for r in book.store.read() if "other-" in str(r.event)}
        assert not strange & set(walk.stops)
        last = walk.go_to_step(-1).view
        assert unmarked(canonical(last)) == unmarked(canonical(book.relationship(*PAIR)))
