"""What the store makes of ids and bytes: 16-byte keys and 32-byte sums (SHA-256)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from hashlib import sha256
from typing import Final

KEY_SIZE: Final = 16
SALT_SIZE: Final = 16
IDS: Final = bytes(KEY_SIZE)
"""Stands in the place of a source where the key is that of an id of the ledger itself."""

IMPORTS: Final = "imports"
"""Stands there where the key tells that an import has ended: no record's, and never forgotten."""

_CROCKFORD = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_DIGITS = b"0123456789abcdefghijklmnopqrstuv"
_TO_DIGITS = bytes(_DIGITS[_CROCKFORD.index(c)] if c in _CROCKFORD else 0x21 for c in range(256))


def key_of(id: str) -> bytes:
    """Turn an id into 16 bytes: the number it spells (ULID), or a hash where it spells none."""
    try:
        if len(id) == 26 and (number := int(id.encode().translate(_TO_DIGITS), 32)):
            return number.to_bytes(KEY_SIZE, "big")
    except (ValueError, OverflowError):  # other letters, or a number over 128 bits
        pass
    return sha256(id.encode("utf-8", "surrogatepass")).digest()[:KEY_SIZE]


LASTING: Final = (IDS, key_of(IMPORTS))
"""The places of keys that a redaction leaves as they are, even one that forgets."""


def id_of(key: bytes) -> str:
    """Spell the id that a key is the number of; one that spells none has another key."""
    number = int.from_bytes(key, "big")
    return "".join(chr(_CROCKFORD[number >> shift & 31]) for shift in range(125, -5, -5))


def keys_of(ids: Collection[str]) -> list[bytes]:
    """Turn ids into 16 bytes each; those of one length, as the ledger makes them, at one go."""
    if {len(id) for id in ids} == {26}:
        try:
            digits = "".join(ids).encode().translate(_TO_DIGITS)
            found = [int(digits[n : n + 26], 32) for n in range(0, len(digits), 26)]
            if all(found):
                return [number.to_bytes(KEY_SIZE, "big") for number in found]
        except (ValueError, OverflowError):  # one of them spells no number: look at each
            pass
    return [key_of(id) for id in ids]


def cut(drawn: bytes) -> list[bytes]:
    """Cut random bytes into salts of 16 bytes."""
    return [drawn[n : n + SALT_SIZE] for n in range(0, len(drawn), SALT_SIZE)]


def salted_sums(salts: Iterable[bytes], contents: Iterable[bytes]) -> list[bytes]:
    """Take SHA-256(salt || content) of each."""
    hashed = sha256
    return [hashed(s + c).digest() for s, c in zip(salts, contents, strict=True)]
