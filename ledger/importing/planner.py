"""From an adapter's items to planned events: sources, agents, claims and what is said of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import attrs

from ledger.adapter import Document, Draft, Flaw, Item, Passage, Whole
from ledger.claims import Agent, Claim, Reading, Resolution, changed
from ledger.clock import Clock
from ledger.errors import BadEvent
from ledger.events import SourceAmended, Withdrawn
from ledger.importing.claiming import Claiming
from ledger.importing.desk import MOST_FLAWS, Desk, Rules, plain
from ledger.importing.directory import Directory
from ledger.importing.judging import Judging
from ledger.importing.keys import source_key
from ledger.importing.known import Known
from ledger.importing.notes import Notes
from ledger.importing.readers import Read
from ledger.importing.records import event_of
from ledger.importing.rejected import Rejected
from ledger.importing.rereading import FoundBefore, Rereading
from ledger.importing.scene import Scene
from ledger.importing.sources import Captured, File, Sources
from ledger.importing.spool import Planned, Spool
from ledger.importing.stage import Stage
from ledger.importing.versions import Versions
from ledger.importing.whole import Retelling
from ledger.store.contract import Store
from ledger.views.rows.engine import Views
from ledger.views.who import Who


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
        seq = views.catch_up()
        who = Who(views, seq)
        self.known = Known(clock=clock, recorder=recorder, store=store)
        self.versions = Versions(at=seq, store=store, views=views, who=who)
        self.desk = Desk(
            clock=clock, known=self.known, plan=plan, rules=rules, versions=self.versions
        )
        self._directory = Directory(self.known, who, clock, plan)
        self._stage = Stage(
            clock=clock,
            directory=self._directory,
            gazetteer=rules.gazetteer,
            known=self.known,
            plan=plan,
            rejected=Rejected(at=seq, views=views),
            store=store,
        )
        self._sources = Sources(
            clock=clock,
            directory=self._directory,
            known=self.known,
            plan=self._of_source,
            store=store,
            views=views,
        )
        self._claiming = Claiming(desk=self.desk)
        self._judging = Judging(desk=self.desk)
        self._before = FoundBefore(versions=self.versions)
        self._captured: Notes[str] = Notes()
        self._identities: Notes[str] = Notes()
        self._judgements: Spool[Draft] = Spool()
        self._read: Notes[int] = Notes()
        self._replies: list[Draft] = []
        self._retelling: Retelling | None = None
        self._store = store
        self._views = views

    def take(
        self, items: Iterable[Item], file: File, read: Read, allowed: int | None = None
    ) -> None:
        """Plan everything an adapter yields; `read` reads its passages.

        Gives up where so many records are bad that more need not be told of, and more than are
        `allowed`.
        """
        for item in items:
            match item:
                case Draft(record=Whole()):
                    known = self._retelling
                    self._retelling = known or Retelling(self.desk, self._store, self._views)
                case _ if self._retelling and self._retelling.takes(item):
                    pass
                case Draft():
                    self._draft(item)
                case Document():
                    self._document(item, file)
                case Passage():
                    self._passage(item, read)
                case Flaw():
                    self.desk.flaw(item)
            if allowed is not None and self.desk.tally.bad > max(allowed, MOST_FLAWS):
                return
        self.finish()

    def note(self, source: str | None, document: Document) -> str:
        """Plan what is noted of a source that the ledger has, or a new one; gives its id."""
        file = File(label=document.key, name="", sum="")
        known = self._sources.noted(source, document, file) if source else None
        noted = known or self._sources.take(document, file)
        self.finish()
        return noted.id

    def scene(self, document: Document, captured: Captured) -> Scene:
        """Set the scene of a document of a known source, for a record by hand."""
        return self._stage.scene(document, captured)

    def finish(self) -> None:
        """Plan what refers to claims anywhere in the file, and what rules propose of them."""
        self._answer()
        self._judge()
        self._stage.finish()
        self._directory.finish()

    def _judge(self) -> None:
        """Plan the judgements; those that refer to others behind them after these."""
        waiting, last = self._judgements, False
        while waiting.count:
            left: Spool[Draft] = Spool()
            for batch in waiting.batches():
                for draft in batch if waiting is self._judgements else reversed(batch):
                    scene = self._stage.of(draft.document)
                    if scene and not self._judging.judge(draft, scene, last=last):
                        left.add(draft)
            waiting.close()
            last, waiting = left.count == waiting.count, left

    def _document(self, document: Document, file: File) -> None:
        """Set the scene of a document; one told of twice in a file is one source."""
        if document.file:
            file = attrs.evolve(file, sum=file.of(document.file))
        identity = source_key(document, file.name, file.sum)
        if (self._identities.get(document.key) or identity) != identity:
            why = "its key stands for an earlier document of this file"
            self.desk.flaw(Flaw(at=f"document {document.key or identity}", why=why))
            return
        self._identities[document.key] = identity
        first = self._captured.get(identity)
        known = self._stage.of(first) if first is not None else None
        if known is None:
            try:
                captured = self._sources.take(document, file)
            except BadEvent as error:
                at = f"document {document.key or identity}"
                self.desk.flaw(Flaw(at=at, raw=document.title, why=str(error)))
                return
            self._captured[identity] = document.key
            self._stage.put(document.key, self._stage.scene(document, captured))
        elif document.text and document.text != known.document.text:
            why = "its text differs from what the file gave before under the same key"
            self.desk.flaw(Flaw(at=f"document {document.key or identity}", why=why))
        else:
            self._stage.put(document.key, known)

    def _of_source(self, planned: Planned) -> None:
        """Plan what becomes of a source, and count it when it is amended."""
        self.desk.tally.amended += isinstance(planned.event, SourceAmended)
        self.desk.plan(planned)

    def _passage(self, passage: Passage, read: Read) -> None:
        scene = self._stage.of(passage.document)
        if scene is None:
            self._no_document("a passage", passage.document, "")
            return
        place = repr((scene.source, passage.span, passage.kind, passage.author))
        if self._read.get(place):
            return  # a document that the file gives twice
        self._read[place] = 1
        readings, items = read(scene.document, passage)
        found = list(items)
        drafts = [item for item in found if isinstance(item, Draft)]
        for draft in drafts:
            if isinstance(draft.record, Resolution):
                at = -1 if draft.record.at is None else draft.record.at
                scene.told[draft.record.text, at] = draft.record
        rereading = None
        if scene.unchanged:
            rereading = Rereading.of(passage, self._before.of(scene.source))
            claims = [draft for draft in drafts if isinstance(draft.record, Claim)]
            self._claiming.find_again(claims, scene, rereading)
        for item in found:
            if isinstance(item, Flaw):
                self.desk.flaw(item)
            elif isinstance(item.record, Claim):
                claim = item.record
                if not claim.reading:
                    claim = changed(claim, reading=readings[0])
                self._claiming.claim(item, claim, scene, rereading)
            else:
                self._draft(item)
        if rereading:
            for reading in readings:
                self._lost(rereading, reading)

    def _lost(self, rereading: Rereading, reading: Reading) -> None:
        """Withdraw what an older version of the reader found and the newer one does not."""
        for standing in rereading.lost(reading):
            reason = f"{reading.reader}@{reading.version} does not find it in the text"
            by = f"reader:{reading.reader}@{reading.version}"
            withdrawn = Withdrawn(by=by, reason=reason, target=standing.claim.id)
            self.desk.plan(Planned(event=withdrawn))
            self.desk.tally.amended += 1

    def _draft(self, draft: Draft) -> None:
        scene = self._stage.of(draft.document)
        record = draft.record
        if scene is None:
            self._no_document("a draft", draft.document, draft.at)
        elif isinstance(record, Claim):
            if record.reply_to and scene.find(record.reply_to) is None:
                self._replies.append(draft)
            else:
                self._claiming.claim(draft, record, scene)
        elif isinstance(record, Agent):
            self._agent(draft, scene)
        elif not _is_text(draft.version):
            self.desk.bad(draft, "its version is no text, or over 4,096 characters")
        else:
            self._judging.note(draft)
            self._judgements.add(draft)

    def _agent(self, draft: Draft, scene: Scene) -> None:
        try:
            event_of(draft, scene)
        except BadEvent as error:
            self.desk.bad(draft, str(error))

    def _answer(self) -> None:
        """Plan the claims that reply to what came behind them; the last ones first."""
        waiting, self._replies = self._replies, []
        while waiting:
            for draft in reversed(waiting):
                self._draft(draft)
            left, self._replies = self._replies[::-1], []
            if len(left) == len(waiting):
                for draft in left:
                    self._reply_to_nobody(draft)
                return
            waiting = left

    def _reply_to_nobody(self, draft: Draft) -> None:
        """Plan a reply to what neither file nor ledger has: whom it answers stays as written."""
        scene = self._stage.of(draft.document)
        claim = draft.record
        if scene and isinstance(claim, Claim):
            extras = {"reply_to": claim.reply_to or "", **claim.extras}
            self._claiming.claim(draft, changed(claim, extras=extras, reply_to=None), scene)

    def _no_document(self, what: str, document: str, at: str) -> None:
        why = f"{what} names the document {document!r}, which the adapter did not announce"
        self.desk.flaw(Flaw(at=at or "document", why=why))


def _is_text(version: str) -> bool:
    return len(version) <= 4096 and plain(version) == version
