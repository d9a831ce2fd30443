"""Laws of the past: what was answered is answered again, whatever was recorded since."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledger import Ledger, Moment
from ledger.claims import ActsFor, Agent, Claim, Coding, Hop, Mention
from ledger.clock import SteppingClock
from ledger.events import (
    AgentActsFor,
    AgentNamed,
    AgentRegistered,
    AgentsMerged,
    AgentsSplit,
    AssessmentMade,
    ClaimCoded,
    ClaimRecorded,
    ClaimRetracted,
    ClaimsLinked,
    Event,
    EvidenceWeighed,
    Recorded,
    Reviewed,
    SourceAmended,
    SourceCaptured,
    Withdrawn,
)
from ledger.references import made, references
from ledger.replay.bounds import bounds
from ledger.store.contract import Store
from ledger.times import When
from ledger.views.rows.engine import Views
from tests.laws.random_ledgers import (
    AGENTS,
    ASPECTS,
    PARTIES,
    SOURCES,
    START,
    Script,
    Step,
    filled,
    scripts,
    written,
)
from tests.laws.shelves import answer, canonical, everything, opened, put, shelf, told, unmarked

OTHER_BOUNDS = st.fixed_dictionaries(
    {},
    optional={
        "published": st.sampled_from(["2021-12-31", "2022-03-31", "2023-11-02", "2023-11-30"]),
        "said": st.sampled_from(["2021-06-30", "2022-12-31", "2023-11-15"]),
    },
)


def recorded_at(book: Ledger) -> datetime:
    """The second in which a ledger's last event was recorded."""
    return datetime.fromtimestamp(book.head().recorded_at // 1_000_000, UTC)


# --- the file cut at that sequence ---


@given(steps=scripts(), when=OTHER_BOUNDS, data=st.data())
@settings(max_examples=30)
def test_the_past_is_byte_for_byte_what_the_file_cut_there_answers(
    steps: list[Step], when: dict[str, str], data: st.DataObject
) -> None:
    cut = data.draw(st.integers(2, len(steps)))
    with shelf() as folder, opened(folder / "whole") as whole, opened(folder / "part") as part:
        put(whole, steps)
        put(part, steps[:cut])
        assert part.store.ledger_id == whole.store.ledger_id
        seq, day = part.head().seq, recorded_at(part)
        for asked in ({"recorded": seq}, {"recorded": seq, **when}, {"recorded": day, **when}):
            assert everything(whole, **asked) == everything(part, **asked)


@given(steps=scripts(), data=st.data())
@settings(max_examples=15)
def test_the_past_within_an_append_knows_nothing_of_the_rest_of_it(
    steps: list[Step], data: st.DataObject
) -> None:
    """An append is whole in the file; a moment may still lie between two of its events."""
    with shelf() as folder, opened(folder / "whole") as whole:
        put(whole, steps)
        seq = data.draw(st.integers(len(steps[0].events) + 1, whole.head().seq))
        with copied(whole, folder / "part", seq) as part:
            assert unmarked(answer(whole, recorded=seq)) == unmarked(answer(part, recorded=seq))


def copied(book: Ledger, path: Path, seq: int) -> Ledger:
    """A ledger of the same events up to a number, at the same times, each an append of its own."""
    clock = SteppingClock(start=START, step=0)
    copy = Ledger.open(path, by="ann", clock=clock, durable=False)
    for one in book.store.read(2, seq):
        clock.start = one.batch.recorded_at
        assert one.event is not None
        copy.store.append((one.event,), recorder="ann", import_id=one.batch.import_id)
    return copy


# --- what was answered then ---


@given(steps=scripts(most=8), when=OTHER_BOUNDS)
@settings(max_examples=15)
def test_what_was_answered_then_is_answered_again_at_the_end(
    steps: list[Step], when: dict[str, str]
) -> None:
    with shelf() as folder, opened(folder / "book") as book:
        answers = []
        for step in steps:
            put(book, [step])
            seq = book.head().seq
            answers.append(({"recorded": seq, **when}, everything(book, recorded=seq, **when)))
        for asked, answered in answers:
            assert everything(book, **asked) == answered
        (folder / "book.views").unlink()
        with opened(folder / "book") as again:
            for asked, answered in reversed(answers):
                assert everything(again, **asked) == answered


@given(steps=scripts(), when=OTHER_BOUNDS, data=st.data())
@settings(max_examples=15)
def test_rebuilt_and_grown_and_as_of_now_are_one(
    steps: list[Step], when: dict[str, str], data: st.DataObject
) -> None:
    stops = data.draw(st.sets(st.integers(1, len(steps))))
    with shelf() as folder:
        path, views = folder / "book", folder / "book.views"
        with opened(path) as book:
            for n, step in enumerate(steps):
                put(book, [step])
                if n in stops:
                    answer(book, **when)
            grown = everything(book, **when)
            seq = book.head().seq
            as_of_now = answer(book, recorded=seq, **when)
            assert unmarked(as_of_now) == unmarked(answer(book, **when))
        views.unlink()
        with opened(path) as book:
            assert everything(book, **when) == grown
        with opened(path) as book:
            assert everything(book, **when) == grown


# --- knowledge that came later ---

LATER = (
    "merged", "split", "acts", "resolved", "coding", "reviewed", "named", "source", "captured",
    "corrected", "amended", "retracted", "link", "assessed", "withdrawn", "claim", "stated",
    "pinned",
)  # fmt: skip


@st.composite
def futures(draw: Callable[[st.SearchStrategy[Any]], object], kind: str) -> tuple[list[Step], Step]:
    """A random ledger, and events of one kind that are recorded after it was asked."""
    script = Script(draw)
    steps = written(script, most=6)
    event: Callable[[], Event] = getattr(script, kind)
    return steps, Step(tuple(event() for _ in range(3)))


@pytest.mark.parametrize("kind", LATER)
@given(data=st.data(), when=OTHER_BOUNDS)
@settings(max_examples=5)
def test_what_came_later_does_not_reach_back(
    kind: str, data: st.DataObject, when: dict[str, str]
) -> None:
    steps, later = data.draw(futures(kind))
    with shelf() as folder, opened(folder / "book") as book:
        put(book, steps)
        asked = {"recorded": book.head().seq, **when}
        before = everything(book, **asked)
        put(book, [later])
        assert everything(book, **asked) == before
        everything(book, **when)
        assert everything(book, **asked) == before


# --- who is who: on which clock it re-shapes the past ---

STRANGER = "agent-stranger"
SPEAKS = ActsFor(
    agent=STRANGER, by="ann", during=When(edtf="2022"), id="acts-9", party=AGENTS[0]
)  # fmt: skip
RESHAPES: dict[str, tuple[Event, Event]] = {
    "a merge": (AgentsMerged(agent=STRANGER, into=AGENTS[0]), AgentsSplit(agent=STRANGER)),
    "speaking for a party": (
        AgentActsFor(acts_for=SPEAKS),
        Withdrawn(reason="a slip", target="acts-9"),
    ),
}


def stranger() -> Step:
    """Somebody nobody knows says something of the two parties in March 2022."""
    hop = Hop(by=(Mention(agent=STRANGER, text="a stranger"),), said=When(edtf="2022-03-05"))
    claim = Claim(chain=(hop,), content="we part", id="claim-9", source=SOURCES[2])
    coding = Coding(
        aspect="economy", claim="claim-9", coder="zoe", id="coding-9", parties=AGENTS[:2]
    )
    return Step(
        (
            AgentRegistered(agent=Agent(id=STRANGER, names=("Stranger",))),
            ClaimRecorded(claim=claim),
            ClaimCoded(coding=coding),
        )
    )


def only(steps: Iterable[Step], keep: Callable[[Event], bool]) -> list[Step]:
    """Leave out some events, and all that refer to what they brought."""
    known: set[str] = set()
    kept = []
    for step in steps:
        events = []
        for event in step.events:
            if keep(event) and {id for _, _, id in references(event)} <= known:
                events.append(event)
                known.add(made(event) or "")
        if events:
            kept.append(Step(tuple(events), step.import_id))
    return kept


def dates_a_source(event: Event) -> bool:
    return isinstance(event, SourceAmended | SourceCaptured) and event.source.id == SOURCES[2]


@pytest.mark.parametrize("how", RESHAPES)
@pytest.mark.parametrize("bound", ["published", "said"])
@given(steps=scripts(most=8))
@settings(max_examples=8)
def test_who_is_who_reshapes_what_was_said_but_never_what_was_recorded(
    how: str, bound: str, steps: list[Step]
) -> None:
    does, undoes = RESHAPES[how]
    then = {bound: "2023-11-02"}
    begun, *rest = steps
    rest = only(rest, lambda event: not dates_a_source(event))
    with shelf() as folder, opened(folder / "book") as book:
        put(book, [begun, *rest, stranger()])
        held = {"recorded": book.head().seq}
        recorded = answer(book, **held), answer(book, **held, **then)
        hindsight = answer(book, **then)
        put(book, [Step((does,))])
        assert (answer(book, **held), answer(book, **held, **then)) == recorded
        assert unmarked(answer(book, **then)) != unmarked(hindsight)
        put(book, [Step((undoes,))])
        assert (answer(book, **held), answer(book, **held, **then)) == recorded
        assert unmarked(answer(book, **then)) == unmarked(hindsight)


# --- one subject alone ---


class Own:
    """The events of a ledger that one subject's view can depend on, with their own numbers."""

    def __init__(self, store: Store, keep: Callable[[Event], bool]) -> None:
        self._store = store
        self._keep = keep

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    @property
    def ledger_id(self) -> str:
        return self._store.ledger_id

    def read(self, start: int = 1, stop: int | None = None) -> Iterator[Recorded]:
        return (r for r in self._store.read(start, stop) if self._own(r))

    def pick(self, seqs: Sequence[int], /) -> Iterator[Recorded]:
        return (r for r in self._store.pick(seqs) if self._own(r))

    def _own(self, recorded: Recorded) -> bool:
        return recorded.event is None or self._keep(recorded.event)


def others(store: Store) -> set[str]:
    """The ids of claims that nobody ever coded for the parties, and of what is said of them."""
    events = [r.event for r in store.read() if r.event is not None]
    coded = {e.coding.claim for e in events if isinstance(e, ClaimCoded)}
    found: set[str] = set()
    for event in events:
        match event:
            case ClaimRecorded(claim=claim) if claim.id not in coded and not claim.is_comment:
                found.add(claim.id)
            case ClaimsLinked(link=link) if {link.claim, link.other} & found:
                found.add(link.id)
            case ClaimRetracted(retraction=retraction) if retraction.claim in found:
                found.add(retraction.id)
            case EvidenceWeighed(weighing=weighing) if weighing.claim in found:
                found.add(weighing.id)
            case Reviewed(target=target, id=str() as id) if target in found:
                found.add(id)
            case _:
                pass
    return found


@given(steps=scripts(), when=OTHER_BOUNDS)
@settings(max_examples=40)
def test_a_relationship_rebuilt_from_its_own_events_alone_is_the_same(
    steps: list[Step], when: dict[str, Any]
) -> None:
    end = Step((AgentNamed(agent=AGENTS[6], name="the last event is nobody else's"),))
    store = filled([*steps, end])
    strange = others(store)

    def own(event: Event) -> bool:
        ids = {id for _, _, id in references(event)} | {made(event) or ""}
        return not ids & strange or isinstance(event, AssessmentMade)

    def asked(views: Views) -> object:
        moment = Moment(store, views, bounds(store, START, **when), "none@1", ASPECTS)
        return canonical(moment.relationship(*PARTIES))

    assert told(lambda: asked(Views(Own(store, own)))) == told(lambda: asked(Views(store)))


# --- an import twice is once ---

ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "who": st.sampled_from(["Wang Yi", "Sergei Lavrov", "Quill", "the envoy"]),
            "content": st.sampled_from(
                ["China and Russia met", "Russia sells gas to China", "it rained", "China waits"]
            ),
            "source": st.sampled_from(["notes", "diary"]),
        },
        optional={
            "date": st.sampled_from(["2023-06", "2023-06-01", "2022~"]),
            "reported_by": st.sampled_from([["The Gazette"], ["The Gazette", "Quill"]]),
        },
    ),
    max_size=8,
)


