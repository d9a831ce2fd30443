"""The main text of a page: what is in it, how it is written, and what is left out."""

from collections.abc import Callable

import pytest

from ledger.adapter import Draft
from ledger.claims import Claim
from ledger_adapters.rules import RulesReader
from tests.adapters.html.pages import PROSE, SAMPLES, Read, article, html, json_ld, meta, read_file

Reader = Callable[..., Read]


@pytest.mark.parametrize(
    ("name", "there", "away"),
    [
        (
            "wire-story.html",
            ["OSLO — Norway", "What Stockholm says", "who pays for", "Norway | 12.1",
             "in every point",
             "Talks go on in Stockholm next week.", "“Sweden remains committed to the cable.”"],
            ["Share on", "Photo:", "Advertisement", "Why the cable matters", "Sign up", "Most read",
             "Moose", "All rights reserved", "By Kari", "Published", "lied", "Home", "nothing of"],
        ),
        (
            "on-a-portal.html",
            ["ARCADIA CITY", "no intention of taking sides", "statistics office", "Max Stone"],
            ["Recommended", "something else entirely", "Portal Today"],
        ),
        ("blog.html", ["a word for people", "see for yourself"],
         ["Share this", "Posted in", "Leave a Reply", "long way to the sea", "Pingback"]),
        ("op-ed.html", ["“That is our nature,”", "café prices", "begin by saying so"],
         ["Home", "Opinion"]),
        ("microdata.html", ["nine hours, both", "“fair to everybody”", "before Christmas"],
         ["dockside", "Tom Reed"]),
        ("bare.html", ["a sign of a larger issue"], ["Call between ministers", "Untitled"]),
        ("broken.html", ["The first paragraph never ends", "nothing is closed here", "loose cell"],
         []),
        ("single-file.html", ["in stages", "after publication", "was amended on"],
         ["Photograph", "declined", "Talks on the harbour fail", "shadow root", "font-face"]),
        ("disqus.html", ["both landing stations"], ["Disqus", "Reply", "2 years ago"]),
        ("old.xhtml", ["made up half of it. Arcadia’s", "41 million"], ["a.js"]),
        ("archive.mhtml", ["teilte das norwegische Außenministerium", "Stockholm fortgesetzt"],
         ["advertisement", "iVBOR", "=C3"]),
    ],
)  # fmt: skip
def test_the_text_of_a_sample_is_its_article(name: str, there: list[str], away: list[str]) -> None:
    body = read_file(SAMPLES / name).body
    assert [words for words in there if words not in body] == []
    assert [words for words in away if words in body] == []


def test_the_article_is_one_passage_of_known_prose(read: Reader) -> None:
    found = read(html())
    (passage,) = found.passages
    assert passage.kind == "body"
    assert passage.span == (0, len(found.document.text))


def test_paragraphs_are_parted_and_white_space_is_one_blank(read: Reader) -> None:
    page = html(
        body="<p>One\n  line&nbsp;of\u00ad a pa\u200bper.</p><p>Another <b>bo</b>ld one.</p>"
        + PROSE
    )
    assert read(page).body.startswith("One line of a paper.\n\nAnother bold one.\n\nThe Norw")


def test_a_line_break_stays_and_two_part_paragraphs(read: Reader) -> None:
    page = html(
        body="<div>The first line stands here.<br>Under it the second.<br><br>A third.</div>"
    )
    assert read(page + PROSE).body.startswith(
        "The first line stands here.\nUnder it the second.\n\nA third."
    )


def test_a_block_quotation_stands_in_quotation_marks_once(read: Reader) -> None:
    quoted = (
        "<blockquote>Neutral we remain, said nobody.</blockquote>"
        "<blockquote><p>“Marked already, as some do.”</p><footer>— Ola Berg</footer></blockquote>"
    )
    body = read(html(body=PROSE + quoted + PROSE)).body
    assert "\n\n“Neutral we remain, said nobody.”\n\n" in body
    assert "\n\n“Marked already, as some do.”\n\n— Ola Berg\n\n" in body


def test_a_quotation_in_a_block_is_not_the_outlet_s_own_word(read: Reader) -> None:
    """Whose words a quotation is that nobody is named for stays open."""
    quoted = "<blockquote><p>Norway has closed the border with Sweden.</p></blockquote>"
    found = read(html(body=PROSE + quoted + PROSE))
    drafts = RulesReader().read(found.document, found.passages[0])
    claims = [d.record for d in drafts if isinstance(d, Draft) and isinstance(d.record, Claim)]
    [quotation] = [claim for claim in claims if "closed the border" in claim.content]
    assert quotation.form == "direct"
    assert quotation.chain[-1].name == "[unnamed]"
    assert len(quotation.chain) == 2


def test_a_pull_quote_is_not_told_twice(read: Reader) -> None:
    pulled = "<blockquote class='x'>no date had been set for the next round</blockquote>"
    body = read(html(body=PROSE + pulled + "<p>Nothing else was said of it by anybody.</p>")).body
    assert body.count("no date had been set") == 1


