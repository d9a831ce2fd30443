"""What a page states of itself: which place is believed, and what becomes of the others."""

from collections.abc import Callable

import pytest

from ledger.times import When
from tests.adapters.html.pages import PROSE, Read, article, html, json_ld, meta

Reader = Callable[..., Read]


def test_json_ld_stands_before_meta_and_the_difference_is_kept(read: Reader) -> None:
    head = json_ld(
        article(headline="Cable talks", datePublished="2023-08-09T14:05:00Z", author={"name": "A"})
    ) + meta(
        og__title="Cable talks reopen", article__published_time="2023-08-10", og__type="article"
    )
    found = read(html(head + '<meta name="author" content="B">'))
    assert found.document.title == "Cable talks"
    assert found.document.published == When(
        basis="metadata", edtf="2023-08-09T14:05:00Z", words="2023-08-09T14:05:00Z"
    )
    assert found.extras["author"] == "A"
    assert found.extras["og:title"] == "Cable talks reopen"
    assert found.extras["article:published_time"] == "2023-08-10"
    assert found.extras["author (meta)"] == "B"


def test_places_that_agree_leave_no_extra(read: Reader) -> None:
    head = json_ld(article(headline="Cable  talks", datePublished="2023-08-09T16:05:00+02:00"))
    head += meta(og__title="CABLE TALKS", article__published_time="2023-08-09T14:05:00.000Z")
    found = read(html(head, attributes=' lang="en"'))
    assert set(found.extras) == {"type"}


def test_the_publisher_of_a_graph_is_found_by_its_id(read: Reader) -> None:
    graph = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "Organization", "@id": "#org", "name": "Fjord Post"},
            {"@type": "BreadcrumbList", "itemListElement": [article(headline="Another")]},
            article(headline="Ours", publisher={"@id": "#org"}),
        ],
    }
    found = read(html(json_ld(graph)))
    assert (found.document.title, found.document.publisher) == ("Ours", "Fjord Post")


def test_of_several_articles_the_page_s_own_is_taken(read: Reader) -> None:
    head = json_ld(
        [
            article(headline="Elsewhere", url="https://x.example/b", datePublished="2020-01-01"),
            article(headline="Here", url="https://x.example/a", datePublished="2023-01-01"),
        ]
    )
    found = read(html(head + '<link rel="canonical" href="https://x.example/a">'))
    assert found.document.title == "Here"
    assert str(found.document.published) == "2023-01-01"


def test_articles_that_are_only_mentioned_are_not_the_page_s(read: Reader) -> None:
    other = article(headline="A book", datePublished="1999", publisher={"name": "Press"})
    found = read(html(json_ld({"@type": "WebPage", "name": "Page", "mentions": [other]})))
    assert found.document.publisher == ""
    assert found.document.published is None


# --- publisher and host ---


@pytest.mark.parametrize(
    ("node", "site", "publisher", "host"),
    [
        ({"publisher": {"name": "Arctic Wire"}}, "Portal Today", "Arctic Wire", "Portal Today"),
        (
            {"publisher": {"name": "Portal Today"}, "provider": {"name": "Arctic Wire"}},
            "Portal Today",
            "Arctic Wire",
            "Portal Today",
        ),
        (
            {"publisher": {"name": "Fjord Post"}, "sourceOrganization": "Arctic Wire"},
            "",
            "Arctic Wire",
            "Fjord Post",
        ),
        ({"publisher": {"name": "Fjord Post"}}, "fjordpost", "Fjord Post", ""),
        ({"publisher": {"name": "Fjord Post Ltd."}}, "The Fjord Post", "Fjord Post Ltd.", ""),
        ({"publisher": {"name": "NBS"}}, "Nordic Broadcasting Service", "NBS", ""),
        (
            {"publisher": {"name": "Holding One", "url": "https://www.paper.example"}},
            "The Paper",
            "Holding One",
            "",
        ),
        ({}, "Fjord Post", "Fjord Post", ""),
        ({}, "", "", ""),
    ],
)  # fmt: skip
def test_who_published_is_told_from_who_republished(
    read: Reader, node: dict[str, object], site: str, publisher: str, host: str
) -> None:
    head = json_ld(article(headline="X", url="https://paper.example/x/1", **node))
    found = read(html(head + (meta(og__site_name=site) if site else "")))
    assert (found.document.publisher, found.document.host) == (publisher, host)


