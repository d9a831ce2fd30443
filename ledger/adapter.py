"""All that the author of an adapter or reader writes against.

An *adapter* brings in one kind of file: it says whether it knows a file (`sniff`) and turns it
into documents, drafts of records, passages of prose and flaws (`read`). A *reader* turns a passage
of prose into drafts. Neither touches a ledger: the host resolves who is who, gives out ids, and
appends.

A plugin is a module with a function `ledger_adapters()` or `ledger_readers()` that returns a list,
named under the entry-point group `ledger`.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum
from typing import Any, Literal, Protocol, TypeAlias, runtime_checkable

import attrs

from ledger.claims import (
    ActsFor,
    Agent,
    Amendment,
    Anchor,
    Assessment,
    Claim,
    Coding,
    Correction,
    Id,
    Link,
    Rating,
    Relationship,
    Resolution,
    Retraction,
    Review,
    Short,
    Source,
    Span,
    Version,
    changed,
)
from ledger.flaws import Flaw
from ledger.inquiry import Hypothesis, Weighing
from ledger.jsonitems import JsonItem, json_head, json_items
from ledger.sourcefile import SourceFile
from ledger.times import When
from ledger.values import Value

__all__ = [
    "Adapter",
    "Document",
    "Draft",
    "Flaw",
    "Item",
    "JsonItem",
    "Match",
    "NoOptions",
    "Passage",
    "Probe",
    "Reader",
    "ReaderWithOptions",
    "Record",
    "SourceFile",
    "Sure",
    "anchor",
    "changed",
    "json_head",
    "json_items",
]


class Whole(Value, frozen=True, kw_only=True):
    """What follows is another ledger, whole: ids are kept, nothing is guessed or proposed."""

    id: Id
    origin: Short = ""


Record: TypeAlias = (
    Claim | Amendment | Correction | Retraction | Coding | Link | Rating | Review | Agent | ActsFor
    | Resolution | Relationship | Assessment | Hypothesis | Weighing | Whole
)  # fmt: skip
"""What a draft can carry. Its id fields hold the adapter's own keys (or, for agents, names)."""


class Sure(IntEnum):
    """How sure an adapter is that a file is of its kind."""

    POSSIBLE = 1
    LIKELY = 2
    CERTAIN = 3


@attrs.frozen
class Match:
    """An adapter's word that it can read a file, and why it thinks so."""

    sure: Sure
    reason: str


@attrs.frozen
class Probe:
    """What an adapter may look at to recognise a file: its name and first 64 KiB."""

    name: str
    head: bytes
    encoding: str = "utf-8-sig"

    @property
    def suffix(self) -> str:
        """The end of the name from its last dot, lower case: ".csv"."""
        dot = self.name.rfind(".")
        return self.name[dot:].lower() if dot >= 0 else ""

    @property
    def text(self) -> str:
        """The head as text, undecodable bytes replaced."""
        return self.head.decode(self.encoding, errors="replace")


@attrs.frozen(kw_only=True)
class Document:
    """One source, as an adapter found it; a file may hold many.

    `key` is what the file calls it (a url, an id, ...); "" for a file that is one document. `text`
    is its prose, code point for code point; anchors point into it. `file` names the companion file
    whose bytes the document is, where it is not the file that is read: a stand-off annotation
    speaks of the text beside it.

    `source` is the document as another ledger holds it, `version` the captured state of it that
    `text` is: where a draft of `Whole` comes first.
    """

    extras: dict[str, str] = attrs.field(factory=dict)
    file: str = ""
    host: str = ""
    key: str = ""
    language: str = ""
    media_type: str = "text/plain"
    published: When | None = None
    publisher: str = ""
    retrieved: When | None = None
    source: Source | None = None
    text: str = ""
    title: str = ""
    url: str = ""
    version: Version | None = None


@attrs.frozen(kw_only=True)
class Draft:
    """One record an adapter or reader found.

    `document` is the key of its document; `key` is the source's own key of the record, "" when it
    has none (the host then tells records apart by what is written). `version` is the source's own
    version of a keyed record and sorts as text (a UTC timestamp, a number padded with noughts): an
    older one never stands in for a newer. `at` says where it stands ("row 3"), for messages.
    Records refer to one another by key, forwards too.
    """

    at: str = ""
    document: str = ""
    key: str = ""
    record: Record
    version: str = ""


@attrs.frozen(kw_only=True)
class Passage:
    """Prose for a reader: a stretch of a document's text.

    `kind` "article" is prose whose furniture and comment threads the reader has to tell apart;
    "body" is known to be the article alone; "comment" is one reader comment by `author`.
    """

    author: str = ""
    document: str = ""
    kind: Literal["article", "body", "comment"] = "article"
    span: Span


Item: TypeAlias = Document | Draft | Passage | Flaw


@attrs.frozen
class NoOptions:
    """The options of an adapter that has none."""


@runtime_checkable
class Adapter(Protocol):
    """Brings in one kind of file."""

    @property
    def name(self) -> str:
        """What the user calls it: "csv"."""
        ...

    @property
    def version(self) -> int:
        """Raised whenever the same file would give other records than before."""
        ...

    @property
    def options(self) -> type[Any]:
        """The attrs class of its options (`NoOptions` for none)."""
        ...

    def sniff(self, probe: Probe, /) -> Match | None:
        """Say whether this file is of its kind, from the name and the first 64 KiB."""
        ...

    def read(self, file: SourceFile, options: Any, /) -> Iterator[Item]:
        """Read the file, item by item; bad records are yielded as `Flaw`, never raised."""
        ...


@runtime_checkable
class Reader(Protocol):
    """Finds attributed claims in prose."""

    @property
    def name(self) -> str:
        """What the user calls it: "rules"."""
        ...

    @property
    def version(self) -> int:
        """Raised whenever the same text would give other claims than before."""
        ...

    def read(self, document: Document, passage: Passage, /) -> Iterator[Draft | Flaw]:
        """Read a passage of the document, claim by claim, in the order of the text."""
        ...


@runtime_checkable
class ReaderWithOptions(Reader, Protocol):
    """A reader that is told how to read: `reader="NAME:VALUE,KEY=VALUE"`, `--reader` likewise."""

    @property
    def options(self) -> type[Any]:
        """The attrs class of its options; the value that stands without a key is the first's."""
        ...

    def with_options(self, options: Any, /) -> Reader:
        """Give the reader that reads so; its name tells it from one that reads otherwise.

        Raises `MissingExtra` or `MissingModel` where what it needs is not installed.
        """
        ...


def anchor(text: str, *spans: Span, around: int = 32) -> Anchor:
    """Point at a place in a text: its exact words with what stands before and after them.

    `spans` are `[start, end)` in code points of `text`; `around` is how many code points of prefix
    and suffix to keep (W3C Web Annotation `TextQuoteSelector` and `TextPositionSelector`).
    """
    start, end = spans[0][0], spans[-1][1]
    return Anchor(
        exact=" … ".join(text[a:b] for a, b in spans),
        prefix=text[max(0, start - around) : start],
        spans=tuple(spans),
        suffix=text[end : end + around],
    )
