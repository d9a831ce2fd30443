"""Histories of subjects, of relationships and of single fields."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ledger import Ledger
from ledger.clock import SteppingClock
from ledger.errors import BadMoment, BadQuestion, NotFound
from ledger.testing.sample_events import a_source
from tests.notebook import START, notebook, record

PAIR = ("Arcadia", "Borduria")


@pytest.fixture
def book() -> Iterator[Ledger]:
    with notebook() as opened:
        yield opened


def kinds(book: Ledger, *subject: str, **narrow: str) -> list[str]:
    return [entry.recorded.kind for entry in book.history(*subject, **narrow)]


def test_the_history_of_one_field_has_the_versions_in_which_it_changed(book: Ledger) -> None:
    claim = record(book, "we stay neutrl")
    book.amend(claim, "typo", content="we stay neutral")
    book.amend(claim, "a date", date="2023-06-02")
    book.amend(claim, "a word", content="we remain neutral")
    found = book.history(claim, field="content")
    assert [(e.before, e.after) for e in found] == [
        (None, "we stay neutrl"),
        ("we stay neutrl", "we stay neutral"),
        ("we stay neutral", "we remain neutral"),
    ]
    assert [e.recorded.kind for e in found] == ["ClaimRecorded", "ClaimAmended", "ClaimAmended"]
    dates = book.history(claim, field="date")
    assert [str(e.after) for e in dates] == ["2023-06-01", "2023-06-02"]
    assert str(found[1]) == (
        f'event {found[1].recorded.seq}: ClaimAmended: content "we stay neutrl" → "we stay neutral"'
    )


def test_a_source_an_agent_and_an_assessment_have_fields_too(book: Ledger) -> None:
    book.source("notes", published="2023-06-11")
    published = book.history("notes", field="published")
    assert [str(e.after) for e in published] == ["2023-06-10", "2023-06-11"]
    book.name("Orlov", "A. Orlov")
    assert [e.after for e in book.history("Orlov", field="names")] == [
        ("Orlov",), ("Orlov", "A. Orlov"),
    ]  # fmt: skip
    first = book.assess(*PAIR, "it warms")
    second = book.assess(*PAIR, "it cools", supersedes=first, reason="new evidence")
    for id in (first, second):
        statements = [e.after for e in book.history(id, field="statement")]
        assert statements == ["it warms", "it cools"]


def test_the_history_of_a_relationship_is_that_of_its_turns(book: Ledger) -> None:
    record(book, "we stay neutral")
    book.register("Canal Institute")
    book.acts_for("Orlov", "Borduria", during="2030")
    one, other = (record(book, text, day="2023-06-02") for text in ("we differ", "we do not"))
    link = book.link(other, "denies", one)
    book.withdraw(link, "a slip")
    assert kinds(book, *PAIR) == [
        "ClaimRecorded", "ClaimCoded", "AgentActsFor", "ClaimRecorded", "ClaimCoded",
        "ClaimRecorded", "ClaimCoded", "ClaimsLinked", "Withdrawn",
    ]  # fmt: skip


def test_the_history_of_an_aspect_leaves_out_the_others(book: Ledger) -> None:
    claim = record(book, "we stay neutral")
    other = book.record(who="Orlov", content="we trade", source="notes")
    book.code(other, "economy", parties=PAIR)
    book.assess(*PAIR, "it grows", aspect="economy")
    assert kinds(book, *PAIR, aspect="Neutrality") == ["ClaimRecorded", "ClaimCoded"]
    assert kinds(book, *PAIR, aspect="economy") == [
        "ClaimRecorded", "ClaimCoded", "AssessmentMade",
    ]  # fmt: skip
    book.code(claim, "economy", parties=PAIR)
    assert kinds(book, *PAIR, aspect="neutrality")[-1] == "ClaimCoded"


def test_a_history_ends_at_the_moment_asked(book: Ledger) -> None:
    claim = record(book, "we stay neutral")
    seq = book.head().seq
    book.amend(claim, "a word", content="we remain neutral")
    assert len(book.history(claim)) == 3
    assert len(book.history(claim, recorded=seq)) == 2
    assert len(book.history(*PAIR, recorded=seq)) == 2
    assert len(book.history(claim, field="content", recorded=seq)) == 1


def test_the_history_of_one_row_is_not_that_of_the_ledger(book: Ledger) -> None:
    claim = record(book, "we stay neutral")
    for n in range(50):
        record(book, f"something else {n}")
    assert kinds(book, claim) == ["ClaimRecorded", "ClaimCoded"]


def test_what_has_no_history_is_refused(book: Ledger) -> None:
    claim = record(book, "we stay neutral")
    with pytest.raises(NotFound, match="Did you mean 'content'"):
        book.history(claim, field="contents")
    with pytest.raises(NotFound, match="Did you mean 'Arcadia'"):
        book.history("Arcadja", "Borduria")
    with pytest.raises(NotFound, match="Did you mean 'neutrality'"):
        book.history(*PAIR, aspect="neutralitee")
    with pytest.raises(BadQuestion, match="second party"):
        book.history(claim, aspect="neutrality")
    with pytest.raises(BadQuestion, match="has no fields"):
        book.history(*PAIR, field="content")
    link = book.link(claim, "restates", claim)
    with pytest.raises(BadQuestion, match="no versions"):
        book.history(link, field="why")
    with pytest.raises(BadMoment, match="began"):
        book.history(claim, recorded="2020")


def test_what_an_import_cut_short_brought_is_in_no_history() -> None:
    with notebook() as book:
        clock = SteppingClock(start=START)
        captured = a_source(clock, id="01HFWVT4W0000000000000002A")
        book.store.append([captured], recorder="ann", import_id="dead")
        first = book.head().seq
        assert book.history(captured.source.id) == ()
        again = a_source(clock, id=captured.source.id)
        book.store.append([again], recorder="ann")
        assert [it.recorded.seq for it in book.history(captured.source.id)] == [first + 1]


def test_the_history_of_a_source_has_the_redactions_of_its_text(
    book: Ledger, tmp_path: Path
) -> None:
    file = tmp_path / "a.txt"
    file.write_text("It rained.\n\nIt snowed.\n", encoding="utf-8")
    book.import_from(file, name="weather")
    [captured] = (e for e in book.history(book.source_id("weather")))
    erased = book.redact(f"text:{captured.recorded.seq}/1", reason="privacy").event
    record(book, "we met")
    last = book.history(book.source_id("weather"))[-1]
    assert last.recorded.seq == erased
    assert f"part 1 of the text of {captured.recorded.seq} erased by ann: privacy" in str(last)
