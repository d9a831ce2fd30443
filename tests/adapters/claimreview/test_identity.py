"""By what a review is known when it comes again, and which version is newer."""

import json
from pathlib import Path
from typing import Any

import pytest

from ledger import Ledger
from ledger.adapter import Draft
from tests.adapters.claimreview.told import (
    SAMPLES,
    Read,
    documents,
    keys,
    review,
    reviewed,
)


def test_the_key_is_the_id_else_the_address(read: Read) -> None:
    assert keys(read(review(**{"@id": "https://faktor.example/#r1"})))[0].endswith("#r1")
    assert keys(read(review()))[0] == "https://faktor.example/bridge"


def test_reviews_without_id_and_address_are_known_by_their_words_in_any_order(read: Read) -> None:
    one, two = review(url=None), review(url=None, claimReviewed="It is blue.")
    there, back = read([one, two]), read([two, one])
    assert len(set(keys(there))) == len(keys(there)) == 8
    assert set(keys(there)) == set(keys(back))
    assert {document.key for document in documents(there)} == {""}


def test_an_id_that_several_reviews_bear_does_not_make_them_one(read: Read) -> None:
    told = [review(**{"@id": "https://a.example/#x"}, claimReviewed=t) for t in ("One.", "Two.")]
    found = keys(read(told))
    assert len(set(found)) == len(found) == 8


def test_pictures_reviewed_on_the_same_page_leave_the_reviews_key_alone(read: Read) -> None:
    picture = review(**{"@type": "MediaReview"}, claimReviewed=None)
    assert keys(read(review()))[0] in keys(read([picture, review()]))
    assert len(set(keys(read([picture, review()])))) == 5


def test_reviews_of_one_address_are_told_apart_by_their_claims_in_any_order(read: Read) -> None:
    one, two = review(), review(claimReviewed="It is blue.")
    there, back = read([one, two]), read([two, one])
    assert len(set(keys(there))) == len(keys(there))
    assert set(keys(there)) == set(keys(back))


def test_the_version_is_the_moment_of_change_in_utc(read: Read) -> None:
    items = read(review(dateModified="2023-08-11T09:30:00.123+02:00"))
    assert {i.version for i in items if isinstance(i, Draft)} == {"2023-08-11T07:30:00Z"}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2023-08-10", "2023-08-10"),
        ("2023-08", "2023-08"),
        ("20230810", "2023-08-10"),
        ("2023-08-10T09:30:00.5Z", "2023-08-10T09:30:00Z"),
        ("2023-08-10 09:30", "2023-08-10T09:30:00"),
        ("2023-08-10T09:30:00+0200", "2023-08-10T09:30:00+02:00"),
        ("August 10, 2023", '"August 10, 2023"'),
        ("2023-13-45", '"2023-13-45"'),
    ],
)
def test_dates_are_read_as_pages_write_them(read: Read, written: str, meant: str) -> None:
    [claim] = reviewed(read(review(datePublished=written)))
    assert str(claim.chain[0].said) == meant
    assert claim.chain[0].said is not None
    assert claim.chain[0].said.words == written


def test_a_changed_review_is_amended_and_an_older_one_is_not_taken(
    book: Ledger, tmp_path: Path
) -> None:
    path = tmp_path / "review.json"

    def imported(**more: Any) -> tuple[int, int]:
        path.write_text(json.dumps(review(**more)))
        report = book.import_from(path, on_flaw="keep-going", reader="none")
        return report.added, report.amended

    first, second = "2023-08-11", "2023-08-12"
    assert imported(dateModified=first) == (4, 0)
    added, amended = imported(dateModified=second, claimReviewed="The bridge is shut.")
    assert (added, amended > 0) == (0, True)
    assert imported(dateModified=first) == (0, 0)
    assert {c.content for c in book.claims()} == {"Mostly false", "The bridge is shut."}


@pytest.mark.parametrize("name", ["answer.json", "feed.json", "graph.jsonld", "page.html"])
def test_importing_a_sample_twice_adds_nothing(book: Ledger, name: str) -> None:
    first = book.import_from(SAMPLES / name)
    assert first.claims > 1
    again = book.import_from(SAMPLES / name)
    assert (again.added, again.amended, again.flaws) == (0, 0, ())
