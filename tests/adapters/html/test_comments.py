"""Comment threads: whose each is, when, in answer to what, and that none is the article's."""

from collections.abc import Callable

import pytest

from ledger.claims import Claim
from tests.adapters.html.pages import PROSE, SAMPLES, Read, article, html, json_ld, read_file

Reader = Callable[..., Read]


def said(claims: list[Claim]) -> list[tuple[str, str, str | None]]:
    return [(c.who[0].text, c.content, c.reply_to) for c in claims]


def test_a_wordpress_thread_keeps_who_answers_whom() -> None:
    found = read_file(SAMPLES / "blog.html")
    assert said(found.comments) == [
        ("Sven", "You are too hard on Orlov. She kept her word on the harbour.", None),
        ("Greta L.", "Did she? The harbour is still closed.", "comment 101"),
        ("Ida Holm", "It opened last week, I have corrected the text.", "comment 103"),
        ("Anonymous", "First!", None),
    ]
    assert [draft.key for draft in found.drafts] == ["101", "103", "104", "105"]
    assert [str(c.date) for c in found.comments[:3]] == [
        "2023-06-11T10:00:00Z", "2023-06-11T11:15:00Z", "2023-06-12T06:01:00Z",
    ]  # fmt: skip


def test_what_a_comment_quotes_is_not_its_own(read: Reader) -> None:
    reply = read_file(SAMPLES / "blog.html").comments[1]
    assert reply.extras["quoted"] == "“She kept her word on the harbour.”"
    thread = '<div class="comment" id="comment-1"><blockquote>Only this.</blockquote></div>'
    (alone,) = read(html(body=PROSE + thread)).comments
    assert alone.content == "“Only this.”"


def test_a_comment_is_its_commenter_s_word_and_flagged() -> None:
    for claim in read_file(SAMPLES / "blog.html").comments:
        assert claim.flags == ("comment",)
        assert claim.chain[0].name == "The Cable Watcher"
        assert (claim.form, claim.chain[-1].wording) == ("direct", "verbatim")


def test_a_disqus_thread_keeps_who_answers_whom() -> None:
    assert said(read_file(SAMPLES / "disqus.html").comments) == [
        ("Berit", "Three years for this.", None),
        ("Jon", "Better late than never.\nAnd cheaper for us.", "comment 6001"),
        ("Nils", "Why was this removed?", None),
    ]


def test_comments_of_json_ld_and_markup_are_joined() -> None:
    found = read_file(SAMPLES / "forum.html")
    assert said(found.comments) == [
        ("Nils", "A good deal for the north.", None),
        ("Åsa", "Prices went up on my street.", "comment 7"),
        ("Ruth", "I stand by my question.", None),
        ("Ruth", "For whom?", "comment 7"),
        ("Nils", "For all of us.", "comment 8"),
    ]
    assert found.comments[0].extras == {"upvoteCount": "3"}
    assert [c.date.words if c.date else "" for c in found.comments] == [
        "2023-09-01T10:00:00Z", "2 hours ago", "", "2023-09-01T11:00:00+01:00", "",
    ]  # fmt: skip


