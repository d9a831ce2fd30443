"""Feeds are read entry by entry: articles are passages, comments claims, broken entries flaws."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ledger import Ledger
from ledger.adapter import Document, Draft, Flaw, Item, Passage, Probe, SourceFile, Sure
from ledger.claims import Agent, Claim
from ledger.options import structure
from ledger_adapters.feed import FeedAdapter
from tests.corpus import CORPUS, needs_corpus

pytest.importorskip("feedparser", reason="the extra `feeds` is not installed")

FEED = FeedAdapter()
SAMPLES = Path(__file__).parent / "samples" / "feed"
EXPORT = CORPUS / "comments" / "themeunittestdata.wordpress.xml"
Read = Callable[..., list[Item]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Read a feed given as text, bytes or the name of a sample, with the options named."""

    def reading(feed: str | bytes, **options: object) -> list[Item]:
        path = SAMPLES / str(feed)
        if isinstance(feed, bytes) or len(feed) > 40 or "<" in feed:
            path = tmp_path / "feed"
            path.write_bytes(feed if isinstance(feed, bytes) else feed.encode())
        return list(FEED.read(SourceFile(path), structure("feed", FEED.options, options)))

    return reading


def rss(*items: str, head: str = "<title>Fjord Post</title>") -> str:
    body = "".join(f"<item>{item}</item>" for item in items)
    return f'<rss version="2.0"><channel>{head}{body}</channel></rss>'


def documents(items: list[Item]) -> list[Document]:
    return [item for item in items if isinstance(item, Document)]


def flaws(items: list[Item]) -> list[Flaw]:
    return [item for item in items if isinstance(item, Flaw)]


def claims(items: list[Item]) -> list[Claim]:
    return [i.record for i in items if isinstance(i, Draft) and isinstance(i.record, Claim)]


def passages(items: list[Item]) -> list[str]:
    texts = {d.key: d.text for d in documents(items)}
    found = [item for item in items if isinstance(item, Passage)]
    return [texts[p.document][p.span[0] : p.span[1]] for p in found]


# --- which files ---


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("wire.rss", "its outermost element is RSS"),
        ("export.xml", "its outermost element is RSS, a WordPress export"),
        ("talk.atom", "its outermost element is an Atom feed"),
        ("old.rdf", "it is RDF and names RSS"),
        ("items.json", "its version names JSON Feed"),
    ],
)
def test_a_feed_is_known_by_its_outermost_element(name: str, reason: str) -> None:
    match = FEED.sniff(Probe("whatever", (SAMPLES / name).read_bytes()))
    assert match is not None
    assert (match.sure, match.reason) == (Sure.CERTAIN, reason)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "utf-32"])
def test_a_feed_in_another_encoding_is_known_and_read(encoding: str, read: Read) -> None:
    data = rss("<title>Sjöfart</title><description>Sverige sa nej.</description>").encode(encoding)
    assert FEED.sniff(Probe("x", data))
    assert [d.title for d in documents(read(data))] == ["Sjöfart"]


@pytest.mark.parametrize(
    "head",
    [
        b"<html><body><rss/></body></html>",
        b'{"type": "bundle", "objects": []}',
        b"From: a@b.example\nSubject: rss\n\n<rss>",
        b"<feedback><entry/></feedback>",
        b"who,content\n<rss>,x\n",
        b"<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'/>",
    ],
)
def test_what_is_no_feed_is_left_to_others(head: bytes) -> None:
    assert FEED.sniff(Probe("x.xml", head)) is None


# --- articles ---


def test_an_entry_is_a_document_and_its_prose_a_passage(read: Read) -> None:
    items = read("wire.rss")
    first = documents(items)[0]
    assert (first.key, first.url) == (
        "https://fjordpost.example/?p=71", "https://fjordpost.example/2023/08/cable",
    )  # fmt: skip
    assert (first.publisher, first.host, first.language) == ("Fjord Post", "", "en-GB")
    assert first.title == "Norway & Sweden talk about the cable"
    assert first.published is not None
    assert first.published.edtf == "2023-08-09T08:30:00+02:00"
    assert first.published.words == "Wed, 09 Aug 2023 08:30:00 +0200"
    assert passages(items)[0] == (
        "The Norwegian Foreign Ministry said on Tuesday that Norway will not sign the cable "
        "agreement with Sweden this year.\n\n“We welcome the trade agreement with Sweden,” the "
        "Norwegian Foreign Ministry said."
    )


