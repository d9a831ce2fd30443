"""What the ledger itself has written as STIX: the records that its extension carries."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from ledger.adapter import Item
from ledger.interchange.lines import Lines

EXTENSION: Final = "extension-definition--b1c6cb27-1f5c-5e0b-9c53-6d3f26f8a1d4"
"""The extension under which an export of the ledger keeps what STIX has no place for."""


def records(value: Any) -> tuple[str, ...]:
    """List the lines of interchange that an object carries; none where it is not from a ledger."""
    extensions = value.get("extensions") if isinstance(value, dict) else None
    own = extensions.get(EXTENSION) if isinstance(extensions, dict) else None
    lines = own.get("records") if isinstance(own, dict) else None
    if not isinstance(lines, list):
        return ()
    return tuple(line for line in lines if isinstance(line, str))


class Own:
    """Reads the records of a ledger's own export, in the order in which they stand."""

    def __init__(self) -> None:
        self._lines = Lines("stix")

    def items(self, lines: tuple[str, ...], at: str) -> Iterator[Item]:
        """Read the records of one object."""
        for line in lines:
            yield from self._lines.read(line, at)

    def end(self) -> Iterator[Item]:
        """Tell of a text that was begun and has no end."""
        yield from self._lines.end("$")
