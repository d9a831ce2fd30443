"""Lets an adapter read a file as the host does, and keeps what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs

from ledger.adapter import Adapter, Document, Draft, Flaw, Item, Passage, SourceFile
from ledger.errors import BadOptions, BadSource
from ledger.options import structure


@attrs.frozen
class Reading:
    """What an adapter yielded, and why it refused the file, if it did."""

    items: tuple[Any, ...]
    refused: str = ""

    @property
    def documents(self) -> list[Document]:
        """The documents, as they came."""
        return [item for item in self.items if isinstance(item, Document)]

    @property
    def drafts(self) -> list[Draft]:
        """The drafts, as they came."""
        return [item for item in self.items if isinstance(item, Draft)]

    @property
    def flaws(self) -> list[Flaw]:
        """The bad records, as they came."""
        return [item for item in self.items if isinstance(item, Flaw)]

    @property
    def found(self) -> list[Draft | Passage]:
        """What makes records: drafts, and prose for a reader."""
        return [item for item in self.items if isinstance(item, Draft | Passage)]


def _ignore(_: int) -> None:
    """Take note of nothing."""


def items(
    adapter: Adapter,
    path: Path,
    given: Mapping[str, Any],
    progress: Callable[[int], None] = _ignore,
) -> Iterator[Item]:
    """Begin to read a file with the options given, as the host does; raises `BadSource`."""
    file = SourceFile(path, "", progress)
    file.head()
    return iter(adapter.read(file, structure(adapter.name, adapter.options, given)))


def read(adapter: Adapter, path: Path, given: Mapping[str, Any]) -> Reading:
    """Read a file to its end, or until the adapter refuses it or an option."""
    found: list[Item] = []
    try:
        found.extend(items(adapter, path, given))
    except (BadSource, BadOptions) as error:
        return Reading(tuple(found), why(error, path))
    return Reading(tuple(found))


def why(error: BadSource | BadOptions, path: Path) -> str:
    """Tell why a file was refused, whatever folder it is in."""
    where = f"{error.where}: " if isinstance(error, BadOptions) else ""
    return f"{where}{error.why}".replace(str(path), path.name)
