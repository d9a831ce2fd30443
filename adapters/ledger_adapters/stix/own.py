"""What a ledger itself has written as STIX: the records that its extension carries."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from ledger.adapter import Flaw, Item
from ledger.interchange.lines import Lines

EXTENSION: Final = "extension-definition--74d92fb7-3b4b-55fe-afe7-8b31537f5593"
"""The extension under which an export of a ledger keeps what STIX has no place for."""


def carried(value: Any) -> dict[str, Any] | None:
    """Give what an object carries of a ledger's; None where it is not from one."""
    if isinstance(value, dict) and value.get("id") == EXTENSION:
        return {"records": []}
    extensions = value.get("extensions") if isinstance(value, dict) else None
    own = extensions.get(EXTENSION) if isinstance(extensions, dict) else None
    return own if isinstance(own, dict) and isinstance(own.get("records"), list) else None


class Own:
    """Reads the records of a ledger's own export, in the order in which they stand."""

    def __init__(self) -> None:
        self._lines = Lines("stix")

    def items(self, value: dict[str, Any], own: dict[str, Any], at: str) -> Iterator[Item]:
        """Read what one object carries."""
        for line in _lines(value, own):
            if line is None:
                yield Flaw(at=at, why="its `records` are no lines of the interchange")
            else:
                yield from self._lines.read(line, at)

    def end(self) -> Iterator[Item]:
        """Tell of a text that was begun and has no end."""
        yield from self._lines.end("$")


def _lines(value: dict[str, Any], own: dict[str, Any]) -> Iterator[str | None]:
    """Give the lines of interchange, with the text that stands in the object put back."""
    text = value.get("description", value.get("content")) if own.get("text") is True else None
    goes_on = own.get("goes_on") is True
    records: list[Any] = own["records"]
    if not records and isinstance(text, str):
        yield json.dumps({"more_text": text, "goes_on": goes_on})
    for line in records:
        if isinstance(line, str) and isinstance(text, str):
            yield _with_text(line, text, goes_on)
        else:
            yield line if isinstance(line, str) else None


def _with_text(line: str, text: str, goes_on: bool) -> str | None:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict) or not isinstance(found.get("document"), dict):
        return None
    found["document"]["text"] = text
    return json.dumps(found | ({"goes_on": True} if goes_on else {}))
