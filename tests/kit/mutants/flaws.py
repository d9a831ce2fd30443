"""Adapters that lose bad records, or lose good ones over bad ones."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from ledger.adapter import Document, Draft, Flaw, Item, SourceFile
from ledger.errors import BadSource
from tests.kit.notes import Note, NotesAdapter


class SwallowsBadRecords(NotesAdapter):
    """Says nothing of a bad record."""

    killer = "test_a_broken_sample_is_told_of"

    def read(self, file: SourceFile, options: Any, /) -> Iterator[Item]:
        return (item for item in super().read(file, options) if not isinstance(item, Flaw))


class SwallowsABadHead(NotesAdapter):
    """Leaves out a note that it cannot read, and says nothing."""

    killer = "test_it_reads_what_the_golden_file_says"

    def note(self, note: Note, options: Any) -> Iterator[Item]:
        return super().note(note, options) if note.text.startswith("note: ") else iter(())


class RaisesOnBadRecords(NotesAdapter):
    """Raises where a flaw should be yielded."""

    killer = "test_spoilt_files_never_break_it"

    def record(
        self, line: str, start: int, at: str, document: Document, options: Any
    ) -> Iterator[Draft | Flaw]:
        yield self.draft(line, start, at, document)


class RaisesOnStrangeHeads(NotesAdapter):
    """Takes it for granted that the first line is ASCII."""

    killer = "test_any_stream_of_bytes_is_read_or_refused"

    def lines(self, file: SourceFile) -> Iterator[tuple[int, str]]:
        for n, line in super().lines(file):
            if n == 1:
                line.encode("ascii")
            yield n, line


class StopsAtABadRecord(NotesAdapter):
    """Reads nothing after the first bad record."""

    killer = "test_the_rest_goes_on_after_a_bad_record"

    def read(self, file: SourceFile, options: Any, /) -> Iterator[Item]:
        for item in super().read(file, options):
            yield item
            if isinstance(item, Flaw):
                return


class RefusesForOneRecord(NotesAdapter):
    """Refuses the whole file for one bad record."""

    killer = "test_the_rest_goes_on_after_a_bad_record"

    def read(self, file: SourceFile, options: Any, /) -> Iterator[Item]:
        for item in super().read(file, options):
            if isinstance(item, Flaw):
                raise BadSource(path=str(file.path), why=item.why)
            yield item


class GivesNoReason(NotesAdapter):
    """Says where a record is bad, and not why."""

    killer = "test_everything_says_where_it_stands"

    def read(self, file: SourceFile, options: Any, /) -> Iterator[Item]:
        for item in super().read(file, options):
            yield attrs.evolve(item, why="") if isinstance(item, Flaw) else item


class YieldsText(NotesAdapter):
    """Yields lines it does not understand as they are."""

    killer = "test_it_yields_documents_drafts_passages_and_flaws_only"

    def read(self, file: SourceFile, options: Any, /) -> Iterator[Any]:
        for item in super().read(file, options):
            yield item.raw if isinstance(item, Flaw) else item


class RecordsFirst(NotesAdapter):
    """Announces a document when its records are over."""

    killer = "test_documents_come_before_what_is_of_them"

    def note(self, note: Note, options: Any) -> Iterator[Item]:
        first, *rest = super().note(note, options)
        return iter((*rest, first))


class AnnouncesNothing(NotesAdapter):
    """Does not tell of its documents."""

    killer = "test_documents_come_before_what_is_of_them"

    def read(self, file: SourceFile, options: Any, /) -> Iterator[Item]:
        return (item for item in super().read(file, options) if not isinstance(item, Document))


class FlawsGoodRecords(NotesAdapter):
    """Takes a chain of three for a fault."""

    killer = "test_a_good_sample_has_no_flaw"

    def record(
        self, line: str, start: int, at: str, document: Document, options: Any
    ) -> Iterator[Draft | Flaw]:
        if line.count(" > ") > 1:
            yield Flaw(at=at, why="its chain is too long", raw=line)
        else:
            yield from super().record(line, start, at, document, options)


class FindsNothing(NotesAdapter):
    """Reads documents and no records."""

    killer = "test_a_good_sample_has_no_flaw"

    def record(
        self, line: str, start: int, at: str, document: Document, options: Any
    ) -> Iterator[Draft | Flaw]:
        return iter(())
