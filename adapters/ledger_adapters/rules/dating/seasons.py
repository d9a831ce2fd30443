"""Seasons, quarters, halves and holidays: "last summer", "Q3 2023", "Boxing Day"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from ledger_adapters.rules.dating import lexicon as lx
from ledger_adapters.rules.dating import patterns
from ledger_adapters.rules.dating import stretch as st
from ledger_adapters.rules.dating.calendar import NOW, a_day, easter, year_of
from ledger_adapters.rules.dating.scene import Atom, Basis, Scene, nothing
from ledger_adapters.rules.dating.stretch import Stretch
from ledger_adapters.rules.dating.window import Window

STARTS = {21: 3, 22: 6, 23: 9, 24: 12}
ORDERS = ("first", "second", "third", "fourth")
MONEY = re.compile(
    r"\b(?:profits?|sales|revenues?|earnings|growth|gdp|output|prices|inflation|exports|imports"
    r"|econom\w{1,6}|loss(?:es)?|income|turnover|investment|per ?cent|percent|million|billion)\b|%",
    re.IGNORECASE,
)
AT_CHRISTMAS = frozenset(
    {"at", "by", "before", "since", "until", "on", "last", "this", "next", "after"}
)


def find_season(window: Window) -> Atom | None:
    """Find a season that something ties to a year; None for "spring a leak", "the fall of"."""
    match = window.covering(patterns.SEASON)
    if match is None:
        return None
    code = lx.SEASONS[match["season"].lower()]
    which = re.sub(r"\s+", " ", match["which"] or "").lower()
    if match["year"]:
        return _dated_season(match, code)
    if match["rel"]:
        rel = re.sub(r"\s+", " ", match["rel"])
        from_text: Basis = "published" if rel in NOW else "antecedent"
        return Atom.of(match, "season", from_text, lambda scene: _of_year(scene, rel, code))
    if which in ("the following", "the next", "the previous", "the same", "that"):
        return Atom.of(match, "season", "antecedent", lambda scene: _from_text(scene, which, code))
    if which in ("last", "this", "next"):
        return Atom.of(match, "season", "published", lambda scene: _season(scene, which, code))
    if which == "in the" and window.behind(match.end()) != "of":
        return Atom.of(match, "season", "published", lambda scene: _bare(scene, code))
    return None


def _dated_season(match: re.Match[str], code: int) -> Atom | None:
    year, until = int(match["year"]), match["until"]
    if until and (code != 24 or int(until) % 100 != (year + 1) % 100):
        return Atom.of(match, "season", "absolute", nothing)
    return Atom.of(match, "season", "absolute", lambda _: st.season(year, code))


def _of_year(scene: Scene, rel: str, code: int) -> Stretch | None:
    year = year_of(scene, None, None, rel)
    return None if year is None else st.season(year, code)


def _season(scene: Scene, which: str, code: int) -> Stretch | None:
    at = scene.published
    if at is None:
        return None
    if code == 24:
        return _winter(at, which)
    over, begun = at.month >= STARTS[code] + 3, at.month >= STARTS[code]
    match which:
        case "this":
            return st.season(at.year, code)
        case "last":
            return st.season(at.year - (not over), code)
        case _:
            return st.season(at.year + 1, code) if begun else None


def _winter(at: date, which: str) -> Stretch | None:
    """A winter by the year it began, from December on; open where two may be meant."""
    if which == "last":
        return st.season(at.year - (1 if at.month > 2 else 2), 24)
    if which == "next":
        return st.season(at.year + (at.month == 12), 24) if at.month not in (9, 10, 11) else None
    if at.month < 3:
        return st.season(at.year - 1, 24)
    return st.season(at.year, 24) if at.month > 8 else None


def _bare(scene: Scene, code: int) -> Stretch | None:
    at = scene.published
    if at is None or code == 24:
        return None
    begun = at.month >= STARTS[code]
    match scene.tense:
        case "past":
            return st.season(at.year - (not begun), code)
        case "future" if at.month < STARTS[code] or at.month >= STARTS[code] + 3:
            return st.season(at.year + begun, code)
        case _:
            return None


def _from_text(scene: Scene, which: str, code: int) -> Stretch | None:
    was = scene.antecedent
    if was is None or was.grain not in ("day", "second", "month", "year", "season"):
        return None
    if which in ("the same", "that"):
        return st.season(was.first.year, code) if code != 24 else None
    if which == "the previous" or was.grain == "season":
        return None
    starts = date(was.last.year, STARTS[code], 1)
    return st.season(was.last.year + (starts <= was.last), code)


def find_part(window: Window) -> Atom | None:
    """Find a quarter or half of a year; None for halves of matches and other things."""
    match = window.covering(patterns.PART)
    if match is None or match["other"]:
        return None
    nth, unit = match["nth"].lower(), match["unit"].lower()
    if nth in ("q", "h"):
        unit, place = ("quarter" if nth == "q" else "half"), int(unit)
    elif nth == "final":
        place = 4 if unit == "quarter" else 2
    else:
        place = int(nth[0]) if nth[0].isdigit() else ORDERS.index(nth) + 1
    if place > (4 if unit == "quarter" else 2):
        return None
    count = 3 if unit == "quarter" else 6
    if match["year"] or match["short"] or match["rel"]:
        basis: Basis = "published" if match["rel"] else "absolute"
        got = match.groupdict()

        def read(scene: Scene) -> Stretch | None:
            return _part(year_of(scene, got["year"], got["short"], got["rel"]), place, count)

        return Atom.of(match, unit, basis, read)
    if unit == "half":
        return None
    return Atom.of(match, unit, "published", lambda scene: _last_part(scene, place, count))


def _part(year: int | None, place: int, count: int) -> Stretch | None:
    return None if year is None else st.months(year, (place - 1) * count + 1, count)


def _last_part(scene: Scene, place: int, count: int) -> Stretch | None:
    """The last such quarter that was over by publication, where the text speaks of money."""
    at = scene.published
    start, end = scene.span
    if at is None or not MONEY.search(scene.text, max(0, start - 200), end + 200):
        return None
    if scene.tense in ("future", "open"):
        return None
    found = _part(at.year, place, count)
    return found if found is None or found.last < at else _part(at.year - 1, place, count)


def find_holiday(window: Window) -> Atom | None:
    """Find a holiday; one that hangs on Easter (Western reckoning) is open without a year."""
    match = window.covering(patterns.HOLIDAY)
    if match is None:
        return None
    name = match["holiday"].lower()
    before = window.before(match.start("holiday")).lower()
    placed = before in AT_CHRISTMAS and not window.behind(match.end())[:1].isupper()
    if name in ("christmas", "easter") and not match["year"] and not placed:
        return None
    got = match.groupdict()
    basis: Basis = "absolute" if got["year"] else "published"
    return Atom.of(match, "holiday", basis, lambda scene: _holiday(scene, name, got))


def _holiday(scene: Scene, name: str, got: dict[str, str | None]) -> Stretch | None:
    year = year_of(scene, got["year"], None, got["rel"])
    which = (got["which"] or "").lower()
    at = scene.published
    if name in lx.HOLIDAYS:
        month, day = (int(part) for part in lx.HOLIDAYS[name].split("-"))
        if year is None and which == "this" and at is not None:
            year = at.year
        if which in ("last", "next"):
            return _named(scene, which, month, day)
        return a_day(scene, year, month, day, None)
    if not got["year"] or year is None or name == "easter":
        return None
    return st.day(easter(year) + timedelta(days=lx.MOVING[name]))


def _named(scene: Scene, which: str, month: int, day: int) -> Stretch | None:
    at = scene.published
    if at is None:
        return None
    this = date(at.year, month, day)
    if which == "last":
        return st.day(this if this < at else this.replace(year=at.year - 1))
    return st.day(this.replace(year=at.year + 1)) if this <= at else None
