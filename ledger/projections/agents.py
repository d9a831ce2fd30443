"""Who is who: agents, their names, merges, and who acts for whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from unicodedata import normalize

import attrs

from ledger.events import (
    AgentActsFor,
    AgentNamed,
    AgentRegistered,
    AgentsMerged,
    AgentsSplit,
    Recorded,
    Withdrawn,
)
from ledger.projections.base import Change, Close, Lookup, Open, Table


@attrs.frozen
class AgentRow:
    """An agent as registered."""

    agent: str
    name: str
    kind: str
    seq: int


@attrs.frozen
class NameRow:
    """One label of an agent; `folded` is it in lower case without a leading article."""

    agent: str
    name: str
    folded: str
    seq: int


@attrs.frozen
class MergeRow:
    """An agent is known to be another."""

    agent: str
    into: str
    seq: int


@attrs.frozen
class ActsRow:
    """An agent speaks for a party between two moments (seconds since 1970, None: unbounded)."""

    id: str
    agent: str
    party: str
    lo: int | None
    hi: int | None
    by: str
    seq: int


AGENTS = Table(AgentRow, key=("agent",))
NAMES = Table(NameRow, key=("agent", "name"), indexes=(("folded",),))
MERGES = Table(MergeRow, key=("agent",), indexes=(("into",),))
ACTS = Table(ActsRow, key=("id",), indexes=(("party",), ("agent",)))

_UNSEEN: Final = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")


def folded(name: str) -> str:
    """Bring a label to the form in which labels are compared: NFC, no article, no case.

    Characters that nobody sees (soft hyphens, spaces of no width) do not count.
    """
    words = _UNSEEN.sub("", normalize("NFC", str(name)).casefold()).split()
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


class Agents:
    """Keeps who is who."""

    name = "agents"
    version = 2
    tables = (AGENTS, NAMES, MERGES, ACTS)
    kinds = (AgentRegistered, AgentNamed, AgentsMerged, AgentsSplit, AgentActsFor, Withdrawn)

    def apply(self, recorded: Recorded, lookup: Lookup, /) -> Iterator[Change]:
        """Open and close rows for the events that say who is who."""
        seq = recorded.seq
        match recorded.event:
            case AgentRegistered(agent=agent):
                yield Open(AGENTS, AgentRow(agent.id, agent.name, agent.kind, seq))
                for name in agent.names:
                    yield Open(NAMES, NameRow(agent.id, name, folded(name), seq))
            case AgentNamed(agent=id, name=name):
                yield Open(NAMES, NameRow(id, name, folded(name), seq))
            case AgentsMerged(agent=id, into=into):
                yield Open(MERGES, MergeRow(id, into, seq))
            case AgentsSplit(agent=id):
                yield Close(MERGES, {"agent": id})
            case AgentActsFor(acts_for=acts):
                lo, hi = (acts.during.lo, acts.during.hi) if acts.during else (None, None)
                row = ActsRow(acts.id, acts.agent, acts.party, lo, hi, acts.by, seq)
                yield Open(ACTS, row)
            case Withdrawn(target=id):
                yield Close(ACTS, {"id": id})
                for table in (AGENTS, NAMES, MERGES):
                    yield Close(table, {"agent": id})
            case _:
                return
