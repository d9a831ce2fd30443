"""The updates of a live blog (schema.org LiveBlogPosting): each is published at its own time."""

from __future__ import annotations

from typing import Any, Final

import attrs

from ledger.times import When
from ledger_adapters.html.blocks import blocks
from ledger_adapters.html.body import key
from ledger_adapters.html.dates import read_date
from ledger_adapters.html.listed import plain_paragraphs
from ledger_adapters.html.nodes import Node, addresses, first, inner, texts
from ledger_adapters.html.tree import Element, drop

_MOST: Final = 5000


@attrs.frozen(kw_only=True)
class Update:
    """One update: its paragraphs, when it was published, its address and who wrote it."""

    author: str = ""
    modified: str = ""
    paragraphs: tuple[str, ...]
    published: When | None = None
    title: str = ""
    url: str = ""


def take_updates(root: Element, nodes: tuple[Node, ...]) -> list[Update]:
    """Read the updates that a live blog's nodes list, and take their elements out of the tree."""
    found: list[Update] = []
    for node in [n for owner in nodes for n in inner(owner, "liveBlogUpdate")][:_MOST]:
        address = next(iter(addresses(node, "url", "@id", "mainEntityOfPage")), "")
        element = _element(root, node, address)
        paragraphs = _paragraphs(node, element)
        if element is not None:
            drop(element)
        if paragraphs:
            found.append(_update(node, address, paragraphs))
    return _once(found)


def without(paragraphs: tuple[str, ...], updates: list[Update]) -> tuple[str, ...]:
    """Leave out the paragraphs that are an update's."""
    told = {key(text) for u in updates for text in (u.title, *u.paragraphs)}
    return tuple(p for p in paragraphs if key(p) not in told)


def _update(node: Node, address: str, paragraphs: list[str]) -> Update:
    changed = read_date(first(node, "dateModified"))
    return Update(
        author="; ".join(texts(node, "author")),
        modified=str(changed).strip('"') if changed else "",
        paragraphs=tuple(paragraphs),
        published=read_date(first(node, "datePublished", "dateCreated")),
        title=first(node, "headline", "name"),
        url=address,
    )


def _element(root: Element, node: Node, address: str) -> Element | None:
    own: Any = node.get("@element")
    fragment = address.partition("#")[2]
    if own is not None or not fragment:
        return own
    return next(iter(root.xpath("//*[@id=$id]", id=fragment)), None)


def _paragraphs(node: Node, element: Element | None) -> list[str]:
    told = [p for text in texts(node, "articleBody", "text") for p in plain_paragraphs(node, text)]
    if told or element is None:
        return told
    marked = element.xpath(".//*[@itemprop='articleBody' or @itemprop='text']")
    title = key(first(node, "headline", "name"))
    return [b.text for e in marked or [element] for b in blocks(e) if key(b.text) != title]


def _once(found: list[Update]) -> list[Update]:
    """Leave out an update that is listed twice, in JSON-LD and in the markup."""
    seen: set[str] = set()
    kept: list[Update] = []
    for update in found:
        mark = key("".join(update.paragraphs))
        if mark not in seen:
            kept.append(update)
        seen.add(mark)
    return kept
