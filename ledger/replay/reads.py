"""Where everything is kept that a relationship's view is made of: which rows, found by what.

It asks for all that ever stood, and for whoever it ever was about: past rows and past merges too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Protocol, Self, TypeAlias

import attrs

from ledger.events import Recorded
from ledger.projections.agents import ACTS, AGENTS, MERGES, NAMES
from ledger.projections.base import Table
from ledger.projections.judgements import ASSESSMENTS, LINKS, RETRACTIONS
from ledger.projections.relationship import PLACED
from ledger.projections.reviews import REVIEWS
from ledger.projections.sources import RESOLUTIONS, SOURCES
from ledger.projections.timeline import STATEMENTS, claim_of
from ledger.views.rows.engine import Views

Read: TypeAlias = tuple[Table, Mapping[str, Sequence[str]]]
"""A table, and the values that its rows may have."""


class Archive(Protocol):
    """What the steps ask of a store."""

    def pick(self, seqs: Sequence[int], /) -> Iterator[Recorded]:
        """Read the events of these numbers."""
        ...

    def imported(self, import_id: str, /) -> tuple[int, ...]:
        """List the numbers of an import's events."""
        ...

    def where(self, id: str, /) -> int | None:
        """Tell which event brought an id into the ledger."""
        ...


@attrs.frozen(kw_only=True, slots=False)
class Reads:
    """All that a relationship of two agents is read from, up to event `upto`.

    `ids` are the parties. `aspects` narrows it to what ever stood under these aspects ("" is
    *uncoded*), `agents` to what these agents said, `only` to these claims.
    """

    agents: frozenset[str] | None = None
    archive: Archive
    aspects: frozenset[str] | None = None
    ids: tuple[str, str]
    only: frozenset[str] | None = None
    upto: int
    views: Views

    @cached_property
    def claims(self) -> frozenset[str]:
        """List the claims that ever stood here, by id."""
        return frozenset(claim for claim, _, _, _ in self._placed)

    def joined(self, relations: Iterable[str]) -> frozenset[str]:
        """List the claims that were ever joined to one another by links of these relations."""
        wanted = set(relations)
        columns = ("claim", "other", "relation")
        found = self.views.ever(LINKS, columns, upto=self.upto, claim=tuple(self.claims))
        pairs = [(a, b) for a, b, relation in found if relation in wanted and b in self.claims]
        return frozenset(claim for pair in pairs for claim in pair)

    def under(self, aspect: str) -> Self:
        """Narrow the steps to an aspect, however its letters are cased."""
        wanted = aspect.casefold()
        met = {aspect for aspect in self.aspects_met if aspect.casefold() == wanted}
        return attrs.evolve(self, aspects=frozenset(met))

    def of(self, claims: Iterable[str]) -> Self:
        """Take the steps of some claims instead, wherever they stood."""
        return attrs.evolve(self, agents=None, aspects=None, only=frozenset(claims))

    @cached_property
    def aspects_met(self) -> frozenset[str]:
        """List the aspects under which anything ever stood, or was ever assessed."""
        tables = (PLACED, ASSESSMENTS)
        found = (
            self.views.ever(table, ("aspect",), upto=self.upto, **pair)
            for table in tables
            for pair in self._pairs
        )
        return frozenset(aspect for rows in found for (aspect,) in rows)

    def voices(self, n: int) -> frozenset[str]:
        """List whoever spoke for a party at any time, the party and its merged selves included."""
        return self._voices[n]

    def family(self, agents: Iterable[str]) -> frozenset[str]:
        """List agents with all that were at any time merged into them, or they into."""
        return self._reached(agents, acting=False)

    def _reached(self, agents: Iterable[str], *, acting: bool) -> frozenset[str]:
        found = set(agents) - {""}
        todo = tuple(found)
        ways = [(MERGES, "into", "agent"), (MERGES, "agent", "into")]
        ways += [(ACTS, "agent", "party")] if acting else []
        while todo:
            new: set[str] = set()
            for table, column, by in ways:
                met = self.views.ever(table, (column,), upto=self.upto, **{by: todo})
                new |= {agent for (agent,) in met}
            todo = tuple(new - found)
            found |= new
        return frozenset(found)

    @cached_property
    def _voices(self) -> tuple[frozenset[str], frozenset[str]]:
        first, second = (self._reached((id,), acting=True) for id in self.ids)
        return first, second

    @cached_property
    def _pairs(self) -> tuple[dict[str, Sequence[str]], ...]:
        """Both orders in which the voices of the parties may stand in a row."""
        a, b = (tuple(sorted(voices)) for voices in self._voices)
        return {"a": a, "b": b}, {"a": b, "b": a}

    @cached_property
    def _placed(self) -> frozenset[tuple[str, str, str, str]]:
        """List claim, claimant, source and coding of all rows that ever stood here."""
        narrow = {"aspect": self.aspects, "agent": self.agents, "claim": self.only}
        return self._among({k: tuple(sorted(v)) for k, v in narrow.items() if v is not None})

    def _among(self, narrow: dict[str, Sequence[str]]) -> frozenset[tuple[str, str, str, str]]:
        columns = ("claim", "agent", "source", "coding")
        return frozenset(
            (claim, agent, source, coding)
            for pair in self._pairs
            for claim, agent, source, coding in self.views.ever(
                PLACED, columns, upto=self.upto, **pair, **narrow
            )
        )

    @property
    def _narrow(self) -> bool:
        return not (self.aspects is self.agents is self.only is None)

    @cached_property
    def reads(self) -> tuple[Read, ...]:
        """Say where each part of it is kept."""
        return (*self._of_claims(), *self._of_whole(), *self._of_agents())

    def _of_claims(self) -> Iterator[Read]:
        """Say where the claims, and what was judged of them, is kept."""
        claims = tuple(sorted(self.claims))
        rows = self._among({"claim": claims}) if self._narrow else self._placed
        for pair in self._pairs:
            yield PLACED, {**pair, **({"claim": claims} if self._narrow else {})}
        yield REVIEWS, {"target": tuple(sorted({*claims, *(coding for *_, coding in rows)}))}
        yield RETRACTIONS, {"claim": claims}
        yield LINKS, {"claim": claims}
        yield LINKS, {"other": claims}
        yield SOURCES, {"source": self._sources}
        yield RESOLUTIONS, {"source": self._sources}

    def _of_whole(self) -> Iterator[Read]:
        """Say where assessments are kept, and the comments of the same sources."""
        if self.agents is None and self.only is None:
            yield from self._of_assessments()
        if not self._narrow:
            yield STATEMENTS, {"source": self._sources, "apart": ("comment",)}

    def _of_assessments(self) -> Iterator[Read]:
        a, b = (tuple(sorted(self.family((id,)))) for id in self.ids)
        if self.aspects is None:
            yield ASSESSMENTS, {"a": a, "b": b}
            yield ASSESSMENTS, {"a": b, "b": a}
            return
        columns = ("id", "aspect", "supersedes")
        made = [
            row
            for x, y in ((a, b), (b, a))
            for row in self.views.ever(ASSESSMENTS, columns, upto=self.upto, a=x, b=y)
        ]
        own = {id for id, aspect, _ in made if aspect in self.aspects}
        yield ASSESSMENTS, {"id": tuple(sorted(_superseding(own, made)))}

    def _of_agents(self) -> Iterator[Read]:
        """Say where it is kept who is who."""
        voices = self._voices[0] | self._voices[1]
        agents = tuple(sorted(voices | self.family(self._named)))
        yield MERGES, {"agent": agents}
        yield MERGES, {"into": agents}
        yield ACTS, {"party": tuple(sorted(voices))}
        yield AGENTS, {"agent": agents}
        yield NAMES, {"agent": tuple(sorted(self.family(self.ids)))}

    @cached_property
    def _sources(self) -> tuple[str, ...]:
        return tuple(sorted({source for _, _, source, _ in self._placed}))

    @cached_property
    def _named(self) -> frozenset[str]:
        """List whose names and merges show: who claims, retracts, is meant, publishes, reports."""
        ever, upto = self.views.ever, self.upto
        found = {agent for _, agent, _, _ in self._placed}
        claims = tuple(self.claims)
        found |= {agent for (agent,) in ever(RETRACTIONS, ("agent",), upto=upto, claim=claims)}
        for table, column in ((SOURCES, "publisher"), (RESOLUTIONS, "agent")):
            met = ever(table, (column,), upto=upto, source=self._sources)
            found |= {agent for (agent,) in met}
        return frozenset(found | self._reporters(found)) - {""}

    def _reporters(self, known: set[str]) -> set[str]:
        """List who reports, of those agents alone that did not stay what they were."""
        merged = self.views.ever(MERGES, ("agent", "into"), upto=self.upto)
        moved = {agent for pair in merged for agent in pair}
        ended = self.views.ever(AGENTS, ("agent", "sys_to"), upto=self.upto)
        moved |= {agent for agent, end in ended if end <= self.upto}
        if moved <= known:
            return set()
        columns = ("seq",)
        seqs = self.views.ever(PLACED, columns, upto=self.upto, claim=tuple(self.claims))
        met: set[str] = set()
        for recorded in self.archive.pick(sorted(seq for (seq,) in seqs)):
            claim = claim_of(recorded.event)
            met |= {agent for hop in (claim.chain if claim else ()) for agent in hop.agents}
        return met & moved


def _superseding(own: set[str], made: Iterable[tuple[str, str, str]]) -> set[str]:
    """Add to assessments all that they superseded or that superseded them, under any aspect."""
    pairs = {(id, before) for id, _, before in made if before}
    found: set[str] = set()
    while own - found:
        found |= own
        own = found | {other for pair in pairs if found.intersection(pair) for other in pair}
    return found
