"""Keys: what signs notes (Ed25519, RFC 8032), and what tells whose signature is under one.

Public keys are written as C2SP's vkeys, `name+id+base64`; a private key is a file of its own, which
only its owner can read.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

import attrs

from ledger.clock import Clock
from ledger.errors import MissingExtra
from ledger.trust.errors import BadKey, BadNote, NotTrusted
from ledger.trust.notes import Note, Signature, base64, unbase64

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric import ed25519

LOG: Final = 1
"""The type of a key that signs a note: plain Ed25519 (C2SP signed-note)."""
WITNESS: Final = 4
"""The type of a key that cosigns: Ed25519 with the time (C2SP tlog-cosignature)."""
_PUBLIC = re.compile(r"([^\s+\0-\x1f]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)")
_PRIVATE = re.compile(r"PRIVATE\+KEY\+([^\s+\0-\x1f]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)\n?")


@attrs.frozen(kw_only=True)
class PublicKey:
    """Whose signature to trust: the key's name, and the 32 bytes that check it."""

    name: str
    public: bytes
    type: int = LOG

    @property
    def id(self) -> bytes:
        """The four bytes that stand before each of its signatures."""
        return sha256(f"{self.name}\n".encode() + bytes([self.type]) + self.public).digest()[:4]

    @property
    def witness(self) -> PublicKey:
        """The same key as one that cosigns."""
        return attrs.evolve(self, type=WITNESS)

    def __str__(self) -> str:
        return f"{self.name}+{self.id.hex()}+{base64(bytes([self.type]) + self.public)}"

    @classmethod
    def parse(cls, vkey: str) -> PublicKey:
        """Read a public key from its vkey; raises `BadKey`."""
        name, id, material = _taken(_PUBLIC, vkey, "public key")
        found = cls(name=name, public=material[1:], type=material[0])
        if found.type not in (LOG, WITNESS):
            raise BadKey(key=name, why=f"keys of type {found.type} are not known here")
        if found.id != id:
            raise BadKey(key=name, why="its id does not fit it; maybe it was not copied whole")
        return found

    def signed(self, text: str, mine: Signature) -> bool:
        """Tell whether a signature under a text was made by this key."""
        if self.type == LOG:
            return _fits(self.public, mine.signed, text.encode())
        at = int.from_bytes(mine.signed[:8], "big")
        said = _cosigned(text, at).encode()
        return at < 1 << 63 and _fits(self.public, mine.signed[8:], said)


@attrs.frozen(kw_only=True)
class PrivateKey:
    """What signs: the key's name, and 32 bytes that nobody else may see."""

    name: str
    seed: bytes = attrs.field(repr=False)

    @classmethod
    def made(cls, name: str, clock: Clock) -> PrivateKey:
        """Make a fresh key."""
        return cls(name=name, seed=clock.random(32))

    @property
    def key(self) -> PublicKey:
        """The public half."""
        return PublicKey(name=self.name, public=_private(self.seed).public_key().public_bytes_raw())

    def sign(self, text: str) -> Signature:
        """Sign a note's text, which ends with a line feed."""
        signed = _private(self.seed).sign(text.encode())
        return Signature(id=self.key.id, name=self.name, signed=signed)

    def cosign(self, text: str, at: int) -> Signature:
        """Say of a checkpoint that it is the largest seen of its log; `at` in seconds."""
        signed = _private(self.seed).sign(_cosigned(text, at).encode())
        return Signature(
            id=self.key.witness.id, name=self.name, signed=at.to_bytes(8, "big") + signed
        )

    def write(self, path: Path) -> None:
        """Write the key to a new file that only its owner can read; raises `BadKey`."""
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        told = f"PRIVATE+KEY+{self.name}+{self.key.id.hex()}+{base64(b'%c' % LOG + self.seed)}\n"
        try:
            file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            raise BadKey(key=str(path), why="there is a file already; name another") from None
        with os.fdopen(file, "w", encoding="ascii") as out:
            out.write(told)

    @classmethod
    def read(cls, path: Path) -> PrivateKey:
        """Read a key from its file; raises `BadKey`, also where others can read it."""
        try:
            mode, told = path.stat().st_mode, path.read_bytes().decode("ascii", "replace")
        except FileNotFoundError:
            why = "the key is not there; say which file it is in, on the command line by --key FILE"
            raise BadKey(key=str(path), why=why) from None
        except OSError as error:
            raise BadKey(key=str(path), why=f"it cannot be read: {error.strerror}") from None
        if not told.startswith("PRIVATE+KEY+"):
            why = "it holds no private key, which is one line that begins with PRIVATE+KEY+"
            raise BadKey(key=str(path), why=why)
        name, id, material = _taken(_PRIVATE, told, str(path))
        if os.name == "posix" and mode & 0o077:
            raise BadKey(key=str(path), why=f"others can read it; run `chmod 600 {path}`")
        found = cls(name=name, seed=material[1:])
        if material[0] != LOG or found.key.id != id:
            raise BadKey(key=str(path), why="its id does not fit it; maybe it was not copied whole")
        return found


def read_text(path: Path) -> str:
    """Read a note, proof or policy from its file, just as it stands; raises `BadNote`."""
    try:
        return path.read_bytes().decode()
    except (OSError, UnicodeDecodeError) as error:
        raise BadNote(what=str(path), why=f"it cannot be read ({error})") from None


def signers(note: Note, trusted: Iterable[PublicKey]) -> tuple[PublicKey, ...]:
    """List the trusted keys that signed a note; signatures of other keys are passed over.

    Raises `NotTrusted` where a signature under the name and id of a trusted key is not its own.
    """
    found: list[PublicKey] = []
    for key in trusted:
        mine = [it for it in note.signatures if (it.name, it.id) == (key.name, key.id)]
        if not all(key.signed(note.text, it) for it in mine):
            raise NotTrusted(what=f"signature of {key.name}", why="it does not fit the text")
        found += [key] if mine else []
    return tuple(found)


def _cosigned(text: str, at: int) -> str:
    return f"cosignature/v1\ntime {at}\n{text}"


def _taken(pattern: re.Pattern[str], told: str, what: str) -> tuple[str, bytes, bytes]:
    """Take a key apart: name, id, and 33 bytes of type and key."""
    found = pattern.fullmatch(told)
    try:
        material = unbase64(found[3]) if found else b""
    except BadNote:
        material = b""
    if found is None or len(material) != 33:
        raise BadKey(key=what, why="it is not written as C2SP says: name+id+base64")
    return found[1], bytes.fromhex(found[2]), material


def _private(seed: bytes) -> ed25519.Ed25519PrivateKey:
    try:
        from cryptography.hazmat.primitives.asymmetric import ed25519 as kind
    except ImportError:
        raise MissingExtra(extra="proofs", package="cryptography") from None
    return kind.Ed25519PrivateKey.from_private_bytes(seed)


def _fits(public: bytes, signed: bytes, said: bytes) -> bool:
    try:
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric import ed25519 as kind
    except ImportError:
        raise MissingExtra(extra="proofs", package="cryptography") from None
    try:
        kind.Ed25519PublicKey.from_public_bytes(public).verify(signed, said)
    except InvalidSignature:
        return False
    return True
