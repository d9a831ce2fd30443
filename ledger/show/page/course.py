"""What a page tells of each claim, from place to place: told again only where it may differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from ledger.projections.agents import AGENTS, MERGES
from ledger.projections.judgements import RETRACTIONS
from ledger.projections.relationship import PLACED
from ledger.projections.sources import RESOLUTIONS, SOURCES
from ledger.show.page.glance import Glance
from ledger.show.page.parties import Parties
from ledger.show.page.places import Held, Place, Rows
from ledger.show.page.rows import Retracted, Row
from ledger.show.page.spans import Span, Spans
from ledger.views.engine import Views
from ledger.views.evidence import Evidence
from ledger.views.who import Who


class Course:
    """The course of two parties' claims over the places of a slider."""

    def __init__(
        self, views: Views, evidence: Evidence, rows: Rows, parties: Sequence[Parties]
    ) -> None:
        """Read all that ever stood of the claims of `parties`, who are told of each place."""
        self._views = views
        self._evidence = evidence
        self._parties = parties
        voices = tuple(
            {it for p in {id(p): p for p in parties}.values() for v in p.voices for it in v}
        )
        self._placed = _by_claim(rows.held(PLACED, a=voices, b=voices))
        self._taken = _by_claim(rows.held(RETRACTIONS, claim=tuple(self._placed)))
        self._resting: dict[str, set[str]] = defaultdict(set)
        self._spans = Spans[Row]()
        self._retracted: dict[str, Retracted] = {}
        self._load()
        self._due = self._dues()
        self._turned = self._turnings(rows)
        self._merged = _sets(rows.turns(MERGES, "agent"))

    def _load(self) -> None:
        """Fetch the events behind the statements, all at once."""
        every = [it.row for own in self._placed.values() for it in own]
        self._evidence.load([seq for row in every for seq in (row.seq, row.coded)])

    def _dues(self) -> dict[int, set[str]]:
        """Say at which places other rows of a claim hold than before."""
        both = (*self._placed.items(), *self._taken.items())
        return _sets((n, claim) for claim, own in both for it in own for n in (it.start, it.end))

    def _turnings(self, rows: Rows) -> dict[int, set[str]]:
        """Say at which places other things were known of agents and sources than before."""
        sources = tuple(
            {
                it.row.source
                for held in (self._placed, self._taken)
                for own in held.values()
                for it in own
            }
        )
        return _sets(
            (
                *rows.turns(AGENTS, "agent"),
                *rows.turns(SOURCES, "source", source=sources),
                *rows.turns(RESOLUTIONS, "source", source=sources),
            )
        )

    def follow(self, at: Sequence[Place]) -> list[Span[Row]]:
        """Go through the places; gives each statement with the places it held between."""
        before = None
        for n, place in enumerate(at):
            glance = Glance(self._views, self._evidence, place.seq, self._parties[n])
            for claim in self._due.get(n, set()) | self._touched(n, before, place):
                self._tell(n, claim, glance)
            before = place
        return self._spans.whole(len(at))

    def _touched(self, n: int, before: Place | None, now: Place) -> set[str]:
        """List the claims on which something bears that is known otherwise than before."""
        if before is None:
            return set()
        subjects = self._turned.get(n, set()) | self._parties[n].turned(self._parties[n - 1])
        for agent in self._merged.get(n, ()):
            for place in (before, now):
                subjects |= Who(self._views, place.seq).members(agent)
        return {claim for it in subjects for claim in self._resting.get(it, ())}

    def _tell(self, n: int, claim: str, glance: Glance) -> None:
        placed = [it.row for it in self._placed[claim] if it.start <= n < it.end]
        taken = [it.row for it in self._taken.get(claim, ()) if it.start <= n < it.end]
        for subject in glance.subjects(placed, taken):
            self._resting[subject].add(claim)
        rows = glance.rows(placed, taken)
        self._spans.at(n, claim, rows)
        if rows:
            self._retracted.update((it.id, glance.retracted(it)) for it in taken)

    def retracted(self) -> list[Retracted]:
        """List the retractions, each as it was told last."""
        return list(self._retracted.values())


def _by_claim(held: Iterable[Held]) -> dict[str, list[Held]]:
    found: dict[str, list[Held]] = defaultdict(list)
    for it in sorted(held, key=lambda it: it.row.seq):
        found[it.row.claim].append(it)
    return found


def _sets(pairs: Iterable[tuple[int, str]]) -> dict[int, set[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    for place, value in pairs:
        found[place].add(value)
    return found
