"""A tree as the blocks of text a browser shows: paragraphs, headings, list items, rows, quotations.

White space is one blank, as browsers show it; a line break stays one, two part paragraphs. Cells of
a row stand with " | " between them. A block quotation is put in quotation marks, for in plain text
nothing else says that these are somebody else's words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Literal, TypeAlias

import attrs

from ledger_adapters.html.tree import Element, libraries, squeezed
from ledger_adapters.html.words import words

Kind: TypeAlias = Literal["p", "heading", "item", "quote", "row", "pre"]

_BLOCKS: Final = words("blocks")
_HEADS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CELLS: Final = frozenset({"td", "th"})
_CELL: Final = 200
_OPENED: Final = "\"\u201c\u201e\u00ab\u2018'\u300c\u2039"
_BREAKS: Final = re.compile(r"[ \t\x0b\x0c]*\x0b[ \t\x0b\x0c]*")
_BREAK: Final = "\x0b"


@attrs.frozen
class Block:
    """A block of text, what it is, the element it stands in, and how much of it is links."""

    text: str
    kind: Kind
    element: Element
    linked: int = 0

    @property
    def container(self) -> Element:
        """What it stands in together with its like: of an item the list's parent, say."""
        up = {
            "item": ("li", "ul", "ol", "dl", "dd", "dt"),
            "row": ("tr", "tbody", "thead", "table"),
        }
        passed = up.get(self.kind, ("p", "blockquote", "pre", *_HEADS))
        here = self.element
        while here.tag in passed and here.getparent() is not None:
            here = here.getparent()
        return here


@attrs.define
class _Open:
    """The block that is being read."""

    parts: list[str] = attrs.field(factory=list)
    linked: int = 0
    filled: bool = False

    def add(self, text: str | None, in_link: bool) -> None:
        if text:
            self.parts.append(text)
            self.linked += len(text.strip()) if in_link else 0
            self.filled = self.filled or bool(text.strip(" |\n"))


def blocks(root: Element) -> list[Block]:
    """Read the blocks under an element, in the order of the page."""
    return list(_blocks(root))


def _blocks(root: Element) -> Iterator[Block]:
    _, etree = libraries()
    stack: list[Element] = []
    now, links, preformatted = _Open(), 0, 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        apart = tag in _BLOCKS or (tag in _CELLS and _is_prose(element))
        if event == "start":
            if apart:
                if now.parts:
                    yield from _closed(now, stack)
                    now = _Open()
                stack.append(element)
            links += tag == "a"
            preformatted += tag == "pre"
            now.add(_opening(tag, now), False)
            now.add(_words(element.text, preformatted), links > 0)
        else:
            links -= tag == "a"
            now.add("\u201d" if tag == "q" else None, False)
            preformatted -= tag == "pre"
            if apart:
                if now.parts:
                    yield from _closed(now, stack)
                    now = _Open()
                stack.pop()
            if element is not root:
                now.add(_words(element.tail, preformatted), links > 0)
    yield from _closed(now, stack)


def _is_prose(cell: Element) -> bool:
    """Whether a cell of a table holds a text, as where tables lay out a page."""
    size = 0
    for text in cell.itertext():
        size += len(text)
        if size > _CELL:
            return True
    return False


def _opening(tag: str, now: _Open) -> str | None:
    if tag == "br":
        return _BREAK
    if tag == "q":
        return "\u201c"
    return " | " if tag in _CELLS and now.filled else None


def _words(text: str | None, preformatted: int) -> str | None:
    return text.replace("\n", _BREAK) if text and preformatted else text


def _closed(now: _Open, stack: list[Element]) -> Iterator[Block]:
    """End the block that is open: none where it is blank, several where line breaks part it."""
    if not now.parts or not stack:
        return
    text = "".join(now.parts)
    if not text.strip(" |\x0b\n\t\r"):
        return
    kind = _kind(stack)
    if kind == "pre":
        yield Block(text.replace(_BREAK, "\n").strip("\n"), kind, stack[-1], now.linked)
        return
    for part in _parted(_flat(text)):
        lines = [squeezed(line) for line in part.split("\n")]
        plain = "\n".join(line for line in lines if line).strip(" |")
        if plain:
            quoted = kind == "quote" and _quotes(plain, stack[-1])
            yield Block(f"\u201c{plain}\u201d" if quoted else plain, kind, stack[-1], now.linked)


def _parted(text: str) -> list[str]:
    """Part a text where a line is left blank, as two line breaks leave it."""
    if _BREAK not in text:
        return [text]
    marked = _BREAKS.sub(lambda m: "\n" * min(m.group().count(_BREAK), 2), text)
    return marked.split("\n\n")


def _flat(text: str) -> str:
    """White space but for line breaks that count is a blank."""
    return re.sub(r"[ \t\r\n\f]+", " ", text)


def _kind(stack: list[Element]) -> Kind:
    tags = [element.tag for element in stack]
    if tags[-1] in _HEADS:
        return "heading"
    if "pre" in tags[-2:]:
        return "pre"
    if "blockquote" in tags:
        return "quote"
    if "tr" in tags[-2:] and tags[-1] not in _CELLS:
        return "row"
    return "item" if any(tag in ("li", "dd", "dt") for tag in tags[-3:]) else "p"


def _quotes(text: str, element: Element) -> bool:
    """Whether quotation marks are wanting: not where there are some, nor at the name below."""
    signed = element.tag in ("footer", "cite", "figcaption") or text[0] in "\u2014\u2013-"
    return not signed and text[0] not in _OPENED
