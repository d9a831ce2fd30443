"""What is to be looked at again in a view or a list: names that are not what they look like."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Final

from ledger.show.lookalike import remarks_on, suspect
from ledger.views.cells import Statement
from ledger.views.relationship import Aspect, RelationshipView

MOST: Final = 8
"""As many cells of a kind are looked at as are shown of it."""
TITLE: Final = "LOOK AGAIN"


def view_remarks(view: RelationshipView) -> tuple[str, ...]:
    """Say which names in a view are not what they look like, and why.

    Compared with all names of the ledger where one could pass for another in plain letters, else
    with one another.
    """
    told = list(_statements(view))
    names = list(dict.fromkeys(chain(view.parties, *((it.who, *it.via) for it in told))))
    every = told[0].context.who.labels() if told and any(map(suspect, names)) else ()
    return tuple(chain.from_iterable(remarks_on(names, every).values()))


def _statements(view: RelationshipView) -> Iterator[Statement]:
    for aspect in view:
        yield from _of_aspect(aspect)
    yield from islice(view.possibly, MOST)
    yield from islice(view.uncoded, MOST)


def _of_aspect(aspect: Aspect) -> Iterator[Statement]:
    yield from (party.latest for party in aspect.parties if party.latest)
    yield from (it.latest for it in aspect.outside[:MOST])
    for cell in (*aspect.accounts[:MOST], *aspect.disputes[:MOST]):
        yield from cell.statements
    yield from (it.statement for it in aspect.ascribed[:MOST])


def new_remarks(new: Iterable[str], every: Iterable[str]) -> tuple[str, ...]:
    """Say which of the names that are new to a ledger are not what they look like."""
    return tuple(chain.from_iterable(remarks_on(new, every).values()))
