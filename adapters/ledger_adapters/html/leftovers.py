"""What a page says of its article and no field of the ledger takes: kept under its own names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from ledger_adapters.html.meta import Head
from ledger_adapters.html.nodes import Node, listed, texts

_MAPPED: Final = frozenset({
    "@context", "@element", "@graph", "@type", "articleBody", "articleSection", "author", "comment",
    "creator", "dateModified", "datePublished", "description", "headline", "inLanguage", "keywords",
    "liveBlogUpdate", "mainEntityOfPage", "name", "publisher", "text", "url",
})  # fmt: skip
_TECHNICAL: Final = frozenset({
    "breadcrumb", "image", "logo", "potentialAction", "primaryImageOfPage", "speakable",
    "thumbnail", "thumbnailUrl", "video", "width", "height", "associatedMedia", "encoding",
})  # fmt: skip
"""What is no statement about the article: pictures, sound, buttons for machines."""
_DEEP: Final = 4
_MOST: Final = 200
_LONGEST: Final = 4000


def leftovers(
    nodes: tuple[Node, Node], head: Head, used: frozenset[str]
) -> Iterator[tuple[str, str]]:
    """List what is left of the article's node, of the microdata's, and of the meta elements."""
    count = 0
    for node in nodes:
        for name, value in _flat(node):
            count += 1
            if count <= _MOST and value:
                yield name, value[:_LONGEST]
    found: dict[str, list[str]] = {}
    for name, value in head.leftover(used):
        found.setdefault(name, []).append(value)
    for name, values in list(found.items())[:_MOST]:
        yield name, "; ".join(dict.fromkeys(values))[:_LONGEST]


def _flat(node: Node) -> Iterator[tuple[str, str]]:
    """Write a node's members as dotted names with texts; of inner nodes a name is enough."""
    waiting: list[tuple[str, Any, int]] = [
        (name, value, 0) for name, value in node.items() if name not in _MAPPED | _TECHNICAL
    ]
    waiting.reverse()
    while waiting:
        path, value, depth = waiting.pop()
        if isinstance(value, Mapping):
            inner = [(f"{path}.{n}", v, depth + 1) for n, v in value.items() if n not in _SKIPPED]
            waiting += reversed(inner if depth < _DEEP else [])
            continue
        plain = "; ".join(texts({"": [v for v in listed(value) if not isinstance(v, Mapping)]}, ""))
        if plain:
            yield path, plain
        deep = [v for v in listed(value) if isinstance(v, Mapping)]
        several = len(deep) > 1
        parts = [(f"{path}[{n}]" if several else path, v, depth) for n, v in enumerate(deep[:20])]
        waiting += reversed(parts)


_SKIPPED: Final = frozenset({"@type", "@context", "@element"}) | _TECHNICAL
