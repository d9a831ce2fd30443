"""Dates in figures: ISO 8601, 13/05/2024, 2019, 2014–16, the 1990s, the 19th century."""

from __future__ import annotations

import re

from ledger.errors import BadDate
from ledger.times import parse
from ledger_adapters.rules.dating import lexicon as lx
from ledger_adapters.rules.dating import patterns
from ledger_adapters.rules.dating import stretch as st
from ledger_adapters.rules.dating.calendar import valid
from ledger_adapters.rules.dating.months import PERIOD
from ledger_adapters.rules.dating.scene import Atom, nothing
from ledger_adapters.rules.dating.stretch import Stretch
from ledger_adapters.rules.dating.window import Window

COUNTED = lx.guard("counted")
BEFORE_YEAR = lx.guard("before_year")
PREFIXED = re.compile(r"\b(?:mid|early|late|(?P<beyond>pre|post))-\Z", re.IGNORECASE)
AS_EARLY = re.compile(r"\bas (?:early|late|recently|far back|long ago) as\s\Z", re.IGNORECASE)
CIRCA = re.compile(r"\bca?\.\s?\Z")
NAMED = re.compile(r"\w+")
NAMED_DECADE = re.compile(r"\b[Tt]he (?:(?:early|late|mid)[ -])?\Z")
EARLY = frozenset({"in", "since", "until", "the", "by", "year", "born", "died", "founded"})
BODIES = frozenset({"Committee", "Club", "Group", "Society", "Association", "Foundation"})
VERBS = frozenset({"was", "saw", "is", "will", "brought", "had", "has", "began", "ended", "and"})
NOT_PLURAL = frozenset(
    {"was", "is", "its", "his", "this", "as", "has", "us", "vs", "across", "less"}
)


def _fixed(match: re.Match[str], rule: str, found: Stretch | None) -> Atom:
    return Atom.of(match, rule, "absolute", lambda _: found)


def find_iso(window: Window) -> Atom | None:
    """Find a date of ISO 8601; with time of day and zone it is a moment, else a day."""
    match = window.here(patterns.ISO)
    if match is None or window.text[max(0, window.at - 1) : window.at] in ("-", "/"):
        return None
    when = valid(int(match["year"]), int(match["month"]), int(match["day"]))
    if when is None:
        return _fixed(match, "ISO date", None)
    moment = _moment(match)
    return _fixed(match, "ISO date", st.second(moment, when) if moment else st.day(when))


def _moment(match: re.Match[str]) -> str:
    """A full timestamp in EDTF, in its own zone; "" without zone or for no such time."""
    clock, zone = match["clock"], match["zone"]
    if not clock or not zone:
        return ""
    zone = "Z" if zone in ("Z", "UTC", "GMT") else zone
    if len(zone) == 5:
        zone = f"{zone[:3]}:{zone[3:]}"
    seconds = clock if len(clock) == 8 else f"{clock}:00"
    text = f"{match['year']}-{match['month']}-{match['day']}T{seconds}{zone}"
    try:
        parse(text)
    except BadDate:
        return ""
    return text


def find_slashed(window: Window) -> Atom | None:
    """Find 13/05/2024, 05/13/2024 or 13.05.2024; one that can be read in two ways stays open."""
    match = window.here(patterns.SLASHED)
    if match is None:
        return None
    if match["big"]:
        found = valid(int(match["big"]), int(match["month"]), int(match["day"]))
        return _fixed(match, "date in figures", st.day(found) if found else None)
    a, b, year = (int(match[name]) for name in ("first", "second", "year"))
    days = {valid(year, b, a)} if match["mark"] == "." else {valid(year, b, a), valid(year, a, b)}
    known = [day for day in days if day is not None]
    return _fixed(match, "date in figures", st.day(known[0]) if len(known) == 1 else None)


