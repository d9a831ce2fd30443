"""The ledger's own interchange: documents and drafts as lines of JSON, and back without loss.

A document is a line `{"document": {...}}`. A record's line begins with who, source, date and
reported_by, for people and simple programs; then `record` names the kind, `key` and `document`
place it, and the whole record stands under its own word, as in `"claim": {...}`: that is what is
read back. A loose line has simple words only (`{"who": "ISW", "content": "...", ...}`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

import attrs
import msgspec

from ledger.adapter import Document, Draft, Whole
from ledger.claims import (
    ActsFor,
    Agent,
    Amendment,
    Assessment,
    Claim,
    Coding,
    Correction,
    Link,
    Rating,
    Relationship,
    Resolution,
    Retraction,
    Review,
)
from ledger.errors import BadEvent
from ledger.inquiry import Hypothesis, Weighing
from ledger.interchange.shapes import shape
from ledger.times import When
from ledger.visible import in_json

RECORDS: Final[Mapping[str, Any]] = {
    "claim": Claim,
    "coding": Coding,
    "link": Link,
    "rating": Rating,
    "retraction": Retraction,
    "assessment": Assessment,
    "agent": Agent,
    "acts_for": ActsFor,
    "resolution": Resolution,
    "relationship": Relationship,
    "amendment": Amendment,
    "correction": Correction,
    "review": Review,
    "hypothesis": Hypothesis,
    "weighing": Weighing,
    "ledger": Whole,
}
"""The word of each kind of record, and its class."""

WORDS_OF: Final = {cls: word for word, cls in RECORDS.items()}

_SHAPE: Final = shape(Document)
_UNSET: Final = msgspec.UNSET
Line: Final[Any] = msgspec.defstruct(
    "Line",
    [
        *((name, Any, _UNSET) for name in ("who", "source", "date", "reported_by")),
        *((name, str | msgspec.UnsetType, _UNSET) for name in ("record", "key")),
        ("document", str | shape(Document) | msgspec.UnsetType, _UNSET),
        ("version", str | msgspec.UnsetType, _UNSET),
        *((word, shape(cls) | msgspec.UnsetType, _UNSET) for word, cls in RECORDS.items()),
        ("more_text", str | msgspec.UnsetType, _UNSET),
        ("goes_on", bool | msgspec.UnsetType, _UNSET),
    ],
    kw_only=True,
)
"""One line, whatever it holds; of a record, the shape stands under the record's word."""

PIECE: Final = 512 * 1024
"""The most code points of a document's text that one line takes; the rest follows in lines."""

_encode: Final = msgspec.json.Encoder(order="deterministic").encode


def write_document(document: Document, piece: int = PIECE) -> bytes:
    """Write a document as one line; a text longer than `piece` goes on in further lines.

    `piece` counts code points; read the lines with `read_lines`. Raises `BadEvent` for text that
    UTF-8 cannot carry (lone surrogates).
    """
    text = document.text
    if len(text) <= piece:
        return line(Line(document=_shaped(document)))
    pieces = [text[start : start + piece] for start in range(0, len(text), piece)]
    first = line(Line(document=_shaped(attrs.evolve(document, text=pieces[0])), goes_on=True))
    rest = (line(Line(more_text=text, goes_on=True)) for text in pieces[1:-1])
    return b"".join((first, *rest, line(Line(more_text=pieces[-1]))))


def _shaped(document: Document) -> Any:
    """Bring a document into the shape that leaves out what nobody said of it."""
    fields = {name: getattr(document, name) for name in _SHAPE.__struct_fields__}
    return _SHAPE(**fields)


def write_draft(
    draft: Draft,
    *,
    who: str | None = None,
    source: str | None = None,
    date: str | None = None,
    reported_by: Sequence[str] | None = None,
) -> bytes:
    """Write a draft as one line, ended by a line feed.

    The first columns are for people: without them, `who`, `date` and `reported_by` are taken from
    the record as it is written, and `source` is the document's key. Where the draft stood (`at`)
    is not written. Raises `BadEvent` for text that UTF-8 cannot carry (lone surrogates).
    """
    record = draft.record
    word = WORDS_OF[type(record)]
    own_who, own_date, own_reporters = _FIRST[word](record)
    return line(
        Line(
            who=own_who if who is None else who,
            source=draft.document if source is None else source,
            date=own_date if date is None else date,
            reported_by=own_reporters if reported_by is None else reported_by,
            record=word,
            key=draft.key,
            document=draft.document,
            version=draft.version or _UNSET,
            **{word: record},
        )
    )


def line(content: Any) -> bytes:
    """Write one `Line` as canonical JSON: fields in their order, keys of mappings sorted.

    Harmful characters are written as JSON's escapes: a file may be looked at in a terminal.
    """
    try:
        found = _encode(content)
        plain = found.isascii() and b"\x7f" not in found
        return (found if plain else in_json(found.decode()).encode()) + b"\n"
    except UnicodeEncodeError as error:
        raise BadEvent(
            kind="Line",
            where="$",
            why=f"the text {error.object[error.start : error.end]!r} is not valid Unicode",
            hint="Decode the source with the right encoding before recording from it.",
        ) from None


_First = tuple[str, str | None, Sequence[str]]


def _of_chain(record: Claim | Retraction) -> _First:
    *reporters, last = record.chain
    return last.name, _day(last.said), [hop.name for hop in reporters]


def _day(date: When | None) -> str | None:
    return date.edtf or None if date else None


_FIRST: Final[Mapping[str, Callable[[Any], _First]]] = {
    "claim": _of_chain,
    "retraction": _of_chain,
    "coding": lambda r: (r.coder, None, ()),
    "link": lambda r: (r.by, None, ()),
    "rating": lambda r: (r.by, _day(r.given), ()),
    "assessment": lambda r: (r.assessor, _day(r.made), ()),
    "agent": lambda r: (r.name, None, ()),
    "acts_for": lambda r: (r.by, None, ()),
    "resolution": lambda r: (r.by, None, ()),
    "relationship": lambda r: (r.name, None, ()),
    "amendment": lambda r: _of_chain(r.claim),
    "correction": lambda r: _of_chain(r.claim),
    "review": lambda r: (r.by, None, ()),
    "hypothesis": lambda r: (r.by, _day(r.made), ()),
    "weighing": lambda r: (r.by, _day(r.made), ()),
    "ledger": lambda r: (r.origin, None, ()),
}
