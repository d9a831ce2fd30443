"""Goes through all that stands in a ledger, in the order it was recorded, page by page.

What was withdrawn or redacted does not stand, nor what an import brought that never finished, nor
what is said of any of these. What a person rejected does: the rejection is part of what is held.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

import attrs

from ledger.events import (
    AgentActsFor,
    AgentRegistered,
    AssessmentMade,
    CheckpointKept,
    ClaimCoded,
    ClaimRecorded,
    ClaimRetracted,
    ClaimsLinked,
    Event,
    EvidenceWeighed,
    HypothesisStated,
    ImportFinished,
    KeyRotated,
    MentionResolved,
    RatingGiven,
    Recorded,
    RelationshipDefined,
    Reviewed,
    SourceCaptured,
    ViewPinned,
    Withdrawn,
)
from ledger.projections.sources import SOURCES, SourceRow
from ledger.projections.timeline import STATEMENTS, StatementRow, claim_of
from ledger.projections.touched import TOUCHED, TouchedRow
from ledger.references import made, references
from ledger.store.contract import Store
from ledger.views.rows.engine import Views
from ledger.views.rows.holes import Outlined
from ledger.views.who import Who

_PAGE: Final = 1000
_ANY: Final = "claim, agent or source"
_NEEDS: Final[Mapping[type[Event], tuple[str, ...]]] = {
    AgentActsFor: ("agent",),
    AssessmentMade: ("agent",),
    ClaimCoded: ("claim", "agent"),
    ClaimRetracted: ("claim",),
    ClaimsLinked: ("claim", _ANY),
    EvidenceWeighed: ("claim", "hypothesis"),
    HypothesisStated: ("agent",),
    MentionResolved: ("agent",),
    RatingGiven: (_ANY,),
    RelationshipDefined: ("agent",),
}
"""What each judgement cannot stand without, of what it refers to."""
_OWN: Final = (CheckpointKept, KeyRotated, ViewPinned)
"""What means this ledger itself, and nothing in another."""


@attrs.define(kw_only=True)
class Standing:
    """Everything that stands in the state after event `at`."""

    at: int
    store: Store
    views: Views
    who: Who
    _claims: set[str] = attrs.field(factory=set, init=False)
    _ends: dict[str, int] = attrs.field(factory=dict, init=False)
    _gone: set[str] = attrs.field(factory=set, init=False)
    _made: dict[str, Event | None] = attrs.field(factory=dict, init=False)
    _outlined: Outlined = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        """Learn what was redacted: what a redacted event took back stays taken back."""
        self._outlined = Outlined(self.store)
        self._outlined.refresh()

    def __iter__(self) -> Iterator[Recorded]:
        """Go through the events, those that were redacted left out."""
        events = self.store.read(1, self.at)
        while page := list(islice(events, _PAGE)):
            seen = [r for r in page if r.event is not None and self._visible(r)]
            self._look(seen)
            yield from (r for r in seen if r.event is not None and self._stays(r.event))

    def claim(self, id: str) -> bool:
        """Tell whether a claim that the page refers to stands, in words that can be read."""
        return id in self._claims

    def there(self, id: str) -> bool:
        """Tell whether anything that the page refers to stands: a claim, an agent, a coding, ..."""
        event = self._made.get(id)
        match event:
            case None:
                return self.claim(id)
            case ClaimRecorded():
                return self.claim(id)
            case SourceCaptured():
                rows: list[SourceRow] = self.views.rows(SOURCES, at=self.at, source=id)
                return bool(rows)
            case AgentRegistered():
                return self.who.row(self.who.root(id)) is not None
            case _:
                return self._stays(event)

    def count(self, subject: str, upto: int, kinds: tuple[type[Event], ...]) -> int:
        """Count the events of these kinds that touched a subject, up to one."""
        rows: list[TouchedRow] = self.views.rows(TOUCHED, at=self.at, subject=subject)
        found = self.store.pick(sorted(row.seq for row in rows if row.seq <= upto))
        return sum(isinstance(r.event, kinds) and _about(r.event) == subject for r in found)

    def _visible(self, recorded: Recorded) -> bool:
        import_id = recorded.batch.import_id
        if import_id is None:
            return True
        if import_id not in self._ends:
            [last] = self.store.pick(self.store.imported(import_id)[-1:])
            done = last.kind == ImportFinished.__name__ and last.seq <= self.at
            self._ends[import_id] = last.seq if done else 0
        return bool(self._ends[import_id])

    def _stays(self, event: Event) -> bool:
        """Tell whether what an event brought was not taken back, and what it is about stands."""
        if made(event) in self._gone or isinstance(event, _OWN):
            return False
        claim = claim_of(event)
        if claim is not None:
            return self.claim(claim.id)
        if isinstance(event, Reviewed):
            return self.there(event.target)
        needs = _NEEDS.get(type(event), ())
        about = ((what, id) for _, what, id in references(event) if what in needs)
        return all(self._held(what, id) for what, id in about)

    def _held(self, what: str, id: str) -> bool:
        if what == "agent":
            return self.who.row(self.who.root(id)) is not None
        return self.claim(id) if what == "claim" else self.there(id)

    def _look(self, page: Sequence[Recorded]) -> None:
        """Look up at once all that the events of a page bring or refer to."""
        self._made = {id: r.event for r in page if r.event and (id := made(r.event))}
        events, asked = [r.event for r in page if r.event], set(self._made)
        while vague := {id for event in events for id in _vague(event)} - asked:
            asked |= vague
            events = self._fetch(vague)
        ids = {id for event in self._made.values() if event for id in _ids(event)}
        ids |= {id for r in page if r.event for id in _ids(r.event)}
        rows: list[StatementRow] = self.views.rows_among(STATEMENTS, at=self.at, claim=tuple(ids))
        self._claims = self._readable({row.claim: row.seq for row in rows})
        self._gone = self._withdrawn(tuple(ids))

    def _fetch(self, ids: set[str]) -> list[Event]:
        """Read what brought these ids: reviews, say, of a link, which is of a claim."""
        places = self.store.places(sorted(ids))
        found = self.store.pick(sorted(places.values()))
        events = {r.seq: r.event if self._visible(r) else None for r in found}
        self._made |= {id: events[seq] for id, seq in places.items()}
        return [event for event in events.values() if event]

    def _readable(self, newest: dict[str, int]) -> set[str]:
        """Keep the claims of which a version is left that was not redacted."""
        if not self.store.marks("PayloadRedacted"):
            return set(newest)
        return {id for id in newest if self._version(id)}

    def _version(self, claim: str) -> bool:
        rows: list[TouchedRow] = self.views.rows(TOUCHED, at=self.at, subject=claim)
        seqs = {self.store.where(claim) or 1, *(row.seq for row in rows)}
        found = (claim_of(r.event) for r in self.store.pick(sorted(seqs)))
        return any(it is not None and it.id == claim for it in found)

    def _withdrawn(self, ids: tuple[str, ...]) -> set[str]:
        rows: list[TouchedRow] = self.views.rows_among(TOUCHED, at=self.at, subject=ids)
        found = self._outlined.pick(sorted({row.seq for row in rows}))
        return {r.event.target for r in found if isinstance(r.event, Withdrawn)}


def _vague(event: Event) -> Iterator[str]:
    """List the ids whose own events have to be looked at."""
    match event:
        case Reviewed(target=target, into=into):
            yield from (target, into or target)
        case ClaimsLinked(link=link):
            yield link.other
        case RatingGiven(rating=rating):
            yield rating.target
        case AssessmentMade(assessment=assessment) if assessment.supersedes:
            yield assessment.supersedes
        case EvidenceWeighed(weighing=weighing):
            yield weighing.hypothesis
        case _:
            return


def _ids(event: Event) -> Iterator[str]:
    own = made(event)
    if own and not isinstance(event, SourceCaptured | AgentRegistered):
        yield own
    claim = claim_of(event)
    if claim is not None:
        yield from (claim.id, claim.reply_to or claim.id)
    else:
        yield from (id for _, what, id in references(event) if what not in ("agent", "source"))


def _about(event: Event | None) -> str:
    """Give what an event rewords or reviews."""
    claim = claim_of(event)
    if claim is not None:
        return claim.id
    return event.target if isinstance(event, Reviewed) else ""
