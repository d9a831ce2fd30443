"""Verb cues of a region and who is their subject."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from ledger_adapters.rules import phrases
from ledger_adapters.rules.cues import Cue, lexicon
from ledger_adapters.rules.found import Attribution, Region
from ledger_adapters.rules.phrases import Range
from ledger_adapters.rules.words import BE, FIRST_PERSON, NEGATIONS, PERSONAL, SPEAKERS, TIME_WORDS, words

HOMOGRAPHS = words("homographs")
PERCEPTION = words("perception")
SEMI = words("semi")
GERUNDIAL = frozenset({"by", "while", "after", "before", "for", "in", "without", "despite", "when"})
AFTER_INVERSION = frozenset('.,;:PSR-("')


@attrs.frozen
class Seat:
    """Where a cue sits: its tokens, the cue itself, and where its auxiliaries begin."""

    cue: Cue
    first: int
    start: int
    end: int


def verb_cues(region: Region) -> list[Attribution]:
    """Find the verb cues of a region with their subjects, in order; contents are still empty."""
    found: list[Attribution] = []
    for seat in _seats(region):
        attribution = _subject(region, seat, found)
        if attribution is not None and not _first_person(region, attribution):
            found.append(attribution)
    return found


def _first_person(region: Region, found: Attribution) -> bool:
    """Whether a speaker inside somebody's words is that somebody."""
    return region.inner and any(region.low(a) in FIRST_PERSON for a, _ in found.by)


def _seats(region: Region) -> Iterator[Seat]:
    verbs = lexicon().verbs
    k = region.lo
    while k < region.hi:
        cues = verbs.get(region.tokens[k].low)
        if (
            cues
            and region.tokens[k].text[0].isupper()
            and k > region.lo
            and region.tag(k - 1) not in '."'
        ):
            cues = None
        seat = _seat(region, k, cues) if cues and not region.hidden(k) else None
        if seat:
            yield seat
            k = seat.end
        else:
            k += 1


def _seat(region: Region, k: int, cues: tuple[Cue, ...]) -> Seat | None:
    for cue in cues:
        size = len(cue.particles)
        gap = 1
        if size and region.low(k + 1) != cue.particles[0] and region.low(k + 1) in TIME_WORDS:
            gap = 2
        if all(region.low(k + gap + n) == word for n, word in enumerate(cue.particles)):
            first = _auxiliaries(region, k)
            if _verbal(region, k, first, cue):
                return Seat(cue, first, k, k + gap + size)
    return None


def _auxiliaries(region: Region, k: int) -> int:
    first = k
    while first > region.lo and k - first < 6 and region.tag(first - 1) in "AB":
        first -= 1
    if region.low(first - 1) == "to" and region.low(first - 2) in SEMI:
        first -= 2
        while first > region.lo and k - first < 9 and region.tag(first - 1) in "AB":
            first -= 1
    while first < k and region.tag(first) == "B" and region.low(first) not in NEGATIONS:
        first += 1
    return first


def _before(region: Region, k: int) -> int:
    while k > region.lo and region.tag(k - 1) == "B":
        k -= 1
    return k - 1


def _verbal(region: Region, k: int, first: int, cue: Cue) -> bool:
    """Whether a form is used as a verb here, judged by what stands before it."""
    if region.low(k) in HOMOGRAPHS and _noun_here(region, k, cue):
        return False
    before = _before(region, k)
    tag, low = region.tag(before), region.low(before)
    if low == "to" and first < before - 0 and region.low(before - 1) in SEMI:
        return "base" in cue.shapes
    if tag in "DZ" and not (
        low == "both" or region.low(before) in ("all", "both", "many", "some", "others")
    ):
        return False
    if "ing" in cue.shapes:
        return tag in ',NWRA)-"' or low == "and" or low in GERUNDIAL
    if "past" in cue.shapes or "part" in cue.shapes:
        return tag not in "P" and not (tag == "V" and "base" in cue.shapes)
    if "s" in cue.shapes and tag in "P":
        return False
    if "base" in cue.shapes:
        return _base(region, k, before, tag, low)
    return tag not in "P" and region.tag(k + 1) not in ")"


