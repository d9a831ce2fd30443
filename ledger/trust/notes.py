"""The texts that are handed out: signed notes, checkpoints, proofs, requests to a witness.

Their forms are those of C2SP: signed-note, tlog-checkpoint, tlog-proof@v1, tlog-witness.
"""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from typing import Final

import attrs

from ledger.trust.errors import BadNote

MOST: Final = 1_000_000  # characters of a text that is read
_BASE64 = r"[A-Za-z0-9+/]+={0,2}"
_HASHES = rf"(?P<hashes>(?:{_BASE64}\n){{0,63}})"
_NUMBER = r"(?:0|[1-9][0-9]{0,18})"
_SIGNATURE = re.compile(rf"\u2014 ([^\s+\0-\x1f]+) ({_BASE64})\n")
_NOTE = re.compile(
    rf"(?P<text>[^\0-\x09\x0b-\x1f]*\n)\n(?P<signed>(?:{_SIGNATURE.pattern}){{1,100}})"
)
_CHECKPOINT = re.compile(
    rf"(?P<origin>[^\n]+)\n(?P<size>{_NUMBER})\n(?P<root>{_BASE64})\n(?P<more>(?:[^\n]+\n)*)"
)
_PROOF = re.compile(
    rf"c2sp\.org/tlog-proof@v1\n(?:extra (?P<extra>{_BASE64})\n)?index (?P<number>{_NUMBER})\n"
    rf"{_HASHES}\n(?P<note>.*)",
    re.DOTALL,
)
_REQUEST = re.compile(rf"old (?P<number>{_NUMBER})\n{_HASHES}\n(?P<note>.*)", re.DOTALL)


@attrs.frozen(kw_only=True)
class Signature:
    """A line of a signed note: the key's name, its 4-byte id, and what it made of the text."""

    id: bytes
    name: str
    signed: bytes

    def __str__(self) -> str:
        return f"\u2014 {self.name} {base64(self.id + self.signed)}\n"


@attrs.frozen(kw_only=True)
class Note:
    """A text, which ends with a line feed, and the signatures under it; nobody has checked them."""

    signatures: tuple[Signature, ...]
    text: str

    def __str__(self) -> str:
        return f"{self.text}\n{''.join(map(str, self.signatures))}"

    @classmethod
    def parse(cls, told: str) -> Note:
        """Read a signed note; raises `BadNote`."""
        found = _matched("note", _NOTE, told)
        pairs = [(name, unbase64(it)) for name, it in _SIGNATURE.findall(found["signed"])]
        if any(len(signed) < 5 for _, signed in pairs):
            raise BadNote(what="note", why="a signature is too short")
        signatures = tuple(Signature(id=it[:4], name=name, signed=it[4:]) for name, it in pairs)
        return cls(signatures=signatures, text=found["text"])


@attrs.frozen(kw_only=True)
class Checkpoint:
    """What a log was at some size: its origin, how many leaves, and the root over them."""

    more: str = ""
    origin: str
    root: bytes
    size: int

    def __str__(self) -> str:
        return f"{self.origin}\n{self.size}\n{base64(self.root)}\n{self.more}"

    @classmethod
    def parse(cls, text: str) -> Checkpoint:
        """Read the text of a note as a checkpoint; raises `BadNote`."""
        found = _matched("checkpoint", _CHECKPOINT, text)
        return cls(
            more=found["more"],
            origin=found["origin"],
            root=_hash(found["root"]),
            size=_number(found["size"]),
        )


@attrs.frozen(kw_only=True)
class Proof:
    """Hashes that lead to a checkpoint: from leaf `number`, or from the tree of that size."""

    extra: bytes = b""
    hashes: tuple[bytes, ...]
    note: Note
    number: int

    def proof(self) -> str:
        """Write it as a proof that a leaf is in the checkpoint's tree (tlog-proof)."""
        extra = f"extra {base64(self.extra)}\n" if self.extra else ""
        return f"c2sp.org/tlog-proof@v1\n{extra}index {self._rest()}"

    def request(self) -> str:
        """Write it as a request to a witness (tlog-witness: add-checkpoint)."""
        return f"old {self._rest()}"

    def _rest(self) -> str:
        hashes = "".join(f"{base64(it)}\n" for it in self.hashes)
        return f"{self.number}\n{hashes}\n{self.note}"

    @classmethod
    def parse(cls, told: str) -> Proof:
        """Read a proof that a leaf is in a tree; raises `BadNote`."""
        found = _matched("proof", _PROOF, told)
        extra = unbase64(found["extra"]) if found["extra"] else b""
        return attrs.evolve(cls._read(found), extra=extra)

    @classmethod
    def parse_request(cls, told: str) -> Proof:
        """Read a request to a witness; raises `BadNote`."""
        return cls._read(_matched("request to a witness", _REQUEST, told))

    @classmethod
    def _read(cls, found: re.Match[str]) -> Proof:
        hashes = tuple(_hash(line) for line in found["hashes"].split("\n")[:-1])
        number = _number(found["number"])
        return cls(hashes=hashes, note=Note.parse(found["note"]), number=number)


def base64(given: bytes) -> str:
    """Write bytes in base 64 (RFC 4648, section 4)."""
    return b64encode(given).decode()


def unbase64(told: str) -> bytes:
    """Read base 64 in the one way there is to write it; raises `BadNote`."""
    try:
        found = b64decode(told, validate=True)
    except ValueError:
        found = b""
    if base64(found) != told:
        raise BadNote(what=told[:80], why="it is no base 64 as RFC 4648 writes it")
    return found


def _matched(what: str, pattern: re.Pattern[str], told: str) -> re.Match[str]:
    found = pattern.fullmatch(told) if len(told) <= MOST else None
    if found is None:
        raise BadNote(what=what, why="it is not written as C2SP says")
    return found


def _number(digits: str) -> int:
    if (found := int(digits)) >= 1 << 63:
        raise BadNote(what=digits, why="it is more than 2^63 - 1")
    return found


def _hash(line: str) -> bytes:
    if len(found := unbase64(line)) != 32:
        raise BadNote(what=line, why="it is no hash of 32 bytes")
    return found
