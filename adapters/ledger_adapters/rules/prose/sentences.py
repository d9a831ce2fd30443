"""Sentences of a paragraph, never cut inside a quotation."""

from __future__ import annotations

from collections.abc import Collection

from ledger_adapters.rules.prose.phrases import Range
from ledger_adapters.rules.prose.regions import CLOSES, Region
from ledger_adapters.rules.prose.tokens import Token
from ledger_adapters.rules.vocabulary.cues import lexicon
from ledger_adapters.rules.vocabulary.words import words

ENDS = frozenset(".!?…")
CLOSERS = frozenset(("”", "'", ")", '"', "»", "''", "]"))
SHORT = words("short")
NUMBERED = frozenset(("no", "nos", "art", "fig", "vol", "pp", "sec", "ch"))
LAST = frozenset(("co", "corp", "inc", "ltd", "jr", "sr", "etc", "al", "cf", "dept", "univ"))
STARTS = frozenset("ODPCSRTB")
SAYING = words("saying")
CANDIDATES = frozenset(".!?…\"\u2019)'»\u203a")
LIKELY = CANDIDATES | frozenset("“”„«`")
LONGEST = 600
FAR = 12


def sentences(paragraph: Region, breaks: Collection[int] = ()) -> list[Range]:
    """Cut a paragraph's tokens into sentences, as `[first, last)` token places.

    Nothing is cut inside a quotation; a sentence of over 600 tokens is cut there, and so is what
    stands before one of `breaks`.
    """
    found: list[Range] = []
    start, tokens = 0, paragraph.tokens
    last = len(tokens) - 1
    likely = [n for n, low in enumerate(paragraph.lows) if low[-1] in LIKELY]
    for n in sorted({*likely, *(place - 1 for place in breaks)}) if breaks else likely:
        tag = paragraph.tags[n]
        may = tag in CANDIDATES or (tag in "NW" and tokens[n].low[-1] == ".")
        ends = may and (n == last or (_ends(paragraph, n) and not _goes_on(tokens, n)))
        if ends or n + 1 in breaks:
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
    if token.tag == '"' or token.low in CLOSERS:
        return n > 0 and tokens[n - 1].low[-1:] in ENDS and not inside & ~CLOSES
    if inside:
        return False
    if len(token.low) > 1:
        return _starts(tokens, n + 1)
    if token.low == "." and n and tokens[n - 1].end == token.start:
        return not _shortened(tokens, n)
    return True


def _shortened(tokens: list[Token], n: int) -> bool:
    """Whether a full stop stands behind an abbreviation or initial that goes on."""
    before = tokens[n - 1]
    if before.low in NUMBERED:
        return n + 1 < len(tokens) and tokens[n + 1].tag == "#"
    if before.low in LAST or (len(before.text) == 1 and before.text.isupper()):
        return not _starts(tokens, n + 1)
    return before.low in SHORT


def _starts(tokens: list[Token], n: int) -> bool:
    """Whether a capitalised word is one that hardly stands inside a name."""
    if n >= len(tokens):
        return True
    return tokens[n].tag in STARTS and tokens[n].text[0].isupper()


def _goes_on(tokens: list[Token], n: int) -> bool:
    """Whether the next word belongs to the same sentence: lower case, or a closing mark."""
    following = tokens[n + 1]
    if following.start == tokens[n].end and (
        following.low in CLOSERS or (following.low in ENDS and tokens[n].low in ENDS)
    ):
        return True
    if following.text[0].islower() or following.tag in ",;:-":
        return True
    if tokens[n - 1].low == ".":
        return False  # “… ended.” A sentence of its own follows
    return (tokens[n].tag == '"' or tokens[n].low == "'") and _trails(tokens, n + 1)


def _trails(tokens: list[Token], n: int) -> bool:
    """Whether `Smith said.` or `said Smith.` follows: an attribution of the quotation before it."""
    for k in range(n, min(n + FAR, len(tokens))):
        if tokens[k].low in SAYING or _quotes(tokens[k].low):
            ahead = tokens[k + 1].tag if k + 1 < len(tokens) else "."
            return ahead in ".,:BP" or tokens[k + 1].text[0].isupper()
        if tokens[k].tag not in "NDWZ.OP,":
            return False
    return False


def _quotes(low: str) -> bool:
    """Whether a verb is one that quotations are given with, in the past or as a report."""
    return any(
        "q" in cue.frames and cue.shapes & {"past", "s"} for cue in lexicon().verbs.get(low, ())
    )