def _noun_here(region: Region, k: int, cue: Cue) -> bool:
    """Whether a word that may be a noun or a verb is a noun, judged by what stands around it."""
    if region.tag(k - 1) == "#" or region.low(k - 1) in ("of", "own", "such"):
        return True
    if cue.particles:
        return False
    plural = region.low(k).endswith("s")
    if plural and (
        (phrases.adjectival(region.low(k - 1)) and k - 1 > region.lo)
        or (region.tag(k - 1) == "C" and region.tag(k - 2) == "W" and region.low(k - 2)[-1:] == "s")
    ):
        return True
    after = k + 1
    tag = region.tag(after)
    if tag == "A" or region.low(after) == "by" or (tag == "V" and not region.opens(after)):
        return True
    quoting = region.closes(k - 1) or region.tag(k - 1) == "," or region.closes(k - 2)
    return tag in "PC)." and not quoting and not region.opens(after) and "base" not in cue.shapes


def _base(region: Region, k: int, before: int, tag: str, low: str) -> bool:
    if tag in "AOR" or low in ("some", "many", "others", "both", "few", "to"):
        return low != "to"
    if tag in "NW" and (region.low(k) == "say" or (low.endswith("s") and not low.endswith("ss"))):
        return True
    phrase = phrases.left(region.tokens, region.lo, before + 1) if tag == "N" else None
    return phrase is not None and region.low(phrase[0] - 1) in PERCEPTION


def _make(
    seat: Seat, by: tuple[Range, ...], starts: int, pattern: str, **more: object
) -> Attribution:
    cue = seat.cue
    made = Attribution(
        act=cue.act,
        by=by,
        cue=(seat.first, seat.end),
        frames=cue.frames + ("p" if cue.particles else ""),
        pattern=pattern,
        starts=starts,
        verb=cue.verb,
        voice=cue.voice,
    )
    return attrs.evolve(made, **more)  # type: ignore[arg-type]  # callers name fields of Attribution


def _subject(region: Region, seat: Seat, earlier: list[Attribution]) -> Attribution | None:
    passive = _passive(region, seat)
    if passive:
        return passive
    if _is_passive(region, seat):
        return None
    negated = any(
        region.low(k) in NEGATIONS or region.low(k).endswith("n't")
        for k in range(seat.first, seat.start)
    )
    found = _inverted(region, seat) or _shared(region, seat, earlier) or _plain(region, seat)
    return attrs.evolve(found, negated=negated) if found else None


def _is_passive(region: Region, seat: Seat) -> bool:
    if "part" not in seat.cue.shapes or region.low(seat.start - 1) in ("had", "has", "have"):
        return False
    return any(region.low(k) in BE for k in range(seat.first, seat.start))


def _passive(region: Region, seat: Seat) -> Attribution | None:
    """`was described by X as …`, `accused by X of …`, `accused of …`, `it was reported that …`."""
    if "part" not in seat.cue.shapes:
        return None
    full, after = _is_passive(region, seat), seat.end
    if region.low(after) == "by" and (full or region.tag(seat.first - 1) in "NW,"):
        return _agent(region, seat, after)
    if (
        seat.cue.verb == "accuse"
        and region.low(after) in ("of", "for")
        and (full or region.tag(seat.start - 1) in "NW")
    ):
        rest = (after + 1, _clause_end(region, after + 1))
        return _make(
            seat, (), seat.first, "accused-of", content=(rest,), cue=(seat.first, after + 1)
        )
    if full and region.low(seat.first - 1) == "it" and region.tag(after) == "T":
        return _make(seat, (), seat.first - 1, "it-was-said")
    return None


