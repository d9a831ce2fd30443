"""Where the records of another ledger belong: known already, or new and under which id."""

from __future__ import annotations

from typing import Final

import attrs

from ledger.clock import Clock, new_id
from ledger.events import ImportFinished, Recorded
from ledger.importing.keys import key
from ledger.importing.known import Known
from ledger.importing.notes import Notes
from ledger.references import fits, made
from ledger.store.contract import Identity, Store

RECORDS: Final = "records"
"""Under which name the identities of records that came with their ids are kept."""


def kept(id: str) -> Identity:
    """Give the identity of a record that came with its id."""
    return RECORDS, key("kept", id)


@attrs.frozen(kw_only=True)
class Place:
    """Where a record belongs: `known` already or new, under which id and identity."""

    id: str
    identity: Identity
    known: bool


@attrs.define(kw_only=True)
class Places:
    """Finds ids in a ledger and among what the file has brought so far.

    An id that the ledger has is the same record. One that an import holds which never finished
    cannot be kept: its record has another, and so it is called wherever the file names it.
    """

    clock: Clock
    known: Known
    store: Store
    _blank: bool = attrs.field(default=False, init=False)
    _called: Notes[str] = attrs.field(factory=Notes, init=False)
    _ends: dict[str, bool] = attrs.field(factory=dict, init=False)
    _kinds: Notes[str] = attrs.field(factory=Notes, init=False)
    _other: bool = attrs.field(default=False, init=False)

    def __attrs_post_init__(self) -> None:
        """See whether the ledger holds anything but its own beginning."""
        self._blank = self.store.head().seq <= 1

    def of(self, id: str) -> Place:
        """Find where the record of an id belongs. Raises `ImportRunning`."""
        if self._kinds.get(id):
            return Place(id=id, identity=(RECORDS, b""), known=True)
        if self._blank:
            return Place(id=id, identity=(RECORDS, key("kept", id)), known=False)
        found = self.known.record(kept(id))
        if found.event:
            event = found.event.event
            own = (made(event) if event else None) or id
            self.call(id, own)
            return Place(id=own, identity=found.identity, known=True)
        held = self.recorded(id)
        if held is None:
            return Place(id=id, identity=found.identity, known=False)
        if self.visible(held):
            return Place(id=id, identity=found.identity, known=True)
        other = new_id(self.clock)
        self.call(id, other)
        return Place(id=other, identity=found.identity, known=False)

    def call(self, id: str, other: str) -> None:
        """Let what the file calls by an id be another of this ledger."""
        if id != other:
            self._called[id] = other
            self._other = True

    @property
    def renames(self) -> bool:
        """Whether anything is called otherwise than in the file."""
        return self._other

    def name(self, id: str) -> str:
        """Give the id that a record of the file has in this ledger."""
        return (self._called.get(id) if self._other else None) or id

    def bring(self, id: str, kind: str) -> None:
        """Take note of what the file brings, by the kind of its event."""
        self._kinds[id] = kind

    def brought(self, id: str) -> bool:
        """Tell whether the file has brought what has this id."""
        return self._kinds.get(id) is not None

    def fits(self, what: str, id: str) -> bool:
        """Tell whether there is such a thing as `what` is, in the file so far or the ledger."""
        kind = self.kind(id)
        return kind is not None and fits(what, kind)

    def kind(self, id: str) -> str | None:
        """Tell which kind of event brought an id, in the file so far or the ledger."""
        brought = self._kinds.get(id)
        if brought is not None:
            return brought
        held = self.recorded(id)
        return held.kind if held and self.visible(held) else None

    def recorded(self, id: str) -> Recorded | None:
        """Give the event that brought an id into the ledger."""
        seq = self.store.where(id)
        return next(self.store.pick((seq,)), None) if seq else None

    def visible(self, recorded: Recorded) -> bool:
        """Tell whether an event is to be seen: of an import, once that has finished."""
        import_id = recorded.batch.import_id
        if import_id is None:
            return True
        if import_id not in self._ends:
            last = next(self.store.pick(self.store.imported(import_id)[-1:]))
            self._ends[import_id] = last.kind == ImportFinished.__name__
        return self._ends[import_id]
