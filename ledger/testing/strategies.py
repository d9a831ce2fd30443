"""Hypothesis strategies for every value of the model, and for text that means harm.

The strategies are made from the classes' own annotations, so that a new field is never left out.
"""

from __future__ import annotations

from codecs import BOM_UTF8
from datetime import date
from functools import cache
from types import UnionType
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin, get_type_hints

import attrs
from hypothesis import strategies as st
from msgspec import Meta

from ledger.adapter import Document, Draft, Flaw, Passage, Record
from ledger.claims import Agent, Claim, Hop, Id, Span
from ledger.testing.streams import ENCODINGS, INSERTED, seams
from ledger.times import Basis, When
from ledger.values import Value

__all__ = [
    "agents",
    "claims",
    "documents",
    "drafts",
    "file_names",
    "flaws",
    "hops",
    "hostile_streams",
    "hostile_text",
    "keys",
    "lone_surrogates",
    "passages",
    "records",
    "spans",
    "values",
    "whens",
]

_HARM: Final = (
    "<script>alert(1)</script>", "&lt;", "</td>", "\x1b[2J\x1b[31m", "\x1b]8;;http://x\x07",
    "=1+1", "+1", "-1", "@SUM(A1)", "|calc", "\u202egnol", "\u2066x\u2069", "\u200b", "\ufeff",
    '"', '""', "'", ",", ";", "\t", "|", "\r", "\n", "\r\n", "\u2028", "\u2029", "\x85", "\x00",
    "\\", "\\u0000", "{}", "{{x}}", "%s", "${x}", "`", "\u0430\u0440\u0440\u04cf\u0435", "ﬁ",
    "e\u0301", "\U0001f468\u200d\U0001f469", "\U0010ffff", "\ufffd", " ", "\u00a0", "A > B & C",
    "null", "NaN", "' OR 1=1 --", "../../x", "\u202b\u05d0\u05d1\u202c", "\u061c", "\u200f",
    "\u2067\u0627", "I\u0307", "\u0130", "\u0131", "ß", "\ufb03", "\u212b", "\ufdfa",
    "\u1e9b\u0323", "\u0f77", "a" + "\u0300\u0316" * 20, "\u00b2", "\u0663", "\uff11\uff12",
    "\u2167", "1e999", "-0", "0x1F", "1_000", "\U0001f1f3\U0001f1f4", "\U000e0041", "\ue000",
    "\uffff", "\ufffe", "\u3164", "<!--", "]]>", "<![CDATA[", "&#0;", "&lol;", "<!DOCTYPE x [",
    "file:///x", "C:\\CON", "CON", ".", "..", "~", "${jndi:x}", "{{7*7}}", "%00", "%n", "\\x00",
    "\\ud800", "--", "#", "*", "(", "[", "]", "undefined", "None", "true", "\u3002", "\u037e",
    "\u2044", "\x7f", "\x1a", "\x08", "\u00ad",
)  # fmt: skip

_ENDS: Final = ("", ".csv", ".tsv", ".json", ".jsonl", ".xml", ".html", ".txt", ".md", ".ann",
    ".eml", ".mbox", ".rss", ".atom", ".gz", ".CSV", ".", ".\u202etxt",
)  # fmt: skip

_EDTF: Final = (
    "2023", "2023-08", "2023-08-08", "2023-08-08T09:30:00Z", "2023-22", "2023?", "2023-08~",
    "2023-08-08%", "202X", "20XX", "2023-XX", "2023-08-XX", "2023-08-07/2023-08-09", "../2023-08",
    "2023-08/..", "2023-08/", "/2023-08", "-0044-03-15", "Y17000",
)  # fmt: skip


def hostile_text(*, min_size: int = 0, max_size: int = 200) -> st.SearchStrategy[str]:
    """Text as an attacker or a broken program writes it: any code point but lone surrogates."""
    plain = st.text(st.characters(exclude_categories=["Cs"]), max_size=max_size)
    pieces = st.one_of(st.sampled_from(_HARM), plain)
    joined = st.lists(pieces, min_size=1, max_size=5).map(lambda parts: "".join(parts)[:max_size])
    long = st.builds(lambda piece: (piece * max_size)[:max_size], st.sampled_from(_HARM))
    return st.one_of(plain, joined, long).filter(lambda text: len(text) >= min_size)


def lone_surrogates() -> st.SearchStrategy[str]:
    """Text that UTF-8 cannot carry: halves of surrogate pairs, as broken JSON escapes make them."""
    halves = st.characters(categories=["Cs"])
    return st.builds("{}{}{}".format, hostile_text(max_size=20), halves, hostile_text(max_size=20))


def file_names() -> st.SearchStrategy[str]:
    """Names of files: with the ends that mean something to somebody, or hostile."""
    stems = st.one_of(
        st.sampled_from(["a", "claims", "broken", ".", ""]), hostile_text(max_size=20)
    )
    return st.builds(str.__add__, stems, st.sampled_from(_ENDS))


def hostile_streams(*samples: bytes) -> st.SearchStrategy[bytes]:
    """Bytes of files as transport and attackers leave them: cut, turned, bloated, recoded, mixed.

    They are made out of the samples, out of hostile text in some encoding, and out of nothing.
    """
    texts = st.builds(_encoded, hostile_text(), st.sampled_from(ENCODINGS), st.booleans())
    made: list[st.SearchStrategy[bytes]] = [st.binary(max_size=300), texts]
    if samples:
        made.append(_spoilt_samples(*samples))
    return st.one_of(made)


