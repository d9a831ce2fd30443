"""The rows of a file one by one, whatever is wrong with some of them.

A row that is no text in the file's encoding, that is too long, whose columns are too many or too
few, or that holds a word where a number or a date should stand, is a flaw, and the rest go on. No
more of the file is held than the row being read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Final

import attrs

from ledger.adapter import Flaw, SourceFile
from ledger.errors import BadSource
from ledger_adapters.gdelt.columns import GKG, TABLES, Table, is_header, table_of
from ledger_adapters.gdelt.dates import is_date

LONGEST: Final = 1024 * 1024
_RAW: Final = 1000
_LOOKED_AT: Final = 1000
_SHORT: Final = 4096
_NO_TEXT: Final = re.compile("[\udc80-\udcff]")  # PEP 383: bytes that are no text
_NUMBER: Final = re.compile(r"-?\d{1,18}(?:\.\d{1,18})?(?:[eE][-+]?\d{1,3})?\Z", re.ASCII)
_WHOLE: Final = re.compile(r"-?\d{1,18}\Z", re.ASCII)

_WHOLES: Final = frozenset(
    {
        "GLOBALEVENTID", "MonthYear", "Year", "IsRootEvent", "QuadClass", "NumMentions",
        "NumSources", "NumArticles", "Actor1Geo_Type", "Actor2Geo_Type", "ActionGeo_Type",
        "MentionType", "SentenceID", "Actor1CharOffset", "Actor2CharOffset", "ActionCharOffset",
        "InRawText", "Confidence", "MentionDocLen", "V2SOURCECOLLECTIONIDENTIFIER",
    }
)  # fmt: skip
_NUMBERS: Final = frozenset(
    {
        "FractionDate", "GoldsteinScale", "AvgTone", "MentionDocTone", "Actor1Geo_Lat",
        "Actor1Geo_Long", "Actor2Geo_Lat", "Actor2Geo_Long", "ActionGeo_Lat", "ActionGeo_Long",
    }
)  # fmt: skip
_DATES: Final = frozenset(
    {
        "SQLDATE", "DATEADDED", "EventTimeDate", "MentionTimeDate", "V2.1DATE",
    }
)  # fmt: skip
_LONG: Final = frozenset(GKG[5:])
"""The columns that hold lists; every other cell is a word or two."""
_NEEDED: Final = _DATES | {
    "GLOBALEVENTID", "GKGRECORDID", "MentionIdentifier", "V2DOCUMENTIDENTIFIER",
}  # fmt: skip


@attrs.frozen
class Row:
    """A row: where it stands ("row 3"), its cells by their columns' names, its own text."""

    at: str
    cells: Mapping[str, str]
    raw: str

    def __getitem__(self, column: str) -> str:
        """Get a cell; "" where it is empty or GDELT's table has no such column."""
        return self.cells.get(column, "")

    def flaw(self, why: str) -> Flaw:
        """Say what is wrong with the row."""
        return Flaw(at=self.at, raw=_NO_TEXT.sub("\ufffd", self.raw[:_RAW]), why=why)

    def extras(self, *told: str) -> dict[str, str]:
        """Keep the columns that hold something and are not `told` elsewhere."""
        return {k: v for k, v in self.cells.items() if v and k not in told}


def table(file: SourceFile) -> Table:
    """Find the table a file holds by its first good row.

    Raises `BadSource` when none of the first 1,000 rows is one of GDELT's.
    """
    for _, line in islice(_lines(file), _LOOKED_AT):
        found = table_of(line.split("\t"))
        if found:
            return found
    counts = ", ".join(f"{n} ({table.name})" for n, table in TABLES.items())
    why = f"it holds no rows of GDELT's: those are parted by tabs into so many columns: {counts}"
    raise BadSource(path=str(file.path), why=why)


def rows(file: SourceFile, of: Table) -> Iterator[Row | Flaw]:
    """Read the rows of a table, the bad ones as flaws; empty lines and headers are no rows."""
    for n, line in _lines(file):
        raw = line.rstrip("\r")
        cells = raw.split("\t")
        if not raw or (n == 1 and is_header(cells)):
            continue
        known = TABLES.get(len(cells))
        fitting = known if known and known.kind == of.kind else None
        row = Row(f"row {n}", dict(zip((fitting or of).columns, cells, strict=False)), raw)
        why = _fault(row) if fitting else ""
        if fitting and not why:
            yield row
        else:
            yield row.flaw(why or _not_text(raw) or _miscounted(len(cells), of))


def _lines(file: SourceFile) -> Iterator[tuple[int, str]]:
    """Part a file into lines, numbered from 1; of one that is too long only the start is held."""
    held, n = "", 1
    for chunk in file.chunks():
        first, *more = chunk.split("\n")
        if len(held) <= LONGEST:
            held += first
        for line in more:
            yield n, held
            held, n = line, n + 1
    if held:
        yield n, held


def _not_text(raw: str) -> str:
    if len(raw) > LONGEST:
        return f"it is longer than {LONGEST >> 20} MiB; no row of GDELT's is"
    if _NO_TEXT.search(raw):
        return "it holds bytes that are no text in the file's encoding; name it (--encoding)"
    return "it holds NUL bytes" if "\x00" in raw else ""


def _miscounted(count: int, of: Table) -> str:
    why = f"it has {count} columns, {of.name} have {len(of.columns)}"
    fewer = count < len(of.columns)
    return f"{why}: {'the row is cut off' if fewer else 'a tab stands inside a cell'}"


def _fault(row: Row) -> str:
    """Say what is wrong with a row that has the right number of columns; "" for nothing."""
    why = _not_text(row.raw)
    if why:
        return why
    for name, cell in row.cells.items():
        if not cell:
            if name in _NEEDED:
                return f"{name} is empty"
        elif name in _WHOLES and not _WHOLE.match(cell):
            return f"{name} is {cell!r:.40}, no whole number"
        elif name in _NUMBERS and not _NUMBER.match(cell):
            return f"{name} is {cell!r:.40}, no number"
        elif name in _DATES and not is_date(cell):
            return f"{name} is {cell!r:.40}, no date (YYYYMMDD or YYYYMMDDHHMMSS)"
        elif len(cell) > _SHORT and name not in _LONG:
            return f"{name} is longer than {_SHORT} characters"
    return ""
