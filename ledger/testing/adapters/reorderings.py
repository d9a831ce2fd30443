"""Puts the records of a sample into another order, where their form can be guessed.

Nothing is known of the kind of file: lines, paragraphs, elements of JSON arrays, of XML and of HTML
are moved, and the caller looks which of the results still holds the same records.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

_TAG: Final = re.compile(rb"<([A-Za-z][\w:.-]*)")


def reorderings(data: bytes) -> Iterator[bytes]:
    """Give a file's bytes with its parts in other orders."""
    yield from _json(data)
    yield from _elements(data)
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


def _elements(data: bytes) -> Iterator[bytes]:
    """Turn the elements of each tag over that stands there more than once, as they are written."""
    tags = Counter(_TAG.findall(data))
    for tag in [tag for tag, count in tags.most_common(40) if count > 1]:
        found = list(
            re.finditer(rb"<%b[\s>].*?</%b\s*>" % ((re.escape(tag),) * 2), data, re.DOTALL)
        )
        turned, end = [], 0
        for place, other in zip(found, reversed(found), strict=True):
            turned += [data[end : place.start()], other.group()]
            end = place.end()
        if len(found) > 1:
            yield b"".join([*turned, data[end:]])
