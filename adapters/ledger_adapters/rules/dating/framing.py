"""What frames a date: "since", "until", "around", "early", "the week of", "from … to …"."""

from __future__ import annotations

import re
from typing import Final

import attrs

from ledger_adapters.rules.dating import patterns
from ledger_adapters.rules.dating import stretch as st
from ledger_adapters.rules.dating.lexicon import POSSESSIVE, guard, number
from ledger_adapters.rules.dating.reckoned import from_antecedent, unit_from_antecedent
from ledger_adapters.rules.dating.scene import Atom, Scene
from ledger_adapters.rules.dating.stretch import Stretch

REACH: Final = 40
OPENING = frozenset({"since", "ever since"})
CLOSING = frozenset(
    {"until", "till", "by", "before", "through", "until at least", "up until", "no later than",
     "not later than", "prior to"}
)  # fmt: skip
SOME_MONTHS = re.compile(
    rf"\b(?P<end>(?i:first|opening|last|final))\s(?P<count>(?i:{patterns.COUNT}))\smonths\sof\s\Z"
)
WEEK_ENDING = re.compile(r"\bweek ending (?:on )?\Z", re.IGNORECASE)
NOUN = re.compile(r"\s([a-z][a-z-]+)")
PLAIN = guard("no_noun")
LATEST = re.compile(r",?\s(?:at the latest|at the very latest)\b")
NOT_UNTIL = re.compile(r"\b(?:not|wasn't|wasn\u2019t)\s\Z", re.IGNORECASE)
PART_OF = re.compile(r"(?:until|till)\s(?:the\s)?(?:very\s)?(?:early|late|mid)\b", re.IGNORECASE)
TURN_OF = re.compile(r"\bturn\sof\b", re.IGNORECASE)
FRAMING = guard("frames")
OR = re.compile(r"\s+or\b")
FROM = re.compile(r"\b[Ff]rom (?:(?:early|mid|late)[ -])?\Z")
TOLD_FROM_NOW = frozenset({"ago", "calendar unit", "day"})
NOT_BEFORE = re.compile(
    r"\b(?:[Nn]ot|[Nn]ever|[a-z]{2,5}n['\u2019]t|unlikely to \w+) (?:be )?(?:\w+ ){0,2}\Z"
)
YEARLY = re.compile(r",?\s(?:each|every)\s(?:year|month|week|day|spring|summer|autumn|winter)\b")
MOVED = re.compile(r"\b(?:moved|postponed|rescheduled|changed|delayed|brought forward|shifted)\b")
ONWARDS = re.compile(r"\s(?:on|onwards?|forward)\b(?!\s(?:the|a)\b)")
COUNTED = re.compile(
    rf"\b(?:(?P<count>(?i:{patterns.COUNT}))|[Tt]he)\s"
    r"(?P<unit>day|night|evening|morning|week|month|year)s?\s(?P<way>before|after)\s"
    r"(?:(?:[\w'\u2019-]+\s){1,5}(?:on|of|in)\s|(?:on\s)?)(?:the\s)?\Z"
)


@attrs.frozen(kw_only=True)
class Framed:
    """One or two atoms with the words before them; `start` is where those begin."""

    approximate: bool
    attributive: bool
    clock: bool
    counted: re.Match[str] | None
    frame: str
    left: Atom
    right: Atom | None
    start: int
    week: bool

    @property
    def end(self) -> int:
        """Where the whole ends."""
        return self.right.end if self.right else self.left.end


def framed(text: str, lo: int, left: Atom, right: Atom | None) -> Framed:
    """Take in the words before an atom, back to `lo`."""
    near = text[max(lo, left.start - 16) : left.start]
    if not near.endswith("-") and near.split()[-1:] and near.split()[-1].lower() not in FRAMING:
        return _bare(left, right)
    found = patterns.FRAME.search(text, max(lo, left.start - REACH), left.start)
    if found is None:
        return _bare(left, right)
    frame = re.sub(r"\s+", " ", found["frame"] or "").strip().lower()
    start, counted = found.start(), None
    far = max(lo, left.start - 2 * REACH)
    around = text[far : left.start]
    if right is None and ("before" in around or "after" in around):
        counted = COUNTED.search(text, far, left.start)
        start = min(start, counted.start()) if counted else start
    start += len(text[start : left.start]) - len(text[start : left.start].lstrip())
    return Framed(
        approximate=bool(found["approx"]),
        clock=bool(found["clock"]),
        attributive=_attributive(text, found["edge"], left),
        counted=counted,
        frame=frame,
        left=left,
        right=right,
        start=start,
        week=bool(found["week"]),
    )


