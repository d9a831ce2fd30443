"""Sources over time: originals and copies, corrections, retractions, and grades as events."""

from collections.abc import Iterator

import pytest

from ledger import Ledger
from ledger.claims import changed
from ledger.errors import NotFound
from ledger.events import ReportCorrected
from tests.notebook import notebook


@pytest.fixture
def book() -> Iterator[Ledger]:
    """A notebook with a second source."""
    with notebook() as opened:
        opened.source("post", publisher="The Post", published="2023-06-20")
        yield opened


def said(book: Ledger, content: str, source: str = "notes", day: str = "2023-06-01") -> str:
    return book.record(who="Orlov", content=content, source=source, date=day)


def test_copies_are_told_from_originals_once_a_person_linked_them(book: Ledger) -> None:
    first, copy = said(book, "ships sail"), said(book, "ships sail", "post")
    said(book, "it rains", "post")
    book.link(copy, "copy_of", first)
    post, notes = book.source_record("post"), book.source_record("notes")
    assert (post.claims, post.originals, len(post.copies), len(post.copied)) == (2, 1, 1, 0)
    assert (notes.claims, notes.originals, len(notes.copies), len(notes.copied)) == (1, 1, 0, 1)
    assert [s.recorded.kind for s in post.why().steps][-1] == "ClaimsLinked"


def test_copies_that_a_rule_proposes_count_once_confirmed(book: Ledger) -> None:
    words = "Arcadia and Borduria will build the bridge over the river"
    for source in ("notes", "post"):
        claim = said(book, words, source)
        book.code(claim, "contact", parties=("Arcadia", "Borduria"))
    [id] = book.propose("Arcadia", "Borduria")
    assert (book.source_record("post").originals, book.source_record("post").proposed) == (1, 1)
    book.review(id, "confirmed")
    assert (book.source_record("post").originals, book.source_record("post").proposed) == (0, 0)


def test_a_grade_is_a_dated_event_and_the_history_of_grades_stays(book: Ledger) -> None:
    notes = book.source_id("notes")
    book.rate(notes, "Admiralty", "B", why="quotes in full")
    before = book.head().seq
    withdrawn = book.rate(notes, "Admiralty", "D")
    book.withdraw(withdrawn, "the wrong paper")
    book.by = "bob"
    book.rate(notes, "Admiralty", "C")
    grades = book.source_record("notes").grades
    assert [(g.row.term, g.row.by, g.standing) for g in grades] == [
        ("B", "ann", True),
        ("D", "ann", False),
        ("C", "bob", True),
    ]
    assert grades[0].reason == "quotes in full"
    assert grades[0].given is None
    assert [s.recorded.kind for s in grades[0].why().steps] == ["RatingGiven"]
    assert [g.row.term for g in book.source_record("notes", recorded=before).grades] == ["B"]


def test_what_the_reporter_corrected_and_what_was_taken_back_is_listed(book: Ledger) -> None:
    claim, other = said(book, "ships sail"), said(book, "it rains")
    fixed = changed(book.claim(claim), content="ships sailed")
    book.append(ReportCorrected(claim=fixed, note="tense", sha256="0" * 64))
    book.retract(other, who="Orlov", source="post", date="2023-06-12", words="I was wrong")
    notes, post = book.source_record("notes"), book.source_record("post")
    assert [n.step.says for n in notes.corrections] == [
        "corrected by the reporter to: ships sailed (tense)"
    ]
    assert [n.why().steps[0].recorded.kind for n in notes.corrections] == ["ReportCorrected"]
    assert [s.content for s in notes.struck] == ["it rains"]
    assert (notes.retractions, post.struck) == ((), ())
    assert [n.step.says for n in post.retractions] == ["Orlov takes back: it rains"]
    assert post.claims == 0


def test_a_source_as_of_a_moment_has_what_could_be_known_then(book: Ledger) -> None:
    said(book, "ships sail", day="2023-05-01")
    said(book, "it rains", day="2023-06-09")
    assert book.source_record("notes", said="2023-05-31").claims == 1
    assert book.source_record("notes", published="2023-06-30").claims == 2


def test_an_unknown_source_is_named_with_the_nearest(book: Ledger) -> None:
    with pytest.raises(NotFound, match="notes"):
        book.source_record("note")


def test_a_record_prints_its_counts_and_grades(book: Ledger) -> None:
    said(book, "ships sail")
    book.rate(book.source_id("notes"), "Admiralty", "B", why="quotes in full")
    text = str(book.source_record("notes"))
    assert text.startswith("notes (The Gazette, 2023-06-10) · now\n  1 claim: 1 of 1 originals;")
    assert "2024-01-01 · B [Admiralty] by ann: quotes in full" in text


def test_a_correction_is_none_before_it_is_published(book: Ledger) -> None:
    claim = said(book, "ships sail")
    book.correct(claim, content="ships sailed", published="2023-12-01")
    for day, count in (("2023-11-30", 0), ("2023-12-01", 1)):
        assert len(book.source_record("notes", published=day).corrections) == count
        [notes] = (r for r in book.revisions("source", published=day) if r.name == "notes")
        assert (len(notes.revisions), notes.of) == (count, 1)


def test_the_corrections_of_a_withdrawn_claim_are_withdrawn_with_it(book: Ledger) -> None:
    claim = said(book, "ships sail")
    book.correct(claim, content="ships sailed")
    book.withdraw(claim, "not in the text")
    assert book.source_record("notes").corrections == ()
