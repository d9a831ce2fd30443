"""The main text of a page: which of its blocks are the article.

What the page itself marks as the article's body is taken whole; else trafilatura says which blocks
belong to it, and the text is ours: trafilatura writes lists, tables and quotations in its own way.
The text that JSON-LD gives (`articleBody`) settles what is left: it drops blocks that are not in
it, and stands in where the page holds but a part.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from copy import deepcopy
from functools import cache
from typing import Any, Final

import attrs

from ledger.errors import MissingExtra
from ledger_adapters.html.blocks import Block, blocks
from ledger_adapters.html.tree import Element, libraries, squeezed

_ENOUGH: Final = 250
_LEAST: Final = 60
_MOST_ELEMENTS: Final = 8_000
_MOST_TEXT: Final = 300_000
_MANY: Final = 600
_SEARCHED: Final = 300_000_000
_ENDS: Final = ".!?:;\u2026\u201d\u2019\"')\u00bb"
_BETWEEN: Final = frozenset({"item", "row", "quote", "pre"})
_FURNITURE: Final = re.compile(
    r"advertisement|(?:article|story) continues (?:below|after).{0,60}|sponsored content|"
    r"(?:read|see) (?:more|also|next)\b.{0,200}|also read\b.{0,200}|related(?: \w+){0,3}:.{0,200}|"
    r"more (?:from|on) .{0,80}|share (?:this|on|via)\b.{0,80}|(?:click|tap) here\b.{0,120}|"
    r"(?:follow|like|find) us\b.{0,120}|sign up (?:for|to)\b.{0,200}|"
    r"subscribe (?:to|now)\b.{0,200}|"
    r"(?:photo(?:graph)?s?|image|picture|pic|credit|source)(?: by| credit)?:.{0,160}|"
    r"loading\.{0,3}|skip (?:to|past)\b.{0,80}|tags?:.{0,200}|filed under:?.{0,160}|"
    r"(?:listen|watch) (?:to|now|live|:).{0,120}|download (?:the|our) .{0,60}app\b.{0,80}|"
    r"\d{1,3} (?:min(?:ute)?s?) read|comments? ?\(?\d{0,6}\)?|leave a (?:reply|comment)|print|"
    r"most (?:read|popular)|trending(?: now)?|recommended(?: for you)?|"
    r".{0,40}all rights reserved.{0,60}|"
    r"\u00a9.{0,160}|copyright \d{4}.{0,160}|back to top|share|tweet|email|facebook|twitter|"
    r"whatsapp",
    re.IGNORECASE,
)
_CREDIT: Final = re.compile(
    r"\b(?:Getty Images|(?:AFP|AP|Reuters|EPA|EFE|TASS|dpa|Anadolu)\s?(?:/|via)\s?\w|/\s?(?:AFP|AP|"
    r"Reuters|Getty|Pool|EPA|TASS|Shutterstock))\b"
)
_ALNUM: Final = re.compile(r"[\W_]+")


@attrs.frozen(kw_only=True)
class Body:
    """The paragraphs of an article; `sure` tells that only it is in them, `how` who says so."""

    how: str
    paragraphs: tuple[str, ...]
    sure: bool = True

    @property
    def size(self) -> int:
        """How many characters it has."""
        return sum(map(len, self.paragraphs))


def find_body(root: Element, article_body: str) -> Body:
    """Find the main text in a tree without furniture; `article_body` is JSON-LD's word of it."""
    found = blocks(root)
    marked = _told_once(_marked(found, root))
    if sum(len(b.text) for b in marked) >= _ENOUGH:
        return _settled(marked, article_body, "itemprop=articleBody")
    if _is_small(found, root):
        chosen = _told_once(_chosen(found, root))
        if chosen:
            return _settled(chosen, article_body, "trafilatura")
    if len(article_body) >= _LEAST:
        return _given(article_body)
    texts = [b.text for b in found if not _is_furniture(b)]
    return Body(how="the whole page", paragraphs=tuple(texts), sure=False)


def _is_small(found: list[Block], root: Element) -> bool:
    """Whether a page is of a size that trafilatura takes in good time."""
    size = sum(len(b.text) for b in found)
    return size <= _MOST_TEXT and sum(1 for _ in root.iter()) <= _MOST_ELEMENTS


def key(text: str) -> str:
    """Give a text without case, white space and punctuation, to tell whether two are the same."""
    return _ALNUM.sub("", text).casefold()


def split_paragraphs(text: str) -> list[str]:
    """Part a plain text into paragraphs, at its line ends."""
    return [p for p in (squeezed(line) for line in re.split(r"[\r\n\u2028\u2029]+", text)) if p]


def _marked(found: list[Block], root: Element) -> list[Block]:
    """The blocks of what the page marks as the article's body (schema.org articleBody)."""
    marks = set(root.xpath("//*[contains(concat(' ', @itemprop, ' '), ' articleBody ')]"))
    return [b for b in found if marks and _under(b.element, marks) and not _is_furniture(b)]


def _under(element: Element, marks: set[Element]) -> bool:
    return element in marks or any(above in marks for above in element.iterancestors())


