"""An adapter and a reader that yield what they are given, and imports of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

import attrs

from ledger import Ledger
from ledger.adapter import (
    Document,
    Draft,
    Flaw,
    Item,
    Match,
    NoOptions,
    Passage,
    Probe,
    Record,
    SourceFile,
    Sure,
    anchor,
    changed,
)
from ledger.claims import (
    Anchor,
    Claim,
    Hop,
    Mention,
    Reading,
)

TEXT = "Orlov said trade grew. Dana denied that prices fell. Orlov urged calm."


@attrs.define
class Given:
    """An adapter that yields just what it was given."""

    items: Sequence[Item] = ()
    name: str = "given"
    version: int = 1
    options: type[NoOptions] = NoOptions

    def sniff(self, probe: Probe, /) -> Match | None:
        return Match(Sure.CERTAIN, "it is given") if probe.suffix == ".given" else None

    def read(self, file: SourceFile, options: object, /) -> Iterator[Item]:
        yield from self.items

    def ledger_adapters(self) -> list[Given]:
        return [self]


@attrs.define
class Found:
    """A reader that finds just the claims it was told to find."""

    claims: Sequence[Claim] = ()
    version: int = 1
    name: str = "found"

    def read(self, document: Document, passage: Passage, /) -> Iterator[Draft | Flaw]:
        for claim in self.claims:
            yield Draft(document=document.key, record=claim)

    def ledger_readers(self) -> list[Found]:
        return [self]


def claim(content: str, who: str = "Orlov", id: str = "c", **more: Any) -> Claim:
    chain = (Hop(by=(Mention(text=who),)),)
    return Claim(chain=chain, content=content, id=id, source="", **more)


def keyed(record: Record, key: str = "k1", version: str = "") -> Draft:
    return Draft(document="d", key=key, record=record, version=version)


DOCUMENT = Document(key="d", publisher="The Gazette")


def bring(book: Ledger, file: Path, *items: Item) -> tuple[int, int, int]:
    """Import items; gives how many were new, known and amended."""
    return run(book, file, Given([DOCUMENT, *items]))


def run(book: Ledger, file: Path, given: Given, reader: str = "rules") -> tuple[int, int, int]:
    given.name = f"given-{id(given)}"
    book.plugins.register(given, given.name)
    report = book.import_from(file, adapter=given.name, reader=reader)
    return report.added, report.known, report.amended


E = TypeVar("E")


def events(book: Ledger, kind: type[E]) -> list[E]:
    return [r.event for r in book.store.read() if isinstance(r.event, kind)]


def contents(book: Ledger) -> list[str]:
    return sorted(c.content for c in book.claims())


def moved(place: Anchor, span: tuple[int, int]) -> Anchor:
    return changed(place, exact=TEXT[span[0] : span[1]], spans=(span,))


def read_as(start: int, end: int, who: str, version: int, **more: Any) -> Claim:
    reading = Reading(pattern="p", reader="found", version=version)
    return claim(TEXT[start:end], who, anchor=anchor(TEXT, (start, end)), reading=reading, **more)


def read_text(book: Ledger, file: Path, reader: Found) -> tuple[int, int, int]:
    document = Document(key="d", publisher="The Gazette", text=TEXT)
    given = Given([document, Passage(document="d", span=(0, len(TEXT)))])
    return run(book, file, given, reader.name)
