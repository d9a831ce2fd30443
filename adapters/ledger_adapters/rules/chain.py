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


def joined(regions: list[Region]) -> list[list[Attribution]]:
    """Scan the sentences of a paragraph; a quotation that stands alone goes on the one before."""
    found: list[list[Attribution]] = []
    speaking: tuple[int, int] | None = None
    for region in regions:
        own = scan(region)
        if not own and speaking and _bare_quote(region):
            n, k = speaking
            last = found[n][k]
            found[n][k] = attrs.evolve(last, content=(*last.content, (region.lo, region.hi)))
        else:
            speaking = _speaking(region, own, len(found))
        found.append(own)
    return found


def _bare_quote(region: Region) -> bool:
    """Whether a sentence begins with a quotation; what follows it goes with it."""
    return region.opens(region.lo)


def _speaking(region: Region, own: list[Attribution], n: int) -> tuple[int, int] | None:
    """Which attribution of a sentence a further quotation would belong to: the last that quotes."""
    for k in range(len(own) - 1, -1, -1):
        if any(region.closes(end - 1) for _, end in own[k].content):
            return n, k
    return None
