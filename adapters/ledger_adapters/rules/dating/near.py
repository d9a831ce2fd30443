"""Days told from today: yesterday, tonight, last night, this morning, the day after tomorrow."""

from __future__ import annotations

import re
from datetime import timedelta

from ledger_adapters.rules.dating import patterns
from ledger_adapters.rules.dating import stretch as st
from ledger_adapters.rules.dating.scene import Atom, Scene, nothing
from ledger_adapters.rules.dating.stretch import Stretch
from ledger_adapters.rules.dating.units import find_unit
from ledger_adapters.rules.dating.window import Window

SHIFTS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
ARTICLES = frozenset({"a", "an", "the", "his", "her", "its", "their"})
TOLD = re.compile(
    rf"\s(?:(?:on|from|into|to|in|between)\s)?(?:the\s(?:night|early hours)\s(?:of|to)\s)?"
    rf"(?:{patterns.DAYNAME}|{patterns.MONTH}|\d)"
)
WEEK = re.compile(r"\b[Aa] week \Z")
OUTLET = re.compile(r"[A-Z]\w{1,20} \Z")


def find_near(window: Window) -> Atom | None:
    """Find a day told from today; None in the name of an outlet, such as "Harbour Today"."""
    match = window.covering(patterns.NEAR)
    if match is None:
        return find_unit(window)
    outlet = OUTLET.search(window.text, max(0, match.start() - 22), match.start())
    if outlet and match["near"] and match["near"].istitle():
        return None
    week = WEEK.search(window.text, max(window.lo, match.start() - 7), match.start())
    if week is not None and match["near"] and match["near"].lower() in ("today", "tomorrow"):
        days = 7 + SHIFTS[match["near"].lower()]
        return Atom(
            basis="published", end=match.end(), read=lambda scene: _shifted(scene, days),
            rule="day", start=week.start(),
        )  # fmt: skip
    if match["far"]:
        shift = -2 if match["far"].lower().startswith("before") else 2
    elif match["near"].lower() == "overnight":
        if window.before(match.start()).lower() in ARTICLES:
            return None
        if TOLD.match(window.text, match.end()):
            return Atom.of(match, "open", "open", nothing)
        shift = 0
    else:
        shift = SHIFTS[match["near"].lower()]
    return Atom.of(match, "day", "published", lambda scene: _shifted(scene, shift))


def _shifted(scene: Scene, days: int) -> Stretch | None:
    return st.day(scene.published + timedelta(days=days)) if scene.published else None
