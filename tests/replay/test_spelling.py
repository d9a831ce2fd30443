"""A history is told in plain words, whatever kind of event or value it tells of."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given

from ledger import Ledger
from ledger.claims import Hop, Mention, Occurrence, Term, Words
from ledger.events import KINDS, Event
from ledger.replay.history import says
from ledger.replay.spelling import spelt
from ledger.testing.strategies import values
from ledger.times import When
from tests.notebook import notebook, record

PYTHON = re.compile(r"[{}\[\]]|\w+\(|\b(?:None|True|False)\b|=")
"""What no sentence has, but the notation of Python's values."""
PAIR = ("Arcadia", "Borduria")


def told(book: Ledger, subject: str) -> list[str]:
    return [entry.step.says for entry in book.history(subject)]


def test_who_is_who_is_told_by_name() -> None:
    with notebook() as book:
        book.name("Orlov", "A. Orlov")
        book.register("Minister O.", "person")
        book.merge("Minister O.", "Orlov", "the same man")
        book.split("Minister O.")
        orlov = told(book, "Orlov")
        other = told(book, "Minister O.")
    assert "AgentNamed: Orlov is also called “A. Orlov”, by ann" in orlov
    assert "AgentsMerged: Minister O. is Orlov, by ann (the same man)" in orlov
    assert "AgentsSplit: Minister O. stands alone again, by ann" in other


def test_judgements_are_told_with_what_they_are_of() -> None:
    with notebook() as book:
        claim = record(book, "we stay neutral")
        book.rate(claim, "Admiralty", "B2", "well placed")
        book.rate(book.source_id("notes"), "Admiralty", "C3")
        book.review(claim, "confirmed", why="heard it")
        book.withdraw(claim, "a slip")
        of_claim, of_source = told(book, claim), told(book, "notes")
    assert "RatingGiven: B2 [Admiralty] for “we stay neutral”, by ann (well placed)" in of_claim
    assert "Reviewed: confirmed, by ann: “we stay neutral” (heard it)" in of_claim
    assert "Withdrawn: “we stay neutral”, by ann (a slip)" in of_claim
    assert "RatingGiven: C3 [Admiralty] for notes, by ann" in of_source


def test_relationships_pins_and_imports_are_told_in_words(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text("who,content,source\nOrlov,we trade,wire\n")
    with notebook() as book:
        book.follow(*PAIR, "the border")
        record(book, "we stay neutral")
        book.pin("spring", book.relationship(*PAIR), "for the desk")
        book.import_from(path)
        now = book.now()
        found = [
            says(r.event, r.kind, now.who, now.evidence)
            for r in book.store.read(1, book.head().seq)
        ]
    assert "RelationshipDefined: Arcadia–Borduria is followed as “the border”" in found
    assert any(
        re.fullmatch(
            r"ViewPinned: spring, Arcadia–Borduria as of event \d+, by ann \(for the desk\)", it
        )
        for it in found
    )
    assert "ImportStarted: rows.csv, read by csv@1" in [re.sub(r"@\d+", "@1", it) for it in found]
    assert any(it.startswith("ImportFinished: ") and "0 flawed" in it for it in found)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "nothing"),
        ((), "nothing"),
        (True, "yes"),
        (Term(scale="Admiralty", term="B2"), "B2 [Admiralty]"),
        (Hop(by=(Mention(text="Wang"),), said=When(edtf="2023-08")), "Wang, 2023-08"),
        (Occurrence(happened=When(edtf="2023"), words=Words(text="the call")), "the call, 2023"),
        (Occurrence(), "nothing"),
        ({"page": "3", "note": ""}, "page 3, note nothing"),
        ((Words(text="may"), Words(text="could")), "may and could"),
    ],
)
def test_a_value_is_spelt_in_words(value: object, words: str) -> None:
    assert spelt(value) == words


def test_the_history_of_a_field_that_is_no_text_is_told_in_words() -> None:
    with notebook() as book:
        claim = record(book, "we stay neutral")
        book.amend(claim, "found it", extras={"page": "3"})
        found = [str(entry.step.says) for entry in book.history(claim, field="extras")]
        chain = [entry.step.says for entry in book.history(claim, field="chain")]
    assert found == [
        "ClaimRecorded: extras nothing → nothing",
        'ClaimAmended: extras nothing → "page 3"',
    ]
    assert not PYTHON.search(chain[0])


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_event_is_told_without_python_s_notation(kind: str) -> None:
    with notebook() as book:
        now = book.now()

        @given(values(KINDS[kind]))
        def holds(event: Event) -> None:
            text = says(event, kind, now.who, now.evidence)
            assert text.startswith(f"{kind}: ")
            assert f"{type(event).__name__}(" not in text
            assert not re.search(r"(?:Mention|Words|When|Term|Hop|Span)\(", text)

        holds()
