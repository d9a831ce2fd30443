"""Regions: a stretch of a paragraph's words, with its quotations, as the patterns look at it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container
from operator import attrgetter

from msgspec import Struct

from ledger_adapters.rules.prose.phrases import Range
from ledger_adapters.rules.prose.quotes import Quote, QuoteMap
from ledger_adapters.rules.prose.tokens import Token

HIDDEN, OPENS, CLOSES = 1, 2, 4
OPENING_TAGS = frozenset("\"\u2018\u201a'\u2039")
CLOSING_TAGS = frozenset("\"\u2019\u2018'\u203a")
START, LOW, TAG = attrgetter("start"), attrgetter("low"), attrgetter("tag")


class Region(Struct, frozen=True, gc=False):
    """A stretch of a paragraph's tokens, `[lo, hi)`; `inner` inside somebody's words.

    `tags`, `lows` and `marks` are the whole paragraph's, a column each, made once: a mark says
    whether a token opens or closes a quotation, or is hidden in one. `row` is the tags as one
    text, to search in; `places` keeps what `spots` and `closings` found in the paragraph.
    """

    tokens: list[Token]
    lo: int
    hi: int
    quotes: QuoteMap
    inner: bool
    tags: list[str]
    lows: list[str]
    marks: bytearray
    places: dict[str, list[int]]
    row: str

    @classmethod
    def of(cls, tokens: list[Token], quotes: QuoteMap) -> Region:
        """Make a region of a whole paragraph."""
        tags, lows, marks = list(map(TAG, tokens)), list(map(LOW, tokens)), _marks(tokens, quotes)
        row = "".join(tags)
        return cls(tokens, 0, len(tokens), quotes, False, tags, lows, marks, {}, row)

    def part(self, lo: int, hi: int) -> Region:
        """Take a part of this region: a sentence of a paragraph."""
        return Region(
            self.tokens, lo, hi, self.quotes, self.inner, self.tags, self.lows, self.marks,
            self.places, self.row,
        )  # fmt: skip

    def within(self, lo: int, hi: int) -> Region:
        """Take a part that is somebody's words: nothing in it is hidden by their quotation."""
        return Region(
            self.tokens, lo, hi, self.quotes, True, self.tags, self.lows, self.marks, self.places,
            self.row,
        )  # fmt: skip

    def spots(self, name: str, lows: Container[str]) -> list[int]:
        """Places of the tokens whose lower-case form is one of these, in order.

        They are looked for once in a paragraph, and kept under a name.
        """
        known = self.places.get(name)
        if known is None:
            known = self.places[name] = [k for k, low in enumerate(self.lows) if low in lows]
        return self._own(known)

    def closings(self) -> list[int]:
        """Places where a quotation ends, in order."""
        known = self.places.get("closings")
        if known is None:
            known = self.places["closings"] = [k for k, m in enumerate(self.marks) if m & CLOSES]
        return self._own(known)

    def _own(self, places: list[int]) -> list[int]:
        return places[bisect_left(places, self.lo) : bisect_left(places, self.hi)]

    def last(self, tags: str, lo: int, hi: int) -> int:
        """Place of the last tag, or tags in a row, in `[lo, hi)` that is not hidden, else -1."""
        at = self.row.rfind(tags, lo, hi)
        while at >= 0 and self.hidden(at):
            at = self.row.rfind(tags, lo, at)
        return at

    def next(self, tags: str, lo: int, hi: int) -> int:
        """Place of the first tag, or tags in a row, in `[lo, hi)` that is not hidden, else -1."""
        at = self.row.find(tags, lo, hi)
        while at >= 0 and self.hidden(at):
            at = self.row.find(tags, at + 1, hi)
        return at

    def hidden(self, k: int) -> bool:
        """Whether a token stands inside a quotation that is none of this region's own."""
        return not self.inner and self.marks[k] & HIDDEN != 0

    def tag(self, k: int) -> str:
        """The tag of a token; "." outside the region."""
        return self.tags[k] if self.lo <= k < self.hi else "."

    def low(self, k: int) -> str:
        """The lower-case form of a token; "" outside the region."""
        return self.lows[k] if self.lo <= k < self.hi else ""

    def opens(self, k: int) -> bool:
        """Whether a quotation begins at a token."""
        return self.lo <= k < self.hi and self.marks[k] & OPENS != 0

    def closes(self, k: int) -> bool:
        """Whether a quotation ends with a token."""
        return self.lo <= k < self.hi and self.marks[k] & CLOSES != 0

    def quote(self, k: int) -> Quote | None:
        """The innermost quotation around a token; that which it opens or closes itself."""
        return self.quotes.innermost(self.tokens[k].start)

    def skip_quote(self, k: int) -> int:
        """The token behind the quotation that begins at `k`."""
        quote = self.quote(k)
        assert quote is not None
        return max(k, bisect_left(self.tokens, quote.end, k, max(k, self.hi), key=START))


def _marks(tokens: list[Token], quotes: QuoteMap) -> bytearray:
    """Mark what opens, closes and stands inside a paragraph's quotations."""
    marks = bytearray(len(tokens))
    if not tokens:
        return marks
    place = tokens[0].start, tokens[-1].end
    for quote in quotes.within(*place):
        first, last = _mark_ends(marks, tokens, quote)
        if last > first:
            marks[first:last] = bytes([HIDDEN]) * (last - first)
    for quote in quotes.inside(*place):
        _mark_ends(marks, tokens, quote)
    return marks


def _mark_ends(marks: bytearray, tokens: list[Token], quote: Quote) -> Range:
    """Mark what opens and closes a quotation, and say which tokens stand between."""
    first = bisect_left(tokens, quote.start, key=START)
    last = bisect_left(tokens, quote.end, first, key=START) - 1
    if last < first:
        return first, first
    if tokens[first].start == quote.start and tokens[first].tag in OPENING_TAGS:
        marks[first] |= OPENS
    if tokens[last].end == quote.end and tokens[last].tag in CLOSING_TAGS:
        marks[last] |= CLOSES
    return first + (tokens[first].start == quote.start), last + (tokens[last].end < quote.end)
