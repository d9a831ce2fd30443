"""Whose verb it is: subjects near and far, shared and left out."""

from __future__ import annotations

from ledger_adapters.rules.prose import phrases
from ledger_adapters.rules.prose.phrases import Range
from ledger_adapters.rules.prose.regions import Region
from ledger_adapters.rules.speech.found import Attribution
from ledger_adapters.rules.vocabulary.cues import Cue
from ledger_adapters.rules.vocabulary.words import CALENDAR, PERSONAL, SPEAKERS, words

LOOSE = words("loose")
UNREAL = words("unreal")


def subject_after(region: Region, start: int) -> tuple[Range, ...]:
    """`After saying …, X left`: the subject behind the comma."""
    for k in range(start, min(region.hi, start + 40)):
        if region.tag(k) == "," or (region.closes(k) and region.tag(k - 1) == ","):
            who = main_subject(region, k + 1, region.hi)
            return phrases.apart(region.tokens, who) if who else ()
    return ()


def _own_clause(region: Region, at: int) -> int:
    """Where the main clause around a place begins: behind `;` or `, but`."""
    row, lo, hi = region.row, region.lo, min(at, region.hi)
    semicolon, joint = row.rfind(";", lo + 1, hi), row.rfind(",C", lo, hi)
    return max(lo, semicolon + 1, joint + 2 if joint >= 0 else lo)


def _alike(region: Region, k: int, cue: int) -> bool:
    """Whether two finite verbs are of one tense, so that "and" may join them."""
    one, other = region.low(k), region.low(cue)
    return one.endswith("s") == other.endswith("s") and one.endswith("ing") == other.endswith("ing")


def subject_before(
    region: Region, at: int, cue: int, earlier: list[Attribution]
) -> tuple[Range, ...]:
    """Find who a verb without a subject of its own belongs to: the one that spoke before."""
    opener = clause_start(region, at)
    own = _own_clause(region, at)
    for known in reversed(earlier):
        near = own <= known.cue[0] and known.cue[1] <= at
        if known.by and near and _alike(region, known.cue[1] - 1, cue):
            return known.by
    for known in reversed(earlier):
        if known.cue[0] >= opener and known.by and known.cue[1] <= at:
            return known.by
    who = main_subject(region, opener, at)
    if who:
        return phrases.apart(region.tokens, who)
    return next((known.by for known in reversed(earlier) if known.by), ())


def clause_start(region: Region, at: int) -> int:
    """Find where the clause around a place begins."""
    own = _own_clause(region, at)
    that = region.last("T", max(own, region.lo + 1), min(at, region.hi))
    return own if that < 0 else that + 1


def main_subject(region: Region, start: int, end: int) -> Range | None:
    """Find the noun phrase a clause begins with, past an introductory phrase and its comma."""
    for _ in range(3):
        while start < end and (region.tag(start) in "BC,-" or region.low(start) in ("meanwhile",)):
            start += 1
        if start < end and region.tag(start) in "PSGV":
            comma = next(
                (k for k in range(start, min(end, start + 40)) if region.tag(k) == ","), None
            )
            if comma is None:
                return None
            start = comma + 1
    return phrases.right(region.tokens, start, end)


def enclosing(region: Region, at: int, cue: Cue) -> Range | None:
    """`A baker whose shop stands beside the crossing accused`: past a clause with "who"."""
    for k in range(at - 2, max(region.lo, at - 40), -1):
        tag = region.tag(k)
        if tag in ';:"' or (tag == "," and region.tag(k + 1) != "R"):
            return None
        if (
            tag == "R"
            or region.low(k) == "where"
            or (tag == "T" and region.tag(k - 1) in "NW" and region.tag(k + 1) in "AV")
        ):
            if region.tag(k - 1) == "," or region.tag(k - 1) not in "NW":
                return None
            verbs = sum(
                region.tag(n) in "AV"
                and region.tag(n - 1) not in "AVB"
                and region.low(n - 1) != "to"
                for n in range(k, at)
            )
            who = phrases.left(region.tokens, region.lo, k) if verbs == 1 else None
            return who if who and could_speak(region, who, cue) else None
    return None


def far(region: Region, at: int, cue: Cue) -> Range | None:
    """`A study that appeared in May found`: a subject with a relative clause or participle."""
    opener = at
    while (
        opener > region.lo
        and region.tag(opener - 1) not in ";:"
        and not (region.tag(opener - 1) in "CS" and region.tag(opener - 2) in ',"')
    ):
        opener -= 1
    who = main_subject(region, opener, at)
    if who is None or who[1] >= at - 1 or not could_speak(region, who, cue):
        return None
    tag = region.tag(who[1])
    if tag == "P" and who[1] + 1 < at:
        tag = next((region.tag(k) for k in range(who[1], at) if region.tag(k) in "RTVGA,"), ".")
    verbs = sum(region.tag(k) in "AV" and region.tag(k - 1) not in "AVB" for k in range(who[1], at))
    if any(region.tag(k) == "S" for k in range(who[1], at)):
        return None
    restrictive = tag in "RT" and verbs == 1
    return who if restrictive or (tag in "VG" and verbs <= 1) else None


def tail(region: Region, who: Range) -> Range | None:
    """`footage of Trump saying`: the name behind the last preposition."""
    for k in range(who[1] - 1, who[0], -1):
        if region.tag(k) == "P":
            return (k + 1, who[1]) if region.tag(k + 1) in "ND" else None
    return None


def past_adjunct(region: Region, at: int) -> int:
    """Step over `in 2010` and `on Tuesday` between a relative pronoun and its verb."""
    if region.row.find("R", max(region.lo, at - 7) + 1, at) < 0:
        return at
    for k in range(at - 1, max(region.lo, at - 7), -1):
        if region.tag(k) == "R" and region.low(k) in ("who", "which"):
            return k + 1 if region.tag(k + 1) == "P" else at
        if region.tag(k) not in "PDNW#B,":
            return at
    return at


def past_time(region: Region, at: int) -> int:
    """Step over `on Tuesday` between a subject and its verb."""
    if region.low(at - 1) in CALENDAR and region.low(at - 2) in ("on", "in", "last", "this"):
        return at - 2
    return at


def could_speak(region: Region, who: Range, cue: Cue) -> bool:
    """Whether a subject is somebody or a document, as all verbs but "say" want it."""
    start, end = who
    if region.low(start - 1) in UNREAL and region.tag(start) not in "DNO":
        return False  # "could offer hints": a verb
    if cue.lemma not in LOOSE:
        return True
    for k in range(start + 1, end):
        if region.tag(k) == "P":
            end = k
            break
        if region.tag(k) == "Z" and k + 1 < end:
            start = k + 1
    head = region.low(end - 1)
    bare = not any(region.tag(k) in "DNOZ#" for k in range(*who))
    if "s" in cue.shapes and bare and region.tag(who[0] - 1) != ",":
        return False
    if region.low(who[1]) == "who":
        return True
    named = any(region.tag(k) in "NO#" or region.low(k) in SPEAKERS for k in range(start, end))
    return named or head in SPEAKERS or head.endswith(PERSONAL)
