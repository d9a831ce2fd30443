"""The elements of a JSON file one by one, however large the file and however bad one of them is.

An element is decoded as it comes and the text before it is let go. One that is no good JSON
(RFC 8259), or that programs would read differently (a key that stands twice, NaN, half a surrogate
pair), is a flaw; the next one is looked for behind it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator
from itertools import count
from typing import Any, Final

import attrs

from ledger.flaws import Flaw
from ledger.jsontext import RAW, JsonItem, Text
from ledger.sourcefile import SourceFile

__all__ = ["JsonItem", "json_head", "json_items"]

_IDLE: Final = "nothing follows the comma before it"
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


def json_items(file: SourceFile, under: Collection[str] = ()) -> Iterator[JsonItem | Flaw]:
    """Read the elements of a JSON file, one at a time.

    These are the elements of the array that the file is, or of the arrays which its object holds
    under the dotted names `under` ("objects", "first.items"); an object with none of them is one
    element itself. Several such values may follow one another, a line each or not.

    An element that is cut off, larger than 4 MiB, nested over 100 deep or no good JSON (RFC 8259;
    names twice in an object, NaN and lone surrogates count) is a `Flaw`, and the rest go on.
    Raises `BadSource` for a file that cannot be read.
    """
    yield from _Items(file, under).read()


def json_head(file: SourceFile, under: Collection[str] = ()) -> dict[str, Any]:
    """Get what a JSON file's first object holds beside the arrays that are read item by item.

    Reads the file once, to its end: members may stand behind the arrays. A file that is no object
    has none.
    """
    items = _Items(file, under)
    for _ in items.read():
        if items.heads:
            break
    return items.heads[0] if items.heads else {}


class _Items:
    """Walks through the values of a file."""

    def __init__(self, file: SourceFile, under: Collection[str]) -> None:
        self._text = Text(file)
        self._arrays = frozenset(under)
        self._ways = {".".join(w[:n]) for w in (u.split(".") for u in under) for n in range(len(w))}
        self._found = False
        self.heads: list[dict[str, Any]] = []

    def read(self) -> Iterator[JsonItem | Flaw]:
        """Read value after value to the end of the file."""
        for n in count(1):
            start = self._text.peek()
            if not start:
                if n == 1:
                    yield Flaw(at="$", why="there is no JSON in it, only white space")
                return
            for item in self._value(start):
                yield item if n == 1 else _of_value(n, item)
            if start not in "[{":
                return

    def _value(self, start: str) -> Iterator[JsonItem | Flaw]:
        """Read one value of the file's own level."""
        if start == "[":
            yield from self._array("")
        elif start == "{":
            yield from self._object()
        else:
            yield Flaw(at="$", raw=self._text.some(), why="it is no JSON object or list")

    def _object(self) -> Iterator[JsonItem | Flaw]:
        """Read one object of the file's own level."""
        self._found = False
        head: dict[str, Any] = {}
        yield from self._members("", head)
        if head and not self._found:
            yield JsonItem(at="$", raw=json.dumps(head, ensure_ascii=False), value=head)
        self.heads.append(head)

    def _members(self, path: str, head: dict[str, Any]) -> Iterator[JsonItem | Flaw]:
        """Read the members of an object: those to be walked through, and the rest into `head`."""
        text = self._text
        text.skip("{")
        while not text.skip("}"):
            name = text.name()
            if name is None:
                yield text.past(f"$.{path}".rstrip("."), "", text.no_name())
                text.skip("}")
                return
            place = f"{path}.{name}" if path else name
            start = text.peek()
            if start == "[" and place in self._arrays:
                self._found = True
                yield from self._array(place)
                yield from self._odd_end(place)
            elif start == "{" and place in self._ways:
                head[name] = {}
                yield from self._members(place, head[name])
                yield from self._odd_end(place)
            else:
                yield from self._member(place, name, head)
            if text.next("}"):
                yield Flaw(at=f"$.{path}".rstrip("."), why=_IDLE)

    def _odd_end(self, place: str) -> Iterator[Flaw]:
        """Say what stands behind a member that was walked through and does not belong there."""
        if self._text.peek() not in ("", ",", "}"):
            why = f"something follows it that does not belong there: {self._text.some()!r:.20}"
            yield Flaw(at=f"$.{place}", why=why)

    def _member(self, place: str, name: str, head: dict[str, Any]) -> Iterator[Flaw]:
        place = _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", place)
        found = self._text.element(f"$.{place}", ",}")
        if isinstance(found, Flaw):
            yield found
        elif _SURROGATE.search(name):
            why = "its name holds what is no text in the file's encoding"
            yield Flaw(at=f"$.{place}", raw=found.raw[:RAW], why=why)
        elif name in head:
            yield Flaw(at=f"$.{place}", raw=found.raw[:RAW], why="the name stands twice")
        else:
            head[name] = found.value

    def _array(self, place: str) -> Iterator[JsonItem | Flaw]:
        text = self._text
        text.skip("[")
        n = 0
        while not text.skip("]"):
            if not text.peek():
                why = "the file is cut off: the list has no end"
                yield Flaw(at=f"{place}[{n}]", why=why)
                return
            yield text.element(f"{place}[{n}]", ",]")
            n += 1
            if text.next("]"):
                yield Flaw(at=f"{place}[{n}]", why=_IDLE)


def _of_value(n: int, item: JsonItem | Flaw) -> JsonItem | Flaw:
    """Say in which of several values that follow one another an element stands."""
    at = f"value {n}" if item.at == "$" else f"value {n}, {item.at}"
    return attrs.evolve(item, at=at)
