"""The quotation map: which stretches of a text stand between quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_right

import attrs

from ledger_adapters.rules.layout import Paragraph

OPENING = frozenset("“„«")
CLOSING = frozenset("”»")
DOUBLE = re.compile('[“„«”»"]')
SINGLE = re.compile("[\u2018\u2019]")


@attrs.frozen
class Quote:
    """One quotation: `[start, end)` with its marks; `closed` is False where no mark ends it."""

    start: int
    end: int
    closed: bool = True
    mark: int = 1

    @property
    def inside(self) -> tuple[int, int]:
        """The words between the marks."""
        return self.start + self.mark, self.end - self.mark if self.closed else self.end


@attrs.frozen
class QuoteMap:
    """All quotations of a text in order; none overlaps another."""

    quotes: tuple[Quote, ...]
    starts: tuple[int, ...]

    def at(self, place: int) -> Quote | None:
        """Find the quotation around a place."""
        n = bisect_right(self.starts, place) - 1
        return self.quotes[n] if n >= 0 and place < self.quotes[n].end else None

    def within(self, start: int, end: int) -> list[Quote]:
        """List the quotations that lie wholly or partly in `[start, end)`."""
        n = max(0, bisect_right(self.starts, start) - 1)
        found: list[Quote] = []
        while n < len(self.quotes) and self.quotes[n].start < end:
            if self.quotes[n].end > start:
                found.append(self.quotes[n])
            n += 1
        return found


def quote_map(text: str, paragraphs: list[Paragraph]) -> QuoteMap:
    """Map the quotations, paragraph by paragraph: an unclosed one ends with its paragraph."""
    quotes = [quote for p in paragraphs for quote in _in_paragraph(text, p)]
    return QuoteMap(tuple(quotes), tuple(q.start for q in quotes))


def _in_paragraph(text: str, p: Paragraph) -> list[Quote]:
    start, end = p.start, p.end
    if text.find("''", start, end) >= 0:
        return _doubled(text, p)
    if any(text.find(mark, start, end) >= 0 for mark in '“"„«'):
        return _double(text, p)
    return _single(text, p) if text.find("\u2018", start, end) >= 0 else []


def _double(text: str, p: Paragraph) -> list[Quote]:
    found: list[Quote] = []
    begun = -1
    for match in DOUBLE.finditer(text, p.start, p.end):
        mark, at = match[0], match.start()
        if begun < 0:
            if mark in OPENING or (mark == '"' and _opens(text, at, p)):
                begun = at
        elif mark == '"' or mark in CLOSING:
            found.append(Quote(begun, at + 1))
            begun = -1
    if begun >= 0:
        found.append(Quote(begun, p.end, closed=False))
    return found


def _single(text: str, p: Paragraph) -> list[Quote]:
    found: list[Quote] = []
    begun = -1
    for match in SINGLE.finditer(text, p.start, p.end):
        at = match.start()
        if match[0] == "\u2018":
            begun = at if begun < 0 else begun
        elif begun >= 0 and not text[at + 1 : at + 2].isalnum():
            found.append(Quote(begun, at + 1))
            begun = -1
    return found


def _doubled(text: str, p: Paragraph) -> list[Quote]:
    """Quotations between doubled apostrophes, as some wires set them."""
    found: list[Quote] = []
    begun, at = -1, p.start
    while (at := text.find("''", at, p.end)) >= 0:
        if begun < 0:
            begun = at
        else:
            found.append(Quote(begun, at + 2, mark=2))
            begun = -1
        at += 2
    return found


def _opens(text: str, at: int, p: Paragraph) -> bool:
    """Whether a straight mark opens: a word follows it and none ends right before it."""
    after = text[at + 1 : at + 2]
    before = text[at - 1 : at] if at > p.start else " "
    return bool(after.strip()) and (not before.isalnum()) and before not in ".,!?"
