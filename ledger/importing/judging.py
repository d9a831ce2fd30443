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
from ledger.importing.notes import Notes
from ledger.importing.records import Unresolved, event_of
from ledger.importing.scene import Scene
from ledger.importing.spool import Planned
from ledger.importing.versions import CHANGED
from ledger.references import made
from ledger.store.contract import Identity


@attrs.frozen(kw_only=True)
class Judging:
    """Plans what becomes of drafted judgements; `desk` keeps count."""

    desk: Desk
    newest: Notes[str] = attrs.field(factory=Notes)

    def judge(self, draft: Draft, scene: Scene, *, last: bool) -> bool:
        """Plan a record that is no claim: new, known, or in the stead of the one before.

        False when it refers to what is not there yet, and this is not the `last` time to ask.
        """
        try:
            self._judge(draft, scene)
        except Unresolved as error:
            if draft.key and not last:
                return False
            self.desk.bad(draft, str(error))
        except BadEvent as error:
            self.desk.bad(draft, str(error))
        except UnicodeEncodeError as error:
            self.desk.bad(draft, f"it holds {error.object[error.start]!r}, which is no character")
        return True

    def note(self, draft: Draft) -> None:
        """Take note of a record's version before any is judged: the newest of a file counts."""
        if draft.version > (self.newest.get(_place(draft)) or ""):
            self.newest[_place(draft)] = draft.version

    def _judge(self, draft: Draft, scene: Scene) -> None:
        identity = scene.source, scene.keys.of(draft)
        if not draft.key:
            self._unkeyed(draft, scene, identity)
            return
        words = msgspec.json.encode(changed(draft.record, id=""))
        if draft.version < (self.newest.get(_place(draft)) or ""):
            self.desk.tally.known += 1
            return
        match self.desk.in_file.verdict(draft, identity, words):
            case "new":
                id = self._keyed(draft, scene, identity)
                self.desk.in_file.note(draft, identity, words, id)
            case "clash":
                self.desk.clash(draft)
            case _:
                self.desk.tally.known += 1

    def _unkeyed(self, draft: Draft, scene: Scene, identity: Identity) -> None:
        found = self.desk.known.record(identity)
        if found.event:
            self.desk.tally.known += 1
            scene.handles[draft.record.id] = (found.event.event and made(found.event.event)) or ""
            return
        event = self._event(draft, scene)
        if event:
            self._plan(draft, scene, event, found.identity)

    def _keyed(self, draft: Draft, scene: Scene, identity: Identity) -> str:
        """Plan a record under its source's own key; gives its id, "" where it has none.

        One that refers to what was redacted since is known by its key alone.
        """
        try:
            event = self._event(draft, scene)
        except Unresolved:
            if self.desk.known.record(identity).event is None:
                raise
            self.desk.tally.known += 1
            return ""
        if event is None:
            return ""
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
        reason = f"{CHANGED} {draft.key!r:.1000}"
        self.desk.plan(Planned(event=Withdrawn(reason=reason, target=before)))
        self.desk.plan(Planned(event=event, key=identity))
        scene.handles[draft.record.id] = made(event) or ""
        self.desk.tally.amended += 1

    def _plan(self, draft: Draft, scene: Scene, event: Event, identity: Identity) -> None:
        scene.handles[draft.record.id] = made(event) or ""
        self.desk.plan(Planned(event=event, key=identity))
        self.desk.tally.added += 1

    def _event(self, draft: Draft, scene: Scene) -> Event | None:
        """Make the record's event; None when it was taken in elsewhere.

        Raises `Unresolved` and `BadEvent`.
        """
        event = event_of(draft, scene)
        if event:
            check(event)
        return event


def _place(draft: Draft) -> str:
    return repr((draft.document, type(draft.record).__name__, draft.key))