def _chosen(found: list[Block], root: Element) -> list[Block]:
    """The blocks that trafilatura finds to be the article, and those that stand among them."""
    texts = _main_text(root, fast=len(found) > _MANY)
    whole = key("".join(texts))
    if len(whole) < _LEAST:
        return []
    own = {key(text) for text in texts}
    parts = whole if len(whole) * len(found) < _SEARCHED else ""
    sure = [_hit(key(b.text), own, parts) for b in found]
    if not any(sure):
        return []
    whose = {b.element for b, hit in zip(found, sure, strict=True) if hit and b.kind == "p"}
    hits = [hit or b.element in whose for b, hit in zip(found, sure, strict=True)]
    lo, hi = hits.index(True), len(hits) - 1 - hits[::-1].index(True)
    homes = _homes([b for b, hit in zip(found, hits, strict=True) if hit])
    return [
        b for n, b in enumerate(found)
        if (hits[n] or (lo - 2 <= n <= hi + 2 and _belongs(b, homes, lo < n < hi)))
        and not _is_furniture(b)
    ]  # fmt: skip


def _belongs(block: Block, homes: set[Element], among: bool) -> bool:
    """Whether a block that trafilatura passed over is the article's all the same.

    Prose is that stands beside its paragraphs, and a list, table or quotation `among` them.
    """
    if block.linked > 0.5 * len(block.text):
        return False
    if among and block.kind in _BETWEEN:
        return True
    return block.container in homes and (block.kind != "p" or block.text[-1] in _ENDS)


def _told_once(chosen: list[Block]) -> list[Block]:
    """Leave out pull quotes: what stands word for word in another paragraph too."""
    whole = "\0".join(key(b.text) for b in chosen if not _may_repeat(b))
    if len(whole) * len(chosen) > _SEARCHED:
        return chosen
    return [b for b in chosen if not (_may_repeat(b) and key(b.text) in whole)]


def _may_repeat(block: Block) -> bool:
    loose = block.kind == "quote" or (block.kind == "p" and block.text[-1] not in ".!?:\u2026")
    return loose and len(key(block.text)) >= 12


def _hit(folded: str, own: set[str], whole: str) -> bool:
    return bool(folded) and (folded in own or (len(folded) >= 24 and folded in whole))


def _homes(chosen: Sequence[Block]) -> set[Element]:
    """Where the article's paragraphs stand: elements that hold much of them."""
    count: dict[Element, int] = {}
    for block in chosen:
        if block.kind == "p":
            home = block.container
            count[home] = count.get(home, 0) + len(block.text)
    most = max(count.values(), default=0)
    return {home for home, size in count.items() if size >= 0.2 * most}


def _is_furniture(block: Block) -> bool:
    text = block.text
    if block.kind in ("p", "item", "heading") and len(text) < 240 and _FURNITURE.fullmatch(text):
        return True
    most = 0.5 if block.kind == "row" else 0.9
    if block.linked > most * len(text) and len(text) < 160 and block.kind != "quote":
        return text[-1] not in '.!?\u201d"'
    return (
        block.kind == "p"
        and len(text) < 300
        and text[-1] not in ".!?"
        and bool(_CREDIT.search(text))
    )


def _main_text(root: Element, *, fast: bool) -> list[str]:
    """The paragraphs trafilatura takes for the main text; raises `MissingExtra` without it.

    `fast` leaves out its second opinions, whose cost grows with the square of the paragraphs.
    """
    try:
        import trafilatura
    except ImportError as error:  # perhaps of something that it needs itself
        raise MissingExtra(extra="html", package=error.name or "trafilatura") from error
    _quieten()
    lxml_html, _ = libraries()
    tree = deepcopy(root)
    if tree.tag != "html":
        outer: Any = lxml_html.document_fromstring("<html><body></body></html>")
        outer.body.append(tree)
        tree = outer
    found: Any = trafilatura.bare_extraction(
        tree, fast=fast, include_comments=False, include_tables=True, with_metadata=False
    )
    if found is None or found.body is None:
        return []
    inline = ("hi", "ref", "lb", "del", "graphic")
    return [
        "".join(e.itertext()) for e in found.body.iter("*")
        if e is not found.body and e.tag not in inline
    ]  # fmt: skip


@cache
def _quieten() -> None:
    """Let trafilatura's notes go to the caller's log alone, not to the screen for want of one."""
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())


def _settled(chosen: list[Block], article_body: str, how: str) -> Body:
    """Hold the blocks against the text that JSON-LD gives of the article."""
    whole = key(article_body)
    texts = tuple(b.text for b in chosen)
    size = sum(len(key(text)) for text in texts)
    if len(whole) < _ENOUGH // 2:
        return Body(how=how, paragraphs=texts)
    there = [key(b.text) in whole for b in chosen]
    covered = sum(len(key(b.text)) for b, is_in in zip(chosen, there, strict=True) if is_in)
    if covered >= 0.85 * len(whole):
        kept = [
            b.text for b, is_in in zip(chosen, there, strict=True)
            if is_in or b.kind in ("heading", "row", "item", "quote")
        ]  # fmt: skip
        return Body(how=f"{how} and articleBody", paragraphs=tuple(kept))
    if covered >= 0.6 * size and size < 0.7 * len(whole):
        return _given(article_body)
    return Body(how=how, paragraphs=texts)


def _given(article_body: str) -> Body:
    return Body(how="articleBody", paragraphs=tuple(split_paragraphs(article_body)))
