"""Clauses: whether one begins here, and where the verb of the next stands."""

from __future__ import annotations

from ledger_adapters.rules.prose import phrases
from ledger_adapters.rules.prose.regions import Region
from ledger_adapters.rules.vocabulary.cues import lexicon
from ledger_adapters.rules.vocabulary.words import words

CUTTING = words("cutting")
HOMOGRAPHS = words("homographs")


def has_verb(region: Region, at: int) -> bool:
    """Whether a clause begins at `at`: a finite verb stands there that is no relative clause's."""
    if region.tag(at) == "O":
        return True
    relative = False
    for k in range(at, min(region.hi, at + 40)):
        tag = region.tag(k)
        if tag == "," and region.tag(k + 1) == "R":
            return False
        if tag == "R" and k > at:
            relative = True
        elif tag in "AV" or (tag == "W" and k > at and _finite(region, k)):
            if not relative:
                return True
            relative = region.tag(k + 1) in "AVB"
        elif (region.low(k) in CUTTING and k > at) or (tag in ",;" and k > at + 12):
            return False
    return False


def _finite(region: Region, k: int) -> bool:
    """Whether a word of the lexicon stands behind a name as its verb: `Quill wants out`."""
    forms = lexicon().verbs.get(region.low(k), ())
    return region.tag(k - 1) in "NO" and any({"s", "past"} & cue.shapes for cue in forms)


def tells(region: Region, k: int) -> bool:
    """Whether a word of the lexicon has the ending of a present verb: `his party opposes`."""
    return region.lows[k] not in HOMOGRAPHS and any(
        "s" in cue.shapes for cue in lexicon().verbs.get(region.lows[k], ())
    )


def second_verb(region: Region, start: int, end: int) -> int:
    """Where a clause ends because the verb of the one around it follows: `who say it fell met`."""
    verbs = 0
    for k in range(start, end):
        before = region.tag(k - 1)
        if region.tag(k) not in "AV" or before in "ABTRSC,PD" or region.hidden(k):
            continue
        holds_was = region.tag(k) == "A" and region.low(k - 1).endswith("s")
        if (before == "V" and not holds_was) or region.low(k - 1) == "to":
            continue
        verbs += 1
        if verbs == 2:
            return k
    return end


def is_sentence(region: Region, at: int) -> bool:
    """Whether a subject and its verb stand here: `some are afraid`."""
    if region.tag(at) == "D" and region.tag(at + 1) in "AV":
        return True
    who = phrases.right(region.tokens, at, region.hi)
    return who is not None and who[1] - at < 6 and region.tag(who[1]) in "AV"
