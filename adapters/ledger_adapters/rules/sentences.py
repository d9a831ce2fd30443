"""Sentences of a paragraph, never cut inside a quotation."""

from __future__ import annotations

from ledger_adapters.rules.found import CLOSES, Region
from ledger_adapters.rules.phrases import Range
from ledger_adapters.rules.tokens import Token
from ledger_adapters.rules.words import words

ENDS = frozenset(".!?…")
SHORT = words("short")
SAYING = words("saying")
CANDIDATES = frozenset(".!?…\"\u2019)'")
LONGEST = 600


def sentences(paragraph: Region) -> list[Range]:
    """Cut a paragraph's tokens into sentences, as `[first, last)` token places.

    Nothing is cut inside a quotation; a sentence of over 600 tokens is cut there.
    """
    found: list[Range] = []
    start, tokens = 0, paragraph.tokens
    last = len(tokens) - 1
    for n, tag in enumerate(paragraph.tags):
        if tag in CANDIDATES and (n == last or (_ends(paragraph, n) and not _goes_on(tokens, n))):
            found += _cut(start, n + 1)
            start = n + 1
    return found + _cut(start, last + 1)


def _cut(start: int, end: int) -> list[Range]:
    """One sentence, in pieces where it is over-long."""
    if end - start <= LONGEST:
        return [(start, end)] if start < end else []
    return [(n, min(end, n + LONGEST)) for n in range(start, end, LONGEST)]


def _ends(paragraph: Region, n: int) -> bool:
    tokens, inside = paragraph.tokens, paragraph.marks[n]
    token = tokens[n]
    if token.tag == '"' or token.low in ("\u2019", ")", "'"):
        return n > 0 and tokens[n - 1].low[-1:] in ENDS and not inside & ~CLOSES
    if inside:
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
    if tokens[n].tag == '"' and following.tag == "-":
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
