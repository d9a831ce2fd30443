"""Reviews of claims: who reviewed whose claim, in which words, on which scale."""

import json
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger import Ledger
from ledger.adapter import Document, Draft, Flaw, Item, NoOptions, Probe, SourceFile, Sure
from ledger.claims import Claim, Link, Rating
from ledger.errors import BadSource
from ledger.events import ClaimsLinked
from ledger.plugins import Plugins
from ledger_adapters.claimreview import ClaimReviewAdapter
from tests.corpus import CORPUS, needs_corpus

ADAPTER = ClaimReviewAdapter()
SAMPLES = Path(__file__).parent / "samples" / "claimreview"
Read = Callable[..., list[Item]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Read a file of some name, given as text, bytes or what JSON is to be made of."""

    def reading(told: Any, name: str = "review.json", encoding: str = "") -> list[Item]:
        path = tmp_path / name
        text = told if isinstance(told, str | bytes) else json.dumps(told)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return list(ADAPTER.read(SourceFile(path, encoding), NoOptions()))

    return reading


def review(**more: Any) -> dict[str, Any]:
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": "https://faktor.example/bridge",
        "datePublished": "2023-08-10",
        "author": {"@type": "Organization", "name": "Faktor"},
        "claimReviewed": "The bridge is closed.",
        "itemReviewed": {
            "@type": "Claim",
            "author": {"@type": "Person", "name": "Anna Keller"},
            "datePublished": "2023-08-07",
        },
        "reviewRating": {"@type": "Rating", "alternateName": "Mostly false", "ratingValue": 2},
        **more,
    }


def page(*scripts: str, body: str = "") -> str:
    told = "".join(f'<script type="application/ld+json">{s}</script>' for s in scripts)
    return f"<!doctype html><html><head>{told}</head><body>{body}</body></html>"


def records(items: list[Item], kind: type[Any]) -> list[Any]:
    return [i.record for i in items if isinstance(i, Draft) and isinstance(i.record, kind)]


def keys(items: list[Item]) -> list[str]:
    return [i.key for i in items if isinstance(i, Draft)]


def documents(items: list[Item]) -> list[Document]:
    return [item for item in items if isinstance(item, Document)]


def whys(items: list[Item]) -> list[str]:
    return [item.why for item in items if isinstance(item, Flaw)]


def reviewed(items: list[Item]) -> list[Claim]:
    """The claims that were reviewed."""
    return [c for c in records(items, Claim) if len(c.chain) == 2]


def own(items: list[Item]) -> list[Claim]:
    """What reviewers say themselves."""
    return [c for c in records(items, Claim) if len(c.chain) == 1]


def linked(book: Ledger) -> list[Link]:
    """The links that the ledger holds."""
    return [r.event.link for r in book.store.read() if isinstance(r.event, ClaimsLinked)]


# --- what a review says ---


def test_the_claim_is_its_claimants_and_reported_by_the_reviewer(read: Read) -> None:
    [claim] = reviewed(read(review()))
    assert [hop.name for hop in claim.chain] == ["Faktor", "Anna Keller"]
    assert [str(hop.said) for hop in claim.chain] == ["2023-08-10", "2023-08-07"]
    assert (claim.content, claim.act) == ("The bridge is closed.", "asserts")


def test_the_review_is_the_reviewers_own_claim_about_it(read: Read) -> None:
    items = read(review())
    [said], [claim], [link] = own(items), reviewed(items), records(items, Link)
    assert (said.content, said.act, said.chain[0].name) == ("Mostly false", "assesses", "Faktor")
    assert (link.claim, link.other, link.relation) == (said.id, claim.id, "about")


def test_the_rating_stays_in_the_reviewers_words_on_their_own_scale(read: Read) -> None:
    items = read(review())
    [rating], [claim], [said] = records(items, Rating), reviewed(items), own(items)
    assert (rating.target, rating.by) == (claim.id, "Faktor")
    assert (rating.term.scale, rating.term.term) == ("Faktor's ratings", "Mostly false")
    assert str(rating.given) == "2023-08-10"
    assert said.extras["reviewRating.ratingValue"] == "2"


def test_a_rating_in_numbers_alone_keeps_the_ends_of_its_scale(read: Read) -> None:
    items = read(review(reviewRating={"ratingValue": 1, "worstRating": 1, "bestRating": 6}))
    [rating] = records(items, Rating)
    assert rating.term.term == "1"
    assert rating.term.scale == "Faktor's ratings, from 1 (worst) to 6 (best)"
    assert own(items)[0].content == "1, from 1 (worst) to 6 (best)"


def test_why_a_rating_was_given_is_kept_with_it(read: Read) -> None:
    told = {"alternateName": "False", "ratingExplanation": "It opened in May."}
    [rating] = records(read(review(reviewRating=told)), Rating)
    assert rating.why == "It opened in May."


def test_without_a_rating_the_review_itself_is_what_the_reviewer_says(read: Read) -> None:
    items = read(review(reviewRating=None, reviewBody="It opened in May."))
    assert own(items)[0].content == "It opened in May."
    assert records(items, Rating) == []


def test_a_review_that_says_nothing_itself_keeps_its_extras_with_the_claim(read: Read) -> None:
    items = read(review(reviewRating=None, sdLicense="free"))
    assert own(items) == []
    assert reviewed(items)[0].extras["sdLicense"] == "free"


def test_the_document_is_the_page_of_the_review(read: Read) -> None:
    told = review(headline="Is the bridge closed?", inLanguage="en")
    [document] = documents(read(told))
    assert document.url == document.key == "https://faktor.example/bridge"
    assert (document.publisher, document.title) == ("Faktor", "Is the bridge closed?")
    assert (str(document.published), document.language) == ("2023-08-10", "en")


def test_where_a_person_writes_for_a_publisher_the_publisher_reviews(read: Read) -> None:
    told = review(
        author={"@type": "Person", "name": "Mara Lind"},
        publisher={"@type": "Organization", "name": "Faktor"},
    )
    items = read(told)
    assert own(items)[0].chain[0].name == "Faktor"
    assert documents(items)[0].extras == {"author": "Mara Lind"}


def test_a_person_without_a_publisher_reviews_alone(read: Read) -> None:
    items = read(review(author={"@type": "Person", "name": "Mara Lind"}))
    assert own(items)[0].chain[0].name == "Mara Lind"
    assert documents(items)[0].publisher == "faktor.example"


def test_an_address_too_long_for_a_source_is_kept_as_an_extra(read: Read) -> None:
    url = "https://faktor.example/" + "a" * 5000
    items = read(review(url=url))
    assert own(items)[0].extras["url"] == url
    assert documents(items)[0].url == ""


def test_a_relative_address_is_put_together_with_the_pages(read: Read) -> None:
    told = f'<script type="application/ld+json">{json.dumps(review(url="/b?x=1"))}</script>'
    link = '<link rel="canonical" href="https://faktor.example/a/">'
    assert documents(read(link + told, "page.html"))[0].url == "https://faktor.example/b?x=1"
    alone = read(told, "page.html")
    assert (documents(alone)[0].url, own(alone)[0].extras["url"]) == ("", "/b?x=1")


def test_a_claim_of_an_answer_that_nobody_reviewed_is_a_claim(read: Read) -> None:
    told = {"text": "It is old.", "claimant": "Ann", "claimReview": []}
    [claim] = records(read({"claims": [told]}), Claim)
    assert [hop.name for hop in claim.chain] == ["[unnamed]", "Ann"]


def test_a_long_rating_is_kept_whole(read: Read) -> None:
    words = "It is false, because " + "it is " * 500 + "so."
    items = read(review(reviewRating={"alternateName": words}))
    assert records(items, Rating)[0].term.term == own(items)[0].content == words


def test_a_review_without_author_is_of_the_site_it_stands_on(read: Read) -> None:
    items = read(review(author=None))
    assert own(items)[0].chain[0].name == "faktor.example"
    assert documents(items)[0].publisher == "faktor.example"


def test_several_claimants_speak_jointly(read: Read) -> None:
    authors = [{"@type": "Person", "name": "Anna Keller"}, {"@type": "Person", "name": "O. Brand"}]
    [claim] = reviewed(read(review(itemReviewed={"@type": "Claim", "author": authors})))
    assert [mention.text for mention in claim.chain[-1].by] == ["Anna Keller", "O. Brand"]


def test_an_unknown_claimant_stays_unknown(read: Read) -> None:
    [claim] = reviewed(read(review(itemReviewed=None)))
    assert (claim.chain[-1].by, claim.chain[-1].said) == ((), None)


def test_appearances_and_all_that_has_no_place_are_kept_by_name(read: Read) -> None:
    item = {
        "@type": "Claim",
        "appearance": [{"url": "https://a.example"}, {"url": "https://b.example"}],
        "firstAppearance": {"@type": "CreativeWork", "url": "https://a.example"},
    }
    items = read(review(itemReviewed=item, sdPublisher={"name": "Feeds"}, odd=[1, True]))
    claim = reviewed(items)[0]
    assert claim.extras["itemReviewed.appearance[1].url"] == "https://b.example"
    assert claim.extras["itemReviewed.firstAppearance.url"] == "https://a.example"
    said = own(items)[0]
    assert (said.extras["sdPublisher.name"], said.extras["odd[1]"]) == ("Feeds", "true")


def test_each_of_several_claims_reviewed_is_rated_and_linked(read: Read) -> None:
    items = read(review(claimReviewed=["It is closed.", "It is blue."]))
    assert [claim.content for claim in reviewed(items)] == ["It is closed.", "It is blue."]
    assert len(records(items, Link)) == len(records(items, Rating)) == 2
    assert len(set(keys(items))) == 7


def test_several_things_reviewed_each_have_their_own_claimant(read: Read) -> None:
    things = [{"@type": "Claim", "text": f"It is {n}.", "author": f"Speaker {n}"} for n in (1, 2)]
    claims = reviewed(read(review(claimReviewed=None, itemReviewed=things)))
    told = [(claim.content, claim.chain[-1].name) for claim in claims]
    assert told == [("It is 1.", "Speaker 1"), ("It is 2.", "Speaker 2")]


def test_character_references_are_resolved_in_what_is_shown(read: Read) -> None:
    [claim] = reviewed(read(review(claimReviewed="It&#8217;s closed &amp; sold.")))
    assert claim.content == "It’s closed & sold."


def test_a_review_of_no_claim_is_a_flaw_and_the_rest_goes_on(read: Read) -> None:
    items = read([review(claimReviewed=None), review(url="https://faktor.example/2")])
    assert whys(items) == ["it does not say which claim it reviews (claimReviewed)"]
    assert len(reviewed(items)) == 1


def test_a_media_review_is_no_review_of_a_claim_and_no_flaw(read: Read) -> None:
    told = {
        "@context": "https://schema.org",
        "@type": "MediaReview",
        "url": "https://faktor.example/photo",
        "author": {"@type": "Organization", "name": "Faktor"},
        "mediaAuthenticityCategory": "DecontextualizedContent",
        "originalMediaContextDescription": "It shows a flood of 2009.",
        "itemReviewed": {"@type": "MediaReviewItem", "embeddedTextCaption": "Today"},
    }
    items = read(told)
    [said] = records(items, Claim)
    assert (said.content, said.extras["@type"]) == ("It shows a flood of 2009.", "MediaReview")
    assert said.extras["itemReviewed.embeddedTextCaption"] == "Today"
    assert whys(items) == []


def test_a_claim_without_a_review_is_told_by_its_page(read: Read) -> None:
    told = {"@type": "Claim", "url": "https://a.example/c", "text": "It rains.", "author": "Ann"}
    [claim] = records(read({"@context": "https://schema.org", **told}), Claim)
    assert [hop.name for hop in claim.chain] == ["a.example", "Ann"]


# --- the forms it comes in ---


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


def answer(**more: Any) -> dict[str, Any]:
    told = {
        "publisher": {"name": "Faktor", "site": "faktor.example"},
        "url": "https://faktor.example/bridge",
        "title": "Is the bridge closed?",
        "reviewDate": "2023-08-10T00:00:00Z",
        "textualRating": "Mostly false",
        "languageCode": "en",
    }
    claim = {"text": "It is closed.", "claimant": "Ann", "claimDate": "2023-08-07T00:00:00Z"}
    return {"claims": [{**claim, "claimReview": [told]}], **more}


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


# --- identity and versions ---


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


@pytest.fixture
def book() -> Any:
    plugins = Plugins()
    plugins.register(SimpleNamespace(ledger_adapters=lambda: [ADAPTER]), "claimreview")
    with Ledger.open(":memory:", by="ann") as opened:
        opened.plugins = plugins
        yield opened


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


# --- pages ---


def test_a_page_fills_in_what_its_review_leaves_out(read: Read) -> None:
    told = json.dumps(review(url=None, author=None, inLanguage=None))
    head = '<title>Bridges &ndash; Faktor</title><link rel="canonical" href="https://f.example/b">'
    site = '<meta property="og:site_name" content="Faktor">'
    script = f'<script type="application/ld+json">{told}</script>'
    items = read(f'<html lang="en"><head>{head}{site}{script}</head></html>', "page.html")
    [document] = documents(items)
    assert (document.url, document.publisher) == ("https://f.example/b", "Faktor")
    assert (document.title, document.language) == ("Bridges – Faktor", "en")


@pytest.mark.parametrize(
    "wrapped",
    [
        "<!--{}-->",
        "//<![CDATA[\n{}\n//]]>",
        "/*<![CDATA[*/{}/*]]>*/",
        "<![CDATA[{}]]>",
        "{};",
        " {} ",
    ],
)
def test_a_script_may_be_wrapped_as_xhtml_wants_it(read: Read, wrapped: str) -> None:
    items = read(page(wrapped.format(json.dumps(review()))), "page.html")
    assert (len(reviewed(items)), whys(items)) == (1, [])


@pytest.mark.parametrize(
    ("script", "overlooked"),
    [
        (json.dumps(review())[:-1] + ",}", "commas before a closing bracket"),
        (
            json.dumps(review()).replace('"', "&quot;"),
            "quotation marks written as &quot;",
        ),
        (
            json.dumps(review()).replace("bridge is", "bridge\nis"),
            "line ends or tabs within strings",
        ),
    ],
)
def test_a_script_that_can_mean_one_thing_only_is_read_and_told_of(
    read: Read, script: str, overlooked: str
) -> None:
    items = read(page(script), "page.html")
    assert len(reviewed(items)) == 1
    assert whys(items) == [f"it was read although it is no JSON: {overlooked}"]


def test_commas_within_strings_are_left_alone(read: Read) -> None:
    told = json.dumps(review(claimReviewed='so,] and ",} so'))[:-1] + ",}"
    [claim] = reviewed(read(page(told), "page.html"))
    assert claim.content == 'so,] and ",} so'


@pytest.mark.parametrize(
    "script",
    [
        '{"@type": "ClaimReview", "claimReviewed": "It is',
        '{"@type": "ClaimReview" "claimReviewed": "It is."}',
        '{"@type": "ClaimReview", "claimReviewed": NaN}',
        '{"@type": "ClaimReview", "claimReviewed": "a", "claimReviewed": "b"}',
        '{"@type": "ClaimReview", "claimReviewed": "\\ud800"}',
        f'{{"@type": "ClaimReview", "claimReviewed": {"[" * 5000}{"]" * 5000}}}',
        f'{{"@type": "ClaimReview", "claimReviewed": {"9" * 5000}}}',
        "",
        "not json",
    ],
)
def test_a_broken_script_is_a_flaw_and_the_others_are_read(read: Read, script: str) -> None:
    items = read(page(script, json.dumps(review())), "page.html")
    assert (len(whys(items)), len(reviewed(items))) == (1, 1)


def test_microdata_and_rdfa_say_the_same_as_json_ld(read: Read) -> None:
    micro = (
        '<div itemscope itemtype="http://schema.org/ClaimReview">'
        '<link itemprop="url" href="https://faktor.example/bridge">'
        '<time itemprop="datePublished" datetime="2023-08-10">Thursday</time>'
        '<b itemprop="author" itemscope itemtype="http://schema.org/Organization">'
        '<i itemprop="name">Faktor</i></b><q itemprop="claimReviewed">The bridge\n'
        ' is <u>closed</u>.</q><p itemprop="itemReviewed" itemscope itemtype="http://schema.org/Claim">'
        '<span itemprop="author" itemscope itemtype="http://schema.org/Person">'
        '<meta itemprop="name" content="Anna Keller"></span>'
        '<meta itemprop="datePublished" content="2023-08-07"></p>'
        '<p itemprop="reviewRating" itemscope itemtype="http://schema.org/Rating">'
        '<img itemprop="image" src="a.png"><em itemprop="alternateName">Mostly false</em>'
        '<data itemprop="ratingValue" value="2">two</data></p></div>'
    )
    rdfa = micro.replace("itemscope ", "").replace("itemprop=", "property=")
    rdfa = rdfa.replace('itemtype="http://schema.org/', 'typeof="schema:')
    want = [(c.content, c.chain) for c in records(read(review()), Claim)]
    for body in (micro, rdfa):
        items = read(page(body=body), "page.html")
        told = records(items, Claim)
        assert [c.content for c in told] == [content for content, _ in want]
        assert [[h.name for h in c.chain] for c in told] == [[h.name for h in c] for _, c in want]
        assert told[0].extras["reviewRating.ratingValue"] == "2"


def test_elements_that_repeat_a_script_are_read_once(read: Read) -> None:
    micro = (
        '<p itemscope itemtype="https://schema.org/ClaimReview">'
        '<a itemprop="url" href="https://faktor.example/bridge"></a>'
        '<q itemprop="claimReviewed">The bridge is closed!</q></p>'
    )
    items = read(page(json.dumps(review()), body=micro), "page.html")
    assert [c.content for c in reviewed(items)] == ["The bridge is closed."]


@pytest.mark.parametrize("times", [99, 101, 600])
def test_things_nested_too_deep_are_told_of(read: Read, times: int) -> None:
    start = '<p itemscope itemtype="https://schema.org/ClaimReview">'
    items = read(page(json.dumps(review()), body=start * times), "page.html")
    assert ("nested too deep" in " ".join(whys(items))) == (times > 100)
    assert len(reviewed(items)) == 1


def test_a_page_is_decoded_as_it_says_itself(read: Read) -> None:
    told = '<meta charset="windows-1252">' + page(json.dumps(review()).replace("bridge is", "é is"))
    [claim] = reviewed(read(told.encode("cp1252"), "page.html"))
    assert claim.content == "The é is closed."
    with pytest.raises(BadSource, match="cp1252"):
        read(page("é").encode("latin-1"), "page.html")


# --- recognising ---


@pytest.mark.parametrize(
    "name", sorted(p.name for p in SAMPLES.iterdir() if "golden" not in p.name)
)
def test_sniff_is_certain_of_its_own_kind(name: str) -> None:
    match = ADAPTER.sniff(Probe(name, (SAMPLES / name).read_bytes()[:65536]))
    assert match is not None
    assert match.sure == Sure.CERTAIN


@pytest.mark.parametrize(
    "text",
    [
        '{"record": {"extras": {"@type": "ClaimReview"}}}',
        '{"who": "ISW", "content": "the type \\"ClaimReview\\""}',
        "An essay on ClaimReview and application/ld+json, in words alone.",
        '<html><body><p>How ClaimReview works</p><script type="application/ld+json">'
        '{"@type": "NewsArticle"}</script></body></html>',
        '{"type": "bundle", "objects": []}',
        '{"claims": ["a", "b"]}',
    ],
)
def test_sniff_leaves_other_kinds_to_others(text: str) -> None:
    assert ADAPTER.sniff(Probe("file", text.encode())) is None


# --- hostile files ---

HOSTILE = [
    '<b itemprop="a">', "<div itemscope>", '<a "', "<a '", "<!--", "</", "<a b=", '"', "<a =",
    '<p itemscope itemtype="https://schema.org/ClaimReview"><i itemprop="name">', "</div>", "<b>",
    '<meta itemprop="a" content="b">', "&", "&#", "<script>", '<script type="application/ld+json">',
    "<![CDATA[", " ", "<a  ",
]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_megabyte_of_anything_is_read_in_no_time(
    read: Read, piece: str, patience: Callable[[], None]
) -> None:
    start = '<p itemscope itemtype="https://schema.org/ClaimReview">'
    read(start + piece * (1_000_000 // len(piece)), "page.html")
    patience()


@pytest.mark.parametrize("piece", ["\\", '"', ",", ", ", '\\"', "[", "{", "/", "&quot;", "]"])
def test_a_megabyte_of_anything_in_a_script_is_a_flaw(
    read: Read, piece: str, patience: Callable[[], None]
) -> None:
    told = piece * (1_000_000 // len(piece))
    for start in ("", '{"a": "'):
        assert whys(read(page(start + told), "page.html"))
    patience()


@pytest.fixture
def patience() -> Callable[[], None]:
    """Make sure that not more than 4 s of the processor's time went by since the test began."""
    import time

    started = time.process_time()

    def check() -> None:
        assert time.process_time() - started < 4

    return check


@given(st.data())
def test_a_file_cut_or_bent_anywhere_never_raises_but_bad_source(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    names = sorted(p.name for p in SAMPLES.iterdir() if "golden" not in p.name)
    sample = (SAMPLES / data.draw(st.sampled_from(names))).read_bytes()
    cut = data.draw(st.integers(1, len(sample)))
    at = data.draw(st.integers(0, cut - 1))
    bent = sample[:at] + bytes([data.draw(st.integers(0, 255))]) + sample[at + 1 : cut]
    path = tmp_path_factory.mktemp("bent") / "file"
    path.write_bytes(bent)
    try:
        items = list(ADAPTER.read(SourceFile(path), NoOptions()))
    except BadSource:
        return
    assert all(isinstance(item, Document | Draft | Flaw) for item in items)


# --- real files ---


@needs_corpus
def test_the_examples_of_schema_org_are_read() -> None:
    [path] = (CORPUS / "claimreview").iterdir()
    items = list(ADAPTER.read(SourceFile(path), NoOptions()))
    claims = reviewed(items)
    assert [c.chain[-1].name for c in claims] == ["Rich Perry", "Barack Obama"]
    assert [str(c.date) for c in claims] == ["2014-07-17", "2009-06-04"]
    assert [r.term.term for r in records(items, Rating)] == ["True"]
    assert whys(items) == []
