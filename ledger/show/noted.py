"""What is to be looked at again in a view or a list: names that are not what they look like."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Final

from ledger.show.lookalike import remarks_on, suspect
from ledger.views.cells import Statement
from ledger.views.relationship import Aspect, RelationshipView

MOST: Final = 8
"""How many cells of one kind are shown; a last row says how many more there are."""
TITLE: Final = "LOOK AGAIN"


def view_remarks(view: RelationshipView, most: int | None = MOST) -> tuple[str, ...]:
    """Say which names in a view are not what they look like, and why.

    Of each kind of cell as many are looked at as are shown, all where `most` is None. Compared with
    all names of the ledger where one could pass for another in plain letters, else with one
    another.
    """
    told = list(_statements(view, most))
    names = list(dict.fromkeys(chain(view.parties, *((it.who, *it.via) for it in told))))
    every = told[0].context.who.labels() if told and any(map(suspect, names)) else ()
    return new_remarks(names, every)


def _statements(view: RelationshipView, most: int | None) -> Iterator[Statement]:
    for aspect in view:
        yield from _of_aspect(aspect, most)
    yield from islice(view.possibly, most)
    yield from islice(view.uncoded, most)


def _of_aspect(aspect: Aspect, most: int | None) -> Iterator[Statement]:
    yield from (party.latest for party in aspect.parties if party.latest)
    yield from (it.latest for it in aspect.outside[:most])
    for cell in (*aspect.accounts[:most], *aspect.disputes[:most]):
        yield from cell.statements
    yield from (it.statement for it in aspect.ascribed[:most])


def new_remarks(new: Iterable[str], every: Iterable[str]) -> tuple[str, ...]:
    """Say which names are not what they look like, among themselves and beside every other."""
    return tuple(chain.from_iterable(remarks_on(new, every).values()))