def _attributive(text: str, edge: str, left: Atom) -> bool:
    """Whether a date stands before the noun that it is a part of: "after the June vote"."""
    behind = NOUN.match(text, left.end)
    named = left.rule in ("month", "weekday", "date", "year", "month and year")
    article = re.search(r"\b(?:the|a|an)\s\Z", edge, re.IGNORECASE) is not None
    bare = left.rule == "weekday" and left.start > 0 and not edge
    return named and (article or bare) and behind is not None and behind[1] not in PLAIN


def _bare(left: Atom, right: Atom | None) -> Framed:
    return Framed(
        approximate=False, attributive=False, clock=False, counted=None, frame="", left=left,
        right=right, start=left.start, week=False,
    )  # fmt: skip


def joined(text: str, left: Atom, right: Atom) -> bool:
    """Whether two atoms are the ends of one stretch of time."""
    if "open" in (left.basis, right.basis) or right.start - left.end > 24:
        return False
    link = patterns.JOINS.fullmatch(text, left.end, right.start)
    if link is None:
        return False
    if link["word"] == "or":
        return left.rule == right.rule
    if link["word"] != "and":
        return left.rule == right.rule or _whole(left, right) or _to_now(text, left, right)
    if re.search(r"\b[Bb]etween(?: \w+){0,2} \Z", text[max(0, left.start - 24) : left.start]):
        return True
    return left.rule == right.rule and left.rule in ("weekday", "month", "year", "decade")


def _whole(left: Atom, right: Atom) -> bool:
    """Whether two dates that differ in how full they are written may still be two ends."""
    return {left.rule, right.rule} <= {
        "date",
        "month",
        "month and year",
        "weekday and date",
        "year",
    }


def _to_now(text: str, left: Atom, right: Atom) -> bool:
    """Whether a stretch ends in what is told from publication: "from 2019 until last year"."""
    near = text[max(0, left.start - 16) : left.start]
    return right.rule in TOLD_FROM_NOW and FROM.search(near) is not None


def ranging(text: str, framed: Framed, whole: Stretch | None) -> bool:
    """Whether two atoms do make one stretch: years listed with "and" only when neighbours."""
    assert framed.right is not None
    between = text[framed.left.end : framed.right.start].split()[:1]
    if between != ["and"] or framed.frame == "between":
        return True
    if whole is None:
        return False
    if framed.left.rule == "weekday":
        return (whole.last - whole.first).days < 7
    return framed.left.rule != "year" or (whole.last - whole.first).days < 740


def read(framed: Framed, scene: Scene) -> Stretch | None:
    """Read a framed date or stretch in its scene; None where it stays open."""
    whole = _ends(framed, scene) if framed.right else framed.left.read(scene)
    if whole is None:
        return None
    if framed.week:
        whole = st.week(whole.first) if whole.grain == "day" else None
        if whole is None:
            return None
    if framed.counted:
        return _counted(framed.counted, whole)
    if whole.grain == "year":
        some = SOME_MONTHS.search(scene.text, max(0, framed.left.start - REACH), framed.left.start)
        if some is not None:
            return _months(some, whole)
    if WEEK_ENDING.search(scene.text, max(0, framed.left.start - 16), framed.left.start):
        return None
    if framed.left.rule != "turn" and TURN_OF.search(scene.text, framed.start, framed.left.start):
        return None
    return whole.about() if framed.approximate else whole


def _months(found: re.Match[str], whole: Stretch) -> Stretch | None:
    """Read "the first six months of 2023"."""
    count = number(found["count"])
    if count is None or not 0 < count < 12:
        return None
    first = 1 if found["end"].lower() in ("first", "opening") else 13 - count
    return st.months(whole.first.year, first, count)


