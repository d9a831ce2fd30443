"""Sentences of a paragraph, never cut inside a quotation."""

from __future__ import annotations

from ledger_adapters.rules.quotes import QuoteMap
from ledger_adapters.rules.tokens import Token
from ledger_adapters.rules.words import words

ENDS = frozenset(".!?…")
SHORT = words("short")
LONGEST = 600


def sentences(tokens: list[Token], quotes: QuoteMap) -> list[tuple[int, int]]:
    """Cut a paragraph's tokens into sentences, as `[first, last)` token places.

    Nothing is cut inside a quotation; a sentence of over 600 tokens is cut there.
    """
    found: list[tuple[int, int]] = []
    start = 0
    for n in range(len(tokens)):
        long = n + 1 - start >= LONGEST
        if long or (_ends(tokens, n, quotes) and not (n + 1 < len(tokens) and _goes_on(tokens, n))):
            found.append((start, n + 1))
            start = n + 1
    if start < len(tokens):
        found.append((start, len(tokens)))
    return found


def _ends(tokens: list[Token], n: int, quotes: QuoteMap) -> bool:
    token = tokens[n]
    if token.tag == '"' or token.low in ("\u2019", ")", "'"):
        if n == 0 or tokens[n - 1].low[-1:] not in ENDS:
            return False
        quote = quotes.at(token.start)
        return quote is None or quote.end == token.end
    if token.low[-1:] not in ENDS or quotes.at(token.start):
        return False
    if token.low == "." and n and tokens[n - 1].end == token.start:
        before = tokens[n - 1]
        return before.low not in SHORT and not (len(before.text) == 1 and before.text.isupper())
    return len(token.low) == 1


def _goes_on(tokens: list[Token], n: int) -> bool:
    """Whether the next word belongs to the same sentence: lower case, or a closing mark."""
    following = tokens[n + 1]
    if following.start == tokens[n].end and following.low in ("”", "\u2019", ")", '"', "'", "»"):
        return True
    if following.text[0].islower() or following.low in (",", ";", ":"):
        return True
    return tokens[n].tag == '"' and _trails(tokens, n + 1)


def _trails(tokens: list[Token], n: int) -> bool:
    """Whether `Smith said.` or `said Smith.` follows: an attribution of the quotation before it."""
    for k in range(n, min(n + 7, len(tokens))):
        if tokens[k].low in SAYING:
            ahead = tokens[k + 1].tag if k + 1 < len(tokens) else "."
            return ahead in ".,BP" or tokens[k + 1].text[0].isupper()
        if tokens[k].tag not in "NDWZ.OP":
            return False
    return False


SAYING = words("saying")
