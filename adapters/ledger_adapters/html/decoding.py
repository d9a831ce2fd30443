"""From the bytes of a saved page to its text: byte order mark, the caller's word, what it declares.

The order is that of the HTML standard (WHATWG, "determining the character encoding"), and so are
the labels that mean another encoding than they name (WHATWG Encoding, section 4.2). A page that
declares nothing is UTF-8 if it can be, else Windows-1252.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

import attrs

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
WIDE_BOMS: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)
"""With what a text begins that is written in two or four bytes a character."""

_WIDE: Final = ((b"<\x00", "utf-16-le"), (b"\x00<", "utf-16-be"))
_MEANT: Final = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
    "utf-32": "utf-8",
    "utf-7": "cp1252",
}
_DECLARED: Final = re.compile(
    rb"<meta\b[^<>]{0,400}?\bcharset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{1,40})"
    rb"|^\s{0,99}<\?xml[^<>]{0,200}?\bencoding\s{0,9}=\s{0,9}[\"']([\w.:-]{1,40})",
    re.IGNORECASE,
)
_SEEN: Final = 8192


@attrs.frozen
class Decoded:
    """A text, the encoding it was read in, and how many of its bytes were none of it."""

    text: str
    encoding: str
    lost: int = 0


def decode(data: bytes, named: str = "") -> Decoded:
    """Read a page's bytes as text; bytes that are none stand as U+FFFD and are counted.

    `named` is the encoding that the caller gives, or the header around the page; a byte order mark
    stands above it, what the page declares below.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _read(data[len(bom) :], encoding)
    for start, encoding in _WIDE:
        if data.lstrip(b" \r\n\t").startswith(start) and not named:
            return _read(data, encoding)
    wanted = _codec(named) or _meant(declared(data))
    for encoding in (wanted, "utf-8") if wanted else ("utf-8",):
        try:
            return Decoded(data.decode(encoding), encoding)
        except UnicodeError:
            continue
    return _read(data, wanted or "cp1252")


def declared(data: bytes) -> str:
    """Give the encoding that a page declares of itself, as it writes it."""
    found = _DECLARED.search(data[:_SEEN])
    return (found.group(1) or found.group(2)).decode("ascii", "replace") if found else ""


def _codec(name: str) -> str:
    try:
        return codecs.lookup(name.strip()).name if name.strip() else ""
    except (LookupError, ValueError):
        return ""


def _meant(name: str) -> str:
    known = _codec(name)
    return _MEANT.get(known, known)


def _read(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, errors="replace")
    return Decoded(text, encoding, text.count("\ufffd"))
