"""Where a content ends: with its phrase, its clause, its quotation or the next speaker."""

from __future__ import annotations

from ledger_adapters.rules.prose.regions import Region
from ledger_adapters.rules.speech.clauses import is_sentence, second_verb
from ledger_adapters.rules.speech.contents import Right
from ledger_adapters.rules.speech.found import Attribution
from ledger_adapters.rules.vocabulary.words import TIME_WORDS, words

CUTTING = words("cutting")
ENDING = CUTTING | {"as"}
MEDIA = words("media")
RESULTS = words("results")
VERBS = frozenset("AV")


def _before_and_that(region: Region, start: int, end: int) -> int:
    """`… had believed it stable and that a consultant agreed`: "and that" goes on further out."""
    k = region.row.find("CT", start + 1, end)
    return end if k < 0 else k - (region.tag(k - 1) == ",")


def _before_result(region: Region, start: int, end: int) -> int:
    """`… was safe, prompting laughter`: what the words led to is not in them."""
    for k in range(start + 1, end - 1):
        if region.tag(k) == "," and region.low(k + 1) in RESULTS and not region.hidden(k):
            return k
    return end


def _aside(region: Region, start: int, end: int) -> int:
    """`… rose by a third, a finding Hale dismissed`: the last aside, where it holds a verb."""
    comma = region.last(",", start, end)
    if comma < 0 or region.low(comma + 1) not in ("a", "an"):
        return end
    return end if VERBS.isdisjoint(region.tags[comma:end]) else comma


def _quote_closed(region: Region, start: int, end: int) -> int:
    """`is “on time,” a phrase that …`: an aside behind a closing quotation is no content."""
    for k in region.closings():
        within = start <= k < end - 1
        if within and region.tag(k - 1) == "," and region.tag(k + 1) == "D":
            return k + 1
    return end


def _clause_closed(region: Region, start: int, end: int) -> int:
    """`who has agreed to help, is expected …`: a relative clause ends at the comma."""
    for k in range(start, end):
        verb = region.tag(k + 1) in "AV" or (
            region.tag(k + 1) == "W" and region.low(k + 1).endswith("s")
        )
        if region.tag(k) == "," and verb and not region.hidden(k):
            return k
    return second_verb(region, start, end)


def _before_main_verb(region: Region, start: int, end: int) -> int:
    """`The Mail, citing two officials, reported`: what is cited ends at the comma."""
    for k in range(start, end):
        if region.tag(k) == "," and region.tag(k + 1) in "AV" and not region.hidden(k):
            return k
    return end


def end_of(region: Region, found: Attribution, right: Right, stops: list[int]) -> int:
    """Where content ends: at the next attribution beside it, or with its phrase or sentence."""
    first = right.start + 2 * (region.tag(right.start) == ",")  # that, as X noted, …
    end = next((stop for stop in stops if stop > first), region.hi)
    if region.inner and region.tag(right.start - 1) != "T":
        end = _before_and_that(region, right.start, end)
    if found.pattern == "relative":
        end = _clause_closed(region, right.start, end)
    if found.pattern == "participle" and not right.clause:
        end = _before_main_verb(region, right.start, end)
    if not right.clause and region.low(found.starts - 1) in ("that", "which"):
        end = next((k for k in range(right.start, end) if region.tag(k) in "AV"), end)
    around = region.quotes.at(region.tokens[found.cue[0]].start)
    if around is not None and region.tokens[found.starts].start >= around.start:
        while end > right.start + 1 and region.tokens[end - 1].start >= around.end:
            end -= 1
    if region.opens(right.start):
        close = region.skip_quote(right.start)
        if close < end and region.tag(close - 2) == "," and region.tag(close) in "AV":
            return close
        if close < end and region.tag(close) == "C" and region.tag(close + 1) == "V":
            return close
        if close < end and region.tag(close) in ",;" and region.tag(close + 1) in "GCRPSBONDA":
            return close
        if close < end and region.tag(close - 2) in ".?!," and region.tag(close) in "CPSBG":
            return close
    if right.clause:
        end = _before_result(region, right.start, end)
        end = _aside(region, right.start, _quote_closed(region, right.start, end))
        semicolon = region.next(";", right.start, end)
        return end if semicolon < 0 else semicolon
    for k in range(right.start + 1, end):
        ending = region.tags[k] in ",;P" or region.lows[k] in ENDING or region.closes(k)
        if not ending or region.hidden(k):
            continue
        tag, after = region.tag(k), region.tag(k + 1)
        if tag == "," and region.low(k + 2) == "well":
            continue
        if tag == "P" and "i" not in found.frames and _told_in(region, k):
            return k
        if tag == ";" or (tag == "," and after in "GRSO") or _cuts(region, k):
            return k
        if tag == "," and region.opens(k + 1) and region.closes(found.starts - 1):
            return k
        if region.closes(k) and (region.tag(k - 1) == "," or region.low(k + 1) == "but"):
            return k + 1
        if tag == "," and region.low(k + 1) in ("a", "an") and _aside(region, k, end) == k:
            return k
        if (
            tag == ","
            and after == "C"
            and (region.tag(k + 2) in "OA" or is_sentence(region, k + 2))
        ):
            return k
        if tag == "," and after == "C" and region.low(k + 1) == "but":
            return k
    return end


def _told_in(region: Region, k: int) -> bool:
    """Whether a phrase says when or in what somebody spoke: `on Thursday`, `in an interview`."""
    if region.low(k) not in ("in", "on", "at", "during", "after", "via"):
        return False
    if any(region.opens(n) for n in range(k, min(region.hi, k + 8))):
        return False
    for n in range(k + 1, min(region.hi, k + 6)):
        if region.low(n) in MEDIA or (region.low(n) in TIME_WORDS and region.low(k) == "on"):
            return True
        if region.tag(n) not in "DNW#ZBG":
            return False
    return False


def _cuts(region: Region, k: int) -> bool:
    """Whether a subordinate clause begins that is no part of a noun phrase."""
    if region.low(k) != "as":
        return region.low(k) in CUTTING
    after, before = region.low(k + 1), region.low(k - 1)
    if after in ("well", "soon", "much", "if", "to") or before in ("as", "well", "such"):
        return False
    if after.endswith("ing"):  # "quoted Berg as saying"
        return False
    for n in range(k + 1, min(region.hi, k + 7)):
        if region.opens(n) or region.tag(n) in ",;.":
            return False
        if region.tag(n) in "AV":
            return True
    return False