def _agent(region: Region, seat: Seat, after: int) -> Attribution | None:
    agent = phrases.right(region.tokens, after + 1, region.hi)
    if agent is None:
        return None
    subject = phrases.left(region.tokens, region.lo, seat.first)
    rest = (agent[1], _clause_end(region, agent[1]))
    parts = tuple(r for r in (subject, rest) if r and r[0] < r[1])
    by = phrases.apart(region.tokens, agent)
    return _make(seat, by, seat.first, "passive-by", content=parts) if parts else None


def _clause_end(region: Region, start: int) -> int:
    for k in range(start, region.hi):
        if region.tag(k) in ",;" and region.tag(k + 1) in "CGRSOPB":
            return k
    return region.hi


def _inverted(region: Region, seat: Seat) -> Attribution | None:
    """`…, said X`, `“…” said X` and `Said X: “…”`."""
    if "q" not in seat.cue.frames or not {"past", "s"} & seat.cue.shapes:
        return None
    who = phrases.right(region.tokens, seat.end, region.hi)
    if who is None or not _stands_behind(region, seat, who):
        return None
    about = ((who[1], who[1] + 6),)
    by = phrases.apart(region.tokens, who)
    return _make(seat, by, seat.start, "inverted", about=about)


def _stands_behind(region: Region, seat: Seat, who: Range) -> bool:
    """Whether a speaker stands behind the verb: words before it, a mark behind the speaker."""
    after = region.tag(who[1]) if who[1] < region.hi else "."
    if seat.start == region.lo and not region.inner:
        return after == ":" or (after == "," and region.opens(who[1] + 1))
    if region.tag(seat.start - 1) not in ',"-\u2019\'' or seat.first != seat.start:
        return False
    if region.tag(seat.start - 1) in "\u2019'" and not region.closes(seat.start - 1):
        return False
    if region.tag(seat.start - 1) == "," and after not in ",.;:":
        return phrases.left(region.tokens, region.lo, seat.start) is None
    return after in AFTER_INVERSION


def _shared(region: Region, seat: Seat, earlier: list[Attribution]) -> Attribution | None:
    """Participles (`, stating that`) and coordination (`and also stated that`)."""
    at = _before(region, seat.first)
    tag = region.tag(at)
    participle = "ing" in seat.cue.shapes and (
        tag in ",C" or region.low(at) in GERUNDIAL
    )
    if not participle and tag not in "C":
        return None
    if tag == "C" and region.tag(at - 1) == ",":
        at -= 1
    if at == region.lo or (at == region.lo + 1 and region.tag(region.lo) == "C"):
        who = _subject_after(region, seat.end)
    else:
        who = _subject_before(region, at, earlier)
    pattern = "participle" if participle else "coordination"
    return _make(seat, who, at + 1, pattern) if who else None


def _subject_after(region: Region, start: int) -> tuple[Range, ...]:
    """`After saying …, X left`: the subject behind the comma."""
    for k in range(start, min(region.hi, start + 40)):
        if region.tag(k) == "," or (region.closes(k) and region.tag(k - 1) == ","):
            who = main_subject(region, k + 1, region.hi)
            return phrases.apart(region.tokens, who) if who else ()
    return ()


def _subject_before(region: Region, at: int, earlier: list[Attribution]) -> tuple[Range, ...]:
    opener = _clause_start(region, at)
    for known in reversed(earlier):
        if known.cue[0] >= opener and known.by and known.cue[1] <= at:
            return known.by
    who = main_subject(region, opener, at)
    if who:
        return phrases.apart(region.tokens, who)
    return next((known.by for known in reversed(earlier) if known.by), ())


def _clause_start(region: Region, at: int) -> int:
    for k in range(at - 1, region.lo, -1):
        if region.tag(k) in ";" or (region.tag(k) == "C" and region.tag(k - 1) == ","):
            return k + 1
        if region.tag(k) == "T" and not region.hidden(k):
            return k + 1
    return region.lo


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