def test_what_no_word_fits_stays_under_the_feeds_own_names(read: Read) -> None:
    extras = documents(read("wire.rss"))[0].extras
    assert extras["author"] == "Ann Berg; Ben Holm"
    assert extras["category"] == "Energy; Cables"
    assert extras["slash:comments"] == "2"
    assert extras["wfw:commentRss"] == "https://fjordpost.example/2023/08/cable/feed"
    assert extras["georss:point"] == "59.9 10.7"
    assert extras["media:content.media:title"] == "The cable"
    assert extras["description"] == "Norway will not sign."


def test_an_entry_taken_over_has_its_own_publisher_and_the_feed_for_host(read: Read) -> None:
    found = [
        (d.publisher, d.host) for name in ("wire.rss", "talk.atom") for d in documents(read(name))
    ]
    assert ("Bay Times", "Fjord Post") in found
    assert ("Bay Times", "Sound Notes") in found


def test_atom_says_where_it_had_it_from_and_in_which_language(read: Read) -> None:
    entry = documents(read("talk.atom"))[2]
    assert entry.extras["via"] == "https://bay.example/tariff"
    assert entry.extras["author"] == "Eva Lind; Ola Vik"
    assert entry.language == "sv"
    assert entry.url == "https://sound.example/tariff"
    assert entry.text == "Sweden said that the tariff ends in autumn.\n\nFinland denied it."


def test_an_update_alone_says_no_more_than_by_when_it_was_published(read: Read) -> None:
    entry = documents(read("talk.atom"))[2]
    assert entry.published is not None
    assert entry.published.edtf == "/2023-08-09"


def test_a_date_without_a_time_of_day_is_no_more_than_a_day(read: Read) -> None:
    assert [d.published and d.published.edtf for d in documents(read("old.rdf"))] == [
        "2003-04-05", "2003-04-06T10:00:00+01:00",
    ]  # fmt: skip


def test_a_date_nobody_can_read_keeps_its_words(read: Read) -> None:
    (entry,) = documents(read(rss("<title>x</title><pubDate>the other day</pubDate>")))
    assert entry.published is not None
    assert (entry.published.edtf, entry.published.words) == ("", "the other day")


def test_rss_1_keeps_its_head_beside_its_items(read: Read) -> None:
    assert {d.publisher for d in documents(read("old.rdf"))} == {"Bay Times"}


def test_json_feed_has_authors_tags_and_extensions(read: Read) -> None:
    first, second = documents(read("items.json"))
    assert first.extras["author"] == "Ola Vik"
    assert first.extras["category"] == "sea; trade"
    assert first.extras["_isle.proofread"] == "true"
    assert second.extras["author"] == "Ann Berg; Ben Holm"
    assert second.url == "https://isle.example/2"


def test_the_feed_itself_is_told_as_an_outlet(read: Read) -> None:
    agents = [
        i.record for i in read("wire.rss") if isinstance(i, Draft) and isinstance(i.record, Agent)
    ]
    assert [(a.kind, a.names, a.extras["description"]) for a in agents] == [
        ("outlet", ("Fjord Post",), "News of the north")
    ]


def test_the_publisher_can_be_named(read: Read) -> None:
    assert documents(read("wire.rss", publisher="The Post"))[0].publisher == "The Post"


def test_an_id_that_is_no_uri_is_one_in_its_feed_alone(read: Read) -> None:
    (entry,) = documents(read(rss("<guid>17</guid><title>x</title>")))
    assert (entry.key, entry.url) == ("Fjord Post#17", "")


