"""Two parties as of a basis: what every part of their view is read from."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

import attrs

from ledger.projections.relationship import PlacedRow
from ledger.views.basis import Basis
from ledger.views.cells import Context, Judged, Statement
from ledger.views.found import Found, Keep, Selected
from ledger.views.judged import assessments
from ledger.views.rows.engine import Views
from ledger.views.select import Voices, speaks_for
from ledger.views.who import ALWAYS


@attrs.frozen(kw_only=True)
class Called:
    """A party's name for printing, and all that it goes by."""

    known: tuple[str, ...]
    name: str


@attrs.frozen(kw_only=True, eq=False, slots=False)
class Pair:
    """Two parties: who speaks for each, and what was found of them."""

    basis: Basis
    called: tuple[Called, Called]
    context: Context
    found: Found
    ids: tuple[str, str]
    views: Views
    voices: tuple[Voices, Voices]

    @cached_property
    def judged(self) -> dict[str, tuple[Judged, ...]]:
        """The assessments of each aspect ("" for the whole) that nobody superseded by then."""
        return assessments(self.views, self.basis, self.context, self.ids)

    def speaking(self, n: int, aspect: str) -> list[str]:
        """List who ever spoke for a party under an aspect."""
        return [agent for agent in self.found.speakers(aspect) if agent in self.voices[n]]

    def keeps(self, n: int) -> Keep:
        """Make what tells whether a row speaks for a party."""
        return lambda row: speaks_for(self.voices[n], row.agent, row)

    def outside(self, row: PlacedRow) -> bool:
        """Tell whether a row speaks for neither party."""
        return not any(speaks_for(voices, row.agent, row) for voices in self.voices)

    def always(self, agent: str, n: int) -> bool:
        """Tell whether an agent speaks for a party at any time."""
        return ALWAYS in self.voices[n].get(agent, ())

    def never(self, agent: str) -> bool:
        """Tell whether an agent speaks for neither party at any time."""
        return not any(agent in voices for voices in self.voices)

    def statement(
        self, it: Selected, earlier: Callable[[], tuple[Statement, ...]] = tuple
    ) -> Statement:
        """Make the cell of one row; `earlier` finds the statements it displaced."""
        self.context.evidence.expect((it.row.seq,))
        return Statement(
            context=self.context,
            earlier=earlier,
            possibly=it.possibly,
            retracted=it.retracted,
            row=it.row,
        )

    def cells(self, found: list[Selected]) -> tuple[Statement, ...]:
        """Make the cells of rows; their claims are fetched at once, when one is asked for."""
        return tuple(map(self.statement, found))
