"""Chains: what is said inside what somebody said, down to the last speaker."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from ledger_adapters.rules.found import Attribution, Region
from ledger_adapters.rules.phrases import Range
from ledger_adapters.rules.scan import scan

DEEPEST = 6


@attrs.frozen
class Link:
    """One attribution with those around it, outermost first."""

    outer: tuple[Attribution, ...]
    own: Attribution


def links(region: Region, outer: tuple[Attribution, ...] = ()) -> Iterator[Link]:
    """Find a region's attributions and, inside the content of each, further ones."""
    for found in scan(region):
        yield from expanded(region, found, outer)


def expanded(
    region: Region, found: Attribution, outer: tuple[Attribution, ...] = ()
) -> Iterator[Link]:
    """Yield an attribution, then those inside its content."""
    yield Link(outer, found)
    if len(outer) + 1 < DEEPEST:
        for start, end in found.content:
            for first, last in _sentences(region, start, end):
                yield from links(region.within(first, last), (*outer, found))


def _sentences(region: Region, start: int, end: int) -> Iterator[Range]:
    """Part a content into its sentences; those of one or two words hold nothing."""
    first = start
    for k in range(start, end):
        ends = region.low(k) in (".", "?", "!") and k + 1 < end
        if ends and (region.tokens[k + 1].text[0].isupper() or region.opens(k + 1)):
            if k - first > 2:
                yield first, k + 1
            first = k + 1
    if end - first > 2:
        yield first, end
