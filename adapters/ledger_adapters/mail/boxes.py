"""A mailbox (RFC 4155: mboxo, mboxrd, mboxcl, mboxcl2) cut into messages, one held at a time."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from typing import BinaryIO, Final

import attrs

from ledger.adapter import SourceFile

LARGEST: Final = 16 * 1024 * 1024
_LINE: Final = 64 * 1024
_FROM: Final = re.compile(rb"From (?:\S{1,300} {1,9})?.{0,60}\d\d:\d\d.{0,60}\d{4}")
_FIELD: Final = re.compile(rb"[!-9;-~]{1,200}[ \t]{0,9}:|>?From ")
_QUOTED: Final = re.compile(rb"^>(?=>{0,99}From )", re.MULTILINE)
_LENGTH: Final = re.compile(rb"^content-length:[ \t]{0,9}(\d{1,12})", re.IGNORECASE | re.MULTILINE)


@attrs.frozen(kw_only=True)
class Raw:
    """One message as bytes; `envelope` is a mailbox's line before it, `cut` that it is not all."""

    at: str
    cut: bool = False
    envelope: str = ""
    message: bytes


def is_box(head: bytes) -> bool:
    """Tell a mailbox from a single message by its first line."""
    return bool(_FROM.match(head.lstrip(b"\r\n")))


def messages(file: SourceFile) -> Iterator[Raw]:
    """Read the messages of a mailbox, or the one message that a file is."""
    with file.binary() as stream:
        if not is_box(file.head()):
            whole = stream.read(LARGEST + 1)
            yield Raw(at="message 1", cut=len(whole) > LARGEST, message=whole[:LARGEST])
            return
        for n, (envelope, lines, cut) in enumerate(_parted(_Lines(stream)), start=1):
            message = b"".join(lines)
            head, _, _ = message.partition(b"\n\n")
            if not _LENGTH.search(head):
                message = _QUOTED.sub(b"", message)
            said = envelope.decode("utf-8", "replace").strip()
            yield Raw(at=f"message {n}", cut=cut, envelope=said, message=message)


class _Lines:
    """Lines of a file, no longer than 64 KiB each, some of which may be given back."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._back: deque[bytes] = deque()
        self.patience = 4 * LARGEST

    def next(self) -> bytes:
        """Give the next line, b"" at the end."""
        return self._back.popleft() if self._back else self._stream.readline(_LINE)

    def give_back(self, lines: list[bytes]) -> None:
        """Let lines be given once more; how many bytes may still be is `patience`."""
        self.patience -= sum(map(len, lines))
        self._back.extendleft(reversed(lines))


def _parted(lines: _Lines) -> Iterator[tuple[bytes, list[bytes], bool]]:
    envelope = lines.next()
    while envelope and not _FROM.match(envelope):
        envelope = lines.next()
    while envelope:
        held, following, cut = _message(lines)
        yield envelope, held, cut
        envelope = following


def _message(lines: _Lines) -> tuple[list[bytes], bytes, bool]:
    """Read on to the next message's first line; gives that line too."""
    held: list[bytes] = []
    size = body = 0
    length = -1
    doubtful = -1
    cut = False
    while line := lines.next():
        empty = line in (b"\n", b"\r\n")
        if empty and not body:
            body = size + len(line)
            found = _LENGTH.search(b"".join(held))
            length = int(found[1]) if found else -1
        if body and line[:5] == b"From " and _FROM.match(line) and _starts(lines):
            inside = 0 <= size - body < length and lines.patience > 0
            if not inside or length > LARGEST:
                if doubtful >= 0 and not _fits(size - body, length):
                    return _back(held, line, lines, doubtful)
                return held, line, cut
            doubtful = len(held) if doubtful < 0 else doubtful
        size += len(line)
        if size <= LARGEST:
            held.append(line)
        else:
            cut = True
    if doubtful >= 0 and not _fits(size - body, length):
        return _back(held, b"", lines, doubtful)
    return held, b"", cut


def _starts(lines: _Lines) -> bool:
    """Tell whether a header follows: a line of prose may begin with "From " as well."""
    following = lines.next()
    lines.give_back([following] if following else [])
    return bool(_FIELD.match(following)) or not following.strip()


def _fits(size: int, length: int) -> bool:
    """Tell whether a message is as long as its Content-Length says, but for blank lines."""
    return 0 <= size - length <= 4


def _back(
    held: list[bytes], line: bytes, lines: _Lines, doubtful: int
) -> tuple[list[bytes], bytes, bool]:
    """End a message at the first line that looked like another: its Content-Length was wrong."""
    lines.give_back([*held[doubtful + 1 :], *([line] if line else [])])
    return held[:doubtful], held[doubtful], False
