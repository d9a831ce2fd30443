"""The outlet's own statements about states and people in office."""

from __future__ import annotations

from ledger_adapters.rules.prose.phrases import Range
from ledger_adapters.rules.prose.regions import Region
from ledger_adapters.rules.speech.found import Attribution
from ledger_adapters.rules.vocabulary.words import OPENERS, words

STATES = words("states")
OFFICES = words("offices")
LIGHT = frozenset({"accused-of", "relative", "noun"})
IN_VAIN = ("for comment", "did not respond", "not immediately respond", "reached out to")
FINITE = frozenset("AV")
PARTIES = STATES | OFFICES
SHORTEST = 6


def narrated(region: Region, found: list[Attribution]) -> Range | None:
    """Take a sentence as the outlet's own statement; None where others speak in it.

    It has to be a full declarative sentence that names a state, a government or an office, and
    hold no attribution but in passing ("officials who worry about", "accused of").
    """
    if any(a.pattern not in LIGHT for a in found):
        return None
    start, end = _body(region)
    if end - start < SHORTEST or region.tag(region.hi - 1) not in '."\u2019':
        return None
    if region.tag(start) in '"O' and region.low(start) in ("i", "you", "we", '"', "“"):
        return None
    if FINITE.isdisjoint(region.tags[start:end]) or not _names_party(region, start, end):
        return None
    return None if _asks_in_vain(region) else (start, end)


def _asks_in_vain(region: Region) -> bool:
    """Whether a sentence only tells that the outlet asked for a comment."""
    words = " ".join(region.lows[region.lo : min(region.hi, region.lo + 80)])
    return any(phrase in words for phrase in IN_VAIN)


def _body(region: Region) -> Range:
    start, end = region.lo, region.hi
    while start < end and (
        region.low(start) in OPENERS or region.tag(start) in ",C" or region.low(start) == "of"
    ):
        start += 1
    while end > start and region.tag(end - 1) == ".":
        end -= 1
    return start, end


def _names_party(region: Region, start: int, end: int) -> bool:
    lows = region.lows[start:end]
    near = any(low in PARTIES or low[-1:] == "." or "-" in low for low in lows)
    return near and any(_is_party(region, k) for k in range(start, end))


def _is_party(region: Region, k: int) -> bool:
    token = region.tokens[k]
    if not token.text[0].isupper() or (token.low == "us" and token.text != "US"):
        return False
    return token.low.rstrip(".").split("-")[0] in STATES or token.low in OFFICES
