"""The ledger as a user holds it: every verb, seen in what it does."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from ledger import Ledger
from ledger.errors import (
    Ambiguous,
    BadEvent,
    Corrupt,
    LedgerError,
    NotALedger,
    NotFound,
    UnknownReference,
)
from ledger.events import RatingGiven, RelationshipDefined
from tests.notebook import notebook, position, record


@pytest.fixture
def book() -> Iterator[Ledger]:
    with notebook() as opened:
        yield opened


def test_a_retraction_strikes_now_and_lets_the_past_stand(book: Ledger) -> None:
    claim = record(book, "we stay neutral")
    before = book.head().seq
    book.retract(claim, who="Orlov", source="notes", date="2023-06-09", words="I misspoke")
    party = book.relationship("Arcadia", "Borduria")["neutrality"].party("Arcadia")
    assert party.latest is None
    [struck] = party.struck
    assert "retracted" in str(struck.why())
    assert position(book, recorded=before) == "we stay neutral"
    assert position(book, said="2023-06-08") == "we stay neutral"
    assert position(book, said="2023-06-09") is None


def test_an_amendment_mends_now_and_leaves_what_the_ledger_had_then(book: Ledger) -> None:
    claim = record(book, "we stay neutrl")
    before = book.head().seq
    book.amend(claim, "a slip of the pen", content="we stay neutral")
    assert position(book) == "we stay neutral"
    assert position(book, recorded=before) == "we stay neutrl"
    with pytest.raises(NotFound, match="content"):
        book.amend(claim, contents="x")


def test_what_is_withdrawn_is_gone_now_and_there_then(book: Ledger) -> None:
    claim = record(book, "we stay neutral")
    before = book.head().seq
    book.withdraw(claim, "recorded twice")
    assert position(book) is None
    assert list(book.claims()) == []
    assert position(book, recorded=before) == "we stay neutral"


def test_a_withdrawn_coding_takes_its_claim_out_of_the_aspect(book: Ledger) -> None:
    claim = book.record(who="Orlov", content="we stay neutral", source="notes")
    coding = book.code(claim, "neutrality", parties=("Arcadia", "Borduria"))
    book.withdraw(coding, "of another relationship")
    assert position(book) is None
    assert len(list(book.claims())) == 1


def test_a_rejected_claim_leaves_every_view(book: Ledger) -> None:
    claim = record(book, "we stay neutral")
    book.review(claim, "rejected", why="the reader misread")
    assert position(book) is None


def test_a_mention_resolved_later_moves_the_claim_to_its_speaker(book: Ledger) -> None:
    record(book, "we stay neutral", who="he")
    assert position(book) is None
    resolution = book.resolve("notes", "he", "Orlov")
    assert position(book) == "we stay neutral"
    book.withdraw(resolution, "it was the envoy")
    assert position(book) is None


def test_claims_are_found_by_who_where_when_and_through_whom(book: Ledger) -> None:
    record(book, "first", day="2023-06-01")
    record(book, "second", who="Borduria", day="2023-07")
    found = [c.content for c in book.claims(who="Orlov")]
    assert found == ["first"]
    assert [c.content for c in book.claims(source="notes", date="2023-07-15")] == ["second"]
    assert len(list(book.claims(reported_by="The Gazette"))) == 2
    assert not list(book.claims(reported_by="Orlov"))
    [claim] = book.claims(who="Orlov")
    assert (claim.who[0].text, str(claim.date), claim.reported_by[0].name) == (
        "Orlov", "2023-06-01", "The Gazette",
    )  # fmt: skip


def test_views_are_kept_in_memory_where_no_file_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "a.ledger.views").mkdir()
    with Ledger.open(tmp_path / "a.ledger", by="ann") as book:
        book.register("Arcadia", "state")
        assert [a.name for a in book.agents()] == ["Arcadia"]


def test_a_name_nobody_bears_is_answered_with_the_nearest(book: Ledger) -> None:
    with pytest.raises(NotFound, match="Arcadia"):
        book.relationship("Arcadai", "Borduria")
    with pytest.raises(NotFound, match="notes"):
        book.record(who="Orlov", content="x", source="note")
    book.register("Orlov", "person")
    with pytest.raises(Ambiguous, match="id"):
        book.retract("x", who="Orlov", source="notes")


def test_nothing_is_written_of_a_batch_with_a_bad_event(book: Ledger) -> None:
    seq = book.head().seq
    with pytest.raises(UnknownReference, match="claim"):
        book.link("no such claim", "denies", "nor this")
    with pytest.raises(BadEvent, match="relation"):
        book.link(record(book, "x"), "Not A Relation", "y")
    assert book.head().seq > seq


def test_verify_says_what_it_checked(book: Ledger) -> None:
    record(book, "we stay neutral")
    found = book.verify()
    assert (found.events, found.root) == (book.head().seq, book.head().root.hex())


def test_a_ledger_is_opened_again_with_its_views(tmp_path: Path) -> None:
    path = tmp_path / "a.ledger"
    with Ledger.open(path, by="ann") as book:
        book.register("Arcadia", "state")
        book.register("Borduria", "state")
        book.relationship("Arcadia", "Borduria")
    assert (tmp_path / "a.ledger.views").exists()
    (tmp_path / "a.ledger.views").unlink()
    with Ledger.open(path, by="bob") as book:
        assert [a.name for a in book.agents()] == ["Arcadia", "Borduria"]
        book.verify()


def test_what_is_no_ledger_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear Ann,\n" * 100, "utf-8")
    with pytest.raises(NotALedger):
        Ledger.open(path, by="ann")
    with pytest.raises(LedgerError):
        Ledger.open(tmp_path / "none.ledger", by="ann", create=False)


def test_a_rating_keeps_scale_and_term_and_is_found_by_its_source(book: Ledger) -> None:
    source = book.source_id("notes")
    book.rate(source, "Admiralty", "B2", why="right so far")
    [event] = [e.recorded.event for e in book.history("notes") if e.recorded.kind == "RatingGiven"]
    assert isinstance(event, RatingGiven)
    assert (event.rating.target, event.rating.by) == (source, "ann")
    assert (event.rating.term.scale, event.rating.term.term) == ("Admiralty", "B2")


def test_a_relationship_is_followed_by_the_names_of_its_parties(book: Ledger) -> None:
    book.follow("Arcadia", "Borduria", "the neighbours")
    [entry] = [e for e in book.history("Arcadia") if e.recorded.kind == "RelationshipDefined"]
    event = entry.recorded.event
    assert isinstance(event, RelationshipDefined)
    assert event.relationship.parties == (book.agent_id("Arcadia"), book.agent_id("Borduria"))


def test_another_name_finds_the_same_agent(book: Ledger) -> None:
    book.name("Orlov", "the Minister of Canals")
    assert book.agent_id("minister of canals") == book.agent_id("Orlov")


def test_a_ledger_that_does_not_open_lets_go_of_its_file(tmp_path: Path) -> None:
    path = tmp_path / "talks.ledger"
    with Ledger.open(path, by="ann") as book:
        book.register("Arcadia", "state")
        assert len(list(book.agents())) == 1
    with closing(sqlite3.connect(path)) as db:
        [size] = db.execute("PRAGMA page_size").fetchone()
        [page] = db.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'batch'").fetchone()
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)
    with pytest.raises(Corrupt) as caught:
        Ledger.open(path, by="ann", accept_older=True)
    with closing(sqlite3.connect(path)) as db:  # SQLite ends WAL where nobody else has it open
        assert db.execute("PRAGMA journal_mode = DELETE").fetchone() == ("delete",)
    with closing(sqlite3.connect(f"{path}.views", timeout=0)) as views:
        assert views.execute("BEGIN IMMEDIATE").fetchone() is None
    assert "talks.ledger" in str(caught.value)
