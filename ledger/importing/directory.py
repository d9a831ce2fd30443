"""Who is known already, and who has to be registered: agents by their names.

A name that an agent bears means that agent. Somebody without a name of their own ("some analysts",
an outlet that does not say who it is) is an agent of one source alone. Whom an unfinished import
has registered is registered anew, and both are one should that import finish after all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from ledger.checks import check
from ledger.claims import ActsFor, Agent, AgentKind, changed
from ledger.clock import Clock, new_id
from ledger.errors import Ambiguous, BadEvent
from ledger.events import AgentActsFor, AgentNamed, AgentRegistered, AgentsMerged
from ledger.importing.keys import ACTS, AGENTS, key
from ledger.importing.known import Found, Known
from ledger.importing.spool import Planned
from ledger.projections.agents import folded
from ledger.views.who import Who

_NONE: Final[Mapping[str, str]] = {}
TWICE_RULE = "rule:registered-twice@1"


class Directory:
    """Finds agents by name and plans the registration of new ones."""

    def __init__(
        self, known: Known, who: Who, clock: Clock, plan: Callable[[Planned], None]
    ) -> None:
        """Look into a ledger as it stands; hand new agents to `plan`."""
        self._known = known
        self._who = who
        self._clock = clock
        self._plan = plan
        self._ids: dict[tuple[str, str], str | None] = {}
        self._labels: dict[str, set[str]] = {}
        self._acting: set[tuple[str, str]] = set()
        self._named: set[tuple[str, str]] = set()
        self._twice: list[tuple[str, AgentsMerged]] = []

    def named(
        self, name: str, kind: AgentKind = "unknown", names: Iterable[str] = ()
    ) -> str | None:
        """Give the agent of that name, registered now if need be; None when it could be several."""
        return self._get(name, "", kind, names)

    def told(self, agent: Agent) -> str | None:
        """Give the agent that a record tells of, registered with all that it tells if need be.

        Of one that the ledger has already, new names are planned. None when it could be several.
        Raises `BadEvent` for what cannot be registered (a name of 5,000 characters, say).
        """
        check(AgentRegistered(agent=changed(agent, id="draft")))
        _check(agent.names[0] if agent.names else "", "")
        found = self._get(agent.name, "", agent.kind, agent.names[1:], agent.extras)
        if found and self._who.row(found):
            for name in agent.names[1:]:
                if not self._who.known(name):
                    self._name(found, name)
        return found

    def _name(self, agent: str, name: str) -> None:
        found = self._known.look((AGENTS, key("named", agent, folded(name))))
        if found.event is None and (agent, folded(name)) not in self._named:
            self._named.add((agent, folded(name)))
            self._plan(Planned(event=AgentNamed(agent=agent, name=name), key=found.identity))

    def local(self, name: str, source: str, kind: AgentKind = "unnamed") -> str:
        """Give the agent who is called so in one source alone."""
        found = self._get(name, source, kind, ())
        assert found is not None
        return found

    def bears(self, agent: str, name: str) -> bool:
        """Tell whether a name is one of the agent's own."""
        return folded(name) in self._labels.get(agent, ())

    def acts_for(self, agent: str, party: str, by: str, why: str) -> None:
        """Plan that an agent speaks for a party, unless that is known or they are the same."""
        if agent == party or (agent, party) in self._acting:
            return
        self._acting.add((agent, party))
        found = self._known.look((ACTS, key(agent, party)))
        if found.event is None:
            acts = ActsFor(agent=agent, by=by, id=new_id(self._clock), party=party, why=why)
            self._plan(Planned(event=AgentActsFor(acts_for=acts), key=found.identity))

    def finish(self) -> None:
        """Plan that agents are one whom an import under way has registered at the same time."""
        for import_id, merged in self._twice:
            if not self._known.ended(import_id):
                self._plan(Planned(event=merged))
        self._twice.clear()

    def _get(
        self,
        name: str,
        source: str,
        kind: AgentKind,
        names: Iterable[str],
        extras: Mapping[str, str] = _NONE,
    ) -> str | None:
        place = (source, folded(name))
        if place not in self._ids:
            _check(name, source)
            try:
                found = self._found(name, source, kind, names, extras)
            except Ambiguous:
                found = None
            self._ids[place] = found
        agent = self._ids[place]
        if agent:
            self._labels.setdefault(agent, set()).update((folded(name), *map(folded, names)))
        return agent

    def _found(
        self,
        name: str,
        source: str,
        kind: AgentKind,
        names: Iterable[str],
        extras: Mapping[str, str],
    ) -> str:
        """Look among the agents there are; register a new one where none has the name."""
        if not source and self._who.known(name):
            return self._who.find(name)
        found = self._known.look((AGENTS, key(source, folded(name))))
        if found.event:  # be it redacted: who is known by that name stays who it is
            return self._known.id(found.event)
        labels = tuple(dict.fromkeys((name, *names)))
        agent = Agent(extras=dict(extras), id=new_id(self._clock), kind=kind, names=labels)
        self._plan(Planned(event=AgentRegistered(agent=agent), key=found.identity))
        self._merge(found, agent.id)
        return agent.id

    def _merge(self, found: Found, into: str) -> None:
        why = "two imports registered the same name at the same time"
        for held in found.hidden:
            if isinstance(held.event, AgentRegistered) and held.batch.import_id:
                merged = AgentsMerged(agent=held.event.agent.id, by=TWICE_RULE, into=into, why=why)
                self._twice.append((held.batch.import_id, merged))


def _check(name: str, source: str) -> None:
    """Make sure that an agent can bear a name; who is known in one source alone may have none."""
    check(AgentRegistered(agent=Agent(id="draft", names=(name,))))
    if not (source or name.strip()):
        raise BadEvent(kind="AgentRegistered", where="$.agent.names", why="there is no name")
