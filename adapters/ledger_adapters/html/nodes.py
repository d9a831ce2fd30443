"""Questions to a schema.org node, as JSON-LD or microdata give it: types, texts, inner nodes.

A node is a JSON object. Its members may be one thing or a list of them, a text or a node that has a
name, whole or named by `@id`; these questions give the same answer for all of them.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any, Final, TypeAlias

from ledger_adapters.html.tree import squeezed

Node: TypeAlias = Mapping[str, Any]
"""A JSON object of schema.org's terms; it never leaves this package."""

_PREFIXES: Final = (
    "https://schema.org/",
    "http://schema.org/",
    "schema:",
    "https://www.schema.org/",
)
_NAMES: Final = ("name", "legalName", "alternateName", "@value")
_LONGEST: Final = 4000


def types(node: Node) -> frozenset[str]:
    """Give the types of a node without schema.org's address before them."""
    return frozenset(_local(one) for one in listed(node.get("@type")) if isinstance(one, str))


def is_article(node: Node) -> bool:
    """Whether a node is one of schema.org's articles, reports and postings."""
    return any(t.endswith(("Article", "Posting")) or t == "Report" for t in types(node))


def listed(value: object) -> list[Any]:
    """Give the values of a member that may be one or many."""
    if isinstance(value, list):
        return [one for each in value for one in (each if isinstance(each, list) else [each])]
    return [] if value is None else [value]


def inner(node: Node, *names: str) -> list[Node]:
    """Give the nodes that stand under any of the names."""
    return [one for name in names for one in listed(node.get(name)) if isinstance(one, Mapping)]


def texts(node: Node, *names: str) -> list[str]:
    """Give what stands under the names as texts: of a node its name."""
    found = [_text(one) for name in names for one in listed(node.get(name))]
    return list(dict.fromkeys(text for text in found if text))


def first(node: Node, *names: str) -> str:
    """Give the first text that stands under any of the names, "" where there is none."""
    return next(iter(texts(node, *names)), "")


def addresses(node: Node, *names: str) -> list[str]:
    """Give the web addresses under the names: texts, or nodes by their url or id."""
    found = list[str]()
    for one in (one for name in names for one in listed(node.get(name))):
        parts = [one.get("url"), one.get("@id")] if isinstance(one, Mapping) else [one]
        found += [p.strip() for each in parts for p in listed(each) if isinstance(p, str)]
    return [u for u in found if u.startswith(("http://", "https://")) and len(u) < _LONGEST]


def _text(value: object) -> str:
    if isinstance(value, str):
        return squeezed(value)[:_LONGEST]
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return str(value)[:_LONGEST] if math.isfinite(value) else ""
    if isinstance(value, Mapping):
        return next(iter(texts(value, *_NAMES)), "") if _is_flat(value) else ""
    return ""


def _is_flat(node: Node) -> bool:
    """Whether the names of a node are texts: a name that is a node again is nobody's."""
    return not any(isinstance(one, Mapping) for name in _NAMES for one in listed(node.get(name)))


def _local(name: str) -> str:
    return next((name[len(p) :] for p in _PREFIXES if name.startswith(p)), name)


def walk(roots: list[Any], skipped: frozenset[str]) -> Iterator[Node]:
    """Go through nodes and the nodes in them, but not under the names to be skipped."""
    waiting = list(reversed(roots))
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting += reversed(one)
        elif isinstance(one, Mapping):
            yield one
            kept = [v for name, v in one.items() if name not in skipped]
            waiting += reversed([v for v in kept if isinstance(v, list | dict)])
