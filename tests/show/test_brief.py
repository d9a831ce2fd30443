"""A brief tells what is new, each line footnoted to its sentence, and nothing in it can do harm."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given, settings
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from ledger import Ledger
from ledger.errors import BadMoment, BadQuestion, NotFound
from ledger.show.brief_shape import brief_shape
from ledger.show.escape import harmful
from ledger.show.pins import check_shape
from ledger.show.shapes import json_text
from ledger.testing.strategies import hostile_text
from tests.notebook import notebook, record
from tests.show.shelf import samples
from tests.show.test_hostile import ledger_of

PAIR = ("Arcadia", "Borduria")
SAFE = {
    "bullet_list_close", "bullet_list_open", "footnote_anchor", "footnote_block_close",
    "footnote_block_open", "footnote_close", "footnote_open", "footnote_ref", "hardbreak",
    "heading_close", "heading_open", "inline", "list_item_close", "list_item_open",
    "paragraph_close", "paragraph_open", "softbreak", "strong_close", "strong_open", "text",
    "text_special",
}  # fmt: skip
"""What a brief is made of: no link, image, HTML, code, quotation or table."""


def tokens(text: str) -> list[str]:
    """List the kinds of tokens that a Markdown text is made of, inline ones too."""
    parsed = MarkdownIt("commonmark").enable("table").use(footnote_plugin).parse(text)
    return [t.type for t in parsed] + [t.type for p in parsed for t in p.children or ()]


def headings(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith("#")]


def test_a_brief_since_a_pin_tells_what_is_new_and_how_it_stands() -> None:
    with notebook() as book:
        first = record(book, "we stay neutral")
        book.pin("march", book.relationship(*PAIR))
        second = record(book, "we take sides", day="2023-06-08")
        book.link(second, "contradicts", first)
        brief = book.brief(*PAIR, since="march")
        text = str(brief)
    assert [(c.kind, c.row) for c in brief.changes] == [("late", "position"), ("new", "dispute")]
    assert headings(text) == ["# Arcadia–Borduria", "## Neutrality", "## Basis"]
    assert "- **late** position of Arcadia" in text
    assert re.search(r"- Arcadia: Orlov, 2023-06-08: we take sides .*\[\^\d\]", text)
    assert "**Disagreements**" in text
    assert f"Ledger {brief.basis.ledger}, up to event {brief.basis.seq}." in text
    assert brief.basis.head in text


def test_every_line_is_footnoted_to_the_words_in_their_source() -> None:
    with samples() as book:
        text = str(book.brief("Russia", "China", published=("2023-12-31", None)))
    cited, noted = re.findall(r"\[\^(\d+)\](?!:)", text), re.findall(r"(?m)^\[\^(\d+)\]: ", text)
    assert noted == [str(n) for n in range(1, len(noted) + 1)]
    assert set(cited) == set(noted)
    told = [line for line in text.splitlines() if line.startswith("- ")]
    bare = [line for line in told if "[^" not in line and not line.endswith((": nothing", "more"))]
    assert bare == []
    note = next(
        line for line in text.splitlines() if "impartial position" in line and line[0] == "["
    )
    assert "The Harbour Gazette, first-call.txt, published 2023-08-09" in note
    assert "»" in note
    assert "Wang Yi" in note
    assert re.search(r"\(event \d+, recorded 2025-03-03 by ann\)\.$", note)


def test_a_brief_from_one_moment_to_another_tells_the_changes_between_them() -> None:
    with samples() as book:
        brief = book.brief("Russia", "China", published=("2023-12-31", "2024-12-31"))
        changes = book.changes("Russia", "China", published=("2023-12-31", "2024-12-31"))
        assert [str(c) for c in brief.changes] == [str(c) for c in changes]
        assert "Since: published by 2023-12-31." in str(brief)
        assert "Bounds: published by 2024-12-31." in str(brief)


def test_a_brief_has_to_say_since_when() -> None:
    with notebook() as book:
        record(book, "we stay neutral")
        with pytest.raises(BadQuestion, match=r"since when. Name a pin \(since=\)"):
            book.brief(*PAIR)
        with pytest.raises(BadQuestion, match="or say from when"):
            book.brief(*PAIR, published=(None, "2024"))


def test_a_brief_in_which_nothing_is_new_tells_how_things_stand() -> None:
    with notebook() as book:
        record(book, "we stay neutral")
        text = str(book.brief(*PAIR, recorded=(book.head().seq, None)))
    assert "Nothing is new and nothing changed." in text
    assert "New and changed" not in text
    assert "- Borduria: nothing" in text


def test_what_was_taken_back_is_footnoted_to_who_took_it_back() -> None:
    with notebook() as book:
        claim = record(book, "we stay neutral")
        book.pin("march", book.relationship(*PAIR))
        book.retract(claim, who="Orlov", source="notes", date="2023-06-09", words="I misspoke")
        text = str(book.brief(*PAIR, since="march"))
    assert "- **retracted** position of Arcadia" in text
    [note] = [line for line in text.splitlines() if "taken back by Orlov, said 2023-06-09" in line]
    assert note.startswith("[^")
    assert "I misspoke" in note


def test_a_brief_may_name_the_parties_of_a_pin_the_other_way_round() -> None:
    with notebook() as book:
        record(book, "we stay neutral")
        book.pin("march", book.relationship(*PAIR))
        assert book.brief("Borduria", "Arcadia", since="march").changes == ()


def test_a_pin_of_another_relationship_or_a_second_start_is_refused() -> None:
    with notebook() as book:
        book.pin("march", book.relationship(*PAIR))
        book.register("Syldavia", "state")
        with pytest.raises(BadMoment, match="that pin is of Arcadia–Borduria"):
            book.brief("Arcadia", "Syldavia", since="march")
        with pytest.raises(BadMoment, match="a pin says from when"):
            book.brief(*PAIR, since="march", published=("2023", None))
        with pytest.raises(NotFound, match="Did you mean 'march'"):
            book.brief(*PAIR, since="Marc")


def test_a_redacted_claim_is_a_hole_in_the_brief_and_its_words_are_nowhere() -> None:
    with notebook() as book:
        claim = record(book, "we stay neutral")
        book.pin("march", book.relationship(*PAIR))
        [seq] = book.now().evidence.seqs_of([claim])
        book.redact(claim, reason="privacy")
        text = str(book.brief(*PAIR, since="march"))
    assert "neutral" not in text.replace("Neutrality", "")
    assert f"Redacted (event {seq}" in text


def test_a_brief_as_json_has_the_changes_the_view_and_both_bases() -> None:
    with notebook() as book:
        record(book, "we stay neutral")
        book.pin("march", book.relationship(*PAIR))
        record(book, "we take sides", day="2023-06-08")
        told = json.loads(json_text(brief_shape(book.brief(*PAIR, since="march"))))
        found = json.loads(json_text(check_shape(book.check("march"))))
    assert told["since"]["name"] == "march"
    assert told["from_basis"]["seq"] < told["stands"]["basis"]["seq"]
    assert [c["kind"] for c in told["changes"]] == ["late"]
    assert (found["holds"], found["same"], len(found["drifted"])) == (False, True, 1)


def briefs(book: Ledger) -> list[str]:
    """Write every brief of a ledger whose texts are hostile."""
    pair = "Russia", "China"
    evil = next(row.name for row in book.sources())
    book.pin(evil, book.as_of(recorded=12).relationship(*pair), note=evil)
    return [
        str(book.brief(*pair, recorded=(book.head().seq, None))),
        str(book.brief(*pair, since=evil)),
    ]


@settings(max_examples=25, deadline=None)
@given(hostile_text(max_size=60))
def test_no_text_can_start_a_heading_link_image_or_html_in_a_brief(evil: str) -> None:
    with ledger_of(evil) as book:
        for text in briefs(book):
            assert set(tokens(text)) <= SAFE
            assert not [c for c in text if c != "\n" and harmful(c)]
            known = ("# Russia–China", "## Overall", "## Unknown", "## Basis", "## Look again")
            whole = ("## The relationship as a whole",)
            assert set(headings(text)) <= {*known, *whole}


@settings(max_examples=15, deadline=None)
@given(hostile_text(max_size=60))
def test_what_is_printed_of_pins_holds_no_control_code(evil: str) -> None:
    with ledger_of(evil) as book:
        briefs(book)
        [pin] = book.pins()
        found = book.check(pin.pin.name)
        for text in (str(pin), str(found), json_text(check_shape(found))):
            assert not [c for c in text if c != "\n" and harmful(c)]
