"""Dates with a month's name: "3 May 2024", "May 3", "Tuesday, May 3", "in May", "last May"."""

from __future__ import annotations

import re
from functools import lru_cache

import attrs

from ledger_adapters.rules.dating import lexicon as lx
from ledger_adapters.rules.dating import patterns
from ledger_adapters.rules.dating.calendar import (
    NOW,
    a_day,
    a_month,
    nth_weekday,
    some_days,
    year_of,
)
from ledger_adapters.rules.dating.scene import Atom, Basis, Scene, nothing
from ledger_adapters.rules.dating.stretch import Stretch
from ledger_adapters.rules.dating.stretch import day as one_day
from ledger_adapters.rules.dating.window import Window

NAMES_BEHIND = lx.guard("names_behind")
NAMES_BEFORE = lx.guard("names_before")
BEFORE_MONTH = lx.guard("before_month")
ROADS = frozenset(
    {"Street", "Avenue", "Square", "Road", "Bridge", "Boulevard", "Movement", "Plaza"}
)
IN_A_LIST = re.compile(rf"\b{patterns.MONTH},\s\Z")
MARCHING = frozenset({"on", "to", "for", "of", "against", "through", "past", "into", "toward"})
LISTED = re.compile(r"\d,\s\Z")
PERIOD = re.compile(
    r"\b(?:months?|year|quarter|weeks?|decades?)\s(?:up\s)?to\s(?:the\send\sof\s)?\Z", re.IGNORECASE
)
PERSON = re.compile(
    r"\b(?!(?:In|On|Last|Next|This|Since|Until|Early|Late|By|From|The|And|For|To|Of|After|Before|"
    r"During|Through|Between|Mid) )[A-Z][\w.]{1,20} (?P<name>May|April|June|August)"
    r"(?!\w)(?! \d)"
)


def find_month(window: Window) -> Atom | None:
    """Find a date around a month's name; None where the word is none: "May I", "the May family"."""
    for pattern, make in (
        (patterns.NTH_WEEKDAY, _nth),
        (patterns.DAY_FIRST, _day),
        (patterns.MONTH_FIRST, _day),
        (patterns.MONTH_YEAR, _month_year),
        (patterns.MONTH_ALONE, _alone),
    ):
        match = window.covering(pattern)
        if match is not None:
            found = make(window, match)
            told = found and PERIOD.search(window.text, max(0, match.start() - 40), match.start())
            return attrs.evolve(found, read=nothing) if found and told else found
    return None


def basis(match: re.Match[str]) -> Basis:
    """What a day or month is reckoned from: its year, the text's year, or publication."""
    if match["year"] or match["short"]:
        return "absolute"
    return "antecedent" if match["rel"] and match["rel"] not in NOW else "published"


def _day(window: Window, match: re.Match[str]) -> Atom | None:
    got = match.groupdict()
    if window.behind(match.end()) in ROADS:
        return None
    month = lx.month(got["month"])
    if got.get("ordinal"):
        first = lx.ORDINALS[got["ordinal"].lower()]
    else:
        first = int(re.sub(r"\D", "", got["day"]))
    until = int(re.sub(r"\D", "", got["until"])) if got["until"] else None
    weekday = lx.weekday(got["weekday"]) if got["weekday"] else None
    joined = got["join"]
    listed = LISTED.search(window.text, max(0, match.start() - 4), match.start())

    def read(scene: Scene) -> Stretch | None:
        year = year_of(scene, got["year"], got["short"], got["rel"])
        if got["rel"] and year is None:
            return None
        if until is None:
            return a_day(scene, year, month, first, weekday)
        if listed or joined == "or" or (joined == "and" and not _ranging(scene, first, until)):
            return None
        return some_days(scene, year, month, first, until)

    rule = "days of a month" if until else "weekday and date" if weekday is not None else "date"
    return Atom.of(match, rule, basis(match), read)


def _ranging(scene: Scene, first: int, until: int) -> bool:
    """Whether "3 and 5 May" are the ends of a stretch: "between" them, or a day and the next."""
    return until == first + 1 or "between" in scene.before(12).lower()


