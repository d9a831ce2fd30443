"""Months, weekdays or years one after the other: "March, April and May" is one stretch."""

from __future__ import annotations

import re
from typing import Final

from ledger_adapters.rules.dating import lexicon as lx
from ledger_adapters.rules.dating.scene import Atom

COMMA: Final = re.compile(r",\s(?:(?:on|in)\s)?")
AND: Final = re.compile(r",?\sand\s(?:(?:on|in)\s)?")
CYCLE: Final = {"month": 12, "weekday": 7}


def listed(text: str, found: list[Atom], n: int) -> int:
    """How many atoms from the `n`th on are three or more neighbours in a list; else 0."""
    left, end = found[n], n + 1
    if text[left.end : left.end + 1] != "," or left.rule not in ("month", "weekday", "year"):
        return 0
    while end < len(found) and _follows(text, found[end - 1], found[end]):
        gap = text[found[end - 1].end : found[end].start]
        end += 1
        if COMMA.fullmatch(gap) is None:
            return end - n if end - n > 2 and AND.fullmatch(gap) else 0
    return 0


def _follows(text: str, left: Atom, right: Atom) -> bool:
    """Whether one is the month, weekday or year after the other."""
    one, two = _place(text, left), _place(text, right)
    if one is None or two is None or left.rule != right.rule:
        return False
    cycle = CYCLE.get(left.rule)
    return two - one == 1 if cycle is None else (two - one) % cycle == 1


def _place(text: str, atom: Atom) -> int | None:
    word = text[atom.start : atom.end]
    if word.isdecimal():
        return int(word)
    low = word.rstrip(".").lower()
    return lx.MONTHS.get(low, lx.DAYS.get(low))
