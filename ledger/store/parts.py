"""The captured text of a source, cut at paragraph ends so that each part can be erased singly."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from ledger.clock import Clock
from ledger.errors import BadEvent
from ledger.events import Event, SourceCaptured
from ledger.store.contract import Part
from ledger.store.hashing import SALT_SIZE, cut, salted_sums

MAX_PART: Final = 32 * 1024
"""The most bytes (UTF-8) that one part of a text may take."""
HOLE: Final = "\ufffd"
"""Stands for each code point of a part that was erased, so that anchors keep pointing right."""

_PARAGRAPH = re.compile(r".*?\n(?:[^\S\n]*\n)+|.+", re.DOTALL)


def capture(text: str, clock: Clock) -> tuple[tuple[Part, ...], tuple[str, ...]]:
    """Cut a text into its parts; gives them with their sums (hex) for `Version.parts`.

    Parts end where a paragraph ends, hold at most 32 KiB of UTF-8 and join to the text exactly.
    """
    texts = [piece for paragraph in _PARAGRAPH.findall(text) for piece in _pieces(paragraph)]
    salts = cut(clock.random(SALT_SIZE * len(texts))) if texts else []
    parts = tuple(Part(salt=s, text=t) for s, t in zip(salts, texts, strict=True))
    return parts, sums(parts)


def sums(parts: Sequence[Part]) -> tuple[str, ...]:
    """Take the sum of each part in hex: SHA-256(salt || UTF-8 text); raises `BadEvent`."""
    found = salted_sums((p.salt for p in parts), (_utf8(p.text) for p in parts))
    return tuple(s.hex() for s in found)


def _utf8(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        why = f"the text {error.object[error.start : error.end]!r} is not valid Unicode"
        raise BadEvent(
            kind="SourceCaptured",
            where="$.version.parts",
            why=why,
            hint="Decode the source with the right encoding before capturing it.",
        ) from None


def _pieces(paragraph: str) -> Iterator[str]:
    """Cut what is too long for one part: at a line end or a space where there is one."""
    start = 0
    while start < len(paragraph):
        room = _utf8(paragraph[start : start + MAX_PART])
        end = start + len(room[:MAX_PART].decode("utf-8", "ignore"))
        if end < len(paragraph):
            blank = max(paragraph.rfind("\n", start, end), paragraph.rfind(" ", start, end))
            end = blank + 1 if blank >= 0 else end
        yield paragraph[start:end]
        start = end


def check_parts(events: Sequence[Event], parts: Mapping[int, Sequence[Part]]) -> None:
    """Make sure that the texts given are those that the events list; raises `BadEvent`."""
    for n in parts:
        if not (0 <= n < len(events) and isinstance(events[n], SourceCaptured)):
            raise BadEvent(kind="parts", where=f"parts[{n}]", why="no SourceCaptured stands there")
    for n, event in enumerate(events):
        if isinstance(event, SourceCaptured):
            _check(event, parts.get(n, ()))


def _check(event: SourceCaptured, parts: Sequence[Part]) -> None:
    why = ""
    if any(len(p.salt) != SALT_SIZE for p in parts):
        why = f"the salt of a part has to be {SALT_SIZE} bytes"
    elif any(len(_utf8(p.text)) > MAX_PART for p in parts):
        why = f"a part is over {MAX_PART:,} bytes"
    elif event.version.parts and not parts:
        why = "it lists parts, but no text was given"
    elif event.version.parts != sums(parts):
        why = "the text given is not the one whose sums it lists"
    if why:
        hint = "Make both with `capture(text, clock)`."
        raise BadEvent(kind="SourceCaptured", where="$.version.parts", why=why, hint=hint)
