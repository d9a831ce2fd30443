"""Dates of feeds: as written, with their own zone where they say one, never finer than written."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final

from ledger.errors import BadDate
from ledger.times import When, day_text, when

_W3C: Final = re.compile(
    r"(\d{4}(?:-\d\d(?:-\d\d)?)?)(?:[Tt ](\d\d:\d\d)(:\d\d)?(?:[.,]\d{1,9})?\s?"
    r"([Zz]|[+-]\d\d:?\d\d|UTC|GMT)?)?",
    re.ASCII,
)
_LONGEST: Final = 200


def read_date(words: str, parsed: object = None, *, utc: bool = False) -> When | None:
    """Read a date of a feed (RFC 3339, W3C-DTF, RFC 822, else what feedparser made of it).

    `parsed` is feedparser's tuple, in UTC; `utc` says that words without a zone are in UTC. What
    nobody can read keeps its words, unresolved.
    """
    words = " ".join(words.split())[:_LONGEST]
    if not words:
        return None
    for text in (_w3c(words, "Z" if utc else ""), _mail(words), _parsed(words, parsed)):
        try:
            if text:
                return when(text, words=words, basis="metadata")
        except BadDate:
            continue
    return When(basis="metadata", words=words)


def until(date: When | None) -> When | None:
    """Say that it was on that day (UTC) or before: of an entry with an update date alone."""
    if date is None or date.hi is None:
        return date
    return when(f"/{day_text(date.hi)}", words=date.words, basis=date.basis)


def version(date: When | None) -> str:
    """Write a date so that versions sort as text: UTC to the second, "" when unknown."""
    if date is None or date.lo is None or not 0 <= date.lo < 253_402_300_800:
        return ""
    return f"{datetime.fromtimestamp(date.lo, UTC):%Y-%m-%dT%H:%M:%SZ}".zfill(20)


def _w3c(words: str, otherwise: str) -> str:
    found = _W3C.fullmatch(words)
    if not found:
        return ""
    day, minute, second, zone = found.groups()
    if not minute:
        return day
    if zone and zone[0] in "+-":
        zone = f"{zone[:3]}:{zone[-2:]}"
    elif zone:
        zone = "Z"
    return f"{day}T{minute}{second or ':00'}{zone or otherwise}"


def _mail(words: str) -> str:
    try:
        found = parsedate_to_datetime(words)
    except (ValueError, TypeError, OverflowError, IndexError):
        return ""
    text = found.replace(microsecond=0).isoformat()
    if ":" not in words:
        return text[:10]
    return f"{text}Z" if words.endswith("-0000") else text.replace("+00:00", "Z")


def _parsed(words: str, parsed: object) -> str:
    """Take feedparser's tuple; a date without a time of day is no more than a day."""
    if not isinstance(parsed, tuple) or len(parsed) < 6:
        return ""
    year, month, day, hour, minute, second = (int(n) for n in parsed[:6])
    date = f"{year:04}-{month:02}-{day:02}"
    return f"{date}T{hour:02}:{minute:02}:{second:02}Z" if ":" in words else date
