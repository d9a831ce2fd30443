"""Adapters that read otherwise at another time, in another place, or for no reason at all."""

from __future__ import annotations

import datetime as dt
import locale
import os
import time
import uuid
from collections.abc import Iterator
from datetime import date
from typing import Any

import attrs

from ledger.adapter import Document, Draft, Item, SourceFile
from ledger.times import when
from tests.kit.mutants.words import with_claim
from tests.kit.notes import Note, NotesAdapter

ELSEWHERE = "test_it_reads_the_same_elsewhere"
TWICE = "test_it_reads_the_same_twice"


class RetrievedToday(NotesAdapter):
    """Says that the note was retrieved when it was read."""

    killer = ELSEWHERE

    def document(self, line: str, note: Note, options: Any) -> Document:
        today = when(date.today())  # noqa: DTZ011 - the fault itself
        return attrs.evolve(super().document(line, note, options), retrieved=today)


class CountsFromNow(NotesAdapter):
    """Takes the year of the processor's clock."""

    killer = ELSEWHERE

    def document(self, line: str, note: Note, options: Any) -> Document:
        year = when(str(time.localtime().tm_year))
        return attrs.evolve(super().document(line, note, options), retrieved=year)


class CountsSeconds(NotesAdapter):
    """Keeps the second it was read in."""

    killer = ELSEWHERE

    def document(self, line: str, note: Note, options: Any) -> Document:
        now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        return attrs.evolve(super().document(line, note, options), extras={"now": now})


class LivesInAZone(NotesAdapter):
    """Reads times in the zone of whoever runs it."""

    killer = ELSEWHERE

    def document(self, line: str, note: Note, options: Any) -> Document:
        epoch = dt.datetime.fromtimestamp(0).isoformat()  # noqa: DTZ006 - the fault itself
        return attrs.evolve(super().document(line, note, options), extras={"epoch": epoch})


class SpeaksALanguage(NotesAdapter):
    """Takes the machine's encoding for the file's."""

    killer = ELSEWHERE

    def document(self, line: str, note: Note, options: Any) -> Document:
        encoding = locale.getpreferredencoding(False)
        return attrs.evolve(super().document(line, note, options), extras={"encoding": encoding})


class KnowsItsFolder(NotesAdapter):
    """Keeps the folder it was run in."""

    killer = ELSEWHERE

    def document(self, line: str, note: Note, options: Any) -> Document:
        return attrs.evolve(super().document(line, note, options), extras={"at": os.getcwd()})


class ListsASet(NotesAdapter):
    """Joins words in the order of a set."""

    killer = ELSEWHERE

    def document(self, line: str, note: Note, options: Any) -> Document:
        words = " ".join(set(note.text.split()))
        return attrs.evolve(super().document(line, note, options), extras={"words": words})


class KeysByHash(NotesAdapter):
    """Calls a record by Python's hash of its key."""

    killer = ELSEWHERE

    def key(self, key: str, at: str) -> str:
        return str(hash(key))


class KeysByMemory(NotesAdapter):
    """Calls a record by where its key lies in memory."""

    killer = ELSEWHERE

    def key(self, key: str, at: str) -> str:
        return f"{id(self)} {key}"


class KeysByChance(NotesAdapter):
    """Draws the keys."""

    killer = TWICE

    def key(self, key: str, at: str) -> str:
        return str(uuid.uuid4())


class TellsTheAge(NotesAdapter):
    """Keeps when the file was last written."""

    killer = "test_a_renamed_copy_reads_the_same"

    def read(self, file: SourceFile, options: Any, /) -> Iterator[Item]:
        for item in super().read(file, options):
            if isinstance(item, Document):
                age = str(file.path.stat().st_mtime_ns)
                yield attrs.evolve(item, extras={"written": age})
            else:
                yield item


class RemembersRecords(NotesAdapter):
    """Leaves out what it has read before, in whatever file."""

    killer = TWICE

    def __init__(self) -> None:
        self.seen: set[tuple[str, str]] = set()

    def read(self, file: SourceFile, options: Any, /) -> Iterator[Item]:
        for item in super().read(file, options):
            if isinstance(item, Draft):
                if (item.document, item.key) in self.seen:
                    continue
                self.seen.add((item.document, item.key))
            yield item


class CountsReadings(NotesAdapter):
    """Numbers the readings."""

    killer = TWICE

    def __init__(self) -> None:
        self.count = 0

    def draft(self, line: str, start: int, at: str, document: Document) -> Draft:
        self.count += 1
        made = super().draft(line, start, at, document)
        return with_claim(made, extras={"count": str(self.count)})


class HoldsTheDocument(NotesAdapter):
    """Keeps on itself which document it is in, though two files may be read in turns."""

    killer = "test_two_readings_at_once_do_not_meet"

    def __init__(self) -> None:
        self.key_now = ""

    def document(self, line: str, note: Note, options: Any) -> Document:
        made = super().document(line, note, options)
        self.key_now = made.key
        return made

    def draft(self, line: str, start: int, at: str, document: Document) -> Draft:
        return attrs.evolve(super().draft(line, start, at, document), document=self.key_now)
