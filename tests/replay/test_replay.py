"""Stepping a ledger, or one relationship of it: forward, back, to a moment, until something."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from ledger import Ledger
from ledger.clock import SteppingClock
from ledger.errors import BadMoment, BadQuestion, NotFound, PredicateFailed
from ledger.events import ImportFinished, ImportStarted
from ledger.replay.first import contested, stated
from tests.notebook import START, notebook, record

PAIR = ("Arcadia", "Borduria")
DAY = 86_400_000_000


@pytest.fixture
def book() -> Iterator[Ledger]:
    with notebook() as opened:
        yield opened


def test_stepping_and_comparing_positions_50_and_100_of_a_subject(book: Ledger) -> None:
    for n in range(120):
        record(book, f"statement {n}", day=f"{1900 + n}-06-01")
        book.register(f"somebody else {n}")
    replay = book.replay(*PAIR)
    assert len(replay) == 121
    fifty = replay.go_to_step(50).view["neutrality"].party("Arcadia")
    hundred = replay.go_to_step(100).view["neutrality"].party("Arcadia")
    assert fifty.latest is not None
    assert hundred.latest is not None
    assert (fifty.latest.content, hundred.latest.content) == ("statement 49", "statement 99")
    [change] = replay.changes(since=50)
    assert (change.kind, change.row) == ("late", "position")
    assert [replay.position, replay.go_to_step(50).position] == [100, 50]


def test_a_replay_of_a_relationship_steps_its_own_turns_alone(book: Ledger) -> None:
    record(book, "we stay neutral")
    turn = book.head().seq
    book.register("Canal Institute")
    book.record(who="Canal Institute", content="it rains", source="notes")
    record(book, "we take sides", day="2023-06-08")
    replay = book.replay(*PAIR)
    assert list(replay.stops) == [1, turn, book.head().seq]
    assert [here.view.claims for here in replay] == [1, 2]
    assert (replay.position, replay.view.claims) == (0, 0)


def test_without_parties_it_steps_every_event(book: Ledger) -> None:
    record(book, "we stay neutral")
    replay = book.replay()
    assert list(replay.stops) == list(range(1, book.head().seq + 1))
    assert [here.recorded.seq for here in replay] == list(replay.stops)[1:]
    assert replay.step(3).entries[0].recorded.seq == 4
    assert len(replay.moment.agents()) == 3


def test_it_goes_forward_back_and_stays_within_the_ledger(book: Ledger) -> None:
    record(book, "we stay neutral")
    replay = book.replay()
    last = book.head().seq
    assert replay.step().seq == 2
    assert replay.step(3).back().seq == 4
    assert replay.step(1000).seq == last
    assert replay.back(1000).seq == 1
    assert replay.go_to_step(-1).seq == last


def test_it_goes_to_an_event_or_a_date(book: Ledger) -> None:
    record(book, "we stay neutral")
    seq = book.head().seq
    record(book, "we take sides", day="2023-06-08")
    replay = book.replay(*PAIR)
    assert replay.go_to(seq).seq == seq
    assert replay.go_to(seq + 1).seq == seq
    assert replay.go_to(seq - 1).seq == 1
    assert replay.go_to("2024-01-01").seq == book.head().seq


def test_it_runs_until_something_holds_or_to_its_end(book: Ledger) -> None:
    one, other = record(book, "we stay neutral"), record(book, "they do not", who="Borduria")
    book.link(other, "contradicts", one)
    linked = book.head().seq
    record(book, "we take sides", day="2023-06-08")
    replay = book.replay(*PAIR)
    assert replay.run_until(stated("Borduria"))
    assert replay.run_until(contested())
    assert replay.seq == linked
    assert replay.holds(contested())
    assert not replay.run_until(lambda view: view.claims == 0)
    assert replay.seq == book.head().seq
    events = book.replay()
    assert events.run_until(lambda moment: len(moment.agents()) == 2)
    assert events.recorded.kind == "AgentRegistered"


def test_a_predicate_that_raises_stops_a_replay_with_the_event(book: Ledger) -> None:
    record(book, "we stay neutral")
    with pytest.raises(PredicateFailed, match="event 2: ZeroDivisionError"):
        book.replay().run_until(lambda moment: 1 / 0)


def test_a_step_says_what_was_recorded_and_what_that_changed(book: Ledger) -> None:
    record(book, "we stay neutral")
    replay = book.replay(*PAIR).step()
    assert [e.recorded.kind for e in replay.entries] == ["ClaimRecorded", "ClaimCoded"]
    [change] = replay.changes()
    assert change.before is None
    text = str(replay)
    assert text.startswith(f"step 1 of 1 · event {book.head().seq} of 2024-01-01 · 1 change")
    assert "we stay neutral" in text
    assert "ClaimCoded: neutrality by ann" in str(book.replay().go_to_step(-1))


def test_by_import_it_stops_at_the_ends_of_imports_and_of_what_came_by_hand(
    book: Ledger, tmp_path: Path
) -> None:
    by_hand = book.head().seq
    table = tmp_path / "claims.csv"
    table.write_text("key,who,says,source,date\nk,Orlov,we stay neutral,notes,2023-06-01\n")
    book.import_from(table, adapter="csv")
    imported = book.head().seq
    [claim] = book.claims()
    book.code(claim.id, "neutrality", parties=PAIR)
    assert list(book.replay(by="import").stops) == [1, by_hand, imported, book.head().seq]
    assert [h.recorded.kind for h in book.replay(by="import")][1] == "ImportFinished"
    assert list(book.replay(*PAIR, by="import").stops) == [1, book.head().seq]


def test_an_import_that_others_write_into_ends_where_it_finishes(book: Ledger) -> None:
    started = ImportStarted(adapter="x", file="x", sha256="0" * 64, size=0, version=1)
    book.store.append([started], recorder="ann", import_id="one")
    book.register("Petrov")
    register = book.head().seq
    book.store.append([ImportFinished(added=0)], recorder="ann", import_id="one")
    assert list(book.replay(by="import").stops)[-2:] == [register, book.head().seq]


def test_by_day_it_stops_at_the_ends_of_days() -> None:
    clock = SteppingClock(start=START, step=DAY // 4)
    with Ledger.open(":memory:", by="ann", clock=clock) as book:
        for n in range(12):
            book.register(f"somebody {n}")
        replay = book.replay(by="day")
        days = [here.recorded.batch.recorded_at // DAY for here in replay]
        assert 1 < len(days) == len(set(days)) < 13
        assert list(replay.stops)[-1] == book.head().seq


def test_no_way_to_step_but_those_there_are(book: Ledger) -> None:
    with pytest.raises(BadQuestion, match=r"by='days'.*Did you mean 'day'"):
        book.replay(by="days")  # type: ignore[arg-type]  # wrong on purpose


def test_one_party_alone_is_no_relationship(book: Ledger) -> None:
    with pytest.raises(BadQuestion, match="both parties"):
        book.replay("Arcadia")
    with pytest.raises(NotFound, match="Did you mean 'Borduria'"):
        book.replay("Arcadia", "Bordura")


def test_without_parties_there_is_no_view(book: Ledger) -> None:
    replay = book.replay()
    for asked in (lambda: replay.view, replay.changes):
        with pytest.raises(BadQuestion, match=r"replay\(first, second\)"):
            asked()


def test_a_position_that_is_not_there_is_refused(book: Ledger) -> None:
    replay = book.replay()
    with pytest.raises(BadQuestion, match=f"0 to {len(replay) - 1}"):
        replay.go_to_step(len(replay))
    with pytest.raises(BadQuestion, match="position 99"):
        book.replay(*PAIR).changes(since=99)


@pytest.mark.parametrize(
    ("moment", "told"),
    [
        ("2023-01-01", "published="),
        ("2030-01-01", "has not come yet"),
        (10_000, "1 to"),
        ("2023-13-01", "not|month|date"),
        (datetime(2024, 1, 1), "zone"),  # noqa: DTZ001 - a naive datetime is the point
    ],
)
def test_it_goes_to_no_moment_that_makes_no_sense(book: Ledger, moment: object, told: str) -> None:
    with pytest.raises(BadMoment, match=told):
        book.replay().go_to(moment)
