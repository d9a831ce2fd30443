"""A file being read as a source: decoded, capped and counted on behalf of every adapter."""

from __future__ import annotations

import codecs
import hashlib
import io
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final

import attrs

from ledger.errors import BadSource

if TYPE_CHECKING:
    import sqlite3

MAX_LINE: Final = 4 * 1024 * 1024
MAX_TEXT: Final = 64 * 1024 * 1024
HEAD: Final = 64 * 1024
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def _ignore(_: int) -> None:
    """Take note of nothing."""


@attrs.frozen
class SourceFile:
    """One file, opened through the host: `progress` hears of every stretch of bytes read."""

    path: Path
    encoding: str = ""
    progress: Callable[[int], None] = _ignore

    @property
    def name(self) -> str:
        """The file's name without its folder."""
        return self.path.name

    def sibling(self, name: str) -> SourceFile:
        """Open a companion file of the same folder; names that lead elsewhere are refused.

        So is a link to a file elsewhere, unless the file itself is such a link.
        """
        beside = name not in ("", "..") and Path(name).name == name and "\x00" not in name
        if not beside or (self._leads_away(name) and not self._leads_away(self.name)):
            raise BadSource(path=str(self.path), why=f"{name!r} is no file beside it")
        return attrs.evolve(self, path=self.path.with_name(name))

    def _leads_away(self, name: str) -> bool:
        """Tell whether a name in the folder is a link that leads out of it."""
        folder = self.path.parent.resolve()
        found = self.path.with_name(name)
        return found.is_symlink() and folder not in found.resolve().parents

    def has(self, name: str) -> bool:
        """Say whether there is a companion file of that name in the same folder."""
        return self.sibling(name).path.is_file()

    def whole(self, limit: int = MAX_TEXT) -> bytes:
        """Read all bytes at once, for a format that has to be seen whole.

        Raises `BadSource` for a file of more than `limit` bytes (64 MiB).
        """
        found = bytearray()
        with self.binary() as stream:
            for part in iter(lambda: stream.read(HEAD), b""):
                found += part
                if len(found) > limit:
                    why = f"it is too large to be read whole (over {limit >> 20} MiB); split it"
                    raise BadSource(path=str(self.path), why=why)
        return bytes(found)

    def head(self) -> bytes:
        """Read the first 64 KiB.

        Raises `BadSource` for a folder, an empty or unreadable file, an encoding nobody knows.
        """
        try:
            codecs.lookup(self.encoding or "utf-8")
        except LookupError:
            why = f"there is no encoding {self.encoding!r}; utf-8, utf-16 and cp1252 are usual ones"
            raise BadSource(path=str(self.path), why=why) from None
        with self._open() as stream:
            head = stream.read(HEAD)
        if not head:
            raise BadSource(
                path=str(self.path), why="the file is empty; there is nothing to import"
            )
        return head

    def binary(self) -> BinaryIO:
        """Open the raw bytes, counted."""
        return io.BufferedReader(_Counted(self._open(), self.progress))

    def scratch(self) -> sqlite3.Connection:
        """Open a database to note down in what of a file may be larger than memory.

        It is a temporary file of its own, which nobody else sees and which goes when it is closed.
        """
        import sqlite3

        return sqlite3.connect("", isolation_level=None)

    def sum(self) -> tuple[str, int]:
        """Take the SHA-256 (hex) and the size of the file's bytes."""
        with self._open() as stream:
            found = hashlib.file_digest(stream, "sha256").hexdigest()
            return found, stream.tell()

    def check_text(self) -> None:
        """Make sure that what looks like text is: raises `BadSource` as `lines` does.

        Looks at the first 64 KiB, and the whole of a line that begins there; bytes with NULs in
        them make no claim to be text.
        """
        if b"\x00" not in self.head() or self._bom() != "utf-8":
            seen = 0
            for _, line in self.lines():
                seen += len(line)
                if seen > HEAD:
                    return

    def text(self) -> str:
        """Read the whole file as text, line ends as they are; at most 64 MiB."""
        if self.path.stat().st_size > MAX_TEXT:
            raise BadSource(
                path=str(self.path),
                why=f"as one text it is too large (over {MAX_TEXT >> 20} MiB); split the file",
            )
        return "".join(line for _, line in self.lines())

    def chunks(self, size: int = HEAD) -> Iterator[str]:
        """Read the file as text, `size` characters at a time, for formats without lines.

        Bytes that are no text in the file's encoding come as lone surrogates (PEP 383), so that
        what holds them can be told from the rest. Raises `BadSource` for an unknown encoding.
        """
        encoding = self.encoding or self._bom()
        codec = "utf-8-sig" if encoding == "utf-8" else encoding
        stream = io.TextIOWrapper(
            self.binary(), encoding=codec, errors="surrogateescape", newline=""
        )
        try:
            with stream:
                yield from iter(lambda: stream.read(size), "")
        except UnicodeError as error:
            why = f"it is not {encoding} text ({error}); name its encoding"
            raise BadSource(path=str(self.path), why=why) from None

    def lines(self) -> Iterator[tuple[int, str]]:
        """Read the file line by line, numbered from 1, line ends kept.

        Raises `BadSource` for bytes that are not text, for another encoding than said, and for a
        line over 4 MiB.
        """
        encoding = self.encoding or self._bom()
        try:
            with io.TextIOWrapper(self.binary(), encoding=encoding, newline="") as stream:
                for n, line in enumerate(iter(lambda: stream.readline(MAX_LINE), ""), start=1):
                    yield n, self._checked(n, line)
        except (UnicodeError, LookupError) as error:
            raise BadSource(
                path=str(self.path),
                why=f"it is not {encoding} text ({error}); name its encoding, "
                "for example encoding='cp1252' (--encoding cp1252)",
            ) from None

    def _checked(self, n: int, line: str) -> str:
        if "\x00" in line:
            raise BadSource(path=str(self.path), why=f"line {n} holds NUL bytes: it is not text")
        if len(line) >= MAX_LINE:
            raise BadSource(
                path=str(self.path),
                why=f"line {n} is longer than {MAX_LINE >> 20} MiB; split it",
            )
        return line

    def _bom(self) -> str:
        with self._open() as stream:
            start = stream.read(4)
        return next((name for bom, name in _BOMS if start.startswith(bom)), "utf-8")

    def _open(self) -> io.BufferedReader:
        try:
            kind = self.path.stat().st_mode
            if stat.S_ISREG(kind):
                return io.BufferedReader(_Plain(self.path))
            pipe = "it is a pipe or a device; save what it gives in a file first"
            why = "it is a folder; name the files in it" if stat.S_ISDIR(kind) else pipe
        except (FileNotFoundError, ValueError):  # a name with a NUL is no file's
            why = "there is no such file"
        except OSError as error:
            why = _unread(error)
        raise BadSource(path=str(self.path), why=why)


class _Plain(io.FileIO):
    """The bytes of a file; where the disk refuses them, so does every call: `BadSource`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        super().__init__(path)

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise BadSource(path=str(self._path), why=_unread(error)) from error

    def readinto(self, buffer: Any) -> int:  # typeshed's Buffer needs Python 3.12
        with self._told():
            return super().readinto(buffer)

    def readall(self) -> bytes:
        with self._told():
            return super().readall()

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        with self._told():
            return super().seek(offset, whence)

    def tell(self) -> int:
        with self._told():
            return super().tell()

    def close(self) -> None:
        with self._told():
            super().close()


def _unread(error: OSError) -> str:
    return f"it cannot be read ({error.strerror})"


class _Counted(io.RawIOBase):
    """A raw stream that tells how many bytes were read."""

    def __init__(self, stream: BinaryIO, progress: Callable[[int], None]) -> None:
        self._stream = stream
        self._progress = progress

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:  # typeshed's Buffer needs Python 3.12
        view = memoryview(buffer).cast("B")
        data = self._stream.read(len(view))
        view[: len(data)] = data
        self._progress(len(data))
        return len(data)

    def close(self) -> None:
        self._stream.close()
        super().close()
