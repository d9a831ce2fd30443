"""The words that most date expressions hold, each with the kind of date to look for around it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from ledger_adapters.rules.dating import lexicon as lx


def _forms(words: Iterable[str]) -> list[str]:
    return [form for word in words for form in (word, word.title(), word.upper())]


def _all(words: Iterable[str], kind: str) -> dict[str, str]:
    return dict.fromkeys(words, kind)


def _table() -> dict[str, str]:
    """Each word as it may be written, with its kind; the later kinds stand above the earlier."""
    table: dict[str, str] = {}
    for kind, words in lx.TRIGGERS.items():
        table |= _all(_forms(words), kind)
    table |= _all((name.split()[0].capitalize() for name in lx.HOLIDAY_NAMES), "holiday")
    table |= _all(_forms(lx.SEASONS), "season") | _all(_forms(lx.DECADES), "decade")
    table |= _all((f"{day}s" for day in _forms(lx.FULL_DAYS)), "plural")
    table |= _all(lx.cased(lx.DAYS), "weekday")
    return table | _all(lx.cased(lx.MONTHS), "month")


def branched(words: Iterable[str]) -> str:
    """An expression that matches any of the words, branching letter by letter."""
    tails: dict[str, list[str]] = {}
    for word in sorted(set(words)):
        tails.setdefault(word[:1], []).append(word[1:])
    if set(tails) == {""}:
        return ""
    parts = [re.escape(first) + branched(rest) for first, rest in tails.items() if first]
    whole = parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})"
    return f"(?:{whole})?" if "" in tails else whole


KINDS: Final = _table()
TRIGGER: Final = re.compile(rf"\b(?:{branched(KINDS)}(?!\w)|\d{{1,4}}|[QH][1-4]\b)")
