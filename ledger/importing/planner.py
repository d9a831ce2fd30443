"""From an adapter's items to planned events: sources, agents, claims and what is said of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import attrs

from ledger.adapter import Document, Draft, Flaw, Item, Passage, Record
from ledger.checks import check
from ledger.claims import Agent, Claim, Resolution, changed
from ledger.clock import Clock, new_id
from ledger.codebooks.cast import Cast
from ledger.codebooks.codebook import Codebook
from ledger.codebooks.gazetteer import Gazetteer
from ledger.errors import BadEvent
from ledger.events import ClaimAmended, ClaimRecorded, Event, Recorded, SourceAmended
from ledger.importing.directory import Directory
from ledger.importing.keys import source_key
from ledger.importing.known import Known
from ledger.importing.proposals import propose_coding, propose_links
from ledger.importing.records import Unresolved, event_of
from ledger.importing.scene import Handles, Scene
from ledger.importing.sources import Captured, File, Sources
from ledger.importing.spool import Planned
from ledger.importing.versions import Versions, same
from ledger.projections.timeline import claim_of
from ledger.references import made
from ledger.store.contract import Identity, Store
from ledger.views.rows.engine import Views
from ledger.views.who import Who


@attrs.define
class Tally:
    """What has been planned so far."""

    added: int = 0
    amended: int = 0
    claims: int = 0
    known: int = 0


@attrs.frozen(kw_only=True)
class Rules:
    """What proposals are made by: the gazetteer and the codebook in use."""

    codebook: Codebook
    gazetteer: Gazetteer


class Planner:
    """Plans the events of one import or of one record; appends nothing itself."""

    def __init__(
        self,
        store: Store,
        views: Views,
        clock: Clock,
        rules: Rules,
        plan: Callable[[Planned], None],
        recorder: str,
    ) -> None:
        """Plan against a ledger as it stands; hand each event to `plan`."""
        self._clock = clock
        self._store = store
        self._rules = rules
        self._plan = plan
        self.seq = views.catch_up()
        self.known = Known(clock=clock, recorder=recorder, store=store)
        self.versions = Versions(at=self.seq, store=store, views=views)
        self.directory = Directory(self.known, Who(views, self.seq), clock, plan)
        self.sources = Sources(
            clock=clock,
            directory=self.directory,
            known=self.known,
            plan=self._of_source,
            store=store,
            views=views,
        )
        self._scenes: dict[str, Scene] = {}
        self._sources_seen: dict[str, Scene] = {}
        self._handles: dict[str, str] = {}
        self._planned: set[Identity] = set()
        self._later: list[tuple[Draft, Scene]] = []
        self.flaws: list[Flaw] = []
        self.tally = Tally()

    def take(
        self,
        items: Iterable[Item],
        file: File,
        read: Callable[[Document, Passage], Iterable[Draft | Flaw]],
    ) -> None:
        """Plan everything an adapter yields; `read` reads its passages."""
        for item in items:
            match item:
                case Document():
                    self._document(item, file)
                case Passage():
                    self._passage(item, read)
                case Draft():
                    self._draft(item)
                case Flaw():
                    self.flaws.append(item)
        self.finish()

    def note(self, source: str | None, document: Document) -> str:
        """Plan what is noted of a source that the ledger has, or a new one; gives its id."""
        file = File(label=document.key, name="", sum="")
        known = self.sources.noted(source, document, file) if source else None
        noted = known or self.sources.take(document, file)
        self.finish()
        return noted.source.id

    def _document(self, document: Document, file: File) -> None:
        """Set the scene of a document; one told of twice in a file is one source."""
        identity = source_key(document, file.name, file.sum)
        known = self._sources_seen.get(identity)
        if known is None or (document.text and document.text != known.document.text):
            if known is not None:
                why = "its text differs from what the file gave before under the same key"
                self.flaws.append(Flaw(at=f"document {document.key or identity}", why=why))
                return
            known = self.scene(document, self.sources.take(document, file))
        self._sources_seen[identity] = self._scenes[document.key] = known

    def scene(self, document: Document, captured: Captured) -> Scene:
        """Set the scene of a document: its source and who is who in its text."""
        return Scene(
            cast=Cast.read(document.text, self._rules.gazetteer),
            clock=self._clock,
            directory=self.directory,
            document=document,
            known=self.known,
            handles=Handles(self._handles),
            outlet=captured.outlet,
            plan=self._plan,
            source=captured.source.id,
            store=self._store,
        )

    def _of_source(self, planned: Planned) -> None:
        """Plan what becomes of a source, and count it when it is amended."""
        self.tally.amended += isinstance(planned.event, SourceAmended)
        self._plan(planned)

    def finish(self) -> None:
        """Plan what refers to claims anywhere in the file, and what rules propose of them."""
        for draft, scene in self._later:
            self._other(draft, scene)
        self._later.clear()
        for scene in self._scenes.values():
            if scene.claims:
                propose_links(scene)
        self.directory.finish()

    def _passage(
        self, passage: Passage, read: Callable[[Document, Passage], Iterable[Draft | Flaw]]
    ) -> None:
        scene = self._scenes.get(passage.document)
        if scene is None:
            self._no_document("a passage", passage.document, "")
            return
        found = list(read(scene.document, passage))
        for draft in found:
            if isinstance(draft, Draft) and isinstance(draft.record, Resolution):
                at = -1 if draft.record.at is None else draft.record.at
                scene.told[draft.record.text, at] = draft.record
        for item in found:
            if isinstance(item, Flaw):
                self.flaws.append(item)
            else:
                self._draft(item)

    def _draft(self, draft: Draft) -> None:
        scene = self._scenes.get(draft.document)
        if scene is None:
            self._no_document("a draft", draft.document, draft.at)
        elif isinstance(draft.record, Claim):
            self.claim(draft, draft.record, scene)
        elif isinstance(draft.record, Agent):
            event_of(draft, scene)
        else:
            self._later.append((draft, scene))

    def claim(self, draft: Draft, claim: Claim, scene: Scene) -> str | None:
        """Plan a drafted claim, new, known or amended; gives its id, None for a flawed one."""
        try:
            check_draft(claim, scene.document.text)
        except BadEvent as error:
            self._flaw(draft, str(error))
            return None
        identity = scene.source, scene.keys.of(draft, scene.document.publisher)
        found = self.known.record(identity)
        if found.event:
            return self._again(draft, claim, scene, found.event)
        if self._twice(draft, identity):
            return None
        return self.new(claim, scene, found.identity)

    def new(self, claim: Claim, scene: Scene, identity: Identity) -> str:
        """Plan a claim that the ledger does not have; gives its id."""
        placed = scene.placed(claim, new_id(self._clock))
        scene.handles[claim.id] = placed.id
        scene.claims.append(placed)
        self._plan(Planned(event=ClaimRecorded(claim=placed), key=identity))
        propose_coding(scene, placed, self._rules.codebook)
        self.tally.added += 1
        self.tally.claims += 1
        return placed.id

    def _again(self, draft: Draft, claim: Claim, scene: Scene, held: Recorded) -> str | None:
        """Take a claim that the ledger has: amend it when its own key brings something else."""
        before = claim_of(held.event)
        if before is None:
            return None
        scene.handles[claim.id] = before.id
        imported = self.versions.imported(before.id) if draft.key else None
        if imported and not same(claim, imported, scene.outlet.text):
            placed = scene.placed(claim, before.id)
            reason = f"changed under its own key {draft.key!r}"
            self._plan(Planned(event=ClaimAmended(claim=placed, reason=reason)))
            self.tally.amended += 1
        else:
            self.tally.known += 1
        return before.id

    def _other(self, draft: Draft, scene: Scene) -> None:
        """Plan a record that is no claim."""
        identity = scene.source, scene.keys.of(draft)
        found = self.known.record(identity)
        if found.event:
            self.tally.known += 1
            return
        if self._twice(draft, identity):
            return
        try:
            event = event_of(draft, scene)
            if event:
                check(event)
        except (Unresolved, BadEvent) as error:
            self._flaw(draft, str(error))
            return
        if event:
            scene.handles.setdefault(draft.record.id, made(event) or "")
            self._plan(Planned(event=event, key=found.identity))
            self.tally.added += 1

    def _twice(self, draft: Draft, identity: Identity) -> bool:
        """Flag a record whose own key the file has used before for another."""
        if identity in self._planned:
            self._flaw(draft, f"the key {draft.key!r} stands for an earlier record of this file")
            return True
        if draft.key:
            self._planned.add(identity)
        return False

    def _flaw(self, draft: Draft, why: str) -> None:
        at = draft.at or f"record {draft.key or draft.record.id}"
        self.flaws.append(Flaw(at=at, raw=_raw(draft.record), why=why))

    def _no_document(self, what: str, document: str, at: str) -> None:
        why = f"{what} names the document {document!r}, which the adapter did not announce"
        self.flaws.append(Flaw(at=at or "document", why=why))


def _raw(record: Record) -> str:
    return record.content if isinstance(record, Claim) else type(record).__name__


def check_draft(claim: Claim, text: str) -> None:
    """Check a drafted claim against the rules and its document's text; raises `BadEvent`."""
    event: Event = ClaimRecorded(claim=changed(claim, id="draft", source="draft"))
    check(event)
    if claim.anchor and claim.anchor.spans and text:
        words = " … ".join(text[a:b] for a, b in claim.anchor.spans)
        if words != claim.anchor.exact:
            why = f"its anchor says {claim.anchor.exact!r}, the text there is {words!r}"
            raise BadEvent(kind="ClaimRecorded", where="$.claim.anchor", why=why)
