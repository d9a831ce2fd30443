"""Which key signs for a ledger, and how another follows it: an event that the one before signs."""

from __future__ import annotations

import re

import attrs

from ledger.events import KeyRotated
from ledger.store.contract import Store
from ledger.trust.errors import BadKey, BadNote, NotTrusted
from ledger.trust.keys import PrivateKey, PublicKey, signers
from ledger.trust.notes import Note
from ledger.trust.policy import Policy
from ledger.trust.seen import origin_of

ROTATION = "claimledger/key-rotation"
"""The first line of what the key before says of the key that comes after it."""


@attrs.frozen(kw_only=True)
class Successor:
    """The key that signs from event `seq` on, in the place of the one before."""

    key: PublicKey
    seq: int


def current_key(store: Store) -> PublicKey | None:
    """Tell which key signs for a ledger now; None where none was made."""
    last = rotation(store)
    return PublicKey.parse(last.key) if last else None


def rotation(store: Store) -> KeyRotated | None:
    """Give the event that let the key that signs now follow the one before it."""
    for seq in reversed(store.marks("KeyRotated")):
        [recorded] = store.pick((seq,))
        if isinstance(recorded.event, KeyRotated):
            return recorded.event
    return None


def rotate(store: Store, new: PrivateKey, old: PrivateKey | None, *, by: str) -> Note:
    """Let another key sign for a ledger; the key before it says so too, where there is one.

    Raises `BadKey` where `old` is not the key that signs now. Without the old key, who trusts it
    has no reason to trust the new one.
    """
    head, now = store.head(), current_key(store)
    if old is not None and old.key != now:
        raise BadKey(key=old.name, why="it is not the key that signs for this ledger now")
    text = f"{ROTATION}\n{origin_of(store)}\n{head.seq + 1}\n{new.key}\n"
    note = Note(signatures=tuple(key.sign(text) for key in (old, new) if key), text=text)
    event = KeyRotated(key=str(new.key), note=str(note))
    store.append((event,), recorder=by, after=head.seq)
    return note


def successor(note: Note, trusted: PublicKey) -> Successor:
    """Tell which key a trusted key names as the next; raises `NotTrusted`, `BadNote`."""
    lines = note.text.split("\n")
    if lines[0] != ROTATION or len(lines) != 5 or lines[1] != trusted.name:
        raise BadNote(what="rotation", why="it does not say which key comes next")
    if not re.fullmatch("[0-9]{1,19}", lines[2]):
        raise BadNote(what="rotation", why="it does not say from which event on")
    if not signers(note, (trusted,)):
        raise NotTrusted(what="rotation", why=f"{trusted.name} has not signed it with that key")
    new = PublicKey.parse(lines[3])
    if (new.name, new.type) != (trusted.name, trusted.type):
        raise BadNote(what="rotation", why=f"the key it names is not one of {trusted.name}")
    if not signers(note, (new,)):
        raise NotTrusted(what="rotation", why="the new key has not signed it")
    return Successor(key=new, seq=int(lines[2]))


def followed(told: str, policy: Policy) -> Policy:
    """Trust the key that a rotation names from there on, and the one before it only until there.

    Give several rotations in their order: a key that was followed names no other. Raises
    `NotTrusted` where no log of the policy that counts signed it, and `BadNote`.
    """
    note, logs = Note.parse(told), [key for key in policy.logs if key not in policy.until]
    next_of = {key: successor(note, key) for key in logs if signers(note, (key,))}
    if not next_of:
        why = "no key that is trusted has signed it; give several in their order"
        raise NotTrusted(what="rotation", why=why)
    until = {old: new.seq for old, new in next_of.items() if new.key != old}
    known = dict.fromkeys((*policy.logs, *(new.key for new in next_of.values())))
    return attrs.evolve(policy, logs=tuple(known), until={**policy.until, **until})
