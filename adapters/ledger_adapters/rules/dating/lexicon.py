"""English words of time as tables and as alternatives for regular expressions."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from importlib.resources import files
from typing import Final

_DATA: Final = tomllib.loads(
    files("ledger_adapters.rules.dating").joinpath("lexicon.toml").read_text(encoding="utf-8")
)


def _numbered(names: dict[str, str], first: int) -> dict[str, int]:
    return {
        form: n
        for n, (name, short) in enumerate(names.items(), start=first)
        for form in (name, *short.split())
    }


def either(words: Iterable[str]) -> str:
    """Alternatives of a regular expression, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def guard(name: str) -> frozenset[str]:
    """Look up a list of words that tell a date from what looks like one."""
    return frozenset(_DATA["guards"][name].split())


POSSESSIVE: Final = ("'s", "\u2019s")
MONTHS: Final[dict[str, int]] = _numbered(_DATA["months"], 1)
DAYS: Final[dict[str, int]] = _numbered(_DATA["days"], 0)
NUMBERS: Final[dict[str, int]] = _DATA["numbers"]
ORDINALS: Final[dict[str, int]] = {
    name: n for n, name in enumerate(_DATA["ordinals"]["names"].split(), start=1)
}
SEASONS: Final[dict[str, int]] = _DATA["seasons"]
DECADES: Final[dict[str, int]] = _DATA["decades"]
HOLIDAYS: Final[dict[str, str]] = _DATA["holidays"]
MOVING: Final[dict[str, int]] = _DATA["moving"]
TRIGGERS: Final = {kind: tuple(words.split()) for kind, words in _DATA["triggers"].items()}
HOLIDAY_NAMES: Final = (*HOLIDAYS, *MOVING)
FULL_DAYS: Final = tuple(_DATA["days"])
HOMOGRAPHS: Final = frozenset({"may", "march", "august", "mar", "dec", "jun", "jan"})
FIRST_NAMES: Final = frozenset({"May", "March", "April", "June", "August"})


def cased(names: Iterable[str]) -> list[str]:
    """A name as it is written: with a capital, in capitals or, where that is plain, in neither."""
    listed = [form for name in names for form in (name.title(), name.upper())]
    return listed + [name for name in names if name not in HOMOGRAPHS and len(name) > 4]


FULL_MONTH: Final = either(cased([name for name in MONTHS if name in _DATA["months"]]))
SHORT_MONTH: Final = either(cased([name for name in MONTHS if name not in _DATA["months"]]))
FULL_DAY: Final = either(cased([name for name in DAYS if name in _DATA["days"]]))
SHORT_DAY: Final = either(cased([name for name in DAYS if name not in _DATA["days"]]))
TENS: Final = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
ONES: Final = "one|two|three|four|five|six|seven|eight|nine"
NUMBER: Final = rf"(?:{TENS})-(?:{ONES})|{either(NUMBERS)}"
ORDINAL: Final = either(ORDINALS)
SEASON: Final = either(SEASONS)
HOLIDAY: Final = either(HOLIDAY_NAMES)


def month(word: str) -> int:
    """The number of a month, from any of its names."""
    return MONTHS[word.rstrip(".").lower()]


def weekday(word: str) -> int:
    """The number of a weekday, Monday being 0, from any of its names."""
    return DAYS[word.rstrip(".").lower()]


def number(word: str) -> int | None:
    """How many a numeral or number word means; None for "several" and its like."""
    low = word.lower()
    if low.isdecimal() and low.isascii():
        return int(low) if len(low) < 5 else None
    tens, _, ones = low.partition("-")
    if ones:
        return NUMBERS[tens] + NUMBERS[ones] if tens in NUMBERS and ones in NUMBERS else None
    return NUMBERS.get(low)
