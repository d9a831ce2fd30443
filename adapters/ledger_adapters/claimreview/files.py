"""Whole files: JSON element by element, pages at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from ledger.adapter import Document, Flaw, Item, JsonItem, SourceFile, json_head, json_items
from ledger_adapters.claimreview.finding import Found, Index, find
from ledger_adapters.claimreview.items import Places, fitted, items
from ledger_adapters.claimreview.jsonld import Context, values
from ledger_adapters.claimreview.nodes import Node, Value, flat
from ledger_adapters.claimreview.pages import Parsed, parse, text
from ledger_adapters.claimreview.reviews import Page, read
from ledger_adapters.claimreview.words import address, named, short

UNDER: Final = (
    "@graph", "claimReviewMarkupPages", "claims", "dataFeedElement", "itemListElement", "results",
)  # fmt: skip
"""The lists whose elements are read one by one: of graphs, feeds and Google's answers."""


def read_json(file: SourceFile) -> Iterator[Item]:
    """Read a file of JSON twice: first for what its reviews refer to, then review by review."""
    head = _head(file)
    context = Context().under(head.get("@context", {}))
    index = Index()
    for item in json_items(file, UNDER):
        if isinstance(item, JsonItem):
            for value in values(item.value, context):
                index.add(value)
    index.settle()
    places = Places()
    yield from _of_file(head, context, places)
    for item in json_items(file, UNDER):
        if isinstance(item, Flaw):
            yield item
        else:
            yield from _reviews(item.at, values(item.value, context), Page(), index, places)


def read_page(file: SourceFile) -> Iterator[Item]:
    """Read a page; what its elements say of a review that its scripts give too is left out."""
    parsed = parse(text(file))
    yield from parsed.flaws
    index, places = Index(), Places()
    told = {_address(found, parsed) for found in find(_values(parsed.scripts), Index())}
    marked = [
        (at, value)
        for at, value in parsed.items
        if any(_address(found, parsed) not in told for found in find((value,), Index()))
    ]
    things = [*parsed.scripts, *marked]
    for value in _values(things):
        index.add(value)
    index.settle()
    for at, value in things:
        yield from _reviews(at, (value,), parsed.page, index, places)


def _address(found: Found, parsed: Parsed) -> str:
    return address(found.node) or parsed.page.url


def _values(things: Iterable[tuple[str, Value]]) -> list[Value]:
    return [value for _, value in things]


def _reviews(
    at: str, roots: Iterable[Value], page: Page, index: Index, places: Places
) -> Iterator[Item]:
    for n, found in enumerate(find(roots, index), start=1):
        where = at if n == 1 else f"{at}, review {n}"
        yield from items(read(found, page, index), where, places)


def _head(file: SourceFile) -> dict[str, Any]:
    """Get what the file's object says beside its elements; nothing where it is all one element."""
    first = next(json_items(file, UNDER), None)
    in_list = isinstance(first, JsonItem | Flaw) and first.at.startswith(UNDER)
    return json_head(file, UNDER) if in_list else {}


def _of_file(head: dict[str, Any], context: Context, places: Places) -> Iterator[Document]:
    """Tell of a feed or answer itself, where it says more of itself than what it holds."""
    told = {k: v for k, v in head.items() if k not in ("@context", "@type", "@id")}
    for node in values(told, context):
        if isinstance(node, Node) and node.props:
            yield from places.fresh(
                Document(
                    extras=fitted(dict(flat(node))),
                    media_type="application/json",
                    publisher="".join(named(node.values("publisher", "creator", "author"))[:1]),
                    title=short(node.text("name", "headline")),
                )
            )
