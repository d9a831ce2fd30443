"""Goes through a text once and finds what may be dates, in order, none overlapping another."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ledger_adapters.rules.dating import numeric, seasons
from ledger_adapters.rules.dating.events import find_event
from ledger_adapters.rules.dating.months import find_month, some_weekday
from ledger_adapters.rules.dating.near import find_near
from ledger_adapters.rules.dating.nth import find_nth
from ledger_adapters.rules.dating.patterns import DAY_FIRST, HOLIDAY, OPEN
from ledger_adapters.rules.dating.scene import Atom
from ledger_adapters.rules.dating.triggers import KINDS, TRIGGER
from ledger_adapters.rules.dating.units import find_unit
from ledger_adapters.rules.dating.weekdays import find_weekday, recurring
from ledger_adapters.rules.dating.window import Window

FIGURES = (
    numeric.find_iso, numeric.find_slashed, numeric.find_century, numeric.find_decade,
)  # fmt: skip

COUNTED = re.compile(r"\d{1,4}(?:\s|-)(?:day|week|month|year|hour|decade|night|minute)s?\b")


def atoms(text: str, start: int, end: int) -> Iterator[Atom]:
    """Find the date expressions of `[start, end)`, each without what frames it."""
    done = start
    for hit in TRIGGER.finditer(text, start, end):
        at = hit.start()
        if at < done:
            continue
        window = Window.around(text, done, at, end)
        found = FINDERS[KINDS.get(hit.group(), "figures")](window)
        if found is not None:
            yield found
            done = found.end


def _figures(window: Window) -> Atom | None:
    for find in FIGURES:
        found = find(window)
        if found is not None:
            return found
    if window.here(DAY_FIRST):
        return find_month(window)
    found = find_nth(window) or numeric.find_year(window) or _counted(window)
    return found or (seasons.find_part(window) if window.text[window.at] in "QH1234" else None)


def _counted(window: Window) -> Atom | None:
    return find_unit(window) if COUNTED.match(window.text, window.at) else None


def _month(window: Window) -> Atom | None:
    return _holiday(window) or some_weekday(window) or find_month(window)


def _holiday(window: Window) -> Atom | None:
    return seasons.find_holiday(window) if window.here(HOLIDAY) else None


def _unit(window: Window) -> Atom | None:
    if window.text.startswith("century", window.at):
        found = numeric.find_century(window)
        if found is not None:
            return found
    return seasons.find_part(window) or find_unit(window) or find_event(window)


def _open(window: Window) -> Atom | None:
    match = window.covering(OPEN)
    return numeric.open_words(match) if match else None


FINDERS: dict[str, Callable[[Window], Atom | None]] = {
    "decade": numeric.find_named_decade, "figures": _figures, "holiday": seasons.find_holiday,
    "month": _month, "near": find_near, "open": _open, "plural": recurring,
    "season": seasons.find_season, "unit": _unit, "weekday": find_weekday,
}  # fmt: skip
