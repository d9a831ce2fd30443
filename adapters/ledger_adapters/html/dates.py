"""Dates as pages write them: in UTC where they state a zone, to the day where they do not.

ISO 8601 in all its common shapes, RFC 5322, JavaScript's, English month names, and day.month.year.
What can be read two ways (08/09/2023), is relative ("3 hours ago") or is in other words is kept as
words. The placeholders of content systems (the year 1, the first second of 1970) are no dates.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Final

from ledger.times import When, when

_ISO: Final = re.compile(
    r"(\d{4})([-/]?)(\d\d)\2(\d\d)(?:(?:T|\s{1,3})(\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d{1,9})?)?"
    r"\s{0,3}(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?",
    re.IGNORECASE,
)
_MONTH: Final = re.compile(r"(\d{4})(?:-(\d\d))?")
_DOTTED: Final = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\b")
_SLASHED: Final = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})\b")
_MONTHS: Final[dict[str, int]] = {
    name: n
    for n, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
        start=1,
    )
}
_NAME: Final = (
    r"(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_CLOCK: Final = re.compile(
    r"\b(\d{1,2}):(\d\d)(?::(\d\d))?\s{0,3}(?:Z|UTC|GMT)?\s{0,3}([+-]\d\d:?\d\d|Z\b|UTC\b|GMT\b)"
)
_ENGLISH: Final = (
    re.compile(_NAME + r"\s{1,3}(\d{1,2})(?:st|nd|rd|th)?,?\s{1,3}(\d{4})\b", re.IGNORECASE),
    re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?[\s-]{1,3}" + _NAME + r",?[\s-]{1,3}(\d{4})\b", re.I),
)
_LONGEST: Final = 200


def read_date(text: str) -> When | None:
    """Read a date that a page states; None for no words at all, only words where none is sure."""
    words = " ".join(text[:_LONGEST].split())
    if not words:
        return None
    read = _iso(words) or _written(words)
    if read is None or isinstance(read, str):
        return when(read, words=words, basis="metadata") if read else _only(words)
    day, time = read
    if time is None:
        return None if day.year <= 1 else when(day, words=words, basis="metadata")
    if (time.year, time.month, time.day, time.hour, time.minute) == (1970, 1, 1, 0, 0):
        return None
    return None if day.year <= 1 else when(time, words=words, basis="metadata")


def _only(words: str) -> When | None:
    return when(None, words=words, basis="metadata")


def _iso(words: str) -> tuple[date, datetime | None] | str | None:
    found = _ISO.fullmatch(words)
    if not found:
        month = _MONTH.fullmatch(words)
        return words if month and int(month.group(1)) > 1 and _is_month(month.group(2)) else None
    y, _, m, d, hour, minute, second, zone = found.groups()
    day = _day(int(y), int(m), int(d))
    if day is None:
        return None
    return day, _moment(day, hour, minute, second, zone) if hour and zone else None


def _is_month(text: str | None) -> bool:
    return text is None or 1 <= int(text) <= 12


def _written(words: str) -> tuple[date, datetime | None] | None:
    day = _english(words) or _numbers(words)
    clock = _CLOCK.search(words) if day else None
    if day is None or clock is None:
        return (day, None) if day else None
    return day, _moment(day, *clock.groups())


def _english(words: str) -> date | None:
    for n, pattern in enumerate(_ENGLISH):
        found = pattern.search(words)
        if found:
            name, number = found.group(2 if n else 1), found.group(1 if n else 2)
            month = _MONTHS[name[:3].lower()]
            return _day(int(found.group(3)), month, int(number))
    return _javascript(words)


def _javascript(words: str) -> date | None:
    found = re.search(
        _NAME + r"\s{1,3}(\d{1,2})\s{1,3}(?:\d\d:\d\d\S{0,6}\s{1,3})?(\d{4})\b", words
    )
    if not found:
        return None
    month = _MONTHS[found.group(1)[:3].lower()]
    return _day(int(found.group(3)), month, int(found.group(2)))


def _numbers(words: str) -> date | None:
    dotted = _DOTTED.search(words)
    if dotted:
        d, m, y = map(int, dotted.groups())
        return _day(y, m, d)
    slashed = _SLASHED.search(words)
    if not slashed:
        return None
    a, b, y = map(int, slashed.groups())
    if a > 12 or a == b:
        return _day(y, b, a)
    return _day(y, a, b) if b > 12 else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _moment(day: date, hour: str, minute: str, second: str | None, zone: str) -> datetime | None:
    """Put a day and a clock together; None where they are no time of day."""
    digits = zone[1:].replace(":", "")
    away = timedelta()
    if zone[0] in "+-":
        away = timedelta(hours=int(digits[:2]), minutes=int(digits[2:] or "0"))
        away = -away if zone[0] == "-" else away
    try:
        local = datetime(
            day.year, day.month, day.day, int(hour), int(minute), min(int(second or "0"), 59),
            tzinfo=timezone(away),
        )  # fmt: skip
        return local.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