@st.composite
def _spoilt_samples(draw: st.DrawFn, *samples: bytes) -> bytes:
    """Draw a sample that one to four bad things were done to, one after the other."""
    data = draw(st.sampled_from(samples))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.one_of(st.integers(0, len(data)), st.sampled_from(seams(data))))
        end = draw(st.integers(start, min(len(data), start + 64)))
        piece = draw(st.one_of(st.sampled_from(INSERTED), st.binary(max_size=8)))
        kind = draw(st.integers(0, 4))
        if kind == 0:
            data = data[:start]
        elif kind == 1:
            data = data[:start] + data[end:]
        elif kind == 2:
            data = data[:end] + data[start:]
        else:
            data = data[:start] + piece + data[end if kind == 3 else start :]
    return data


def _encoded(text: str, encoding: str, marked: bool) -> bytes:
    return BOM_UTF8 * marked + text.encode(encoding, "replace")


def keys() -> st.SearchStrategy[str]:
    """Keys as files have them: empty, short, hostile, or longer than the ledger's own ids."""
    return st.one_of(
        st.sampled_from(["", "1", "row 3", "https://example.org/" + "a" * 100]),
        hostile_text(max_size=80),
    )


def whens() -> st.SearchStrategy[When]:
    """Dates: of every notation, or unresolved."""
    days = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1))
    edtf = st.one_of(st.just(""), st.sampled_from(_EDTF), days.map(date.isoformat))
    bases = st.sampled_from(get_args(Basis))
    return st.builds(When, basis=bases, edtf=edtf, words=hostile_text(max_size=30))


@st.composite
def spans(draw: st.DrawFn, length: int = 2**53 - 1) -> Span:
    """A stretch `[start, end)` of a text of that many code points."""
    start = draw(st.integers(0, length))
    return start, draw(st.integers(start, length))


@cache
def values(cls: Any) -> st.SearchStrategy[Any]:
    """Any value of a class of the model, as a draft may hold it: its ids are keys of a file."""
    hints = get_type_hints(cls, include_extras=True)
    fields = {name: _of(hint) for name, hint in hints.items()}
    return st.builds(cls, **fields)


def agents() -> st.SearchStrategy[Agent]:
    """Whoever can say something."""
    return values(Agent)


def hops() -> st.SearchStrategy[Hop]:
    """Links of a chain."""
    return values(Hop)


def claims() -> st.SearchStrategy[Claim]:
    """Claims of every form, their spans pointing anywhere."""
    return values(Claim)


def records() -> st.SearchStrategy[Record]:
    """Everything that a draft can carry."""
    return st.one_of([values(cls) for cls in get_args(Record)])


def documents() -> st.SearchStrategy[Document]:
    """Documents, most with a hostile text."""
    return values(Document)


def drafts() -> st.SearchStrategy[Draft]:
    """Drafts of every kind of record."""
    return st.builds(
        Draft, at=hostile_text(), document=keys(), key=keys(), record=records(), version=keys()
    )


def passages() -> st.SearchStrategy[Passage]:
    """Stretches of a document's text."""
    return values(Passage)


def flaws() -> st.SearchStrategy[Flaw]:
    """Bad records."""
    return values(Flaw)


def _of(hint: Any) -> st.SearchStrategy[Any]:
    """The strategy for one annotated field."""
    if hint == Id:
        return keys()
    if hint == Span:
        return spans()
    if hint is When:
        return whens()
    if isinstance(hint, type) and (issubclass(hint, Value) or attrs.has(hint)):
        return values(hint)
    return _of_alias(get_origin(hint), get_args(hint), hint)


def _of_alias(origin: Any, args: tuple[Any, ...], hint: Any) -> st.SearchStrategy[Any]:
    if origin is Annotated:
        return _bounded(args[0], next(a for a in args if isinstance(a, Meta)))
    if origin is Literal:
        return st.sampled_from(args)
    if origin in (Union, UnionType):
        return st.one_of(*map(_of, sorted(args, key=lambda a: a is not type(None))))
    if origin is tuple:
        return _items(args, 0, 3)
    if origin is dict:
        return st.dictionaries(_of(args[0]), _of(args[1]), max_size=3)
    plain: dict[Any, st.SearchStrategy[Any]] = {
        bool: st.booleans(),
        int: st.integers(0, 2**53 - 1),
        str: hostile_text(),
        type(None): st.none(),
    }
    return plain[hint]


def _bounded(hint: Any, meta: Meta) -> st.SearchStrategy[Any]:
    if meta.pattern:
        return st.from_regex(meta.pattern, fullmatch=True)
    if hint is int:
        return st.integers(int(meta.ge or 0), 2**53 - 1 if meta.le is None else int(meta.le))
    if hint is str:
        return hostile_text(min_size=meta.min_length or 0)
    least = meta.min_length or 0
    most = max(least, 3)
    return _items(get_args(hint), least, min(most, meta.max_length or most))


def _items(args: tuple[Any, ...], least: int, most: int) -> st.SearchStrategy[Any]:
    if args[-1] is Ellipsis:
        return st.lists(_of(args[0]), min_size=least, max_size=most).map(tuple)
    return st.tuples(*map(_of, args))
