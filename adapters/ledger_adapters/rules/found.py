"""What the patterns hand on: a region of tokens to look at, and an attribution found in it."""

from __future__ import annotations

import attrs

from ledger.claims import Act, Verb, Voice
from ledger_adapters.rules.phrases import Range
from ledger_adapters.rules.quotes import QuoteMap
from ledger_adapters.rules.tokens import Token


@attrs.frozen
class Region:
    """A stretch of a paragraph's tokens, `[lo, hi)`; `inner` inside somebody's words."""

    tokens: list[Token]
    lo: int
    hi: int
    quotes: QuoteMap
    inner: bool = False

    def hidden(self, k: int) -> bool:
        """Whether a token stands inside a quotation that is none of this region's own."""
        if self.inner:
            return False
        token = self.tokens[k]
        quote = self.quotes.at(token.start)
        return quote is not None and token.start > quote.start and token.end < quote.end

    def tag(self, k: int) -> str:
        """The tag of a token; "." outside the region."""
        return self.tokens[k].tag if self.lo <= k < self.hi else "."

    def low(self, k: int) -> str:
        """The lower-case form of a token; "" outside the region."""
        return self.tokens[k].low if self.lo <= k < self.hi else ""

    def opens(self, k: int) -> bool:
        """Whether a quotation begins at a token."""
        if self.tag(k) not in '"\u2018':
            return False
        quote = self.quotes.at(self.tokens[k].start)
        return quote is not None and quote.start == self.tokens[k].start

    def closes(self, k: int) -> bool:
        """Whether a quotation ends with a token."""
        if self.tag(k) not in '"\u2019':
            return False
        quote = self.quotes.at(self.tokens[k].start)
        return quote is not None and quote.end == self.tokens[k].end

    def skip_quote(self, k: int) -> int:
        """The token behind the quotation that begins at `k`."""
        quote = self.quotes.at(self.tokens[k].start)
        assert quote is not None
        while k < self.hi and self.tokens[k].start < quote.end:
            k += 1
        return k


@attrs.frozen(kw_only=True)
class Attribution:
    """Somebody's words, thought or wish: who, cue and content as token ranges of a paragraph.

    `content` is empty while it is still to be found; `starts` is where the attribution's own
    clause begins; `about` are the places that may say when it was said.
    """

    about: tuple[Range, ...] = ()
    act: Act = "asserts"
    addressee: Range | None = None
    by: tuple[Range, ...] = ()
    content: tuple[Range, ...] = ()
    cue: Range
    frames: str = ""
    negated: bool = False
    pattern: str
    starts: int
    verb: Verb = "say"
    voice: Voice = "speaks"