def test_lists_and_tables_are_lines(read: Reader) -> None:
    more = (
        "<ol><li>first <i>point</i></li><li>second point</li></ol>"
        "<table><tr><th>Year</th><th>Trade</th></tr><tr><td>2022</td><td>12</td></tr></table>"
        "<dl><dt>Term</dt><dd>meaning</dd></dl><pre>a  b\n c</pre>"
    )
    body = read(html(body=PROSE + more + PROSE)).body
    for line in ("first point", "second point", "Year | Trade", "2022 | 12", "meaning", "a  b\n c"):
        assert f"\n\n{line}\n\n" in body


def test_struck_out_words_are_kept_apart(read: Reader) -> None:
    found = read(html(body=PROSE + "<p>He <del>denied</del> confirmed the talks on Monday.</p>"))
    assert "He confirmed the talks" in found.body
    assert found.extras["del"] == "denied"


def test_what_a_page_marks_as_the_body_is_taken_whole(read: Reader) -> None:
    marked = f'<div itemprop="articleBody">{PROSE}<p>Short one</p><div>{PROSE}</div></div>'
    body = read(html(body=f"<p>Before it stands a long line of other prose.</p>{marked}")).body
    assert "Short one" in body
    assert "Before it" not in body


def test_the_text_in_json_ld_drops_what_is_not_in_it(read: Reader) -> None:
    told = " ".join(PROSE.replace("<p>", "").split("</p>"))
    other = "<p>Readers in the north can now follow us by telephone, every day and all night.</p>"
    page = html(json_ld(article(articleBody=told)), PROSE + other)
    assert "telephone" not in read(page).body
    assert "telephone" in read(html("", PROSE + other)).body


def test_the_text_in_json_ld_stands_in_for_a_page_that_holds_less(read: Reader) -> None:
    told = "\n".join(f"The ministry said that point {n} of the treaty was open." for n in range(20))
    page = html(json_ld(article(articleBody=told)), "<p>The ministry said that point 0 of the</p>")
    found = read(page)
    assert found.body.split("\n\n")[19] == "The ministry said that point 19 of the treaty was open."
    assert found.flaws == ()


def test_words_behind_the_end_of_the_page_are_of_it(read: Reader) -> None:
    page = f"<html><body>{PROSE}</body></html><p>The envoy said that it was so.</p></body></html>"
    assert read(page).body.endswith("The envoy said that it was so.")


def test_a_page_that_marks_nothing_is_read_whole_and_as_such(read: Reader) -> None:
    found = read("<html><body><span>Talks went on</span></body></html>")
    assert [p.kind for p in found.passages] in (["article"], ["body"])
    assert found.document.text == "Talks went on"


def test_a_saved_page_that_says_nothing_is_a_flaw(read: Reader) -> None:
    shell = "<title>App</title><div id=root></div><noscript>Please enable JavaScript.</noscript>"
    (flaw,) = read(f"<!DOCTYPE html>{shell}").flaws
    assert flaw.at == "page"
    assert "scripts put it there" in flaw.why


@pytest.mark.parametrize(
    "head",
    [
        json_ld(article(isAccessibleForFree="False")),
        json_ld(article(isAccessibleForFree=False, wordCount="1,400")),
        json_ld(article(wordCount=900)),
        "",
    ],
)
def test_a_preview_is_told_from_an_article(read: Reader, head: str) -> None:
    wall = "" if head else "<div class=wall><p>Subscribe to continue reading this story.</p></div>"
    found = read(html(head, PROSE + wall))
    (flaw,) = found.flaws
    assert "this is a preview" in flaw.why
    assert "on_flaw='keep-going'" in flaw.why
    assert "talks on the cable" in found.body


def test_an_article_that_was_paid_for_is_none(read: Reader) -> None:
    head = json_ld(article(isAccessibleForFree=False, wordCount=450))
    assert read(html(head, PROSE * 10)).flaws == ()


@pytest.mark.parametrize("name", ["Share", "Newsletter", "RelatedStories", "advert_box", "caption"])
def test_boxes_are_known_by_the_words_in_their_names(read: Reader, name: str) -> None:
    box = f'<div class="{name}"><p>Our writers have more to say on all of this every day.</p></div>'
    assert "Our writers" not in read(html(body=PROSE + box + PROSE)).body


def test_a_name_does_not_take_the_article_away(read: Reader) -> None:
    assert "talks on the cable" in read(html(body=f'<div class="promo">{PROSE}</div>')).body


def test_meta_alone_makes_no_text(read: Reader) -> None:
    found = read(html(meta(og__description="All of it."), ""))
    assert found.document.text == ""
    assert len(found.flaws) == 1


def test_marks_of_notes_are_no_words_of_the_text(read: Reader) -> None:
    note = '<sup class="reference"><a href="#n1">[1]</a></sup>'
    page = html(body=PROSE.replace("on.</p>", f"on.{note}</p>") + "<p>It is 20 m<sup>2</sup>.</p>")
    body = read(page).body
    assert "would go on.\n\n" in body
    assert body.endswith("It is 20 m2.")


def test_a_column_of_links_is_no_text(read: Reader) -> None:
    menu = "<td><b>NEWS</b><br><a href=a>Home</a><br><a href=b>The World</a></td>"
    page = html(body=f"<table><tr>{menu}<td>{PROSE.replace('<p>', '').replace('</p>', '<br><br>')}")
    body = read(page).body
    assert body.startswith("The Norwegian Foreign Ministry")
    assert body.endswith("when the talks were over.")
