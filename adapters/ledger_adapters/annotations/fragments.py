"""Fragments that mean part of a text: RFC 5147 (`char=`, `line=`), text fragments (`text=`)."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import unquote

import attrs

from ledger.claims import Span

_RANGE: Final = re.compile(r"(char|line)=(\d{0,15})(,?)(\d{0,15})(?:;.*)?", re.DOTALL)
_LINE_END: Final = re.compile(r"\r\n|\r|\n")
_DIRECTIVE: Final = ":~:"


@attrs.frozen(kw_only=True)
class Fragment:
    """A part of a text: `chars` or `lines` (positions between them, from 0), or words.

    RFC 5147 counts a line's end as one character, however it is written. `plain` tells that both
    positions are given.
    """

    chars: Span | None = None
    end: str = ""
    lines: Span | None = None
    plain: bool = False
    prefix: str = ""
    start: str = ""
    suffix: str = ""
    written: str = ""

    def in_text(self, text: str) -> Span | None:
        """Give the span of code points in a text; None beyond its end."""
        if self.lines:
            starts = [0, *(end.end() for end in _LINE_END.finditer(text))]
            if starts[-1] != len(text):
                starts.append(len(text))
            first, last = self.lines[0], min(self.lines[1], len(starts) - 1)
            return (starts[first], starts[last]) if first <= last else None
        if self.chars is None:
            return None
        start = _back(text, self.chars[0])
        end = len(text) if self.chars[1] >= _OPEN else _back(text, self.chars[1])
        return None if start is None or end is None else (start, end)


_OPEN: Final = 10**15


def fragment(value: str) -> Fragment | None:
    """Read a fragment, with or without its "#"; None for one that means no part of a text."""
    value = value.removeprefix("#")
    found = _RANGE.fullmatch(value)
    if found:
        return _counted(value, *found.groups())
    directive = value.rpartition(_DIRECTIVE)[2]
    if directive.startswith("text="):
        return _words(value, directive.removeprefix("text=").partition("&")[0])
    return None


def parted(iri: str) -> tuple[str, str]:
    """Part an IRI from its fragment; one that is a page's own address ("#!", "#/") stays."""
    base, _, tail = iri.partition("#")
    if tail.startswith(("!", "/")):
        page, mark, directive = tail.partition(_DIRECTIVE)
        return f"{base}#{page}", f"{mark}{directive}" if mark else ""
    return base, tail


def _counted(value: str, kind: str, first: str, comma: str, last: str) -> Fragment | None:
    if not (first or last):
        return None
    start = int(first or 0)
    end = int(last) if last else (_OPEN if comma else start)
    if end < start:
        return None
    if kind == "char":
        return Fragment(chars=(start, end), plain=bool(first and last), written=value)
    return Fragment(lines=(start, end), written=value)


def _words(value: str, directive: str) -> Fragment | None:
    """Read `text=[prefix-,]start[,end][,-suffix]`, each percent-encoded."""
    parts = directive.split(",")
    prefix = parts.pop(0)[:-1] if parts[0].endswith("-") and len(parts) > 1 else ""
    suffix = parts.pop()[1:] if parts[-1].startswith("-") and len(parts) > 1 else ""
    if not parts[0] or len(parts) > 2:
        return None
    start, end = unquote(parts[0]), unquote(parts[1]) if len(parts) > 1 else ""
    return Fragment(
        end=end, prefix=unquote(prefix), start=start, suffix=unquote(suffix), written=value
    )


def _back(text: str, position: int) -> int | None:
    """Give the offset of a position that counts every line's end as one character."""
    extra = 0
    at = text.find("\r\n")
    while 0 <= at < position + extra:
        extra += 1
        at = text.find("\r\n", at + 2)
    found = position + extra
    return found if found <= len(text) else None
