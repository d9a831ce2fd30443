"""Nodes: what JSON-LD, microdata and RDFa say alike, a thing with types and properties."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias

import attrs

Value: TypeAlias = "str | Node"
SCHEMA: Final = (
    "https://schema.org/", "http://schema.org/", "https://www.schema.org/",
    "http://www.schema.org/", "schema:", "sdo:",
)  # fmt: skip
"""How the names of schema.org begin where they are written in full, or under its usual prefixes."""


@attrs.frozen
class Node:
    """A thing: its id if it has one, its types, and each property's values in order.

    The names of schema.org's types and properties stand there without their address.
    """

    id: str = ""
    types: tuple[str, ...] = ()
    props: Mapping[str, tuple[Value, ...]] = attrs.field(factory=dict[str, tuple[Value, ...]])

    def values(self, *names: str) -> tuple[Value, ...]:
        """Get the values of the first of these properties that is there."""
        return next((self.props[name] for name in names if self.props.get(name)), ())

    def nodes(self, *names: str) -> tuple[Node, ...]:
        """Get those values that are things."""
        return tuple(value for value in self.values(*names) if isinstance(value, Node))

    def texts(self, *names: str) -> tuple[str, ...]:
        """Get those values that are words."""
        return tuple(value for value in self.values(*names) if isinstance(value, str) and value)

    def text(self, *names: str) -> str:
        """Get the words of the first of these properties that holds some; "" for none."""
        return next((found for name in names for found in self.texts(name)[:1]), "")

    @property
    def is_reference(self) -> bool:
        """Whether it only names a thing that is told of elsewhere."""
        return bool(self.id) and not self.props


def local(name: str, prefixes: Mapping[str, str] | None = None) -> str:
    """Take schema.org's address, or a prefix that stands for it, off a name."""
    start, colon, rest = name.partition(":")
    if not colon:
        return name
    if prefixes and prefixes.get(start) and not rest.startswith("//"):
        name = prefixes[start] + rest
    return next((name[len(full) :] for full in SCHEMA if name.startswith(full)), name)


def flat(node: Node, path: str = "") -> Iterator[tuple[str, str]]:
    """List all a thing says, each value under its dotted name: ("author.sameAs[1]", "...")."""
    if node.id:
        yield f"{path}@id", node.id
    if node.types:
        yield f"{path}@type", ", ".join(node.types)
    for name, values in node.props.items():
        for n, value in enumerate(values):
            place = f"{path}{name}[{n}]" if len(values) > 1 else f"{path}{name}"
            if isinstance(value, Node):
                yield from flat(value, f"{place}.")
            elif value:
                yield place, value


def walk(root: Value) -> Iterator[Node]:
    """Go through a thing and all things in it, outermost first, in order."""
    waiting = [root]
    while waiting:
        value = waiting.pop()
        if isinstance(value, Node):
            yield value
            for values in reversed(list(value.props.values())):
                waiting.extend(reversed(values))