def find_year(window: Window) -> Atom | None:
    """Find a year or a stretch of years; None for a number of anything else."""
    match = window.here(patterns.YEARS)
    if match is None or not _is_year(window, match):
        return None
    first, until = int(match["year"]), match["until"]
    period = PERIOD.search(window.text, max(0, match.start() - 24), match.start())
    if period is not None:
        return _fixed(match, "year", None)
    prefix = PREFIXED.search(window.text, max(0, match.start() - 6), match.start())
    if prefix is not None and prefix["beyond"]:
        return _fixed(match, "year", None)
    if until is None:
        return _fixed(match, "year", st.year(first))
    if match["mark"] == "-" and len(until) == 2 and int(until) < min(13, first % 100 + 1):
        return _fixed(match, "month and year", st.month(first, int(until)) if int(until) else None)
    last = int(until) if len(until) == 4 else first // 100 * 100 + int(until)
    if last <= first or (match["mark"] == "-" and len(until) == 2 and int(until) <= 12):
        return _fixed(match, "years", None)
    return _fixed(match, "years", st.join(st.year(first), st.year(last)))


def _is_year(window: Window, match: re.Match[str]) -> bool:
    text, year = window.text, int(match["year"])
    before, behind = window.before(match.start()), window.behind(match.end())
    if behind.lower() in COUNTED or behind in BODIES or before.lower() == "at":
        return False
    if text[match.end() : match.end() + 1] == "-" and not match["until"]:
        return False
    if match["until"] or text[max(0, match.start() - 1) : match.start()] == "(":
        return True
    low = before.lower()
    if text[match.start() - 1 : match.start()] == "-":
        return PREFIXED.search(text, max(0, match.start() - 6), match.start()) is not None
    if text.startswith(lx.POSSESSIVE, match.end()):
        return year >= 1900
    if low == "circa" or CIRCA.search(text, max(0, match.start() - 6), match.start()):
        return True
    if low == "as" and AS_EARLY.search(text, max(0, match.start() - 20), match.start()):
        return True
    if low not in BEFORE_YEAR:
        return not before and behind in VERBS
    if year < 1900 or year % 1000 == 0:
        plural = behind.islower() and behind.endswith("s") and behind not in NOT_PLURAL
        return low in EARLY and not plural
    return True


def find_decade(window: Window) -> Atom | None:
    """Find "the 1990s" or "the '90s"; the 1900s may be a century and stay open."""
    lo = max(window.lo, window.at - 2)
    match = patterns.DECADE.search(window.text, lo, window.hi)
    if match is None or match.end() <= window.at or match.start() > window.at:
        return None
    if match["short"]:
        first = 1900 + int(match["short"])
        return _fixed(match, "decade", st.decade(first) if first >= 1930 else None)
    first = int(match["year"])
    return _fixed(match, "decade", None if first % 100 == 0 and first < 2000 else st.decade(first))


def find_named_decade(window: Window) -> Atom | None:
    """Find "the nineties"; "his nineties" are an age."""
    match = window.here(NAMED)
    if match is None or not NAMED_DECADE.search(window.text, max(0, window.at - 12), window.at):
        return None
    first = 1900 + lx.DECADES.get(match.group().lower(), 0)
    return _fixed(match, "decade", st.decade(first) if first >= 1930 else None)


def find_century(window: Window) -> Atom | None:
    """Find "the 19th century" or "the nineteenth century": 18XX."""
    figures = window.text[window.at].isdecimal()
    match = window.here(patterns.CENTURY) if figures else window.covering(patterns.NAMED_CENTURY)
    if match is None:
        return None
    named = lx.ORDINALS.get(match["nth"].lower())
    nth = named or int(match["nth"])
    if window.behind(match.end()) in ("B", "BC", "BCE") or (named and named < 10):
        return _fixed(match, "century", None)
    return _fixed(match, "century", st.century((nth - 1) * 100) if 1 < nth < 23 else None)


def open_words(match: re.Match[str]) -> Atom:
    """Take "recently" or "previously" for a date that is never known."""
    return Atom.of(match, "open", "open", nothing)
