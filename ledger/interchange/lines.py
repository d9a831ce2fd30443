"""Reads the ledger's interchange: lines of JSON become documents, drafts and flaws.

See `ledger.interchange` for how the lines are written. A bad line is a flaw that says where in the
line the fault is (`$.claim.chain[0].verb`), and the rest go on.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from math import isinf
from typing import Any, Final, NoReturn

import attrs
import msgspec

from ledger.adapter import Document, Draft, Flaw, Item
from ledger.errors import nearest
from ledger.interchange.drafts import Documents, drafts
from ledger.interchange.loose import about_document, loose
from ledger.interchange.quick import quickly
from ledger.interchange.shapes import BadField, Builder, builder
from ledger.interchange.words import BadWord
from ledger.interchange.writing import RECORDS, Line, line

_decode: Final = msgspec.json.Decoder(Line).decode
_plain: Final = msgspec.json.Decoder(dict[str, Any]).decode
_BUILD: Final = {word: builder(cls) for word, cls in RECORDS.items()}
_DOCUMENT: Final = builder(Document)
_KEYS: Final = Line.__struct_fields__
_UNSET: Final = msgspec.UNSET
_RAW: Final = 1000
_MESSAGE: Final = re.compile(r"^(?P<why>.*?)(?: - at `(?P<where>[^`]*)`)?$", re.DOTALL)


class _Bad(ValueError):
    """A line that cannot be read."""


class Lines:
    """Reads one line after another; some go on where the line before stopped."""

    def __init__(self, coder: str = "jsonl") -> None:
        """Begin; `coder` is whose judgement loose lines hold where they do not say."""
        self._coder = coder
        self._documents = Documents()
        self._pieces: list[str] = []
        self._begun: Document | None = None

    def read(self, text: str, at: str) -> tuple[Item, ...]:
        """Read one line; `at` says where it stands, for messages."""
        if not text.strip():
            return ()
        quick = quickly(text, at)
        if quick:
            return (*self.end(at), quick) if self._begun else (quick,)
        try:
            return self._read(text, at)
        except _Bad as error:
            why = str(error)
        except BadWord as error:
            why = f"$.{error.word}: {error.why}"
        except RecursionError:
            why = "$: it is nested too deep"
        return *self.end(at), Flaw(at=at, raw=text[:_RAW].rstrip("\r\n"), why=why)

    def end(self, at: str) -> tuple[Item, ...]:
        """Tell of a document whose text has not come to its end."""
        begun, self._begun = self._begun, None
        if begun is None:
            return ()
        why = f"$.goes_on: the text of document {begun.key!r} breaks off before this line"
        return (Flaw(at=at, why=why),)

    def _read(self, text: str, at: str) -> tuple[Item, ...]:
        found, plain = _decoded(text)
        if found.more_text is not _UNSET:
            return self._more(found)
        words = _words(found)
        if plain is not None and (words or _is_document(found)):
            _nothing_else(plain)
        if words:
            read: tuple[Item, ...] = (_record(found, words, at),)
        elif _is_document(found):
            if self._begun is None:
                return self._document(found)
            return *self.end(at), *self._document(found)
        else:
            read = self._loose(_strictly(_plain, text) if plain is None else plain, at)
        return (*self.end(at), *read) if self._begun else read

    def _document(self, found: Any) -> tuple[Item, ...]:
        document: Document = _built("document", _DOCUMENT, found.document)
        if found.goes_on is True:
            self._begun, self._pieces = document, [document.text]
            return ()
        return (document,)

    def _more(self, found: Any) -> tuple[Item, ...]:
        if self._begun is None:
            raise _Bad("$.more_text: no document before it has more text to come")
        self._pieces.append(found.more_text)
        if found.goes_on is True:
            return ()
        document = attrs.evolve(self._begun, text="".join(self._pieces))
        self._begun, self._pieces = None, []
        return (document,)

    def _loose(self, words: dict[str, Any], at: str) -> tuple[Item, ...]:
        about = about_document(words)
        key = self._documents.key(about)
        made = drafts(loose(words, key, self._documents.differing(about)), at, self._coder)
        document = self._documents.new(about)
        return (document, *made) if document else made


def read_lines(lines: Iterable[tuple[int, str]], coder: str = "jsonl") -> Iterator[Item]:
    """Read numbered lines of interchange, as they come."""
    reader = Lines(coder)
    n = 0
    for n, text in lines:
        yield from reader.read(text, f"line {n}")
    yield from reader.end(f"line {n}")


def read_line(text: str | bytes, at: str) -> tuple[Item, ...]:
    """Read one line alone; a loose line gives its document too."""
    return Lines().read(text if isinstance(text, str) else text.decode(), at)


def _words(found: Any) -> list[str]:
    """The words of the records on a line, the kind it says first."""
    words = [word for word in RECORDS if getattr(found, word) is not _UNSET]
    return words if found.record is _UNSET or words == [found.record] else [found.record, *words]


def _is_document(found: Any) -> bool:
    return not isinstance(found.document, str | msgspec.UnsetType)


def _record(found: Any, words: list[str], at: str) -> Draft:
    word, *others = words
    if word not in RECORDS:
        raise _Bad(f"$.record: {word!r} is no kind of record.{nearest(word, RECORDS)}")
    if others or getattr(found, word) is _UNSET:
        listed = " and ".join(f"$.{other}" for other in others) or "nothing"
        raise _Bad(f"$.{word}: this line should hold one record, a {word}, and holds {listed}")
    record = _built(word, _BUILD[word], getattr(found, word))
    document = found.document
    if document is _UNSET:
        document = getattr(getattr(record, "claim", record), "source", "")
    if not isinstance(document, str):
        raise _Bad("$.document: a record's line names its document by its key")
    key = found.key if found.key is not _UNSET else ""
    version = found.version if found.version is not _UNSET else ""
    return Draft(at=at, document=document, key=key, record=record, version=version)


def _built(word: str, build: Builder, found: Any) -> Any:
    try:
        return build(found)
    except BadField as bad:
        raise _Bad(f"$.{word}{bad.path}: {bad.why}") from None


def _decoded(text: str) -> tuple[Any, dict[str, Any] | None]:
    """Decode a line; one that was not written by us is looked at again, key by key."""
    found = _strictly(_decode, text)
    if line(found) == f"{text.rstrip()}\n".encode():
        return found, None
    try:
        return found, json.loads(text, object_pairs_hook=_once, parse_float=_float)
    except _Bad:
        raise
    except ValueError:  # an integer of thousands of digits
        raise _Bad("$: it holds a number out of range") from None


def _strictly(decode: Callable[[str], Any], text: str) -> Any:
    try:
        return decode(text)
    except msgspec.ValidationError as error:
        told = _MESSAGE.match(str(error))
        where, why = (told["where"], told["why"]) if told else ("", str(error))
        raise _Bad(f"{where or '$'}: {why}") from None
    except (msgspec.DecodeError, UnicodeError) as error:
        raise _Bad(_malformed(text, str(error))) from None


def _float(text: str) -> float:
    number = float(text)
    if isinf(number):
        raise _Bad(f"$: {text} is out of range")
    return number


def _nothing_else(plain: dict[str, Any]) -> None:
    unknown = next((key for key in plain if key not in _KEYS), None)
    if unknown is not None:
        raise _Bad(f"$.{unknown}: nothing is kept under that name.{nearest(unknown, _KEYS)}")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        [(twice, _)] = Counter(name for name, _ in pairs).most_common(1)
        raise _Bad(f"$: the key {twice!r} stands twice in one object")
    return found


def _constant(name: str) -> NoReturn:
    raise _Bad(f"$: {name} is no JSON")


def _malformed(text: str, why: str) -> str:
    try:
        json.loads(text, parse_constant=_constant, parse_int=str)
    except json.JSONDecodeError as error:
        return f"$: it is not JSON: {error.msg} (character {error.pos + 1})"
    except _Bad as error:
        return str(error)
    return f"$: it holds text that is not valid Unicode, or a number out of range ({why})"
