"""Dates of mail: the Date field, and the date in a line that says whose words are quoted."""

from __future__ import annotations

import re
from email.utils import parsedate_to_datetime
from typing import Final

from ledger.errors import BadDate
from ledger.times import Basis, When, when

_LONGEST: Final = 200
_MONTHS: Final = {
    name: n
    for n, names in enumerate(
        (
            "jan january januar janvier janv enero ene января янв",
            "feb february februar février févr febrero февраля фев",
            "mar march märz mär mars marzo марта мар",
            "apr april avril avr abril abr апреля апр",
            "may mai mayo мая май",
            "jun june juni juin junio июня июн",
            "jul july juli juillet juil julio июля июл",
            "aug august août agosto ago августа авг",
            "sep sept september septembre septiembre сентября сен",
            "oct october oktober okt octobre octubre октября окт",
            "nov november novembre noviembre ноября ноя",
            "dec december dezember dez décembre déc diciembre dic декабря дек",
        ),
        start=1,
    )
    for name in names.split()
}
_ISO: Final = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)(?:[T ,]{1,3}(\d\d?:\d\d(?::\d\d)?))?")
_NAMED: Final = re.compile(r"[^\W\d_]{3,12}")
_DAY: Final = re.compile(r"(?<![\d:.])(\d{1,2})(?:st|nd|rd|th|\.)?(?![\d:])")
_YEAR: Final = re.compile(r"(?<![\d:])((?:19|20)\d\d)(?![\d:])")
_DOTTED: Final = re.compile(r"(?<!\d)(\d{1,2})\.(\d{1,2})\.((?:19|20)?\d\d)(?!\d)")
_CLOCK: Final = re.compile(r"(?<![\d:])(\d{1,2}):(\d\d)(?::(\d\d))?(?:\s{0,2}([aApP])\.?[mM])?")
_ZONE: Final = re.compile(r"(?<=[\s\d(])([+-]\d\d):?(\d\d)\b|\b(UTC|GMT)\b")


def header_date(words: str) -> When | None:
    """Read a Date field (RFC 5322, 3.3) in its own zone; what is none keeps its words."""
    words = " ".join(words.split())[:_LONGEST]
    if not words:
        return None
    try:
        found = parsedate_to_datetime(words)
    except (ValueError, TypeError, OverflowError, IndexError):
        return _made("", words, "metadata")
    text = found.replace(microsecond=0).isoformat()
    if "-0000" in words:
        text += "Z"
    return _made(text.replace("+00:00", "Z"), words, "metadata")


def line_date(words: str) -> When | None:
    """Read the date of an attribution line: to the minute where it says so, zone only if it does.

    Figures alone that may be month or day (01/02/2023) stay unresolved, with their words.
    """
    words = " ".join(words.split()).strip(" ,")[:_LONGEST]
    if not words:
        return None
    day = _day(words)
    return _made(f"{day}{_clock(words)}" if day else "", words, "text")


def _day(words: str) -> str:
    iso = _ISO.search(words)
    if iso:
        return f"{iso[1]}-{iso[2]}-{iso[3]}"
    dotted = _DOTTED.search(words)
    if dotted:
        year = dotted[3] if len(dotted[3]) == 4 else f"20{dotted[3]}"
        return f"{year}-{int(dotted[2]):02}-{int(dotted[1]):02}"
    months = {_MONTHS[w.casefold()] for w in _NAMED.findall(words) if w.casefold() in _MONTHS}
    year, day = _YEAR.search(words), _DAY.search(words)
    if len(months) == 1 and year and day:
        return f"{year[1]}-{months.pop():02}-{int(day[1]):02}"
    return ""


def _clock(words: str) -> str:
    found = _CLOCK.search(words)
    if not found:
        return ""
    hour = int(found[1])
    if found[4]:
        hour = hour % 12 + (12 if found[4] in "pP" else 0)
    zone = _ZONE.search(words, found.end())
    told = "" if zone is None else "Z" if zone[3] else f"{zone[1]}:{zone[2]}"
    return f"T{hour:02}:{found[2]}:{found[3] or '00'}{told}"


def _made(text: str, words: str, basis: Basis) -> When:
    try:
        return when(text, words=words, basis=basis) or When(basis=basis, words=words)
    except BadDate:
        return When(basis=basis, words=words)
