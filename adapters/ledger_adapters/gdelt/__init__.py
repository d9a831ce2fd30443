"""GDELT: what the world's news tells, as the Global Database of Events, Language and Tone has it.

Reads the tables that GDELT publishes every quarter of an hour, parted by tabs and without a header:
events (2.0; 1.0 too), mentions of them, and the Global Knowledge Graph 2.1. Goldstein's scale, tone
and all other numbers are GDELT's own; they are kept as they stand and never computed anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

import attrs

from ledger.adapter import Flaw, Item, Match, Probe, SourceFile, Sure
from ledger.errors import BadSource
from ledger_adapters.gdelt import events, gkg, mentions
from ledger_adapters.gdelt.columns import begins, is_header, table_of, why
from ledger_adapters.gdelt.memory import Memory
from ledger_adapters.gdelt.rows import Row, rows, table

__all__ = ["GdeltAdapter", "Options", "ledger_adapters"]

_PACKED: Final = (b"PK\x03\x04", b"\x1f\x8b")
_MASTER: Final = re.compile(r"\.(?:export|mentions|gkg)\.csv(?:\.zip|\.gz)?\Z", re.IGNORECASE)
_MENTIONS: Final = re.compile(r"mentions(?=\.csv\Z)", re.IGNORECASE)


@attrs.frozen(kw_only=True)
class Options:
    """`events` names the file of events beside a file of mentions.

    "" looks for that of the same quarter of an hour: 20230809120000.export.CSV beside
    20230809120000.mentions.CSV.
    """

    events: str = ""


class GdeltAdapter:
    """Reads GDELT's tables row by row; a bad row is a flaw, and the rest go on."""

    name: Final = "gdelt"
    version: Final = 1
    options: Final[type[Any]] = Options

    def sniff(self, probe: Probe, /) -> Match | None:
        """Know a table by how many columns its rows have and what stands in them."""
        if probe.head.startswith(_PACKED):
            if _MASTER.search(probe.name):
                return Match(Sure.LIKELY, "it is packed, and named as GDELT names its files")
            return None
        rows = [line.rstrip("\r").split("\t") for line in probe.text.split("\n")[:20]]
        found = next(filter(None, map(table_of, rows)), None)
        if found:
            return Match(Sure.CERTAIN, why(found))
        if is_header(rows[0]):
            return Match(Sure.LIKELY, "its first row names the columns of a table of GDELT's")
        if len(rows) == 1 and begins(rows[0]):
            return Match(Sure.LIKELY, "its long first row begins as one of GDELT's graph does")
        return None

    def read(self, file: SourceFile, options: Options, /) -> Iterator[Item]:
        """Read documents, claims and links; raises `BadSource` for a packed file."""
        if file.head().startswith(_PACKED):
            why = f"it is packed; unpack it first (unzip {file.name!r}) and import what is in it"
            raise BadSource(path=str(file.path), why=why)
        found = table(file)
        held = Memory()
        match found.kind:
            case "events":
                yield from events.read(rows(file, found), held)
            case "mentions":
                beside = _companion(file, options.events)
                yield from mentions.read(rows(file, found), beside, held)
            case "gkg":
                yield from gkg.read(rows(file, found), held)


def _companion(file: SourceFile, named: str) -> Iterable[Row | Flaw]:
    """Read the file of events that stands beside a file of mentions, if there is one."""
    name = named or _MENTIONS.sub("export", file.name)
    if not named and (name == file.name or not file.has(name)):
        return ()
    beside = file.sibling(name)
    found = table(beside)
    if found.kind != "events":
        raise BadSource(path=str(beside.path), why=f"it holds {found.name}, not events")
    return (attrs.evolve(row, at=f"events, {row.at}") for row in rows(beside, found))


def ledger_adapters() -> list[GdeltAdapter]:
    """Offer the adapter."""
    return [GdeltAdapter()]
