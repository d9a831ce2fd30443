"""Trust: check the ledger, sign where it stands, prove what is in it, cosign another's."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from ledger.errors import LedgerError, NotFound
from ledger.events import KeyRotated
from ledger.store.contract import Head
from ledger.trust.checkpoints import receive, sign, verified
from ledger.trust.errors import BadKey, InDoubt
from ledger.trust.keys import PrivateKey, PublicKey
from ledger.trust.notes import Note
from ledger.trust.policy import Policy
from ledger.trust.proving import prove, request
from ledger.trust.rotations import current_key, rotate, rotation
from ledger.trust.seen import Seen, home, origin_of
from ledger.trust.verify import Verified
from ledger.trust.witness import cosign
from ledger.verbs.again import again
from ledger.verbs.asking import Asking

PathLike = str | os.PathLike[str]


class Proving(Asking):
    """What makes a ledger checkable by those who do not trust its owner."""

    def head(self) -> Head:
        """Tell where the ledger stands: its last event's number and the root over all."""
        return self.store.head()

    def verify(
        self, *, quick: bool = False, checkpoint: str | None = None, policy: Policy | None = None
    ) -> Verified:
        """Check every event against what was committed to; raises `Corrupt`.

        With `quick`, only what was recorded since the last checkpoint. `checkpoint` is one that was
        kept elsewhere, on which the ledger has to go on: else `Forked`, or `OlderCopy` where it
        ends before. By a `policy` its signatures are checked too: `BadNote`, `NotTrusted`.
        """
        return verified(self.store, quick=quick, checkpoint=checkpoint, policy=policy)

    def new_key(
        self, path: PathLike | None = None, *, old: PathLike | None = None, lost: bool = False
    ) -> str:
        """Make the key that signs for this ledger from now on; gives its public half, a vkey.

        It is written to a file outside the ledger that only its owner can read. A ledger that has
        a key wants the file of the `old` one, which signs that the new one is its successor, unless
        it is `lost`: then who trusts the old key has no reason to trust the new one. Raises
        `BadKey`.
        """
        now = current_key(self.store)
        if now and old is None and not lost:
            why = "a key signs for this ledger already: give its file as the old key, or say that"
            raise BadKey(key=str(now), why=f"{why} it is lost")
        before = PrivateKey.read(Path(old)) if old is not None else None
        key = PrivateKey.made(origin_of(self.store), self._clock)
        file = Path(path) if path is not None else self._path(key.key)
        key.write(file)
        try:
            again(lambda: rotate(self.store, key, before, by=self.by))
        except InDoubt:  # the ledger may name it by now
            raise
        except LedgerError:
            file.unlink()
            raise
        return str(key.key)

    def public_key(self) -> str:
        """Give the public half (vkey) of the key that signs now; raises `NotFound` without one."""
        return self._rotation().key

    def rotation(self) -> str:
        """Give the note in which the old key names the new one, for those who trust the old one.

        Raises `NotFound` where no key was made yet.
        """
        return self._rotation().note

    def _rotation(self) -> KeyRotated:
        last = rotation(self.store)
        if last is None:
            hint = "`claimledger keygen` makes one."
            raise NotFound(what="key of", asked=origin_of(self.store), hint=hint)
        return last

    def checkpoint(self, key: PathLike | None = None) -> str:
        """Sign where the ledger stands, and keep the checkpoint; gives the note to hand out.

        What was recorded since the last one is read back and checked first. `key` is the key's
        file, otherwise the one that `new_key` made here. Raises `BadKey`, `Corrupt`, `Forked`,
        `OlderCopy`.
        """
        private = self._key(key)
        return str(again(lambda: sign(self.store, private, by=self.by, seen=Seen())))

    def prove(self, event: str | int, checkpoint: str | None = None) -> str:
        """Prove that an event is in the ledger, by number or by an id it brought; gives the proof.

        It leads to the newest checkpoint, or to the one given, and shows what the event says where
        it was not redacted. Raises `NotFound`, also where no checkpoint covers it yet, and
        `Corrupt` where what is stored of it is not what was recorded.
        """
        seq = event if isinstance(event, int) else self.store.where(event)
        if seq is None:
            hint = "Give an id, or an event's number, on the command line as event:12."
            raise NotFound(what="record", asked=str(event), hint=hint)
        note = Note.parse(checkpoint) if checkpoint is not None else None
        return prove(self.store, seq, note).proof()

    def request(self, since: int = 0) -> str:
        """Ask a witness to cosign the newest checkpoint; gives the request to hand over.

        `since` is the number of events that this witness cosigned last. Raises `NotFound`.
        """
        return request(self.store, since).request()

    def cosign(self, request: str, *, trust: str | None = None, key: PathLike | None = None) -> str:
        """Cosign a checkpoint of somebody else's ledger, as its witness; gives it cosigned.

        `trust` is the public key (vkey) of that ledger, told the first time and when it changes.
        This ledger keeps what it cosigned, and never cosigns a second history; an older copy of it
        is known from then on. Raises `BadNote`, `BadKey`, `NotTrusted`, `Forked`, `OlderCopy`,
        `StoreFailed`.
        """
        private, log = self._key(key), PublicKey.parse(trust) if trust is not None else None
        at = self._clock.now() // 1_000_000
        made = again(
            lambda: cosign(self.store, request, private, at=at, by=self.by, seen=Seen(), trust=log)
        )
        return str(made)

    def receive(self, receipt: str, witnesses: Sequence[str]) -> str:
        """Keep a cosigned checkpoint as a receipt; gives the checkpoint with all its signatures.

        `witnesses` are the public keys (vkeys) of those who may have cosigned it. Raises `BadNote`,
        `NotTrusted`.
        """
        keys = [PublicKey.parse(vkey).witness for vkey in witnesses]
        return str(again(lambda: receive(self.store, receipt, keys, by=self.by)))

    def _key(self, path: PathLike | None) -> PrivateKey:
        if path is not None:
            return PrivateKey.read(Path(path))
        now = current_key(self.store)
        if now is None:
            why = "no key signs for this ledger yet; `claimledger keygen` makes one"
            raise BadKey(key=origin_of(self.store), why=why)
        return PrivateKey.read(self._path(now))

    def _path(self, key: PublicKey) -> Path:
        return home() / "keys" / f"{self.store.ledger_id}-{key.id.hex()}.key"
