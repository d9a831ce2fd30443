"""Dates told from another: from the day of publication, or from the date before in the text."""

from __future__ import annotations

from datetime import date, timedelta

from ledger_adapters.rules.dating import stretch as st
from ledger_adapters.rules.dating.scene import Scene
from ledger_adapters.rules.dating.stretch import Stretch

DAYLIKE = frozenset({"day", "night", "morning", "afternoon", "evening"})


def shifted(of: date, unit: str, count: int) -> Stretch | None:
    """So many units from a day: days exactly, weeks about, months and years as such."""
    match unit:
        case "day" | "night":
            return st.day(of + timedelta(days=count))
        case "week":
            return st.day(of + timedelta(days=7 * count)).about()
        case "fortnight":
            return st.day(of + timedelta(days=14 * count)).about()
        case "month" | "year" | "weekend":
            return st.moved(of, unit, count)
        case "decade":
            return st.year(of.year + 10 * count).about()
        case _:
            return None


def turn(scene: Scene) -> Stretch | None:
    """The turn of the year, December and January: the last one, or the next in the future."""
    at = scene.published
    if at is None or scene.tense == "open" or (at.month == 12 and scene.tense != "future"):
        return None
    year = at.year + (scene.tense == "future" and at.month > 1)
    return st.join(st.month(year - 1, 12), st.month(year, 1))


FINE_ENOUGH = {
    "day": {"day", "second"}, "night": {"day", "second"}, "week": {"day", "second"},
    "fortnight": {"day", "second"}, "month": {"day", "second", "month"},
    "year": {"day", "second", "month", "season", "year"}, "decade": {"year"},
}  # fmt: skip


def from_antecedent(scene: Scene, unit: str, count: int) -> Stretch | None:
    """So many units after (before, when negative) the date it follows; None from a coarser one."""
    was = scene.antecedent
    if was is None or was.approximate:
        return None
    if was.grain == "stretch" and unit in ("day", "night") and len(was.closing) == 10:
        return shifted(was.last if count > 0 else was.first, unit, count)
    if was.grain not in FINE_ENOUGH.get(unit, ()):
        return None
    return shifted(was.first, unit, count)


def unit_from_antecedent(scene: Scene, unit: str, count: int) -> Stretch | None:
    """The calendar unit of the date it follows, or the next or previous: "the following week"."""
    was = scene.antecedent
    if was is None:
        return None
    name = "day" if unit in DAYLIKE else unit
    if name == "day":
        return was_day(was, count)
    if name not in ("week", "weekend", "month", "quarter", "year", "decade", "century"):
        return None
    first, last = (st.moved(day, name, count) for day in (was.first, was.last))
    return first if first == last else None


def was_day(was: Stretch, count: int) -> Stretch | None:
    """The same day, or the next or previous."""
    if was.approximate or was.grain not in ("day", "second", "stretch") or len(was.closing) != 10:
        return None
    if was.first != was.last and count == 0:
        return None
    return shifted(was.last if count > 0 else was.first, "day", count)


def lasting(at: date, unit: str, count: int) -> Stretch | None:
    """From so many units before a day (negative) to it, or from it to so many behind."""
    if unit in ("hour", "minute"):
        if unit == "minute" or count % 24:
            return None
        unit, count = "day", count // 24
    if unit in ("month", "year"):
        ends = (st.moved(at, unit, 0), st.moved(at, unit, count))
        return st.join(min(ends, key=_first), max(ends, key=_first))
    if unit not in ("day", "night", "week", "fortnight"):
        return None
    other = at + timedelta(days=count * {"week": 7, "fortnight": 14}.get(unit, 1))
    return st.days(min(at, other), max(at, other))


def _first(of: Stretch) -> date:
    return of.first
