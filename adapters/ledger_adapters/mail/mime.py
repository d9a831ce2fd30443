"""The parts of a message (RFC 2045, 2046): a tree that is neither deep nor wide beyond measure."""

from __future__ import annotations

import base64
import binascii
import quopri
import string
from collections.abc import Iterator
from hashlib import sha256
from typing import Final

import attrs

from ledger_adapters.mail.fields import Fields, read_fields, split

DEEPEST: Final = 100
MOST: Final = 2000
_BASE64: Final = string.ascii_letters + string.digits + "+/="
_NOT_BASE64: Final = bytes(set(range(256)) - set(_BASE64.encode()))


@attrs.frozen(kw_only=True)
class Part:
    """One part of a message: its fields and raw body, or the parts inside it."""

    body: bytes = b""
    fields: Fields
    parts: tuple[Part, ...] = ()

    @property
    def media_type(self) -> str:
        """The type of the part, lower case."""
        return self.fields.media_type

    @property
    def file_name(self) -> str:
        """What an attachment is called; "" for what is none."""
        return self.fields.parameter("content-disposition", "filename") or self.fields.parameter(
            "content-type", "name"
        )

    @property
    def is_attached(self) -> bool:
        """Whether the part stands beside the text instead of being part of it (RFC 2183)."""
        shown = self.fields.get("content-disposition").partition(";")[0].strip().lower()
        return shown == "attachment" or bool(self.file_name)

    def content(self) -> bytes:
        """Undo the transfer encoding; broken base64 gives what can be read of it."""
        way = self.fields.get("content-transfer-encoding").strip().lower()
        if way == "quoted-printable":
            return quopri.decodestring(self.body)
        if way != "base64":
            return self.body
        clean = self.body.translate(None, _NOT_BASE64).partition(b"=")[0]
        try:
            return base64.b64decode(clean[: len(clean) - (len(clean) % 4 == 1)] + b"===")
        except binascii.Error:
            return b""

    def told(self) -> str:
        """Say what an attachment is: name, type, size in bytes and SHA-256."""
        content = self.content()
        name = self.file_name or "unnamed"
        return (
            f"{name}; {self.media_type}; {len(content)} bytes; sha256 {sha256(content).hexdigest()}"
        )

    def walk(self) -> Iterator[Part]:
        """Give the part and those inside it, in order, but not those of a message inside it."""
        waiting: list[Part] = [self]
        while waiting:
            part = waiting.pop()
            yield part
            waiting.extend(part.parts[::-1])


def read_message(raw: bytes) -> tuple[Part, tuple[str, ...]]:
    """Read a message's parts; tells what is wrong with them."""
    reading = _Reading()
    part = reading.part(raw, 0, "text/plain")
    return part, tuple(dict.fromkeys((*part.fields.faults[:5], *reading.faults)))


class _Reading:
    """Counts the parts of one message while they are read."""

    def __init__(self) -> None:
        self.count = 0
        self.faults: list[str] = []

    def part(self, raw: bytes, depth: int, otherwise: str) -> Part:
        """Read one part and, no deeper than is allowed, those inside it."""
        self.count += 1
        header, body = split(raw)
        fields = read_fields(header)
        if not fields.get("content-type") and otherwise != "text/plain":
            fields = Fields((*fields.all, ("content-type", otherwise)), fields.faults)
        boundary = fields.parameter("content-type", "boundary")
        if not fields.media_type.startswith("multipart/") or not boundary:
            return Part(body=body, fields=fields)
        if depth >= DEEPEST:
            self.faults.append(f"its parts are nested more than {DEEPEST} deep; the rest is text")
            return Part(body=body, fields=fields)
        inner = "message/rfc822" if fields.media_type == "multipart/digest" else "text/plain"
        pieces = self._pieces(body, boundary.encode("utf-8", "replace"))
        parts = tuple(self.part(piece, depth + 1, inner) for piece in pieces)
        return Part(fields=fields, parts=parts) if parts else Part(body=body, fields=fields)

    def _pieces(self, body: bytes, boundary: bytes) -> Iterator[bytes]:
        """Part a body at the lines that are its boundary (RFC 2046, 5.1.1)."""
        mark = b"\n--" + boundary
        body = b"\n" + body
        start = -1
        at = body.find(mark)
        while at >= 0:
            end = body.find(b"\n", at + len(mark))
            end = len(body) if end < 0 else end
            rest = body[at + len(mark) : end].rstrip()
            if rest not in (b"", b"--"):
                at = body.find(mark, at + 1)
                continue
            if start >= 0:
                yield body[start:at].removesuffix(b"\r")
            if rest or self.count >= MOST:
                if not rest:
                    self.faults.append(f"it has more than {MOST} parts; the rest were left out")
                return
            start = min(end + 1, len(body))
            at = body.find(mark, end)
        if start >= 0:
            self.faults.append("a boundary that ends its parts is missing; the last may be cut off")
            yield body[start:]
