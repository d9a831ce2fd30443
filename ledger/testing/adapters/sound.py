"""Looks at what an adapter yields with the eyes of the host: does every item hold by itself?

The rules are those of `ledger.adapter` and `ledger.claims`; places are `[start, end)` in code
points of the document's text (W3C Web Annotation Data Model, `TextPositionSelector`), dates are
EDTF (ISO 8601-2:2019).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, get_args

import attrs

from ledger.adapter import Document, Draft, Flaw, Passage
from ledger.claims import Anchor, Claim, Hop, Mention, Retraction, Span, Words
from ledger.errors import BadDate
from ledger.times import Basis, When, parse
from ledger.values import Value


def misplaced(items: Iterable[Any]) -> Iterator[str]:
    """Tell of drafts and passages whose document was not announced before them."""
    announced: dict[str, Document] = {}
    for n, item in enumerate(items, start=1):
        if isinstance(item, Document):
            announced.setdefault(item.key, item)
        elif isinstance(item, Draft | Passage) and item.document not in announced:
            what = f"draft at {item.at!r}" if isinstance(item, Draft) else "passage"
            yield f"item {n}, a {what}, is of document {item.document!r}, which did not come before"


def twice(items: Iterable[Any]) -> Iterator[str]:
    """Tell of records that share a key, and of documents told of in two ways."""
    keys: dict[tuple[str, str, str, str], str] = {}
    documents: dict[str, Document] = {}
    for item in items:
        if isinstance(item, Document) and documents.setdefault(item.key, item) != item:
            yield f"the document {item.key!r} comes twice and differs"
        elif isinstance(item, Draft) and item.key:
            kind = type(item.record).__name__
            key = (item.document, kind, item.key, item.version)
            if key in keys:
                yield f"the {kind}s at {keys[key]!r} and {item.at!r} share the key {item.key!r}"
            keys[key] = item.at


def ungrounded(items: Iterable[Any]) -> Iterator[str]:
    """Tell of anchors, mentions, quotations and passages that do not point at their words."""
    texts: dict[str, str] = {}
    for item in items:
        if isinstance(item, Document):
            texts[item.key] = item.text
        elif isinstance(item, Draft) and texts.get(item.document):
            for why in _ungrounded(item.record, texts[item.document]):
                yield f"the draft at {item.at!r}: {why}"
        elif isinstance(item, Passage):
            start, end = item.span
            if not 0 <= start < end <= len(texts.get(item.document, "")):
                yield f"the passage {item.span} is no stretch of the text of {item.document!r}"


def _ungrounded(record: Any, text: str) -> Iterator[str]:
    for path, value in walk(record):
        if isinstance(value, Anchor):
            yield from _of_anchor(path, value, text)
        elif isinstance(value, Mention | Words) and value.at is not None:
            yield from _of_words(path, value.text, value.at, text)
    if isinstance(record, Claim):
        for span in record.quotes:
            if not _inside(span, text):
                yield f"the quotation {span} is no stretch of the text ({len(text)} long)"
        for hedge in record.hedges:
            if hedge.at is not None:
                yield from _of_words("hedges", hedge.text, hedge.at, text)


def _of_anchor(path: str, anchor: Anchor, text: str) -> Iterator[str]:
    if not anchor.spans:
        return
    if not all(_inside(span, text) for span in anchor.spans):
        yield f"{path}.spans {anchor.spans} leave the text ({len(text)} long)"
        return
    words = " … ".join(text[start:end] for start, end in anchor.spans)
    if words != anchor.exact:
        yield f"{path}.exact is {anchor.exact!r:.80}, at its place stands {words!r:.80}"
    start, end = anchor.spans[0][0], anchor.spans[-1][1]
    if not text[:start].endswith(anchor.prefix):
        yield f"{path}.prefix {anchor.prefix!r} does not stand before it"
    if not text.startswith(anchor.suffix, end):
        yield f"{path}.suffix {anchor.suffix!r} does not stand after it"


def _of_words(path: str, words: str, at: Span, text: str) -> Iterator[str]:
    if not _inside(at, text):
        yield f"{path}.at {at} leaves the text ({len(text)} long)"
    elif text[at[0] : at[1]] != words:
        yield f"{path} is {words!r:.80}, at its place stands {text[at[0] : at[1]]!r:.80}"


def _inside(span: Span, text: str) -> bool:
    return 0 <= span[0] < span[1] <= len(text)


def undated(items: Iterable[Any]) -> Iterator[str]:
    """Tell of dates that are no EDTF, or of which nobody knows who read them."""
    for item in items:
        record = item.record if isinstance(item, Draft) else item
        for path, value in walk(record):
            if isinstance(value, When):
                yield from _of_date(path, value)


def _of_date(path: str, date: When) -> Iterator[str]:
    if date.basis not in get_args(Basis):
        yield f"{path}.basis is {date.basis!r}, none of {', '.join(get_args(Basis))}"
    if not (date.edtf or date.words):
        yield f"{path} is a date of neither EDTF nor words; leave it None"
    if date.edtf:
        try:
            parse(date.edtf)
        except BadDate as error:
            yield f"{path}: {error}"


def unchained(items: Iterable[Any]) -> Iterator[str]:
    """Tell of claims that nobody makes, and of hedges owned by a hop that there is not."""
    for item in items:
        if not (isinstance(item, Draft) and isinstance(item.record, Claim | Retraction)):
            continue
        if not item.record.chain:
            yield f"the draft at {item.at!r} has no chain; one Hop() is an unknown claimant"
        if isinstance(item.record, Claim):
            for hedge in item.record.hedges:
                if hedge.owner is not None and hedge.owner >= len(item.record.chain):
                    yield f"the draft at {item.at!r}: no hop {hedge.owner} owns {hedge.text!r}"


def unplaced(items: Iterable[Any]) -> Iterator[str]:
    """Tell of flaws and drafts that do not say where they stand, and of flaws without a reason."""
    for item in items:
        if isinstance(item, Flaw) and not (item.at.strip() and item.why.strip()):
            yield f"a flaw has to say where it stands and what is wrong: {item}"
        if isinstance(item, Draft) and not item.at.strip():
            yield f"a draft has to say where it stands (at): {item.record!r:.80}"


def unsound(items: Iterable[Any]) -> Iterator[str]:
    """Tell of what must not be, though the file is spoilt: the host cannot make it good."""
    found = list(items)
    for rule in (undated, unchained):
        yield from rule(found)


def walk(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Go through a value of the model: each value within it, and by which fields it is reached."""
    if isinstance(value, tuple):
        for n, inner in enumerate(value):
            yield from walk(inner, f"{path}[{n}]")
    elif isinstance(value, Value):
        yield path, value
        for name in value.__struct_fields__:
            yield from walk(getattr(value, name), f"{path}.{name}".lstrip("."))
    elif attrs.has(type(value)):
        for name in (field.name for field in attrs.fields(type(value))):
            yield from walk(getattr(value, name), f"{path}.{name}".lstrip("."))


def hops(items: Iterable[Any]) -> Iterator[Hop]:
    """List the links of every chain."""
    for item in items:
        if isinstance(item, Draft):
            yield from (value for _, value in walk(item.record) if isinstance(value, Hop))
