"""HTML becomes plain text: paragraphs kept, all else left out, in time that stays in measure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.markup import plain, unescaped


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One.</p><p>Two<br>lines.</p>", "One.\n\nTwo\nlines."),
        ("a <b>bold</b> word", "a bold word"),
        ("1 < 2 &amp; 3 &gt; 2", "1 < 2 & 3 > 2"),
        ("<script>if (a<b) x()</script>seen<style>p{}</style>", "seen"),
        ("<div style='display: none'>not <div>this</div></div>this", "this"),
        ("<!-- <p>not this</p> -->this<!--", "this"),
        ("<ul><li>one<li>two</ul>", "one\n\ntwo"),
        ("<pre>a\n  b</pre>", "a\n  b"),
        ("<a title='x > y'>z</a>", "z"),
        ("<td>a</td><td>b</td>", "a b"),
        ("no tags <at all", "no tags"),
    ],
)
def test_html_as_a_reader_would_see_it(html: str, text: str) -> None:
    assert plain(html) == text


def test_quoted_blocks_are_marked_where_asked_for() -> None:
    html = "a<blockquote>b<blockquote>c<br>d</blockquote></blockquote>e"
    assert plain(html, quote=">") == "a\n\n> b\n\n>> c\n>> d\n\ne"


def test_line_ends_count_where_asked_for() -> None:
    assert plain("one\ntwo\n\n<i>three</i>", lines=True) == "one\ntwo\n\nthree"
    assert plain("one\ntwo\n\nthree") == "one two three"


def test_references_are_replaced_once() -> None:
    assert unescaped("&amp;lt; &#8217; &#x41; &nosuch; &#99999999999;") == (
        "&lt; ’ A &nosuch; &#99999999999;"
    )


@given(st.text(alphabet="<>/!-&;#abp= \n\"'", max_size=200))
def test_any_text_is_taken_and_no_tag_that_closes_is_left(html: str) -> None:
    assert "\x00" not in plain(html, lines=True, quote=">")


@pytest.mark.parametrize("token", ["<", "<!--", "<a b='", "<p>", "&#1", "</", "<blockquote>x"])
def test_runs_of_one_token_are_read_in_time(token: str) -> None:
    plain(token * (200_000 // len(token)), quote=">")
