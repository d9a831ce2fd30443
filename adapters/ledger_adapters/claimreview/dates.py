"""Dates as web pages write them (ISO 8601, more or less), as EDTF."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Final

from ledger.errors import BadDate
from ledger.times import When, when

_ISO: Final = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)[T ](?P<minute>\d\d:\d\d)(?P<second>:\d\d)?(?:[.,]\d{1,9})?"
    r" ?(?P<zone>Z|z|[+-]\d\d(?::?\d\d)?)?\Z",
    re.ASCII,
)
_PLAIN: Final = re.compile(r"(\d{4})(\d\d)(\d\d)\Z", re.ASCII)


def dated(text: str) -> When | None:
    """Read a date that a page gives; what cannot be read stays as its words; None for ""."""
    if not text:
        return None
    try:
        return when(edtf(text), words=text, basis="metadata")
    except BadDate:
        return When(basis="metadata", words=text)


def edtf(text: str) -> str:
    """Write a date as EDTF does: whole seconds, a zone with a colon, or the day alone."""
    text = text.strip()
    found = _ISO.match(text)
    if found is None:
        return _PLAIN.sub(r"\1-\2-\3", text)
    zone = (found["zone"] or "").upper()
    if len(zone) == 3:
        zone += ":00"
    elif len(zone) == 5:
        zone = f"{zone[:3]}:{zone[3:]}"
    return f"{found['day']}T{found['minute']}{found['second'] or ':00'}{zone}"


def version(text: str) -> str:
    """Write a date so that later ones sort after earlier ones, in UTC; "" for no date."""
    known = dated(text)
    if known is None or not known.resolved:
        return ""
    if "T" not in known.edtf:
        return known.edtf
    try:
        moment = datetime.fromisoformat(known.edtf)
        moment = moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)
    except (ValueError, OverflowError):  # the 24th hour, or the first or last year
        return known.edtf
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"
