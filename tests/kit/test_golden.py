"""Golden files say what was read, and differences are short and name the field."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.adapter import Document, Draft, Flaw, Passage
from ledger.interchange.lines import read_lines
from ledger.testing import strategies
from ledger.testing.adapters import golden
from ledger.testing.adapters.reading import Reading, read
from ledger.testing.adapters.samples import find
from tests.kit.notes import NotesAdapter

SAMPLES = Path(__file__).parent / "samples"


def test_documents_and_drafts_can_be_read_back_from_a_golden_file() -> None:
    for sample in find(SAMPLES):
        if sample.name == "broken-head.notes":
            continue
        reading = read(NotesAdapter(), sample.file, sample.given)
        written = golden.lines(reading)
        told = [line for line in written if line.startswith(('{"document"', '{"who"'))]
        back = list(read_lines(enumerate(told, start=1)))
        assert back
        assert [_unplaced(item) for item in back] == [
            _unplaced(item) for item in reading.items if isinstance(item, Document | Draft)
        ]


def _unplaced(item: Any) -> Any:
    return attrs.evolve(item, at="") if isinstance(item, Draft) else item


def test_a_long_document_is_one_line() -> None:
    (line,) = golden.lines(Reading((Document(text="word " * 300_000),)))
    assert line == '{"document":{"text":"' + "word " * 300_000 + '"}}'


def test_a_passage_a_flaw_and_a_refusal_have_lines_of_their_own() -> None:
    items = (Passage(span=(0, 2), document="a"), Flaw(at="row 2", why="no", raw="x"))
    assert golden.lines(Reading(items, "it is empty")) == [
        '{"passage":{"author":"","document":"a","kind":"article","span":[0,2]}}',
        '{"flaw":{"at":"row 2","why":"no","raw":"x"}}',
        '{"refused":"it is empty"}',
    ]


def test_what_is_stored_comes_back(tmp_path: Path) -> None:
    lines = ['{"flaw":{"at":"\u2028","why":"é🚢","raw":"\\r\\n"}}', "{}"]
    assert golden.stored(tmp_path / "a") is None
    golden.store(tmp_path / "a", lines)
    assert golden.stored(tmp_path / "a") == lines


def test_a_golden_file_may_have_lost_its_last_line_end_or_have_those_of_dos(tmp_path: Path) -> None:
    for data in (b"{}\n[]", b"{}\r\n[]\r\n", b"{}\n[]\n"):
        (tmp_path / "a").write_bytes(data)
        assert golden.stored(tmp_path / "a") == ["{}", "[]"]


def test_a_reading_of_nothing_is_an_empty_golden_file(tmp_path: Path) -> None:
    golden.store(tmp_path / "a", [])
    assert golden.stored(tmp_path / "a") == []


def test_a_difference_names_the_line_and_the_field() -> None:
    old = ['{"a":{"b":[1,{"c":"x"}]}}', '{"d":1}']
    new = ['{"a":{"b":[1,{"c":"y"}]}}', '{"d":1}', '{"e":2}']
    assert golden.differences(old, new).splitlines() == [
        'line 1: a.b[1].c: "x" -> "y"',
        'line 3 is new: {"e":2}',
    ]


def test_many_differences_are_counted() -> None:
    old, new = [f'{{"n":{n}}}' for n in range(99)], [f'{{"n":{n}}}' for n in range(100, 199)]
    told = golden.differences(old, new).splitlines()
    assert len(told) == 13
    assert told[-1] == "... and 87 more"


@settings(max_examples=20)
@given(st.lists(st.one_of(strategies.documents(), strategies.drafts()), max_size=3))
def test_readings_differ_when_their_items_do(items: list[object]) -> None:
    whole = golden.lines(Reading(tuple(items)))
    assert golden.differences(whole, whole) == ""
    for n in range(len(items)):
        assert golden.differences(whole, [*whole[:n], *whole[n + 1 :]])
