"""Passives: `was described by X as …`, `accused of …`, `it was reported that …`."""

from __future__ import annotations

from ledger_adapters.rules.prose import phrases
from ledger_adapters.rules.prose.phrases import Range
from ledger_adapters.rules.prose.regions import Region
from ledger_adapters.rules.speech.found import Attribution
from ledger_adapters.rules.speech.seats import Seat, make
from ledger_adapters.rules.vocabulary.words import BE

MEANS = frozenset({"email", "e-mail", "phone", "telephone", "letter", "text", "telegram"})
ASKED = frozenset({"whether", "why", "how", "if", "about", "when", "where", "what", "who"})


def is_passive(region: Region, seat: Seat) -> bool:
    """Whether a participle is one of a passive: a form of "be" stands before it."""
    if "part" not in seat.cue.shapes or region.low(seat.start - 1) in ("had", "has", "have"):
        return False
    return any(region.low(k) in BE for k in range(seat.first, seat.start))


def passive(region: Region, seat: Seat) -> Attribution | None:
    """`was described by X as …`, `accused by X of …`, `accused of …`, `it was reported that …`."""
    if "part" not in seat.cue.shapes:
        return None
    full, after = is_passive(region, seat), seat.end
    leads = seat.first == region.lo
    bare = leads or region.tag(seat.first - 1) in "NW,"
    if region.low(after) == "by" and (full or (bare and region.low(after + 1) not in MEANS)):
        return _agent(region, seat, after)
    if (
        seat.cue.verb in ("accuse", "criticise", "praise")
        and region.low(after) in ("of", "for", "with", "as")
        and (full or (seat.cue.verb == "accuse" and region.tag(seat.start - 1) in "NWB"))
    ):
        rest = (after + 1, _clause_end(region, after + 1))
        if not full:
            rest = (rest[0], _before_verb(region, *rest))
        return make(
            seat, (), seat.first, "accused-of", content=(rest,), cue=(seat.first, after + 1)
        )
    if full and region.low(seat.first - 1) == "it" and _then_that(region, after):
        return make(seat, (), seat.first - 1, "it-was-said")
    if leads and seat.cue.verb == "ask" and region.low(after) in ASKED:
        comma = (k for k in range(after, region.hi) if region.tag(k) == ",")
        rest = (after, next(comma, region.hi))
        return make(seat, (), seat.first, "was-told", content=(rest,))
    if "o" in seat.cue.frames and (full or _headed(region, seat)):
        return make(seat, (), phrases.left_end(region.tokens, region.lo, seat.first), "was-told")
    return None


def _before_verb(region: Region, start: int, end: int) -> int:
    """`the man accused of the theft said`: what he is accused of ends before the verb."""
    for k in range(start + 1, end):
        if region.tag(k) in "AV" and region.tag(k - 1) not in "AVTRSCPD,":
            return k
    return end


def _then_that(region: Region, at: int) -> bool:
    """Whether "that" follows, a time between: `announced on Tuesday that`."""
    for k in range(at, min(region.hi, at + 5)):
        if region.tag(k) == "T":
            return True
        if region.tag(k) not in "PN#":
            return False
    return False


def _headed(region: Region, seat: Seat) -> bool:
    """`…, jury told`: the passive of headlines, at the end of a line."""
    return seat.end >= region.hi and region.tag(seat.start - 1) in "NW"


def _agent(region: Region, seat: Seat, after: int) -> Attribution | None:
    agent = phrases.right(region.tokens, after + 1, region.hi)
    if agent is None:
        return None
    subject = phrases.left(region.tokens, region.lo, seat.first)
    agent = phrases.before_infinitive(region.tokens, agent)
    if region.tag(agent[1]) == "(":
        agent = agent[0], _behind_bracket(region, agent[1])
    rest = (agent[1], _clause_end(region, agent[1]))
    if region.tag(agent[1]) == "T":
        subject, rest = None, (agent[1] + 1, rest[1])
    else:
        subject = subject and _whole(region, subject)
    parts = tuple(r for r in (subject, rest) if r and r[0] < r[1])
    by = phrases.apart(region.tokens, agent)
    return make(seat, by, seat.first, "passive-by", content=parts) if parts else None


def _whole(region: Region, subject: Range) -> Range:
    """`The plan to close the pier was praised`: the noun at the head, with all behind it."""
    head = phrases.right(region.tokens, region.lo, subject[0])
    if head is None or head[0] != region.lo:
        return subject
    end = phrases.before_infinitive(region.tokens, head)[1]
    hangs = region.tag(end) == "T" or region.low(end) == "to"
    return (region.lo, subject[1]) if hangs else subject


def _behind_bracket(region: Region, at: int) -> int:
    """Step over `(Ind)` behind a name."""
    close = (k for k in range(at, min(region.hi, at + 6)) if region.tag(k) == ")")
    return next(close, at - 1) + 1


def _clause_end(region: Region, start: int) -> int:
    for k in range(start, region.hi):
        if region.tag(k) in ",;" and region.tag(k + 1) in "CGRSOPBAV":
            return k
    return region.hi
