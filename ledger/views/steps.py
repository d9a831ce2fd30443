"""Why a cell shows what it shows: the events behind it, one step each, down to the sentence."""

from __future__ import annotations

import attrs

from ledger.events import Recorded
from ledger.views.evidence import Passage
from ledger.views.printing import html, printed


@attrs.frozen(kw_only=True)
class Step:
    """One event that a cell rests on, with the sentence in the source where there is one."""

    passage: Passage | None = None
    recorded: Recorded
    says: str


@attrs.frozen(kw_only=True)
class Why:
    """Why a cell shows what it shows: the events, the sentence, and what it displaced."""

    cell: str
    displaced: tuple[Step, ...] = ()
    steps: tuple[Step, ...]

    def __str__(self) -> str:
        """Print the cell, each event behind it with its sentence, and what it displaced."""
        return printed(self)

    def _repr_html_(self) -> str:
        """Show it as a table in a notebook."""
        return html(self)
