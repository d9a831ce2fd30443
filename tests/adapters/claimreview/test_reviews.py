"""What a review says: who reviewed whose claim, in which words, on which scale."""

import json

from ledger.adapter import Item
from ledger.claims import Claim, Link, Rating
from tests.adapters.claimreview.told import (
    Read,
    documents,
    keys,
    records,
    review,
    reviewed,
    whys,
)


def own(items: list[Item]) -> list[Claim]:
    """What reviewers say themselves."""
    return [c for c in records(items, Claim) if len(c.chain) == 1]


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
