"""Signs notes by the standards alone, so that a case is wrong in the one way it says.

Nothing here is the product's but the name of its format: Ed25519 is that of `cryptography`, the
rest is written from C2SP's signed-note, tlog-checkpoint, tlog-cosignature and tlog-proof.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256
from typing import Final

import attrs
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ledger.events import FORMAT

LEDGER: Final = "01HZZZZZZZZZZZZZZZZZZZZZZZ"
ORIGIN: Final = f"claimledger/{LEDGER}"
ORDER: Final = 2**252 + 27742317777372353535851937790883648493


@attrs.frozen
class Case:
    """A text as bytes, whether it is to be taken, and which rule says so."""

    name: str
    told: bytes
    taken: bool
    rule: str


@attrs.frozen
class Signer:
    """A key of a note: type 1 signs, type 4 cosigns."""

    name: str
    seed: int
    type: int = 1

    @property
    def private(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(bytes([self.seed]) * 32)

    @property
    def public(self) -> bytes:
        return self.private.public_key().public_bytes_raw()

    @property
    def id(self) -> bytes:
        data = self.name.encode() + b"\n" + bytes([self.type]) + self.public
        return sha256(data).digest()[:4]

    @property
    def vkey(self) -> str:
        return f"{self.name}+{self.id.hex()}+{base64(bytes([self.type]) + self.public)}"

    def signed(self, text: str, time: int = 1_700_000_000) -> bytes:
        """The key id and the signature of a text."""
        if self.type == 4:
            said = f"cosignature/v1\ntime {time}\n{text}".encode()
            return self.id + time.to_bytes(8, "big") + self.private.sign(said)
        return self.id + self.private.sign(text.encode())

    def line(self, text: str) -> str:
        return line(self.name, self.signed(text))


LOG: Final = Signer(ORIGIN, 1)
WITNESS: Final = Signer("witness.example/w1", 2, 4)
STRANGER: Final = Signer("stranger.example", 3)


def base64(data: bytes) -> str:
    return b64encode(data).decode()


def line(name: str, signature: bytes) -> str:
    return f"\u2014 {name} {base64(signature)}\n"


def note(text: str, *lines: str) -> bytes:
    return f"{text}\n{''.join(lines)}".encode()


def signed(text: str) -> bytes:
    """A note that the log signed and the witness cosigned."""
    return note(text, LOG.line(text), WITNESS.line(text))


# A tree of seven events, written from RFC 6962's definitions.

SALT: Final = bytes(range(16))
BODIES: Final = [f'{{"claim":{n}}}'.encode() for n in range(7)]


def sum_of(index: int) -> str:
    return sha256(SALT + BODIES[index]).hexdigest()


def entry(index: int, ledger: str = LEDGER) -> str:
    at = 1_700_000_000_000_000 + index
    return f"{FORMAT} {ledger} {index + 1} ClaimRecorded/1 2 {at} ann - {sum_of(index)}"


def leaves(ledger: str = LEDGER) -> list[bytes]:
    return [sha256(b"\0" + entry(n, ledger).encode()).digest() for n in range(7)]


def root(hashes: Sequence[bytes]) -> bytes:
    """MTH, section 2.1."""
    if len(hashes) == 1:
        return hashes[0]
    k = 1 << (len(hashes) - 1).bit_length() - 1
    return sha256(b"\1" + root(hashes[:k]) + root(hashes[k:])).digest()


def path(index: int, hashes: Sequence[bytes]) -> list[bytes]:
    """PATH, section 2.1.1."""
    if len(hashes) == 1:
        return []
    k = 1 << (len(hashes) - 1).bit_length() - 1
    if index < k:
        return [*path(index, hashes[:k]), root(hashes[k:])]
    return [*path(index - k, hashes[k:]), root(hashes[:k])]


def checkpoint(size: int = 7, origin: str = ORIGIN, ledger: str = LEDGER) -> str:
    return f"{origin}\n{size}\n{base64(root(leaves(ledger)[:size]))}\n"


def extra(index: int, **changed: object) -> bytes:
    told = {"body": base64(BODIES[index]), "entry": entry(index), "salt": base64(SALT), **changed}
    return json.dumps(told, separators=(",", ":"), sort_keys=True, ensure_ascii=False).encode()


def proof(
    index: int = 3,
    *,
    size: int = 7,
    more: bytes | None = None,
    hashes: Sequence[str] | None = None,
    told: bytes | None = None,
    at: str = "",
) -> bytes:
    """A proof of the event at an index, put together of its lines."""
    lines = [base64(h) for h in path(index, leaves()[:size])] if hashes is None else hashes
    head = ["c2sp.org/tlog-proof@v1", f"extra {base64(extra(index) if more is None else more)}"]
    head += [f"index {at or index}", *lines, "", ""]
    return "\n".join(head).encode() + (signed(checkpoint(size)) if told is None else told)
