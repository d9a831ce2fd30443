"""Which date of a sentence tells when somebody spoke, and which when the thing happened."""

from __future__ import annotations

import re

from ledger.claims import Occurrence, Span, changed
from ledger.times import When
from ledger_adapters.rules.dating.dates import Dated, Dates

BEHIND = re.compile(r"(?:\s+(?!that\b)[\w.\u2019'-]+){0,5}\s*")
BEFORE = re.compile(r"\s*(?:(?:also|had|has|have|first|publicly)\s+){0,2}")
REACH = 60


def said(
    dates: Dates, text: str, cue: Span, contents: tuple[Span, ...], sentence: Span
) -> When | None:
    """The date beside a cue, outside the content: "said in Oslo on Monday", "previously said"."""
    near = max(sentence[0], cue[0] - REACH), min(sentence[1], cue[1] + REACH)
    for found in dates.within(*near):
        if _inside(found, contents):
            continue
        start, end = found.span
        gap = text[cue[1] : start] if start >= cue[1] else text[end : cue[0]]
        if (BEHIND if start >= cue[1] else BEFORE).fullmatch(gap):
            return found.when
    return None


def happened(
    dates: Dates, contents: tuple[Span, ...], named: Occurrence | None
) -> Occurrence | None:
    """What a claim speaks of, with the first date in its content where that had none."""
    if named is not None and named.happened is not None:
        return named
    for start, end in contents:
        for found in dates.within(start, end):
            if found.rule not in ("open", "recurring"):
                return changed(named or Occurrence(), happened=found.when)
    return named


def _inside(found: Dated, contents: tuple[Span, ...]) -> bool:
    return any(start < found.span[1] and found.span[0] < end for start, end in contents)