def lines(path: Path, rows: Iterable[dict[str, Any]]) -> Path:
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")
    return path


def claims(book: Ledger) -> list[tuple[str, ...]]:
    return sorted(
        (c.chain[-1].name, c.content, str(c.date), *(h.name for h in c.reported_by))
        for c in book.claims()
    )


def states(book: Ledger) -> object:
    return told(lambda: canonical(book.relationship("China", "Russia")))


@given(rows=ROWS.filter(bool))
@settings(max_examples=25)
def test_an_import_twice_is_an_import_once(rows: list[dict[str, Any]]) -> None:
    with shelf() as folder, opened(folder / "book") as book:
        path = lines(folder / "rows.jsonl", rows)
        assert book.import_from(path).claims == len(rows)
        once, head, shown = claims(book), book.head(), states(book)
        assert book.import_from(path).added == 0
        assert book.import_from(lines(folder / "copy.jsonl", rows)).added == 0
        assert (claims(book), states(book)) == (once, shown)
        assert book.head() == head


@given(rows=ROWS, n=st.integers(0, 8))
@settings(max_examples=25)
def test_overlapping_imports_are_the_whole_import(rows: list[dict[str, Any]], n: int) -> None:
    with shelf() as folder, opened(folder / "parts") as parts, opened(folder / "whole") as whole:
        part, every = lines(folder / "part.jsonl", rows[:n]), lines(folder / "rows.jsonl", rows)
        for path in (part, every, part):
            if path.read_bytes():
                parts.import_from(path)
        if rows:
            whole.import_from(every)
        assert claims(parts) == claims(whole)