def test_the_site_a_page_shows_is_its_publisher_where_nothing_else_says_so(read: Reader) -> None:
    assert read(html(body='<p class="site-title">The Watcher</p>')).document.publisher == (
        "The Watcher"
    )


# --- dates ---


@pytest.mark.parametrize(
    ("stated", "edtf"),
    [
        ("2023-08-09T14:05:00+02:00", "2023-08-09T12:05:00Z"),
        ("2023-08-09T14:05:00.123Z", "2023-08-09T14:05:00Z"),
        ("2023-08-09 14:05:00 -0530", "2023-08-09T19:35:00Z"),
        ("2023-08-09T14:05+0200", "2023-08-09T12:05:00Z"),
        ("2023-08-09T14:05", "2023-08-09"),
        ("20230809", "2023-08-09"),
        ("2023/08/09", "2023-08-09"),
        ("2023-08", "2023-08"),
        ("Wed, 09 Aug 2023 14:05:00 GMT", "2023-08-09T14:05:00Z"),
        ("Wed Aug 09 2023 14:05:00 GMT+0200 (CEST)", "2023-08-09T12:05:00Z"),
        ("August 9, 2023", "2023-08-09"),
        ("9th Sept. 2023, 2:05 pm ET", "2023-09-09"),
        ("09.08.2023", "2023-08-09"),
        ("25/12/2023", "2023-12-25"),
        ("12/25/2023", "2023-12-25"),
        ("08/09/2023", ""),
        ("2023-13-40", ""),
        ("2023-08-09T25:61:00Z", "2023-08-09"),
        ("3 hours ago", ""),
    ],
)
def test_dates_are_read_as_far_as_they_are_sure(read: Reader, stated: str, edtf: str) -> None:
    published = read(html(meta(article__published_time=stated))).document.published
    assert published == When(basis="metadata", edtf=edtf, words=stated)


@pytest.mark.parametrize("stated", ["0001-01-01T00:00:00Z", "1970-01-01T00:00:00Z", " "])
def test_a_placeholder_is_no_date(read: Reader, stated: str) -> None:
    assert read(html(meta(article__published_time=stated))).document.published is None


def test_a_page_without_a_date_has_none(read: Reader) -> None:
    assert read(html("<title>Ours</title>")).document.published is None


def test_a_sure_date_stands_before_words(read: Reader) -> None:
    head = json_ld(article(datePublished="an hour ago")) + meta(
        article__published_time="2023-08-09"
    )
    found = read(html(head))
    assert str(found.document.published) == "2023-08-09"
    assert found.extras["datePublished"] == "an hour ago"


@pytest.mark.parametrize(
    ("line", "edtf", "words"),
    [
        ('<time datetime="2023-08-09T10:00:00Z">Wednesday</time>', "2023-08-09T10:00:00Z", None),
        ("<time>3 hours ago</time>", "", "3 hours ago"),
        ('<span class="post-date">August 9, 2023</span>', "2023-08-09", "August 9, 2023"),
        ('<p class="published-on">Published 9 August 2023</p>', "2023-08-09", None),
    ],
)
def test_the_date_line_by_the_heading_counts_where_metadata_is_silent(
    read: Reader, line: str, edtf: str, words: str | None
) -> None:
    page = html(body=f"<article><h1>Talks</h1>{line}{PROSE * 2}</article>")
    published = read(page).document.published
    assert published is not None
    assert (published.edtf, published.basis) == (edtf, "metadata")
    assert words in (None, published.words)


