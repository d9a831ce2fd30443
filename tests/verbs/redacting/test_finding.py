"""What is to be erased is found, in every event and every text."""

from __future__ import annotations

from pathlib import Path

import pytest

from ledger import Ledger
from ledger.claims import changed
from ledger.errors import BadEvent, NotFound
from ledger.events import ClaimAmended
from tests.notebook import notebook, record
from tests.verbs.redacting.desk import TEXT, claim, text_of


def test_words_are_found_in_events_and_texts_each_named_as_it_is_erased(book: Ledger) -> None:
    seq = text_of(book)
    found = book.find_text("envoy  lind")
    texts = [place for place in found if place.part is not None]
    assert [(place.target, place.offset) for place in texts] == [
        (f"text:{seq}/0", TEXT.index("Envoy")),
        (f"text:{seq}/2", len("The Danish Foreign Ministry said on Friday that ")),
    ]
    assert str(texts[0]) == (
        f"text:{seq}/0 (call.txt): The Norwegian Foreign Ministry said on Monday that "
        "»Envoy Lind« is ill."
    )
    events = {(place.kind, place.where) for place in found if place.part is None}
    assert ("ClaimRecorded", "$.claim.content") in events
    assert all(place.target == f"event:{place.seq}" for place in found if place.part is None)


@pytest.mark.parametrize(
    ("written", "asked"), [("Andr\u00e9", "andre\u0301"), ("Andre\u0301", "ANDR\u00c9")]
)
def test_a_letter_and_its_mark_are_found_however_they_are_composed(
    written: str, asked: str
) -> None:
    with notebook() as book:
        record(book, f"{written} left")
        assert [place.where for place in book.find_text(asked)] == ["$.claim.content"]


def test_what_json_escapes_is_found_and_so_are_the_names_of_free_fields() -> None:
    with notebook() as book:
        record(book, 'he said "no\\yes"')
        held = book.claim(record(book, "we met"))
        book.append(ClaimAmended(claim=changed(held, extras={"Lind's column": "x"})))
        assert [p.where for p in book.find_text('"no\\yes"')] == ["$.claim.content"]
        assert [p.passage.exact for p in book.find_text("lind's")] == ["Lind's"]
        assert book.find_text("claim") == ()


def test_what_is_never_erased_is_found_and_said_to_be_kept(book: Ledger) -> None:
    book.redact(claim(book, "border"), reason="privacy", note="request 7")
    [redacted] = book.find_text("request 7")
    assert (redacted.kind, redacted.kept) == ("PayloadRedacted", True)
    assert "never erased" in str(redacted)
    with pytest.raises(BadEvent, match="never erased"):
        book.redact(redacted.target, reason="privacy")


def test_no_words_are_nowhere(book: Ledger) -> None:
    with pytest.raises(NotFound, match="which words"):
        book.find_text("  ")
    assert book.find_text("nobody said this") == ()


def test_words_across_two_parts_are_in_both(tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    file.write_text("word " * 8000, encoding="utf-8")
    with Ledger.open(":memory:", by="ann") as book:
        book.import_from(file)
        seq = text_of(book)
        assert len(book.store.kept(seq)) == 2
        start = book.store.kept(seq)[0].length
        hits = [p for p in book.find_text("word word word") if p.offset + 14 > start or p.part]
        across = [(p.part, p.offset) for p in book.find_text("word " * 7999)]
        assert across == [(0, 0), (1, 0)]
        assert {p.part for p in hits} >= {1}
