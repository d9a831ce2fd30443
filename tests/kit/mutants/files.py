"""Adapters that do with files what is the host's to do, or more than they may."""

from __future__ import annotations

import io
import os
import re
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from ledger.adapter import Document, Draft, Item, SourceFile
from tests.kit.notes import NotesAdapter

TOUCHES = "test_it_touches_nothing_but_its_file"


class ReadsAllFirst(NotesAdapter):
    """Reads the whole file before it yields anything."""

    killer = "test_it_gives_records_while_it_reads"

    def lines(self, file: SourceFile) -> Iterator[tuple[int, str]]:
        return iter(list(file.lines()))


class HoldsEverything(NotesAdapter):
    """Yields as it goes, and keeps a list of it all."""

    killer = "test_memory_does_not_grow_with_the_file"

    def read(self, file: SourceFile, options: Any, /) -> Iterator[Item]:
        held = []
        for item in super().read(file, options):
            held.append(item)
            yield item


class IgnoresTheEncoding(NotesAdapter):
    """Takes every file for UTF-8, whatever the user said."""

    killer = "test_it_heeds_the_encoding_it_is_told"

    def lines(self, file: SourceFile) -> Iterator[tuple[int, str]]:
        text = file.binary().read().decode("utf-8", "ignore").replace("\x00", "")
        return enumerate(f"notes 1\n{text[8:]}".splitlines(keepends=True), start=1)


class KeepsBrokenText(NotesAdapter):
    """Makes lone surrogates of bytes that are no text."""

    killer = "test_spoilt_files_never_break_it"

    def lines(self, file: SourceFile) -> Iterator[tuple[int, str]]:
        with io.TextIOWrapper(
            file.binary(), encoding="utf-8", errors="surrogateescape", newline=""
        ) as stream:
            yield from enumerate(stream, start=1)


class OpensThePath(NotesAdapter):
    """Opens the file itself."""

    killer = TOUCHES

    def lines(self, file: SourceFile) -> Iterator[tuple[int, str]]:
        return iter(list(enumerate(file.path.read_text("utf-8").splitlines(True), start=1)))


class LooksAround(NotesAdapter):
    """Looks what else is in the folder."""

    killer = TOUCHES

    def lines(self, file: SourceFile) -> Iterator[tuple[int, str]]:
        os.listdir(file.path.parent)
        return super().lines(file)


class Fetches(NotesAdapter):
    """Asks the network for more, and says nothing when there is none."""

    killer = TOUCHES

    def lines(self, file: SourceFile) -> Iterator[tuple[int, str]]:
        with suppress(OSError):
            socket.create_connection(("localhost", 9), timeout=0.1).close()
        return super().lines(file)


class WritesBeside(NotesAdapter):
    """Leaves a file behind."""

    killer = TOUCHES

    def lines(self, file: SourceFile) -> Iterator[tuple[int, str]]:
        file.path.with_suffix(".cache").write_text("read")
        return super().lines(file)


class WritesElsewhere(NotesAdapter):
    """Keeps a copy in a temporary file."""

    killer = TOUCHES

    def lines(self, file: SourceFile) -> Iterator[tuple[int, str]]:
        with tempfile.TemporaryFile() as stream:
            stream.write(b"read")
        return super().lines(file)


class StartsAProgram(NotesAdapter):
    """Lets another program do the work."""

    killer = TOUCHES

    def lines(self, file: SourceFile) -> Iterator[tuple[int, str]]:
        subprocess.run([sys.executable, "-c", ""], check=True)
        return super().lines(file)


class NeedsALastLineEnd(NotesAdapter):
    """Loses the last record where its line end is missing."""

    killer = "test_the_last_record_needs_no_line_end"

    def lines(self, file: SourceFile) -> Iterator[tuple[int, str]]:
        return ((n, line) for n, line in super().lines(file) if line.endswith(("\n", "\r")))


class TakesLong(NotesAdapter):
    """Trims with an expression that looks at every blank again and again."""

    killer = "test_long_runs_take_neither_time_nor_memory"

    def lines(self, file: SourceFile) -> Iterator[tuple[int, str]]:
        for n, line in super().lines(file):
            re.search(r"\s+$", line[:-1])
            yield n, line


class GoesDeep(NotesAdapter):
    """Calls itself for every opening bracket."""

    killer = "test_long_runs_take_neither_time_nor_memory"

    def draft(self, line: str, start: int, at: str, document: Document) -> Draft:
        self.depth(line)
        return super().draft(line, start, at, document)

    def depth(self, line: str) -> int:
        """Tell how deep brackets are nested."""
        _, bracket, rest = line.partition("[")
        return 1 + self.depth(rest) if bracket else 0


class TakesMuchMemory(NotesAdapter):
    """Keeps a copy of the rest of the line for every thousandth character."""

    killer = "test_a_long_file_takes_little_memory"

    def draft(self, line: str, start: int, at: str, document: Document) -> Draft:
        rests = [line[n:] for n in range(0, len(line), 1000)]
        assert rests
        return super().draft(line, start, at, document)
