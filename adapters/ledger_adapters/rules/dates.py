"""Dates in words ("on Tuesday", "last week", "in March 2023") against the day of publication."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

from ledger.times import When
from ledger_adapters.rules.words import DAYS, MONTHS

_MONTH = "|".join(MONTHS)
_SHORT = "jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
WHEN = re.compile(
    rf"\b(?:(?:(?P<month>{_MONTH}|(?:{_SHORT})\.) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?"
    rf"(?:,? (?P<year>\d{{4}}))?)"
    rf"|(?P<dday>\d{{1,2}})(?:st|nd|rd|th)? (?P<dmonth>{_MONTH})(?:,? (?P<dyear>\d{{4}}))?"
    rf"|(?:in |early |late )(?P<omonth>{_MONTH})(?:,? (?P<oyear>\d{{4}}))?\b"
    rf"|in (?P<only>(?:19|20)\d\d)\b"
    rf"|(?:(?P<which>last|next|this) )?(?P<weekday>{'|'.join(DAYS)})\b"
    rf"|(?P<near>today|yesterday|tomorrow|over the weekend|last week|last month|last year|"
    rf"earlier this (?:week|month|year)|this (?:week|month|year)|previously|recently))",
    re.IGNORECASE,
)


def said_day(published: When | None) -> date | None:
    """The first day a publication date allows; None when it is unknown."""
    low = published.lo if published is not None and published.resolved else None
    if low is None:
        return None
    try:
        return datetime.fromtimestamp(low, UTC).date()
    except (OverflowError, OSError, ValueError):
        return None


def find(text: str, start: int, end: int, published: date | None) -> When | None:
    """Read the first date in `[start, end)` of a text; its words alone where it stays open."""
    match = WHEN.search(text, start, end)
    return read(match, published) if match else None


def read(match: re.Match[str], published: date | None) -> When:
    """Make an EDTF date of a match, the last such day on or before publication."""
    got = {name: value.lower() for name, value in match.groupdict().items() if value}
    return When(basis="text", edtf=_edtf(got, published), words=match.group()[:200])


def _edtf(got: dict[str, str], published: date | None) -> str:
    if "month" in got or "dmonth" in got:
        name = got.get("month") or got["dmonth"]
        year = got.get("year") or got.get("dyear")
        return _day(_month(name), int(got.get("day") or got["dday"]), year, published)
    if "omonth" in got:
        return _year_month(_month(got["omonth"]), got.get("oyear"), published)
    if "only" in got:
        return got["only"]
    if published is None:
        return ""
    if "weekday" in got:
        return _weekday(DAYS.index(got["weekday"]), got.get("which", ""), published)
    return _near(got["near"], published)


def _month(word: str) -> int:
    return next(
        n for n, name in enumerate(MONTHS, start=1) if name.startswith(word.rstrip(".")[:3])
    )


def _day(month: int, day: int, year: str | None, published: date | None) -> str:
    try:
        if year:
            return date(int(year), month, day).isoformat()
        if published is None:
            return ""
        found = date(published.year, month, day)
        return (found if found <= published else date(published.year - 1, month, day)).isoformat()
    except ValueError:
        return ""


def _year_month(month: int, year: str | None, published: date | None) -> str:
    if year:
        return f"{int(year):04d}-{month:02d}"
    if published is None:
        return ""
    return f"{published.year - (month > published.month):04d}-{month:02d}"


def _weekday(day: int, which: str, published: date) -> str:
    back = (published.weekday() - day) % 7
    if which == "next":
        return (published + timedelta(days=(7 - back) or 7)).isoformat()
    return (published - timedelta(days=back or (7 if which == "last" else 0))).isoformat()


def _near(words: str, published: date) -> str:
    shift = {"today": 0, "yesterday": -1, "tomorrow": 1}
    if words in shift:
        return (published + timedelta(days=shift[words])).isoformat()
    if words == "over the weekend":
        sunday = published - timedelta(days=published.weekday() + 1)
        return f"{sunday - timedelta(days=1)}/{sunday}"
    monday = published - timedelta(days=published.weekday())
    if words == "last week":
        return f"{monday - timedelta(days=7)}/{monday - timedelta(days=1)}"
    if words.endswith("this week"):
        return f"{monday}/{published}" if monday < published else published.isoformat()
    if words == "last month":
        last = published.replace(day=1) - timedelta(days=1)
        return f"{last.year:04d}-{last.month:02d}"
    if words == "last year":
        return f"{published.year - 1:04d}"
    if words.endswith("this month"):
        return f"{published.year:04d}-{published.month:02d}"
    return f"{published.year:04d}" if words.endswith("this year") else ""
