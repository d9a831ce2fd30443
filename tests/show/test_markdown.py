"""Text in Markdown reads as it is: nothing in it is markup."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from markdown_it import MarkdownIt

from ledger.show.escape import harmful, markdown, plain
from ledger.testing.strategies import hostile_text

TEXTS = (
    "# heading", "- item", "+ item", "* item", "1. item", "12345) item", "> quoted", "=====", "---",
    "![image](x)", "[link](x)", "[link]: x", "<http://x>", "<b>bold</b>", "&lt;", "`code`", "*a*",
    "_a_", "__a__", "~~a~~", "a | b", "\\# x", "$x$", "{x}", "^a^", "% comment", ": defined",
    "\\", "a\\", "[^1]", "[^1]: note", "[ ] box", "![", "~~~", "```", "\t code", "    code",
)  # fmt: skip


def inline(text: str) -> str:
    """Read a line of Markdown as the only paragraph it has to be, and give its words."""
    parsed = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    assert [t.type for t in parsed] in (["paragraph_open", "inline", "paragraph_close"], [])
    children = [t for p in parsed for t in p.children or ()]
    assert {t.type for t in children} <= {"text", "text_special"}
    return "".join(t.content for t in children)


@pytest.mark.parametrize("text", TEXTS)
def test_what_would_be_markup_is_shown_as_it_is_written(text: str) -> None:
    assert inline(markdown(text)) == plain(text)


@given(hostile_text())
def test_any_text_is_one_paragraph_of_just_its_words(text: str) -> None:
    line = markdown(text)
    assert inline(line) == plain(text)
    assert not [c for c in line if harmful(c)]


@pytest.mark.parametrize(
    "text", ["http://x.org", "https://x.org/a", "www.x.org", "WWW.x.org", "mailto:a@x.org", "@ann"]
)
def test_a_bare_address_is_no_link_in_github_s_dialect_either(text: str) -> None:
    assert not re.search(r"(?<!\\):(?=\S)|(?i:www)\.|(?<!\\)@", markdown(text))
