"""What can be asked of a ledger: as it stands, as of any moment, and what changed in between."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.claims import Claim
from ledger.clock import Clock
from ledger.codebooks.scales import Scales
from ledger.errors import NotFound
from ledger.importing.desk import Rules
from ledger.projections.agents import AgentRow
from ledger.projections.sources import SourceRow
from ledger.projections.timeline import STATEMENTS, StatementRow
from ledger.replay.bounds import Asked, Bounds, bounds
from ledger.replay.changes import Change, changes
from ledger.replay.moment import Moment
from ledger.store.contract import Store
from ledger.views.relationship import RelationshipView
from ledger.views.rows.engine import Views

Pair = tuple[Asked, Asked]
"""Two moments: from the first to the second; None means no bound (now)."""


class Asking:
    """Every question that reads and does not write."""

    by: str
    scales: Scales
    store: Store
    _clock: Clock
    _rules: Rules
    _views: Views

    def as_of(
        self, *, recorded: Asked | int = None, published: Asked = None, said: Asked = None
    ) -> Moment:
        """Look at the ledger as of a moment, by one or more bounds.

        `recorded` is what this ledger held (a date, or an event's number), `published` what a
        reader of its sources could know, `said` what had been said. A day means its end, UTC.
        Raises `BadMoment`.
        """
        asked = bounds(
            self.store, self._clock.now(), recorded=recorded, published=published, said=said
        )
        return self._within(asked)

    def _within(self, asked: Bounds) -> Moment:
        codebook = self._rules.codebook
        order = tuple(a.name for a in codebook.aspects)
        name = f"{codebook.name}@{codebook.version}"
        return Moment(self.store, self._views, asked, name, order, self.scales)

    def now(self) -> Moment:
        """Look at the ledger as it stands."""
        return self.as_of()

    def relationship(self, first: str, second: str, *, reviewed: bool = False) -> RelationshipView:
        """Show the state of a relationship now; with `reviewed`, only what a person reviewed."""
        return self.now().relationship(first, second, reviewed=reviewed)

    def claims(
        self,
        *,
        who: str | None = None,
        source: str | None = None,
        date: str | None = None,
        reported_by: str | None = None,
        reviewed: bool = False,
    ) -> Iterator[Claim]:
        """Go through the claims, filtered by who said them, where, when, reported by whom.

        With `reviewed`, of what programs found only what a person reviewed.
        """
        return self.now().claims(
            who=who, source=source, date=date, reported_by=reported_by, reviewed=reviewed
        )

    def agents(self) -> list[AgentRow]:
        """List the agents."""
        return self.now().agents()

    def sources(self) -> list[SourceRow]:
        """List the sources."""
        return self.now().sources()

    def timeline(self, who: str | None = None, *, reviewed: bool = False) -> list[StatementRow]:
        """List who said what, ordered by when; with `reviewed`, only what a person reviewed."""
        return self.now().timeline(who, reviewed=reviewed)

    def claim(self, id: str) -> Claim:
        """Give the newest version of a claim; raises `NotFound`."""
        now = self.now()
        rows: list[StatementRow] = self._views.rows(STATEMENTS, at=now.basis.seq, claim=id)
        newest = max((row.seq for row in rows), default=None)
        claim = None if newest is None else now.evidence.claim(newest)
        if claim is None:
            raise NotFound(what="claim", asked=id, hint="Give the id that `claims()` shows.")
        return claim

    def agent_id(self, name: str) -> str:
        """Find an agent by name or id; raises `NotFound`, `Ambiguous`."""
        return self.now().who.find(name)

    def merged_id(self, name: str) -> str:
        """Find an agent that was merged into another, by its own name or id.

        Raises `NotFound`, `Ambiguous`.
        """
        return self.now().who.merged(name)

    def source_id(self, name: str) -> str:
        """Find a source by name, key, url or id; raises `NotFound`, `Ambiguous`."""
        return self.now().source(name).source

    def changes(
        self,
        first: str,
        second: str,
        *,
        recorded: tuple[Asked | int, Asked | int] = (None, None),
        published: Pair = (None, None),
        said: Pair = (None, None),
    ) -> tuple[Change, ...]:
        """List what changed in a relationship between two moments, each with its causes.

        Each bound is a pair, from and to: `published=("2023-12-31", None)` is from then to now.
        """
        before = self.as_of(recorded=recorded[0], published=published[0], said=said[0])
        after = self.as_of(recorded=recorded[1], published=published[1], said=said[1])
        then = before.between(after, first, second)
        return changes(then, after.relationship(first, second), self._views, after.evidence)
