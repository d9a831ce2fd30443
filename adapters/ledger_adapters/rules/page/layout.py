"""Paragraphs of an article as saved from a site: body, furniture, captions and headings."""

from __future__ import annotations

import re

import attrs

from ledger_adapters.rules.page.captions import prose_end
from ledger_adapters.rules.page.furniture import TERMINAL, Kind, is_furniture

LINE = re.compile(r"[^\n]+")
LONGEST = 32_768


@attrs.frozen
class Paragraph:
    """A stretch of text that stands by itself: `[start, end)` without the white space around.

    `prose` is where a caption's credit begins, and `end` for every other paragraph.
    """

    start: int
    end: int
    kind: Kind = "body"
    indent: int = 0
    prose: int = 0


def paragraphs(text: str, start: int, end: int) -> list[Paragraph]:
    """Split a passage into its non-blank lines: a cleaned text has one for each paragraph."""
    found: list[Paragraph] = []
    for match in LINE.finditer(text, start, end):
        raw = match[0]
        words = raw.strip()
        if len(words) > LONGEST:
            found += _pieces(text, match.start(), match.end())
        elif words:
            indent = len(raw) - len(raw.lstrip()) if raw[0].isspace() else 0
            at = match.start() + indent
            kind, prose = _kind(words)
            found.append(Paragraph(at, at + len(words), kind, indent, at + prose))
    return found


def _pieces(text: str, start: int, end: int) -> list[Paragraph]:
    """Cut a line that no newspaper prints: after a sentence, a word, or at the limit."""
    found: list[Paragraph] = []
    while start < end:
        limit = min(end, start + LONGEST)
        stop = limit if limit == end else _stop(text, start, limit)
        words = text[start:stop].strip()
        at = text.index(words, start, stop)
        if words:
            found.append(Paragraph(at, at + len(words), "body", 0, at + len(words)))
        start = stop
    return found


def _stop(text: str, start: int, limit: int) -> int:
    for mark in (". ", " "):
        at = text.rfind(mark, start + LONGEST // 2, limit)
        if at >= 0:
            return at + len(mark)
    return limit


def _kind(text: str) -> tuple[Kind, int]:
    """Tell body text from a site's furniture, photo captions and headings, by its wording."""
    size = len(text)
    if is_furniture(text):
        return "furniture", size
    prose = prose_end(text)
    if prose is not None:
        return "caption", prose
    if size < 120 and text[-1] not in TERMINAL:
        return "heading", size
    return "body", size
