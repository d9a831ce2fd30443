"""The date notation: EDTF levels 0 and 1 (ISO 8601-2:2019), read into bounds.

Only canonical text is accepted, so a value prints exactly as it was written. What is refused is
refused with a reason and, where one can be told, the right way to write it.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import Final, Literal, TypeAlias

import attrs

from ledger.errors import BadDate

Precision: TypeAlias = Literal["year", "season", "month", "day", "second"]
Unbounded: TypeAlias = Literal["..", ""]

OPEN: Final = ".."
UNKNOWN: Final = ""
DAY: Final = 86_400
ERA: Final = 146_097  # days in 400 Gregorian years, after which the calendar repeats
EPOCH: Final = date(1970, 1, 1).toordinal()
LONGEST: Final = 64  # twice any date that the grammar below accepts
SEASONS: Final = ("21", "22", "23", "24")

_DATE = re.compile(r"(-?)(\d{4}|\d{3}X|\d\dXX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?([?~%]?)", re.ASCII)
_DATETIME = re.compile(
    r"(-?)(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(Z|[+-]\d\d(?::\d\d)?)?", re.ASCII
)
_LONG_YEAR = re.compile(r"Y(-?[1-9]\d{4,10})([?~%]?)", re.ASCII)

_GENERAL: Final = "Write year-month-day, such as 2023-08-09, and leave out what is unknown."
_INTERVAL: Final = "Write an interval, such as 2023-08-07/2023-08-09."
_SINCE_2019: Final = "Write X for an unknown digit, .. for an open end, nothing for an unknown end."
_TIME: Final = "Write whole seconds, a zone and nothing more, such as 2023-08-09T14:30:00Z."
_MONTHS: Final = "jan feb mar apr may jun jul aug sep oct nov dec"
_NAME: Final = rf"(?P<m>(?i:{_MONTHS.replace(' ', '|')})[a-z]{{0,6}})\.?"
_NTH: Final = r"(?P<d>\d\d?)(?:st|nd|rd|th|\.)?"
_SLASHED = re.compile(r"\d{4}/\d\d?|\d\d?/\d{4}", re.ASCII)
_OTHER_WAYS = (
    (r"(?P<y>\d{4})[/.](?P<m>\d\d?)(?:[/.](?P<d>\d\d?))?", "a date takes hyphens"),
    (r"(?P<m>\d\d?)[/.-](?P<y>\d{4})", "the year comes first"),
    (r"(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)", "the hyphens are missing"),
    (r"(?P<y>\d{4})-(?P<m>\d\d?)(?:-(?P<d>\d\d?))?", "months and days take two digits"),
    (rf"(?:{_NTH} )?{_NAME},? (?P<y>\d{{4}})", "it is in words"),
    (rf"{_NAME} {_NTH},? (?P<y>\d{{4}})", "it is in words"),
)
_REASONS = (
    (r"/?", "it names no date", "Leave the date out where it is unknown."),
    (r"[\[{].*", "a set of dates is EDTF level 2", _INTERVAL),
    (r"(Y-?\d+|-?\d{4})(E\d+)?S\d+", "significant digits are EDTF level 2", "Leave out the S."),
    (r"Y-?\d+E\d+", "an exponent is EDTF level 2", "Write all the digits."),
    (r"Y.*", "Y stands before a year of 5 to 11 digits", "Write other years without it."),
    (r"-?[\dX]{4}(-[\dX]{2}){0,2}[?~%]?", "unspecified digits there are EDTF level 2", _INTERVAL),
    (r".*(\?~|~\?)", "uncertain and approximate is one sign", "Write % at its end."),
    (r"[-\dX?~%]*[?~%][-\dX?~%]*", "a qualifier there is EDTF level 2", "Write it at the end."),
    (r"-?\d{4}-?\d\d-?\d\d[Tt ].*", "its time of day is not written as in EDTF", _TIME),
    (r"\d{4} ?[-\u2013\u2014] ?\d{4}", "an interval takes a slash", "Write it as 2023/2024."),
    (r"\d\d?[/.-]\d\d?[/.-]\d{2,4}", "it does not tell which is the month", _GENERAL),
    (r"-?\d{1,3}", "years take four digits", "Write 0098 for the year 98, 201X for a decade."),
    (r"-?\d{5,}", "a year of more than four digits takes a Y", "Write it as Y17000."),
    (r"P.*", "a duration is not a date", _INTERVAL),
    (r"\d{4}-?(W\d\d(-?\d)?|\d{3})", "EDTF has no weeks or ordinal days", _INTERVAL),
    (r"unknown|open|[\du]{4}(-[\du]{2}){0,2}", "it follows the EDTF draft of 2012", _SINCE_2019),
)


@attrs.frozen(kw_only=True)
class Point:
    """One date or datetime, standing alone or as the end of an interval.

    `lo` and `hi` are inclusive seconds since 1970-01-01T00:00:00Z; `precision` is how finely it is
    written; `qualifier` is "?" (uncertain), "~" (approximate), "%" (both) or "".
    """

    hi: int
    lo: int
    precision: Precision
    qualifier: str = ""
    text: str

    @property
    def unspecified(self) -> bool:
        """Whether some of its digits are left unspecified, as in 201X or 2004-XX."""
        return "X" in self.text


@attrs.frozen(kw_only=True)
class Edtf:
    """A date as it was written and the bounds it puts on a moment; made by `parse`.

    `lo` and `hi` are inclusive seconds since 1970-01-01T00:00:00Z in the proleptic Gregorian
    calendar, None where the date is open or unknown. `start` and `end` are each a `Point`, ".."
    (open) or "" (unknown), and the same point where it is no interval. `str()` gives the EDTF text.
    """

    end: Point | Unbounded
    hi: int | None
    lo: int | None
    start: Point | Unbounded
    text: str

    def __str__(self) -> str:
        """Print it as EDTF."""
        return self.text


def parse(text: str) -> Edtf:
    """Read a date written in EDTF level 0 or 1 (ISO 8601-2:2019).

    A day or datetime without zone is read as UTC, and a day ends with its last second. Qualifiers
    (? ~ %) are kept and do not widen the bounds: a margin nobody wrote is not made up. The bounds
    of a season (21-24) are those of its whole year, since EDTF does not say on which hemisphere.
    An interval is bounded by the lo of its start and the hi of its end. Years may have up to 11
    digits, so that bounds fit 64 bits. Raises `BadDate`, which says what to write instead.
    """
    return _parse(text)


@lru_cache(maxsize=1 << 14)
def _parse(text: str) -> Edtf:
    if len(text) > LONGEST:
        raise BadDate(text=text[:LONGEST] + "…", why="it is longer than any date", hint=_GENERAL)
    if "/" in text:
        return _interval(text)
    point = _point(text)
    return Edtf(end=point, hi=point.hi, lo=point.lo, start=point, text=text)


def _interval(text: str) -> Edtf:
    first, _, second = text.partition("/")
    if text == "/" or "/" in second or _SLASHED.fullmatch(text):
        raise _refusal(text)
    start, end = _end(first), _end(second)
    lo = None if isinstance(start, str) else start.lo
    hi = None if isinstance(end, str) else end.hi
    if lo is not None and hi is not None and hi < lo:
        raise BadDate(text=text, why="its end precedes its start", hint=f"Write {second}/{first}.")
    return Edtf(end=end, hi=hi, lo=lo, start=start, text=text)


def _end(text: str) -> Point | Unbounded:
    if text == OPEN:
        return OPEN
    if text == UNKNOWN:
        return UNKNOWN
    point = _point(text)
    if point.precision == "second":
        hint = f"Write {text.partition('T')[0]}."
        raise BadDate(text=text, why="the ends of an interval have no time of day", hint=hint)
    if point.unspecified:
        why = "unspecified digits within an interval are EDTF level 2"
        raise BadDate(text=text, why=why, hint="Write a year, month or day for that end.")
    return point


def _point(text: str) -> Point:
    if found := _DATE.fullmatch(text):
        return _date(text, *found.groups())
    if found := _DATETIME.fullmatch(text):
        return _datetime(text, *found.groups())
    if found := _LONG_YEAR.fullmatch(text):
        lo, hi = _whole_years(int(found[1]), int(found[1]))
        return Point(hi=hi, lo=lo, precision="year", qualifier=found[2], text=text)
    raise _refusal(text)


def _date(
    text: str, sign: str, year: str, month: str | None, day: str | None, qualifier: str
) -> Point:
    if month and ("X" in year or (month == "XX" and day not in (None, "XX"))):
        raise _refusal(text)
    precision: Precision = "day" if day else "month" if month else "year"
    if month is None or month == "XX":
        lo, hi = _whole_years(*_years(text, sign, year))
    elif month in SEASONS and day is None:
        precision = "season"
        lo, hi = _whole_years(*_years(text, sign, year))
    else:
        lo, hi = _within_year(text, _years(text, sign, year)[0], month, day)
    return Point(hi=hi, lo=lo, precision=precision, qualifier=qualifier, text=text)


def _years(text: str, sign: str, digits: str) -> tuple[int, int]:
    low, high = int(digits.replace("X", "0")), int(digits.replace("X", "9"))
    if not sign:
        return low, high
    if high == 0:
        raise BadDate(text=text, why="the year 0 has no sign", hint="Write 0000 for 1 BC.")
    return -high, -max(low, 1)


def _whole_years(first: int, last: int) -> tuple[int, int]:
    return _midnight(first, 1, 1), _midnight(last + 1, 1, 1) - 1


def _within_year(text: str, year: int, month: str, day: str | None) -> tuple[int, int]:
    number = int(month)
    try:
        if day is None or day == "XX":
            following = _midnight(year + number // 12, number % 12 + 1, 1)
            return _midnight(year, number, 1), following - 1
        lo = _midnight(year, number, int(day))
    except ValueError:
        raise _impossible(text, month, day) from None
    return lo, lo + DAY - 1


def _midnight(year: int, month: int, day: int) -> int:
    place = year % 400
    eras = (year - place) // 400 - 5  # from the era that begins in the year 2000
    return (date(2000 + place, month, day).toordinal() + eras * ERA - EPOCH) * DAY


def _datetime(text: str, sign: str, year: str, month: str, day: str, *clock: str | None) -> Point:
    hour, minute, second = (int(part or 0) for part in clock[:3])
    zone = clock[3]
    if hour > 23 or minute > 59 or second > 59:
        why = f"there is no time {hour:02}:{minute:02}:{second:02}"
        raise BadDate(text=text, why=why, hint="Times run from 00:00:00 to 23:59:59.")
    lo, _ = _within_year(text, _years(text, sign, year)[0], month, day)
    at = lo + hour * 3600 + minute * 60 + second - (_offset(text, zone) if zone else 0)
    return Point(hi=at, lo=at, precision="second", text=text)


def _offset(text: str, zone: str) -> int:
    hours, minutes = int(zone[1:3] or 0), int(zone[4:] or 0)
    if hours > 23 or minutes > 59 or zone in ("-00", "-00:00"):
        raise BadDate(text=text, why=f"there is no zone {zone}", hint="Write Z for UTC.")
    return (hours * 3600 + minutes * 60) * (-1 if zone[0] == "-" else 1)


def _impossible(text: str, month: str, day: str | None) -> BadDate:
    if 25 <= int(month) <= 41:
        return BadDate(text=text, why=f"division {month} of a year is EDTF level 2", hint=_GENERAL)
    if month in SEASONS:
        return BadDate(text=text, why="a season has no day", hint="Leave the day out.")
    if not 1 <= int(month) <= 12:
        hint = "Months run from 01 to 12, seasons from 21 to 24; write year-month-day."
        return BadDate(text=text, why=f"there is no month {month}", hint=hint)
    hint = "Check the day, or leave it out where it is unknown."
    return BadDate(text=text, why=f"that month has no day {day}", hint=hint)


def _refusal(text: str) -> BadDate:
    if text != text.strip():
        return BadDate(text=text, why="it has space around it", hint="Remove the space.")
    for pattern, why in _OTHER_WAYS:
        if found := re.fullmatch(pattern, text, re.ASCII):
            return BadDate(text=text, why=why, hint=_rewritten(**found.groupdict()))
    for pattern, why, hint in _REASONS:
        if re.fullmatch(pattern, text, re.ASCII | re.DOTALL):
            return BadDate(text=text, why=why, hint=hint)
    return BadDate(text=text, why="it is not EDTF (ISO 8601-2)", hint=_GENERAL)


def _rewritten(y: str, m: str, d: str | None = None) -> str:
    month = int(m) if m.isdecimal() else _MONTHS.index(m[:3].lower()) // 4 + 1
    try:
        point = _point(f"{y}-{month:02}" + (f"-{d:0>2}" if d else ""))
    except BadDate:
        return _GENERAL
    return _GENERAL if point.precision == "season" else f"Write {point.text}."