def test_dates_of_other_things_on_the_page_are_not_taken(read: Reader) -> None:
    late = '<p>In a letter of <time datetime="1999-01-01">1999</time> they had agreed.</p>'
    aside = '<aside class="related"><time datetime="2001-01-01">2001</time> Another</aside>'
    page = html(body=f"{aside}<article><h1>Talks</h1>{PROSE}{late}</article>")
    assert read(page).document.published is None


def test_when_it_was_modified_is_kept(read: Reader) -> None:
    head = json_ld(article(datePublished="2023-08-09", dateModified="2023-08-10T01:00:00+02:00"))
    assert read(html(head)).extras["modified"] == "2023-08-09T23:00:00Z"


# --- the rest ---


def test_the_canonical_address_is_the_document_s(read: Reader) -> None:
    head = '<base href="https://x.example/news/"><link rel="canonical" href="cable?id=4#top">'
    found = read(html(head + meta(og__url="https://m.x.example/cable")))
    assert found.document.url == "https://x.example/news/cable?id=4"
    assert found.extras["og:url"] == "https://m.x.example/cable"


def test_a_canonical_address_of_the_front_page_is_passed_over(read: Reader) -> None:
    head = '<link rel="canonical" href="https://x.example/">'
    assert read(html(head + meta(og__url="https://x.example/a/b"))).document.url == (
        "https://x.example/a/b"
    )


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "file:///home/x", "https://[bad", "//", ""]
)
def test_what_is_no_web_address_is_none(read: Reader, href: str) -> None:
    assert read(html(f'<link rel="canonical" href="{href}">')).document.url == ""


def test_the_language_is_written_as_a_tag(read: Reader) -> None:
    assert read(html(attributes=' lang="EN_us"')).document.language == "en-us"
    assert read(html(meta(og__locale="nb_NO"))).document.language == "nb-NO"
    both = read(html(json_ld(article(inLanguage="sv")), attributes=' lang="en"'))
    assert both.document.language == "sv"
    assert both.extras["html lang"] == "en"


def test_the_outlet_s_name_is_taken_off_the_title_of_the_window(read: Reader) -> None:
    head = "<title>Talks go on | Fjord Post</title>" + meta(og__site_name="Fjord Post")
    assert read(html(head)).document.title == "Talks go on"
    shared = meta(og__title="Talks go on - Fjord Post", og__site_name="Fjord Post")
    assert read(html(shared)).document.title == "Talks go on"
    assert read(html("<title>Norway - Sweden</title>")).document.title == "Norway - Sweden"


def test_authors_stand_in_one_line(read: Reader) -> None:
    several = article(author=[{"@type": "Person", "name": "Ann"}, "Ben", {"name": ["Cy", "C."]}])
    assert read(html(json_ld(several))).extras["author"] == "Ann; Ben; Cy"
    cited = "".join(f'<meta name="citation_author" content="{n}">' for n in ("Ann", "Ben"))
    assert read(html(cited)).extras["author"] == "Ann; Ben"
    shown = '<p class="byline">By <a rel="author" href="/x">Kari Nordmann</a></p>'
    assert read(html(body=f"<h1>T</h1>{shown}")).extras["author"] == "Kari Nordmann"


def test_what_has_no_place_of_its_own_is_kept_under_its_name(read: Reader) -> None:
    node = article(
        dateline="OSLO", wordCount=812, about=[{"name": "Norway"}, {"name": "Sweden"}],
        isPartOf={"@type": "Newspaper", "name": "Weekend"}, copyrightYear=2023,
    )  # fmt: skip
    extras = read(html(json_ld(node) + '<meta name="x:desk" content="Foreign">')).extras
    assert extras["dateline"] == "OSLO"
    assert extras["wordCount"] == "812"
    assert (extras["about[0].name"], extras["about[1].name"]) == ("Norway", "Sweden")
    assert extras["isPartOf.name"] == "Weekend"
    assert extras["x:desk"] == "Foreign"