def test_microdata_comments_nest() -> None:
    found = read_file(SAMPLES / "microdata.html").comments
    assert [(c.who[0].text, c.reply_to) for c in found] == [
        ("dockside_dan", None), ("Mo", "comment c9001"), ("Ferrywoman", None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "thread",
    [
        "<ol class=commentlist><li class=comment id=li-comment-1><div id=comment-1><cite>Ann</cite>"
        " says:<p>One.</p></div><ul class=children><li class=comment id=li-comment-2>"
        "<div id=comment-2><cite>Ben</cite> says:<p>Two.</p></div></li></ul></li></ol>",
        "<article class=comment id=c1><b class=author>Ann</b><p>One.</p></article>"
        "<article class=comment id=c2 data-parent-id=c1><b class=author>Ben</b><p>Two."
        "</p></article>",
        "<div class=comment data-comment-id=1 data-depth=0 data-author=Ann><p>One.</p></div>"
        "<div class=comment data-comment-id=2 data-depth=1 data-author=Ben><p>Two.</p></div>",
        "<div class=comment id=comment-1 data-author=Ann>One.<div class=replies>"
        "<div class=comment id=comment-2 data-author=Ben>Two.</div></div></div>",
        "<div class=comment-wrapper><div class=comment id=comment-1><i class=fn>Ann</i>"
        "<p>One.</p></div>"
        "<div class=replies><div class=comment-wrapper><div class=comment id=comment-2>"
        "<i class=fn>Ben"
        "</i><p>Two.</p></div></div></div></div>",
        "<div class=comment><span class=username>Ann</span><p>One.</p>"
        "<div class=comment><span class=username>Ben</span><p>Two.</p></div></div>",
        "<li class='comment depth-1' id=comment-1><cite class=fn>Ann</cite><p>One.</p></li>"
        "<li class='comment depth-2' id=comment-2><cite class=fn>Ben</cite><p>Two.</p></li>",
        "<div class='u-comment h-cite'><a class='p-author h-card'>Ann</a>"
        "<p class=e-content>One.</p>"
        "<div class='u-comment h-cite'><a class='p-author'>Ben</a>"
        "<p class=e-content>Two.</p></div></div>",
        "<div class=comment id=comment-1><i class=author>Ann</i><p>One.</p></div>"
        "<div class=comment "
        "id=comment-2><i class=author>Ben</i> "
        "<a class=in-reply-to href=#comment-1>to Ann</a><p>Two.</p>"
        "</div>",
    ],
)
def test_threads_of_many_makes_are_read(read: Reader, thread: str) -> None:
    found = read(html(body=f"<article>{PROSE}</article><section>{thread}</section>"))
    one, two = found.comments
    assert (one.who[0].text, one.content, one.reply_to) == ("Ann", "One.", None)
    assert (two.who[0].text, two.content) == ("Ben", "Two.")
    assert two.reply_to == one.id
    assert "One." not in found.body


def test_comments_side_by_side_in_one_wrapper_answer_nobody(read: Reader) -> None:
    thread = (
        "<div class=comment-container><div class=comment id=comment-1><p>One.</p></div>"
        "<div class=comment id=comment-2><p>Two.</p></div></div>"
    )
    assert [c.reply_to for c in read(html(body=PROSE + thread)).comments] == [None, None]


def test_an_answer_may_stand_before_what_it_answers(read: Reader) -> None:
    """The newest first, as many sites show them: the ledger needs the older before."""
    thread = (
        "<div class=comment data-comment-id=2 data-parent-id=1><p>Two.</p></div>"
        "<div class=comment data-comment-id=1><p>One.</p></div>"
    )
    found = read(html(body=PROSE + thread))
    assert said(found.comments) == [
        ("commenter 1", "One.", None), ("commenter 2", "Two.", "comment 1"),
    ]  # fmt: skip
    assert found.document.text.index("Two.") < found.document.text.index("One.")


def test_answers_in_a_ring_are_cut_where_they_close(read: Reader) -> None:
    thread = "".join(
        f"<div class=comment data-comment-id={n} data-parent-id={n % 3 + 1}><p>No. {n}</p></div>"
        for n in (1, 2, 3)
    )
    assert len(read(html(body=PROSE + thread)).comments) == 3


def test_what_a_removed_comment_was_answered_with_stays(read: Reader) -> None:
    thread = (
        "<div class=comment id=comment-2 data-parent-id=comment-1><p>Why was it removed?</p></div>"
    )
    (claim,) = read(html(body=PROSE + thread)).comments
    assert (claim.reply_to, claim.extras) == (None, {"in reply to": "1"})


def test_a_comment_shown_twice_is_one(read: Reader) -> None:
    twice = "<div class=comment id=comment-1><p>Once and for all.</p></div>" * 2
    assert len(read(html(body=PROSE + twice)).comments) == 1


def test_the_labels_around_a_comment_are_not_in_it(read: Reader) -> None:
    thread = (
        "<div class=comment id=comment-1><header class=comment-header>Ann <time>1 day ago</time>"
        "</header><div class=comment-text><p>It is so.</p></div><footer class=comment-footer>"
        "<button>Like</button> 12 <a href=#>Reply</a> <a href=#>Report</a></footer></div>"
    )
    (claim,) = read(html(body=PROSE + thread)).comments
    assert claim.content == "It is so."


def test_a_pingback_and_the_form_are_no_comments() -> None:
    text = read_file(SAMPLES / "blog.html").document.text
    assert "Pingback" not in text
    assert "Leave a Reply" not in text


def test_comments_can_be_left_out(read: Reader) -> None:
    found = read((SAMPLES / "blog.html").read_bytes(), comments=False)
    assert found.comments == []
    assert "First!" not in found.document.text


def test_anchors_point_at_the_paragraphs_of_a_comment() -> None:
    found = read_file(SAMPLES / "blog.html")
    for claim in found.comments:
        assert claim.anchor is not None
        words = [found.document.text[a:b] for a, b in claim.anchor.spans]
        assert " ".join(words) == claim.content
        assert claim.anchor.exact == " … ".join(words)


def test_comments_in_json_ld_may_hold_markup(read: Reader) -> None:
    node = article(
        comment=[
            {"@type": "Comment", "text": "<blockquote>Old words.</blockquote><p>A &amp; B</p>"},
            {
                "@type": "Comment",
                "text": "First.\n\n&gt; cited\nSecond &#8211; so.",
                "author": "Cy",
            },
            {"@type": "Comment", "text": "  "},
        ]
    )
    one, two = read(html(json_ld(node))).comments
    assert (one.content, one.extras["quoted"]) == ("A & B", "Old words.")
    assert (two.content, two.extras["quoted"]) == ("First. Second – so.", "> cited")


def test_the_host_carries_the_comments_of_a_republished_article(read: Reader) -> None:
    node = article(publisher={"name": "Portal"}, provider={"name": "Wire"}, comment={"text": "So."})
    (claim,) = read(html(json_ld(node))).comments
    assert claim.chain[0].name == "Portal"
