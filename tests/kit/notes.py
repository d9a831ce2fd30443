"""A correct little adapter, and what the faulty ones are made from.

A file of notes begins with the line `notes 1`; then come notes, parted by empty lines. A note's
first line names it, its outlet and its day; each other line is a record: key, chain (outermost
reporter first), day, what was said, and further words as `name=value`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from ledger.adapter import Document, Draft, Flaw, Item, Match, Probe, SourceFile, Sure, anchor
from ledger.claims import Claim, Hop, Mention
from ledger.errors import BadDate, BadSource
from ledger.times import When, when

HEAD = "notes 1"


@attrs.frozen(kw_only=True)
class Options:
    """`outlet` is who published notes that name none; `skip` lists keys to leave out."""

    outlet: str = ""
    skip: list[str] = attrs.field(factory=list)


@attrs.frozen(kw_only=True)
class Note:
    """One note: its text, and at which line of the file it begins."""

    line: int
    text: str


class Bad(ValueError):
    """A line that is no record."""


class NotesAdapter:
    """Reads notes, one after the other."""

    name = "notes"
    version = 1
    options: type[Any] = Options

    def sniff(self, probe: Probe, /) -> Match | None:
        """Know notes by their first line."""
        if probe.text.split("\n", 1)[0].rstrip("\r") == HEAD:
            return Match(Sure.CERTAIN, f"its first line is {HEAD!r}")
        return None

    def read(self, file: SourceFile, options: Any, /) -> Iterator[Item]:
        """Read a document for each note, and its records."""
        for note in self.notes(file):
            yield from self.note(note, options)

    def notes(self, file: SourceFile) -> Iterator[Note]:
        """Part the file into notes; raises `BadSource` where it does not begin as one."""
        lines = self.lines(file)
        _, first = next(lines, (1, ""))
        if first.rstrip("\r\n") != HEAD:
            raise BadSource(path=str(file.path), why=f"its first line is not {HEAD!r}")
        held: list[str] = []
        for n, line in lines:
            if line.strip():
                held.append(line)
            elif held:
                yield Note(line=n - len(held), text="".join(held))
                held = []
        if held:
            yield Note(line=n - len(held) + 1, text="".join(held))

    def lines(self, file: SourceFile) -> Iterator[tuple[int, str]]:
        """Read the lines of the file, numbered from 1."""
        return file.lines()

    def note(self, note: Note, options: Any) -> Iterator[Item]:
        """Read one note: its document, then its records."""
        first, *rest = note.text.splitlines(keepends=True)
        try:
            document = self.document(first, note, options)
        except (Bad, BadDate) as error:
            yield Flaw(at=f"line {note.line}", why=str(error), raw=first)
            return
        yield document
        start = len(first)
        for n, line in enumerate(rest, start=note.line + 1):
            yield from self.record(line, start, f"line {n}", document, options)
            start += len(line)

    def document(self, line: str, note: Note, options: Any) -> Document:
        """Make the document of a note out of its first line."""
        name, *words = (word.strip() for word in line.split("|"))
        if not name.startswith("note: ") or len(words) != 2:
            raise Bad("a note begins with 'note: name | outlet | day'")
        return Document(
            key=name.removeprefix("note: "),
            publisher=words[0] or options.outlet,
            published=self.when(words[1], "metadata"),
            text=note.text,
        )

    def record(
        self, line: str, start: int, at: str, document: Document, options: Any
    ) -> Iterator[Draft | Flaw]:
        """Read one line of a note."""
        try:
            draft = self.draft(line, start, at, document)
        except (Bad, BadDate) as error:
            yield Flaw(at=at, why=str(error), raw=line)
        else:
            if draft.key not in options.skip:
                yield draft

    def draft(self, line: str, start: int, at: str, document: Document) -> Draft:
        """Make the draft of a line; raises `Bad` and `BadDate`."""
        key, chain, day, content, *more = self.split(line.rstrip("\r\n"))
        place = start + line.index(content, line.index("|") + 1) if content else start
        hops = self.chain(chain, self.when(day, "text"), document)
        claim = Claim(
            anchor=anchor(document.text, (place, place + len(content))),
            chain=hops,
            content=content,
            extras=dict(word.partition("=")[::2] for word in more),
            id=self.key(key, at),
            source=document.key,
        )
        return Draft(at=at, document=document.key, key=self.key(key, at), record=claim)

    def split(self, line: str) -> list[str]:
        """Part a line into its words; the content keeps its inner blanks."""
        words = line.split(" | ")
        if len(words) < 4 or not words[3].strip():
            raise Bad("a record is 'key | chain | day | what was said'")
        return words

    def chain(self, names: str, said: When | None, document: Document) -> tuple[Hop, ...]:
        """Make the chain, the outlet before it."""
        *reporters, who = (Hop(by=(Mention(text=n.strip()),)) for n in names.split(" > "))
        outlet = Hop(by=(Mention(text=document.publisher),)) if document.publisher else Hop()
        last = Hop(by=who.by if names.strip() else (), said=said)
        return (outlet, *reporters, last)

    def key(self, key: str, at: str) -> str:
        """Give a record's key."""
        return key.strip()

    def when(self, text: str, basis: Any) -> When | None:
        """Read a day; raises `BadDate`."""
        return when(text.strip(), basis=basis)
