"""Looks at what a renderer made: is anything in it alive that came out of the ledger?"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from html.parser import HTMLParser
from typing import Final

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from ledger.visible import harmful
from tests.hostile.renderers import Form

SIGNS: Final = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")
BLANK: Final = ' \t\r\n"\ufeff\u00a0\u200b\u3000\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029'
TABLE: Final = {"table", "caption", "thead", "tbody", "tr", "th", "td", "mark"}
ROWS: Final = {
    "table_open", "thead_open", "tbody_open", "tr_open", "th_open", "td_open", "inline",
    "table_close", "thead_close", "tbody_close", "tr_close", "th_close", "td_close",
}  # fmt: skip
BRIEF: Final = {
    "heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline",
    "bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close",
    "footnote_block_open", "footnote_block_close", "footnote_open", "footnote_close",
    "footnote_anchor",
}  # fmt: skip
WORDS: Final = {"text", "text_special", "softbreak", "hardbreak", "strong_open", "strong_close",
                "footnote_ref"}  # fmt: skip


def codes(text: str) -> list[str]:
    """List the characters that steer a terminal or turn the order of text."""
    return [f"U+{ord(c):04X}" for c in text if c != "\n" and harmful(c)]


def found(form: Form, text: str) -> list[str]:
    """List all that is alive in a piece of a form; nothing is well."""
    return [f"{form}: {it}" for it in _LOOK[form](text)]


def _text(text: str) -> Iterator[str]:
    yield from codes(text)


def _json(text: str) -> Iterator[str]:
    yield from codes(text)
    json.loads(text)


def _lines(text: str) -> Iterator[str]:
    yield from codes(text)
    for line in text.rstrip("\n").split("\n"):
        json.loads(line)


class Tags(HTMLParser):
    """The tags and attributes of a piece of HTML, and what is no element or text."""

    def __init__(self) -> None:
        super().__init__()
        self.odd: list[str] = []
        self.tags: list[tuple[str, tuple[tuple[str, str | None], ...]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, tuple(attrs)))

    def handle_comment(self, data: str) -> None:
        self.odd.append(f"<!--{data[:20]}")

    def handle_pi(self, data: str) -> None:
        self.odd.append(f"<?{data[:20]}")

    def unknown_decl(self, data: str) -> None:
        self.odd.append(f"<![{data[:20]}")


def parsed(html: str) -> Tags:
    tags = Tags()
    tags.feed(html)
    tags.close()
    return tags


def _table(text: str) -> Iterator[str]:
    """Look at a table for a notebook: our tags, our attributes, our one style."""
    yield from codes(text)
    tags = parsed(text)
    yield from tags.odd
    yield from (tag for tag, _ in tags.tags if tag not in TABLE)
    given = {pair for _, pairs in tags.tags for pair in pairs}
    yield from (name for name, _ in given if name not in ("style", "scope"))
    yield from (str(value) for name, value in given if name == "style" and "url" in (value or ""))


@cache
def _plain_page() -> list[str]:
    """Say what a page of harmless text is made of."""
    from tests.hostile.filled import PARTIES, filled

    with filled(["harmless"] * 8, records=8) as book:
        return _outline(book.page(*PARTIES))


def _outline(page: str) -> list[str]:
    told = []
    for tag, pairs in parsed(page).tags:
        content = "http-equiv" not in dict(pairs)
        kept = [f"{n}={v}" if content or n != "content" else n for n, v in pairs]
        told.append(f"<{tag} {' '.join(kept)}>")
    return told


def _page(text: str) -> Iterator[str]:
    """Look at a page: the same elements and attributes as one of harmless text, in their order."""
    yield from codes(text)
    yield from parsed(text).odd[1:]
    if _outline(text) != _plain_page():
        yield "it has other elements or attributes than a page of harmless text"
    data = re.search(r'<script id="data" type="application/json">(.*?)</script>', text, re.DOTALL)
    assert data
    json.loads(data[1])


def _csv(text: str) -> Iterator[str]:
    """Look at cells as this and other programs part them: none is a formula or holds a code."""
    for separator in ",;\t":
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            seen = row if separator == "," else [c.lstrip(BLANK) for c in row]  # our own row ends
            yield from (f"{separator!r}: {c[:40]!r}" for c in seen if c.startswith(SIGNS))
    for line in re.split("[\r\n;\t]", text):
        yield from ([repr(line[:40])] if line.lstrip(BLANK).startswith(SIGNS) else ())
    raw = text.replace("\r\n", "")
    yield from (f"U+{ord(c):04X}" for c in raw if c not in "\n\t" and ord(c) < 160 and harmful(c))
    yield from (f"U+{ord(c):04X}" for c in raw if c in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067")


def _markdown(text: str, blocks: set[str]) -> Iterator[str]:
    yield from codes(text)
    told = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin)
    for token in told.parse(text):
        if token.type not in blocks:
            yield token.type
        yield from (c.type for c in token.children or () if c.type not in WORDS)


def _rows(text: str) -> Iterator[str]:
    yield from _markdown(text, ROWS)
    widths = {len(re.findall(r"(?<!\\)\|", line)) for line in text.rstrip("\n").split("\n")}
    if len(widths) != 1:
        yield f"rows of several widths: {widths}"


def _brief(text: str) -> Iterator[str]:
    yield from _markdown(text, BRIEF)


_LOOK: Final[dict[Form, Callable[[str], Iterator[str]]]] = {
    "brief": _brief,
    "csv": _csv,
    "json": _json,
    "lines": _lines,
    "page": _page,
    "rows": _rows,
    "table": _table,
    "text": _text,
}
