"""A whole ledger that is exported and imported into a new one answers every question alike."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import attrs
import msgspec
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ledger import Ledger, Moment
from ledger.claims import Rating, Relationship, Term
from ledger.clock import SteppingClock
from ledger.events import (
    ClaimRetracted,
    Event,
    EvidenceWeighed,
    RatingGiven,
    RelationshipDefined,
    Withdrawn,
)
from ledger.references import references
from ledger.show.view_shape import view_shape
from tests.laws.random_ledgers import (
    AGENTS,
    PARTIES,
    SOURCES,
    START,
    Script,
    Step,
    written,
)
from tests.laws.shelves import HOUR, put, shelf, told

BOUNDS = st.fixed_dictionaries(
    {},
    optional={
        "published": st.sampled_from(["2021-12-31", "2022-03-31", "2023-11-02"]),
        "said": st.sampled_from(["2021-06-30", "2022-12-31", "2023-11-10"]),
    },
)
"""Moments before either ledger began: nothing is then bounded by its recording alone."""


@attrs.define
class Fuller(Script):
    """Writes ratings and relationships followed too."""

    def rated(self) -> Event:
        target = self.one_of((*AGENTS, *SOURCES, *(c.id for c in self.claims)))
        rating = Rating(
            by="ann", id=self.id("rating"), target=target, term=Term(scale="Admiralty", term="B2")
        )
        self.targets.append(rating.id)
        return RatingGiven(rating=rating)

    def followed(self) -> Event:
        parties = (AGENTS[0], AGENTS[1])
        it = Relationship(id=self.id("followed"), name="the border", parties=parties)
        self.targets.append(it.id)
        return RelationshipDefined(relationship=it)

    def event(self) -> Event:
        chosen = self.draw(st.sampled_from((super().event,) * 9 + (self.rated, self.followed)))
        assert callable(chosen)
        event: Event = chosen()
        return event


@st.composite
def fuller(draw: Callable[[st.SearchStrategy[Any]], object], most: int = 12) -> list[Step]:
    """Lists of appends of every kind of event."""
    return written(Fuller(draw), most)


@contextmanager
def pair(steps: list[Step]) -> Iterator[tuple[Ledger, Ledger, Path]]:
    """A ledger, another that took in all of it, and the file that went between."""
    with shelf() as folder, opened(folder / "one") as one, opened(folder / "two") as two:
        put(one, steps)
        assume(not spoken_of_after_all(one) and not one_party(one) and not graded_no_more(one))
        file = folder / "one.jsonl"
        one.export("ledger", file)
        report = two.import_from(file)
        assert report.flaws == ()
        yield one, two, file


def spoken_of_after_all(book: Ledger) -> bool:
    """Tell whether anything is about a claim that was withdrawn: of that nothing goes out."""
    events = [r.event for r in book.store.read()]
    gone = {event.target for event in events if isinstance(event, Withdrawn)}
    about = (ClaimRetracted, EvidenceWeighed)
    return any(
        id in gone
        for event in events
        if isinstance(event, about)
        for _, what, id in references(event)
        if what == "claim"
    )


def graded_no_more(book: Ledger) -> bool:
    """Tell whether a grade was withdrawn: a record shows it still, and it does not go out."""
    events = [r.event for r in book.store.read()]
    gone = {event.target for event in events if isinstance(event, Withdrawn)}
    return any(isinstance(event, RatingGiven) and event.rating.id in gone for event in events)


def one_party(book: Ledger) -> bool:
    """Tell whether parties of one coding were merged: it concerns no two parties any more."""
    first, *others = map(book.now().who.root, AGENTS[:3])
    return first in others


def opened(path: Path) -> Ledger:
    """A ledger of its own time, which is the same for all."""
    clock = SteppingClock(start=START, step=HOUR)
    return Ledger.open(path, by="ann", clock=clock, durable=False)


def views(moment: Moment) -> dict[str, object]:
    """Every view of a moment, as plain data without what tells of the recording."""
    first, second = PARTIES
    return {
        "relationship": told(lambda: shape(view_shape(moment.relationship(first, second)))),
        "other way": told(lambda: shape(view_shape(moment.relationship(second, first)))),
        "printed": told(lambda: str(moment.relationship(first, second))),
        "matrix": told(lambda: str(moment.matrix(first, second))),
        "agreement": told(lambda: str(moment.agreement(first, second, rules=True))),
        "disagreements": told(lambda: str(moment.disagreements(first, second))),
        "claimants": told(lambda: str(moment.claimants())),
        "claimant": [told(partial(record, moment.claimant, name)) for name in PARTIES],
        "sources": [told(partial(record, moment.source_record, name)) for name in SOURCES],
        "timeline": sorted((r.claim, r.text, r.verdict) for r in moment.timeline()),
        "claims": [claim.id for claim in moment.claims()],
    }


def record(ask: Callable[[str], object], name: str) -> str:
    return str(ask(name))


def unnumbered(text: str) -> str:
    """A text without the numbers and days of events, which are a ledger's own."""
    return re.sub(r"event(\s|\\n)+\d+", "event", re.sub(r"2023-11-1[4-9]", "a day", text))


def shape(view: Any) -> object:
    return plain(msgspec.json.decode(msgspec.json.encode(attrs.asdict(view))))


TOLD_OF_RECORDING = frozenset({"basis", "moment", "event", "recorded", "recorder", "seq"})


def plain(found: Any) -> object:
    if isinstance(found, dict):
        return {k: plain(v) for k, v in found.items() if k not in TOLD_OF_RECORDING}
    return [plain(each) for each in found] if isinstance(found, list) else found


@given(steps=fuller(), when=BOUNDS)
@settings(max_examples=10, deadline=None)
def test_every_view_is_equal_in_the_ledger_that_took_it_in(
    steps: list[Step], when: dict[str, str]
) -> None:
    with pair(steps) as (one, two, _):
        for bounds in ({}, when):
            ours, theirs = views(one.as_of(**bounds)), views(two.as_of(**bounds))
            for name in ours:
                assert unnumbered(str(theirs[name])) == unnumbered(str(ours[name])), name


@given(steps=fuller())
@settings(max_examples=6, deadline=None)
def test_what_is_exported_again_is_the_same_file(steps: list[Step]) -> None:
    with pair(steps) as (_, two, file):
        again = file.with_name("two.jsonl")
        two.export("ledger", again)
        head, *lines = file.read_text("utf-8").splitlines()
        other, *same = again.read_text("utf-8").splitlines()
        assert same == lines
        assert head != other or one_ledger(head)


def one_ledger(head: str) -> bool:
    """The clocks of tests give both ledgers the same id."""
    return '"record":"ledger"' in head


@given(steps=fuller())
@settings(max_examples=6, deadline=None)
def test_what_is_imported_twice_or_where_it_came_from_adds_nothing(steps: list[Step]) -> None:
    with pair(steps) as (one, two, file):
        for book in (two, one):
            before = book.head().seq
            report = book.import_from(file)
            assert (report.added, report.amended, report.flaws) == (0, 0, ())
            assert book.head().seq == before
