"""The agents of another ledger: known by their ids, and merged with who bears the same name."""

from __future__ import annotations

from typing import Final

import attrs

from ledger.checks import check
from ledger.claims import Agent, changed
from ledger.errors import Ambiguous, BadEvent, NotFound
from ledger.events import AgentNamed, AgentRegistered, AgentsMerged, Event
from ledger.importing.desk import Desk
from ledger.importing.notes import Notes
from ledger.importing.places import Places
from ledger.importing.spool import Planned
from ledger.store.contract import Identity
from ledger.views.rows.engine import Views
from ledger.views.who import Who

NAME_RULE: Final = "rule:same-name@1"
_LOCAL: Final = ("commenter", "unnamed")
"""Kinds of agents that are known in one source alone: their names say nothing elsewhere."""


@attrs.define(kw_only=True)
class WholeAgents:
    """Plans the agents of another ledger."""

    at: int
    desk: Desk
    places: Places
    views: Views
    _met: Notes[int] = attrs.field(factory=Notes, init=False)
    _who: Who = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        """Ask who is who as the ledger stands."""
        self._who = Who(self.views, self.at)

    def take(self, agent: Agent) -> None:
        """Plan an agent: new, known, or one that the ledger knows by name."""
        place = self.places.of(agent.id)
        self._met[self._who.root(place.id)] = 1
        if place.known:
            if self.places.kind(place.id) != AgentRegistered.__name__:
                why = "it is that of another record"
                raise BadEvent(kind="AgentRegistered", where="$.agent.id", why=why)
            self._name(agent, place.id)
            return
        event = AgentRegistered(agent=changed(agent, id=place.id))
        check(event)
        self._plan(event, place.identity)
        self.places.bring(place.id, AgentRegistered.__name__)
        same = self._same(agent)
        if same:
            self._met[same] = 1
            why = f"both are called {agent.name!r}"
            merged = AgentsMerged(agent=place.id, by=NAME_RULE, into=same, why=why)
            self.desk.plan(Planned(event=merged))

    def _name(self, agent: Agent, id: str) -> None:
        """Plan the names by which the other ledger knows an agent, and this one does not."""
        known = self._who.names(self._who.root(id))
        new = [name for name in agent.names if name not in known] if self._who.row(id) else []
        for name in new:
            self._plan(AgentNamed(agent=id, name=name), None)
        self.desk.tally.known += not new

    def _same(self, agent: Agent) -> str | None:
        """Find the one agent that bears the same name, is not of another kind, and not taken."""
        if agent.kind in _LOCAL or not agent.names or not self._who.known(agent.name):
            return None
        try:
            found = self._who.find(agent.name)
        except (Ambiguous, NotFound):
            return None
        row = self._who.row(found)
        kinds = {agent.kind, row.kind if row else "unknown"} - {"unknown"}
        return None if len(kinds) > 1 or self._met.get(found) else found

    def _plan(self, event: Event, identity: Identity | None) -> None:
        self.desk.plan(Planned(event=event, key=identity))
        self.desk.tally.added += 1
