"""Days by number alone: "on the 3rd", "from the 10th to the 12th"."""

from __future__ import annotations

import re
from datetime import date

from ledger_adapters.rules.dating import stretch as st
from ledger_adapters.rules.dating.calendar import valid
from ledger_adapters.rules.dating.scene import Atom, Scene
from ledger_adapters.rules.dating.stretch import Stretch
from ledger_adapters.rules.dating.window import Window

LEAD = re.compile(
    r"\b(?:on|by|since|until|till|before|after|from|to|between|and|through|due|for) the \Z",
    re.IGNORECASE,
)
NTH = re.compile(
    r"(?P<day>[1-9]|[12]\d|3[01])(?:st|nd|rd|th)"
    r"(?=[,.;:)?!\u201d]|\s*\Z|\s(?:and|but|to|until|till|through|when|he|she|they|it|we|nobody|at"
    r"|in|with|after|before|because|while|said|was|were|is)\b)"
)
ORDERED = re.compile(r"\s(?:and|in)\s(?:the\s\d|a row|the\s\w+\s(?:race|round|minute|inning))")
MONTHS_BACK = 3


def find_nth(window: Window) -> Atom | None:
    """Find a day by its number; None for floors, laps and all that is counted so."""
    match = window.here(NTH)
    if match is None or not LEAD.search(window.text, max(0, window.at - 14), window.at):
        return None
    if ORDERED.match(window.text, match.end()) and not _between(window):
        return None
    number, start = int(match["day"]), window.at - 4
    return Atom(
        basis="published", end=match.end(), read=lambda scene: _nearest(scene, number),
        rule="day of the month", start=start,
    )  # fmt: skip


def _between(window: Window) -> bool:
    return "between" in window.text[max(0, window.at - 14) : window.at].lower()


def _nearest(scene: Scene, number: int) -> Stretch | None:
    """The last such day, or the next one where the verb is future; of the month spoken of."""
    at, was = scene.published, scene.antecedent
    if at is None or scene.tense == "open":
        return None
    if was is not None and was.grain in ("day", "month") and _elsewhere(was, at):
        found = valid(was.first.year, was.first.month, number)
        return st.day(found) if found and (was.grain == "month" or found > was.first) else None
    way = 1 if scene.tense == "future" else -1
    for n in range(MONTHS_BACK):
        month = st.month(at.year, at.month + way * n).first
        found = valid(month.year, month.month, number)
        if found is not None and (found > at if way > 0 else found <= at):
            return st.day(found)
    return None


def _elsewhere(was: Stretch, at: date) -> bool:
    """Whether the text speaks of another month than that of publication."""
    return (was.first.year, was.first.month) != (at.year, at.month)
