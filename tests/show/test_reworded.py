"""What was put right or corrected says so, and why, wherever it is shown."""

import json
from pathlib import Path

from ledger import Ledger
from tests.cli.runner import claimledger
from tests.notebook import notebook, record

PAIR = ("Arcadia", "Borduria")


def corrected(book: Ledger) -> str:
    quote = "Orlov said Arcadia would stay neutral"
    claim = book.record(who="Orlov", content="Arcadia stays neutral", quote=quote, source="notes")
    book.code(claim, "neutrality", parties=PAIR)
    book.correct(claim, content="Arcadia is neutral", note="a slip", published="2024-05-09")
    return claim


def test_the_reason_of_an_amendment_is_told_in_its_history_and_in_why() -> None:
    with notebook() as book:
        claim = record(book, "we stay neutral")
        book.amend(claim, "dateline", date="2023-06-02")
        [*_, last] = book.history(claim)
        latest = book.relationship(*PAIR)["neutrality"].party("Arcadia").latest
        assert str(last).endswith("we stay neutral (dateline)")
        assert latest is not None
        assert "amended: dateline" in str(latest.why())


def test_the_notes_of_a_correction_a_withdrawal_and_a_review_are_told_in_histories() -> None:
    with notebook() as book:
        claim = corrected(book)
        link = book.link(claim, "restates", claim)
        book.review(link, "rejected", why="the same claim")
        book.withdraw(claim, "entered twice")
        told = [str(entry) for entry in book.history(claim)]
        assert [sum(why in it for it in told) for why in ("(a slip)", "entered twice")] == [1, 1]
        assert any("the same claim" in str(entry) for entry in book.history(link))


def test_history_as_json_tells_the_reason_too(tmp_path: Path) -> None:
    path = tmp_path / "c.ledger"
    with Ledger.open(path, by="ann") as book:
        book.source("notes")
        claim = book.record(who="Orlov", content="we stay neutral", source="notes")
        book.amend(claim, "dateline", date="2023-06-02")
    told = json.loads(claimledger("history", path, claim, "--json").stdout)
    assert told[-1]["says"].endswith("(dateline)")


def test_a_corrected_report_is_marked_in_views_and_briefs_with_the_day() -> None:
    with notebook() as book:
        corrected(book)
        view = book.relationship(*PAIR)
        text = str(book.brief(*PAIR, recorded=(1, None)))
        [it] = view.statements
        assert it.corrected == "2024-05-09"
        assert "(corrected 2024-05-09)" in " ".join(str(view).split())
        assert "corrected 2024-05-09: a slip" in str(it.why())
    assert "(corrected 2024-05-09)" in text.replace("\\", "")


def test_the_footnote_of_a_corrected_claim_quotes_the_first_report_as_such() -> None:
    with notebook() as book:
        corrected(book)
        text = str(book.brief(*PAIR, recorded=(1, None)))
    assert "as first reported: »Orlov said Arcadia would stay neutral«" in text.replace("\\", "")


def test_what_was_recorded_once_bears_no_mark_of_a_correction() -> None:
    with notebook() as book:
        claim = record(book, "we stay neutral")
        book.amend(claim, "dateline", date="2023-06-02")
        [it] = book.relationship(*PAIR).statements
        assert it.corrected == ""
