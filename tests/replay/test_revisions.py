"""Who revised most, out of how many: claimants, sources, assessors."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ledger import Ledger
from ledger.claims import changed
from ledger.errors import BadMoment, BadQuestion, NotFound
from ledger.events import ReportCorrected
from ledger.replay.revision import Revised
from tests.notebook import notebook

PAIR = ("Arcadia", "Borduria")


@pytest.fixture
def book() -> Iterator[Ledger]:
    with notebook() as opened:
        yield opened


def said(
    book: Ledger, content: str, day: str, bearing: str = "open", who: str = "Orlov", **more: str
) -> str:
    """Record what somebody said and code which way it bears."""
    claim = book.record(who=who, content=content, source="notes", date=day)
    aspect = more.get("aspect", "neutrality")
    book.code(claim, aspect, parties=PAIR, bearing=bearing)  # type: ignore[arg-type]  # from a test
    return claim


def told(found: tuple[Revised, ...]) -> list[tuple[str, int, int]]:
    return [(row.name, len(row.revisions), row.of) for row in found]


def test_who_has_revised_most_is_the_first_row(book: Ledger) -> None:
    said(book, "we like them", "2023-01-01", "closer", who="Borduria")
    said(book, "we side with them", "2023-01-01", "closer")
    said(book, "we side with nobody", "2023-02-01", "apart")
    said(book, "we are their friends", "2023-03-01", "closer")
    found = book.revisions()
    assert told(found) == [("Orlov", 2, 3), ("Borduria", 0, 1)]
    kinds = [(it.kind, it.before, it.after) for it in found[0].revisions]
    assert kinds == [
        ("bearing", "we side with them", "we side with nobody"),
        ("bearing", "we side with nobody", "we are their friends"),
    ]
    assert [it.entry.recorded.kind for it in found[0].revisions] == ["ClaimRecorded"] * 2
    assert found[0].revisions[0].parties == PAIR


def test_a_slot_is_one_aspect_and_an_open_bearing_changes_nothing(book: Ledger) -> None:
    said(book, "we side with them", "2023-01-01", "closer")
    said(book, "we tax their goods", "2023-02-01", "apart", aspect="economy")
    said(book, "we said what we said", "2023-03-01")
    assert told(book.revisions()) == [("Orlov", 0, 3)]


def test_order_is_by_when_it_was_said_and_not_by_when_it_was_recorded(book: Ledger) -> None:
    said(book, "now we are apart", "2023-05-01", "apart")
    said(book, "we were close then", "2023-01-01", "closer")
    [row] = book.revisions()
    assert [(it.before, it.after) for it in row.revisions] == [
        ("we were close then", "now we are apart")
    ]


def test_what_dates_do_not_order_is_possibly_a_revision(book: Ledger) -> None:
    said(book, "we side with them", "2023-01-01", "closer")
    said(book, "we side with nobody", "2023-01-01", "apart")
    [row] = book.revisions()
    assert (len(row.revisions), len(row.possibly), row.possibly[0].sure) == (0, 1, False)


def test_what_was_taken_back_is_a_revision_by_the_retraction(book: Ledger) -> None:
    claim = said(book, "we side with them", "2023-01-01")
    book.retract(claim, who="Orlov", source="notes", words="he misspoke")
    [row] = book.revisions("claimant", *PAIR)
    [revision] = row.revisions
    assert (revision.kind, revision.entry.recorded.kind) == ("retracted", "ClaimRetracted")
    assert told(book.revisions(recorded=book.head().seq - 1)) == [("Orlov", 0, 1)]


def test_merged_selves_are_one_claimant(book: Ledger) -> None:
    said(book, "we side with them", "2023-01-01", "closer")
    said(book, "we side with nobody", "2023-02-01", "apart", who="Minister Orlov")
    assert sum(len(row.revisions) for row in book.revisions()) == 0
    book.merge("Minister Orlov", "Orlov")
    assert told(book.revisions()) == [("Orlov", 1, 2)]


def test_a_bound_leaves_out_what_had_not_been_said(book: Ledger) -> None:
    said(book, "we side with them", "2023-01-01", "closer")
    said(book, "we side with nobody", "2023-02-01", "apart")
    assert told(book.revisions(said="2023-01-31")) == [("Orlov", 0, 1)]


def test_a_source_is_corrected_or_amended_out_of_its_claims(book: Ledger) -> None:
    claim = said(book, "we side with them", "2023-01-01")
    said(book, "we trade", "2023-01-02")
    corrected = changed(book.claim(claim), content="we side with nobody")
    book.append(ReportCorrected(claim=corrected, note="misheard", sha256="0" * 64))
    book.source("notes", published="2023-06-11")
    [row] = [r for r in book.revisions("source") if r.name == "notes"]
    assert row.of == 2
    assert next((it.kind, it.before, it.after, it.told) for it in row.revisions) == (
        "corrected", "we side with them", "we side with nobody", "misheard",
    )  # fmt: skip
    assert [it.kind for it in row.revisions] == ["corrected", "amended"]
    assert [it.entry.recorded.kind for it in row.revisions] == ["ReportCorrected", "SourceAmended"]
    assert told(book.revisions("source", *PAIR))[0] == ("notes", 2, 2)


def test_an_assessor_superseded_with_a_reason_out_of_its_assessments(book: Ledger) -> None:
    first = book.assess(*PAIR, "it warms", aspect="neutrality")
    book.assess(*PAIR, "it cools", aspect="neutrality", supersedes=first, reason="new evidence")
    book.by = "bea"
    book.assess(*PAIR, "no change")
    found = book.revisions("assessor")
    assert told(found) == [("ann", 1, 2), ("bea", 0, 1)]
    [revision] = found[0].revisions
    assert (revision.before, revision.after, revision.told) == (
        "it warms", "it cools", "new evidence",
    )  # fmt: skip
    assert (revision.aspect, revision.parties) == ("neutrality", PAIR)


def test_revisions_print_with_their_events_and_denominators(book: Ledger) -> None:
    said(book, "we side with them", "2023-01-01", "closer")
    said(book, "we side with nobody", "2023-02-01", "apart")
    [row] = book.revisions()
    text = " ".join(str(row).split())
    assert text.startswith("Orlov: revised once, of 2 statements · now")
    assert "was: we side with them now: we side with nobody" in text
    assert "by ann: ClaimRecorded" in text


def test_revisions_of_a_relationship_leave_out_the_others(book: Ledger) -> None:
    book.register("Syldavia", "state")
    for content, day, bearing in (("yes", "2023-01-01", "closer"), ("no", "2023-02-01", "apart")):
        claim = book.record(who="Orlov", content=content, source="notes", date=day)
        book.code(claim, "economy", parties=("Arcadia", "Syldavia"), bearing=bearing)  # type: ignore[arg-type]  # both are bearings
    assert book.revisions("claimant", *PAIR) == ()
    assert told(book.revisions("claimant", "Syldavia", "Arcadia")) == [("Orlov", 1, 2)]


def test_no_way_to_list_revisions_but_those_there_are(book: Ledger) -> None:
    with pytest.raises(BadQuestion, match=r"by='claimants'.*Did you mean 'claimant'"):
        book.revisions("claimants")  # type: ignore[arg-type]  # wrong on purpose
    with pytest.raises(BadQuestion, match="both parties"):
        book.revisions("claimant", "Arcadia")
    with pytest.raises(NotFound, match="Did you mean 'Arcadia'"):
        book.revisions("claimant", "Arcada", "Borduria")
    with pytest.raises(BadMoment, match="published="):
        book.revisions(recorded="2020-01-01")


def test_a_claim_coded_under_two_aspects_is_taken_back_once(book: Ledger) -> None:
    claim = said(book, "we side with them", "2023-01-01")
    book.by = "bob"
    book.code(claim, "economy", parties=PAIR)
    book.retract(claim, who="Orlov", source="notes", date="2023-06-05")
    assert told(book.revisions()) == [("Orlov", 1, 1)]


def test_words_denied_under_two_aspects_are_one_change(book: Ledger) -> None:
    held = said(book, "Arcadia will close the border", "2023-01-01")
    denied = said(book, "Arcadia will not close the border", "2023-02-01")
    book.by = "bob"
    for claim in (held, denied):
        book.code(claim, "economy", parties=PAIR)
    assert told(book.revisions()) == [("Orlov", 1, 2)]
    assert book.claimant("Orlov").revised == 1


def test_a_source_counts_out_of_the_claims_that_had_been_made_by_then(book: Ledger) -> None:
    said(book, "we side with them", "2023-01-01")
    late = said(book, "we side with nobody", "2023-06-01")
    assert told(book.revisions("source", said="2023-03-01")) == [("notes", 0, 1)]
    assert told(book.revisions("source", *PAIR, said="2023-03-01")) == [("notes", 0, 1)]
    book.withdraw(late, "not in the text")
    assert told(book.revisions("source")) == [("notes", 0, 1)]


def test_an_assessment_in_the_place_of_a_withdrawn_one_supersedes_none(book: Ledger) -> None:
    first = book.assess(*PAIR, "warm")
    book.assess(*PAIR, "cold", supersedes=first, reason="new evidence")
    assert told(book.revisions("assessor")) == [("ann", 1, 2)]
    book.withdraw(first, "never meant")
    assert told(book.revisions("assessor")) == [("ann", 0, 1)]
