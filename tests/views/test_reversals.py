"""What counts as a change of position, and what is only said again."""

from typing import Any

from ledger import Ledger
from ledger.claims import Bearing
from ledger.views.cells import Statement
from ledger.views.records.reversals import Reversal, changes_of_position
from tests.notebook import notebook


def said(
    book: Ledger, content: str, day: str | None, bearing: Bearing = "open", **more: Any
) -> str:
    claim = book.record(who="Orlov", content=content, source="notes", date=day, **more)
    book.code(claim, "neutrality", parties=("Arcadia", "Borduria"), bearing=bearing)
    return claim


def own(book: Ledger) -> list[Statement]:
    return list(book.relationship("Arcadia", "Borduria").statements)


def told(book: Ledger) -> list[tuple[str, str]]:
    return [(r.kind, r.told) for r in changes_of_position(own(book))]


def only(book: Ledger) -> Reversal:
    [found] = changes_of_position(own(book))
    return found


def test_another_bearing_is_a_change_of_position_that_says_whose_coding_shows_it() -> None:
    with notebook() as book:
        said(book, "Arcadia stands by Borduria", "2023-01-02", "closer")
        said(book, "the pact is over", "2023-03-04", "apart")
        found = only(book)
        assert (found.kind, found.told) == ("bearing", "from closer to apart, as coded by ann")
        assert found.ordered
        kinds = [s.recorded.kind for s in found.why().steps]
        assert kinds == ["ClaimRecorded", "ClaimCoded"] * 2


def test_the_order_in_which_claims_were_recorded_counts_for_nothing() -> None:
    with notebook() as book:
        said(book, "the pact is over", "2023-03-04", "apart")
        said(book, "Arcadia stands by Borduria", "2023-01-02", "closer")
        assert told(book) == [("bearing", "from closer to apart, as coded by ann")]


def test_a_bearing_left_open_in_between_neither_is_a_change_nor_hides_one() -> None:
    with notebook() as book:
        said(book, "Arcadia stands by Borduria", "2023-01-02", "closer")
        said(book, "they met again", "2023-02-02", "open")
        said(book, "they dined", "2023-02-03", "none")
        assert told(book) == []
        said(book, "the pact is over", "2023-03-04", "apart")
        assert told(book) == [("bearing", "from closer to apart, as coded by ann")]


def test_a_restatement_is_no_change_of_position() -> None:
    with notebook() as book:
        said(book, "Arcadia will stay neutral", "2023-01-02", "apart")
        said(book, "Arcadia stays neutral", "2023-02-02", "apart")
        said(book, "Arcadia stays neutral", "2023-03-02", "neutral")  # coded otherwise, said again
        assert told(book) == []


def test_denying_what_was_held_is_a_change_and_so_is_the_way_back() -> None:
    with notebook() as book:
        said(book, "Arcadia will stay neutral", "2023-01-02")
        said(book, "Arcadia will not stay neutral", "2023-02-02")
        said(book, "Arcadia would not stay neutral", "2023-03-02", act="denies")
        assert told(book) == [("words", "denies what it held"), ("words", "holds what it denied")]


def test_what_was_taken_back_is_a_change_and_is_compared_with_nothing() -> None:
    with notebook() as book:
        first = said(book, "Arcadia stands by Borduria", "2023-01-02", "closer")
        said(book, "the pact is over", "2023-03-04", "apart")
        book.retract(first, who="Orlov", source="notes", date="2023-01-05")
        assert told(book) == [("retracted", "taken back")]
        assert only(book).after is None
        assert [s.recorded.kind for s in only(book).why().steps][-1] == "ClaimRetracted"


def test_a_change_whose_order_nothing_tells_says_so() -> None:
    with notebook() as book:
        said(book, "Arcadia stands by Borduria", "2023-01-02", "closer")
        said(book, "the pact is over", "2023-01-02", "apart")
        assert not only(book).ordered
