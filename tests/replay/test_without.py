"""What a view would be without a source or an agent, and what rests on these alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ledger import Ledger
from ledger.errors import BadMoment, BadQuestion, NotFound
from ledger.replay.without import Without
from tests.notebook import notebook, record

PAIR = ("Arcadia", "Borduria")


@pytest.fixture
def book() -> Iterator[Ledger]:
    with notebook() as opened:
        opened.source("cable", publisher="The Herald", published="2023-07-01")
        yield opened


def cabled(book: Ledger, content: str, who: str = "Orlov", day: str = "2023-05-01") -> str:
    claim = book.record(who=who, content=content, source="cable", date=day)
    book.code(claim, "neutrality", parties=PAIR)
    return claim


def told(without: Without) -> list[tuple[str, str, str]]:
    return [(it.row, it.subject, it.kind) for it in without.resting]


def test_a_position_that_one_source_alone_carries_is_gone_without_it(book: Ledger) -> None:
    record(book, "we stay neutral")
    found = book.without(*PAIR, source="notes")
    assert told(found) == [("position", "Arcadia", "gone")]
    assert (found.claims, found.of, found.view.claims) == (1, 1, 0)


def test_a_position_that_others_carry_too_shows_another_statement(book: Ledger) -> None:
    record(book, "we stay neutral")
    cabled(book, "we have always been neutral")
    [resting] = book.without(*PAIR, source="notes").resting
    assert (resting.kind, resting.row) == ("other", "position")
    assert resting.after is not None
    assert resting.after.content == "we have always been neutral"  # type: ignore[union-attr]  # a statement
    assert book.without(*PAIR, source="cable").resting == ()


def test_an_agent_is_left_out_anywhere_in_the_chain_and_as_publisher(book: Ledger) -> None:
    record(book, "we stay neutral", who="Borduria")
    cabled(book, "so they say")
    for agent, left in (("The Gazette", 1), ("Borduria", 1), ("The Herald", 1), ("Orlov", 1)):
        found = book.without(*PAIR, agent=agent)
        assert (found.named, found.claims, found.of) == (agent, left, 2)


def test_merged_selves_are_left_out_together_as_of_the_moment(book: Ledger) -> None:
    record(book, "we stay neutral", who="Minister Orlov")
    cabled(book, "we have always been neutral")
    before = book.head().seq
    book.merge("Minister Orlov", "Orlov")
    assert book.without(*PAIR, agent="Orlov").claims == 2
    assert book.without(*PAIR, agent="Orlov", recorded=before).claims == 1


def test_a_host_is_left_out_with_what_it_hosts(book: Ledger) -> None:
    book.source("a copy", publisher="The Gazette", host="Mirror")
    claim = book.record(who="Orlov", content="we stay neutral", source="a copy")
    book.code(claim, "neutrality", parties=PAIR)
    assert book.without(*PAIR, agent="Mirror").claims == 1


def test_who_is_meant_as_of_the_moment_decides(book: Ledger) -> None:
    record(book, "we stay neutral", who="he")
    before = book.head().seq
    book.resolve("notes", "he", "Orlov")
    assert book.without(*PAIR, agent="Orlov").claims == 1
    assert book.without(*PAIR, agent="Orlov", recorded=before).claims == 0


def test_disputes_and_accounts_are_gone_with_one_of_their_sides(book: Ledger) -> None:
    one, other = record(book, "we stay neutral"), cabled(book, "they do not", who="Borduria")
    book.link(other, "contradicts", one)
    found = book.without(*PAIR, source="cable")
    assert ("dispute", "Orlov and Borduria", "gone") in told(found)
    third = record(book, "indeed not", who="Borduria", day="2023-06-02")
    book.link(third, "contradicts", one)
    [dispute] = [it for it in book.without(*PAIR, source="cable").resting if it.row == "dispute"]
    assert dispute.kind == "other"


def test_an_assessment_is_unsupported_where_all_that_it_rests_on_is_left_out(book: Ledger) -> None:
    one, other = record(book, "we stay neutral"), cabled(book, "they do not", who="Borduria")
    book.assess(*PAIR, "it cools", rests_on=(one,))
    book.assess(*PAIR, "it warms", aspect="neutrality", rests_on=(one, other))
    found = book.without(*PAIR, source="notes")
    unsupported = [it for it in found.resting if it.kind == "unsupported"]
    assert [it.before.statement for it in unsupported] == ["it cools"]  # type: ignore[union-attr]  # an assessment
    both = book.without(*PAIR, source="notes", agent="The Herald")
    assert len([it for it in both.resting if it.kind == "unsupported"]) == 2
    assert both.named == "notes and The Herald"


def test_an_assessment_that_rests_on_a_claim_elsewhere_counts_too(book: Ledger) -> None:
    elsewhere = book.record(who="Orlov", content="it rains", source="cable")
    book.assess(*PAIR, "it cools", rests_on=(elsewhere,))
    assert told(book.without(*PAIR, source="cable")) == [("assessment", "ann", "unsupported")]


def test_the_view_says_that_it_is_without(book: Ledger) -> None:
    record(book, "we stay neutral")
    found = book.without(*PAIR, source="notes", said="2023-12-31")
    head = "Arcadia–Borduria · said by 2023-12-31, without notes"
    assert str(found.view).splitlines()[0].startswith(head)
    assert not found.view.basis.now
    assert found.full.basis.without == ""
    text = " ".join(str(found).split())
    assert "1 of 1 claim left out" in text
    assert "NEUTRALITY · position of Arcadia: would be gone" in text
    assert "we stay neutral" in text


def test_the_cells_of_a_view_without_something_stand_on_the_basis_of_that_view(
    book: Ledger,
) -> None:
    record(book, "we stay neutral")
    found = book.without(*PAIR, source="cable")
    latest = found.view["neutrality"].party("Arcadia").latest
    assert latest is not None
    assert latest.context.ground is not None
    assert latest.context.ground.basis == found.view.basis


def test_leaving_out_who_said_nothing_changes_nothing(book: Ledger) -> None:
    record(book, "we stay neutral")
    found = book.without(*PAIR, agent="The Herald")
    assert (found.claims, found.resting) == (0, ())
    assert found.view.claims == found.full.claims
    assert "Nothing rests on The Herald." in str(found)


def test_a_question_about_the_past_leaves_out_of_the_past(book: Ledger) -> None:
    record(book, "we stay neutral")
    seq = book.head().seq
    cabled(book, "we have always been neutral", day="2023-06-09")
    assert told(book.without(*PAIR, source="notes", recorded=seq)) == [
        ("position", "Arcadia", "gone")
    ]


def test_what_is_not_there_cannot_be_left_out(book: Ledger) -> None:
    with pytest.raises(BadQuestion, match="source="):
        book.without(*PAIR)
    with pytest.raises(NotFound, match="Did you mean 'Orlov'"):
        book.without(*PAIR, agent="Orlow")
    with pytest.raises(NotFound, match="Did you mean 'notes'"):
        book.without(*PAIR, source="note")
    with pytest.raises(BadMoment):
        book.without(*PAIR, source="notes", published="2023-99-01")


@pytest.mark.parametrize(
    "left", [{"source": "notes"}, {"agent": "Orlov"}, {"agent": "The Gazette"}]
)
def test_the_hole_of_a_redacted_claim_is_left_out_by_its_source_and_by_whose_it_was(
    book: Ledger, left: dict[str, str]
) -> None:
    claim = record(book, "we stay neutral")
    book.assess(*PAIR, "neutral for good", rests_on=(claim,))
    book.redact(claim, reason="privacy")
    found = book.without(*PAIR, **left)
    assert (found.claims, found.of, found.view.claims) == (1, 1, 0)
    assert ("assessment", "ann", "unsupported") in told(found)


def test_the_hole_of_a_redacted_claim_of_somebody_else_stays(book: Ledger) -> None:
    book.redact(record(book, "we stay neutral"), reason="privacy")
    assert book.without(*PAIR, source="cable").claims == 0
    assert book.without(*PAIR, agent="Borduria").claims == 0
