"""What walks and looks back prints hostile text as harmlessly as everything else does."""

import json
from collections.abc import Iterator

from attrs import AttrsInstance
from hypothesis import given, settings

from ledger import Ledger
from ledger.replay.first import assessed, contested, stated
from ledger.show.escape import harmful
from ledger.show.revised import revisions_text
from ledger.show.shapes import json_text
from ledger.show.walk_shapes import (
    entry_shape,
    first_shape,
    revised_shape,
    step_shape,
    without_shape,
)
from ledger.testing.strategies import hostile_text
from tests.show.test_hostile import ledger_of

PAIR = ("Russia", "China")


def asked(book: Ledger, evil: str) -> Iterator[tuple[str, AttrsInstance]]:
    """Ask everything, as text and as shapes."""
    for condition in (contested(), stated("China"), assessed()):
        found = book.first(*PAIR, condition)
        yield str(found), first_shape(found)
    for replay in (book.replay(*PAIR), book.replay()):
        yield from ((str(here), step_shape(here)) for here in replay)
    for by in ("claimant", "source", "assessor"):
        rows = book.revisions(by)
        yield revisions_text(rows), first_shape(None)
        yield from ((str(row), revised_shape(row)) for row in rows)
    without = book.without(*PAIR, source=f"x{evil}")
    yield str(without), without_shape(without)
    yield from ((str(it), first_shape(None)) for it in without.resting)
    claim = next(iter(book.claims())).id
    for entry in (*book.history(*PAIR), *book.history(claim, field="content")):
        yield "", entry_shape(entry)


@settings(max_examples=15)
@given(hostile_text(max_size=60))
def test_no_control_code_is_printed_but_the_newline(evil: str) -> None:
    with ledger_of(evil) as book:
        for text, shape in asked(book, evil):
            for told in (text, json_text(shape)):
                assert not [c for c in told if c != "\n" and harmful(c)]


def test_the_contents_are_in_the_json_as_they_are() -> None:
    with ledger_of("‮ evil \x1b[31m") as book:
        shapes = [shape for _, shape in asked(book, "‮ evil \x1b[31m")]
        told = [json.loads(json_text(shape)) for shape in shapes]
        assert any("‮" in json.dumps(it, ensure_ascii=False) for it in told)


def test_lines_are_no_wider_than_the_terminal() -> None:
    with ledger_of("a long word " * 30) as book:
        for text, _ in asked(book, "a long word " * 30):
            assert all(len(line) <= 100 for line in text.splitlines())
