"""A matrix is printed whole, aligned and harmless, whatever text is in it."""

from __future__ import annotations

from hypothesis import given, settings

from ledger import Ledger
from ledger.show.escape import harmful
from ledger.show.layout import WIDTH, cells
from ledger.show.matrix_shape import matrix_shape
from ledger.show.shapes import json_text
from ledger.testing.strategies import hostile_text
from ledger.views.hypotheses.matrix import Matrix
from tests.notebook import notebook, record

PAIR = ("Arcadia", "Borduria")


def weighed(book: Ledger, text: str) -> Matrix:
    claim = record(book, f"x{text}")
    first = book.hypothesize(*PAIR, f"x{text}", question=f"x{text}")
    second = book.hypothesize(*PAIR, f"x{text}", question=f"x{text}")
    for analyst, score in (("ann", "C"), ("bob", "II"), (f"x{text}", "N")):
        book.by = analyst
        book.weigh(claim, first, score, why=text)
        book.weigh(claim, second, "C", why=text)
    book.retract(claim, who="Orlov", source="notes", words=text)
    return book.matrix(*PAIR)


@settings(max_examples=25)
@given(hostile_text(max_size=60))
def test_nothing_that_is_printed_of_a_matrix_steers_a_terminal(evil: str) -> None:
    with notebook() as book:
        matrix = weighed(book, evil)
        whys = [str(cell.why()) for cell in matrix.cells()]
        whys += [str(claim.why()) for claim in matrix.claims]
        for text in (str(matrix), json_text(matrix_shape(matrix)), *whys):
            assert not [c for c in text if c != "\n" and harmful(c)]


def test_no_line_is_longer_than_the_terminal() -> None:
    with notebook() as book:
        text = str(weighed(book, " said at some length, and then again" * 8))
    assert max(cells(line) for line in text.splitlines()) <= WIDTH


def test_a_redacted_claim_is_a_hole_in_text_and_json() -> None:
    with notebook() as book:
        claim = record(book, "a secret")
        one = book.hypothesize(*PAIR, "it holds")
        book.weigh(claim, one, "C")
        assert "a secret" in str(book.matrix(*PAIR))
        book.redact(claim, reason="privacy")
        matrix = book.matrix(*PAIR)
        assert "a secret" not in str(matrix)
        assert "[redacted] [redacted]" in str(matrix)
        [shape] = matrix_shape(matrix).claims
        assert (shape.who, shape.content) == ("[redacted]", "[redacted]")


def test_an_empty_cell_is_a_dash_and_what_may_be_later_is_in_brackets() -> None:
    with notebook() as book:
        claim = record(book, "we stay neutral", day="2023-06-01")
        one, two = (book.hypothesize(*PAIR, w, made="2023-06-02") for w in ("it is", "it is not"))
        book.weigh(claim, one, "CC", made="2023-06-11")
        book.weigh(claim, two, "I", made="2023")
        text = str(book.as_of(said="2023-06-12").matrix(*PAIR))
        assert text.splitlines()[-1].split("  ")[1:] == ["CC", "– (I?)", "0 of 0"]
