"""Chains: what is said inside what somebody said, down to the last speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from ledger_adapters.rules.prose.phrases import Range
from ledger_adapters.rules.prose.regions import Region
from ledger_adapters.rules.speech.found import Attribution
from ledger_adapters.rules.speech.scan import scan

DEEPEST = 6
STOPS = re.compile("[.?!]")
SELVES = frozenset({"i", "we", "he", "she", "it", "they"})


class Link(Struct, frozen=True, gc=False):
    """One attribution with those around it, outermost first."""

    outer: tuple[Attribution, ...]
    own: Attribution


def links(region: Region, outer: tuple[Attribution, ...] = ()) -> Iterator[Link]:
    """Find a region's attributions and, inside the content of each, further ones."""
    for found in scan(region):
        yield from expanded(region, _own(region, found) if outer else found, outer)


def _own(region: Region, found: Attribution) -> Attribution:
    """Take what somebody says of their own wishes and thoughts for speech."""
    alone = len(found.by) == 1 and found.by[0][1] - found.by[0][0] == 1
    if found.voice == "ascribed" and alone and region.low(found.by[0][0]) in SELVES:
        return replace(found, voice="speaks")
    return found


def expanded(
    region: Region, found: Attribution, outer: tuple[Attribution, ...] = ()
) -> Iterator[Link]:
    """Yield an attribution, then those inside its content."""
    if found.reporter and len(outer) + 1 < DEEPEST:
        outer = (*outer, found.reporter)
    yield Link(outer, found)
    if len(outer) + 1 < DEEPEST:
        for start, end in found.content:
            for first, last in _sentences(region, start, end):
                yield from links(region.within(first, last), (*outer, found))


def _sentences(region: Region, start: int, end: int) -> Iterator[Range]:
    """Part a content into its sentences; those of one or two words hold nothing."""
    first = start
    for mark in STOPS.finditer(region.row, max(start, region.lo), min(end - 1, region.hi)):
        k = mark.start()
        ends = len(region.lows[k]) == 1
        if ends and (region.tokens[k + 1].text[0].isupper() or region.opens(k + 1)):
            if k - first > 2:
                yield first, k + 1
            first = k + 1
    if end - first > 2:
        yield first, end
