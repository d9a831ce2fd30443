"""Scores the dates that the reader makes of words against those that an annotator made of them."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date
from typing import Final

import attrs

from evaluation.gold import CONVERTER, GOLD, Half
from evaluation.places import place
from ledger.times import parse
from ledger_adapters.rules.dating.expressions import expressions

_MINUTES: Final = re.compile(r"(T\d\d:\d\d)(?!:)")


@attrs.frozen(kw_only=True)
class GoldDate:
    """The words of a date in a short text, and what they mean; "" where the text leaves it open."""

    text: str
    words: str
    edtf: str
    published: str = ""


def dates(half: Half) -> list[GoldDate]:
    """Read the annotated dates of one half."""
    path = GOLD / half / "dates.json"
    return CONVERTER.structure(json.loads(path.read_text("utf-8")), list[GoldDate])


def read(item: GoldDate) -> str:
    """Give what the reader makes of the words of one item, as EDTF; "" where it leaves it open."""
    start, end = place(item.text, item.words)
    published = date.fromisoformat(item.published) if item.published else None
    found = [
        one
        for one in expressions(item.text, published=published)
        if one.span[0] < end and start < one.span[1]
    ]
    return found[0].edtf if found else ""


def verdict(item: GoldDate) -> str:
    """Say "exact", "open" (nothing was made of it) or "wrong" of what the reader makes of it."""
    made = read(item)
    if _same(made, item.edtf):
        return "exact"
    return "wrong" if made else "open"


def _same(one: str, other: str) -> bool:
    return one == other or bool(one and other and _canonical(one) == _canonical(other))


def _canonical(edtf: str) -> str:
    """Write a date as the ledger does; a time that is given to the minute gets its seconds."""
    return str(parse(_MINUTES.sub(r"\1:00", edtf)))


def tally(half: Half) -> Counter[str]:
    """Count the verdicts of one half."""
    return Counter(verdict(item) for item in dates(half))
