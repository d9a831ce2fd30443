"""Who is who as of a state of the ledger: names, merges, and who acts for whom."""

from __future__ import annotations

import attrs

from ledger.claims import Mention
from ledger.errors import Ambiguous, NotFound
from ledger.projections.agents import (
    ACTS,
    AGENTS,
    MERGES,
    NAMES,
    ActsRow,
    AgentRow,
    MergeRow,
    NameRow,
    folded,
)
from ledger.projections.sources import RESOLUTIONS, ResolutionRow
from ledger.views.rows.engine import Views
from ledger.views.strangers import unknown_agent

_DEEP = 16


@attrs.frozen
class Term:
    """A stretch of time during which one agent speaks for another; None: unbounded."""

    lo: int | None = None
    hi: int | None = None

    def covers(self, lo: int | None, hi: int | None) -> bool:
        """Tell whether something said between `lo` and `hi` may fall into it.

        What is undated was said about when it was reported: at `hi`.
        """
        lo = hi if lo is None else lo
        starts = self.lo is None or hi is None or hi >= self.lo
        ends = self.hi is None or lo is None or lo <= self.hi
        return starts and ends

    def within(self, other: Term) -> Term | None:
        """Cut it to what lies within another; None when nothing does."""
        lo = max((lo for lo in (self.lo, other.lo) if lo is not None), default=None)
        hi = min((hi for hi in (self.hi, other.hi) if hi is not None), default=None)
        return None if lo is not None and hi is not None and lo > hi else Term(lo, hi)


ALWAYS = Term()


class Who:
    """Answers who is who, as of one state of the ledger."""

    def __init__(self, views: Views, at: int) -> None:
        """Ask about the state after event `at`."""
        self._views = views
        self._at = at
        self._meant: dict[tuple[str, str], dict[int, str]] = {}
        self._roots: dict[str, str] = {}
        self._rows: dict[str, AgentRow | None] = {}

    def root(self, agent: str) -> str:
        """Give the agent that this one was merged into, or itself."""
        path = [agent]
        while path[-1] not in self._roots:
            merged: list[MergeRow] = self._views.rows(MERGES, at=self._at, agent=path[-1])
            into = merged[0].into if merged else path[-1]
            if into in path:  # the end, or a circle: the same agent of it for whoever asks
                self._roots[path[-1]] = min(path[path.index(into) :])
            else:
                path.append(into)
        found = self._roots[path[-1]]
        self._roots.update(dict.fromkeys(path, found))
        return found

    def row(self, agent: str) -> AgentRow | None:
        """Give what is known of an agent; None when it is unknown."""
        if agent not in self._rows:
            rows: list[AgentRow] = self._views.rows(AGENTS, at=self._at, agent=agent)
            self._rows[agent] = rows[0] if rows else None
        return self._rows[agent]

    def name(self, agent: str) -> str:
        """Give an agent's name for printing."""
        row = self.row(self.root(agent)) if agent else None
        return row.name if row else "[unnamed]"

    def said_by(self, mention: Mention, source: str) -> str:
        """Give the name of who is meant by a mention in a source, else the mention as written."""
        agent = self.meant(mention, source)
        return self.name(agent) if agent else mention.text

    def meant(self, mention: Mention, source: str) -> str:
        """Tell which agent a mention in a source means, by its newest resolution; "" if unknown."""
        at = mention.at[0] if mention.at else -1
        place = source, mention.text
        if place not in self._meant:
            rows: list[ResolutionRow] = self._views.rows(
                RESOLUTIONS, at=self._at, source=source, text=mention.text
            )
            self._meant[place] = {r.at: r.agent for r in sorted(rows, key=lambda r: r.seq)}
        meant = self._meant[place]
        return meant.get(at) or meant.get(-1) or mention.agent or ""

    def members(self, agent: str) -> set[str]:
        """List an agent and all that were merged into it."""
        found, todo = {agent}, [agent]
        while todo:
            merged: list[MergeRow] = self._views.rows(MERGES, at=self._at, into=todo.pop())
            new = {m.agent for m in merged} - found
            found |= new
            todo += new
        return found

    def voices(self, party: str) -> dict[str, list[Term]]:
        """List who speaks for a party, itself included, and during which terms."""
        found: dict[str, list[Term]] = {m: [ALWAYS] for m in self.members(self.root(party))}
        todo = [(m, ALWAYS, 0) for m in found]
        while todo:
            agent, term, deep = todo.pop()
            acting: list[ActsRow] = self._views.rows(ACTS, at=self._at, party=agent)
            for row in acting if deep < _DEEP else ():
                own = Term(row.lo, row.hi).within(term)
                if own is None:
                    continue
                for member in self.members(self.root(row.agent)):
                    terms = found.setdefault(member, [])
                    if own not in terms and ALWAYS not in terms:
                        terms.append(own)
                        todo.append((member, own, deep + 1))
        return found

    def known(self, name: str) -> bool:
        """Tell whether an agent bears that name or id."""
        named = self._views.rows(NAMES, at=self._at, folded=folded(name))
        return bool(named) or self.row(name) is not None

    def names(self, agent: str) -> tuple[str, ...]:
        """List all that an agent goes by: ids and names, those of merged agents too."""
        ids = sorted(self.members(agent))
        rows = [r for id in ids for r in self._views.rows(NAMES, at=self._at, agent=id)]
        return (*ids, *dict.fromkeys(r.name for r in rows))

    def labels(self) -> list[str]:
        """List all names that anybody goes by."""
        rows: list[NameRow] = self._views.rows(NAMES, at=self._at)
        return [row.name for row in rows]

    def merged(self, name: str) -> str:
        """Find an agent that was merged into another, by id or by a name of its own.

        Raises `NotFound` when nobody of that name was merged, `Ambiguous` when several were.
        """
        rows: list[MergeRow] = self._views.rows(MERGES, at=self._at)
        own = {r.agent for r in rows}
        if name in own:
            return name
        named: list[NameRow] = self._views.rows(NAMES, at=self._at)
        found = sorted({r.agent for r in named if r.agent in own and r.folded == folded(name)})
        if len(found) == 1:
            return found[0]
        if found:
            known = tuple(f"{name} (id {id}, merged into {self.name(id)})" for id in found)
            raise Ambiguous(what="agent", asked=name, candidates=known, hint="Give the id.")
        raise NotFound(
            what="agent merged into another",
            asked=name,
            known=tuple({r.name for r in named if r.agent in own}),
            hint="Name the one that was merged, by its own name or id.",
        )

    def find(self, name: str) -> str:
        """Find an agent by id or by any of its names.

        Raises `NotFound` with the nearest names, `Ambiguous` when several agents bear the name.
        """
        if self.row(name):
            return self.root(name)
        rows: list[NameRow] = self._views.rows(NAMES, at=self._at, folded=folded(name))
        roots = sorted({self.root(r.agent) for r in rows})
        states = [r for r in roots if (row := self.row(r)) and row.kind == "state"]
        if len(roots) == 1 or len(states) == 1:
            return (states or roots)[0]
        if roots:
            named = tuple(f"{self.name(r)} ({self._kind(r)}, id {r})" for r in roots)
            raise Ambiguous(what="agent", asked=name, candidates=named, hint="Give the id.")
        raise unknown_agent(name, self.labels())

    def _kind(self, agent: str) -> str:
        row = self.row(agent)
        return row.kind if row else "unknown"
