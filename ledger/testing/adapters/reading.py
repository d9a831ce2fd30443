"""Lets an adapter read a file as the host does, and keeps what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs

from ledger.adapter import Adapter, Document, Draft, Flaw, Item, Passage, SourceFile
from ledger.errors import BadSource
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
    """Begin to read a file with the options given."""
    options = structure(adapter.name, adapter.options, given)
    return iter(adapter.read(SourceFile(path, "", progress), options))


def read(adapter: Adapter, path: Path, given: Mapping[str, Any]) -> Reading:
    """Read a file to its end, or until the adapter refuses it with `BadSource`."""
    found: list[Item] = []
    try:
        found.extend(items(adapter, path, given))
    except BadSource as error:
        return Reading(tuple(found), error.why.replace(str(path), path.name))
    return Reading(tuple(found))