def _plain(region: Region, seat: Seat) -> Attribution | None:
    """`X said`, `X, the spokesman, said`, `officials who say`."""
    at, pattern, find = seat.first, "plain", phrases.left
    while at > region.lo and region.tag(at - 1) == "B":
        at -= 1
    if region.inner and region.tag(at - 1) == '"' and region.tag(at - 2) in "NWO)":
        at -= 1
    at = _past_adjunct(region, at)
    if region.tag(at - 1) == "R" and region.low(at - 1) in ("who", "which"):
        pattern, at, find = "relative", at - 1, phrases.antecedent
        at -= region.tag(at - 1) == ","
    if region.tag(at - 1) == "T" and region.tag(at - 2) in "NW" and pattern == "plain":
        pattern, at, find = "relative", at - 1, phrases.antecedent
    who = find(region.tokens, region.lo, at)
    if who and not could_speak(region, who, seat.cue):
        who = _tail(region, who) if "ing" in seat.cue.shapes else None
    if who is None and pattern == "plain":
        who = _far(region, at, seat.cue)
    if who is None:
        return None
    about = (_lead(region, who[0]), (seat.first, seat.start))
    return _make(seat, phrases.apart(region.tokens, who), who[0], pattern, about=about)


def _far(region: Region, at: int, cue: Cue) -> Range | None:
    """`A study that appeared in May found`: a subject with a relative clause or participle."""
    opener = at
    while opener > region.lo and region.tag(opener - 1) not in ";:" and not (
        region.tag(opener - 1) in "CS" and region.tag(opener - 2) in ',"'
    ):
        opener -= 1
    who = main_subject(region, opener, at)
    if who is None or who[1] >= at - 1 or not could_speak(region, who, cue):
        return None
    tag = region.tag(who[1])
    if tag == "P" and who[1] + 1 < at:
        tag = next((region.tag(k) for k in range(who[1], at) if region.tag(k) in "RTVGA,"), ".")
    verbs = sum(
        region.tag(k) in "AV" and region.tag(k - 1) not in "AVB" for k in range(who[1], at)
    )
    restrictive = tag in "RT" and verbs == 1
    return who if restrictive or (tag in "VG" and verbs <= 1) else None


def _tail(region: Region, who: Range) -> Range | None:
    """`footage of Trump saying`: the name behind the last preposition."""
    for k in range(who[1] - 1, who[0], -1):
        if region.tag(k) == "P":
            return (k + 1, who[1]) if region.tag(k + 1) in "ND" else None
    return None


def _past_adjunct(region: Region, at: int) -> int:
    """Step over `in 2010` and `on Tuesday` between a relative pronoun and its verb."""
    for k in range(at - 1, max(region.lo, at - 7), -1):
        if region.tag(k) == "R" and region.low(k) in ("who", "which"):
            return k + 1 if region.tag(k + 1) == "P" else at
        if region.tag(k) not in "PDNW#B,":
            return at
    return at


def _lead(region: Region, start: int) -> Range:
    """The introductory phrase before a subject, where there is one: `On Tuesday, X said`."""
    opener = _clause_start(region, start)
    if any(region.tag(k) in "AVT" for k in range(opener, start)):
        return start, start
    return opener, start


def could_speak(region: Region, who: Range, cue: Cue) -> bool:
    """Whether a subject is somebody or a document, as all verbs but "say" want it."""
    start, end = who
    if cue.lemma == "say":
        return True
    for k in range(start + 1, end):
        if region.tag(k) == "P":
            end = k
            break
        if region.tag(k) == "Z" and k + 1 < end:
            start = k + 1
    head = region.low(end - 1)
    if "s" in cue.shapes and not any(region.tag(k) in "DNOZ#" for k in range(*who)):
        return False
    if region.low(who[1]) == "who":
        return True
    named = any(region.tag(k) in "NO#" for k in range(start, end))
    return named or head in SPEAKERS or head.endswith(PERSONAL)
