"""Takes in another ledger, whole: its ids are kept, and nothing is guessed or proposed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import attrs

from ledger.adapter import Document, Draft, Flaw, Item
from ledger.checks import check
from ledger.claims import (
    ActsFor,
    Agent,
    Amendment,
    Assessment,
    Claim,
    Coding,
    Correction,
    Link,
    Rating,
    Relationship,
    Resolution,
    Retraction,
    Review,
    Source,
)
from ledger.errors import BadEvent
from ledger.events import (
    AgentActsFor,
    AssessmentMade,
    ClaimAmended,
    ClaimCoded,
    ClaimRecorded,
    ClaimRetracted,
    ClaimsLinked,
    Event,
    EvidenceWeighed,
    HypothesisStated,
    MentionResolved,
    RatingGiven,
    RelationshipDefined,
    ReportCorrected,
    Reviewed,
)
from ledger.importing.alike import Alike
from ledger.importing.desk import Desk
from ledger.importing.places import Place, Places
from ledger.importing.renaming import renamed
from ledger.importing.spool import Planned
from ledger.importing.whole_agents import WholeAgents
from ledger.importing.whole_sources import WholeSources
from ledger.inquiry import Hypothesis, Weighing
from ledger.projections.touched import TOUCHED, TouchedRow
from ledger.references import references
from ledger.store.contract import Identity, Store
from ledger.views.rows.engine import Views
from ledger.views.who import Who


class Retelling:
    """Plans the records of another ledger as they are told, in their order."""

    def __init__(self, desk: Desk, store: Store, views: Views) -> None:
        """Look things up in a ledger as it stands, and plan on a desk."""
        self._desk = desk
        self._store = store
        self._views = views
        self._at = views.catch_up()
        self._who = Who(views, self._at)
        self._places = Places(clock=desk.clock, known=desk.known, store=store)
        self._agents = WholeAgents(desk=desk, at=self._at, places=self._places, views=views)
        self._sources = WholeSources(
            at=self._at, desk=desk, places=self._places, store=store, views=views
        )
        self._alike = Alike(known=desk.known, places=self._places, sources=self._sources)

    def takes(self, item: Item) -> bool:
        """Plan an item that tells of the other ledger; False for what is told otherwise."""
        if isinstance(item, Document) and item.source is not None:
            self._source(item, item.source)
        elif isinstance(item, Draft) and self._is_told(item):
            self._draft(item)
        else:
            return False
        return True

    def _source(self, document: Document, source: Source) -> None:
        try:
            self._sources.take(document, source)
        except BadEvent as error:
            self._desk.flaw(Flaw(at=f"document {document.key!r}", why=str(error)))

    def _is_told(self, draft: Draft) -> bool:
        if not draft.document:
            return not (isinstance(draft.record, Claim) and not draft.record.source)
        return self._sources.told(draft.document)

    def _draft(self, draft: Draft) -> None:
        try:
            match draft.record:
                case Agent():
                    self._agents.take(draft.record)
                case Amendment() | Correction():
                    self._follow(draft)
                case Review() if not _has_id(draft.record):
                    self._follow(draft)
                case _:
                    self._record(draft)
        except BadEvent as error:
            self._desk.bad(draft, str(error))

    def _record(self, draft: Draft) -> None:
        """Plan a record with an id of its own, unless it is known."""
        place = self._places.of(draft.record.id)
        if place.known:
            self._again(draft, place)
            return
        event = self._event(draft)
        identity: Identity | None = place.identity
        if isinstance(event, ClaimRecorded) and place.id == draft.record.id:
            identity = self._alike.take(place.id, event.claim)
        if identity is None:
            self._desk.tally.known += 1
        elif event:
            place = attrs.evolve(place, identity=identity)
            self._plan(event, place)
            self._places.bring(place.id, type(event).__name__)
            self._desk.tally.claims += isinstance(event, ClaimRecorded)

    def _again(self, draft: Draft, place: Place) -> None:
        """Take note of a record that is known, if it is one of the same kind."""
        wanted = type(_MAKE[type(draft.record)](draft.record, "")).__name__
        kind = self._places.kind(place.id)
        if kind == wanted:
            self._desk.tally.known += 1
        else:
            self._desk.bad(draft, f"its id {place.id!r} is that of another record, a {kind}")

    def _follow(self, draft: Draft) -> None:
        """Plan what has no id of its own: a claim's next wording, or an old review."""
        event = self._event(draft)
        if event is None:
            return
        place = self._places.of(draft.record.id)
        if place.known or self._happened(event):
            self._desk.tally.known += 1
            return
        self._plan(event, place)

    def _happened(self, event: Event) -> bool:
        """Tell whether the ledger has such an event of its own."""
        subject = event.target if isinstance(event, Reviewed) else _claim(event).id
        if self._places.brought(subject):
            return False
        rows: list[TouchedRow] = self._views.rows(TOUCHED, at=self._at, subject=subject)
        events = (r.event for r in self._store.pick(sorted(row.seq for row in rows)))
        same = renamed(event, self._who.root)
        return any(it and renamed(it, self._who.root) == same for it in events)

    def _event(self, draft: Draft) -> Event | None:
        """Make the event of a record; None, and a flaw, where it cannot be."""
        record: Any = draft.record
        if self._places.renames:
            record = renamed(record, self._places.name)
        event = _MAKE[type(record)](record, draft.version)
        check(event)
        for _, what, id in references(event):
            if not self._places.fits(what, id):
                self._desk.bad(
                    draft, f"it refers to the {what} {id!r}, which neither file nor ledger has"
                )
                return None
        return event

    def _plan(self, event: Event, place: Place) -> None:
        self._desk.plan(Planned(event=event, key=place.identity))
        self._desk.tally.added += 1


def _claim(event: Any) -> Claim:
    claim: Claim = event.claim
    return claim


def _corrected(record: Correction, _: str) -> Event:
    sha256 = record.sha256 or "0" * 64
    return ReportCorrected(
        claim=record.claim, note=record.note, published=record.published, sha256=sha256
    )


def _has_id(record: Review) -> bool:
    """Tell whether a review has an id of its own, or is only known by what it is about."""
    return "/" not in record.id


def _reviewed(record: Review, _: str) -> Event:
    return Reviewed(
        by=record.by,
        id=record.id if _has_id(record) else None,
        into=record.into,
        target=record.target,
        verdict=record.verdict,
        why=record.why,
    )


_MAKE: Final[dict[type[Any], Callable[[Any, str], Event]]] = {
    ActsFor: lambda it, _: AgentActsFor(acts_for=it),
    Amendment: lambda it, version: ClaimAmended(claim=it.claim, reason=it.reason, version=version),
    Assessment: lambda it, _: AssessmentMade(assessment=it),
    Claim: lambda it, version: ClaimRecorded(claim=it, version=version),
    Coding: lambda it, _: ClaimCoded(coding=it),
    Correction: _corrected,
    Hypothesis: lambda it, _: HypothesisStated(hypothesis=it),
    Link: lambda it, _: ClaimsLinked(link=it),
    Rating: lambda it, _: RatingGiven(rating=it),
    Relationship: lambda it, _: RelationshipDefined(relationship=it),
    Resolution: lambda it, _: MentionResolved(resolution=it),
    Retraction: lambda it, _: ClaimRetracted(retraction=it),
    Review: _reviewed,
    Weighing: lambda it, _: EvidenceWeighed(weighing=it),
}
"""The event of each kind of record; the second argument is what its source calls its version."""
