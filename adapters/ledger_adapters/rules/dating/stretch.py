"""A stretch of time with its EDTF: a day, a week, a month, a quarter, a season, a decade."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal, TypeAlias

import attrs

Grain: TypeAlias = Literal[
    "second", "day", "weekend", "week", "month", "season", "quarter", "year", "decade", "century",
    "stretch",
]  # fmt: skip
DAY = timedelta(days=1)


@attrs.frozen(kw_only=True)
class Stretch:
    """A stretch from a first to a last day; `opening` and `closing` write it as an interval's end.

    Making one raises `ValueError` or `OverflowError` outside the years 1 to 9999.
    """

    edtf: str
    first: date
    grain: Grain
    last: date
    opening: str
    closing: str
    approximate: bool = False

    def about(self) -> Stretch:
        """The same, as something approximate (EDTF "~"); an interval stays as it is."""
        if self.approximate or "/" in self.edtf or "T" in self.edtf or "X" in self.edtf:
            return self
        return attrs.evolve(self, approximate=True, edtf=f"{self.edtf}~")


def _plain(edtf: str, grain: Grain, first: date, last: date) -> Stretch:
    return Stretch(edtf=edtf, first=first, grain=grain, last=last, opening=edtf, closing=edtf)


def _between(opening: str, closing: str, grain: Grain, first: date, last: date) -> Stretch:
    edtf = opening if opening == closing else f"{opening}/{closing}"
    return Stretch(edtf=edtf, first=first, grain=grain, last=last, opening=opening, closing=closing)


def day(when: date) -> Stretch:
    """One day."""
    return _plain(when.isoformat(), "day", when, when)


def second(text: str, when: date) -> Stretch:
    """A moment given to the second, on the day that its own zone calls it."""
    iso = when.isoformat()
    return Stretch(edtf=text, first=when, grain="second", last=when, opening=iso, closing=iso)


def days(first: date, last: date, grain: Grain = "stretch") -> Stretch:
    """From one day to another."""
    if last < first:
        raise ValueError("a stretch ends before it begins")
    return _between(first.isoformat(), last.isoformat(), grain, first, last)


def week(of: date) -> Stretch:
    """The week of a day, Monday to Sunday (ISO 8601)."""
    monday = of - of.weekday() * DAY
    return days(monday, monday + 6 * DAY, "week")


def weekend(of: date) -> Stretch:
    """The Saturday and Sunday of a day's week."""
    monday = of - of.weekday() * DAY
    return days(monday + 5 * DAY, monday + 6 * DAY, "weekend")


def month(year: int, number: int) -> Stretch:
    """A month; `number` may run past 12 or below 1 into other years."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    first = date(year, number, 1)
    last = date(year, 12, 31) if number == 12 else date(year, number + 1, 1) - DAY
    return _plain(f"{year:04d}-{number:02d}", "month", first, last)


def months(year: int, number: int, count: int, grain: Grain = "quarter") -> Stretch:
    """So many months from one on: a quarter or a half."""
    return join(month(year, number), month(year, number + count - 1), grain)


def season(year: int, code: int) -> Stretch:
    """A season by its EDTF code, 21 spring to 24 winter; its days are those of the year."""
    return _plain(f"{year:04d}-{code}", "season", date(year, 1, 1), date(year, 12, 31))


def year(number: int) -> Stretch:
    """A year."""
    return _plain(f"{number:04d}", "year", date(number, 1, 1), date(number, 12, 31))


def decade(first: int) -> Stretch:
    """Ten years from one whose number ends in 0."""
    made = join(year(first), year(first + 9), "decade")
    return attrs.evolve(made, edtf=f"{first // 10:03d}X")


def century(first: int) -> Stretch:
    """A hundred years from one whose number ends in 00."""
    made = join(year(first), year(first + 99), "century")
    return attrs.evolve(made, edtf=f"{first // 100:02d}XX")


def join(left: Stretch, right: Stretch, grain: Grain = "stretch") -> Stretch:
    """From the start of one to the end of another; `ValueError` where that runs backwards."""
    if right.last < left.first:
        raise ValueError("a stretch ends before it begins")
    return _between(left.opening, right.closing, grain, left.first, right.last)


def moved(of: date, unit: str, count: int) -> Stretch:
    """The unit that lies so many units from a day's own: 0 months is this one, -1 the last."""
    match unit:
        case "day":
            return day(of + count * DAY)
        case "week":
            return week(of + 7 * count * DAY)
        case "weekend":
            return weekend(of + 7 * count * DAY)
        case "month":
            return month(of.year, of.month + count)
        case "quarter":
            return months(of.year, (of.month - 1) // 3 * 3 + 1 + 3 * count, 3)
        case "year":
            return year(of.year + count)
        case "decade":
            return decade(of.year // 10 * 10 + 10 * count)
        case _:
            return century(of.year // 100 * 100 + 100 * count)
