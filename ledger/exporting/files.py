"""Rows as files: lines of JSON, CSV and Markdown, written as they come."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Final, Literal, get_args

import attrs
import msgspec

from ledger.errors import BadExport, nearest
from ledger.exporting.rows import ClaimRow, Row
from ledger.show.escape import guarded, in_json, markdown
from ledger.visible import Visible

Format = Literal["jsonl", "csv", "markdown", "w3c"]
FORMATS: Final[tuple[Format, ...]] = get_args(Format)
"""The formats of rows; those of a whole ledger besides are in `ledger.exporting.standards`."""
_ENDS: Final[dict[str, Format]] = {
    ".csv": "csv",
    ".jsonl": "jsonl",
    ".jsonld": "w3c",
    ".markdown": "markdown",
    ".md": "markdown",
    ".ndjson": "jsonl",
}
_HOPS: Final = "reported_by"


@attrs.frozen(kw_only=True)
class Exported(Visible):
    """What was written: how many rows, in which format, as of which moment."""

    format: str
    moment: str
    path: str
    rows: int
    what: str

    def __str__(self) -> str:
        """Print it in one line."""
        rows = f"{self.rows} row{'' if self.rows == 1 else 's'} of {self.what}"
        if self.what == "ledger":
            rows = f"{self.rows} record{'' if self.rows == 1 else 's'}"
        return f"{self.path}: {rows} [{self.format}; {self.moment}]"


def format_of(path: Path, named: str | None) -> Format:
    """Tell the format: as named, else by the file's ending; raises `BadExport`."""
    if named is None:
        found = _ENDS.get(path.suffix.lower())
        if found is None:
            why = f"its ending tells no format; name one of {', '.join(FORMATS)}"
            raise BadExport(what=str(path), why=why)
        return found
    for known in FORMATS:
        if known == named:
            return known
    near = nearest(named, FORMATS) or f" There are {', '.join(FORMATS)}."
    why = f"{named!r} is no format of claims, views and changes.{near}"
    raise BadExport(what=str(path), why=why)


def flat(name: str, value: object) -> str:
    """Write a value of a row as the text of one cell; nothing where it is unknown.

    Hops stand one behind the other, as in "Newsweek > ISW", other lists with semicolons.
    """
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case tuple():
            return (" > " if name == _HOPS else "; ").join(map(str, value))
        case _:
            return str(value)


def lines(
    format: Format, rows: Iterable[Row], cls: type[Row], formulas: bool = False
) -> Iterator[bytes]:
    """Write rows of one class in a format, line by line."""
    match format:
        case "jsonl":
            return json_lines(rows)
        case "csv":
            return csv_lines(rows, cls, formulas)
        case "markdown":
            return markdown_lines(rows, cls)
        case "w3c":
            raise BadExport(what=cls.__name__, why="only claims are written as Web Annotations")


def json_lines(rows: Iterable[Row]) -> Iterator[bytes]:
    """Write rows as lines of JSON, harmful characters as its escapes."""
    encode = msgspec.json.Encoder().encode
    for row in rows:
        values = {name: getattr(row, name) for name in _names(type(row))}
        yield in_json(encode(values).decode()).encode() + b"\n"


def csv_lines(rows: Iterable[Row], cls: type[Row], formulas: bool = False) -> Iterator[bytes]:
    """Write rows as CSV (RFC 4180, UTF-8), a header first.

    Cells that a spreadsheet could take for formulas are made harmless, unless `formulas`; a table
    of claims says so in a column of its own, for whoever reads it in again.
    """
    safe: Callable[[str], str] = str if formulas else guarded
    names = _names(cls)
    line = _Line()
    writer = csv.writer(line)
    marked = cls is ClaimRow and not formulas
    writer.writerow([*names, "guarded"] if marked else names)
    yield line.text.encode()
    for row in rows:
        cells = [safe(flat(name, getattr(row, name))) for name in names]
        writer.writerow([*cells, "yes"] if marked else cells)
        yield line.text.encode()


def markdown_lines(rows: Iterable[Row], cls: type[Row]) -> Iterator[bytes]:
    """Write rows as a table of Markdown; no cell can break out of it."""
    names = _names(cls)
    yield _markdown(map(markdown, names))
    yield _markdown("---" for _ in names)
    for row in rows:
        yield _markdown(markdown(flat(name, getattr(row, name))) for name in names)


def _markdown(cells: Iterable[str]) -> bytes:
    return f"| {' | '.join(cells)} |\n".encode()


def _names(cls: type[Any]) -> list[str]:
    return [field.name for field in attrs.fields(cls)]


class _Line:
    """Where the CSV writer puts one line at a time."""

    text = ""

    def write(self, text: str) -> int:
        """Keep the line."""
        self.text = text
        return len(text)
