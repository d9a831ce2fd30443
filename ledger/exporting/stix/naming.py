"""STIX ids and timestamps, the same in every export of a ledger.

An id is the UUIDv5 (RFC 9562, 5.5) of what the ledger calls a thing, in a namespace of this
library's own: that of STIX itself is for observables alone (STIX 2.1, 2.9).
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from hashlib import sha1
from typing import Final

import attrs

from ledger.times import When

_NAMESPACE: Final = bytes.fromhex("5f0e4c2a9b7d4e6f8a3b1c2d3e4f5a6b")
_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_FIRST: Final = -62_135_596_800
_LAST: Final = 253_402_300_799
"""The seconds of the years 1 and 9999, beyond which STIX has no timestamps (RFC 3339)."""


def uuid(name: str) -> str:
    """Make the UUIDv5 of a name."""
    found = bytearray(sha1(_NAMESPACE + name.encode(), usedforsecurity=False).digest()[:16])
    found[6] = found[6] & 0x0F | 0x50
    found[8] = found[8] & 0x3F | 0x80
    text = found.hex()
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


@attrs.frozen
class Names:
    """Names what is in one ledger."""

    ledger: str

    def id(self, type: str, own: str) -> str:
        """Give the STIX id of what the ledger calls `own`."""
        return f"{type}--{uuid(f'{self.ledger}:{own}')}"


EXTENSION: Final = f"extension-definition--{uuid('extension-definition')}"
"""The extension under which an export keeps what STIX has no place for."""

AUTHOR: Final = f"identity--{uuid('claimledger')}"
"""The identity of this library, which made the extension."""


def stamp(microseconds: int) -> str:
    """Write a moment as a STIX timestamp (2.16), in UTC; `microseconds` since 1970."""
    return f"{_EPOCH + timedelta(microseconds=microseconds):%Y-%m-%dT%H:%M:%S.%f}Z".rjust(27, "0")


def begun(id: str, before: int) -> int:
    """Tell when an id was made, in microseconds since 1970: ids of the ledger begin with that.

    At the latest `before`, which is also given for an id that was made elsewhere.
    """
    if len(id) != 26 or any(letter not in _ALPHABET for letter in id):
        return before
    made = 0
    for letter in id[:10]:
        made = made << 5 | _ALPHABET.index(letter)
    return min(made * 1000, before) if before else made * 1000


def published(date: When | None) -> str:
    """Write a date as a timestamp, by its first second; "" where that is unknown."""
    lo = date.lo if date else None
    return stamp(lo * 1_000_000) if lo is not None and _FIRST <= lo <= _LAST else ""
