"""The first moment at which something held, asked of a small ledger kept by hand."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from ledger import Ledger, RelationshipView
from ledger.claims import changed
from ledger.errors import BadMoment, NotFound, PredicateFailed
from ledger.events import ClaimCoded
from ledger.replay.first import Condition, assessed, contested, stated
from tests.notebook import notebook, record

PAIR = ("Arcadia", "Borduria")


@pytest.fixture
def book() -> Iterator[Ledger]:
    with notebook() as opened:
        yield opened


def disputed(book: Ledger) -> tuple[str, int]:
    """Two claims and a dispute between them: the link, and the event that made it."""
    one, other = record(book, "we stay neutral"), record(book, "they do not", who="Borduria")
    link = book.link(other, "contradicts", one)
    return link, book.head().seq


def test_contested_then_settled_then_contested_again_is_first_where_it_first_was(
    book: Ledger,
) -> None:
    link, first = disputed(book)
    book.withdraw(link, "a misreading")
    for n in range(20):  # a long settled stretch, in which a bisection would go astray
        record(book, f"we repeat it, {n}", day=f"2023-07-{n + 1:02}")
    claims = [claim.id for claim in book.claims()]
    book.link(claims[1], "denies", claims[0])
    again = book.head().seq
    found = book.first(*PAIR, contested())
    assert found is not None
    assert (found.seq, found.entries[-1].recorded.kind) == (first, "ClaimsLinked")
    assert bisected(book) == again != first


def bisected(book: Ledger) -> int:
    """The answer of a bisection, which takes for granted that what held goes on holding."""
    low, high = 1, book.head().seq
    while low < high:
        middle = (low + high) // 2
        view = book.as_of(recorded=middle).between(book.now(), *PAIR)
        low, high = (low, middle) if contested()(view) else (middle + 1, high)
    return low


def test_what_never_held_has_no_first_moment(book: Ledger) -> None:
    record(book, "we stay neutral")
    assert book.first(*PAIR, contested()) is None
    assert book.first(*PAIR, assessed()) is None
    assert book.first(*PAIR, lambda view: view.claims > 1) is None


def test_a_function_of_ones_own_is_asked_at_every_turn(book: Ledger) -> None:
    record(book, "we stay neutral")
    record(book, "we take sides", day="2023-06-08")
    seq = book.head().seq
    record(book, "we stay neutral after all", day="2023-06-15")
    found = book.first(*PAIR, lambda view: view.claims == 2)
    assert found is not None
    assert found.seq == seq
    assert found.view.claims == 2
    assert [e.recorded.kind for e in found.entries] == ["ClaimRecorded", "ClaimCoded"]
    assert found.basis.seq == seq


def test_what_holds_of_nothing_holds_from_the_first_event_on(book: Ledger) -> None:
    found = book.first(*PAIR, lambda view: view.claims == 0)
    assert found is not None
    assert found.seq == 1


def test_the_first_statement_is_found_by_any_name_and_under_an_aspect(book: Ledger) -> None:
    record(book, "they are neutral", who="Borduria")
    record(book, "we stay neutral")
    seq = book.head().seq
    found = book.first(*PAIR, stated("Orlov"))
    assert found is not None
    assert (found.seq, found.changes[0].subject) == (seq, "Arcadia")
    spoken_for = book.first(*PAIR, stated("Arcadia", "Neutrality"))
    assert spoken_for is not None
    assert spoken_for.seq == seq
    assert book.first(*PAIR, stated("Orlov", "economy")) is None


def test_what_was_taken_back_was_stated_and_what_is_ascribed_was_not(book: Ledger) -> None:
    wish = book.record(who="Orlov", content="a deal", source="notes", voice="ascribed")
    book.code(wish, "neutrality", parties=PAIR)
    assert book.first(*PAIR, stated("Orlov")) is None
    claim = record(book, "we stay neutral")
    seq = book.head().seq
    book.retract(claim, who="Orlov", source="notes")
    found = book.first(*PAIR, stated("Orlov"))
    assert found is not None
    assert found.seq == seq


def test_a_first_assessment_and_a_first_change_of_one(book: Ledger) -> None:
    made = book.assess(*PAIR, "it warms", aspect="neutrality")
    first = book.head().seq
    book.assess(*PAIR, "it cools", aspect="neutrality", supersedes=made, reason="new evidence")
    changed = book.head().seq
    found = [book.first(*PAIR, it) for it in (assessed(), assessed(changed=True))]
    assert [it and it.seq for it in found] == [first, changed]
    assert book.first(*PAIR, assessed("contact")) is None


def test_a_bound_moves_the_first_moment(book: Ledger) -> None:
    record(book, "we stay neutral", day="2023-06-01")
    first = book.head().seq
    record(book, "we took sides long ago", day="2022-01-01")
    later = book.head().seq
    found = book.first(*PAIR, stated("Orlov"), said="2022-12-31")
    assert found is not None
    assert (found.seq, first < later) == (later, True)
    assert book.first(*PAIR, stated("Orlov"), published="2023-01-01") is None


def test_a_first_moment_prints_its_event_and_the_sentence(book: Ledger) -> None:
    claim = book.record(who="Orlov", content="we stay neutral", source="notes")
    book.code(claim, "neutrality", parties=PAIR)
    found = book.first(*PAIR, stated("Orlov"))
    text = " ".join(str(found).split())
    assert f"first after event {book.head().seq}" in text
    assert "NEUTRALITY · position of Arcadia: new" in text
    assert "ClaimCoded (recorded 2024-01-01)" in text


def test_the_sentences_behind_a_first_moment_are_given(book: Ledger, tmp_path: Path) -> None:
    article = tmp_path / "call.txt"
    article.write_text("Norway said that trade with Sweden grew.\n", "utf-8")
    book.import_from(article)
    found = book.first("Norway", "Sweden", stated("Norway"))
    assert found is not None
    assert [p.exact for p in found.passages] == ["trade with Sweden grew"]
    assert "»trade with Sweden grew«" in str(found)


def test_a_predicate_that_raises_is_named_with_the_event_it_looked_at(book: Ledger) -> None:
    record(book, "we stay neutral")

    def broken(view: RelationshipView) -> bool:
        return view["neutrality"].claims > 0

    with pytest.raises(PredicateFailed, match=r"after event 1: NotFound.*'neutrality'") as caught:
        book.first(*PAIR, broken)
    assert isinstance(caught.value.__cause__, NotFound)
    assert isinstance(caught.value, RuntimeError)
    again = pickle.loads(pickle.dumps(caught.value))
    assert str(again) == str(caught.value)


@pytest.mark.parametrize(
    ("parties", "condition", "told"),
    [
        (("Arcadja", "Borduria"), contested(), "Did you mean 'Arcadia'"),
        (PAIR, stated("Orlof"), "Did you mean 'Orlov'"),
        (PAIR, contested("neutralty"), "Did you mean 'neutrality'"),
    ],
)
def test_what_nobody_knows_is_refused_with_the_nearest_names(
    book: Ledger, parties: tuple[str, str], condition: Condition, told: str
) -> None:
    record(book, "we stay neutral")
    with pytest.raises(NotFound, match=told):
        book.first(*parties, condition)


@pytest.mark.parametrize(
    "bounds",
    [
        {"published": "9 August"},
        {"said": "2023-02-30"},
        {"said": datetime(2023, 1, 1)},  # noqa: DTZ001 - a naive datetime is the point
        {"said": 7},
    ],
)
def test_bounds_that_are_no_moment_are_refused(book: Ledger, bounds: dict[str, object]) -> None:
    record(book, "we stay neutral")
    with pytest.raises(BadMoment):
        book.first(*PAIR, contested(), **bounds)  # type: ignore[arg-type]  # bad on purpose


def test_a_voice_displaced_long_ago_by_many_has_stated_under_each_of_its_aspects(
    book: Ledger,
) -> None:
    for day in range(10, 15):
        record(book, f"we stay neutral, day {day}", day=f"2023-06-{day}")
    book.register("Petrov", "person")
    book.acts_for("Petrov", "Arcadia")
    claim = book.record(who="Petrov", content="we never were", source="notes", date="2023-06-01")
    book.code(claim, "contact", parties=PAIR)
    [coding] = [r.event.coding for r in book.store.read() if isinstance(r.event, ClaimCoded)][-1:]
    second = changed(coding, aspect="neutrality", coder="bob", id=book.new_id())
    seq = book.append(ClaimCoded(coding=second))
    found = book.first(*PAIR, stated("Petrov", "neutrality"))
    assert found is not None
    assert found.seq == seq
