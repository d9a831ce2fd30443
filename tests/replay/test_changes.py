"""Changes between two moments name what was done, all of it, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ledger import Ledger
from ledger.claims import Claim, Hop, Link, Mention
from ledger.clock import SteppingClock
from ledger.events import ClaimRecorded, ClaimsLinked
from ledger.replay.changes import Change
from ledger.times import When
from ledger.views.cells import Judged

START = int(datetime(2024, 1, 1, tzinfo=UTC).timestamp()) * 1_000_000
PAIR = ("Arcadia", "Borduria")


@pytest.fixture
def book() -> Iterator[Ledger]:
    with Ledger.open(
        ":memory:", by="ann", clock=SteppingClock(start=START, step=60_000_000)
    ) as opened:
        for name in PAIR:
            opened.register(name, "state")
        opened.register("Orlov", "person")
        opened.acts_for("Orlov", "Arcadia")
        opened.source("notes", publisher="The Gazette", published="2023-06-10")
        yield opened


def record(
    book: Ledger, content: str, who: str = "Orlov", day: str | None = "2023-06-01", **more: str
) -> str:
    source = more.pop("source", "notes")
    claim = book.record(who=who, content=content, source=source, date=day, **more)  # type: ignore[arg-type]  # passed on
    book.code(claim, "neutrality", parties=PAIR)
    return claim


def since(book: Ledger, seq: int) -> tuple[Change, ...]:
    return book.changes(*PAIR, recorded=(seq, None))


def told(changes: tuple[Change, ...]) -> list[tuple[str, str, str, list[str]]]:
    return [(c.kind, c.row, c.subject, [e.kind for e in c.causes]) for c in changes]


def test_what_the_recorder_withdrew_is_gone_and_not_retracted(book: Ledger) -> None:
    claim = record(book, "we stay neutral")
    seq = book.head().seq
    book.withdraw(claim, "typed into the wrong ledger")
    assert told(since(book, seq)) == [("gone", "position", "Arcadia", ["Withdrawn"])]


def test_a_coding_withdrawn_is_the_cause(book: Ledger) -> None:
    claim = book.record(who="Orlov", content="we stay neutral", source="notes", date="2023-06-01")
    coding = book.code(claim, "neutrality", parties=PAIR)
    seq = book.head().seq
    book.withdraw(coding, "it is about trade")
    assert told(since(book, seq)) == [("gone", "position", "Arcadia", ["Withdrawn"])]


def test_a_link_withdrawn_is_the_cause(book: Ledger) -> None:
    one, other = record(book, "we stay neutral"), record(book, "they do not", who="Borduria")
    link = book.link(other, "contradicts", one)
    seq = book.head().seq
    book.withdraw(link, "they speak of different wars")
    assert told(since(book, seq)) == [("gone", "dispute", "Orlov and Borduria", ["Withdrawn"])]


def test_an_assessment_withdrawn_is_the_cause(book: Ledger) -> None:
    record(book, "we stay neutral")
    assessment = book.assess(*PAIR, "it is warming")
    seq = book.head().seq
    book.withdraw(assessment, "made in haste")
    assert told(since(book, seq)) == [("gone", "assessment", "ann", ["Withdrawn"])]


@pytest.mark.parametrize(
    ("who", "change", "cause"),
    [
        ("Petrov", lambda book: book.acts_for("Petrov", "Arcadia"), "AgentActsFor"),
        ("Petrov", lambda book: book.merge("Petrov", "Orlov"), "AgentsMerged"),
        ("he", lambda book: book.resolve("notes", "he", "Orlov"), "MentionResolved"),
    ],
)
def test_who_is_who_is_named_where_it_moved_a_cell(
    book: Ledger, who: str, change: Callable[[Ledger], object], cause: str
) -> None:
    book.register("Petrov", "person")
    record(book, "we stay neutral", who=who)
    seq = book.head().seq
    book.register("Sokolov", "person")
    book.acts_for("Sokolov", "Arcadia")
    change(book)
    assert told(since(book, seq)) == [
        ("new", "position", "Arcadia", [cause]),
        ("gone", "outside", who, [cause]),
    ]


def test_an_office_that_acts_for_a_party_brings_those_who_act_for_it(book: Ledger) -> None:
    book.register("Petrov", "person")
    book.register("the ministry", "office")
    book.acts_for("Petrov", "the ministry")
    record(book, "we stay neutral", who="Petrov")
    seq = book.head().seq
    acts = book.acts_for("the ministry", "Arcadia")
    assert told(since(book, seq))[0] == ("new", "position", "Arcadia", ["AgentActsFor"])
    seq = book.head().seq
    book.withdraw(acts, "it does not")
    assert ("gone", "position", "Arcadia", ["Withdrawn"]) in told(since(book, seq))


def test_what_lets_a_retraction_count_no_more_is_the_cause(book: Ledger) -> None:
    book.source("diary", publisher="The Gazette", published="2023-06-12")
    book.register("Petrov", "person")
    book.retract(record(book, "we stay neutral"), who="Petrov", source="diary")
    book.merge("Petrov", "Orlov")
    seq = book.head().seq
    book.split("Petrov")
    [change] = since(book, seq)
    assert told((change,)) == [("new", "position", "Arcadia", ["AgentsSplit"])]


def test_a_source_dated_anew_is_the_cause(book: Ledger) -> None:
    book.source("old notes")
    record(book, "older", source="old notes", day=None)
    record(book, "newer", day=None)
    seq = book.head().seq
    book.source("old notes", published="2023-09-01")
    [change] = since(book, seq)
    assert told((change,)) == [("changed", "position", "Arcadia", ["SourceAmended"])]


def test_two_assessments_of_one_assessor_are_two(book: Ledger) -> None:
    record(book, "we stay neutral")
    book.assess(*PAIR, "it is warming")
    seq = book.head().seq
    second = book.assess(*PAIR, "it is cooling")
    assert told(since(book, seq)) == [("new", "assessment", "ann", ["AssessmentMade"])]
    seq = book.head().seq
    book.assess(*PAIR, "it is cold", supersedes=second, reason="new evidence")
    [change] = since(book, seq)
    assert told((change,)) == [("changed", "assessment", "ann", ["AssessmentMade"])]


def test_two_speakers_of_one_name_are_two(book: Ledger) -> None:
    book.source("other notes", published="2023-06-11")
    seq = book.head().seq
    claims = {
        record(book, "it will hold", who="an official"),
        record(book, "it will break", who="an official", source="other notes"),
    }
    changes = since(book, seq)
    assert [(c.row, c.subject) for c in changes] == [("outside", "an official")] * 2
    assert {c.after.row.claim for c in changes} == claims  # type: ignore[union-attr]  # statements


def test_two_disputes_of_one_pair_are_two(book: Ledger) -> None:
    seq = book.head().seq
    for content in ("the war", "the trade"):
        one = record(book, f"we like {content}")
        book.link(record(book, f"they do not like {content}", who="Borduria"), "denies", one)
    disputes = [c for c in since(book, seq) if c.row == "dispute"]
    assert [c.subject for c in disputes] == ["Orlov and Borduria"] * 2
    assert all(c.causes[-1].kind == "ClaimsLinked" for c in disputes)


def test_the_retraction_of_an_ascribed_or_uncoded_statement_shows(book: Ledger) -> None:
    wish = record(book, "Arcadia wants peace", voice="ascribed")
    plain = book.record(who="Orlov", content="we met", source="notes", date="2023-06-01")
    book.code(plain, "", parties=PAIR)
    seq = book.head().seq
    for claim in (wish, plain):
        book.retract(claim, who="Orlov", source="notes", date="2023-07-01")
    assert told(since(book, seq)) == [
        ("retracted", "ascribed", "Orlov", ["ClaimRetracted"]),
        ("retracted", "uncoded", "Orlov", ["ClaimRetracted"]),
    ]


def test_a_link_to_what_stood_before_takes_nothing_back(book: Ledger) -> None:
    old = record(book, "we are for peace", day="2023-01-01")
    seq = book.head().seq
    new = record(book, "we stay neutral", day="2023-06-01")
    book.link(new, "elaborates", old)
    assert told(since(book, seq)) == [
        ("late", "position", "Arcadia", ["ClaimRecorded", "ClaimCoded"])
    ]


def test_what_was_amended_is_changed_and_not_late(book: Ledger) -> None:
    claim = record(book, "we stay neutrl")
    seq = book.head().seq
    book.amend(claim, "typo", content="we stay neutral")
    assert told(since(book, seq)) == [("changed", "position", "Arcadia", ["ClaimAmended"])]


def test_a_persons_coding_in_place_of_another_is_the_cause(book: Ledger) -> None:
    claim = record(book, "we trade")
    seq = book.head().seq
    book.code(claim, "economy", parties=PAIR)
    changes = since(book, seq)
    assert {(c.aspect, c.kind, c.causes[0].kind) for c in changes} == {
        ("neutrality", "gone", "ClaimCoded"),
        ("economy", "new", "ClaimCoded"),
    }


def test_under_bounds_alone_the_cells_own_events_are_the_causes(book: Ledger) -> None:
    claim = record(book, "we stay neutral", day="2023-06-01")
    [change] = book.changes(*PAIR, said=("2023-05-01", None))
    assert told((change,)) == [("new", "position", "Arcadia", ["ClaimRecorded", "ClaimCoded"])]
    book.retract(claim, who="Orlov", source="notes", date="2023-06-08")
    [change] = book.changes(*PAIR, said=("2023-06-05", "2023-06-09"))
    assert told((change,)) == [("retracted", "position", "Arcadia", ["ClaimRetracted"])]


def test_an_import_in_progress_at_the_first_moment_is_named_with_its_end(
    book: Ledger, tmp_path: Path
) -> None:
    table = tmp_path / "claims.csv"
    table.write_text("key,who,says,source,date\nk,Orlov,we stay neutral,notes,2023-06-01\n")
    book.import_from(table, adapter="csv")
    [claim] = book.claims()
    book.code(claim.id, "neutrality", parties=PAIR)
    recorded = book.store.where(claim.id)
    assert recorded is not None
    [change] = since(book, recorded)
    assert told((change,)) == [
        ("late", "position", "Arcadia", ["ClaimRecorded", "ImportFinished", "ClaimCoded"])
    ]


def test_a_joint_claim_ascribed_to_two_is_two_cells(book: Ledger) -> None:
    orlov = book.agent_id("Orlov")
    by = (Mention(agent=orlov, text="Orlov"), Mention(text="the envoy"))
    claim = Claim(
        chain=(Hop(by=by, said=When(edtf="2023-06-01"), voice="ascribed"),),
        content="both want peace",
        id=book.new_id(),
        source=book.source_id("notes"),
    )
    seq = book.head().seq
    book.append(ClaimRecorded(claim=claim))
    book.code(claim.id, "neutrality", parties=PAIR)
    assert sorted(c.subject for c in since(book, seq)) == ["Orlov", "the envoy"]


def test_a_second_link_between_the_same_claims_shows(book: Ledger) -> None:
    one, other = record(book, "we stay neutral"), record(book, "they do not", who="Borduria")
    book.link(other, "contradicts", one)
    seq = book.head().seq
    link = Link(by="bob", claim=other, id=book.new_id(), other=one, relation="denies")
    book.append(ClaimsLinked(link=link))
    assert told(since(book, seq)) == [
        ("changed", "dispute", "Orlov and Borduria", ["ClaimsLinked"])
    ]


def forked(book: Ledger) -> tuple[str, str, int]:
    """Two assessments that both supersede one, the later of an earlier day; and after which event.

    The event is the one before the second of them.
    """
    start = book.assess(*PAIR, "it is warming", made="2023-01-01")
    again = {"supersedes": start, "reason": "new evidence"}
    one = book.assess(*PAIR, "it is cooling", made="2023-11-01", **again)  # type: ignore[arg-type]
    seq = book.head().seq
    other = book.assess(*PAIR, "it was warm", made="2023-02-01", **again)  # type: ignore[arg-type]
    return one, other, seq


def test_a_second_assessment_in_place_of_one_leaves_the_first_as_it_is(book: Ledger) -> None:
    _, other, seq = forked(book)
    [change] = since(book, seq)
    assert told((change,)) == [("new", "assessment", "ann", ["AssessmentMade"])]
    assert isinstance(change.after, Judged)
    assert change.after.row.id == other


@pytest.mark.parametrize("n", [0, 1])
def test_of_two_that_stand_in_place_of_one_each_goes_its_own_way(book: Ledger, n: int) -> None:
    *both, _ = forked(book)
    seq = book.head().seq
    new = book.assess(*PAIR, "it is cold", supersedes=both[n], reason="new evidence")
    [change] = since(book, seq)
    assert isinstance(change.before, Judged)
    assert isinstance(change.after, Judged)
    assert (change.before.row.id, change.after.row.id) == (both[n], new)
    seq = book.head().seq
    book.withdraw(new, "made in haste")
    [back] = since(book, seq)
    assert (back.before, back.after) == (change.after, change.before)
    seq = book.head().seq
    book.withdraw(both[n], "made in haste")
    assert told(since(book, seq)) == [("gone", "assessment", "ann", ["Withdrawn"])]


def test_what_was_confirmed_is_no_cause_where_something_pushed(book: Ledger) -> None:
    first = record(book, "we stay neutral", day=None)
    record(book, "we take no side", day="2023-06-01")
    seq = book.head().seq
    book.review(first, "confirmed", why="it is so")
    later = record(book, "we were neutral", day="2023-06-15")
    [gone] = [c.causes for c in since(book, seq) if c.row == "also"]
    assert [e.kind for e in gone] == ["ClaimRecorded", "ClaimCoded"]
    assert gone[0].seq == book.store.where(later)


def test_what_pushed_a_statement_beside_a_position_aside_is_the_cause(book: Ledger) -> None:
    record(book, "we stay neutral", day=None)
    record(book, "we take no side", day="2023-06-01")
    seq = book.head().seq
    later = record(book, "we were neutral", day="2023-06-15")
    expected = [
        ("late", "position", "Arcadia", ["ClaimRecorded", "ClaimCoded"]),
        ("gone", "also", "Arcadia", ["ClaimRecorded", "ClaimCoded"]),
    ]
    assert told(since(book, seq)) == expected
    assert {e.seq for c in since(book, seq) for e in c.causes} <= set(range(seq + 1, 100))
    seq = book.head().seq
    book.withdraw(later, "typed into the wrong ledger")
    assert told(since(book, seq)) == [
        ("changed", "position", "Arcadia", ["Withdrawn"]),
        ("new", "also", "Arcadia", ["Withdrawn"]),
    ]
