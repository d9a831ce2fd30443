"""Quotations that stand alone: whose they are where the convention tells, nobody's where not.

A quotation left open at the end of a paragraph goes on in the next, and is whose that is. One that
follows, in the same paragraph, a sentence that says somebody spoke is that speaker's. A paragraph
that is one quotation and nothing else has a speaker that the text does not name: none is guessed.
"""

from __future__ import annotations

from msgspec.structs import replace

from ledger_adapters.rules.prose.phrases import Range
from ledger_adapters.rules.prose.regions import Region
from ledger_adapters.rules.speech.found import Attribution
from ledger_adapters.rules.speech.scan import scan

FEWEST, PLENTY = 9, 14
ENDS = frozenset(".!?…")


def joined(regions: list[Region]) -> list[list[Attribution]]:
    """Scan the sentences of a paragraph; a quotation that stands alone goes on the one before."""
    found: list[list[Attribution]] = []
    speaking: tuple[int, int] | None = None
    above: tuple[Range, ...] = ()
    for region in regions:
        own = scan(region)
        heard, above = above, ()
        if not own and speaking and _begins_quoted(region):
            n, k = speaking
            last = found[n][k]
            found[n][k] = replace(last, content=(*last.content, (region.lo, region.hi)))
        elif not own and not found and _stands_alone(region) and _all_quoted(regions):
            own = [_floating(region)]
            speaking = 0, 0
        else:
            speaking = _speaking(region, own, len(found))
            own = _with(heard, region, own)
            above = (*heard, (region.lo, region.hi)) if not own and _goes_on(region) else ()
        found.append(own)
    return found


def _goes_on(region: Region) -> bool:
    """Whether a sentence is one quotation that its paragraph leaves open."""
    return (
        region.opens(region.lo)
        and region.skip_quote(region.lo) >= region.hi
        and _left_open(region, region.hi - 1)
    )


def _with(above: tuple[Range, ...], region: Region, own: list[Attribution]) -> list[Attribution]:
    """Give the quotations left open above to whoever says the one that goes on from them."""
    for n, a in enumerate(own):
        if above and a.content and a.content[0][0] == region.lo and region.opens(region.lo):
            return [*own[:n], replace(a, content=(*above, *a.content)), *own[n + 1 :]]
    return own


def _begins_quoted(region: Region) -> bool:
    """Whether a sentence begins with a quotation; what follows it goes with it."""
    return region.opens(region.lo)


def _stands_alone(region: Region) -> bool:
    """Whether a sentence is one quotation and nothing else, and long enough to be said."""
    size = region.hi - region.lo
    if not region.opens(region.lo) or size < FEWEST or region.skip_quote(region.lo) < region.hi:
        return False
    closes = region.closes(region.hi - 1)
    return not closes or size >= PLENTY or region.low(region.hi - 2)[-1:] in ENDS


def _all_quoted(regions: list[Region]) -> bool:
    return all(r.opens(r.lo) and r.skip_quote(r.lo) >= r.hi for r in regions)


def _floating(region: Region) -> Attribution:
    """Give a quotation to a speaker the text leaves open."""
    return Attribution(
        content=((region.lo, region.hi),), cue=(region.lo, region.lo), pattern="floating",
        starts=region.lo,
    )  # fmt: skip


def _speaking(region: Region, own: list[Attribution], n: int) -> tuple[int, int] | None:
    """Which attribution of a sentence a further quotation would belong to: the last that quotes."""
    for k in range(len(own) - 1, -1, -1):
        for part, (start, end) in enumerate(own[k].content):
            if region.closes(end - 1):
                return n, k
            if _left_open(region, end - 1):
                content = (*own[k].content[:part], (start, region.hi))
                own[k] = replace(own[k], content=content)
                return n, k
    return None


def _left_open(region: Region, k: int) -> bool:
    """Whether a token stands in a quotation that nothing closes: it goes on to the end."""
    quote = region.quotes.at(region.tokens[k].start)
    return quote is not None and not quote.closed
