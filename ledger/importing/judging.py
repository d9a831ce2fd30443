"""Plans the records of an import that are no claims: codings, links, ratings, retractions, ..."""

from __future__ import annotations

import attrs
import msgspec

from ledger.adapter import Draft
from ledger.checks import check
from ledger.claims import changed
from ledger.errors import BadEvent
from ledger.events import Event, Withdrawn
from ledger.importing.again import held
from ledger.importing.desk import Desk
from ledger.importing.records import Unresolved, event_of
from ledger.importing.scene import Scene
from ledger.importing.spool import Planned
from ledger.references import made
from ledger.store.contract import Identity


@attrs.frozen(kw_only=True)
class Judging:
    """Plans what becomes of drafted judgements; `desk` keeps count."""

    desk: Desk

    def judge(self, draft: Draft, scene: Scene) -> None:
        """Plan a record that is no claim: new, known, or in the stead of the one before."""
        identity = scene.source, scene.keys.of(draft)
        if not draft.key:
            self._unkeyed(draft, scene, identity)
            return
        words = msgspec.json.encode(changed(draft.record, id=""))
        match self.desk.in_file.verdict(draft, identity, words):
            case "known":
                self.desk.tally.known += 1
            case "clash":
                self.desk.clash(draft)
            case "newer":
                event = self._event(draft, scene)
                if event:
                    self._instead(draft, scene, event, self.desk.in_file.id(identity), None)
                    self.desk.in_file.note(draft, identity, words, made(event) or "")
            case "new":
                id = self._keyed(draft, scene, identity)
                if id is not None:
                    self.desk.in_file.note(draft, identity, words, id)

    def _unkeyed(self, draft: Draft, scene: Scene, identity: Identity) -> None:
        found = self.desk.known.record(identity)
        if found.event:
            self.desk.tally.known += 1
            scene.handles[draft.record.id] = (found.event.event and made(found.event.event)) or ""
            return
        event = self._event(draft, scene)
        if event:
            self._plan(draft, scene, event, found.identity)

    def _keyed(self, draft: Draft, scene: Scene, identity: Identity) -> str | None:
        """Plan a record under its source's own key; gives its id."""
        event = self._event(draft, scene)
        if event is None:
            return None
        before = held(identity, event, self.desk.known, self.desk.versions)
        if before is None:
            found = self.desk.known.record(identity)
            self._plan(draft, scene, event, found.identity)
        elif before.same or not before.replaceable:
            self.desk.tally.known += 1
            scene.handles[draft.record.id] = before.id
            return before.id
        else:
            self._instead(draft, scene, event, before.id, before.next)
        return made(event) or ""

    def _instead(
        self, draft: Draft, scene: Scene, event: Event, before: str, identity: Identity | None
    ) -> None:
        """Plan a record in the stead of the one that its key stood for."""
        reason = f"changed under its own key {draft.key!r}"
        self.desk.plan(Planned(event=Withdrawn(reason=reason, target=before)))
        self.desk.plan(Planned(event=event, key=identity))
        scene.handles[draft.record.id] = made(event) or ""
        self.desk.tally.amended += 1

    def _plan(self, draft: Draft, scene: Scene, event: Event, identity: Identity) -> None:
        scene.handles[draft.record.id] = made(event) or ""
        self.desk.plan(Planned(event=event, key=identity))
        self.desk.tally.added += 1

    def _event(self, draft: Draft, scene: Scene) -> Event | None:
        """Make the record's event; None when it is flawed, or was taken in elsewhere."""
        try:
            event = event_of(draft, scene)
            if event:
                check(event)
        except (Unresolved, BadEvent) as error:
            self.desk.bad(draft, str(error))
            return None
        return event
