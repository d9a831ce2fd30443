"""Claimants over time: every count with its denominator, each entry down to its sentence."""

from collections.abc import Iterator
from typing import Any

import pytest

from ledger import Ledger
from ledger.claims import Bearing, Coding, changed
from ledger.errors import NotFound
from ledger.events import ClaimCoded, ClaimRecorded
from tests.notebook import notebook, record


@pytest.fixture
def book() -> Iterator[Ledger]:
    """A notebook with a second minister."""
    with notebook() as opened:
        opened.register("Petrov", "person")
        opened.acts_for("Petrov", "Borduria")
        yield opened


def said(
    book: Ledger,
    content: str,
    day: str | None = "2023-06-01",
    bearing: Bearing = "open",
    who: str = "Orlov",
    aspect: str = "neutrality",
    **more: Any,
) -> str:
    claim = book.record(who=who, content=content, source="notes", date=day, **more)
    book.code(claim, aspect, parties=("Arcadia", "Borduria"), bearing=bearing)
    return claim


def test_statements_reversals_and_retractions_are_counted_by_relationship_and_aspect(
    book: Ledger,
) -> None:
    said(book, "Arcadia stands by its friend", "2023-05-01", "closer")
    said(book, "the pact is over", "2023-05-09", "apart")
    gone = said(book, "gas will flow", "2023-05-20", aspect="economy")
    book.retract(gone, who="Orlov", source="notes", date="2023-06-05")
    found = book.claimant("Orlov")
    assert (found.statements, found.sources, found.revised) == (3, 1, 2)
    assert [(s.aspect, str(s.reversed), str(s.retracted)) for s in found.slots] == [
        ("economy", "0 of 1", "1 of 1"),
        ("neutrality", "1 of 2", "0 of 2"),
    ]
    assert found.slots[0].parties == ("Arcadia", "Borduria")
    assert {s.recorded.kind for s in found.why().steps} >= {"ClaimRecorded", "ClaimRetracted"}


def test_who_was_contradicted_is_told_with_by_whom_the_claimant_apart(book: Ledger) -> None:
    first, second = said(book, "gas will flow"), said(book, "ships will sail")
    later = said(book, "winter comes early", "2023-06-08")
    other = said(book, "pipes are dry", who="Petrov")
    book.link(other, "contradicts", first)
    book.link(other, "denies", second)
    book.link(later, "doubts", first)
    found = book.claimant("Orlov")
    assert str(found.contradicted) == "2 of 3"
    assert found.by_whom == (("Petrov", 2), ("self", 1))
    assert {a.finding.relation for a in found.against} == {"contradicts", "denies", "doubts"}
    assert [s.recorded.kind for s in found.against[0].why().steps][-1] == "ClaimsLinked"
    assert str(book.claimant("Petrov").contradicted) == "0 of 1"


def test_what_only_a_rule_proposes_is_counted_apart_until_a_person_confirms(book: Ledger) -> None:
    said(book, "Arcadia will buy gas from Borduria")
    said(book, "Arcadia would buy gas from Borduria", who="Petrov", act="denies")
    [id] = book.propose("Arcadia", "Borduria")
    assert (book.claimant("Orlov").contradicted.count, book.claimant("Orlov").proposed) == (0, 1)
    book.review(id, "confirmed")
    assert (book.claimant("Orlov").contradicted.count, book.claimant("Orlov").proposed) == (1, 0)


def test_reporters_are_counted_out_of_all_that_was_reported(book: Ledger) -> None:
    book.record(
        who="Orlov", content="ships sail", source="notes", reported_by=("The Gazette", "Petrov")
    )
    book.record(who="Petrov", content="ships stay", source="notes", reported_by="The Gazette")
    book.record(who="Orlov", content="ships burn", source="notes")
    petrov, gazette = book.claimant("Petrov"), book.claimant("The Gazette")
    assert (petrov.statements, petrov.reported, petrov.through) == (1, 1, 2)
    assert (gazette.statements, gazette.reported, gazette.through) == (0, 2, 2)
    assert petrov.slots[0].parties == ("", "")


def test_what_is_ascribed_or_possibly_later_is_no_statement(book: Ledger) -> None:
    said(book, "wants gas", voice="ascribed")
    said(book, "ships sail", None)
    found = book.claimant("Orlov", said="2023-06-05")
    assert (found.statements, found.ascribed, found.possibly) == (0, 1, 1)


def test_a_claim_nobody_placed_counts_and_may_be_taken_back(book: Ledger) -> None:
    claim = book.record(who="Orlov", content="it rains", source="notes", date="2023-06-01")
    book.retract(claim, who="Orlov", source="notes", date="2023-06-05")
    found = book.claimant("Orlov")
    assert (found.statements, len(found.retractions)) == (1, 1)
    kinds = [s.recorded.kind for s in found.why().steps]
    assert kinds == ["ClaimRecorded", "ClaimRetracted"]


def test_another_may_not_take_back_for_the_claimant(book: Ledger) -> None:
    claim = said(book, "ships sail")
    book.retract(claim, who="Petrov", source="notes", date="2023-06-05")
    assert book.claimant("Orlov").retractions == ()
    book.acts_for("Petrov", "Arcadia")
    assert len(book.claimant("Orlov").retractions) == 1


def test_the_past_knows_nothing_of_what_came_later(book: Ledger) -> None:
    said(book, "Arcadia stands by its friend", "2023-05-01", "closer")
    before = book.head().seq
    said(book, "the pact is over", "2023-05-09", "apart")
    assert book.claimant("Orlov").revised == 1
    assert book.claimant("Orlov", recorded=before).revised == 0
    assert book.claimant("Orlov", said="2023-05-08").revised == 0
    assert book.claimant("Orlov", published="2023-06-01").statements == 0


