"""A comment that turned out to be none is counted no more, whatever its older wording was."""

from __future__ import annotations

from tests.notebook import notebook, record


def test_a_wording_that_was_corrected_is_no_comment_any_more() -> None:
    with notebook() as book:
        claim, other = record(book, "we traded"), record(book, "we met")
        for it in (claim, other):
            book.code(it, "economy", parties=("Arcadia", "Borduria"))
        book.amend(claim, "a reader's", flags=("comment",))
        book.correct(claim, content="we trade", published="2023-07-15")
        assert book.relationship("Arcadia", "Borduria").comments == 1
        book.amend(claim, "no reader's after all", flags=())
        assert book.relationship("Arcadia", "Borduria").comments == 0
        then = book.as_of(published="2023-07-01").relationship("Arcadia", "Borduria")
        assert then.comments == 1
