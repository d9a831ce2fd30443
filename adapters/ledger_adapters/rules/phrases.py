"""Noun phrases around a cue: who speaks, found by walking left or right from it."""

from __future__ import annotations

from ledger_adapters.rules.tokens import Token
from ledger_adapters.rules.words import OPENERS, PLAIN_PRONOUNS, TAGS, TIME_WORDS, words

Range = tuple[int, int]

LEFTWARD = frozenset("NWD#ZPC-GV")
RIGHTWARD = frozenset("NWD#ZP-")
LONGEST = 24
LINKS = words("links")
OBJECTS = words("objects")


def left(tokens: list[Token], lo: int, end: int) -> Range | None:
    """Find the noun phrase that ends right before `end`, not reaching before `lo`."""
    if end <= lo:
        return None
    last = tokens[end - 1]
    if last.tag == "O":
        return (end - 1, end) if last.low not in OBJECTS else None
    if last.tag in ")]":
        return _bracketed(tokens, lo, end)
    if last.tag == ",":
        return _apposed(tokens, lo, end)
    if last.tag == "-":
        return _dashed(tokens, lo, end)
    start = end
    while start > lo and end - start < LONGEST and tokens[start - 1].tag in LEFTWARD:
        start -= 1
    return trimmed(tokens, start, end)


def name(tokens: list[Token], lo: int, end: int) -> Range | None:
    """Find the bare name or noun with its determiner that ends right before `end`."""
    start = end
    while start > lo and tokens[start - 1].tag in "N#":
        start -= 1
    while start > lo and (start == end or tokens[end - 1].tag == "W"):
        if tokens[start - 1].tag not in "NW#" or end - start > 4:
            break
        start -= 1
    if start > lo and tokens[start - 1].tag == "D":
        start -= 1
    return (start, end) if start < end else None


def antecedent(tokens: list[Token], lo: int, end: int) -> Range | None:
    """Find the phrase a relative pronoun stands for: not past a preposition of place or means."""
    found = left(tokens, lo, end)
    if found is None:
        return None
    for k in range(found[1] - 2, found[0], -1):
        if tokens[k].tag == "P" and tokens[k].low not in ("of", "for", "from", "in", "at"):
            return k + 1, found[1]
    return found


def _dashed(tokens: list[Token], lo: int, end: int) -> Range | None:
    """`the minister—a newcomer—`: the phrase before the first dash."""
    for k in range(end - 2, max(lo, end - LONGEST) - 1, -1):
        if tokens[k].tag == "-":
            return left(tokens, lo, k)
    return None


def _bracketed(tokens: list[Token], lo: int, end: int) -> Range | None:
    """`the Institute (ISW)`: the phrase with its bracket."""
    for k in range(end - 2, max(lo, end - 8) - 1, -1):
        if tokens[k].tag in "([":
            before = left(tokens, lo, k)
            return (before[0], before[1]) if before else None
    return None


def _apposed(tokens: list[Token], lo: int, end: int) -> Range | None:
    """`Dmitry Peskov, the spokesman,`: the name before or between the commas."""
    nearest: int | None = None
    for k in range(end - 2, max(lo, end - 2 * LONGEST) - 1, -1):
        if tokens[k].tag in ';:."' or (tokens[k].tag == "A" and nearest is not None):
            break
        if tokens[k].tag == "," and k > lo:
            if tokens[k + 1].tag in "DR" or tokens[k + 1].low == "former":
                nearest = k
                break
            nearest = k if nearest is None else nearest
    before = left(tokens, lo, nearest) if nearest and tokens[nearest - 1].tag != "," else None
    while (
        before
        and tokens[before[0]].tag == "D"
        and before[0] - 1 > lo
        and tokens[before[0] - 1].tag == ","
    ):
        further = left(tokens, lo, before[0] - 1)
        if further is None or tokens[further[0]].tag not in "ND":
            break
        before = further
    return before if before and _nominal(tokens, before) else None


