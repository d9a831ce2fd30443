"""Takes away what a site puts around and between an article: menus, boxes, captions, share lines.

By element, by role, by the words in its class names and id. Nothing that holds a good part of the
page's prose is taken away, whatever it is called.
"""

from __future__ import annotations

import re
from typing import Final

import attrs

from ledger_adapters.html.tree import Element, classes, drop, elements, named, text_of
from ledger_adapters.html.words import words

_NEVER: Final = words("never_text")
_SMALL: Final = frozenset({"form", "aside", "footer", "header", "figure", "details", "address"})
_ROLES: Final = frozenset({
    "navigation", "complementary", "contentinfo", "dialog", "alertdialog", "search", "alert",
    "menu", "menubar", "toolbar", "tablist", "tooltip", "banner", "status",
})  # fmt: skip
_WORDS: Final = words("furniture")
_SHORT: Final = words("short_furniture")
"""These words mark furniture where the element is short; they also name whole pages."""
_PAIRS: Final = (
    {"read", "more"}, {"read", "also"}, {"read", "next"}, {"see", "also"}, {"more", "on"},
    {"more", "from"}, {"most", "read"}, {"pull", "quote"}, {"sr", "only"}, {"visually", "hidden"},
    {"screen", "reader"}, {"skip", "link"}, {"about", "author"}, {"in", "article", "promo"},
    {"you", "may", "like"}, {"article", "tags"}, {"also", "like"}, {"post", "navigation"},
)  # fmt: skip
_SUSPECT: Final = (
    "//*[@class or @id or @hidden or @aria-hidden or @role or @style] | "
    + " | ".join(f"//{tag}" for tag in sorted(_SMALL))
)
_NOTE: Final = re.compile(r"\[?\s?(?:\w{1,3}|note \d{1,3}|\*)\s?\]?", re.IGNORECASE)
_HIDDEN: Final = re.compile(r"display\s?:\s?none|visibility\s?:\s?hidden", re.IGNORECASE)
_PROSE: Final = frozenset({"p", "blockquote", "li", "pre"})
_KEPT: Final = frozenset({
    "html", "body", "main", "article", "blockquote", "h1", "tr", "td", "th", "tbody", "thead",
})  # fmt: skip


@attrs.frozen
class _Measured:
    """How much text and prose stand under each element, and which elements hold the article."""

    prose: dict[Element, int]
    size: dict[Element, int]
    core: set[Element]
    whole: int


def prune(root: Element) -> None:
    """Take furniture out of a tree, in place."""
    for element in list(root.iter(*_NEVER)):
        if not _holds_article(element):
            drop(element)
    for element in root.xpath("//sup[.//a]"):
        if _NOTE.fullmatch(text_of(element)):
            drop(element)
    suspects = root.xpath(_SUSPECT)
    if not suspects:
        return
    measured = _measure(root)
    for element in suspects:
        if element.getparent() is None or element.tag in ("html", "body"):
            continue
        if _furniture(element, measured) and not _is_body(element, measured):
            drop(element)


def _holds_article(element: Element) -> bool:
    return element.tag == "nav" and element.find(".//article") is not None


def _measure(root: Element) -> _Measured:
    """Measure all elements in one pass, the inner before the outer."""
    prose: dict[Element, int] = {}
    size: dict[Element, int] = {}
    for element in reversed(list(elements(root))):
        own = len(element.text or "")
        inner = links = 0
        for below in element:
            own += size[below] + len(below.tail or "")
            inner += prose[below]
            links += size[below] if below.tag == "a" else 0
        size[element] = own
        mine = own - links if element.tag in _PROSE else 0
        prose[element] = max(inner, mine if mine > 60 else 0)
    marks = root.xpath("//*[@itemprop='articleBody'] | //article//h1")[:200]
    core = {above for mark in marks for above in (mark, *mark.iterancestors())}
    return _Measured(prose, size, core, prose[root])


def _furniture(element: Element, measured: _Measured) -> bool:
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    if (element.get("role") or "").lower() in _ROLES or _HIDDEN.search(element.get("style") or ""):
        return True
    if element.tag == "figure" and not any(True for _ in element.iter("blockquote", "table")):
        return True
    if element.tag in ("footer", "header") and _in(element, "blockquote"):
        return False
    if element.tag in _SMALL and element.tag != "address":
        return element.tag not in ("details", "figure") or _named_so(element, measured)
    return bool(element.tag not in _KEPT) and _named_so(element, measured)


def _named_so(element: Element, measured: _Measured) -> bool:
    marks = list(named(element))
    if any("elementor" in mark and not mark & {"share", "nav"} for mark in marks):
        return False
    for mark in marks:
        if mark & _WORDS or any(pair <= mark for pair in _PAIRS):
            return True
    if any(mark & _SHORT for mark in marks):
        return element.tag != "section" and measured.size[element] < 160
    return bool(classes(element) & {"wp-caption", "sr-only", "hidden-print"})


def _is_body(element: Element, measured: _Measured) -> bool:
    """Whether an element holds the article, or much of the page's prose."""
    if element in measured.core and element.tag not in ("aside", "footer"):
        return True
    least = 0.6 if element.tag in ("aside", "footer", "nav", "figure") else 0.3
    return bool(0 < measured.whole * least < measured.prose[element])


def _in(element: Element, tag: str) -> bool:
    return any(above.tag == tag for above in element.iterancestors())
