"""The bytes of a feed as text, piece by piece, in the encoding it names."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import Final

from ledger.adapter import SourceFile

PIECE: Final = 64 * 1024
REPLACED: Final = "\ufffd"
_DECLARED: Final = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']""")
_ASCII: Final = bytes(range(32, 127))
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\x00?\x00", "utf-16-le"),
    (b"\x00<\x00?", "utf-16-be"),
)


def encoding_of(head: bytes) -> str:
    """Tell the encoding: byte-order mark, XML declaration, else UTF-8 (XML 1.0, appendix F).

    A name that stands for no plain encoding of text is not heard.
    """
    for bom, name in _BOMS:
        if head.startswith(bom):
            return name
    found = _DECLARED.search(head[:512])
    name = found[1].decode("ascii") if found else "utf-8"
    return name if _is_plain(name) else "utf-8"


def _is_plain(name: str) -> bool:
    try:
        return _ASCII.decode(name) == _ASCII.decode("ascii")
    except (LookupError, UnicodeError):
        return False


def pieces(file: SourceFile) -> Iterator[str]:
    """Read the file's text; bytes that are none become U+FFFD, which the reader looks for."""
    encoding = file.encoding or encoding_of(file.head())
    decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
    with file.binary() as stream:
        while piece := stream.read(PIECE):
            yield decoder.decode(piece)
    yield decoder.decode(b"", final=True)
