"""Cosigning another's ledger (C2SP tlog-witness): never two histories of it, never an older one."""

from __future__ import annotations

import attrs

from ledger.events import CheckpointKept
from ledger.store.contract import Store
from ledger.trust.checkpoints import Kept, kept
from ledger.trust.errors import BadNote, Forked, NotTrusted
from ledger.trust.keys import PrivateKey, PublicKey, signers
from ledger.trust.notes import Checkpoint, Note, Proof
from ledger.trust.proofs import check_consistency
from ledger.trust.seen import Seen, origin_of


def cosign(
    store: Store,
    told: str,
    key: PrivateKey,
    *,
    by: str,
    at: int,
    seen: Seen,
    trust: PublicKey | None = None,
) -> Note:
    """Cosign a checkpoint of another ledger, and keep it in one's own; gives it cosigned.

    `told` is a request: the checkpoint and the proof that it goes on from the one cosigned last.
    `trust` is that ledger's key, told the first time and when it changes; `at` is the time in
    seconds. An older copy of the witness's own ledger cosigns nothing, as far as was `seen`. Raises
    `BadNote`, `NotTrusted`, `Forked` for a second history, `OlderCopy`, `StoreFailed`, `MovedOn`.
    """
    head, request = store.head(), Proof.parse_request(told)
    new = Checkpoint.parse(request.note.text)
    last = kept(store, new.origin)
    if new.origin == origin_of(store):
        raise NotTrusted(what=new.origin, why="a ledger is no witness of its own; ask another's")
    log = _trusted(request.note, new, last, trust)
    _goes_on(request, new, last)
    seen.check(store, origin_of(store))
    seen.stands(store)  # what cannot be remembered is not cosigned
    cosigned = attrs.evolve(
        request.note,
        signatures=(
            *(it for it in request.note.signatures if (it.name, it.id) == (log.name, log.id)),
            key.cosign(request.note.text, at),
        ),
    )
    event = CheckpointKept(key=str(log), note=str(cosigned))
    store.append((event,), recorder=by, after=head.seq)
    seen.stands(store)
    return cosigned


def _trusted(note: Note, new: Checkpoint, last: Kept | None, told: PublicKey | None) -> PublicKey:
    """Tell which key of the log signed the checkpoint; raises `NotTrusted`."""
    trust = told or (last.key if last else None)
    if trust is None:
        why = "nothing of this ledger was cosigned before: say which key to trust for it"
        raise NotTrusted(what=new.origin, why=why)
    if trust.name != new.origin:
        raise NotTrusted(what=new.origin, why=f"the key is of another ledger, {trust.name}")
    if not signers(note, (trust,)):
        raise NotTrusted(what=new.origin, why=f"{trust} has not signed the checkpoint")
    return trust


def _goes_on(request: Proof, new: Checkpoint, last: Kept | None) -> None:
    """Make sure that a checkpoint goes on from the last; raises as `cosign` does."""
    size, root = (last.at.size, last.at.root) if last else (0, new.root)
    if request.number > new.size:
        raise BadNote(what="request", why=f"it is over {new.size} events, after {request.number}")
    if request.number != size:
        why = f"{size} events were cosigned last: ask again with a proof from there"
        raise BadNote(what="request", why=f"it goes on from {request.number}, but {why}")
    if size == new.size and root != new.root:
        why = f"it signed two histories of {size} events: this one, and one cosigned here before"
        raise Forked(origin=new.origin, why=why)
    check_consistency(size, new.size, request.hashes, root, new.root)
