"""JSON-LD 1.1 as it is written in practice: objects become nodes, contexts only name prefixes.

Nothing is fetched: a context elsewhere is taken for schema.org's. Of one that stands in the file,
prefixes and aliases are read (`"s": "https://schema.org/"`, `"kind": "@type"`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

import attrs

from ledger_adapters.claimreview.nodes import Node, Value, local

_ALIASES: Final = {"id": "@id", "type": "@type"}
_WRAPPERS: Final = ("@value", "@list", "@set")


@attrs.frozen
class Context:
    """What the names in an object stand for."""

    prefixes: Mapping[str, str] = attrs.field(factory=dict[str, str])
    aliases: Mapping[str, str] = attrs.field(factory=lambda: dict(_ALIASES))

    def under(self, told: object) -> Context:
        """Add what an object's own `@context` says."""
        found = [
            (k, v) for each in _listed(told) if isinstance(each, dict) for k, v in each.items()
        ]
        pairs = [(k, v.get("@id") if isinstance(v, dict) else v) for k, v in found]
        words = {k: v for k, v in pairs if isinstance(v, str)}
        aliases = {k: v if v[:1] == "@" else local(v, words) for k, v in words.items()}
        known = {k: v for k, v in aliases.items() if v and not k.startswith("@")}
        return Context({**self.prefixes, **words}, {**self.aliases, **known})

    def name(self, word: str) -> str:
        """Name a property or type as schema.org does."""
        return local(self.aliases.get(word, word), self.prefixes)


def values(value: Any, context: Context | None = None) -> Iterator[Value]:
    """Read a JSON value: an object is a node, a list its values, null nothing.

    Goes as deep as the value is nested; `json_items` lets no more than 100 through.
    """
    known = context or Context()
    if isinstance(value, dict):
        yield from _of_object(value, known)
    elif isinstance(value, list):
        for each in value:
            yield from values(each, known)
    elif isinstance(value, bool):
        yield str(value).lower()
    elif value is not None:
        yield str(value)


def _of_object(value: dict[str, Any], context: Context) -> Iterator[Value]:
    if "@context" in value:
        context = context.under(value["@context"])
    for wrapper in _WRAPPERS:
        if wrapper in value:
            yield from values(value[wrapper], context)
            return
    id, types = "", tuple[str, ...]()
    props: dict[str, tuple[Value, ...]] = {}
    for key, inner in value.items():
        name = context.name(key)
        if name == "@id" and isinstance(inner, str):
            id = inner
        elif name == "@type":
            types = tuple(context.name(t) for t in _listed(inner) if isinstance(t, str))
        elif name != "@context":
            props[name] = (*props.get(name, ()), *values(inner, context))
    yield Node(id, types, props)


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]
