"""A page that a browser saved as one MIME message (MHTML, RFC 2557): its main part and its head.

Chrome and Edge write `Snapshot-Content-Location`, Internet Explorer a `Content-Location` with each
part. Pictures, style sheets and the pages of frames are other parts, and no text of the article.
"""

from __future__ import annotations

import base64
import binascii
import quopri
import re
from collections.abc import Iterator
from email.message import Message
from email.parser import BytesHeaderParser
from typing import Final

import attrs

from ledger.errors import BadSource
from ledger.times import When
from ledger_adapters.html.dates import read_date

_BLANK: Final = re.compile(rb"\r?\n[ \t]*\r?\n")
_BASE64: Final = re.compile(rb"[^A-Za-z0-9+/]")
_MOST: Final = 5000


@attrs.frozen(kw_only=True)
class Archived:
    """The page in an archive: its bytes, their encoding as its head gives it, its address."""

    data: bytes
    encoding: str = ""
    retrieved: When | None = None
    url: str = ""


@attrs.frozen
class _Part:
    head: Message
    body: bytes


def unpack(data: bytes, path: str) -> Archived:
    """Find the page in an archive; raises `BadSource` where there is none."""
    whole = _part(data.lstrip())
    wanted = str(whole.head.get("Snapshot-Content-Location") or "").strip()
    pages = [p for p in _parts(whole) if p.head.get_content_type() in _PAGES]
    if not pages:
        why = "this web archive holds no page (no part of type text/html)"
        raise BadSource(path=path, why=why)
    found = next((p for p in pages if wanted and _location(p) == wanted), pages[0])
    return Archived(
        data=_decoded(found),
        encoding=str(found.head.get_param("charset") or ""),
        retrieved=read_date(str(whole.head.get("Date") or "")),
        url=wanted or _location(found),
    )


_PAGES: Final = frozenset({"text/html", "application/xhtml+xml"})


def _location(part: _Part) -> str:
    return str(part.head.get("Content-Location") or "").strip()


def _parts(whole: _Part) -> Iterator[_Part]:
    """List the parts of a message, and those of the parts in it."""
    waiting = [whole]
    for _ in range(_MOST):
        if not waiting:
            return
        part = waiting.pop()
        boundary = str(part.head.get_param("boundary") or "")
        if part.head.get_content_maintype() != "multipart" or not boundary:
            yield part
            continue
        mark = b"--" + boundary.encode("utf-8", "surrogateescape")
        pieces = part.body.split(mark)[1 : _MOST + 1]
        inner = [_part(p.lstrip(b"\r\n")) for p in pieces if not p.startswith(b"--")]
        waiting += reversed(inner)


def _part(data: bytes) -> _Part:
    blank = _BLANK.search(data)
    head, body = (data[: blank.start()], data[blank.end() :]) if blank else (data, b"")
    return _Part(BytesHeaderParser().parsebytes(head[:65_536]), body)


def _decoded(part: _Part) -> bytes:
    how = str(part.head.get("Content-Transfer-Encoding") or "").strip().lower()
    if how == "quoted-printable":
        return quopri.decodestring(part.body)
    if how != "base64":
        return part.body
    bare = _BASE64.sub(b"", part.body)
    try:
        return base64.b64decode(bare[: len(bare) // 4 * 4])
    except binascii.Error:
        return part.body
