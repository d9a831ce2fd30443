"""Tables of claims: CSV and TSV files, one claim a row.

The columns are found by their names (who, content, date, source, reported_by, ...; common other
names too) or by options that name them. What no word of the ledger fits stays with the claim under
the column's own name. `reported_by` holds the reporters, outermost first: "Newsweek > ISW"; joint
speakers are written "A & B" or "A; B".
"""

from __future__ import annotations

import codecs
import csv
from collections import deque
from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any, Final

import attrs

from ledger.adapter import Flaw, Item, Match, Probe, SourceFile, Sure
from ledger.errors import BadSource
from ledger.interchange.columns import Columns, known, recognise
from ledger.interchange.drafts import Documents, drafts
from ledger.interchange.words import DOCUMENT_WORDS, WORDS, BadWord

DELIMITERS: Final = ",;\t|"
_NAMES: Final = {"tab": "\t", "\\t": "\t"}
_RAW: Final = 1000
_SHORT: Final = 4096  # no cell up to here is too long for its word
_WIDEST: Final = 4096  # columns; a table of more is none of claims
_BOMS: Final = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_WHYS: Final = (
    ("unexpected end", "a quotation mark is opened and never closed"),
    ("field larger", "a cell is too long; perhaps a quotation mark is opened and never closed"),
    ("expected after", "text follows a closing quotation mark; double those inside a cell"),
)


def _one_character(_: object, __: object, value: str) -> None:
    if len(_NAMES.get(value, value)) > 1 or value in ('"', "\r", "\n"):
        raise ValueError(f"expected a single character (or tab), got {value!r}")


def _our_words(_: object, __: object, value: Mapping[str, str]) -> None:
    strange = next((word for word in value if word not in WORDS), None)
    if strange is not None:
        raise ValueError(f"{strange!r} is no word for a column; there are {', '.join(WORDS)}")


@attrs.frozen(kw_only=True)
class Options:
    """Which column holds what, by the names in the table's header; "" finds it by its name.

    `columns` gives the same as one mapping; `delimiter` is one character or "tab" ("" finds it out
    of comma, semicolon, tab and bar); `coder` is not a column: it is whose judgement the columns
    aspect, bearing and parties hold where no column says so.
    """

    act: str = ""
    addressee: str = ""
    anchor: str = ""
    aspect: str = ""
    bearing: str = ""
    codebook: str = ""
    coder: str = "csv"
    columns: Mapping[str, str] = attrs.field(factory=dict, validator=_our_words)
    commitment: str = ""
    content: str = ""
    corrected: str = ""
    correction_note: str = ""
    corrects: str = ""
    cue: str = ""
    date: str = ""
    delimiter: str = attrs.field(default="", validator=_one_character)
    end: str = ""
    extras: str = ""
    flags: str = ""
    form: str = ""
    grade: str = ""
    happened: str = ""
    hedge: str = ""
    host: str = ""
    key: str = ""
    language: str = ""
    other: str = ""
    parties: str = ""
    polarity: str = ""
    prefix: str = ""
    published: str = ""
    publisher: str = ""
    quote: str = ""
    rater: str = ""
    relation: str = ""
    reply_to: str = ""
    reported_by: str = ""
    reported_on: str = ""
    retracted: str = ""
    retracted_by: str = ""
    retrieved: str = ""
    scale: str = ""
    source: str = ""
    start: str = ""
    suffix: str = ""
    title: str = ""
    url: str = ""
    verb: str = ""
    voice: str = ""
    who: str = ""
    wording: str = ""

    def named(self) -> dict[str, str]:
        """List the columns that the user named."""
        own = {word: getattr(self, word) for word in WORDS if word != "coder"}
        return {**self.columns, **{word: name for word, name in own.items() if name}}


class CsvAdapter:
    """Reads a table row by row; a bad row is a flaw, and the rest go on."""

    name: Final = "csv"
    version: Final = 2
    options: Final[type[Any]] = Options

    def sniff(self, probe: Probe, /) -> Match | None:
        """Know a table by the words its header names, else by the end of its name."""
        first = next(iter(_head(probe).splitlines()), "")
        found = known(_split(first, _delimiter(first))[:_WIDEST])
        if {"who", "content"} <= found:
            more = len(found) - 2
            known_too = f", and {more} more" if more else ""
            sure = Sure.CERTAIN if more else Sure.LIKELY
            return Match(sure, f"the header names who and content{known_too}")
        if probe.suffix in (".csv", ".tsv"):
            return Match(Sure.POSSIBLE, f"the name ends in {probe.suffix}")
        return None

    def read(self, file: SourceFile, options: Options, /) -> Iterator[Item]:
        """Read documents, claims and codings; raises `BadOptions` when the header lacks content."""
        lines = (line for _, line in file.lines())
        first = next((line for line in lines if line.strip()), "")
        delimiter = _NAMES.get(options.delimiter, options.delimiter)
        if first.startswith("sep=") and len(first.strip()) == 5:
            delimiter, first = delimiter or first[4], next(lines, "")
        if not first.strip():
            raise BadSource(path=str(file.path), why="it holds no table: every line is empty")
        rows = _rows(first, lines, delimiter or _delimiter(first, options.named()))
        _, header, flaw = next(rows)
        if flaw:
            raise BadSource(path=str(file.path), why=f"row 1, the header, is broken: {flaw.why}")
        if len(header) > _WIDEST:
            why = f"row 1, the header, has {len(header):,} columns; {_WIDEST:,} are the most"
            raise BadSource(path=str(file.path), why=why)
        columns = recognise(header, options.named(), self.name)
        yield from _items(columns, rows, options.coder)


