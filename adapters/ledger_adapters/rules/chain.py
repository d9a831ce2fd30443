"""Chains: what is said inside what somebody said, down to the last speaker."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from ledger_adapters.rules.found import Attribution, Region
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
        yield Link(outer, found)
        if len(outer) + 1 < DEEPEST:
            for start, end in found.content:
                if end - start > 2:
                    inner = attrs.evolve(region, lo=start, hi=end, inner=True)
                    yield from links(inner, (*outer, found))
