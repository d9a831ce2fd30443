"""All of an append that needs no lock: checks, encoding, salts and sums."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeAlias, get_args

import attrs

from ledger.checks import checked
from ledger.clock import Clock
from ledger.codec import Codec, write_all
from ledger.errors import BadEvent, Taken, UnknownReference
from ledger.events import ClaimCoded, ClaimRecorded, Event, Mark, PayloadRedacted
from ledger.references import counts_on, fits, made, references, repeatable
from ledger.store.contract import Identity, Part
from ledger.store.hashing import IDS, KEY_SIZE, SALT_SIZE, cut, key_of, keys_of, salted_sums
from ledger.store.parts import check_parts

Holds: TypeAlias = Callable[[str], bool]
"""Tells whether the ledger holds an id."""
Erased: TypeAlias = tuple[int, int | None]
"""What a redaction takes out: an event, by its number, or one part of its captured text."""
KindOf: TypeAlias = Callable[[str], str | None]
"""Tells which kind of event brought an id into the ledger."""


@attrs.define
class Identities:
    """Rows of identity, column by column, before their events are numbered."""

    keys: list[bytes] = attrs.field(factory=list)
    positions: list[int] = attrs.field(factory=list)
    sources: list[bytes] = attrs.field(factory=list)

    def __iter__(self) -> Iterator[tuple[bytes, bytes, int]]:
        """Go through source, key and position in the batch."""
        return zip(self.sources, self.keys, self.positions, strict=True)


@attrs.frozen(kw_only=True)
class Incoming:
    """A batch of checked events, column by column, ready to be numbered and written.

    `fresh` are the identities that must be new; `again` those that may be there already. `erased`
    is what the batch redacts; of the events `forgotten`, record keys are made anew.
    """

    again: Identities
    bodies: list[bytes]
    erased: list[Erased]
    forgotten: list[int]
    fresh: Identities
    ids: list[str]
    kinds: list[str]
    parts: Mapping[int, Sequence[Part]]
    salts: list[bytes]
    sums: list[bytes]
    versions: list[int]


def prepare(
    events: Sequence[Event],
    *,
    clock: Clock,
    codec: Codec,
    holds: Holds,
    kind_of: KindOf,
    keys: Mapping[int, Identity] | None,
    parts: Mapping[int, Sequence[Part]] | None,
) -> Incoming:
    """Check and encode events for one batch; raises `BadEvent`, `Taken`, `UnknownReference`."""
    kinds = _kinds(events, codec)
    bodies = checked(events, write_all(events))
    check_parts(events, parts or {})
    ids, fresh, again = _identities(events, holds, kind_of)
    _add_record_keys(fresh, len(events), keys or {})
    salts = cut(clock.random(SALT_SIZE * len(bodies)))
    return Incoming(
        again=again,
        bodies=bodies,
        erased=[(h.seq, h.part) for e in events if type(e) is PayloadRedacted for h in e.holes],
        forgotten=[
            h.seq
            for e in events
            if type(e) is PayloadRedacted and e.forget
            for h in e.holes
            if h.part is None
        ],
        fresh=fresh,
        ids=ids,
        kinds=kinds,
        parts=parts or {},
        salts=salts,
        sums=salted_sums(salts, bodies),
        versions=[codec.versions[k] for k in kinds],
    )


def _kinds(events: Sequence[Event], codec: Codec) -> list[str]:
    if not events:
        raise BadEvent(kind="append", where="events", why="there is nothing to append")
    kinds = [type(e).__name__ for e in events]
    for kind, event in zip(kinds, events, strict=True):
        if codec.kinds.get(kind) is not type(event):
            raise BadEvent(kind=kind, where="$", why="that is no kind of event this ledger writes")
    return kinds


def _identities(
    events: Sequence[Event], holds: Holds, kind_of: KindOf
) -> tuple[list[str], Identities, Identities]:
    """Tell the ids that the events bring, once every id they count on is found."""
    brought: dict[str, int] = {}
    again: dict[str, int] = {}
    there: set[str] = set()
    for n, event in enumerate(events):
        ids = counts_on(event)
        if not there.issuperset(ids):
            for id in ids:
                if not (id in there or id in brought or id in again or holds(id)):
                    raise _unknown(event, id)
            there.update(ids)
        if type(event) is ClaimCoded:
            at = brought.get(event.coding.claim)
            if at is None or type(events[at]) is not ClaimRecorded:
                _check_kinds(event, events, ChainMap(brought, again), kind_of)
        elif type(event) is not ClaimRecorded:  # there are many: an id that is there will do
            _check_kinds(event, events, ChainMap(brought, again), kind_of)
        new = made(event)
        if new is None:
            continue
        if new in brought or new in again:
            if not (repeatable(event) and new in again):
                raise taken(type(event).__name__, f"the id {new!r} stands twice in the batch")
        elif repeatable(event):
            again[new] = n
        else:
            brought[new] = n
    return [*brought, *again], _of_ids(brought), _of_ids(again)


def _check_kinds(
    event: Event, events: Sequence[Event], brought: Mapping[str, int], kind_of: KindOf
) -> None:
    """Make sure that each id is of what the event means by it; raises `UnknownReference`."""
    for where, what, id in references(event):
        kind = type(events[brought[id]]).__name__ if id in brought else kind_of(id)
        if kind is not None and not fits(what, kind):
            raise UnknownReference(kind=type(event).__name__, where=where, what=what, id=id)


def _of_ids(positions: dict[str, int]) -> Identities:
    keys = keys_of(positions)
    return Identities(keys, list(positions.values()), [IDS] * len(keys))


def _unknown(event: Event, id: str) -> UnknownReference:
    where, what = next((where, what) for where, what, other in references(event) if other == id)
    return UnknownReference(kind=type(event).__name__, where=where, what=what, id=id)


def _add_record_keys(fresh: Identities, count: int, keys: Mapping[int, Identity]) -> None:
    sources = {source: key_of(source) for source in {source for source, _ in keys.values()}}
    for n, (_, key) in keys.items():
        if not 0 <= n < count or len(key) != KEY_SIZE:
            why = f"a key is {KEY_SIZE} bytes, for a position in the batch"
            raise BadEvent(kind="keys", where=f"keys[{n}]", why=why)
    fresh.keys += [key for _, key in keys.values()]
    fresh.positions += keys
    fresh.sources += [sources[source] for source, _ in keys.values()]


def taken(kind: str, why: str) -> Taken:
    """Say that an identity is in the ledger already."""
    hint = "Look for it with `find` or `where` first; what changed since is an amendment."
    return Taken(kind=kind, where="$", why=why, hint=hint)


def clash(incoming: Incoming, where: Callable[[bytes, bytes], int | None]) -> Taken | None:
    """Find the first identity that is not new; `where` gives the number it has in the ledger."""
    seen: set[tuple[bytes, bytes]] = set()
    for source, key, n in incoming.fresh:
        seq = where(source, key)
        if seq is not None or (source, key) in seen:
            what = "its id" if source == IDS else f"the record key {key.hex()}"
            at = "earlier in the batch" if seq is None else f"in the ledger, at event {seq}"
            return taken(incoming.kinds[n], f"{what} is {at}")
        seen.add((source, key))
    return None


def not_there(erased: Erased) -> UnknownReference:
    """Say that what is to be redacted is not in the ledger before its redaction."""
    seq, part = erased
    what = "event to redact" if part is None else f"part {part} of a text to redact, at event"
    kind = PayloadRedacted.__name__
    return UnknownReference(kind=kind, where="$.holes", what=what, id=str(seq))


def check_erasable(seq: int, kind: str) -> None:
    """Make sure that proofs do not hang on an event that is to be redacted; raises `BadEvent`."""
    if kind in get_args(Mark):
        why = f"event {seq} is a {kind}, which is never erased"
        raise BadEvent(kind=PayloadRedacted.__name__, where="$.holes", why=why)
