"""All of an append that needs no lock: checks, encoding, salts and sums."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

import attrs

from ledger.checks import check
from ledger.clock import Clock
from ledger.codec import Codec, encode
from ledger.errors import BadEvent, UnknownReference
from ledger.events import Event
from ledger.references import made, references, repeatable
from ledger.store.contract import Identity, Part
from ledger.store.hashing import IDS, KEY_SIZE, SALT_SIZE, cut, key_of, salted_sums
from ledger.store.parts import check_parts

Holds: TypeAlias = Callable[[str], bool]
"""Tells whether the ledger holds an id."""
Placed: TypeAlias = tuple[bytes, bytes, int]
"""(source, key, position in the batch): a row of identity whose number is not known yet."""


@attrs.frozen(kw_only=True)
class Incoming:
    """A batch of checked events, column by column, ready to be numbered and written.

    `fresh` are the identities that must be new; `again` those that may be there already.
    """

    again: list[Placed]
    bodies: list[bytes]
    fresh: list[Placed]
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
    keys: Mapping[int, Identity] | None,
    parts: Mapping[int, Sequence[Part]] | None,
) -> Incoming:
    """Check and encode events for one batch; raises `BadEvent` and `UnknownReference`."""
    kinds = _checked(events, codec)
    check_parts(events, parts or {})
    ids, fresh, again = _identities(events, holds)
    fresh += _record_keys(len(events), keys or {})
    bodies = [encode(e) for e in events]
    salts = cut(clock.random(SALT_SIZE * len(bodies)))
    return Incoming(
        again=again,
        bodies=bodies,
        fresh=fresh,
        ids=ids,
        kinds=kinds,
        parts=parts or {},
        salts=salts,
        sums=salted_sums(salts, bodies),
        versions=[codec.versions[k] for k in kinds],
    )


def _checked(events: Sequence[Event], codec: Codec) -> list[str]:
    if not events:
        raise BadEvent(kind="append", where="events", why="there is nothing to append")
    kinds = [type(e).__name__ for e in events]
    for kind, event in zip(kinds, events, strict=True):
        if codec.kinds.get(kind) is not type(event):
            raise BadEvent(kind=kind, where="$", why="that is no kind of event this ledger writes")
        check(event)
    return kinds


def _identities(
    events: Sequence[Event], holds: Holds
) -> tuple[list[str], list[Placed], list[Placed]]:
    """Tell the ids that the events bring, once every id they count on is found."""
    brought: dict[str, None] = {}
    fresh: list[Placed] = []
    again: list[Placed] = []
    for n, event in enumerate(events):
        for where, what, id in references(event):
            if id not in brought and not holds(id):
                raise UnknownReference(kind=type(event).__name__, where=where, what=what, id=id)
        new = made(event)
        if new is not None:
            if not repeatable(event):
                if new in brought:
                    raise taken(type(event).__name__, f"the id {new!r} stands twice in the batch")
                fresh.append((IDS, key_of(new), n))
            elif new not in brought:
                again.append((IDS, key_of(new), n))
            brought[new] = None
    return list(brought), fresh, again


def _record_keys(count: int, keys: Mapping[int, Identity]) -> list[Placed]:
    sources = {source: key_of(source) for source in {source for source, _ in keys.values()}}
    for n, (_, key) in keys.items():
        if not 0 <= n < count or len(key) != KEY_SIZE:
            why = f"a key is {KEY_SIZE} bytes, for a position in the batch"
            raise BadEvent(kind="keys", where=f"keys[{n}]", why=why)
    return [(sources[source], key, n) for n, (source, key) in keys.items()]


def taken(kind: str, why: str) -> BadEvent:
    """Say that an identity is in the ledger already."""
    hint = "Look for it with `find` or `where` first; what changed since is an amendment."
    return BadEvent(kind=kind, where="$", why=why, hint=hint)


def clash(incoming: Incoming, where: Callable[[bytes, bytes], int | None]) -> BadEvent | None:
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
