"""Header fields of a message (RFC 5322), read so that no field can do harm.

Fields are unfolded, encoded words decoded (RFC 2047), addresses taken apart, all in time that grows
with their length alone. What is too long is cut and told.
"""

from __future__ import annotations

import base64
import binascii
import quopri
import re
from typing import Final
from urllib.parse import unquote_to_bytes

import attrs

LARGEST: Final = 64 * 1024
MOST: Final = 1000
_ADDRESSES: Final = 10_000
_FIELD: Final = re.compile(rb"([!-9;-~]{1,200})[ \t]{0,9}:(.*)", re.DOTALL)
_FOLD: Final = re.compile(rb"\r?\n(?=[ \t])")
_END: Final = re.compile(rb"\r?\n\r?\n")
_WORD: Final = re.compile(r"=\?([\w.:*+-]{1,60})\?([bBqQ])\?([^?\s]{0,4000})\?=")
_BETWEEN: Final = re.compile(r"(\?=)[ \t]{1,99}(?==\?[\w.:*+-]{1,60}\?[bBqQ]\?)")
_PARAMETER: Final = re.compile(
    r';\s{0,99}([\w*.-]{1,80})\s{0,9}=\s{0,9}("(?:[^"\\]|\\.)*+"|[^;\s]*+)'
)
_ADDRESS: Final = re.compile(r'((?:[^<>",]|"(?:[^"\\]|\\.)*+"?)*+)(?:<([^<>]*+)>?)?[^,]*+')
_COMMENT: Final = re.compile(r"\(([^()]*+)\)")
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_ASCII: Final = bytes(range(32, 127))


@attrs.frozen
class Fields:
    """The header fields in order, names in lower case; `faults` tells what is wrong with them."""

    all: tuple[tuple[str, str], ...] = ()
    faults: tuple[str, ...] = ()

    def get(self, name: str) -> str:
        """Give the first field of that name, "" where there is none."""
        return next((value for field, value in self.all if field == name), "")

    def parameter(self, field: str, name: str) -> str:
        """Give a parameter of a field such as Content-Type (RFC 2045, RFC 2231)."""
        return parameters(self.get(field)).get(name, "")

    @property
    def media_type(self) -> str:
        """The type of the body, lower case; text/plain where none is given (RFC 2045, 5.2)."""
        found = self.get("content-type").partition(";")[0].strip().lower()
        return found if "/" in found else "text/plain"


@attrs.frozen(kw_only=True)
class Person:
    """Somebody as a message names them; `name` is "" where there is an address alone."""

    address: str = ""
    name: str = ""

    @property
    def called(self) -> str:
        """The name, else the address."""
        return self.name or self.address


def split(message: bytes) -> tuple[bytes, bytes]:
    """Part a message into its header and its body at the first empty line."""
    if message[:1] == b"\n" or message[:2] == b"\r\n":
        return b"", message.lstrip(b"\r\n")
    found = _END.search(message)
    return (message, b"") if found is None else (message[: found.start()], message[found.end() :])


def read_fields(header: bytes) -> Fields:
    """Read a header's fields; lines that are none are told of."""
    told: list[tuple[str, str]] = []
    faults: list[str] = []
    for line in _FOLD.sub(b"", header).replace(b"\r\n", b"\n").split(b"\n"):
        found = _FIELD.match(line)
        if found is None:
            if line.strip() and not line.startswith((b"From ", b">From ")):
                faults.append(f"a header line is no field: {text_of(line[:80], '')[0]!r}")
            continue
        name = found[1].decode("ascii").lower()
        if len(told) >= MOST:
            faults.append(f"it has more than {MOST} header fields; the rest were left out")
            break
        if len(found[2]) > LARGEST:
            faults.append(f"its field {name!r} is longer than {LARGEST >> 10} KiB; it was cut")
        told.append((name, decoded(text_of(found[2][:LARGEST], "")[0])))
    return Fields(tuple(told), tuple(faults))