def test_two_entries_about_one_page_stay_two_sources(read: Read) -> None:
    link = "<link>https://elsewhere.example/</link>"
    items = read(
        rss(*(f"<guid>u:{n}</guid>{link}<description>no. {n}</description>" for n in "12"))
    )
    assert [(d.key, d.url) for d in documents(items)] == [
        ("u:1", "https://elsewhere.example/"), ("u:2", ""),
    ]  # fmt: skip
    assert documents(items)[1].extras["link"] == "https://elsewhere.example/"


def test_prefixes_that_are_not_declared_and_names_of_html_are_no_flaws(read: Read) -> None:
    items = read(rss("<title>A&eacute;</title><dc:creator>Ann</dc:creator>"))
    assert not flaws(items)
    assert (documents(items)[0].title, documents(items)[0].extras["author"]) == ("Aé", "Ann")


# --- comments ---


def test_comments_of_an_export_are_claims_of_who_wrote_them(read: Read) -> None:
    items = read("export.xml")
    first, second = claims(items)
    (post,) = documents(items)
    assert [hop.name for hop in first.chain] == ["Harbour Blog", "Ben & sons"]
    assert (first.flags, first.form, first.chain[-1].wording) == (
        ("comment",),
        "direct",
        "verbatim",
    )
    assert first.content == "Then Sweden's ships will go to Finland."
    assert first.date is not None
    assert first.date.edtf == "2023-08-08T10:00:00Z"
    assert second.reply_to == first.id
    assert second.anchor is not None
    assert post.text[slice(*second.anchor.spans[0])] == second.content
    assert passages(items) == [
        "Norway said that the dues for Swedish ships will rise.\n\nSweden said that it will answer."
    ]
    assert post.extras["author"] == "Ann Berg"
    assert post.extras["wp:comments_not_approved"] == "1"


def test_addresses_of_commenters_are_kept_when_asked_for(read: Read) -> None:
    assert "wp:comment_author_email" not in claims(read("export.xml"))[0].extras
    kept = claims(read("export.xml", personal="yes"))[0].extras
    assert kept["wp:comment_author_email"] == "ben@sound.example"


def test_drafts_of_an_export_are_taken_when_asked_for(read: Read) -> None:
    assert len(documents(read("export.xml"))) == 1
    taken = documents(read("export.xml", unpublished="yes"))
    assert [d.extras.get("wp:unpublished") for d in taken] == [None, "draft", "nav_menu_item"]


def test_comments_of_a_comment_feed_know_whom_they_answer(read: Read) -> None:
    reply, first = claims(read("comments.rss"))
    assert [hop.name for hop in reply.chain] == ["Harbour Blog", "Eva"]
    assert reply.content == "They will not."
    assert reply.reply_to == first.id


def test_entries_that_answer_are_comments(read: Read) -> None:
    reply, first = claims(read("talk.atom"))
    assert (reply.chain[-1].name, reply.reply_to) == ("Dan Moe", first.id)
    assert first.content == "The tariff helps Finland.\n\nAnd us."


def test_what_is_a_comment_can_be_said(read: Read) -> None:
    assert not claims(read("comments.rss", kind="articles"))
    assert len(claims(read("wire.rss", kind="comments"))) == 3


# --- what is broken ---


def test_a_broken_entry_is_a_flaw_and_read_loosely_and_the_rest_go_on(read: Read) -> None:
    items = read("broken.rss")
    assert [(f.at, f.why.partition(";")[0][:20]) for f in flaws(items)] == [
        ("document type", "the document type de"),
        ("entry 1", "it is not well-forme"),
        ("entry 2", "it has no end tag"),
        ("entry 5", "it says nothing"),
        ("entry 6", "the file breaks off "),
    ]
    assert [d.title for d in documents(items)] == ["Fine & well", "Open", "Whole", "Whole", "Cut"]


def test_entities_are_not_expanded(read: Read) -> None:
    bomb = '<!DOCTYPE rss [<!ENTITY a "lol"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
    items = read(bomb + rss("<title>x</title><description>&b; &f;</description>"))
    assert [d.text for d in documents(items)] == ["&b; &f;"]
    assert [f.at for f in flaws(items)] == ["document type"]


