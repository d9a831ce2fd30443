"""Weekdays: "on Tuesday", "next Monday night", "the following Friday", "Tuesday of last week"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from ledger_adapters.rules.dating import lexicon as lx
from ledger_adapters.rules.dating import patterns
from ledger_adapters.rules.dating import stretch as st
from ledger_adapters.rules.dating.calendar import NOW
from ledger_adapters.rules.dating.months import (
    NAMES_BEFORE,
    NAMES_BEHIND,
    find_month,
    some_weekday,
)
from ledger_adapters.rules.dating.scene import Atom, Basis, Read, Scene, nothing
from ledger_adapters.rules.dating.stretch import Stretch
from ledger_adapters.rules.dating.window import Window

LEAD = re.compile(
    rf"{patterns.DAYNAME},?{patterns.G}(?:the{patterns.G})?(?={patterns.DATE}|{patterns.MONTH}"
    rf"|(?i:{lx.ORDINAL})\b)"
)
RECURRING = frozenset(
    {"every", "each", "most", "any", "some", "alternate", "first", "second", "third", "fourth"}
)
ARTICLES = frozenset({"the", "a", "an", "The", "A", "An"})
CLOSED = re.compile(r"\s(?:before|after)(?:[,.;:)]|\s+(?:and|but|when|as)\b|\s*\Z)")
OF_OLD = re.compile(r"\b[Ll]ast (?:week|month|year)\b[^.!?]{0,90}\bwould\b")
ALONE = re.compile(r"\s*[,.;:)]|\s+(?:of|in|before|after|and|at|the|he|she|they|it)\b|\s*\Z")


def find_weekday(window: Window) -> Atom | None:
    """Find a weekday with what stands around it; None for a name: "the Sunday Times"."""
    nth = window.covering(patterns.NTH_WEEKDAY)
    if window.here(LEAD) or nth:
        found = find_month(window)
        if found is not None:
            return found
    some = some_weekday(window)
    if some is not None:
        return some
    match = window.covering(patterns.WEEKDAY)
    if match is None or _is_name(window, match):
        return None
    return _atom(match, *_reading(window, match))


def recurring(window: Window) -> Atom | None:
    """Take "on Tuesdays" for a date, an open one."""
    match = window.here(patterns.RECURRING)
    return Atom.of(match, "recurring", "open", nothing) if match else None


def _atom(match: re.Match[str], rule: str, basis: Basis, read: Read) -> Atom:
    end = match.end() if match["week"] or not match["rel"] else match.start("rel")
    if match["rel"] and match["rel"].startswith("the "):
        end = match.end()
    end -= len(match.string[match.start() : end]) - len(match.string[match.start() : end].rstrip())
    return Atom(basis=basis, end=end, read=read, rule=rule, start=match.start())


def _is_name(window: Window, match: re.Match[str]) -> bool:
    day = match["weekday"]
    before = window.before(match.start("weekday"))
    behind = window.behind(match.end("weekday"))
    if before in NAMES_BEFORE or behind in NAMES_BEHIND or len(day) < 4:
        return True
    if not day[0].isupper() or day.isupper() or behind.isupper():
        return False
    return before in ARTICLES and behind[:1].isupper() and behind.lower() not in lx.MONTHS


def _reading(window: Window, match: re.Match[str]) -> tuple[str, Basis, Read]:
    number = lx.weekday(match["weekday"])
    which = re.sub(r"\s+", " ", match["which"] or "").lower()
    rel = re.sub(r"\s+", " ", match["rel"] or "").lower()
    behind = window.behind(match.end())
    if which.split(" ")[0] in RECURRING or which == "on a" or match["many"]:
        return "recurring", "open", nothing
    if match["on"] or which.startswith("a week"):
        return "weekday", "published", lambda scene: _week_on(scene, number)
    if behind in ("fortnight", "deadline") or (behind == "of" and which == "last"):
        return "weekday", "published", nothing
    if behind in ("before", "after") and window.before(match.start()).lower() == "the":
        way = 1 if behind == "after" else -1
        alone = CLOSED.match(window.text, match.end())
        return (
            f"weekday {behind}", "antecedent",
            (lambda scene: _from_text(scene, number, way)) if alone else nothing,
        )  # fmt: skip
    if which == "on the" and ALONE.match(window.text, match.end()):
        return "weekday of the text", "antecedent", nothing
    if rel and (match["week"] or rel.startswith("the ")):
        return _of_week(number, rel)
    if which in ("the following", "the next"):
        return "weekday after", "antecedent", lambda scene: _from_text(scene, number, 1)
    if which == "the previous":
        return "weekday before", "antecedent", lambda scene: _from_text(scene, number, -1)
    if which in ("the same", "that"):
        return "weekday of the text", "antecedent", lambda scene: _that(scene, number)
    return "weekday", "published", lambda scene: _from_publication(scene, number, which)


def _of_week(number: int, rel: str) -> tuple[str, Basis, Read]:
    if rel in NOW:
        return (
            "weekday of a week", "published",
            lambda scene: _in_week(scene.published, number, NOW[rel]),
        )  # fmt: skip
    later = {"the following week": 1, "the same week": 0}.get(rel, -1)
    return (
        "weekday of a week", "antecedent",
        lambda scene: _in_week(_single(scene), number, later),
    )  # fmt: skip


def _single(scene: Scene) -> date | None:
    was = scene.antecedent
    if was is None or was.approximate or was.grain not in ("day", "second"):
        return None
    return was.first


def _in_week(of: date | None, number: int, weeks: int) -> Stretch | None:
    if of is None:
        return None
    return st.day(of + timedelta(days=7 * weeks + number - of.weekday()))


def _from_text(scene: Scene, number: int, way: int) -> Stretch | None:
    of = _single(scene)
    return st.day(_step(of, number, way)) if of else None


def _that(scene: Scene, number: int) -> Stretch | None:
    of = _single(scene)
    return st.day(of) if of and of.weekday() == number else None


def _step(of: date, number: int, way: int) -> date:
    """The next (1) or last (-1) such weekday, the day itself left out."""
    return of + timedelta(days=way * ((way * (number - of.weekday())) % 7 or 7))


def _from_publication(scene: Scene, number: int, which: str) -> Stretch | None:
    at = scene.published
    if at is None:
        return None
    same = number == at.weekday()
    if which in ("last", "this past"):
        found = _step(at, number, -1)
        contrast = which == "last" and _contrasted(scene, number) and number < at.weekday()
        return st.day(found - timedelta(days=7) if contrast else found)
    if which == "this coming":
        return st.day(_step(at, number, 1))
    if which == "next":
        return None if number > at.weekday() else st.day(_step(at, number, 1))
    leaning = scene.tense
    if leaning == "open":
        return None
    if leaning == "future":
        if OF_OLD.search(scene.before(120)):
            return None
        return None if same else st.day(_step(at, number, 1))
    return st.day(at if same else _step(at, number, -1))


def _week_on(scene: Scene, number: int) -> Stretch | None:
    """Read "Monday week": the Monday after next; open on a Monday, and where it may be past."""
    at = scene.published
    if at is None or number == at.weekday() or scene.tense == "past":
        return None
    return st.day(_step(at, number, 1) + timedelta(days=7))


def _contrasted(scene: Scene, number: int) -> bool:
    """Whether the text tells "last Tuesday" from "this Tuesday", "on Tuesday" or "this week"."""
    start, end = scene.span
    around = scene.text[max(0, start - 120) : end + 120].lower()
    name = lx.FULL_DAYS[number]
    return any(told in around for told in (f"this {name}", f"on {name}", "this week"))
