"""Seven kinds of disagreement, who says so, and what becomes of a proposal."""

from collections.abc import Iterator
from typing import Any

import pytest

from ledger import Ledger
from ledger.claims import Bearing
from ledger.errors import NotFound
from ledger.views.records.disagreement import KINDS
from tests.notebook import notebook

NEUTRAL = "Arcadia will stay neutral in the war"


@pytest.fixture
def book() -> Iterator[Ledger]:
    """A notebook with a second minister and a second source."""
    with notebook() as opened:
        opened.register("Petrov", "person")
        opened.acts_for("Petrov", "Borduria")
        opened.source("post", publisher="The Post", published="2023-06-20")
        yield opened


def said(
    book: Ledger,
    content: str = NEUTRAL,
    day: str | None = "2023-06-01",
    who: str = "Orlov",
    source: str = "notes",
    aspect: str = "neutrality",
    bearing: Bearing = "open",
    **more: Any,
) -> str:
    claim = book.record(who=who, content=content, source=source, date=day, **more)
    book.code(claim, aspect, parties=("Arcadia", "Borduria"), bearing=bearing)
    return claim


def kinds(book: Ledger, **when: Any) -> list[str]:
    return [it.kind for it in book.disagreements("Arcadia", "Borduria", **when)]


def only_id(book: Ledger) -> str:
    [id] = book.propose("Arcadia", "Borduria")
    return id


@pytest.mark.parametrize(
    ("relation", "own", "kind"),
    [
        ("contradicts", False, "contradiction"),
        ("doubts", False, "contradiction"),
        ("denies", False, "denial"),
        ("differing_account", False, "differing accounts"),
        ("contradicts", True, "change of position"),
        ("denies", True, "change of position"),
        ("restates", True, "restatement"),
        ("copy_of", True, "copies of one origin"),
        ("same_utterance", True, "copies of one origin"),
        ("same_words_other_claimant", False, "same words, other speaker"),
    ],
)
def test_a_link_by_a_person_has_the_kind_of_its_relation(
    book: Ledger, relation: str, own: bool, kind: str
) -> None:
    one = said(book, "ships have left the harbour")
    other = said(book, "winter comes early", who="Orlov" if own else "Petrov")
    book.link(one, relation, other, why="read both")
    [it] = book.disagreements("Arcadia", "Borduria")
    assert (it.kind, it.says, it.told, it.reason) == (kind, "person", "linked by ann", "read both")
    assert [s.row.claim for s in it.statements] == [one, other]
    assert [s.recorded.kind for s in it.why().steps] == ["ClaimRecorded"] * 2 + ["ClaimsLinked"]


def test_every_kind_is_listed_in_one_order(book: Ledger) -> None:
    claims = [said(book, f"word{n} harbour ships") for n in range(3)]
    other = said(book, "winter comes early", who="Petrov")
    for relation in ("same_words_other_claimant", "restates", "denies", "differing_account"):
        book.link(claims[0], relation, other)
    found = kinds(book)
    assert found == [kind for kind in KINDS if kind in found]
    assert len(found) == 4


def test_links_that_set_nothing_against_anything_are_no_disagreement(book: Ledger) -> None:
    one, other = said(book, "ships have left"), said(book, "winter comes early", who="Petrov")
    book.link(one, "elaborates", other)
    book.link(one, "same_occurrence", other)
    assert kinds(book) == []


def test_a_proposal_goes_from_unrecorded_to_recorded_to_confirmed(book: Ledger) -> None:
    said(book)
    said(book, act="denies", who="Petrov", day="2023-06-02")
    [it] = book.disagreements("Arcadia", "Borduria")
    assert (it.kind, it.says, it.link) == ("denial", "unrecorded", None)
    id = only_id(book)
    [it] = book.disagreements("Arcadia", "Borduria")
    assert (it.says, it.told) == ("rule", "proposed by rule:denials@1")
    book.review(id, "confirmed")
    [it] = book.disagreements("Arcadia", "Borduria")
    assert it.told == "proposed by rule:denials@1, confirmed by ann"
    assert [s.recorded.kind for s in it.why().steps][2:] == ["ClaimsLinked", "Reviewed"]


def test_proposing_again_records_nothing_new(book: Ledger) -> None:
    said(book)
    said(book, "Arcadia will not stay neutral in the war", "2023-06-08")
    said(book, day="2023-06-05", source="post")
    assert len(book.propose("Arcadia", "Borduria")) >= 2
    head = book.head()
    assert book.propose("Arcadia", "Borduria") == ()
    assert book.propose("Borduria", "Arcadia") == ()
    assert book.head() == head


def test_what_a_person_rejected_is_shown_no_more_and_not_proposed_again(book: Ledger) -> None:
    said(book)
    said(book, act="denies", who="Petrov", day="2023-06-02")
    id = only_id(book)
    before = book.head().seq
    book.review(id, "rejected", why="another war")
    assert kinds(book) == []
    assert book.propose("Arcadia", "Borduria") == ()
    assert kinds(book, recorded=before) == ["denial"]
    book.review(id, "confirmed")
    assert kinds(book) == ["denial"]


def test_what_the_recorder_withdrew_is_not_proposed_again(book: Ledger) -> None:
    said(book)
    said(book, act="denies", who="Petrov", day="2023-06-02")
    book.withdraw(only_id(book), "a test")
    assert kinds(book) == []
    assert book.propose("Arcadia", "Borduria") == ()


