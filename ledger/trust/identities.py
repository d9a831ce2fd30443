"""Checks that every id is found at the event that brought it, and that no other id is found."""

from __future__ import annotations

from typing import Final

from ledger.errors import Corrupt
from ledger.events import Event
from ledger.references import made, repeatable
from ledger.store.contract import Store
from ledger.store.hashing import IDS

_PAGE: Final = 1000
_NONE, _ONE, _MAYBE, _SEEN = range(4)


class Identities:
    """Follows the ids that events bring; hand every event to `add`, in order, and then `finish`.

    What a redacted event or one of a kind from the future brought, nobody can tell: it may be one
    id. Keys of records are not committed to: of them only the event's number is checked.
    """

    def __init__(self, store: Store, last: int) -> None:
        """Check the ids of a store up to event `last`."""
        self._store = store
        self._last = last
        self._brings = bytearray(1)
        self._sources: dict[str, int] = {}
        self._waiting: dict[str, int] = {}

    def add(self, seq: int, event: Event | None) -> None:
        """Take in an event; None where it cannot be read."""
        self._brings.append(_NONE)
        if event is None:
            self._brings[seq] = _MAYBE
            return
        id = made(event)
        if id is None or id in self._sources:
            return
        if repeatable(event):
            self._sources[id] = seq
        self._brings[seq] = _ONE
        self._waiting[id] = seq
        if len(self._waiting) == _PAGE:
            self._look()

    def finish(self) -> None:
        """Check what is left; raises `Corrupt`."""
        self._look()
        beyond = 0
        for row in self._store.identities():
            if row.seq > self._last:
                beyond = max(beyond, row.seq)
            elif row.seq < 1 or (row.source == IDS and not self._brought(row.seq)):
                raise _wrong(f"an id is known from event {row.seq}, which did not bring it")
        if beyond > self._last and beyond > self._store.head().seq:
            raise _wrong(f"an id is known from event {beyond}, which does not exist")

    def _brought(self, seq: int) -> bool:
        """Tell whether an event may have brought an id, the first time it is asked."""
        brings, self._brings[seq] = self._brings[seq], _SEEN
        return brings in (_ONE, _MAYBE)

    def _look(self) -> None:
        found = self._store.places(tuple(self._waiting))
        for id, seq in self._waiting.items():
            at = found.get(id)
            if at is None:
                raise _wrong(f"the id {id!r}, brought by event {seq}, is missing")
            if at != seq and not self._first_unreadable(id, at, seq):
                raise _wrong(f"the id {id!r}, brought by event {seq}, is known from event {at}")
        self._waiting.clear()

    def _first_unreadable(self, id: str, at: int, seq: int) -> bool:
        """Tell whether a source's first version may have been captured by a redacted event."""
        if id not in self._sources or not 0 < at < seq or self._brings[at] != _MAYBE:
            return False
        self._brings[seq] = _NONE
        return True


def _wrong(why: str) -> Corrupt:
    return Corrupt(where="the ledger's identities", why=why)
