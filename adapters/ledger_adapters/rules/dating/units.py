"""Dates by unit: "two weeks ago", "a month later", "last week", "the next day"."""

from __future__ import annotations

import re
from datetime import timedelta

from ledger_adapters.rules.dating import lexicon as lx
from ledger_adapters.rules.dating import patterns
from ledger_adapters.rules.dating import stretch as st
from ledger_adapters.rules.dating.calendar import NOW
from ledger_adapters.rules.dating.reckoned import (
    DAYLIKE,
    from_antecedent,
    lasting,
    shifted,
    turn,
    unit_from_antecedent,
)
from ledger_adapters.rules.dating.scene import Atom, Basis, Read, Scene, nothing
from ledger_adapters.rules.dating.stretch import Stretch
from ledger_adapters.rules.dating.window import Window

CLOSED = re.compile(
    r"\s*(?:[,.;:)\u201d\"?!\u2014\u2013]|\Z|\n\n)|\s+(?:and|but|when|as|that|because|while)\b"
)
END_OF = re.compile(
    r"\b(?:end|start|beginning|middle|close|rest|remainder|turn|half|part|months) of\s+\Z",
    re.IGNORECASE,
)
DURING = re.compile(r"\b(?:over|in|within|during|for|of|throughout)\s+\Z", re.IGNORECASE)
BY_END = re.compile(r"\b(?:by|before|until|till) the end of \Z", re.IGNORECASE)
TURN_OF = re.compile(r"\bturn of\s+\Z", re.IGNORECASE)
NTH = re.compile(r"(?:\bthe )?\b(?P<day>\d\d?)(?:st|nd|rd|th) of\s+\Z")
RECENT = re.compile(
    r"\b[Ii]n (?:recent|(?:the )?(?:past|coming)) (?:\w{2,10} )?(?:days|weeks|months|years)\b"
    r"|\b[Ff]or (?:\w{2,10} )?(?:days|weeks|months|years|decades)\b(?! to come)"
)
WAYS = re.compile("ago|later|earlier|before|after|hence|from")
NAMING = re.compile(r"(?:t|T|l|L|n|N)(?i:h[eia]|ast|ext)")
PAST = re.compile("past|last|next|coming|previous|following")
AHEAD = re.compile(r"(?:i|I)(?i:n)\s|(?:w|W)(?i:ithin)")
MANY = re.compile("days|weeks|months|years|decades")
"""What an expression of each kind has to hold somewhere: looked for first, as it is quick."""


def find_unit(window: Window) -> Atom | None:
    """Find a date around a unit of time; None for mere lengths of time: "two-year plan"."""
    for needed, pattern, make in (
        (WAYS, patterns.AGO, _counted), (NAMING, patterns.CURRENT, _current),
        (PAST, patterns.LASTING, _lasting), (AHEAD, patterns.HENCE, _hence),
    ):  # fmt: skip
        if needed.search(window.text, window.lo, window.hi):
            match = window.covering(pattern)
            found = make(window, match) if match is not None else None
            if found is not None:
                return found
    match = window.covering(RECENT) if MANY.search(window.text, window.at, window.hi) else None
    return Atom.of(match, "open", "open", nothing) if match else None


def _name(text: str) -> str:
    return re.sub(r"\s+", " ", text or "").lower()


def _counted(window: Window, match: re.Match[str]) -> Atom | None:
    """Read "two weeks ago", "a month later", "a day before"."""
    way, unit = _name(match["way"]), match["unit"].lower()
    alone = match["count"] and CLOSED.match(window.text, match.end())
    if way in ("before", "after") and not alone:
        return None
    count = lx.number(re.sub(r"[\s-]+\Z", "", match["count"])) if match["count"] else None
    rule = "ago" if way == "ago" else "from now" if way in ("from now", "hence") else "later"
    basis: Basis = "published" if rule != "later" else "antecedent"
    if count is None or match["vague"] or unit in ("hour", "minute"):
        return Atom.of(match, rule, basis, nothing)
    sign = -1 if way in ("ago", "earlier", "before", "beforehand") else 1
    if rule == "later":
        rule = "later" if sign > 0 else "earlier"
        return Atom.of(match, rule, basis, lambda scene: from_antecedent(scene, unit, sign * count))
    return Atom.of(match, rule, basis, lambda scene: _from_now(scene, unit, sign * count))