def _counted(found: re.Match[str], whole: Stretch) -> Stretch | None:
    """Read "two days before 3 May", "a week after the vote of 3 May"."""
    count = number(found["count"]) if found["count"] else 1
    if count is None:
        return None
    scene = Scene(antecedent=whole, published=None, span=(0, 0), text="")
    sign = count if found["way"] == "after" else -count
    if not found["count"] and found["unit"] == "week":
        return None
    if found["count"]:
        return from_antecedent(scene, found["unit"], sign)
    return unit_from_antecedent(scene, found["unit"], sign)


def edtf(framed: Framed, whole: Stretch, scene: Scene) -> str:
    """Write a stretch with its frame: "since 2019" is 2019/.. and "until 2019" is ../2019."""
    if framed.left.basis != "absolute" and YEARLY.match(scene.text, framed.end):
        return ""
    if framed.right or framed.frame == "between" or framed.counted:
        return whole.edtf
    if framed.clock and framed.frame in ("before", "after", "between", "from"):
        return whole.edtf
    near = max(0, framed.start - 32)
    if framed.frame == "before" and scene.text.endswith("since ", 0, framed.start):
        return ""
    if framed.frame == "":
        return f"../{whole.closing}" if LATEST.match(scene.text, framed.end) else whole.edtf
    if framed.frame == "before" and NOT_BEFORE.search(scene.text, near, framed.start):
        return ""
    behind = scene.behind(3)
    if framed.frame in OPENING:
        return f"{whole.opening}/.."
    if behind.startswith(POSSESSIVE) or (framed.frame == "before" and framed.attributive):
        return whole.edtf
    if framed.frame == "through" and whole.grain == "year":
        return ""
    if framed.frame == "through" and (
        framed.left.rule == "decade" or scene.text.endswith("all ", 0, framed.start)
    ):
        return whole.edtf
    if framed.frame in CLOSING:
        if _plainly(framed, scene):
            return whole.edtf
        return f"../{whole.closing}"
    opens = framed.frame == "after" and not framed.attributive
    if framed.frame == "from":
        opens = ONWARDS.match(scene.text, framed.end) is not None
        if not opens and whole.grain != "stretch":
            if scene.published is None:
                return ""  # whether it is still to come is not known
            opens = whole.first > scene.published
    return f"{whole.opening}/.." if opens else whole.edtf


def _plainly(framed: Framed, scene: Scene) -> bool:
    """Whether "until" only points: "it was not until Tuesday that", "until late last month"."""
    if PART_OF.match(scene.text, framed.start):
        return True
    near = max(0, framed.start - 10)
    return "until" in framed.frame and bool(NOT_UNTIL.search(scene.text, near, framed.start))


def _ends(framed: Framed, scene: Scene) -> Stretch | None:
    left, right = framed.left, framed.right
    assert right is not None
    if left.basis == "absolute" and right.basis != "absolute" and right.rule not in TOLD_FROM_NOW:
        first = left.read(scene)
        if first is None:
            return None
        last = right.read(attrs.evolve(scene, published=first.first, leaning="future"))
    else:
        last = right.read(scene)
        if last is None:
            return None
        near = scene
        if left.basis == "published" and left.rule not in ("day", "calendar unit"):
            near = attrs.evolve(scene, published=last.last, leaning="past")
        first = left.read(near)
    moved = MOVED.search(scene.text, max(0, left.start - REACH), left.start)
    if moved or OR.match(scene.text, left.end):
        return None
    if first is None or last is None or last.first <= first.first or first.approximate:
        return None
    if _habitual(framed, scene):
        return None
    if scene.leaning != "past" and _straddles(scene, first, last):
        return None
    return st.join(first, last)


def _habitual(framed: Framed, scene: Scene) -> bool:
    """Whether "Monday to Friday" is every week's: bare, and nothing tells of the past."""
    if framed.left.rule != "weekday" or framed.start != framed.left.start:
        return False
    link = scene.text[framed.left.end : framed.left.end + 4].strip()
    edge = scene.text[framed.left.start :][:3].lower()
    return not link.startswith("and") and edge != "on " and scene.tense != "past"


def _straddles(scene: Scene, first: Stretch, last: Stretch) -> bool:
    """Whether a stretch said to come has begun already, so that it may be another."""
    at = scene.published
    return at is not None and first.last < at < last.first and scene.tense == "future"
