"""Which events made a cell differ between two moments: those in between that moved it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set

import attrs

from ledger.events import (
    AgentActsFor,
    AgentsMerged,
    AgentsSplit,
    AssessmentMade,
    ClaimAmended,
    ClaimRetracted,
    ClaimsLinked,
    Event,
    MentionResolved,
    Recorded,
    ReportCorrected,
    Reviewed,
    SourceAmended,
    SourceCaptured,
    Withdrawn,
)
from ledger.projections.agents import ACTS, MERGES, ActsRow, MergeRow
from ledger.projections.judgements import LINKS, RETRACTIONS, LinkRow, RetractionRow
from ledger.projections.relationship import PLACED, PlacedRow
from ledger.projections.sources import RESOLUTIONS, ResolutionRow
from ledger.projections.touched import TOUCHED, TouchedRow
from ledger.replay.slots import Cell, statements
from ledger.views.cells import Accounts, Judged, Statement
from ledger.views.evidence import Evidence
from ledger.views.rows.engine import Views


@attrs.frozen(kw_only=True)
class Window:
    """The events after one state of the ledger, up to and with a later one.

    What an import brought belongs to the window in which its `ImportFinished` stands.
    """

    evidence: Evidence
    first: int
    last: int
    views: Views

    def holds(self, seq: int) -> bool:
        """Tell whether an event became visible within the window."""
        return self.first < self.evidence.visible(seq) <= self.last

    def causes(
        self, was: Cell | None, now: Cell | None, pushing: Set[int] = frozenset()
    ) -> tuple[Recorded, ...]:
        """List the events that moved a cell.

        Where none of them lies within the window, or some just confirmed it, those that are known
        to have pushed it aside or made room for it; its own where there are none of these either.
        """
        held = self._held(was, now)
        found = pushing if pushing and not self._telling(held) else held or set(own(now or was))
        finishing = {self.evidence.visible(s) for s in found if s <= self.first and self.holds(s)}
        seqs = sorted(found | finishing)
        self.evidence.load(seqs)
        return tuple(map(self.evidence.recorded, seqs))

    def moved(self, cells: Iterable[Cell]) -> Set[int]:
        """List the events of the window that moved cells, and did not just confirm them."""
        return self._telling(self._held(*cells))

    def _telling(self, seqs: Set[int]) -> Set[int]:
        return {seq for seq in seqs if not _confirms(self.evidence.recorded(seq).event)}

    def _held(self, *cells: Cell | None) -> set[int]:
        """List the events of the window that moved some cells."""
        return {seq for cell in cells for seq in _moving(cell, self) if self.holds(seq)}

    def taken_back(self, it: Statement) -> bool:
        """Tell whether somebody took a statement back, or put it otherwise, in the window."""
        for seq in self.touching(it.row.claim):
            match self.evidence.recorded(seq).event:
                case Reviewed(verdict="confirmed"):
                    continue
                case Withdrawn() | Reviewed() | ClaimRetracted() | ClaimAmended():
                    return True
                case ReportCorrected():
                    return True
                case _:
                    continue
        return False

    def touching(self, subject: str) -> list[int]:
        """List the events in the window that moved a subject."""
        rows: list[TouchedRow] = self.views.every(TOUCHED, at=self.last, subject=subject)
        seqs = [row.seq for row in rows if self.holds(row.seq)]
        return [s for s in seqs if self._moved(self.evidence.recorded(s).event, subject)]

    def _moved(self, event: Event | None, subject: str) -> bool:
        """Tell whether an event moved a subject, or took back a review of it."""
        if isinstance(event, Withdrawn):
            for seq in self.evidence.seqs_of((event.target,)):
                made = self.evidence.recorded(seq).event
                if isinstance(made, Reviewed) and made.target == subject:
                    return True
        return _moves(event, subject)


def _confirms(event: Event | None) -> bool:
    return isinstance(event, Reviewed) and event.verdict == "confirmed"


def own(cell: Cell | None) -> list[int]:
    """List the events that brought what a cell shows."""
    seqs = [seq for s in statements(cell) for seq in (s.row.seq, s.row.coded)]
    seqs += [s.retracted.seq for s in statements(cell) if s.retracted]
    match cell:
        case Accounts(links=links):
            seqs += [link.seq for link in links]
        case Judged(row=row):
            seqs.append(row.seq)
        case _:
            pass
    return seqs


def _moving(cell: Cell | None, window: Window) -> Iterator[int]:
    yield from own(cell)
    for it in statements(cell):
        yield from _stated(it, window)
    match cell:
        case Accounts(links=links):
            ids = {link.id for link in links}
            for it in cell.statements:
                rows: list[LinkRow] = window.views.every(LINKS, at=window.last, claim=it.row.claim)
                ids |= {row.id for row in rows}
            for id in ids:
                yield from window.touching(id)
        case Judged(row=row):
            yield from window.touching(row.id)
        case _:
            return


def _stated(it: Statement, window: Window) -> Iterator[int]:
    """List what moved a statement after it was recorded."""
    first = min(window.evidence.seqs_of((it.row.claim,)), default=it.row.seq)
    placed: list[PlacedRow] = window.views.every(PLACED, at=window.last, claim=it.row.claim)
    yield from {row.coded for row in placed}
    for subject in _subjects(it, window):
        yield from (seq for seq in window.touching(subject) if seq > first)


def _subjects(it: Statement, window: Window) -> set[str]:
    """List all on which it depends where a statement stands, and what is said of it."""
    row, views, at = it.row, window.views, window.last
    taken: list[RetractionRow] = views.every(RETRACTIONS, at=at, claim=row.claim)
    meant: list[ResolutionRow] = views.every(RESOLUTIONS, at=at, source=row.source, text=row.text)
    found = {row.claim, row.coding, row.source, *(it.source for it in taken)}
    found |= {it.id for it in taken} | {it.id for it in meant}
    agents = {row.agent, row.a, row.b, *(it.agent for it in taken)}
    return found | _standing_for(agents - {""}, window)


def _standing_for(agents: set[str], window: Window) -> set[str]:
    """List agents, whom they were ever merged into or acted for, and the ids that say so."""
    found, todo = set(agents), list(agents)
    ids: set[str] = set()
    while todo:
        agent = todo.pop()
        merged: list[MergeRow] = window.views.every(MERGES, at=window.last, agent=agent)
        acting: list[ActsRow] = window.views.every(ACTS, at=window.last, agent=agent)
        ids |= {row.id for row in acting}
        new = ({row.into for row in merged} | {row.party for row in acting}) - found
        found |= new
        todo += new
    return found | ids


def _moves(event: Event | None, subject: str) -> bool:
    """Tell whether an event says something new of a subject, and does not just mention it.

    What a redacted one said, nobody can tell: it may have.
    """
    match event:
        case None:
            return True
        case Withdrawn(target=id) | Reviewed(target=id):
            return id == subject
        case AgentsMerged(agent=id) | AgentsSplit(agent=id):
            return id == subject
        case AgentActsFor(acts_for=it):
            return subject in (it.agent, it.id)
        case ClaimRetracted(retraction=it):
            return subject in (it.claim, it.id)
        case ClaimAmended(claim=it) | ReportCorrected(claim=it):
            return it.id == subject
        case SourceAmended(source=it) | SourceCaptured(source=it):
            return it.id == subject
        case MentionResolved(resolution=it):
            return it.id == subject
        case ClaimsLinked(link=it):
            return it.id == subject
        case AssessmentMade(assessment=it):
            return subject in (it.id, it.supersedes)
        case _:
            return False