def _from_now(scene: Scene, unit: str, count: int) -> Stretch | None:
    return shifted(scene.published, unit, count) if scene.published else None


def _hence(window: Window, match: re.Match[str]) -> Atom | None:
    """Read "in ten days' time", and "in two weeks" after a future verb."""
    count, unit = lx.number(match["count"]), match["unit"].lower()
    if count is None or match["how"].lower() == "within":
        return None
    sure = bool(match["time"])

    def read(scene: Scene) -> Stretch | None:
        return _from_now(scene, unit, count) if sure or scene.tense == "future" else None

    return Atom.of(match, "in a while", "published", read)


def _lasting(window: Window, match: re.Match[str]) -> Atom | None:
    """Read "the past three days": up to the day of publication, or on from it."""
    unit = match["unit"].lower()
    if window.behind(match.end()) == "of":
        return None
    count = lx.number(match["count"]) if match["count"] else None if match["many"] else 1
    if match["which"] in ("next", "coming", "following"):
        if not match["count"] and not DURING.search(window.text, window.lo, match.start()):
            return None
        ahead = 0 if count is None or match["which"] == "following" else count
        return Atom.of(match, "coming", "published", lambda scene: _ahead(scene, unit, ahead))
    if match["which"] == "previous" or count is None:
        return Atom.of(match, "past", "published", nothing)
    if not match["count"] and unit in DAYLIKE | {"minute", "century"}:
        return None
    past = -count
    return Atom.of(match, "past", "published", lambda scene: _up_to(scene, unit, past))


def _up_to(scene: Scene, unit: str, count: int) -> Stretch | None:
    return lasting(scene.published, unit, count) if scene.published else None


def _ahead(scene: Scene, unit: str, count: int) -> Stretch | None:
    if not count or scene.published is None or scene.tense != "future":
        return None
    return lasting(scene.published, unit, count)


def _current(window: Window, match: re.Match[str]) -> Atom | None:
    """Read "last week", "this morning", "the next day", "that year", "the day before"."""
    which, unit = _name(match["which"]), match["unit"].lower()
    behind, text = _name(match["behind"]), window.text
    if which in ("last", "next") and window.behind(match.end()) == "of":
        return None
    if which == "the":
        return _definite(window, match, unit, behind)
    if which in ("this", "last", "next") or which == "the current":
        if match["past"] in ("past", "coming"):
            return _just(match, unit, -1 if match["past"] == "past" else 1)
        nth = NTH.search(text, window.lo, match.start()) if unit == "month" else None
        if nth is not None:
            return _nth(match, nth, which)
        return _by_publication(match, which.removeprefix("the "), unit)
    if which in ("the past", "the coming"):
        return None
    during = which == "the next" and DURING.search(text, window.lo, match.start())
    if during and unit not in DAYLIKE:
        return None
    if text.startswith("-", match.end("unit")):
        return None
    count = {"the following": 1, "the next": 1, "the previous": -1, "the preceding": -1}.get(
        which, 0
    )
    rule = {1: "next", 0: "same", -1: "previous"}[count]
    end = match.end() if not behind else match.end("unit")
    return Atom(
        basis="antecedent", end=end, read=lambda scene: unit_from_antecedent(scene, unit, count),
        rule=rule, start=match.start(),
    )  # fmt: skip


def _nth(match: re.Match[str], nth: re.Match[str], which: str) -> Atom:
    """Read "the 12th of last month"."""
    count = NOW.get(which, 0)

    def read(scene: Scene) -> Stretch | None:
        whole = _unit(scene, "month", count)
        return st.day(whole.first.replace(day=int(nth["day"]))) if whole else None

    return Atom(basis="published", end=match.end("unit"), read=read, rule="date", start=nth.start())


def _just(match: re.Match[str], unit: str, way: int) -> Atom | None:
    """Read "this past week", "this coming weekend"."""
    if unit == "weekend":
        return Atom.of(match, "weekend", "published", lambda scene: _beside(scene, way))
    if unit in DAYLIKE | {"hour", "minute", "decade", "century"}:
        return None
    rule = "past" if way < 0 else "coming"
    return Atom.of(match, rule, "published", lambda scene: _up_to(scene, unit, way))


def _beside(scene: Scene, way: int) -> Stretch | None:
    at = scene.published
    if at is None or at.weekday() > 4:
        return None
    return st.moved(at, "weekend", -1) if way < 0 else st.weekend(at)


