"""Records that come again: in the file that is being read, or in the ledger under their key."""

from __future__ import annotations

from hashlib import sha256
from typing import Final, Literal, TypeAlias

import attrs

from ledger.adapter import Draft
from ledger.events import Event, Recorded
from ledger.importing.known import Known, following
from ledger.importing.notes import Notes
from ledger.importing.versions import Versions
from ledger.references import made
from ledger.store.contract import Identity

Verdict: TypeAlias = Literal["new", "known", "newer", "clash"]
_PARTS: Final = "\x1f"


@attrs.frozen(kw_only=True)
class Held:
    """What a record's key stands for: its id, and under which identity another can follow."""

    id: str
    next: Identity
    replaceable: bool
    same: bool


@attrs.define(kw_only=True)
class InFile:
    """Which keyed records the file has brought so far, and in which version."""

    _seen: Notes[str] = attrs.field(factory=Notes, init=False)

    def verdict(self, draft: Draft, identity: Identity, told: bytes) -> Verdict:
        """Say what a keyed record is to one that the file brought before under the same key."""
        seen = self._seen.get(_place(identity))
        if seen is None:
            return "new"
        _, sum, version = seen.split(_PARTS, 2)
        if sum == _sum(told) or draft.version < version:
            return "known"
        return "newer" if draft.version > version else "clash"

    def id(self, identity: Identity) -> str:
        """Give the id of the record that the file brought before."""
        return (self._seen.get(_place(identity)) or "").split(_PARTS)[0]

    def note(self, draft: Draft, identity: Identity, told: bytes, id: str) -> None:
        """Take note of a keyed record and of the id it has."""
        self._seen[_place(identity)] = _PARTS.join((id, _sum(told), draft.version))


def _place(identity: Identity) -> str:
    return f"{identity[0]}{_PARTS}{identity[1].hex()}"


def _sum(told: bytes) -> str:
    return sha256(told).hexdigest()[:32]


def held(identity: Identity, event: Event, known: Known, versions: Versions) -> Held | None:
    """Find what the ledger has under a record's key: the last of those that followed one another.

    A record that is no claim cannot be amended: a changed one is recorded anew under the next
    form of its identity, and the one before is withdrawn.
    """
    last: Recorded | None = None
    while True:
        found = known.record(identity)
        if found.event is None:
            break
        last = found.event
        identity = following(found.identity)
    if last is None or last.event is None:
        return None
    id = made(last.event) or ""
    return Held(
        id=id,
        next=found.identity,
        replaceable=bool(id) and versions.replaceable(id),
        same=versions.alike(last.event, event),
    )
