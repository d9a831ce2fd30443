"""The rows of a ledger, read once, with the places of a slider that they held between."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeAlias

import attrs

from ledger.projections.base import Table
from ledger.show.page.places import Place
from ledger.views.rows.engine import Views

Turn: TypeAlias = tuple[int, str]
"""A place, and an id of which something is known otherwise there than before."""


@attrs.frozen(kw_only=True)
class Held:
    """A row, and the places from which and up to (but not with) which it held."""

    row: Any
    start: int
    end: int


class Rows:
    """The rows of a ledger with the places they held between, each table read once."""

    def __init__(self, views: Views, at: Sequence[Place]) -> None:
        """Read the rows that held at any of these places."""
        self._views = views
        self._seqs = [place.seq for place in at]

    def held(self, table: Table, **among: Sequence[str]) -> list[Held]:
        """List the rows with fields among these values that held at any place."""
        columns = (*table.columns, "sys_from", "sys_to")
        found = self._views.ever(table, columns, upto=self._seqs[-1], **among)
        rows = (
            Held(row=table.row(*values), start=self._place(since), end=self._place(to))
            for *values, since, to in found
        )
        return [it for it in rows if it.start < it.end]

    def turns(self, table: Table, field: str, **among: Sequence[str]) -> Iterator[Turn]:
        """Go through the places at which rows began or ended, and what a field of theirs says."""
        columns = (field, "sys_from", "sys_to")
        for value, since, to in self._views.ever(table, columns, upto=self._seqs[-1], **among):
            yield from ((place, value) for place in (self._place(since), self._place(to)))

    def _place(self, seq: int) -> int:
        """Tell the first place by which an event had been recorded."""
        return bisect_left(self._seqs, seq)


def by_place(turns: Iterable[Turn]) -> dict[int, set[str]]:
    """List, for each place, the ids that turn there."""
    found: dict[int, set[str]] = defaultdict(set)
    for place, id in turns:
        found[place].add(id)
    return found
