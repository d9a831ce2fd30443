"""Everything that stands in a ledger, as documents and drafts of records, each after what it needs.

Ids stay as they are, so that whoever takes it in can tell what is known already. Agents that were
merged are one, under the id of the one that stands; sources are told of as they are known now.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

from ledger.adapter import Document, Draft, Whole
from ledger.claims import (
    Agent,
    Amendment,
    Assessment,
    Claim,
    Correction,
    Hop,
    Mention,
    Retraction,
    Review,
    Source,
    changed,
)
from ledger.events import (
    AgentActsFor,
    AgentRegistered,
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
    Recorded,
    RelationshipDefined,
    ReportCorrected,
    Reviewed,
    SourceAmended,
    SourceCaptured,
)
from ledger.exporting.naming import Naming
from ledger.exporting.standing import Standing
from ledger.projections.agents import AGENTS, AgentRow
from ledger.projections.sources import SOURCES, SourceRow
from ledger.projections.timeline import claim_of
from ledger.store.contract import Store
from ledger.views.rows.engine import Views
from ledger.views.who import Who

Item = Document | Draft
_WORDED: Final = (ClaimRecorded, ClaimAmended, ReportCorrected)


class Everything:
    """The documents and drafts of all that stands in a ledger after event `at`.

    `names` tells by which key the drafts call each source, `count` how many records went by,
    `recorded` which event the last of them comes of (none, of the ledger and its agents); with
    `texts`, the sources' captured texts go along.
    """

    def __init__(self, store: Store, views: Views, at: int, *, texts: bool = True) -> None:
        """Prepare to go through a ledger, once."""
        self.who = Who(views, at)
        self._at = at
        self._standing = Standing(at=at, store=store, views=views, who=self.who)
        self._store = store
        self._texts = texts
        self._views = views
        rows: list[SourceRow] = views.rows(SOURCES, at=at)
        self._sources = {row.source: row for row in rows}
        self.names = Naming(rows)
        self._told: set[str] = set()
        self.count = 0
        self.recorded: Recorded | None = None

    def __iter__(self) -> Iterator[Item]:
        """Go through everything: the agents, then the rest in the order it was recorded."""
        yield Draft(record=Whole(id=self._store.ledger_id, origin=self._store.origin))
        for agent in self._agents():
            yield Draft(key=agent.id, record=agent)
        for recorded in self._standing:
            assert recorded.event is not None  # what was redacted does not stand
            self.recorded = recorded
            for item in self._items(recorded, recorded.event):
                self.count += isinstance(item, Draft)
                yield item

    def _agents(self) -> Iterator[Agent]:
        rows: list[AgentRow] = self._views.rows(AGENTS, at=self._at)
        for row in sorted(rows, key=lambda row: row.seq):
            if self.who.root(row.agent) == row.agent:
                self.count += 1
                yield self._agent(row)

    def _agent(self, row: AgentRow) -> Agent:
        """Give an agent with the names and extras of all that were merged into it."""
        members = {row.agent, *self.who.members(row.agent)}
        found = [self.who.row(id) for id in members]
        seqs = sorted(it.seq for it in found if it)
        events = [r.event for r in self._store.pick(seqs)]
        own = [e.agent for e in events if isinstance(e, AgentRegistered)]
        own.sort(key=lambda agent: agent.id == row.agent)
        names = [n for n in self.who.names(row.agent) if n not in members and n != row.name]
        extras: dict[str, str] = {}
        for agent in own:
            extras |= agent.extras
        kind = own[-1].kind if own else "unknown"
        return Agent(extras=extras, id=row.agent, kind=kind, names=(row.name, *sorted(names)))

    def _items(self, recorded: Recorded, event: Event) -> Iterator[Item]:
        match event:
            case SourceCaptured(source=source) | SourceAmended(source=source):
                yield from self._source(recorded, source)
            case ClaimRecorded() | ClaimAmended() | ReportCorrected():
                yield from self._worded(recorded, event)
            case Reviewed():
                yield self._review(recorded, event)
            case _ if type(event) in _TELL:
                yield from self._record(_TELL[type(event)](event))

    # Sources

    def _source(self, recorded: Recorded, source: Source) -> Iterator[Document]:
        """Tell of a source's next version; of one withdrawn, only what came after that."""
        row = self._sources.get(source.id)
        if row is None or recorded.seq < row.doc:
            return
        if isinstance(recorded.event, SourceCaptured):
            version = changed(recorded.event.version, parts=())
            text = (self._store.text(recorded.seq) or "") if self._texts else ""
            yield self._document(source, text=text, version=version)
        elif source.id not in self._told:
            yield self._document(source)

    def _document(self, source: Source, **more: Any) -> Document:
        self._told.add(source.id)
        row = self._sources.get(source.id)
        for recorded in self._store.pick((row.seq,) if row else ()):
            if isinstance(recorded.event, SourceCaptured | SourceAmended):
                source = recorded.event.source
        named = changed(
            source, host=self._mention(source.host), publisher=self._mention(source.publisher)
        )
        return Document(key=self.names.of(source), source=named, **more)

    def _under(self, source: str) -> Iterator[Document]:
        """Tell of a source that was withdrawn, where something stands in it all the same."""
        if source not in self._told:
            for recorded in self._store.pick((self._store.where(source) or 1,)):
                if isinstance(recorded.event, SourceCaptured):
                    yield self._document(recorded.event.source)
            if source not in self._told:
                yield self._document(Source(id=source, key=f"redacted:{source}"))

    # Claims

    def _worded(
        self, recorded: Recorded, event: ClaimRecorded | ClaimAmended | ReportCorrected
    ) -> Iterator[Item]:
        """Tell of a claim, or of its next wording; the first that can be read is the claim."""
        yield from self._under(event.claim.source)
        claim = self._claim(event.claim)
        document, nth = self.names.key(claim.source), 1
        if not isinstance(event, ClaimRecorded):
            count = self._standing.count(claim.id, recorded.seq, _WORDED)
            first = self._store.pick((self._store.where(claim.id) or 1,))
            nth = count + sum(claim_of(r.event) is not None for r in first)
        key = claim.id if nth == 1 else f"{claim.id}/{nth}"
        record: Claim | Amendment | Correction = claim
        if nth > 1 and isinstance(event, ClaimAmended):
            record = Amendment(claim=claim, id=key, reason=event.reason)
        if nth > 1 and isinstance(event, ReportCorrected):
            record = Correction(
                claim=claim, id=key, note=event.note, published=event.published, sha256=event.sha256
            )
        version = "" if isinstance(event, ReportCorrected) else event.version
        yield Draft(document=document, key=key, record=record, version=version)

    def _claim(self, claim: Claim) -> Claim:
        replied = (
            claim.reply_to if claim.reply_to and self._standing.claim(claim.reply_to) else None
        )
        return changed(
            claim,
            addressee=self._mention(claim.addressee),
            chain=self._chain(claim.chain),
            reply_to=replied,
        )

    def _chain(self, chain: tuple[Hop, ...]) -> tuple[Hop, ...]:
        return tuple(changed(hop, by=tuple(map(self._meant, hop.by))) for hop in chain)

    def _mention(self, mention: Mention | None) -> Mention | None:
        return mention and self._meant(mention)

    def _meant(self, mention: Mention) -> Mention:
        return changed(mention, agent=self._root(mention.agent)) if mention.agent else mention

    def _root(self, agent: str) -> str | None:
        root = self.who.root(agent)
        return root if self.who.row(root) else None

    # The rest

    def _review(self, recorded: Recorded, event: Reviewed) -> Draft:
        nth = self._standing.count(event.target, recorded.seq, (Reviewed,))
        id = event.id or f"{event.target}/review {nth}"
        into = event.into if event.into and self._standing.there(event.into) else None
        review = Review(
            by=event.by, id=id, into=into, target=event.target, verdict=event.verdict, why=event.why
        )
        return Draft(key=id, record=review)

    def _record(self, record: Any) -> Iterator[Item]:
        """Tell of a judgement, with agents as they are known now."""
        document = ""
        if hasattr(record, "source"):
            yield from self._under(record.source)
            document = self.names.key(record.source)
        yield Draft(document=document, key=record.id, record=changed(record, **self._now(record)))

    def _now(self, record: Any) -> dict[str, Any]:
        """Give the fields of a judgement that are told otherwise than they were recorded."""
        fields: dict[str, Any] = {
            name: self.who.root(getattr(record, name))
            for name in ("agent", "party", "other", "target")
            if hasattr(record, name)
        }
        if hasattr(record, "parties"):
            fields["parties"] = tuple(map(self.who.root, record.parties))
        if isinstance(record, Assessment):
            older = record.supersedes
            fields["supersedes"] = older if older and self._standing.there(older) else None
            fields["rests_on"] = tuple(filter(self._standing.claim, record.rests_on))
        if isinstance(record, Retraction):
            fields["chain"] = self._chain(record.chain)
        return fields


_TELL: Final[dict[type[Event], Callable[[Any], Any]]] = {
    AgentActsFor: lambda event: event.acts_for,
    AssessmentMade: lambda event: event.assessment,
    ClaimCoded: lambda event: event.coding,
    ClaimRetracted: lambda event: event.retraction,
    ClaimsLinked: lambda event: event.link,
    EvidenceWeighed: lambda event: event.weighing,
    HypothesisStated: lambda event: event.hypothesis,
    MentionResolved: lambda event: event.resolution,
    RatingGiven: lambda event: event.rating,
    RelationshipDefined: lambda event: event.relationship,
}
"""What is told of the events that bring a judgement with an id of its own."""
