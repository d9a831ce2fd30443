"""How many origins stand behind a number of claims: one speaker on one occasion is one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import attrs

from ledger.projections.relationship import PlacedRow
from ledger.views.who import Who


@attrs.frozen
class Origins:
    """The fewest and the most occasions that the dates allow."""

    fewest: int
    most: int

    def __str__(self) -> str:
        """Print "1 origin", "2 origins" or, where dates leave it open, "1–3 origins"."""
        if self.fewest == self.most:
            return f"{self.most} origin{'' if self.most == 1 else 's'}"
        return f"{self.fewest}–{self.most} origins"


def origins(rows: Iterable[PlacedRow], who: Who) -> Origins:
    """Count the occasions on which agents spoke, as a range where dates leave it open.

    Statements of one agent said in the same known time are one origin. Undated ones of one
    document are one report; it may be one of the dated occasions or another.
    """
    dated: dict[str, set[tuple[int, int]]] = defaultdict(set)
    undated: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        agent = who.root(row.agent) or f"{row.source} {row.text}"
        if row.dated and row.said_lo is not None and row.said_hi is not None:
            dated[agent].add((row.said_lo, row.said_hi))
        else:
            undated[agent].add(row.source)
    agents = dated.keys() | undated.keys()
    fewest = sum(max(_apart(dated[a]), 1) for a in agents)
    most = sum(len(dated[a]) + len(undated[a]) for a in agents)
    return Origins(fewest, most)


def _apart(spans: set[tuple[int, int]]) -> int:
    """Count how many of these spans lie surely apart from one another."""
    count, end = 0, None
    for lo, hi in sorted(spans, key=lambda s: s[1]):
        if end is None or lo > end:
            count, end = count + 1, hi
    return count
