"""Whatever the clock says, events stand in the order in which they came, and none is lost."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Final

import pytest

from ledger import Ledger
from ledger.clock import SteppingClock
from ledger.errors import BadDate, BadMoment, ImportStopped
from ledger.events import ClaimRecorded
from ledger.plugins import Plugins
from tests.torture.shelf import answer, table
from tests.torture.soundness import differing
from tests.torture.telling import PARTIES

SECOND: Final = 1_000_000
YEAR_1: Final = -62_135_596_800 * SECOND


def at(text: str) -> int:
    """Microseconds since 1970 of a moment, UTC."""
    moment = datetime.fromisoformat(text).replace(tzinfo=UTC) - datetime(1970, 1, 1, tzinfo=UTC)
    return (moment.days * 86_400 + moment.seconds) * SECOND


def opened(path: Path | str, clock: SteppingClock, plugins: Plugins) -> Ledger:
    return Ledger.open(path, by="ann", clock=clock, plugins=plugins)


def begun(path: Path | str, clock: SteppingClock, plugins: Plugins) -> Ledger:
    """A ledger that knows a source and the two parties."""
    book = opened(path, clock, plugins)
    book.source("notes", publisher="The Daily", published="2023-08-09")
    for party in PARTIES:
        book.register(party, "state")
    return book


def said(book: Ledger, n: int) -> str:
    return book.record(who="Russia", content=f"China agreed on point {n}", source="notes")


def contents(book: Ledger) -> list[str]:
    """What stands in the ledger, in the order in which it was recorded."""
    found = (one.event for one in book.store.read())
    return [event.claim.content for event in found if isinstance(event, ClaimRecorded)]


# The clock jumps


@pytest.mark.parametrize("rounds", [2, pytest.param(150, marks=pytest.mark.torture)])
def test_a_clock_that_jumps_changes_no_order_and_is_told_of(
    tmp_path: Path,
    plugins: Plugins,
    rounds: int,
    record_property: Callable[[str, object], None],
) -> None:
    """Moments are prefixes: of each, the longest of which every event was recorded by then."""
    jumps = asked = 0
    for n in range(rounds):
        chance, path = Random(n), tmp_path / f"{n}.ledger"
        clock = SteppingClock(at("2025-06-01"))
        with begun(path, clock, plugins) as book:
            for one in range(24):
                if chance.random() < 0.4:
                    clock.start += chance.choice((-1, 1)) * chance.randrange(400) * 86_400 * SECOND
                said(book, one)
            assert contents(book) == [f"China agreed on point {one}" for one in range(24)]
            times = [batch.recorded_at for batch, _ in book.store.batches()]
            firsts = [batch.first_seq for batch, _ in book.store.batches()]
            greatest = list(accumulate(times, max))
            found = book.verify()
            assert found.set_back == sum(t < g for t, g in zip(times, greatest, strict=True))
            assert differing(book.store, Path(f"{path}.views")) == []
            clock.start = max(clock.start, *times)
            for moment in times:
                upto = next((k for k, g in enumerate(greatest) if g > moment), len(times))
                wanted = firsts[upto] - 1 if upto < len(times) else book.head().seq
                assert book.store.seq_at(moment) == wanted
                assert shown(book, moment) == shown(book, wanted, number=True)
                asked += 1
            jumps += found.set_back
    assert jumps
    record_property("batches set back; moments asked; wrong", f"{jumps}; {asked}; 0")


def shown(book: Ledger, moment: int, *, number: bool = False) -> list[str]:
    """List what was claimed as of a moment, or of an event's number; nothing before the first."""
    day = datetime.fromtimestamp(moment // SECOND, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    try:
        found = book.as_of(recorded=moment if number else day)
    except BadMoment:
        return []
    if {agent.name for agent in found.agents()} >= set(PARTIES):
        assert found.relationship(*PARTIES).claims == len(list(found.claims()))
    return [claim.content for claim in found.claims()]


def test_a_clock_set_back_is_told_by_the_command_and_by_verify(plugins: Plugins) -> None:
    clock = SteppingClock(at("2026-01-10"))
    with begun(":memory:", clock, plugins) as book:
        said(book, 1)
        assert book.verify().set_back == 0
        clock.start = at("2020-01-01")
        said(book, 2)
        said(book, 3)
        found = book.verify()
        assert found.set_back == 2
        assert "2 batches dated before an earlier one" in str(found)
        clock.start = at("2026-02-01")
        assert [c.content[-1] for c in book.as_of(recorded="2026-01-31").claims()] == [
            "1",
            "2",
            "3",
        ]
        with pytest.raises(BadMoment, match="began"):
            book.as_of(recorded="2020-06-01")


# What the clock says is extreme, or what is dated is


@pytest.mark.parametrize(
    "start",
    [YEAR_1, at("1969-12-31T23:59:50"), 0, at("2024-02-29T23:59:50"), at("9999-12-31T23:50")],
    ids=["year 1", "before 1970", "1970", "leap day", "year 9999"],
)
def test_a_ledger_can_be_kept_at_any_time_that_a_calendar_has(
    tmp_path: Path, plugins: Plugins, start: int
) -> None:
    path, clock = tmp_path / "a.ledger", SteppingClock(start)
    with begun(path, clock, plugins) as book:
        claims = [said(book, n) for n in range(12)]
        book.import_from(table(tmp_path, "first", 3), name="first")
        before = answer(book)
        assert book.verify().set_back == 0
        book.page(*PARTIES)
        book.export("claims", tmp_path / "a.jsonl", format="w3c")
        book.export("ledger", tmp_path / "a.stix")
        assert len(list(book.changes(*PARTIES, recorded=(5, None))))
        assert all(book.history(claim) for claim in claims)
    clock.start = at("2026-01-10")
    with opened(path, clock, plugins) as book:
        assert [c.id for c in book.claims()][:12] == claims
        said(book, 12)
        assert (book.verify().set_back > 0) == (start > clock.start)
        assert answer(book) != before
        assert differing(book.store, Path(f"{path}.views")) == []


def record_at(book: Ledger, clock: SteppingClock, moment: str, n: int) -> None:
    """Record a claim whose batch is dated just so."""
    clock.start, clock.step = at(moment), 0
    said(book, n)


def test_a_day_ends_with_its_leap_day_and_its_year(plugins: Plugins) -> None:
    clock = SteppingClock(at("2024-02-29T23:59:00"))
    with begun(":memory:", clock, plugins) as book:
        said(book, 1)
        record_at(book, clock, "2024-02-29T23:59:59", 2)
        record_at(book, clock, "2024-03-01T00:00:00", 3)
        record_at(book, clock, "2025-01-01T00:00:00", 4)
        days = {"2024-02-29": 2, "2024-03-01": 3, "2024-12": 3, "2025-01-01": 4}
        clock.start = at("2025-06-01")
        assert {d: len(list(book.as_of(recorded=d).claims())) for d in days} == days
        with pytest.raises(BadMoment, match="no day 29"):
            book.as_of(recorded="2023-02-29")


DATES: Final = ("0001-01-01", "1582-10-10", "2000-02-29", "2016-12-31T23:59:59Z", "9999-12-31")


def test_dates_from_year_1_to_9999_are_kept_and_stand_in_their_order(
    tmp_path: Path, plugins: Plugins
) -> None:
    path = tmp_path / "a.ledger"
    with begun(path, SteppingClock(at("2026-01-10")), plugins) as book:
        for n, date in enumerate(reversed(DATES)):
            book.record(who="Russia", content=f"point {n}", source="notes", date=date)
        seq = book.head().seq
        with pytest.raises(BadDate, match="23:59:60"):
            book.record(who="Russia", content="no", source="notes", date="2016-12-31T23:59:60Z")
        with pytest.raises(BadDate):
            book.record(who="Russia", content="no", source="notes", date="2023-02-29")
        with pytest.raises(BadDate):
            book.record(who="Russia", content="no", source="notes", date="10000-01-01")
        assert book.head().seq == seq
        assert [c.date.edtf for c in book.claims() if c.date] == list(reversed(DATES))
        content = {claim.id: claim.content for claim in book.claims()}
        wanted = [f"point {n}" for n in (4, 3, 2, 1)]
        assert [content[row.claim] for row in book.timeline()][:4] == wanted
        assert len(list(book.as_of(said="2000-02-28").timeline())) == 2
        answer(book)
        assert differing(book.store, Path(f"{path}.views")) == []
        book.verify()


def test_leap_seconds_in_a_file_are_flaws_and_the_rest_is_taken(
    tmp_path: Path, plugins: Plugins
) -> None:
    file = tmp_path / "a.csv"
    rows = ["2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z", "2016-12-31"]
    lines = [f"{n},Russia,point {n},notes,{date}" for n, date in enumerate(rows)]
    file.write_text("\n".join(["key,who,content,source,date", *lines]) + "\n", "utf-8")
    with begun(":memory:", SteppingClock(at("2026-01-10")), plugins) as book:
        seq = book.head().seq
        with pytest.raises(ImportStopped, match="23:59:60"):
            book.import_from(file)
        assert book.head().seq == seq
        assert book.import_from(file, on_flaw="keep-going").claims == 2


# The zone in which the machine stands

ZONES: Final = ("UTC0", "LINT-14", "SST+11", "NPT-5:45", "NST3:30NDT,M3.2.0,M11.1.0", "<-12>12")


@contextmanager
def zone(name: str) -> Iterator[None]:
    """Move the machine into a zone, written as POSIX does."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = name
    time.tzset()
    try:
        yield
    finally:
        os.environ.pop("TZ")
        if before is not None:
            os.environ["TZ"] = before
        time.tzset()


def test_the_zone_of_the_machine_changes_nothing(tmp_path: Path, plugins: Plugins) -> None:
    csv, found = table(tmp_path, "first", 6), set()
    for n, name in enumerate(ZONES):
        with zone(name):
            clock = SteppingClock(at("2024-02-29T23:30:00"), 60 * SECOND)
            with begun(tmp_path / f"{n}.ledger", clock, plugins) as book:
                for one in range(6):
                    said(book, one)
                book.import_from(csv, name="first")
                days = ("2024-02-29", "2024-03-01", "2024-02-29T23:40:00Z")
                bodies = tuple(raw.body for raw in book.store.raw(2))
                times = tuple(one.recorded_at for one, _ in book.store.batches())
                asked = tuple(tuple(shown_by(book, day)) for day in days)
                found.add((bodies, times, asked, str(book.relationship(*PARTIES))))
    assert len(found) == 1


def shown_by(book: Ledger, day: str) -> list[str]:
    return [claim.content for claim in book.as_of(recorded=day).claims()]


def test_a_ledger_moved_between_zones_says_the_same(tmp_path: Path, plugins: Plugins) -> None:
    path = tmp_path / "a.ledger"
    clock = SteppingClock(at("2024-02-29T23:30:00"), 60 * SECOND)
    begun(path, clock, plugins).close()
    for n, name in enumerate(ZONES):
        with zone(name), opened(path, clock, plugins) as book:
            said(book, n)
    views = set()
    for name in ZONES:
        with zone(name), opened(path, clock, plugins) as book:
            assert book.verify().set_back == 0
            views.add(answer(book))
    assert len(views) == 1