def trimmed(tokens: list[Token], start: int, end: int) -> Range | None:
    """Cut connectives, time words and stray verbs from the front of a noun phrase."""
    start = _after_verb(tokens, start, end)
    while start < end and (
        tokens[start].tag in "C-ZBPV" or tokens[start].low in OPENERS or _dates(tokens, start, end)
    ):
        if tokens[start].tag == "P":
            start = _after_preposition(tokens, start, end)
        else:
            start += 1
    return (start, end) if start < end and _nominal(tokens, (start, end)) else None


def _dates(tokens: list[Token], start: int, end: int) -> bool:
    return (
        tokens[start].low in TIME_WORDS
        and start + 1 < end
        and tokens[start + 1].tag in "DN#W"
        and tokens[start + 1].tag != "W"
    )


def _after_preposition(tokens: list[Token], start: int, end: int) -> int:
    """Skip a leading `On Tuesday` or `In Moscow` to the next determiner or name."""
    for k in range(start + 2, end):
        if tokens[k].tag == "D" and tokens[k - 1].tag not in "P":
            return k
        if tokens[k].tag == "N" and tokens[k - 1].low in TIME_WORDS | frozenset("0123456789"):
            return k
    return end


def _after_verb(tokens: list[Token], start: int, end: int) -> int:
    """Start behind a finite verb that stands inside, unless it modifies a noun."""
    for k in range(end - 2, start - 1, -1):
        if tokens[k].tag == "V" and (tokens[k].low in TAGS or _takes_object(tokens, start, k)):
            return k + 1
    return start


def _takes_object(tokens: list[Token], start: int, k: int) -> bool:
    return tokens[k + 1].tag == "D" and k > start and tokens[k - 1].tag not in "DC"


def _nominal(tokens: list[Token], found: Range) -> bool:
    return any(tokens[k].tag in "NWO#D" for k in range(*found)) and tokens[found[0]].tag != "V"


def right(tokens: list[Token], start: int, hi: int) -> Range | None:
    """Find the noun phrase that starts at `start`, not reaching beyond `hi`."""
    if start >= hi:
        return None
    if tokens[start].low in PLAIN_PRONOUNS:
        return start, start + 1
    end = start
    while end < hi and end - start < LONGEST:
        token = tokens[end]
        linked = token.tag == "C" and token.low == "and" and end + 1 < hi
        if not (token.tag in RIGHTWARD or (linked and tokens[end + 1].tag in "ND")):
            break
        if token.tag == "P" and not (token.low in LINKS and end > start):
            break
        end += 1
    end = _without_time(tokens, start, end)
    while end > start and tokens[end - 1].tag in "PD-C":
        end -= 1
    return (start, end) if end > start and tokens[start].tag in "NDW#" else None


def _without_time(tokens: list[Token], start: int, end: int) -> int:
    for k in range(start + 1, end):
        if tokens[k].low in TIME_WORDS and tokens[k].tag in "NB":
            return k - 1 if tokens[k - 1].tag == "P" else k
        if tokens[k].low in ("in", "on", "at", "to", "with", "about", "against") and (
            tokens[k - 1].tag == "N" and k + 1 < end and tokens[k + 1].tag in "D"
        ):
            return k
    return end


def apart(tokens: list[Token], found: Range) -> tuple[Range, ...]:
    """Part joint speakers: `Lund and Ortega` are two mentions, `the Russian side` is one."""
    start, end = found
    for k in range(start + 1, end - 1):
        if tokens[k].low == "and" and all(
            tokens[n].tag in "ND" and not _adjectival(tokens[n].low)
            for n in range(start, end)
            if n != k
        ):
            return (start, k), (k + 1, end)
    return (found,)


def _adjectival(low: str) -> bool:
    return low.endswith(("ian", "ese", "ish", "can")) and low not in ("vatican",)
