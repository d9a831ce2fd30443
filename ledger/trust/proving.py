"""What is handed out of a ledger so that others can check it without it, and how they check it."""

from __future__ import annotations

from base64 import b64decode
from hashlib import sha256
from urllib.parse import unquote

import attrs
import msgspec

from ledger.errors import Corrupt, NotFound
from ledger.events import Entries
from ledger.store.contract import Raw, Store
from ledger.store.hashing import SALT_SIZE
from ledger.trust.checkpoints import kept, nothing_new
from ledger.trust.errors import BadNote, NotTrusted
from ledger.trust.keys import PublicKey
from ledger.trust.notes import Checkpoint, Note, Proof, base64
from ledger.trust.policy import Policy
from ledger.trust.proofs import check_inclusion, consistency, inclusion
from ledger.trust.redactions import check_redactions
from ledger.trust.seen import origin_of, root_at


class Disclosed(msgspec.Struct, frozen=True, kw_only=True):
    """What a proof shows of its event: the entry, and salt and body where it was not redacted."""

    body: str | None = None
    entry: str
    salt: str | None = None


@attrs.frozen(kw_only=True)
class Proven:
    """An event that is proved to be in a ledger: its entry, what it says, and who signed for it.

    `body` is canonical JSON, None where the event was redacted; `recorded_at` is in microseconds
    since 1970; `signers` are those of the keys given that signed the checkpoint.
    """

    at: Checkpoint
    body: str | None
    kind: str
    recorded_at: int
    recorder: str
    seq: int
    signers: tuple[PublicKey, ...]


def prove(store: Store, seq: int, against: Note | None = None) -> Proof:
    """Prove that an event is in the tree of the newest checkpoint, or of one given.

    Raises `NotFound` for no such event, and where no checkpoint covers it; `Corrupt` where what is
    stored of it is not what was recorded.
    """
    note = against or _newest(store)
    at = Checkpoint.parse(note.text)
    if at.origin != origin_of(store) or at.size > store.head().seq:
        raise NotTrusted(what="checkpoint", why="it is not one of this ledger")
    if root_at(store, at.size) != at.root:
        raise NotTrusted(what="checkpoint", why="this ledger says something else")
    found = list(store.raw(seq, seq))
    if not found:
        raise NotFound(what="event", asked=str(seq))
    if seq > at.size:
        hint = _covering(store, seq)
        raise NotFound(what="checkpoint over event", asked=str(seq), hint=hint)
    hashes = inclusion(seq - 1, at.size, store.hashes)
    extra = msgspec.json.encode(_disclosed(store.ledger_id, found[0]))
    made = Proof(extra=extra, hashes=hashes, note=note, number=seq - 1)
    if found[0].body is None:
        check_redactions(store, [(seq, None)], seq, seq)
    try:
        check_proof(made.proof(), policy=Policy())
    except NotTrusted:
        why = "what is stored of it is not what was recorded; `claimledger verify --explain` says"
        raise Corrupt(where=f"event {seq}", why=f"{why} more", seq=seq) from None
    return made


def _covering(store: Store, seq: int) -> str:
    """Say how to come by a checkpoint that covers an event."""
    last = kept(store, origin_of(store))
    if last and seq <= last.at.size:
        return f"The newest one, over {last.at.size}, does: leave out the one you give."
    if last and nothing_new(store, last):
        return "A checkpoint covers those before it: the next one will, once more is recorded."
    return "Make one first: `claimledger checkpoint`."


def request(store: Store, since: int = 0) -> Proof:
    """Ask a witness to cosign the newest checkpoint; `since` is the size that it cosigned last.

    Raises `NotFound` without a checkpoint, or where `since` is beyond it.
    """
    note = _newest(store)
    size = Checkpoint.parse(note.text).size
    if not 0 <= since <= size:
        raise NotFound(what="checkpoint over", asked=str(since), hint=f"The newest is over {size}.")
    return Proof(hashes=consistency(since, size, store.hashes), note=note, number=since)


def check_proof(told: str, *, policy: Policy, checkpoint: str | None = None) -> Proven:
    """Check a proof without the ledger, by a policy of keys; `checkpoint` is one kept elsewhere.

    Raises `BadNote`, `BadKey`, and `NotTrusted` where anything does not hold.
    """
    proof = Proof.parse(told)
    at = Checkpoint.parse(proof.note.text)
    if checkpoint is not None and Note.parse(checkpoint).text != proof.note.text:
        size = Checkpoint.parse(Note.parse(checkpoint).text).size
        why = f"it is to a checkpoint over {at.size} events, and the one given is over {size}"
        raise NotTrusted(what="proof", why=f"{why}: ask for a proof to that one")
    note = Note.parse(checkpoint) if checkpoint is not None else proof.note
    disclosed = _read(proof.extra)
    leaf = sha256(b"\0" + disclosed.entry.encode()).digest()
    check_inclusion(leaf, proof.number, at.size, proof.hashes, at.root)
    return _proven(disclosed, proof.number + 1, at, policy.check(note, at.origin))


def _newest(store: Store) -> Note:
    found = kept(store, origin_of(store))
    if found is None:
        hint = "Make one first: `claimledger checkpoint`."
        raise NotFound(what="checkpoint", asked=origin_of(store), hint=hint)
    return found.note


def _disclosed(ledger_id: str, raw: Raw) -> Disclosed:
    entry = Entries(ledger_id, raw.batch).entry(raw.seq, raw.kind, raw.version, raw.sum).decode()
    if raw.body is None or raw.salt is None:
        return Disclosed(entry=entry)
    return Disclosed(body=base64(raw.body), entry=entry, salt=base64(raw.salt))


def _read(extra: bytes) -> Disclosed:
    try:
        found = msgspec.json.decode(extra, type=Disclosed)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise BadNote(what="proof", why=f"it does not show its event ({error})") from None
    if msgspec.json.encode(found) != extra or (found.body is None) != (found.salt is None):
        raise BadNote(what="proof", why="it does not show its event in canonical form")
    return found


def _proven(told: Disclosed, seq: int, at: Checkpoint, signed: tuple[PublicKey, ...]) -> Proven:
    """Hold what is shown of an event against its entry; raises `BadNote`, `NotTrusted`."""
    fields = told.entry.split(" ")
    if len(fields) != 9:
        raise BadNote(what="proof", why="its entry has not nine fields")
    _, ledger, number, kind, _, recorded_at, recorder, _, sum_ = fields
    if (f"claimledger/{ledger}", number) != (at.origin, str(seq)):
        raise NotTrusted(what="proof", why="its entry is of another place or ledger")
    body = None
    if told.body is not None and told.salt is not None:
        try:
            content, salt = (b64decode(it, validate=True) for it in (told.body, told.salt))
            found = sha256(salt + content).hexdigest()
            body = content.decode()
        except ValueError:
            found, salt = "", b""
        if found != sum_ or len(salt) != SALT_SIZE:
            raise NotTrusted(what="proof", why="what it says of the event is not what was recorded")
    return Proven(
        at=at,
        body=body,
        kind=kind.partition("/")[0],
        recorded_at=int(recorded_at),
        recorder=unquote(recorder),
        seq=seq,
        signers=signed,
    )
