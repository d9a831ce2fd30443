"""Verbs of saying with which nothing was said: on a condition, over a telephone, with a blow."""

from __future__ import annotations

from ledger_adapters.rules.prose import phrases
from ledger_adapters.rules.prose.phrases import Range
from ledger_adapters.rules.prose.regions import Region
from ledger_adapters.rules.speech.found import Attribution
from ledger_adapters.rules.vocabulary.words import SPEAKERS, TIME_WORDS, words

BLOWS = words("blows")
CONDITIONS = frozenset({"if", "unless"})
EMPTY = words("empty")
FARTHEST = 30
HEARERS = words("hearers")
PERSONS = frozenset({"he", "she", "we", "i", "you", "who"})
SEEN = frozenset({"show", "shows", "showed", "shown", "showing"})
TO_WHOM = words("objects") | {"her"}


def conditional(region: Region, cue: int) -> bool:
    """Whether a verb stands in a condition: `If the Morovans say that they want to talk`."""
    for k in range(cue - 1, max(region.lo, cue - FARTHEST) - 1, -1):
        if region.hidden(k):
            continue
        if region.tags[k] in ",;:":
            return False
        if region.lows[k] in CONDITIONS:
            return True
    return False


def wordless(region: Region, found: Attribution, content: Range) -> bool:
    """Whether what stands behind a verb is nothing that was said."""
    return (
        _empty(region, content)
        or _phoned(region, found, content)
        or _struck(region, found, content)
        or _displayed(region, found, content)
    )


def _empty(region: Region, content: Range) -> bool:
    """Whether there is no content: `said nothing`, `was asked for comment`."""
    return content[1] - content[0] == 1 and region.low(content[0]) in EMPTY


def _phoned(region: Region, found: Attribution, content: Range) -> bool:
    """Whether `called X` or `called X a month later` tells of a telephone, not of a name given."""
    ends = content[1] < region.hi and region.tag(content[1]) in ".P"
    bare = ends and all(region.tag(k) in "NO" for k in range(*content))
    timed = region.low(content[1] - 1) in TIME_WORDS
    return region.low(found.cue[1] - 1).startswith("call") and (bare or timed)


def _struck(region: Region, found: Attribution, content: Range) -> bool:
    """Whether `attacked the town` tells of blows, not of words: for nothing, and as nothing."""
    if region.low(found.cue[1] - 1) not in BLOWS:
        return False
    return not any(
        region.low(k) in ("for", "over", "as") or region.opens(k) for k in range(*content)
    )


def _displayed(region: Region, found: Attribution, content: Range) -> bool:
    """Whether somebody shows a thing: `showed her the photographs`; a survey shows what it says."""
    if region.low(found.cue[1] - 1) not in SEEN or region.tag(content[0] - 1) == "T":
        return False
    return any(_is_person(region, who) for who in found.by) or _to_somebody(region, content)


def _is_person(region: Region, who: Range) -> bool:
    head = region.tokens[phrases.head(region.tokens, who)]
    return head.low in PERSONS or (head.tag == "N" and head.low not in SPEAKERS)


def _to_somebody(region: Region, content: Range) -> bool:
    """`her the photographs`, `the jury a film`: whom something is shown, and then the thing."""
    at = content[0]
    if region.low(at) in TO_WHOM and region.tag(at + 1) in "DN":
        return True
    who = phrases.right(region.tokens, at, content[1])
    ends = next((k + 1 for k in range(*who) if region.low(k) in HEARERS), 0) if who else 0
    return bool(ends) and region.tag(ends) == "D"
