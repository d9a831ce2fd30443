"""Signed checkpoints of a ledger: made after a look at the stored bytes, kept in it as events."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from ledger.events import CheckpointKept, Event
from ledger.store.contract import Store
from ledger.trust.errors import BadKey, NotTrusted
from ledger.trust.keys import PrivateKey, PublicKey, signers
from ledger.trust.notes import Checkpoint, Note
from ledger.trust.policy import Policy
from ledger.trust.rotations import current_key
from ledger.trust.seen import Seen, origin_of
from ledger.trust.verify import Verified, verify


@attrs.frozen(kw_only=True)
class Kept:
    """A checkpoint as a ledger keeps it: the event's number, the key of its log, and the note."""

    at: Checkpoint
    key: PublicKey
    note: Note
    seq: int


def kept(store: Store, origin: str) -> Kept | None:
    """Find the newest checkpoint of a log that a ledger keeps: of itself, or of one it cosigned."""
    for seq in reversed(store.marks("CheckpointKept")):
        [recorded] = store.pick((seq,))
        if isinstance(recorded.event, CheckpointKept):
            note = Note.parse(recorded.event.note)
            if note.text.startswith(f"{origin}\n"):
                key = PublicKey.parse(recorded.event.key)
                return Kept(at=Checkpoint.parse(note.text), key=key, note=note, seq=seq)
    return None


def verified(
    store: Store,
    *,
    quick: bool = False,
    checkpoint: str | None = None,
    policy: Policy | None = None,
) -> Verified:
    """Check a ledger: all of it, or what came since its last checkpoint; see `Ledger.verify`."""
    last = kept(store, origin_of(store)) if quick else None
    note = Note.parse(checkpoint) if checkpoint is not None else None
    against = Checkpoint.parse(note.text) if note else None
    if note and against and policy:
        policy.check(note, against.origin)
    return verify(store, since=last.at if last else None, against=against)


def sign(store: Store, key: PrivateKey, *, by: str, seen: Seen) -> Note:
    """Sign where a ledger stands, and keep the checkpoint in it; gives the note to hand out.

    First what was stored since the last checkpoint is read back and hashed again, and the ledger
    held against what was seen of it. With nothing new since the last one, it is that one. Raises
    `BadKey`, `Corrupt`, `Forked`, `OlderCopy`, `MovedOn`.
    """
    origin, head = origin_of(store), store.head()
    _own(store, key.key)
    last = kept(store, origin)
    if last and last.key == key.key and nothing_new(store, last):
        return last.note
    verify(store, since=last.at if last else None)
    seen.check(store, origin)
    text = str(Checkpoint(origin=origin, root=head.root, size=head.seq))
    note = Note(signatures=(key.sign(text),), text=text)
    seen.keep(note)  # first: what cannot be remembered here is not handed out either
    _keep(store, CheckpointKept(key=str(key.key), note=str(note)), by=by, after=head.seq)
    return note


def receive(store: Store, told: str, witnesses: Iterable[PublicKey], *, by: str) -> Note:
    """Keep a witness's receipt: one of this ledger's checkpoints, cosigned; gives all on one note.

    Raises `BadNote`, `NotTrusted` where no such witness cosigned it or it is not one of this
    ledger's.
    """
    note, head = Note.parse(told), store.head()
    found = signers(note, witnesses)
    if not found:
        raise NotTrusted(what="receipt", why="none of the witnesses named has cosigned it")
    last = kept(store, origin_of(store))
    if last is None or last.note.text != note.text:
        raise NotTrusted(what="receipt", why="it is not of this ledger's newest checkpoint")
    mine = {(key.name, key.id) for key in found}
    known = set(last.note.signatures)
    fresh = [it for it in note.signatures if (it.name, it.id) in mine and it not in known]
    if not fresh:
        return last.note
    whole = attrs.evolve(last.note, signatures=(*last.note.signatures, *fresh))
    _keep(store, CheckpointKept(key=str(last.key), note=str(whole)), by=by, after=head.seq)
    return whole


def _own(store: Store, key: PublicKey) -> None:
    now = current_key(store)
    if now is None:
        why = "no key signs for this ledger yet; `claimledger keygen` makes one"
        raise BadKey(key=origin_of(store), why=why)
    if now != key:
        raise BadKey(key=str(key), why=f"another key signs for this ledger: {now}")


def nothing_new(store: Store, last: Kept) -> bool:
    """Tell whether nothing but own checkpoints and receipts was written since the last one."""
    since = tuple(seq for seq in store.marks("CheckpointKept") if seq > last.at.size)
    own = f"{last.at.origin}\n"
    return len(since) == store.head().seq - last.at.size and all(
        isinstance(it.event, CheckpointKept) and it.event.note.startswith(own)
        for it in store.pick(since)
    )


def _keep(store: Store, event: Event, *, by: str, after: int) -> None:
    store.append((event,), recorder=by, after=after)
