"""GDELT's dates: days (YYYYMMDD) and seconds (YYYYMMDDHHMMSS), all in UTC.

GDELT sees an article every quarter of an hour at most, after it was published: its time is the
last at which the article can have appeared, not the one at which it did.
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache

from ledger.times import When, when

_FORMATS = {8: "%Y%m%d", 14: "%Y%m%d%H%M%S"}
_KEPT = 1024  # a file repeats a few dates many times


def is_date(text: str) -> bool:
    """Tell whether a cell is a day or a second that there was."""
    return _read(text) is not None


@lru_cache(_KEPT)
def day(text: str) -> When | None:
    """Give the day of a cell; None for a cell that is no date."""
    found = _read(text)
    return when(found.date(), words=text, basis="metadata") if found else None


@lru_cache(_KEPT)
def moment(text: str) -> When | None:
    """Give the second of a cell, or its day where it tells no more; None for no date."""
    found = _read(text) if len(text) == 14 else None
    return when(found, words=text, basis="metadata") if found else day(text)


@lru_cache(_KEPT)
def no_later_than(text: str) -> When | None:
    """Give the time up to the day of a cell, its beginning unknown (EDTF level 1)."""
    found = _read(text)
    return When(basis="metadata", edtf=f"/{found:%Y-%m-%d}", words=text) if found else None


@lru_cache(_KEPT)
def _read(text: str) -> datetime | None:
    form = _FORMATS.get(len(text))
    if form is None or not text.isascii() or not text.isdigit() or text < "0001":
        return None
    try:
        return datetime.strptime(text, form).replace(tzinfo=UTC)
    except ValueError:
        return None
