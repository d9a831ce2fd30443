"""What a ledger has already, told by identity; what an unfinished import holds does not count.

Nobody sees the records of an import that never finished, so nothing may lean on them. Where such a
record holds an identity, the next form of that identity is taken, which follows from the import
that holds it: whoever looks later finds the same. An import can end once, by its `ImportFinished`
or by the start of another that stands in for it; the ledger keeps the two apart by one key.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

import attrs

from ledger.clock import Clock
from ledger.errors import ImportRunning
from ledger.events import ImportFinished, ImportStarted, Recorded
from ledger.importing.keys import key
from ledger.references import made
from ledger.store.contract import Identity, Store
from ledger.store.hashing import IDS, IMPORTS, id_of

STALE: Final = 10 * 60 * 1_000_000
"""After how many microseconds without a word an unfinished import of somebody else is dead."""


def end(import_id: str) -> Identity:
    """Give the identity of an import's end, which only one event can have."""
    return IMPORTS, key("end", import_id)


def following(identity: Identity) -> Identity:
    """Give the identity of what takes the place of the record that has this one."""
    source, own = identity
    return source, key("next", own.hex())


@attrs.frozen(kw_only=True)
class Found:
    """What stands under an identity: the event if there is one to be seen, and what is hidden.

    `identity` is the form of it under which the event stands, or under which one can be recorded.
    """

    event: Recorded | None = None
    hidden: tuple[Recorded, ...] = ()
    identity: Identity


@attrs.frozen(kw_only=True)
class Known:
    """Finds what a ledger has; `dead` gathers the unfinished imports that have to be ended."""

    clock: Clock
    recorder: str
    store: Store
    dead: set[str] = attrs.field(factory=set)
    _seen: dict[str, bool] = attrs.field(factory=dict, init=False)

    def look(self, identity: Identity) -> Found:
        """Look for what has an identity."""
        hidden: list[Recorded] = []
        while True:
            found = self._at(identity)
            if found is None or self._visible(found):
                return Found(event=found, hidden=tuple(hidden), identity=identity)
            hidden.append(found)
            source, held = identity
            identity = source, key("after", held.hex(), found.batch.import_id or "")

    def record(self, identity: Identity) -> Found:
        """Look for a record that only one import may bring.

        Raises `ImportRunning` when another import is just bringing it; one that died is `dead`.
        """
        found = self.look(identity)
        for held in found.hidden:
            if held.batch.import_id and not self.ended(held.batch.import_id):
                self._bury(held.batch.import_id)
        return found

    def id(self, recorded: Recorded) -> str:
        """Give the id that an event brought, be it redacted or not."""
        told = made(recorded.event) if recorded.event else None
        if told is not None:
            return told
        known = self.store.identities()
        return next(id_of(it.key) for it in known if it.seq == recorded.seq and it.source == IDS)

    def ended(self, import_id: str) -> bool:
        """Tell whether an import has finished, or can no more."""
        return import_id in self.dead or self._at(end(import_id)) is not None

    def instead_of(self, import_id: str) -> ImportRunning | None:
        """Say which import stands in for this one; None when none does."""
        last = self._at(end(import_id))
        return self._running(last.batch.import_id or import_id) if last else None

    def _at(self, identity: Identity) -> Recorded | None:
        source, held = identity
        seqs = tuple(self.store.find(source, [held]).values())
        return next(self.store.pick(seqs), None)

    def _visible(self, recorded: Recorded) -> bool:
        import_id = recorded.batch.import_id
        if import_id is None:
            return True
        if import_id not in self._seen:
            self._seen[import_id] = self._finished(import_id)
        return self._seen[import_id]

    def _finished(self, import_id: str) -> bool:
        """Go by the end of an import, or by any that was written without that key."""
        last = self._at(end(import_id))
        events = [last] if last else self._events(import_id)
        return any(
            r.kind == ImportFinished.__name__ and r.batch.import_id == import_id for r in events
        )

    def _events(self, import_id: str) -> Iterator[Recorded]:
        """Read an import's events, newest first."""
        return self.store.pick(self.store.imported(import_id)[::-1])

    def _bury(self, import_id: str) -> None:
        """Take note of a dead import; one is dead when its own recorder tries again, or stale."""
        last = next(self._events(import_id)).batch
        age = abs(self.clock.now() - last.recorded_at)  # the clock may have been set back since
        if last.recorder != self.recorder and age < STALE:
            raise self._running(import_id)
        self.dead.add(import_id)

    def _running(self, import_id: str) -> ImportRunning:
        [first] = self.store.pick(self.store.imported(import_id)[:1])
        file = first.event.file if isinstance(first.event, ImportStarted) else "[redacted]"
        started = datetime.fromtimestamp(first.batch.recorded_at // 1_000_000, UTC)
        return ImportRunning(
            path=file, recorder=first.batch.recorder, started=f"{started:%Y-%m-%d %H:%M:%S} UTC"
        )
