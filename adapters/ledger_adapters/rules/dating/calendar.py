"""Days, months and years by name or number: exact with a year, else the last or the next."""

from __future__ import annotations

import re
from datetime import date, timedelta

from ledger_adapters.rules.dating import stretch as st
from ledger_adapters.rules.dating.scene import Scene
from ledger_adapters.rules.dating.stretch import Stretch

AND_ENDED = re.compile(r",?\s(?:and|but|then)\s(?:then\s)?[a-z]{2,12}\s(?:(?:on|in)\s)?")
OPENS = re.compile(r"[^.!?\n]{0,80}[.!?]\s(?:(?:In|On|By|Then in)\s(?:the\s)?)?")
YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
NOW = {"last": -1, "this": 0, "next": 1}
THEN = {"that": 0, "same": 0, "following": 1, "next": 1, "previous": -1}
END_OF = re.compile(r"\b(?:end of|late) \Z")
LATE = 25  # the day from which "the end of May" may have come
LEAP = 8  # years within which every day of the calendar comes round


def year_of(scene: Scene, year: str | None, short: str | None, rel: str | None) -> int | None:
    """The year that stands with a date: 2024, '24 (1950 to 2029) or "last year" or "that year"."""
    if year:
        return int(year)
    if short:
        number = int(short)
        return 1900 + number if number >= 50 else 2000 + number
    if rel in NOW and scene.published:
        return scene.published.year + NOW[rel]
    was = scene.antecedent
    if rel and rel not in NOW and was is not None and was.first.year == was.last.year:
        return was.first.year + THEN[rel.split()[-1]]
    return None


def valid(year: int, month: int, day: int) -> date | None:
    """A day of the calendar; None where there is none (30 February, the year 10000)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def nearest(scene: Scene, month: int, day: int, weekday: int | None = None) -> date | None:
    """A day without a year: the last up to publication, or the next where the verb is future.

    A weekday that fits only one of the two decides; one that fits neither leaves it open.
    """
    at = scene.published
    if at is None:
        return None
    years = range(at.year - LEAP, at.year + LEAP + 1)
    days = [d for y in years if (d := valid(y, month, day)) is not None]
    last = max((d for d in days if d <= at), default=None)
    following = min((d for d in days if d > at), default=None)
    if weekday is not None:
        fitting = [d for d in (last, following) if d is not None and d.weekday() == weekday]
        return fitting[0] if len(fitting) == 1 else None
    if last == at:
        return at
    return _chosen(scene, last, following)


def _chosen(scene: Scene, last: date | None, following: date | None) -> date | None:
    match scene.tense:
        case "future":
            return following
        case "open":
            return None
        case "none" if _nearly_due(scene, last, following):
            return None
        case _:
            return last


def _nearly_due(scene: Scene, last: date | None, following: date | None) -> bool:
    """Whether a day without a verb was almost a year ago, and comes again within the month."""
    at = scene.published
    if at is None or last is None or following is None:
        return False
    return (at - last).days > 330 and (following - at).days < 32


def _carried(scene: Scene, month: int) -> int | None:
    """The year of "12 May 1999" in "began on 12 May 1999 and ended on 15 May"."""
    was, since = scene.antecedent, scene.since
    if was is None or since is None or was.grain not in ("day", "month"):
        return None
    gap = scene.text[since[1] : scene.span[0]]
    if len(gap) > 24 or AND_ENDED.fullmatch(gap) is None or month < was.first.month:
        return None
    return was.first.year if YEAR.search(scene.text, *since) else None


def _told_of_old(scene: Scene) -> bool:
    """Whether "In June" opens a sentence behind one of another year: it may be that year's."""
    was, since, at = scene.antecedent, scene.since, scene.published
    if was is None or since is None or at is None or was.first.year >= at.year - 1:
        return False
    gap = scene.text[since[1] : scene.span[0]]
    return (
        len(gap) < 100
        and OPENS.fullmatch(gap) is not None
        and bool(YEAR.search(scene.text, *since))
    )


def a_day(
    scene: Scene, year: int | None, month: int, day: int, weekday: int | None
) -> Stretch | None:
    """One day; None where the calendar has no such day or its weekday is another."""
    year = year if year is not None else _carried(scene, month)
    if year is None and _told_of_old(scene):
        return None
    if year is None:
        found = nearest(scene, month, day, weekday)
    else:
        found = valid(year, month, day)
        if found is not None and weekday is not None and found.weekday() != weekday:
            found = None
    return st.day(found) if found else None


def some_days(scene: Scene, year: int | None, month: int, day: int, until: int) -> Stretch | None:
    """From a day of a month to a later day of the same month."""
    last = a_day(scene, year, month, until, None)
    first = valid(last.first.year, month, day) if last else None
    return st.days(first, last.first) if last and first and first < last.first else None


def a_month(scene: Scene, year: int | None, month: int, which: str = "") -> Stretch | None:
    """A month: of a year, or the last one begun by publication, or the next one."""
    year = year if year is not None or which else _carried(scene, month)
    if year is not None:
        return st.month(year, month)
    at = scene.published
    if at is None or (not which and _told_of_old(scene)):
        return None
    if which in ("last", "this past"):
        return st.month(at.year - (month >= at.month), month)
    if which == "next":
        return st.month(at.year + 1, month) if month <= at.month else None
    if which == "this":
        return st.month(at.year, month)
    leaning = scene.tense
    if leaning == "open":
        return None
    if leaning == "future" or which == "this coming":
        if month == at.month and at.day < LATE and END_OF.search(scene.before(16)):
            return st.month(at.year, month)
        return None if 0 <= at.month - month < 2 else st.month(at.year + (month < at.month), month)
    return st.month(at.year - (month > at.month), month)


def nth_weekday(year: int, month: int, nth: str, weekday: int) -> date | None:
    """The first, second, third, fourth or last Monday (say) of a month."""
    if nth == "last":
        last = st.month(year, month).last
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    skip = ("first", "second", "third", "fourth").index(nth)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * skip)


def easter(year: int) -> date:
    """Easter Sunday of the Western churches (the anonymous Gregorian algorithm of 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)
