"""Dates in words ("on Tuesday", "a month later", "in March 2023") as EDTF: all that others use."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from datetime import date
from typing import TypeAlias

import attrs

from ledger.claims import Span
from ledger.times import When, parse
from ledger_adapters.rules.dating.expressions import Dated, expressions

__all__ = ["Dated", "Dates", "dateline", "expressions", "said_day"]

PLACE = re.compile(r"\s*(?:[A-Z][\w.\u2019'/-]{1,20}[ ,.]{1,3}){1,6}")
CLOSE = re.compile(r",? ?(?:\([^()\n]{2,40}\) ?)?(?:\u2014|\u2013|--|-) ?")
HEAD = 160
Back: TypeAlias = Callable[[Span], Span] | None


def said_day(published: When | None) -> date | None:
    """The day of a publication date, in its own zone; None when it is unknown or no single day."""
    if published is None or not published.resolved:
        return None
    known = parse(published.edtf)
    if known.lo is None or known.hi is None or known.hi - known.lo >= 86_400:
        return None
    try:
        return date.fromisoformat(published.edtf[:10])
    except ValueError:
        return None


@attrs.frozen
class Dates:
    """All date expressions of a passage in order, to be looked up by place."""

    found: tuple[Dated, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str, span: Span, published: date | None, back: Back = None) -> Dates:
        """Read a passage once; `back` tells where its places stand in the text as captured."""
        found = tuple(expressions(text, *span, published))
        if back is not None:
            found = tuple(
                each if each.antecedent is None
                else attrs.evolve(each, antecedent=back(each.antecedent))
                for each in found
            )  # fmt: skip
        return cls(found, tuple(each.span[0] for each in found))

    def within(self, start: int, end: int) -> tuple[Dated, ...]:
        """The expressions that begin in `[start, end)`."""
        return self.found[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def first(self, start: int, end: int) -> Dated | None:
        """The first date in `[start, end)`; "previously" and its like only where there is none.

        One that begins before and reaches into it counts ("of the Monday" in "the Monday call").
        """
        n = bisect_left(self.starts, start)
        reaches = self.found[n - 1 : n] if n and self.found[n - 1].span[1] > start else ()
        there = (*reaches, *self.within(start, end))
        return next((d for d in there if d.rule != "open"), there[0] if there else None)


def dateline(text: str, start: int, end: int) -> When | None:
    """The date of a dateline ("OSLO, March 4, 2025 (Agency) — "), where it is a full one."""
    head = min(end, start + HEAD)
    for found in expressions(text, start, head)[:1]:
        first, last = found.span
        if PLACE.fullmatch(text, start, first) and CLOSE.match(text, last, head):
            made = attrs.evolve(found, rule="dateline").when
            return made if said_day(made) else None
    return None
