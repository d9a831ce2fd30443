"""Verb cues of a region and who is their subject."""

from __future__ import annotations

from itertools import islice

from msgspec.structs import replace

from ledger_adapters.rules.prose import phrases
from ledger_adapters.rules.prose.phrases import Range
from ledger_adapters.rules.prose.regions import Region
from ledger_adapters.rules.speech.found import Attribution
from ledger_adapters.rules.speech.passives import is_passive, passive
from ledger_adapters.rules.speech.seats import (
    CITES,
    GERUNDIAL,
    Seat,
    cited,
    make,
    seats,
    words_before,
)
from ledger_adapters.rules.speech.subjects import (
    LOOSE,
    clause_start,
    could_speak,
    enclosing,
    far,
    past_adjunct,
    past_time,
    subject_after,
    subject_before,
    tail,
)
from ledger_adapters.rules.speech.unsaid import CONDITIONS, conditional
from ledger_adapters.rules.vocabulary.words import CALENDAR, NEGATIONS, words

CLAUSAL = frozenset("AVT")
TELLING = words("telling")
UNREAL = words("unreal")
MOST = 60
"""Cues of one sentence that are looked at; no sentence that makes sense has more."""
NOBODY = frozenset({"nobody", "no-one", "none", "neither", "no"})
MANNER = frozenset({"otherwise", "likewise", "differently", "aloud", "similarly"})
LISTENING = frozenset(
    {"court", "jury", "inquiry", "tribunal", "hearing", "inquest", "committee", "panel", "trial"}
)
AFTER_INVERSION = frozenset('.,;:PSR-("')


def verb_cues(region: Region) -> list[Attribution]:
    """Find the verb cues of a region with their subjects, in order; contents are still empty."""
    found: list[Attribution] = []
    for seat in islice(seats(region), MOST):
        attribution = _subject(region, seat, found)
        if attribution is not None and not conditional(region, seat.first):
            found.append(attribution)
    return found


def _subject(region: Region, seat: Seat, earlier: list[Attribution]) -> Attribution | None:
    found = passive(region, seat)
    if found:
        return found
    if is_passive(region, seat):
        return None
    negated = region.low(seat.first + 1) == "longer" or any(
        region.low(k) in NEGATIONS or region.low(k).endswith("n't")
        for k in range(seat.first, seat.start)
    )
    if _unsaid(region, seat, negated=negated) or "neither" in _before(region, seat):
        return None
    found = _inverted(region, seat) or _shared(region, seat, earlier) or _plain(region, seat)
    return replace(found, negated=True) if found and negated else found


def _unsaid(region: Region, seat: Seat, *, negated: bool) -> bool:
    """Whether nothing was said: `would not say`, `did not call`, `may promise`.

    What somebody does not think or want is told all the same, and so is what they do not deny.
    """
    if seat.cue.voice == "ascribed" or seat.cue.verb == "deny":
        return False
    before = [region.low(k) for k in range(seat.first, seat.start)]
    unreal = not UNREAL.isdisjoint(before) and "only" not in before
    return negated or unreal


def _before(region: Region, seat: Seat) -> list[str]:
    """The words right before a verb: `neither confirmed nor`."""
    return region.lows[max(region.lo, seat.first - 3) : seat.first]


def _inverted(region: Region, seat: Seat) -> Attribution | None:
    """`…, said X`, `“…” said X` and `Said X: “…”`."""
    forms = {"past", "s", "base"} if seat.cue.lemma == "say" else {"past", "s"}
    if "q" not in seat.cue.frames or not forms & seat.cue.shapes:
        return None
    who = phrases.right(region.tokens, seat.end, region.hi)
    if who is None or _is_nobody(region, who) or region.low(who[0]) in MANNER:
        return None
    if not _stands_behind(region, seat, who):
        return None
    who = phrases.named(region.tokens, who, region.hi)
    about = ((who[1], who[1] + 6),)
    by = phrases.apart(region.tokens, who)
    return make(seat, by, seat.start, "inverted", about=about)


def _stands_behind(region: Region, seat: Seat, who: Range) -> bool:
    """Whether a speaker stands behind the verb: words before it, a mark behind the speaker."""
    after = region.tag(who[1]) if who[1] < region.hi else "."
    if seat.start == region.lo and not region.inner:
        return after == ":" or (after == "," and region.opens(who[1] + 1))
    if region.tag(seat.start - 1) not in ",\"-\u2019'" or seat.first != seat.start:
        return False
    if region.tag(seat.start - 1) in "\u2019'" and not region.closes(seat.start - 1):
        return False
    if region.tag(seat.start - 1) == "," and not (
        seat.cue.lemma in TELLING and _after_clause(region, seat.start)
    ):
        return False
    apposed = region.tag(seat.start - 1) == "," and after not in ",.;:"
    if apposed and phrases.left(region.tokens, region.lo, seat.start) is not None:
        return False
    return after in AFTER_INVERSION


