"""The formats in which a whole ledger can be written, each by a module of its own.

Such a module has a function `lines(everything, moment)` that gives the file as bytes, piece by
piece: `everything` is gone through for the documents and drafts of all that stands in the ledger
(`ledger.exporting.everything`), as of `moment`. It is imported when it is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Final, Protocol, cast

from ledger.errors import BadExport, nearest
from ledger.exporting.everything import Everything
from ledger.replay.moment import Moment

STANDARDS: Final[Mapping[str, str]] = {
    "jsonl": "ledger.exporting.ledger_lines",
    "prov": "ledger.exporting.prov",
    "stix": "ledger.exporting.stix",
}
"""The module of each format, by the name that a user gives it."""

_ENDS: Final[Mapping[str, str]] = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".provjson": "prov",
    ".stix": "stix",
}
"""The formats that a file's ending tells."""


class Standard(Protocol):
    """What writes a whole ledger in one format."""

    def lines(self, everything: Everything, moment: Moment) -> Iterator[bytes]:
        """Write the file, piece by piece."""
        ...


def standard_of(path: Path, named: str | None) -> str:
    """Tell the format of a whole ledger: as named, else by the file's ending; `BadExport`."""
    found = named or _ENDS.get(path.suffix.lower())
    if found is None:
        why = f"its ending tells no format; name one of {', '.join(STANDARDS)}"
        raise BadExport(what=str(path), why=why)
    if found not in STANDARDS:
        near = nearest(found, STANDARDS) or f" There are {', '.join(STANDARDS)}."
        why = f"{found!r} is no format of a whole ledger.{near}"
        raise BadExport(what=str(path), why=why)
    return found


def standard_lines(format: str, everything: Everything, moment: Moment) -> Iterator[bytes]:
    """Write a whole ledger in a format."""
    module = cast(Standard, import_module(STANDARDS[format]))
    return module.lines(everything, moment)
