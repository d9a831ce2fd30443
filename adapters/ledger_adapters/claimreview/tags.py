"""HTML as a stream of tags and text, read once from front to back, however broken it is.

Follows the tokenization of the HTML standard where that matters here: a tag ends at its ">", what
stands in a script ends at its end tag alone, and nothing is ever read twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Final, TypeAlias

import attrs

_START: Final = re.compile(r"<(?=[A-Za-z/!?])")
_NAME: Final = re.compile(r"/?([A-Za-z][^\s/>]{0,63})")
_SPACE: Final = re.compile(r"[\s/]*")
_KEY: Final = re.compile(r"[^\s/>=][^\s/>=]*")
_EQUALS: Final = re.compile(r"\s*=\s*")
_BARE: Final = re.compile(r"[^\s>]*")
_RAW: Final = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)
    for name in ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes")
}
_MOST: Final = 200


@attrs.frozen
class Tag:
    """A tag: its name, whether it is an end tag, its attributes; in lower case."""

    name: str
    ends: bool = False
    attributes: Mapping[str, str] = attrs.field(factory=dict[str, str])

    def __getitem__(self, name: str) -> str:
        """Get an attribute; "" where it is missing or empty."""
        return self.attributes.get(name, "")


Token: TypeAlias = Tag | str


def tokens(html: str) -> Iterator[Token]:
    """Part HTML into tags and text; character references in text and attributes are resolved.

    What stands in a script, style or the like comes as it is. Comments are left out.
    """
    at = 0
    while at < len(html):
        begun = _START.search(html, at)
        start = begun.start() if begun else len(html)
        if start > at:
            yield unescape(html[at:start])
        found = _NAME.match(html, start + 1)
        if found is None:
            at = _past(html, start)
            continue
        tag, at = _tag(html, start, found)
        if tag is None:
            return
        yield tag
        if not tag.ends and tag.name in _RAW:
            end = _RAW[tag.name].search(html, at)
            last = end.start() if end else len(html)
            yield html[at:last] if tag.name != "title" else unescape(html[at:last])
            at = last


def _past(html: str, start: int) -> int:
    """Step over a comment or a declaration."""
    mark = "-->" if html.startswith("<!--", start) else ">"
    end = html.find(mark, start + (4 if mark == "-->" else 0))
    return end + len(mark) if end >= 0 else len(html)


def _tag(html: str, start: int, name: re.Match[str]) -> tuple[Tag | None, int]:
    """Read a tag from behind its name; None for one that the file's end cuts off."""
    at = name.end()
    if html.startswith(">", at):
        return Tag(name[1].lower(), html[start + 1] == "/"), at + 1
    attributes: dict[str, str] = {}
    while True:
        at = _end(_SPACE, html, at)
        if html.startswith(">", at):
            tag = Tag(name[1].lower(), html[start + 1] == "/", attributes)
            return tag, at + 1
        key = _KEY.match(html, at)
        if key is None and not html.startswith("=", at):
            return None, len(html)
        at = key.end() if key else at + 1
        value, at = _value(html, at)
        if key and len(attributes) < _MOST:
            attributes.setdefault(key[0].lower(), value)


def _value(html: str, at: int) -> tuple[str, int]:
    """Read an attribute's value, if it has one."""
    equals = _EQUALS.match(html, at)
    if equals is None:
        return "", at
    at = equals.end()
    quote = html[at : at + 1]
    if quote in ('"', "'"):
        end = html.find(quote, at + 1)
        end = end if end >= 0 else len(html)
        return unescape(html[at + 1 : end]), end + 1
    end = _end(_BARE, html, at)
    return unescape(html[at:end]), end


def _end(pattern: re.Pattern[str], html: str, at: int) -> int:
    found = pattern.match(html, at)
    return found.end() if found else at