def _after_clause(region: Region, at: int) -> bool:
    """Whether a whole clause stands left of a comma, not only a name and what is said of it."""
    relative = False
    for k in range(region.lo, at):
        if region.tag(k) == ";":
            return _after_clause(region.part(k + 1, region.hi), at)
        if region.closes(k) and not relative:
            return True
        tag = region.tag(k)
        if tag == "R":
            relative = True
        elif tag == ",":
            relative = False
        elif tag in "AV" and not relative:
            return True
    return False


def _shared(region: Region, seat: Seat, earlier: list[Attribution]) -> Attribution | None:
    """Participles (`, stating that`) and coordination (`and also stated that`)."""
    at = words_before(region, seat.first)
    tag = region.tag(at)
    if region.low(at) == "as":
        named = cited(region, at)
        return make(seat, phrases.apart(region.tokens, named), at, "plain") if named else None
    opens = seat.first == region.lo and seat.cue.lemma in CITES
    participle = "ing" in seat.cue.shapes and (opens or tag in ",C" or region.low(at) in GERUNDIAL)
    if not participle and tag not in "C":
        return None
    if participle and not opens and tag not in ",C" and seat.cue.lemma in LOOSE:
        return None
    if tag == "C" and region.tag(at - 1) == ",":
        at -= 1
    if at <= region.lo or (at == region.lo + 1 and region.tag(region.lo) == "C"):
        who = subject_after(region, seat.end)
    elif participle and seat.cue.lemma in CITES and (told := _teller(earlier)):
        who = told
    else:
        who = subject_before(region, at, seat.start, earlier)
    pattern = "participle" if participle else "coordination"
    return make(seat, who, at + 1, pattern) if who else None


def _teller(earlier: list[Attribution]) -> tuple[Range, ...]:
    """Who said something before: it is they who cite, not whom they told of."""
    return next((a.by for a in reversed(earlier) if a.by and a.voice == "speaks"), ())


def _plain(region: Region, seat: Seat) -> Attribution | None:
    """`X said`, `X, the spokesman, said`, `officials who say`."""
    at, pattern, find = seat.first, "plain", phrases.left
    while at > region.lo and region.tag(at - 1) == "B":
        at -= 1
    if region.inner and region.tag(at - 1) == '"' and region.tag(at - 2) in "NWO)":
        at -= 1
    at = past_adjunct(region, at)
    if region.tag(at - 1) == "R" and region.low(at - 1) in ("who", "which"):
        pattern, at, find = "relative", at - 1, phrases.antecedent
        at -= region.tag(at - 1) == ","
    if region.tag(at - 1) == "T" and region.tag(at - 2) in "NW" and pattern == "plain":
        pattern, at, find = "relative", at - 1, phrases.antecedent
    if pattern == "plain":
        at = past_time(region, at)
    who = enclosing(region, at, seat.cue) if pattern == "plain" else None
    who = who or find(region.tokens, region.lo, at)
    if who and not could_speak(region, who, seat.cue):
        who = tail(region, who) if "ing" in seat.cue.shapes else None
    if who is None and pattern == "plain":
        who = far(region, at, seat.cue)
    who = who and _behind_topic(region, who)
    if who is None or region.low(who[1] - 1) in CALENDAR or region.low(who[0]) == "there":
        return None
    if seat.cue.voice == "speaks" and _supposed(region, who):
        return None
    about = (_lead(region, who[0]), (seat.first, seat.start))
    listens = seat.cue.lemma == "hear" and region.low(who[1] - 1) in LISTENING
    by = () if listens else phrases.apart(region.tokens, who)
    return make(seat, by, _role_start(region, who), pattern, about=about)


def _role_start(region: Region, who: Range) -> int:
    """Where `the board’s chair, Ilse Maar,` begins, of which the name alone is who speaks."""
    if region.tag(who[0] - 1) != "," or region.tag(who[1]) != ",":
        return who[0]
    role = phrases.left(region.tokens, region.lo, who[0] - 1)
    return role[0] if role and phrases.is_role(region.tokens, role) else who[0]


def _behind_topic(region: Region, who: Range) -> Range:
    """`…, a claim Rusk rejected`: the name behind what a relative clause hangs on."""
    start = who[1]
    while start > who[0] and region.tag(start - 1) == "N":
        start -= 1
    topic = region.low(who[0]) in ("a", "an") and region.tag(who[0] - 1) == ","
    bare = region.tag(start - 1) == "W"
    return (start, who[1]) if topic and bare and who[0] + 1 < start < who[1] else who


def _supposed(region: Region, who: Range) -> bool:
    """Whether nobody speaks, or only if: `Nobody said`, `If Dorn says so`."""
    return _is_nobody(region, who) or region.low(who[0] - 1) in CONDITIONS


def _is_nobody(region: Region, who: Range) -> bool:
    return region.low(who[0]) in NOBODY and region.tag(who[0] + 1) != "#"  # No 10


def _lead(region: Region, start: int) -> Range:
    """The introductory phrase before a subject, where there is one: `On Tuesday, X said`."""
    opener = clause_start(region, start)
    return (opener, start) if CLAUSAL.isdisjoint(region.tags[opener:start]) else (start, start)