def _definite(window: Window, match: re.Match[str], unit: str, behind: str) -> Atom | None:
    """Read "the day before", "the year after", "later in the week", "the end of the year"."""
    if behind in ("before", "after"):
        if not CLOSED.match(window.text, match.end()):
            return None
        count = 1 if behind == "after" else -1
        return Atom.of(
            match, "next" if count > 0 else "previous", "antecedent",
            lambda scene: unit_from_antecedent(scene, unit, count),
        )  # fmt: skip
    if behind in ("before last", "after next"):
        count = -2 if behind == "before last" else 2
        return Atom.of(match, "calendar unit", "published", lambda scene: _unit(scene, unit, count))
    if unit == "weekend":
        return Atom.of(match, "weekend", "published", lambda scene: _weekend(scene, "the"))
    if behind:
        return None
    if TURN_OF.search(window.text, window.lo, match.start()):
        return Atom.of(match, "turn", "published", turn if unit == "year" else nothing)
    within = _name(match["edge"]) if match["within"] else ""
    if within in ("earlier", "later") and unit == "day":
        return Atom.of(
            match, "same", "antecedent", lambda scene: unit_from_antecedent(scene, unit, 0)
        )
    edge = within or END_OF.search(window.text, window.lo, match.start())
    if not edge or unit not in ("week", "month", "year", "decade", "century"):
        return None
    return Atom.of(
        match, "calendar unit", "published", lambda scene: _current_unit(scene, unit, within)
    )


def _current_unit(scene: Scene, unit: str, within: str) -> Stretch | None:
    """Read "the end of the year": this year's, unless the text speaks of another year."""
    was, at = scene.antecedent, scene.published
    if at is None or (was is not None and was.first.year != at.year):
        return None
    if unit != "week":
        return st.moved(at, unit, 0)
    if BY_END.search(scene.text, max(0, scene.span[0] - 24), scene.span[0]):
        return st.week(at) if scene.tense != "past" else None
    other = was is not None and st.week(was.first) != st.week(at)
    return _this_week(scene, within) if within in ("earlier", "later") and not other else None


def _by_publication(match: re.Match[str], which: str, unit: str) -> Atom | None:
    if unit in ("hour", "minute") or (unit == "day" and which != "next"):
        return None
    from_text = which == "next" and unit in DAYLIKE
    rule = "next" if from_text else "weekend" if unit == "weekend" else "calendar unit"
    return Atom(
        basis="antecedent" if from_text else "published", end=match.end("unit"),
        read=_reading(which, unit, (match["edge"] or "").lower()), rule=rule, start=match.start(),
    )  # fmt: skip


def _reading(which: str, unit: str, edge: str) -> Read:
    count = NOW.get(which, 0)
    if unit == "weekend":
        return lambda scene: _weekend(scene, which)
    if which == "next" and unit in DAYLIKE:
        return lambda scene: unit_from_antecedent(scene, unit, 1)
    if unit == "week" and count == 0:
        return lambda scene: _this_week(scene, edge)
    if unit in ("fortnight", "decade") and count < 0:
        return nothing
    return lambda scene: _unit(scene, unit, count)


def _unit(scene: Scene, unit: str, count: int) -> Stretch | None:
    if scene.published is None or unit in ("fortnight", "hour", "minute"):
        return None
    return st.moved(scene.published, "day" if unit in DAYLIKE else unit, count)


def _this_week(scene: Scene, edge: str) -> Stretch | None:
    """From Monday to the day of publication; what is still to come, from that day to Sunday."""
    at = scene.published
    if at is None:
        return None
    monday = at - timedelta(days=at.weekday())
    if edge == "later" or (not edge and scene.tense == "future"):
        sure = edge == "later" or at == monday
        return st.days(at, monday + timedelta(days=6), "week") if sure else None
    return st.days(monday, at, "week")


def _weekend(scene: Scene, which: str) -> Stretch | None:
    """The last whole weekend, or the next one after a future verb; open on a Saturday."""
    at = scene.published
    if at is None:
        return None
    past, coming = st.moved(at, "weekend", -1), st.weekend(at)
    if which == "last":
        return past
    if which == "next":
        return st.moved(at, "weekend", 1)
    leaning = scene.tense
    if at.weekday() > 4:
        return coming if at.weekday() == 6 and leaning in ("past", "none") else None
    if leaning == "open":
        return None
    if leaning == "future" or (which == "this" and (leaning == "none" or at.weekday() > 2)):
        return coming
    return past