def test_what_speaks_to_browsers_is_left_out(read: Reader) -> None:
    head = '<meta name="viewport" content="width=9"><meta name="robots" content="all">'
    assert read(html(head + meta(fb__app_id="1", og__image="https://x.example/i.png"))).extras == {}


def test_what_the_user_says_stands_above_the_page(read: Reader) -> None:
    head = json_ld(article(headline="T", datePublished="2023-08-09", publisher={"name": "P"}))
    found = read(html(head), publisher="Q", published="2023-08-01", url="https://q.example/1")
    assert found.document.publisher == "Q"
    assert str(found.document.published) == "2023-08-01"
    assert found.document.url == "https://q.example/1"
    assert found.extras["publisher on the page"] == "P"
    assert found.extras["published on the page"] == "2023-08-09"


@pytest.mark.parametrize(
    "block",
    [
        '<!-- {"@type": "NewsArticle", "headline": "Ours"} -->',
        '//<![CDATA[\n{"@type": "NewsArticle", "headline": "Ours"}\n//]]>',
        '{"@type": "NewsArticle", "headline": "Ours",};',
        '{"@type": "NewsArticle", "text": "a\nraw line end", "headline": "Ours"}',
        '[[{"@type": ["Thing", "schema:NewsArticle"], "headline": ["Ours"]}]]',
        '{"@type": "http://schema.org/NewsArticle", "headline": {"@value": "Ours"}}',
        '{"@type": "NewsArticle", "headline": "Ours", "headline": "Theirs"}',
    ],
)
def test_json_ld_is_read_as_it_is_found_in_the_wild(read: Reader, block: str) -> None:
    page = html(f"<script type='application/ld+json; charset=utf-8'>{block}</script>")
    found = read(page)
    assert found.flaws == ()
    assert found.document.title == "Ours"


@pytest.mark.parametrize(
    ("block", "why"),
    [
        ('{"@type": "NewsArticle", "headline": "Our', "Unterminated string"),
        ('{"headline" "Ours"}', "Expecting ':'"),
        ("[" * 100_000, "nested too deep"),
        ('{"n": ' + "1" * 5000 + "}", "integer"),
        ("", None),
    ],
)
def test_json_ld_that_is_no_json_is_a_flaw_and_the_rest_is_read(
    read: Reader, block: str, why: str | None
) -> None:
    bad = f'<script type="application/ld+json">{block}</script>'
    found = read(html(bad + json_ld(article(headline="Ours"))))
    assert [str(why) in flaw.why for flaw in found.flaws] == ([True] if why else [])
    assert found.document.title == "Ours"
    assert "talks on the cable" in found.body


def test_lone_surrogates_and_controls_do_not_reach_the_ledger(read: Reader) -> None:
    block = '{"@type":"NewsArticle","headline":"a\\ud800b\\u0000c","x\\udfff":"d"}'
    page = html(
        f'<script type="application/ld+json">{block}</script>', "<p>e&#xD800;f&#0;g&#1;</p>"
    )
    found = read(page)
    found.document.title.encode()
    str(found.document.extras).encode()
    found.document.text.encode()
    assert "\x00" not in found.document.title + found.document.text


def test_facts_beyond_measure_are_cut_and_said_so(read: Reader) -> None:
    node = article(headline="Ours", **{f"x{n}": "y" * 9000 for n in range(100)})
    found = read(html(json_ld(node)))
    assert [flaw.at for flaw in found.flaws] == ["facts"]
    assert found.extras["x0"] == "y" * 4000
    assert sum(map(len, found.extras.values())) <= 200_000


def test_a_name_or_address_beyond_measure_does_no_harm(read: Reader) -> None:
    node = article(
        url="https://x.example/" + "a" * 9000, author=["A" * 99] * 9, **{"k" * 9000: "v"}
    )
    found = read(
        html(json_ld(node) + f'<link rel="canonical" href="https://x.example/{"b" * 9000}">')
    )
    assert found.document.url == ""
    assert found.extras["k" * 200] == "v"
