"""Contents left of their speaker, or on both sides: `“…,” X said, “…”`."""

from __future__ import annotations

from ledger_adapters.rules.prose import phrases
from ledger_adapters.rules.prose.phrases import Range
from ledger_adapters.rules.prose.regions import Region
from ledger_adapters.rules.speech.clauses import has_verb
from ledger_adapters.rules.speech.found import Attribution
from ledger_adapters.rules.vocabulary.cues import lexicon
from ledger_adapters.rules.vocabulary.words import TIME_WORDS


def trim(region: Region, start: int, end: int) -> Range | None:
    """Cut marks and connectives from both ends of a content."""
    while start < end and region.tag(start) in ",;:.C-T)" and not region.opens(start):
        start += 1
    while end > start and (
        (region.tag(end - 1) in ",;:.C-(!?…" and not region.closes(end - 1))
        or (region.closes(end - 1) and not _opened(region, start, end - 1))
    ):
        end -= 1
    return (start, end) if start < end else None


def _opened(region: Region, start: int, close: int) -> bool:
    """Whether the quotation that ends at `close` begins within the content."""
    quote = region.quotes.at(region.tokens[close].start)
    return quote is None or quote.start >= region.tokens[start].start


def edge(region: Region, found: Attribution) -> int:
    """Where the clause of an attribution begins, words before its name included."""
    at = found.starts
    while at > region.lo and found.starts - at < 6 and region.tag(at - 1) in "VWB#G":
        at -= 1
    return at if at > region.lo and region.closes(at - 1) else found.starts


def before(region: Region, found: Attribution, floor: int) -> Range | None:
    """Find the content left of a clause: `“…,” X said` and `…, X said`."""
    at = edge(region, found)
    if region.tag(at - 1) in "-,":
        at -= 1
    elif not (region.closes(at - 1) or region.tag(at - 1) in "?!"):
        return None
    content = trim(region, floor, at)
    if content is None:
        return None
    quoted = region.closes(content[1] - 1)
    if not set("ct") & set(found.frames) and not quoted:
        return None
    whole = content[1] - content[0] > 2 and has_verb(region.part(*content), content[0])
    last = content[1] - content[0] > 2 and found.cue[1] >= region.hi - 1
    return content if quoted or whole or last or _interrupts(region, found) else None


def _interrupts(region: Region, found: Attribution) -> bool:
    """Whether an attribution stands between commas in its content: `The plan, X said, fails`."""
    if region.tag(found.starts - 1) != ",":
        return False
    at = found.cue[1]
    while region.tag(at) == "B" or region.low(at) in TIME_WORDS:
        at += 1
    if "o" in found.frames and (heard := phrases.right(region.tokens, at, region.hi)):
        at = heard[1] if heard[1] - at < 6 else at
    if region.tag(at) == "P" and at > found.cue[1] - 1:
        while region.tag(at) in "PDNW#Z" and at < found.cue[1] + 7:
            at += 1
    return region.tag(at) == ","


def rest(region: Region, found: Attribution, stops: list[int]) -> Range | None:
    """Find the second part of a content that the attribution interrupts: `“…,” X said, “…”`."""
    at = found.by[-1][1] if found.pattern == "inverted" else found.cue[1]
    resumed = _resumed(region, found, at)
    if resumed:
        return trim(region, resumed, next((s for s in stops if s > resumed), region.hi))
    while at < region.hi and (
        region.tag(at) == "B" or region.low(at) in TIME_WORDS or region.low(at) == "on"
    ):
        at += 1
    if region.tag(at) in "PDNW" and _interrupts(region, found):
        at = next((k for k in range(at, at + 8) if region.tag(k) == ","), at)
    if region.tag(at) not in ",-;" or at + 2 >= region.hi:
        return None
    after = at + 1
    bare = _interrupts(region, found) and not any(
        region.tag(k) in "AV" for k in range(region.lo, found.starts)
    )
    if bare:
        return trim(region, after, next((stop for stop in stops if stop > after), region.hi))
    if not region.opens(after) and (
        region.tag(after) in "GRSCPBV" or region.closes(found.starts - 1)
    ):
        return None
    if not region.opens(after) and region.tag(found.starts - 2) == '"':
        return None
    end = next((stop for stop in stops if stop > after), region.hi)
    return trim(region, after, end)


def _resumed(region: Region, found: Attribution, at: int) -> int | None:
    """Where a quotation that broke off at a comma goes on, with no other speaker between."""
    left = edge(region, found)
    if not region.closes(left - 1) or region.tag(left - 2) not in ",-":
        return None
    for k in range(at, min(region.hi, at + 30)):
        if region.opens(k):
            return k
        cues = lexicon().verbs.get(region.low(k), ())
        if region.tag(k) in "AS.;" or any("q" in c.frames and "past" in c.shapes for c in cues):
            return None
    return None
