"""Microdata (HTML standard) and RDFa Lite 1.1 in a page, as nodes.

Of microdata, `itemref` is not followed; of RDFa, `property`, `typeof`, `resource`, `content` and
the prefixes of schema.org are read. Only what stands in an item of schema.org counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

import attrs

from ledger_adapters.claimreview.nodes import Node, Value, local
from ledger_adapters.claimreview.tags import Tag

_VOID: Final = frozenset(
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
        "source", "track", "wbr",
    }
)  # fmt: skip
_DEEPEST: Final = 100
_OPEN: Final = 512
_TEXT: Final = 100_000
_BUDGET: Final = 8_000_000
_VALUES: Final = {
    "meta": "content", "a": "href", "link": "href", "area": "href", "img": "src",
    "audio": "src", "video": "src", "embed": "src", "iframe": "src", "source": "src",
    "track": "src", "object": "data", "data": "value", "meter": "value", "time": "datetime",
}  # fmt: skip
"""Which attribute holds the value of an element (HTML standard, "Values")."""


@attrs.define
class _Item:
    """A thing whose element is still open."""

    types: tuple[str, ...]
    id: str = ""
    props: dict[str, list[Value]] = attrs.field(factory=dict[str, list[Value]])

    def add(self, names: tuple[str, ...], value: Value) -> None:
        for name in names:
            self.props.setdefault(name, []).append(value)

    def node(self) -> Node:
        return Node(self.id, self.types, {k: tuple(v) for k, v in self.props.items()})


@attrs.frozen
class _Open:
    """An element that is still open: its thing, and of which properties it is the value."""

    name: str
    item: _Item | None
    names: tuple[str, ...]
    start: int


class Markup:
    """Gathers the things of schema.org that a page's elements describe.

    `is_cut` tells that some were nested too deep, or their text too long, to be read whole.
    """

    def __init__(self) -> None:
        """Start at the top of a page."""
        self._open: list[_Open] = []
        self._names_open: Counter[str] = Counter()
        self._items: list[_Item] = []
        self._words: list[str] = []
        self._budget = _BUDGET
        self.is_cut = False
        self.found: list[Node] = []

    def text(self, words: str) -> None:
        """Take text between tags."""
        if self._items:
            self._words.append(words)

    def tag(self, tag: Tag) -> None:
        """Take a tag."""
        if tag.ends:
            self._close(tag.name)
        elif tag.attributes:
            self._described(tag)
        elif self._items:
            self._plain(tag)

    def _described(self, tag: Tag) -> None:
        """Take a tag that may begin a thing, or be the value of a property."""
        typed, names = _typed(tag), self._names(tag)
        inner = _DEEPEST > len(self._items) > 0
        item = _Item(typed, tag["itemid"] or tag["resource"]) if typed else None
        self.is_cut |= bool(item) and len(self._items) >= _DEEPEST
        if item and (inner or not self._items):
            self._enter(tag, item, names)
        elif names and self._items:
            self._value(tag, names)
        elif self._items:
            self._plain(tag)

    def _plain(self, tag: Tag) -> None:
        """Take a tag that describes nothing."""
        if tag.name not in _VOID and len(self._open) < _OPEN:
            self._push(_Open(tag.name, None, (), 0))

    def finish(self) -> None:
        """Close what the page leaves open."""
        while self._open:
            self._end()

    def _names(self, tag: Tag) -> tuple[str, ...]:
        words = (tag["itemprop"] or tag["property"]).split()[:20]
        return tuple(local(word) for word in words)

    def _enter(self, tag: Tag, item: _Item, names: tuple[str, ...]) -> None:
        if tag.name in _VOID or len(self._open) >= _OPEN:
            self.is_cut |= tag.name not in _VOID
            return
        self._push(_Open(tag.name, item, names, len(self._words)))
        self._items.append(item)

    def _value(self, tag: Tag, names: tuple[str, ...]) -> None:
        own = tag["content"] or tag[_VALUES.get(tag.name, "")] or tag["resource"]
        if own or tag.name in _VOID:
            self._items[-1].add(names, own.strip())
            names = ()
        if tag.name not in _VOID and len(self._open) < _OPEN:
            self._push(_Open(tag.name, None, names, len(self._words)))

    def _push(self, opened: _Open) -> None:
        self._open.append(opened)
        self._names_open[opened.name] += 1

    def _close(self, name: str) -> None:
        """Close the nearest open element of that name and all in it; others have no effect."""
        closed = ""
        while self._names_open[name] and closed != name:
            closed = self._open[-1].name
            self._end()

    def _end(self) -> None:
        """Close the innermost open element."""
        closed = self._open.pop()
        self._names_open[closed.name] -= 1
        if closed.item:
            self._items.pop()
            node = closed.item.node()
            if closed.names and self._items:
                self._items[-1].add(closed.names, node)
            else:
                self.found.append(node)
        elif closed.names and self._items:
            self._items[-1].add(closed.names, self._said(closed.start))
        if not self._items:
            self._words.clear()

    def _said(self, start: int) -> str:
        """Join the text since an element was opened, white space as a browser shows it."""
        room = min(_TEXT, self._budget)
        kept = list(_up_to(self._words, start, room))
        self._budget -= sum(map(len, kept))
        self.is_cut |= self._budget <= 0
        return " ".join("".join(kept).split())


def _typed(tag: Tag) -> tuple[str, ...]:
    """Get the types of schema.org that an element's thing has; none for other vocabularies."""
    if "itemscope" in tag.attributes:
        words = tag["itemtype"].split()
        return tuple(local(w) for w in words) or ("Thing",)
    return tuple(local(word) for word in tag["typeof"].split())


def _up_to(words: list[str], start: int, room: int) -> Iterator[str]:
    for n in range(start, len(words)):
        if room <= 0:
            return
        yield words[n][:room]
        room -= len(words[n])
