"""Who holds which position, as of which moment, and what stands beside it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ledger import Ledger
from tests.notebook import notebook, position, record


@pytest.fixture
def book() -> Iterator[Ledger]:
    with notebook() as opened:
        yield opened


def test_satire_and_counterfactuals_are_nobodys_position(book: Ledger) -> None:
    record(book, "we stay neutral", day="2023-06-01")
    joke = record(book, "we surrender", day="2023-06-09")
    book.amend(joke, "it was a joke", flags=("satire",))
    assert position(book) == "we stay neutral"
    assert len(list(book.claims())) == 2


def test_a_date_after_the_report_is_flagged_and_kept(book: Ledger) -> None:
    record(book, "we stay neutral", day="2025-01-01")
    view = book.relationship("Arcadia", "Borduria")
    assert "1 of 1 claims are dated after" in str(view.unknown[-1])
    assert position(book) == "we stay neutral"
    assert "2025-01-01" in str(view.unknown[-1].why())


def test_what_nobody_sees_makes_no_other_name(book: Ledger) -> None:
    record(book, "we stay neutral", who="Or\u00adlov\u200b")
    assert position(book) == "we stay neutral"


def test_the_latest_statement_fills_the_position(book: Ledger) -> None:
    record(book, "we stay neutral", day="2023-06-01")
    record(book, "we take sides", day="2023-06-08")
    record(book, "we have always been neutral", day="2023-05")
    assert position(book) == "we take sides"


def test_two_latest_whose_order_is_unknown_are_both_shown(book: Ledger) -> None:
    record(book, "we stay neutral", day="2023-06-08")
    record(book, "we take sides", day="2023-06")
    record(book, "we were neutral", day="2023-05-01")
    party = book.relationship("Arcadia", "Borduria")["neutrality"].party("Arcadia")
    assert {party.latest and party.latest.content, *(s.content for s in party.also)} == {
        "we stay neutral",
        "we take sides",
    }


def test_an_ascription_fills_no_position(book: Ledger) -> None:
    claim = book.record(
        who="Orlov", content="to be loved", source="notes", reported_by="The Gazette",
        voice="ascribed",
    )  # fmt: skip
    book.code(claim, "neutrality", parties=("Arcadia", "Borduria"))
    aspect = book.relationship("Arcadia", "Borduria")["neutrality"]
    assert aspect.party("Arcadia").latest is None
    [ascribed] = aspect.ascribed
    assert (ascribed.ascriber, ascribed.statement.who) == ("The Gazette", "Orlov")


def test_who_is_no_party_stands_outside_with_the_chain_it_came_through(book: Ledger) -> None:
    record(book, "they quarrel", who="Canal Institute")
    [outside] = book.relationship("Arcadia", "Borduria")["neutrality"].outside
    assert (outside.name, outside.latest.via) == ("Canal Institute", ("The Gazette",))
    assert (str(outside.origins), outside.documents) == ("1 origin", 1)


def test_acting_for_a_party_ends_when_its_term_does(book: Ledger) -> None:
    book.register("Petrov", "person")
    book.acts_for("Petrov", "Arcadia", during="2020/2022")
    record(book, "as minister", who="Petrov", day="2021-03-01")
    record(book, "as a pensioner", who="Petrov", day="2023-03-01")
    aspect = book.relationship("Arcadia", "Borduria")["neutrality"]
    latest = aspect.party("Arcadia").latest
    assert latest is not None
    assert latest.content == "as minister"
    assert [o.latest.content for o in aspect.outside] == ["as a pensioner"]


def test_said_and_published_bounds_keep_apart_what_may_be_later(book: Ledger) -> None:
    record(book, "early", day="2023-05-01")
    record(book, "some time in June", day="2023-06")
    assert position(book, said="2023-04-30") is None
    view = book.as_of(said="2023-06-04").relationship("Arcadia", "Borduria")
    assert [s.content for s in view.statements] == ["early"]
    assert [s.content for s in view.possibly] == ["some time in June"]
    assert position(book, published="2023-06-09") is None
    assert position(book, published="2023-06-10", said="2023-05-31") == "early"


def test_an_undated_statement_was_said_by_the_day_its_source_appeared(book: Ledger) -> None:
    record(book, "at some time", day=None)
    assert position(book, said="2023-06-10") == "at some time"
    view = book.as_of(said="2023-06-09").relationship("Arcadia", "Borduria")
    assert [s.content for s in view.possibly] == ["at some time"]


def test_a_denial_leaves_both_standing_in_dispute(book: Ledger) -> None:
    first = record(book, "we met", who="Orlov")
    second = record(book, "they never met", who="Borduria")
    book.link(second, "denies", first)
    [dispute] = book.relationship("Arcadia", "Borduria")["neutrality"].disputes
    assert {s.content for s in dispute.statements} == {"we met", "they never met"}
    assert "denies" in str(dispute.why())
    assert position(book) == "we met"


def test_accounts_of_one_occurrence_stand_side_by_side(book: Ledger) -> None:
    first = record(book, "they touched on trade", who="Orlov")
    second = record(book, "they exchanged views", who="Borduria")
    link = book.link(first, "differing_account", second)
    [accounts] = book.relationship("Arcadia", "Borduria")["neutrality"].accounts
    assert [s.content for s in accounts.statements] == [
        "they touched on trade", "they exchanged views",
    ]  # fmt: skip
    book.review(link, "rejected")
    assert not book.relationship("Arcadia", "Borduria")["neutrality"].accounts


def test_an_assessment_is_superseded_with_a_reason(book: Ledger) -> None:
    claim = record(book, "we stay neutral")
    first = book.assess(
        "Arcadia", "Borduria", "they are close", aspect="neutrality", made="2023-06-11",
        likelihood=("ICD 203", "likely"), rests_on=(claim,),
    )  # fmt: skip
    book.assess(
        "Arcadia", "Borduria", "they drift apart", aspect="neutrality", made="2023-07-01",
        supersedes=first, reason="new evidence",
    )  # fmt: skip
    [judged] = book.relationship("Arcadia", "Borduria")["neutrality"].assessments
    assert judged.statement == "they drift apart"
    assert [e.statement for e in judged.earlier] == ["they are close"]
    assert "new evidence" in " ".join(str(judged.why()).split())
    then = book.as_of(said="2023-06-30").relationship("Arcadia", "Borduria")
    [earlier] = then["neutrality"].assessments
    assert earlier.statement == "they are close"
    assert "we stay neutral" in str(earlier.why())


def test_a_persons_coding_stands_above_a_rules(book: Ledger) -> None:
    claim = book.record(who="Orlov", content="China is neutral on Russia", source="notes")
    [before] = book.relationship("Russia", "China").statements
    assert (before.coder.startswith("rule:"), book.relationship("Russia", "China").judged) == (
        True,
        0,
    )
    book.code(claim, "economy", parties=("Russia", "China"), bearing="apart")
    view = book.relationship("Russia", "China")
    [after] = view.statements
    assert (after.coder, after.row.aspect, view.judged) == ("ann", "economy", 1)


@pytest.mark.parametrize("parties", [("Arcadia", "Borduria"), ("Borduria", "Arcadia")])
def test_parties_that_once_acted_for_one_another_keep_what_they_said_at_other_times(
    book: Ledger, parties: tuple[str, str]
) -> None:
    book.acts_for("Arcadia", "Borduria", during="2022")
    book.acts_for("Borduria", "Arcadia", during="2022")
    claims = [record(book, "we trade", who=who) for who in ("Arcadia", "Borduria")]
    book.link(claims[0], "denies", claims[1])
    view = book.relationship(*parties)
    assert view.claims == 2
    assert [d.links[0].claim for d in view["neutrality"].disputes] == claims[:1]


def test_a_party_that_acted_for_the_other_once_made_none_of_its_statements_before(
    book: Ledger,
) -> None:
    book.acts_for("Arcadia", "Borduria", during="2022")
    record(book, "we trade", who="Arcadia")
    record(book, "we wait", who="Borduria")
    parties = book.relationship("Arcadia", "Borduria")["neutrality"].parties
    assert [party.statements for party in parties] == [1, 1]