def test_a_pair_that_a_person_linked_is_not_proposed_otherwise(book: Ledger) -> None:
    one = said(book)
    other = said(book, act="denies", who="Petrov", day="2023-06-02")
    book.link(one, "elaborates", other)
    assert book.propose("Arcadia", "Borduria") == ()


def test_another_coded_bearing_is_proposed_as_a_change_of_position(book: Ledger) -> None:
    said(book, "Arcadia stands by its friend", "2023-06-01", bearing="closer")
    said(book, "the pact is over", "2023-06-09", bearing="apart")
    only_id(book)
    [it] = book.disagreements("Arcadia", "Borduria")
    assert (it.kind, it.by) == ("change of position", "rule:positions@1")
    assert it.reason == "Orlov: from closer to apart, as coded by ann"
    assert [s.content for s in it.statements] == [
        "the pact is over",
        "Arcadia stands by its friend",
    ]


def test_a_claim_taken_back_is_a_change_of_position_by_its_claimant(book: Ledger) -> None:
    claim = said(book)
    book.retract(claim, who="Orlov", source="notes", date="2023-06-05", words="I was wrong")
    [it] = book.disagreements("Arcadia", "Borduria")
    assert (it.kind, it.says, it.told) == (
        "change of position",
        "claimant",
        "taken back, recorded by ann",
    )
    assert it.why().steps[-1].recorded.kind == "ClaimRetracted"
    assert book.propose("Arcadia", "Borduria") == ()


def test_an_aspect_keeps_what_touches_it_and_an_unknown_one_is_named(book: Ledger) -> None:
    first = said(book, aspect="economy")
    other = said(book, "winter comes early", who="Petrov")
    book.link(other, "contradicts", first)
    apart = said(book, "ships have left", aspect="contact")
    found = book.disagreements("Arcadia", "Borduria", "Economy")
    assert (found.aspect, len(found), found.claims) == ("economy", 1, 1)
    assert len(book.disagreements("Arcadia", "Borduria", "contact")) == 0
    book.link(apart, "restates", apart)
    assert len(book.disagreements("Arcadia", "Borduria", "contact")) == 0
    with pytest.raises(NotFound, match="aspect"):
        book.disagreements("Arcadia", "Borduria", "weather")


def test_a_kind_that_is_none_is_named_with_the_kinds_there_are(book: Ledger) -> None:
    with pytest.raises(NotFound, match="denial"):
        book.disagreements("Arcadia", "Borduria").of("denials")


def test_what_is_said_later_than_asked_disagrees_with_nothing_yet(book: Ledger) -> None:
    said(book)
    said(book, act="denies", who="Petrov", day="2023-06-08")
    assert kinds(book, said="2023-06-08") == ["denial"]
    assert kinds(book, said="2023-06-07") == []
    assert kinds(book, published="2023-06-01") == []


def test_one_sentence_in_two_papers_is_one_origin_and_the_earlier_paper_has_it(
    book: Ledger,
) -> None:
    later = said(book, source="post")
    earlier = said(book)
    [it] = book.disagreements("Arcadia", "Borduria").of("copies of one origin")
    assert [s.row.claim for s in it.statements] == [later, earlier]
    assert "published 2023-06-10, before 2023-06-20" in it.reason


def test_a_merge_makes_a_contradiction_a_change_of_position_from_then_on(book: Ledger) -> None:
    one = said(book, "ships have left")
    other = said(book, "winter comes early", who="Petrov")
    book.link(one, "contradicts", other)
    before = book.head().seq
    book.merge("Petrov", "Orlov")
    assert kinds(book) == ["change of position"]
    assert kinds(book, recorded=before) == ["contradiction"]


def test_a_rejected_claim_disagrees_with_nobody(book: Ledger) -> None:
    one, other = said(book), said(book, act="denies", who="Petrov", day="2023-06-02")
    assert kinds(book) == ["denial"]
    book.review(one, "rejected")
    assert kinds(book) == []
    book.review(one, "confirmed")
    book.withdraw(other, "a slip")
    assert kinds(book) == []


def test_disagreements_print_both_sides_and_who_says_so(book: Ledger) -> None:
    said(book)
    said(book, act="denies", who="Petrov", day="2023-06-02")
    text = str(book.disagreements("Arcadia", "Borduria"))
    assert text.startswith("Arcadia – Borduria · now · 2 claims\nDENIAL (1)\n")
    assert "Petrov, 2023-06-02 denies: Arcadia will stay neutral in the war [notes]" in text
    assert "against: Orlov, 2023-06-01: Arcadia will stay neutral in the war [notes]" in text
    assert "proposed by rule:denials@1, not recorded" in text
    assert "None of these claims disagree." in str(
        book.disagreements("Arcadia", "Borduria", said="2023-06-01")
    )


def test_a_redacted_side_is_a_hole_that_stays_in_its_place(book: Ledger) -> None:
    one = said(book)
    said(book, act="denies", who="Petrov", day="2023-06-02")
    book.review(only_id(book), "confirmed")
    book.redact(one, reason="privacy", keep_place=True)
    [it] = book.disagreements("Arcadia", "Borduria")
    assert (it.kind, it.says) == ("denial", "confirmed")
    assert it.statements[1].content == "[redacted]"
    assert NEUTRAL not in f"{it.statements[1].content}{it.statements[1].who}"
    assert book.propose("Arcadia", "Borduria") == ()
    assert str(book.claimant("Orlov").contradicted) == "1 of 1"
    assert "[redacted]" in str(book.disagreements("Arcadia", "Borduria"))
