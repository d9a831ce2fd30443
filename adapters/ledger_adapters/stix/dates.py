"""STIX timestamps as dates of the ledger, and as versions that sort (STIX 2.1, 2.16 and 3.6)."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any, Final

from ledger.errors import BadDate
from ledger.times import When, when

_STAMP: Final = re.compile(
    r"(\d{4}-\d\d-\d\d)[Tt](\d\d:\d\d:\d\d)(?:\.(\d{1,30}))?([Zz]|[+-]\d\d:\d\d)", re.ASCII
)
_WORDS: Final = 100


def stamp(value: Any) -> str:
    """Write a timestamp in UTC, to the second; "" for what is none."""
    found = _STAMP.fullmatch(value) if isinstance(value, str) else None
    if not found:
        return ""
    day, time, _, zone = found.groups()
    if zone in "Zz":
        return f"{day}T{time}Z"
    try:
        moved = datetime.fromisoformat(f"{day}T{time}{zone}").astimezone(UTC)
    except (ValueError, OverflowError):
        return ""
    return moved.strftime("%Y-%m-%dT%H:%M:%SZ").rjust(20, "0")


def version(value: Any) -> str:
    """Write a timestamp so that versions sort as text: UTC, nine digits of a second."""
    found = _STAMP.fullmatch(value) if isinstance(value, str) else None
    seconds = stamp(value)
    if not found or not seconds:
        return ""
    return f"{seconds[:-1]}.{(found[3] or '').ljust(9, '0')[:9]}Z"


def instant(value: Any) -> When | None:
    """Make a date of a timestamp; of what is none, its words alone."""
    if not isinstance(value, str) or not value:
        return None
    try:
        return when(stamp(value), basis="metadata", words="" if stamp(value) else value[:_WORDS])
    except BadDate:
        return When(basis="metadata", words=value[:_WORDS])


def between(first: Any, last: Any) -> When | None:
    """Make one date of when something began and ended, to the day; an unknown end stays unknown."""
    start, end = stamp(first), stamp(last)
    days = (start[:10], end[:10])
    text = days[0] if days[0] == days[1] else "/".join(days)
    text = start if start and start == end else text
    words = " / ".join(str(value)[:_WORDS] for value in (first, last) if value)
    try:
        return when(text if start or end else "", basis="metadata", words=words)
    except BadDate:  # no such day, or the end comes before the beginning
        return When(basis="metadata", words=words)
