"""Spoils the bytes of a file in every way that files are spoilt, the same way every time.

For authors: `spoilt(data)` lists cut, flipped, bloated and wrongly encoded copies of a sample, each
with a name that says what was done to it. `ledger.testing.strategies.hostile_streams` draws more.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

MILLION: Final = 1_000_000
ALONE: Final = " a\"'<{[&:,\n"
"""Characters of which a file may well be nothing but a million."""
PLACES: Final = 48
"""At how many places, at most, a file is cut, flipped and so on."""

INSERTED: Final = (
    b"\x00", b"\xff\xfe", b"\xed\xa0\x80", b"\xc3", b"\xf4\x90\x80\x80", b"\xef\xbb\xbf", b"\x1a",
    b"\r", b"\n", b"\n\n\n", b'"', b"'", b"<", b"&", b"]]>", b"{", b"}", b"[", b"]", b",", b"\\",
    b"\\ud800", b"NaN", b"1e999", b"-0", b"null", b"9" * 400, "\u202e".encode(), b"\xe2\x80\xa8",
    "e\u0301".encode(), b"\x1b[2J", b"=1+1", b"../../x", b"%s%n", b"&lol;", b"--", b"#",
)  # fmt: skip
"""What is put in between: bytes that mean something, or nothing, to somebody."""

RUNS: Final = (
    *(chr(n) for n in range(32, 127) if not chr(n).isalnum()),
    "a", "A", "0", "\n", "\t", "\r", "é", "\u0301", "\u202e", "\U0001f6a2",
)  # fmt: skip
"""Characters that a million of is put in: each that a regular expression may mention, and some."""

ENCODINGS: Final = (
    "utf-16", "utf-16-le", "utf-16-be", "utf-32", "latin-1", "cp1252", "cp1251", "utf-7",
    "utf-8-sig", "shift_jis", "cp037",
)  # fmt: skip

NESTS: Final = (
    b"[",
    b"{",
    b'{"a":',
    b'{"a":[',
    b"(",
    b"<a>",
    b"<",
    b"> ",
    b"**",
    b"((a",
    b"[[",
    b"a:\n ",
)


_SEAM: Final = re.compile(rb"[^\w\s]|\r?\n")


def places(size: int, most: int = PLACES) -> list[int]:
    """Spread at most so many places evenly over a length."""
    return sorted({n * size // min(most, size) for n in range(min(most, size))}) if size else []


def seams(data: bytes, most: int = 256) -> list[int]:
    """List where things begin and end in a file: after its line ends, marks and brackets."""
    found = [0, *(match.end() for match in islice(_SEAM.finditer(data), most)), len(data)]
    return sorted(set(found))


def spoilt(data: bytes) -> Iterator[tuple[str, bytes]]:
    """List spoilt copies of a file, each with what was done to it."""
    yield from cut(data)
    yield from flipped(data)
    yield from mixed(data)
    yield from recoded(data)


def cut(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Break it off, leave out its beginning, leave out a stretch, say a stretch twice."""
    yield "nothing left", b""
    for n in places(len(data)):
        yield f"cut at byte {n}", data[:n]
    for n in places(len(data), PLACES // 4):
        wide = max(1, len(data) // 16)
        yield f"without its first {n} bytes", data[n:]
        yield f"without bytes {n} to {n + wide}", data[:n] + data[n + wide :]
        yield f"with bytes {n} to {n + wide} twice", data[: n + wide] + data[n:]


def flipped(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Turn single bits, bytes and neighbours."""
    for count, n in enumerate(places(len(data))):
        bit = 1 << count % 8
        yield f"bit {bit} of byte {n} turned", data[:n] + bytes([data[n] ^ bit]) + data[n + 1 :]
    for n in places(len(data) - 1, PLACES // 4):
        swapped = data[n : n + 2][::-1]
        yield f"bytes {n} and {n + 1} swapped", data[:n] + swapped + data[n + 2 :]


def mixed(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Put bytes in that mean something to somebody."""
    spots, between = places(len(data), 7) or [0], seams(data)
    for count, piece in enumerate(INSERTED):
        for n in {spots[count % len(spots)], between[(7 * count + 2) % len(between)]}:
            yield f"{piece[:12]!r} put in at byte {n}", data[:n] + piece + data[n:]


def recoded(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Write it in other encodings, with other line ends and byte order marks."""
    text = data.decode("utf-8", "replace")
    for name in ENCODINGS:
        yield f"written in {name}", text.encode(name, "replace")
    for mark in (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE):
        yield f"with the mark {mark!r} before it", mark + data
    unix = data.replace(b"\r\n", b"\n")
    yield "with line ends of DOS", unix.replace(b"\n", b"\r\n")
    yield "with line ends of old", unix.replace(b"\n", b"\r")
    yield "without line ends", unix.replace(b"\n", b"")
    yield "with NULs between", data.replace(b" ", b"\x00")


def bloated(data: bytes, size: int = MILLION) -> Iterator[tuple[str, bytes]]:
    """Put a run of so many bytes of one character in: in the midst of the file, some alone.

    Of line ends there are a tenth as many: a million lines are no run, but a file.
    """
    midst = _midst(data)
    for character in RUNS:
        wide = size // 10 if character in "\r\n" else size
        run = (character * (wide // len(character.encode()))).encode()
        if character in ALONE:
            yield f"{wide:,} bytes of {character!r}", run
        yield f"{wide:,} bytes of {character!r} in its midst", data[:midst] + run + data[midst:]


def nested(data: bytes, depth: int = 100_000) -> Iterator[tuple[str, bytes]]:
    """Nest something so deep: alone, and in the midst of the file."""
    midst = _midst(data)
    for opening in NESTS:
        deep = depth // 10 if b"\n" in opening else depth
        run = opening * deep
        yield f"{opening!r} {deep:,} times", run
        yield (
            f"{opening!r} {deep:,} times in its midst",
            data[:midst] + run + data[midst:],
        )


def _midst(data: bytes) -> int:
    """Find a place in the middle that parts no code point of UTF-8."""
    n = len(data) // 2
    while n and data[n] & 0xC0 == 0x80:
        n -= 1
    return n
