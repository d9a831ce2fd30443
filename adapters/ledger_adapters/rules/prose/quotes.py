"""The quotation map: which stretches of a text stand between quotation marks.

Known are curly and straight marks, single and double, guillemets either way round, low marks and
doubled apostrophes. One level of nesting is kept. A quotation whose end is not marked ends with
its paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_right

import attrs

from ledger_adapters.rules.page.layout import Paragraph
from ledger_adapters.rules.prose.singles import Singles

MARK = re.compile("''|``|[“”„‟«»\"\u2018\u2019\u201a'\u2039\u203a]")
ANY = "“\"\u2018'„«»”‟\u2039`"
OPENING = frozenset(("“", "„", "‟", "«", "``"))
CLOSING = frozenset(("”", "»"))
STRAIGHT = frozenset(('"', "''"))
SINGLE = frozenset("\u2018\u2019\u201a'\u2039\u203a")
AFTER_WORDS = ".,!?…"


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
    """All quotations of a text in order; none overlaps another, `inner` stand within them."""

    quotes: tuple[Quote, ...]
    starts: tuple[int, ...]
    inner: tuple[Quote, ...] = ()
    inner_starts: tuple[int, ...] = ()

    def at(self, place: int) -> Quote | None:
        """Find the outermost quotation around a place."""
        return _around(self.quotes, self.starts, place)

    def innermost(self, place: int) -> Quote | None:
        """Find the innermost quotation around a place."""
        nested = _around(self.inner, self.inner_starts, place) if self.inner else None
        return nested or self.at(place)

    def within(self, start: int, end: int) -> list[Quote]:
        """List the outermost quotations that lie wholly or partly in `[start, end)`."""
        return _within(self.quotes, self.starts, start, end)

    def inside(self, start: int, end: int) -> list[Quote]:
        """List the quotations within quotations in `[start, end)`."""
        return _within(self.inner, self.inner_starts, start, end) if self.inner else []


def _around(quotes: tuple[Quote, ...], starts: tuple[int, ...], place: int) -> Quote | None:
    n = bisect_right(starts, place) - 1
    return quotes[n] if n >= 0 and place < quotes[n].end else None


def _within(quotes: tuple[Quote, ...], starts: tuple[int, ...], lo: int, hi: int) -> list[Quote]:
    n = max(0, bisect_right(starts, lo) - 1)
    found: list[Quote] = []
    while n < len(quotes) and quotes[n].start < hi:
        if quotes[n].end > lo:
            found.append(quotes[n])
        n += 1
    return found


def quote_map(text: str, paragraphs: list[Paragraph]) -> QuoteMap:
    """Map the quotations, paragraph by paragraph: an unclosed one ends with its paragraph."""
    quotes: list[Quote] = []
    inner: list[Quote] = []
    for p in paragraphs:
        if any(text.find(mark, p.start, p.end) >= 0 for mark in ANY):
            scan = _Scan(text, p.start, p.end)
            quotes += scan.quotes
            inner += scan.nested()
    starts, nested = (tuple(q.start for q in found) for found in (quotes, inner))
    return QuoteMap(tuple(quotes), starts, tuple(inner), nested)


class _Scan:
    """Goes through the marks of one paragraph, in order."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end
        self.quotes: list[Quote] = []
        self.inner: list[Quote] = []
        self.begun = self.nested_begun = -1
        self.opener = self.nested_opener = ""
        marks = [(match.start(), match[0]) for match in MARK.finditer(text, start, end)]
        self.singles = Singles.of(text, start, end, marks)
        for n, (at, mark) in enumerate(marks):
            if mark in SINGLE:
                self._single(n, at)
            else:
                self._double(marks, n, at, mark)
        if self.begun >= 0:
            self.quotes.append(Quote(self.begun, end, closed=False, mark=len(self.opener)))

    def nested(self) -> list[Quote]:
        """The quotations inside quotations, those that reach beyond left out."""
        found: list[Quote] = []
        n = 0
        for quote in self.inner:
            while n < len(self.quotes) and self.quotes[n].end < quote.end:
                n += 1
            if n < len(self.quotes) and self.quotes[n].start < quote.start:
                found.append(quote)
        return found

    def _single(self, n: int, at: int) -> None:
        busy = self.inner if self.begun >= 0 else self.quotes
        if busy and at < busy[-1].end:
            return
        end = self.singles.end_of(n)
        if end is not None:
            busy.append(Quote(at, end))
        elif self.begun < 0 and self.singles.left_open(n):
            busy.append(Quote(at, self.end, closed=False))

    def _double(self, marks: list[tuple[int, str]], n: int, at: int, mark: str) -> None:
        if self.begun < 0 and self.quotes and at < self.quotes[-1].end:
            self._in_single(at, mark)
        elif self.begun < 0:
            if self._opens(at, mark):
                self.begun, self.opener = at, mark
                self.nested_begun = -1
        elif self.nested_begun >= 0 and self._matches(self.nested_opener, mark):
            self.inner.append(Quote(self.nested_begun, at + len(mark), mark=len(mark)))
            self.nested_begun = -1
        elif self._nests(at, mark):
            self.nested_begun, self.nested_opener = at, mark
        elif self._closes(marks, n, at, mark):
            self.quotes.append(Quote(self.begun, at + len(mark), mark=len(self.opener)))
            self.begun = self.nested_begun = -1

    def _in_single(self, at: int, mark: str) -> None:
        """A double mark inside single ones: British style."""
        if self.nested_begun < self.quotes[-1].start:
            self.nested_begun = -1
        if self.nested_begun < 0:
            self.nested_begun = at if self._opens(at, mark) else -1
        elif self._ends_here(at, mark):
            self.inner.append(Quote(self.nested_begun, at + len(mark), mark=len(mark)))
            self.nested_begun = -1

    def _opens(self, at: int, mark: str) -> bool:
        """Whether a mark opens: always one made for it, others where a word begins behind them."""
        return mark in OPENING or self._begins_here(at, mark)

    def _begins_here(self, at: int, mark: str) -> bool:
        after = self.text[at + len(mark) : at + len(mark) + 1]
        before = self.text[at - 1] if at > self.start else " "
        return bool(after.strip()) and not before.isalnum() and before not in AFTER_WORDS

    def _ends_here(self, at: int, mark: str) -> bool:
        before = self.text[at - 1] if at > self.start else " "
        return not before.isspace() or mark in CLOSING

    def _nests(self, at: int, mark: str) -> bool:
        """Whether a mark of another kind opens a quotation inside the one that is open."""
        spaced = at > self.start and self.text[at - 1].isspace()
        if not spaced or (mark in STRAIGHT) == (self.opener in STRAIGHT) or mark in CLOSING:
            return False
        return self._begins_here(at, mark)

    def _matches(self, opener: str, mark: str) -> bool:
        return mark in STRAIGHT if opener in STRAIGHT else mark in CLOSING

    def _closes(self, marks: list[tuple[int, str]], n: int, at: int, mark: str) -> bool:
        if mark in CLOSING:
            return True
        if mark in STRAIGHT:
            return not self._inches(marks, n, at)
        after = self.text[at + len(mark) : at + len(mark) + 1]
        return self._ends_here(at, mark) and not after.isalnum()

    def _inches(self, marks: list[tuple[int, str]], n: int, at: int) -> bool:
        """Whether a straight mark behind a small number measures: the next mark closes too."""
        figures = self.text[max(self.start, at - 4) : at]
        if not figures[-1:].isdigit() or (len(figures) == 4 and figures.isdigit()):
            return False
        follows = next(((m, mark) for m, mark in marks[n + 1 : n + 3] if mark not in SINGLE), None)
        return follows is not None and not self._begins_here(*follows)
