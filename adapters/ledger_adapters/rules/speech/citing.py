"""Whom a reporter cites: `The Mail, citing two officials, said that …` is what officials say."""

from __future__ import annotations

from msgspec.structs import replace

from ledger_adapters.rules.prose import phrases
from ledger_adapters.rules.prose.phrases import Range
from ledger_adapters.rules.prose.regions import Region
from ledger_adapters.rules.speech.found import Attribution
from ledger_adapters.rules.vocabulary.words import words

CITING = frozenset({"citing", "quoting"})
PEOPLE = ("ists", "ians")
SOURCES = words("sources")


def past_citing(region: Region, comma: int) -> int | None:
    """`reported, citing two officials, that`: the place behind the second comma."""
    if region.low(comma + 1) not in CITING:
        return None
    end = next((k for k in range(comma + 2, min(region.hi, comma + 20)) if region.tag(k) == ","), 0)
    return end + 1 if end else None


def cited(region: Region, found: list[Attribution]) -> list[Attribution]:
    """Give what a reporter says by somebody they cite to both: one chain, not two claims."""
    for a in found:
        who = _source(region, a)
        main = _told_by(found, a) if who else None
        if who and main is not None:
            through = replace(
                main, addressee=None, about=(), by=phrases.apart(region.tokens, who), cue=a.cue,
                negated=False, pattern="citing", reporter=main, voice="speaks",
            )  # fmt: skip
            kept = [other for other in found if other not in (a, main)]
            return cited(region, [*kept, through])
    return found


def _source(region: Region, found: Attribution) -> Range | None:
    """Who or what report is cited; None for a cause, as in `citing ill health`."""
    if found.pattern != "participle" or region.low(found.cue[1] - 1) not in CITING:
        return None
    who = phrases.right(region.tokens, found.cue[1], region.hi)
    if who is None:
        return None
    head = region.tokens[phrases.head(region.tokens, who)]
    return who if head.tag == "N" or head.low in SOURCES or head.low.endswith(PEOPLE) else None


def _told_by(found: list[Attribution], citing: Attribution) -> Attribution | None:
    """What the one who cites says: the nearest clause or quotation of theirs."""
    own = [
        a for a in found
        if a is not citing and a.by == citing.by and a.voice == "speaks"
        and set("cq") & set(a.frames) and a.reporter is None
    ]  # fmt: skip
    return min(own, key=lambda a: abs(a.cue[0] - citing.cue[0]), default=None)
