"""The verbs that write take names as a person would say them, and refuse what makes no sense."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ledger import Ledger
from ledger.clock import SteppingClock
from ledger.errors import Ambiguous, BadEvent, NotFound, UnknownReference

START = 1_700_000_000_000_000


@pytest.fixture
def book() -> Iterator[Ledger]:
    with Ledger.open(":memory:", by="ann", clock=SteppingClock(start=START)) as opened:
        for name in ("Arcadia", "Borduria"):
            opened.register(name, "state")
        opened.register("Orlov", "person")
        opened.acts_for("Orlov", "Arcadia")
        opened.source("notes", published="2023-06-10")
        yield opened


def record(book: Ledger, content: str = "we stay neutral") -> str:
    claim = book.record(
        who="Orlov", content=content, source="notes", date="2023-06-01",
        reported_by="The Gazette",
    )  # fmt: skip
    book.code(claim, "neutrality", parties=("Arcadia", "Borduria"))
    return claim


def test_a_merge_is_undone_by_the_name_of_the_one_that_was_merged(book: Ledger) -> None:
    book.register("Minister Orlov", "person")
    book.merge("Minister Orlov", "Orlov")
    assert "Minister Orlov" not in [a.name for a in book.agents()]
    book.split("minister orlov")
    assert "Minister Orlov" in [a.name for a in book.agents()]


def test_only_what_was_merged_can_be_split(book: Ledger) -> None:
    for _ in range(2):
        book.merge(book.register("Minister Orlov", "person"), "Orlov")
    with pytest.raises(Ambiguous, match="merged into Orlov"):
        book.split("Minister Orlov")
    with pytest.raises(NotFound, match="Did you mean 'Minister Orlov'"):
        book.split("Ministr Orlov")
    with pytest.raises(NotFound, match="the one that was merged"):
        book.split("Orlov")
    with pytest.raises(NotFound, match="the one that was merged"):
        book.split(book.agent_id("Orlov"))


def test_who_and_date_of_a_claim_are_amended_by_name(book: Ledger) -> None:
    claim = record(book)
    book.amend(claim, "read again", date="2023-05-01")
    found = book.claim(claim)
    assert (str(found.date), found.who[0].text) == ("2023-05-01", "Orlov")
    book.amend(claim, who="Borduria", content="we do not")
    found = book.claim(claim)
    assert (str(found.date), found.who[0].agent) == ("2023-05-01", book.agent_id("Borduria"))
    assert (found.content, found.reported_by[0].name) == ("we do not", "The Gazette")
    book.amend(claim, date=None)
    assert book.claim(claim).date is None
    with pytest.raises(NotFound, match="`date` and `who`"):
        book.amend(claim, day="2023-05-01")
    with pytest.raises(NotFound, match="Sokolov"):
        book.amend(claim, who="Sokolov")


def test_a_party_is_found_by_any_of_its_names_and_by_id(book: Ledger) -> None:
    book.name("Arcadia", "The Realm")
    book.merge(book.register("Arcadia proper", "state"), "Arcadia")
    record(book)
    aspect = book.relationship("The Realm", "Borduria")["neutrality"]
    for name in ("Arcadia", "the realm", "Realm", "Arcadia proper", book.agent_id("Arcadia")):
        latest = aspect.party(name).latest
        assert latest is not None
        assert latest.content == "we stay neutral"
    assert aspect.party("Borduria").latest is None
    with pytest.raises(NotFound, match="party"):
        aspect.party("Orlov")


def test_a_claim_cannot_be_coded_under_a_relationship_of_one(book: Ledger) -> None:
    claim = record(book)
    head = book.head()
    book.name("Arcadia", "The Realm")
    for second in ("Arcadia", "The Realm"):
        with pytest.raises(BadEvent, match="one agent"):
            book.code(claim, "economy", parties=("Arcadia", second))
    assert book.head().seq == head.seq + 1


def test_what_is_no_claim_is_neither_coded_nor_retracted(book: Ledger) -> None:
    with pytest.raises(UnknownReference, match="no claim"):
        book.code(book.agent_id("Orlov"), "economy", parties=("Arcadia", "Borduria"))
    with pytest.raises(UnknownReference, match="no claim"):
        book.retract(book.source_id("notes"), who="Orlov", source="notes")


@pytest.mark.parametrize("what", ["coding", "link", "resolution"])
def test_what_was_withdrawn_stays_withdrawn_though_somebody_confirms_it_later(
    book: Ledger, what: str
) -> None:
    one, other = record(book), record(book, "we took sides")
    as_it_was = str(book.relationship("Arcadia", "Borduria"))
    if what == "coding":
        made = book.code(one, "economy", parties=("Arcadia", "Borduria"))
    elif what == "link":
        made = book.link(one, "denies", other)
    else:
        made = book.resolve("notes", "Orlov", "Borduria")
    assert str(book.relationship("Arcadia", "Borduria")) != as_it_was
    book.withdraw(made, "a slip")
    book.review(made, "confirmed")
    assert str(book.relationship("Arcadia", "Borduria")) == as_it_was