def text_of(data: bytes, charset: str) -> tuple[str, str]:
    """Decode bytes; tells what was wrong where the charset did not fit, or nobody knows it."""
    name = charset.strip().strip("\"'").lower() or "utf-8"
    name = {"us-ascii": "utf-8", "ascii": "utf-8", "unknown-8bit": "utf-8"}.get(name, name)
    if not _plain(name):
        return _guessed(data), f"its charset {charset!r} is not known"
    try:
        return data.decode(name), ""
    except UnicodeError:
        if charset:
            return data.decode(name, "replace"), f"some of its bytes are no {charset}"
        return _guessed(data), ""


def _guessed(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeError:
        return data.decode("cp1252", "replace")


def _plain(name: str) -> bool:
    try:
        return name.startswith(("utf-16", "utf-32")) or _ASCII.decode(name) == _ASCII.decode()
    except (LookupError, UnicodeError, ValueError):
        return name in ("iso-2022-jp", "utf-7")


def decoded(text: str) -> str:
    """Decode the encoded words of a field (RFC 2047); bad ones stay as written."""
    if "=?" in text:
        text = _WORD.sub(_word, _BETWEEN.sub(r"\1", text))
    return _CONTROLS.sub("\ufffd", " ".join(text.split()))


def _word(found: re.Match[str]) -> str:
    charset, kind, inner = found[1].partition("*")[0], found[2].lower(), found[3]
    try:
        raw = (
            base64.b64decode(inner + "=" * (-len(inner) % 4), validate=True)
            if kind == "b"
            else quopri.decodestring(inner.encode("ascii", "replace"), header=True)
        )
    except (binascii.Error, ValueError):
        return found[0]
    return text_of(raw, charset)[0]


def parameters(value: str) -> dict[str, str]:
    """Read the parameters of a field, continued and encoded ones too (RFC 2231)."""
    pieces: dict[str, list[tuple[int, str, bool]]] = {}
    for found in _PARAMETER.finditer(value):
        name, *rest = found[1].lower().split("*")
        encoded = found[1].endswith("*")
        order = int(rest[0]) if rest and rest[0].isdecimal() and len(rest[0]) < 5 else 0
        text = found[2]
        if text.startswith('"'):
            text = re.sub(r"\\(.)", r"\1", text[1:-1])
        pieces.setdefault(name, []).append((order, text, encoded))
    return {name: _put_together(parts) for name, parts in pieces.items()}


def _put_together(parts: list[tuple[int, str, bool]]) -> str:
    parts.sort(key=lambda part: part[0])
    whole = "".join(text for _, text, _ in parts)
    if not parts[0][2]:
        return whole
    charset, _, rest = whole.partition("'")
    return text_of(unquote_to_bytes(rest.partition("'")[2] or whole), charset)[0]


def people(value: str) -> tuple[Person, ...]:
    """Take an address list apart: names, addresses, comments (RFC 5322, 3.4)."""
    value = value[:_ADDRESSES]
    found: list[Person] = []
    at = 0
    while at < len(value) and len(found) < MOST:
        match = _ADDRESS.match(value, at)
        if match is None:
            break
        person = _person(match)
        if person.called:
            found.append(person)
        at = max(match.end(), at) + 1
    return tuple(found)


def _person(match: re.Match[str]) -> Person:
    before, inside = match[1].strip(), (match[2] or "").strip()
    comment = _COMMENT.search(before)
    name = _COMMENT.sub("", before).strip().rpartition(":")[2].strip(" (")
    if len(name) > 1 and name[0] == name[-1] == '"':
        name = re.sub(r"\\(.)", r"\1", name[1:-1]).strip()
    if inside:
        return Person(address=inside, name=name if name != inside else "")
    if "@" in name and " " not in name:
        return Person(address=name, name=comment[1].strip() if comment else "")
    return Person(name=name)
