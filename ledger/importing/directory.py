"""Who is known already, and who has to be registered: agents by their names.

A name that an agent bears means that agent. Somebody without a name of their own ("some analysts",
an outlet that does not say who it is) is an agent of one source alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ledger.claims import ActsFor, Agent, AgentKind
from ledger.clock import Clock, new_id
from ledger.errors import Ambiguous, NotFound
from ledger.events import AgentActsFor, AgentRegistered
from ledger.importing.keys import ACTS, AGENTS, key
from ledger.importing.spool import Planned
from ledger.projections.agents import folded
from ledger.store.contract import Store
from ledger.views.who import Who


class Directory:
    """Finds agents by name and plans the registration of new ones."""

    def __init__(
        self, store: Store, who: Who, clock: Clock, plan: Callable[[Planned], None]
    ) -> None:
        """Look into a ledger as it stands; hand new agents to `plan`."""
        self._store = store
        self._who = who
        self._clock = clock
        self._plan = plan
        self._ids: dict[tuple[str, str], str | None] = {}
        self._labels: dict[str, set[str]] = {}
        self._acting: set[tuple[str, str]] = set()

    def named(
        self, name: str, kind: AgentKind = "unknown", names: Iterable[str] = ()
    ) -> str | None:
        """Give the agent of that name, registered now if need be; None when it could be several."""
        return self._get(name, "", kind, names)

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
        identity = (ACTS, key(agent, party))
        if not self._store.find(*_one(identity)):
            acts = ActsFor(agent=agent, by=by, id=new_id(self._clock), party=party, why=why)
            self._plan(Planned(event=AgentActsFor(acts_for=acts), key=identity))

    def _get(self, name: str, source: str, kind: AgentKind, names: Iterable[str]) -> str | None:
        place = (source, folded(name))
        if place not in self._ids:
            try:
                found = self._find(name, source) or self._register(name, source, kind, names)
            except Ambiguous:
                found = None
            self._ids[place] = found
        agent = self._ids[place]
        if agent:
            self._labels.setdefault(agent, set()).update((folded(name), *map(folded, names)))
        return agent

    def _find(self, name: str, source: str) -> str | None:
        """Look among the visible agents, then among those of an import cut short."""
        if not source:
            try:
                return self._who.find(name)
            except NotFound:
                pass
        identity = (AGENTS, key(source, folded(name)))
        seqs = self._store.find(*_one(identity)).values()
        for recorded in self._store.pick(tuple(seqs)):
            if isinstance(recorded.event, AgentRegistered):
                return recorded.event.agent.id
        return None

    def _register(self, name: str, source: str, kind: AgentKind, names: Iterable[str]) -> str:
        labels = tuple(dict.fromkeys((name, *names)))
        agent = Agent(id=new_id(self._clock), kind=kind, names=labels)
        identity = (AGENTS, key(source, folded(name)))
        self._plan(Planned(event=AgentRegistered(agent=agent), key=identity))
        return agent.id


def _one(identity: tuple[str, bytes]) -> tuple[str, list[bytes]]:
    return identity[0], [identity[1]]
