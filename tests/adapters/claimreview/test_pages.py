"""Reviews in pages: scripts well and badly made, microdata, RDFa."""

import json

import pytest

from ledger.claims import Claim
from ledger.errors import BadSource
from tests.adapters.claimreview.told import Read, documents, page, records, review, reviewed, whys


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
