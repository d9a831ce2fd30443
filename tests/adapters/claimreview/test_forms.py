"""The forms a review comes in: JSON-LD of every make, answers of a search."""

import json
from pathlib import Path

import pytest

from ledger import Ledger
from ledger.claims import Claim, Link, Rating
from ledger.events import ClaimsLinked
from tests.adapters.claimreview.told import (
    Read,
    answer,
    documents,
    keys,
    records,
    review,
    reviewed,
    whys,
)


def linked(book: Ledger) -> list[Link]:
    """The links that the ledger holds."""
    return [r.event.link for r in book.store.read() if isinstance(r.event, ClaimsLinked)]


@pytest.mark.parametrize(
    "told",
    [
        review(),
        [review()],
        {"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, review()]},
        {"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": review()}]},
        {"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": [review()]}]},
        {"@type": "NewsArticle", "review": review()},
        {"@type": "WebPage", "mainEntity": {"@type": "Article", "hasPart": [review()]}},
        review(**{"@type": ["ClaimReview", "Review"]}),
        review(**{"@type": "http://schema.org/ClaimReview", "@context": "http://schema.org/"}),
        {f"schema:{k}" if k[0] != "@" else k: v for k, v in review().items()},
        {
            **{f"s:{k}": v for k, v in review().items() if k[0] != "@"},
            "@context": {"s": "http://schema.org/", "kind": "@type"},
            "kind": "s:ClaimReview",
        },
        review(claimReviewed={"@value": "The bridge is closed.", "@language": "en"}),
        {
            "@type": "Claim",
            "text": "The bridge is closed.",
            "author": "Anna Keller",
            "datePublished": "2023-08-07",
            "review": review(itemReviewed=None, claimReviewed="The bridge is closed."),
        },
    ],
)
def test_a_review_is_found_in_every_form_of_json_ld(read: Read, told: object) -> None:
    items = read(told)
    [claim] = reviewed(items)
    assert claim.content == "The bridge is closed."
    assert [hop.name for hop in claim.chain] == ["Faktor", "Anna Keller"]
    assert records(items, Rating)[0].term.term == "Mostly false"
    assert keys(items)[0] == "https://faktor.example/bridge"
    assert whys(items) == []


def test_what_is_referred_to_is_found_before_and_behind(read: Read) -> None:
    graph = [
        {"@id": "#org", "@type": "Organization", "name": "Faktor"},
        review(author={"@id": "#org"}, itemReviewed={"@id": "#claim"}),
        {"@id": "#claim", "@type": "Claim", "author": {"@type": "Person", "name": "Ann"}},
    ]
    items = read({"@context": "https://schema.org", "@graph": graph})
    assert [[hop.name for hop in c.chain] for c in records(items, Claim)] == [
        ["Faktor"],
        ["Faktor", "Ann"],
    ]


def test_a_reference_in_a_circle_ends(read: Read) -> None:
    graph = [
        review(itemReviewed={"@id": "#a"}),
        {"@id": "#a", "@type": "CreativeWork", "isPartOf": {"@id": "#b"}},
        {"@id": "#b", "@type": "CreativeWork", "hasPart": {"@id": "#a"}},
    ]
    assert len(reviewed(read({"@graph": graph}))) == 1


def test_an_answer_of_google_reads_like_the_markup_it_came_from(read: Read) -> None:
    items = read(answer())
    [claim], [rating], [document] = reviewed(items), records(items, Rating), documents(items)
    assert [hop.name for hop in claim.chain] == ["Faktor", "Ann"]
    assert (rating.term.term, str(claim.chain[-1].said)) == ("Mostly false", "2023-08-07T00:00:00Z")
    assert (document.title, document.language) == ("Is the bridge closed?", "en")


def test_the_token_of_the_next_page_is_kept_with_the_answer_itself(read: Read) -> None:
    first, *others = documents(read(answer(nextPageToken="CAo")))
    assert (first.key, first.extras) == ("", {"nextPageToken": "CAo"})
    assert [d.key for d in others] == ["https://faktor.example/bridge"]


def test_answers_may_follow_one_another_in_a_file(read: Read) -> None:
    one, two = answer(), answer()
    two["claims"][0]["text"] = "It is blue."
    items = read(f"{json.dumps(one)}\n{json.dumps(two)}\n", "dump.jsonl")
    assert [c.content for c in reviewed(items)] == ["It is closed.", "It is blue."]
    assert len(set(keys(items))) == len(keys(items))


def test_reviews_of_one_page_in_several_lines_are_linked_each_with_its_own(
    book: Ledger, tmp_path: Path
) -> None:
    texts = ("It is closed.", "It is blue.", "It is old.")
    told = [review(claimReviewed=t, reviewRating={"alternateName": f"No: {t}"}) for t in texts]
    path = tmp_path / "reviews.jsonl"
    path.write_text("".join(json.dumps(each) + "\n" for each in told))
    assert book.import_from(path).claims == 6
    said = {claim.id: claim.content for claim in book.claims()}
    found = [(said[link.claim], said[link.other]) for link in linked(book)]
    assert sorted(found) == sorted((f"No: {t}", t) for t in texts)


def test_an_image_search_and_a_page_of_markup_are_read_too(read: Read) -> None:
    found = read({"results": [{"claim": answer()["claims"][0]}]})
    assert len(reviewed(found)) == 1
    markup = {
        "claimReviewed": "It is closed.",
        "claimAuthor": {"name": "Ann"},
        "claimDate": "2023-08-07",
        "rating": {"textualRating": "Mostly false", "ratingValue": 2},
    }
    told = {"pageUrl": "https://f.example/1", "claimReviewAuthor": {"name": "Faktor"}}
    pages = read({"claimReviewMarkupPages": [{**told, "claimReviewMarkups": [markup]}]})
    [claim], [rating] = reviewed(pages), records(pages, Rating)
    assert [hop.name for hop in claim.chain] == ["Faktor", "Ann"]
    assert (rating.term.term, documents(pages)[0].url) == ("Mostly false", "https://f.example/1")