def _items(columns: Columns, rows: Iterator[_Row], coder: str) -> Iterator[Item]:
    table = _Table(columns, coder)
    width = len(columns.header)
    for at, cells, flaw in rows:
        if flaw:
            yield flaw
        elif any(cells):
            why = ""
            if len(cells) != width:
                cells, why = _fitted(columns, cells)
            elif len(max(cells, key=len)) > _SHORT:
                why = columns.too_long(cells)
            yield from (_flaw(at, cells, why),) if why else table.read(at, cells)


class _Table:
    """Reads rows that fit the header, remembering the documents they name."""

    def __init__(self, columns: Columns, coder: str) -> None:
        self._columns = columns
        self._coder = coder
        self._documents = Documents()
        self._last: tuple[str, ...] = ()
        self._key = ""
        self._more: dict[str, str] = {}

    def read(self, at: str, cells: list[str]) -> tuple[Item, ...]:
        """Read one row."""
        cells = self._columns.plain(cells)
        cells.append("")
        about = self._columns.about(cells)
        try:
            if about == self._last:
                return self._drafts(at, cells)
            return self._under_another_document(at, cells, about)
        except BadWord as error:
            why = f"column {self._columns.name(error.word)!r}: {error.why}"
            return (_flaw(at, cells[:-1], why),)

    def _drafts(self, at: str, cells: list[str]) -> tuple[Item, ...]:
        return drafts(self._columns.loose(cells, self._key, self._more), at, self._coder)

    def _under_another_document(
        self, at: str, cells: list[str], about: tuple[str, ...]
    ) -> tuple[Item, ...]:
        words: dict[str, str] = dict(zip(DOCUMENT_WORDS, about, strict=True))
        told = self._documents.differing(words)
        self._last = ()
        self._key = self._documents.key(words)
        self._more = {self._columns.name(word): text for word, text in told.items()}
        made = self._drafts(at, cells)
        document = self._documents.new(words)
        self._last = about
        return (document, *made) if document else made


def _fitted(columns: Columns, cells: list[str]) -> tuple[list[str], str]:
    """Drop empty cells beyond the header; say what is wrong with any other number of cells."""
    header = columns.header
    if not any(cells[len(header) :]) and len(cells) > len(header):
        return cells[: len(header)], columns.too_long(cells[: len(header)])
    told = f"it has {len(cells)} cells, the header has {len(header)}: "
    if len(cells) < len(header):
        return cells, f"{told}none for {', '.join(map(repr, header[len(cells) :]))}"
    return cells, f"{told}{cells[len(header)]!r:.80} stands after the last column, {header[-1]!r}"


def _flaw(at: str, cells: list[str], why: str) -> Flaw:
    return Flaw(at=at, raw=",".join(cells)[:_RAW], why=why)


_Row = tuple[str, list[str], Flaw | None]


class _Feed:
    """Feeds lines to the csv module and can give back those of a record that was no record."""

    def __init__(self, first: str, lines: Iterator[str]) -> None:
        self._ahead = deque([first])
        self._lines = lines
        self.taken: list[str] = []

    def __iter__(self) -> _Feed:
        return self

    def __next__(self) -> str:
        line = self._ahead.popleft() if self._ahead else next(self._lines)
        self.taken.append(line)
        return line

    def give_back(self) -> None:
        """Give back all lines but the first of the record."""
        self._ahead.extendleft(reversed(self.taken[1:]))


def _rows(first: str, lines: Iterator[str], delimiter: str) -> Iterator[_Row]:
    """Part a table into rows, the header first; rows are counted from 1."""
    feed = _Feed(first, lines)
    reader = csv.reader(feed, delimiter=delimiter, strict=True, skipinitialspace=True)
    for n in count(1):
        feed.taken.clear()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            why = next((told for sign, told in _WHYS if sign in str(error)), str(error))
            yield f"row {n}", [], Flaw(at=f"row {n}", raw=feed.taken[0][:_RAW], why=why)
            feed.give_back()
        else:
            yield f"row {n}", [cell.strip() for cell in cells], None


def _head(probe: Probe) -> str:
    encoding = _BOMS.get(probe.head[:2])
    return probe.head[2:].decode(encoding, errors="replace") if encoding else probe.text


def _split(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter, skipinitialspace=True), [])
    except csv.Error:  # a line of another kind of file
        return []


def _delimiter(header: str, named: Mapping[str, str] | None = None) -> str:
    """Find the delimiter under which a header names most: known words first, then columns."""
    wanted = set((named or {}).values())

    def score(delimiter: str) -> tuple[int, int]:
        cells = [cell.strip() for cell in _split(header, delimiter)[:_WIDEST]]
        return len(known(cells)) + len(wanted.intersection(cells)), len(cells)

    return max(DELIMITERS, key=score)


def ledger_adapters() -> list[CsvAdapter]:
    """Offer the adapter."""
    return [CsvAdapter()]
