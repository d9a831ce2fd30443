"""The turns of a relationship: after which events its view may have changed, and what did it.

A turn is a state "after event n". Between two turns the view of the relationship, under the same
bounds, shows the same, and before the first it shows nothing; so whoever steps the turns misses
nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

import attrs

from ledger.events import ClaimCoded, ImportFinished
from ledger.projections.agents import ACTS, AGENTS, MERGES, NAMES
from ledger.projections.base import Table
from ledger.projections.relationship import PLACED
from ledger.projections.sources import RESOLUTIONS, SOURCES
from ledger.replay.reads import Read, Reads


@attrs.frozen(kw_only=True, slots=False)
class Steps(Reads):
    """The turns of two agents' relationship up to event `upto`, or of a part of it."""

    @cached_property
    def turns(self) -> tuple[int, ...]:
        """List the turns, in order."""
        begun = (*self._named_since.values(), *self._assessed_since)
        found: set[int] = set()
        for table, among in self.reads:
            if table in (AGENTS, SOURCES):
                found |= self._once_named(table, among)
            else:
                found |= self.views.turns(table, upto=self.upto, **among)
        return tuple(sorted(seq for seq in found if begun and seq >= min(begun)))

    def events(self, turn: int) -> tuple[int, ...]:
        """List the numbers of the events that made a turn, and of the claims that they judged.

        Where an import ended, these are its own events of this relationship, and its end.
        """
        [recorded] = self.archive.pick((turn,))
        if recorded.kind != ImportFinished.__name__ or recorded.batch.import_id is None:
            return self.with_claims((turn,))
        brought = self.archive.imported(recorded.batch.import_id)
        return self.with_claims(seq for seq in brought if seq in self._own or seq == turn)

    def with_claims(self, seqs: Iterable[int]) -> tuple[int, ...]:
        """Add to events, of the codings among them, those that brought the coded claims."""
        found = set(seqs)
        events = (recorded.event for recorded in self.archive.pick(sorted(found)))
        coded = {event.coding.claim for event in events if isinstance(event, ClaimCoded)}
        return tuple(sorted(found | {seq for id in coded if (seq := self.archive.where(id))}))

    @cached_property
    def assessed(self) -> tuple[int, ...]:
        """List the turns at which assessments, or who the two parties are, changed."""
        parties = tuple(sorted(self.family(self.ids)))
        merges = ((MERGES, {"agent": parties}), (MERGES, {"into": parties}))
        reads: tuple[Read, ...] = (*self._of_assessments(), *merges)
        found = (self.views.turns(table, upto=self.upto, **among) for table, among in reads)
        return tuple(sorted(set().union(*found)))

    def _once_named(self, table: Table, among: Mapping[str, Sequence[str]]) -> set[int]:
        """List the turns of agents or sources, their first rows left out where nothing named them.

        A row tells nothing here until a claim of the relationship refers to its agent or source.
        """
        columns = (table.key[0], "sys_from", "sys_to")
        found: set[int] = set()
        born: set[str] = set()
        for id, start, end in sorted(self.views.ever(table, columns, upto=self.upto, **among)):
            early = id not in born and id in self._named_since and start < self._named_since[id]
            found |= {seq for seq in (end, *(() if early else (start,))) if seq <= self.upto}
            born.add(id)
        return found

    @cached_property
    def _named_since(self) -> dict[str, int]:
        """Tell since when a row named each source, its publisher and each claimant here."""
        found: dict[str, int] = {}
        columns = ("source", "agent", "sys_from")
        claims = tuple(sorted(self.claims))
        for pair in self._pairs:
            narrow = {**pair, **({"claim": claims} if self._narrow else {})}
            for *named, start in self.views.ever(PLACED, columns, upto=self.upto, **narrow):
                found |= {id: min(start, found.get(id, start)) for id in named}
        published = self.views.ever(
            SOURCES, ("source", "publisher"), upto=self.upto, source=self._sources
        )
        for source, by in published:
            found[by] = min(found[source], found.get(by, found[source]))
        return self._merged_since() | found

    def _merged_since(self) -> dict[str, int]:
        """Tell since when each agent that nothing names stands for one that is named."""
        found: dict[str, int] = {}
        others = tuple(sorted(self.family(self._named) - self._named))
        for way in ("agent", "into"):
            columns = (way, "sys_from")
            for id, start in self.views.ever(MERGES, columns, upto=self.upto, **{way: others}):
                found[id] = min(start, found.get(id, start))
        return found

    @cached_property
    def _assessed_since(self) -> set[int]:
        reads = [] if self._narrow and self.aspects is None else list(self._of_assessments())
        turns = (self.views.turns(table, upto=self.upto, **among) for table, among in reads)
        return set().union(*turns)

    @cached_property
    def _own(self) -> frozenset[int]:
        """List the events that brought any row of it; of who is who, only of who spoke here."""
        claimants = tuple(sorted(self.family(agent for _, agent, _, _ in self._placed)))
        found: set[int] = set()
        for table, among in self.reads:
            if table in (AGENTS, NAMES):
                continue
            columns = ("seq", "coded") if table is PLACED else ("seq",)
            here = {**among, "agent": claimants} if table in (ACTS, RESOLUTIONS) else among
            rows = self.views.ever(table, columns, upto=self.upto, **here)
            found |= {seq for row in rows for seq in row}
        return frozenset(found)
