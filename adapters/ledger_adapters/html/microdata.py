"""The facts a page marks up in place: HTML microdata as nodes, and the hentry microformat.

Microdata is read as the HTML standard says ("Microdata: values"), without `itemref`. A node made of
it keeps its element under "@element".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from ledger_adapters.html.nodes import Node
from ledger_adapters.html.tree import Element, classes, elements, text_of

_LINKS: Final = {"a": "href", "area": "href", "link": "href", "img": "src", "iframe": "src"}
_HENTRY: Final = frozenset({"hentry", "h-entry"})
_ENTRIES: Final = "//*[contains(@class, 'entry')]"
_PROSE: Final = frozenset({"articlebody", "text", "reviewbody", "comment", "liveblogupdate"})
_MOST: Final = 20_000


def read_items(root: Element) -> list[Node]:
    """Read the items of a page, each with the items in it, as schema.org nodes."""
    items: dict[Element, dict[str, Any]] = {}
    roots: list[Node] = []
    for element in _marked(root):
        item = _opened(element) if element.get("itemscope") is not None else None
        names = (element.get("itemprop") or "").split()[:8]
        owner = _owner(element, items) if names or item is not None else None
        if owner is not None:
            for name in names:
                owner.setdefault(name, []).append(_value(element, name) if item is None else item)
        elif item is not None:
            roots.append(item)
        if item is not None:
            items[element] = item
    return roots


def _marked(root: Element) -> Iterator[Element]:
    for n, element in enumerate(root.xpath("//*[@itemprop or @itemscope]")):
        if n >= _MOST:
            return
        yield element


def _opened(element: Element) -> dict[str, Any]:
    kind = [t for t in (element.get("itemtype") or "").split() if t]
    item: dict[str, Any] = {"@type": kind, "@element": element}
    return {**item, "@id": element.get("itemid")} if element.get("itemid") else item


def _owner(element: Element, items: dict[Element, dict[str, Any]]) -> dict[str, Any] | None:
    return next((items[above] for above in element.iterancestors() if above in items), None)


def _value(element: Element, name: str) -> str:
    if element.get("content") is not None:
        return str(element.get("content"))
    if element.tag == "time" and element.get("datetime"):
        return str(element.get("datetime"))
    if element.tag in _LINKS:
        return str(element.get(_LINKS[element.tag]) or "")
    return "" if name.lower() in _PROSE else text_of(element)[:4000]


def read_hentry(root: Element) -> dict[str, list[str]]:
    """Read the first hentry (microformats) of a page: title, published, updated, author, url."""
    entry = next((e for e in root.xpath(_ENTRIES) if classes(e) & _HENTRY), None)
    found: dict[str, list[str]] = {}
    if entry is None:
        return found
    for element in entry.xpath(".//*[@class]"):
        own = classes(element)
        for name, marks in _PARTS.items():
            if own & marks and name not in found and not _in_comment(element, entry):
                found[name] = [_said(element, name)]
    return {name: values for name, values in found.items() if values[0]}


_PARTS: Final = {
    "title": frozenset({"entry-title", "p-name"}),
    "published": frozenset({"published", "dt-published", "entry-date"}),
    "updated": frozenset({"updated", "dt-updated"}),
    "author": frozenset({"p-author", "author"}),
    "url": frozenset({"u-url"}),
}


def _said(element: Element, name: str) -> str:
    if name in ("published", "updated"):
        given = element.get("datetime") or element.get("title") or element.get("content")
        return str(given or text_of(element))[:200]
    if name == "url":
        return str(element.get("href") or "")
    card = next((e for e in elements(element) if classes(e) & {"fn", "p-name"}), element)
    return text_of(card)[:400]


def _in_comment(element: Element, entry: Element) -> bool:
    for above in element.iterancestors():
        if above is entry:
            return False
        if classes(above) & {"comment", "h-cite", "comments", "commentlist", "comment-list"}:
            return True
    return False