def test_a_merged_claimant_has_one_record(book: Ledger) -> None:
    said(book, "Arcadia stands by its friend", "2023-05-01", "closer")
    said(book, "the pact is over", "2023-05-09", "apart", who="Petrov")
    assert book.claimant("Orlov").revised == 0
    book.merge("Petrov", "Orlov")
    assert (book.claimant("Petrov").statements, book.claimant("Orlov").revised) == (2, 1)
    assert [r.name for r in book.claimants()] == ["Orlov"]


def test_a_change_whose_order_nobody_knows_is_listed_and_not_counted(book: Ledger) -> None:
    said(book, "Arcadia stands by its friend", "2023-05-01", "closer")
    said(book, "the pact is over", "2023-05-01", "apart")
    found = book.claimant("Orlov")
    assert (len(found.reversals), len(found.unordered), found.revised) == (0, 1, 0)
    assert "ORDER UNKNOWN" in str(found)


def test_the_most_contradicted_or_revised_come_first(book: Ledger) -> None:
    first = said(book, "Arcadia stands by its friend", "2023-05-01", "closer")
    said(book, "the pact is over", "2023-05-09", "apart")
    other = said(book, "pipes are dry", who="Petrov")
    assert [r.name for r in book.claimants()] == ["Orlov", "Petrov"]
    for relation in ("denies", "doubts", "contradicts"):
        book.link(first, relation, other)
    book.retract(other, who="Petrov", source="notes", date="2023-06-05")
    assert [(r.name, r.revised, str(r.contradicted)) for r in book.claimants()] == [
        ("Petrov", 1, "1 of 1"),
        ("Orlov", 1, "0 of 2"),
    ]


def test_two_coders_who_differ_on_one_claim_are_no_change_of_position(book: Ledger) -> None:
    first = said(book, "Arcadia stands by its friend", "2023-05-01", "closer")
    book.by = "bob"
    book.code(first, "neutrality", parties=("Arcadia", "Borduria"), bearing="apart")
    said(book, "the pact holds", "2023-05-09", "apart")
    assert book.claimant("Orlov").revised == 0
    book.by = "ann"
    said(book, "the pact is over", "2023-06-09", "neutral")
    assert [r.told for r in book.claimant("Orlov").reversals] == [
        "from apart to neutral, as coded by bob, then ann"
    ]


def test_an_unknown_claimant_is_named_with_the_nearest(book: Ledger) -> None:
    with pytest.raises(NotFound, match="Orlov"):
        book.claimant("Orlow")


def test_a_record_prints_its_counts_with_their_denominators(book: Ledger) -> None:
    said(book, "Arcadia stands by its friend", "2023-05-01", "closer")
    said(book, "the pact is over", "2023-05-09", "apart")
    text = str(book.claimant("Orlov"))
    assert text.startswith("Orlov (person) · now\n  2 statements in 1 source;")
    assert "reversals: 1 of 2" in text
    assert "2023-05-01: Arcadia stands by its friend [notes] → 2023-05-09: the pact is over" in text
    assert "Orlov" in str(book.claimants())


def test_each_of_those_who_deny_jointly_denies(book: Ledger) -> None:
    claim, alone = said(book, "gas will flow"), said(book, "gas will not flow", who="Petrov")
    hop = book.claim(alone).chain[-1]
    names = [changed(hop.by[0], agent=book.agent_id(n), text=n) for n in ("Petrov", "Borduria")]
    joint = changed(book.claim(alone), chain=(changed(hop, by=tuple(names)),), id=book.new_id())
    book.append(ClaimRecorded(claim=joint))
    book.link(joint.id, "denies", claim)
    found = book.claimant("Orlov")
    assert found.by_whom == (("Borduria", 1), ("Petrov", 1))
    assert str(found.contradicted) == "1 of 1"
    assert {a.finding.statements[0].who for a in found.against} == {"Petrov", "Borduria"}


def test_what_is_ascribed_to_a_claimant_contradicts_by_its_ascriber(book: Ledger) -> None:
    claim = said(book, "gas will flow")
    wish = said(book, "gas stays shut", voice="ascribed", reported_by="The Gazette")
    book.link(wish, "contradicts", claim)
    found = book.claimant("Orlov")
    assert (found.statements, found.ascribed, found.revised) == (1, 1, 0)
    assert found.by_whom == (("The Gazette", 1),)
    [finding] = book.disagreements("Arcadia", "Borduria").found
    assert finding.kind == "contradiction"


@pytest.mark.parametrize("flag", ["comment", "satire", "counterfactual"])
def test_nothing_set_apart_contradicts_anybody(book: Ledger, flag: str) -> None:
    claim = said(book, "gas will flow")
    apart = changed(book.claim(claim), flags=(flag,), id=book.new_id())
    book.append(ClaimRecorded(claim=apart))
    book.link(apart.id, "denies", claim)
    assert (book.claimant("Orlov").by_whom, book.claimant("Orlov").against) == ((), ())
    book.weigh(claim, book.hypothesize("Arcadia", "Borduria", "war"), "I")
    assert book.matrix("Arcadia", "Borduria").claims[0].fates == ()


def test_a_persons_coding_under_one_pair_leaves_a_rules_coding_under_another() -> None:
    with notebook() as book:
        third = book.register("Syldavia", "state")
        claim = record(book, "we trade with both")
        coding = Coding(
            aspect="economy",
            claim=claim,
            coder="rule:words@1",
            id=book.new_id(),
            parties=(book.agent_id("Arcadia"), third),
        )
        book.append(ClaimCoded(coding=coding))
        assert {slot.aspect for slot in book.claimant("Orlov").slots} == {"economy", "neutrality"}