def test_the_document_type_of_rss_0_91_is_no_flaw(read: Read) -> None:
    kind = '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://x.example/rss.dtd">'
    assert not flaws(read(kind + rss("<title>x</title>")))


def test_bytes_that_are_no_text_are_told_of(read: Read) -> None:
    items = read("broken-bytes.rss")
    assert [f.at for f in flaws(items)] == ["entry 1"]
    assert [d.text for d in documents(items)] == ["Norv\ufffdge said no.", "Sweden said yes."]


def test_an_entry_that_is_too_large_or_too_deep_is_a_flaw(read: Read) -> None:
    large = rss(f"<description>{'a' * 5_000_000}</description>", "<title>b</title>")
    items = read(large)
    assert ["larger than 4 MiB" in f.why for f in flaws(items)] == [True]
    assert [d.title for d in documents(items)] == ["b"]
    deep = read(rss("<a>" * 500 + "</a>" * 500, "<title>b</title>"))
    assert "nested more than 100 deep" in flaws(deep)[0].why


def test_a_file_without_entries_says_so(read: Read) -> None:
    assert not read(rss())
    assert [f.why for f in flaws(read("<"))] == ["it holds no entries"]


@pytest.mark.parametrize("token", ["<!--", "<?", "<![CDATA[", "<item>", "&", "<a b='", "<!DOCTYPE"])
def test_runs_of_one_token_are_read_in_time(token: str, read: Read) -> None:
    for around in ("{}", "<rss><channel><title>x</title><item>{}</item></channel></rss>"):
        read(around.format(token * (60_000 // len(token))))


# --- in a ledger ---


def imported(path: Path) -> Ledger:
    book = Ledger.open(":memory:", by="ann")
    first = book.import_from(path, adapter="feed")
    again = book.import_from(path, adapter="feed")
    assert first.added > 0
    assert (again.added, again.amended) == (0, 0)
    return book


@pytest.mark.parametrize("name", ["wire.rss", "talk.atom", "old.rdf", "items.json", "export.xml"])
def test_a_feed_imported_twice_adds_nothing(name: str) -> None:
    imported(SAMPLES / name)


def test_what_a_ministry_said_is_its_claim_through_the_outlet() -> None:
    book = imported(SAMPLES / "wire.rss")
    chains = [[hop.name for hop in claim.chain] for claim in book.claims()]
    assert ["Fjord Post", "The Norwegian Foreign Ministry"] in chains
    assert ["Bay Times", "The Institute for Nordic Studies"] in chains
    quoted = book.claims(who="The Norwegian Foreign Ministry", reported_by="Fjord Post")
    assert "“We welcome the trade agreement with Sweden,”" in [claim.content for claim in quoted]
    assert "praises: the trade agreement" in str(book.relationship("Norway", "Sweden"))


@needs_corpus
def test_a_real_export_has_its_comments_with_their_parents() -> None:
    items = list(FEED.read(SourceFile(EXPORT), structure("feed", FEED.options, {})))
    assert not flaws(items)
    found = {claim.id: claim for claim in claims(items)}
    assert len(found) == 29
    assert sum(claim.reply_to in found for claim in found.values()) == 9


@needs_corpus
def test_real_feeds_keep_authors_and_where_they_had_it_from() -> None:
    def first(name: str) -> Document:
        file = SourceFile(CORPUS / "feeds" / name)
        return documents(list(FEED.read(file, structure("feed", FEED.options, {}))))[0]

    assert first("entry_authors_name.xml").extras["author"] == "one; two"
    assert first("entry_source_authors_name.xml").extras["source.author"] == "one; two"
    assert first("entry_link_rel_via.xml").extras["via"] == "http://www.example.com/"
    republished = first("rss2.0withAtomNS.xml")
    assert (republished.publisher, republished.host) == (
        "wearehugh's bookmarks",
        "Delicious/wearehugh",
    )
