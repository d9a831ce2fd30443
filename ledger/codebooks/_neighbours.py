"""The words beside a name tell whether it means the state or something named after it."""

from __future__ import annotations

import re
from typing import Final

from ledger.codebooks._words import words

_AFTER: Final = re.compile(r" ([A-Z][\w'-]*)")
_BEFORE: Final = re.compile(r"([A-Z][\w'-]*) $")
_REACH: Final = 24


def plain(text: str, start: int, end: int, *, wary: bool, demonym: bool) -> bool:
    """Tell whether the name at `[start, end)` means the state (`wary`: it names people too)."""
    if text.startswith("-based", end):
        return False
    after = _AFTER.match(text, end)
    if after and after[1] in words().outlets and not demonym:
        return False
    if wary and after and after[1] not in words().never_names:
        return False
    if wary and _named_before(text, start):
        return False
    return not (end - start == len("US") and _all_capitals(text, start, end))


def _named_before(text: str, start: int) -> bool:
    before = _BEFORE.search(text[max(0, start - _REACH) : start])
    return before is not None and before[1] not in words().never_names


def _all_capitals(text: str, start: int, end: int) -> bool:
    around = text[max(0, start - 12) : start] + text[end : end + 12]
    return around.isupper() and sum(map(str.isalpha, around)) > len("TOLD US")
