"""The ledger's own interchange: documents and records as lines of JSON, without loss.

See `ledger.interchange` for the lines. Loose lines, with simple words only, are taken too:
`{"who": "ISW", "content": "...", "source": "call.txt", "reported_by": ["Newsweek"]}`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import attrs
import msgspec

from ledger.adapter import Item, Match, Probe, SourceFile, Sure
from ledger.interchange.lines import read_lines
from ledger.interchange.writing import RECORDS

_OWN: Final = frozenset({"document", "record", *RECORDS})
_FIRST: Final = frozenset({"who", "content"})


@attrs.frozen(kw_only=True)
class Options:
    """`coder` is whose judgement a loose line holds where it does not say."""

    coder: str = "jsonl"


class JsonlAdapter:
    """Reads lines of JSON; a bad line is a flaw, and the rest go on."""

    name: Final = "jsonl"
    version: Final = 2
    options: Final[type[Any]] = Options

    def sniff(self, probe: Probe, /) -> Match | None:
        """Know the interchange by the first line's keys, else JSON lines by the name's end."""
        keys = _keys(probe.text)
        if "record" in keys or (_OWN & keys and len(keys) == 1):
            return Match(Sure.CERTAIN, "the first line is a record of the ledger's interchange")
        if keys >= _FIRST:
            return Match(Sure.LIKELY, "the first line is an object with who and content")
        if keys and probe.suffix in (".jsonl", ".ndjson"):
            return Match(Sure.POSSIBLE, f"an object a line, and the name ends in {probe.suffix}")
        return None

    def read(self, file: SourceFile, options: Options, /) -> Iterator[Item]:
        """Read documents and records, line by line."""
        return read_lines(file.lines(), options.coder)


def _keys(text: str) -> set[str]:
    """The keys of the first line; none when it is no object.

    The line may be longer than the probe: then the keys up to the first value that is an object.
    """
    first = next((line for line in text.splitlines() if line.strip()), "")
    try:
        found = msgspec.json.decode(first)
    except (msgspec.DecodeError, RecursionError):
        return _cut(first)
    return set(found) if isinstance(found, dict) else set()


def _cut(line: str) -> set[str]:
    """The keys of a line that the probe cut off: those before the first inner object."""
    start = line.find("{", 1)
    head = line[:start].rstrip() + "null}" if start > 0 else ""
    try:
        found = msgspec.json.decode(head)
    except msgspec.DecodeError:
        return set()
    return set(found) if isinstance(found, dict) else set()


def ledger_adapters() -> list[JsonlAdapter]:
    """Offer the adapter."""
    return [JsonlAdapter()]
