"""Puts the records of a sample into another order, where their form can be guessed.

Nothing is known of the kind of file: lines, paragraphs, elements of JSON arrays and elements of XML
are moved, and the caller looks which of the results still holds the same records.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree


def reorderings(data: bytes) -> Iterator[bytes]:
    """Give a file's bytes with its parts in other orders."""
    yield from _json(data)
    yield from _xml(data)
    end = b"\r\n" if b"\r\n" in data else b"\n"
    yield from _parts(data.removesuffix(end).split(end), end, end)
    yield from _parts(re.split(rb"(?:\r?\n){2,}", data.rstrip()), end * 2, end)


def _parts(parts: list[bytes], between: bytes, end: bytes) -> Iterator[bytes]:
    """Move the last part up: to the top, or below a head of one to three parts."""
    for head in range(min(4, len(parts) - 1)):
        first, rest = parts[:head], parts[head:]
        yield between.join([*first, *reversed(rest)]) + end
        yield between.join([*first, rest[-1], *rest[:-1]]) + end


def _json(data: bytes) -> Iterator[bytes]:
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return
    for depth in (1, 2, 3):
        yield json.dumps(_reversed(found, depth), ensure_ascii=False).encode("utf-8", "replace")


def _reversed(value: Any, depth: int) -> Any:
    """Reverse the arrays that stand so deep, and those above them."""
    if depth and isinstance(value, dict):
        return {k: _reversed(v, depth - 1) for k, v in value.items()}
    if depth and isinstance(value, list):
        return [_reversed(v, depth - 1) for v in reversed(value)]
    return value


def _xml(data: bytes) -> Iterator[bytes]:
    if not data.lstrip().startswith((b"<", b"\xef\xbb\xbf<")):
        return
    for depth in (0, 1, 2):
        try:
            root = ElementTree.fromstring(data)  # noqa: S314  # an author's own sample
        except ElementTree.ParseError:
            return
        level = [root]
        for _ in range(depth):
            level = [child for element in level for child in element]
        for element in level:
            _turn(element)
        yield ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)


def _turn(element: ElementTree.Element) -> None:
    """Reverse the children of the kind that is there most often, each in a place of its kind."""
    tags = [child.tag for child in element]
    most = max(tags, key=tags.count, default="")
    places = [n for n, tag in enumerate(tags) if tag == most]
    children = [element[n] for n in reversed(places)]
    for n, child in zip(places, children, strict=True):
        element[n] = child
