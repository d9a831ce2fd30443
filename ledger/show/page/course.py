"""What a page tells of each claim, from place to place: told again only where it may differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from ledger.projections.agents import AGENTS, MERGES
from ledger.projections.judgements import RETRACTIONS
from ledger.projections.relationship import PLACED
from ledger.projections.sources import RESOLUTIONS, SOURCES
from ledger.show.page.glance import Glance
from ledger.show.page.held import Held, Rows, Turn, by_place
from ledger.show.page.parties import Parties
from ledger.show.page.places import Place
from ledger.show.page.rows import Retracted, Row
from ledger.show.page.spans import Span, Spans
from ledger.views.evidence import Evidence
from ledger.views.rows.engine import Views
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
        voices = sorted({it for p in parties for side in p.voices for it in side})
        placed = rows.held(PLACED, a=voices, b=voices)
        taken = rows.held(RETRACTIONS, claim=sorted({it.row.claim for it in placed}))
        evidence.load([seq for it in placed for seq in (it.row.seq, it.row.coded)])
        self._placed, self._taken = _by_claim(placed), _by_claim(taken)
        both = (*placed, *taken)
        self._due = by_place((n, it.row.claim) for it in both for n in (it.start, it.end))
        self._turned = by_place(_turns(rows, sorted({it.row.source for it in both})))
        self._merged = by_place(rows.turns(MERGES, "agent"))
        self._resting: dict[str, set[str]] = defaultdict(set)
        self._retracted: dict[str, Retracted] = {}
        self._spans = Spans[Row]()

    def follow(self, at: Sequence[Place]) -> list[Span[Row]]:
        """Go through the places; gives each statement with the places it held between."""
        before = None
        for n, place in enumerate(at):
            glance = Glance(self._views, self._evidence, place.seq, self._parties[n])
            for claim in sorted(self._due.get(n, set()) | self._touched(n, before, place)):
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
        """Tell of a claim at a place, and note on what that rests."""
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
        return sorted(self._retracted.values(), key=lambda it: it.seq)


def _turns(rows: Rows, sources: Sequence[str]) -> Iterator[Turn]:
    """Go through what is known of agents and of these sources otherwise than before, and where."""
    yield from rows.turns(AGENTS, "agent")
    yield from rows.turns(SOURCES, "source", source=sources)
    yield from rows.turns(RESOLUTIONS, "source", source=sources)


def _by_claim(held: Iterable[Held]) -> dict[str, list[Held]]:
    found: dict[str, list[Held]] = defaultdict(list)
    for it in sorted(held, key=lambda it: it.row.seq):
        found[it.row.claim].append(it)
    return found