def _month_year(window: Window, match: re.Match[str]) -> Atom | None:
    got = match.groupdict()
    month = lx.month(got["month"])

    def read(scene: Scene) -> Stretch | None:
        year = year_of(scene, got["year"], got["short"], got["rel"])
        return None if year is None else a_month(scene, year, month)

    return Atom.of(match, "month and year", basis(match), read)


def _nth(window: Window, match: re.Match[str]) -> Atom | None:
    got = match.groupdict()
    month, weekday = lx.month(got["month"]), lx.weekday(got["weekday"])

    def read(scene: Scene) -> Stretch | None:
        year = year_of(scene, got["year"], got["short"], got["rel"])
        within = a_month(scene, year, month)
        if within is None:
            return None
        found = nth_weekday(within.first.year, month, got["nth"].lower(), weekday)
        return one_day(found) if found else None

    return Atom.of(match, "weekday of a month", basis(match), read)


def _alone(window: Window, match: re.Match[str]) -> Atom | None:
    name = match["month"][3:] if match["month"][2:3] == " " else match["month"]
    which = re.sub(r"\s+", " ", match["which"] or "").lower()
    if not which and not _is_month(window, match, name):
        return None
    month = lx.month(name)
    if which in ("the following", "the previous"):
        way = "after" if which == "the following" else "before"
        return Atom.of(
            match, f"month {way}", "antecedent", lambda scene: _beside(scene, month, way)
        )
    return Atom.of(match, "month", "published", lambda scene: a_month(scene, None, month, which))


def _beside(scene: Scene, month: int, way: str) -> Stretch | None:
    """The next such month after the date before, or the last one before it."""
    was = scene.antecedent
    if was is None or was.grain == "season":
        return None
    if way == "after":
        return a_month(scene, was.last.year + (month <= was.last.month), month)
    return a_month(scene, was.first.year - (month >= was.first.month), month)


def _is_month(window: Window, match: re.Match[str], name: str) -> bool:
    """Whether a bare month's name is one: not a verb, a person, a family, a newspaper."""
    before, behind = window.before(match.start("month")), window.behind(match.end())
    if before in NAMES_BEFORE or behind in NAMES_BEHIND or behind in ROADS:
        return False
    if name.title() not in lx.FIRST_NAMES:
        return name[0].isupper() or before.lower() in BEFORE_MONTH
    if not name.istitle() or _possessive(window, match.end()):
        return False
    if IN_A_LIST.search(window.text, max(0, match.start() - 12), match.start()):
        return True
    start = match.start("month")
    if window.text[max(0, start - 4) : start].lower() == "mid-":
        return True
    if before.lower() in ("in", "since", "until", "during", "early", "mid", "late"):
        return True
    if behind[:1].isupper() or (name == "March" and behind in MARCHING):
        return False
    if before.lower() in BEFORE_MONTH:
        return not _named(window.text, name)
    return before.lower() in ("a", "an", "the", "its", "his", "her", "their") and behind.islower()


def _possessive(window: Window, end: int) -> bool:
    return window.text.startswith(lx.POSSESSIVE, end)


def _named(text: str, name: str) -> bool:
    """Whether somebody in the text is called so: "Theresa May"."""
    return name in _people(text)


@lru_cache(maxsize=1)
def _people(text: str) -> frozenset[str]:
    """The months' names that the text gives to people; looked up once for a text."""
    return frozenset(found["name"] for found in PERSON.finditer(text))


def some_weekday(window: Window) -> Atom | None:
    """Take "a Tuesday in March 2019" for the month: the Tuesday is left open."""
    match = window.covering(patterns.SOME_WEEKDAY)
    if match is None:
        return None
    inner = re.compile(rf"(?:in\s+)?(?={patterns.MONTH})").match(window.text, match.end())
    if inner is None:
        return Atom.of(match, "some weekday", "open", nothing)
    within = find_month(Window.around(window.text, match.end(), inner.end(), window.hi))
    if within is None:
        return None
    return attrs.evolve(within, start=match.start())
