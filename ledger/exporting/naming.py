"""By which key each source is called in a file: its url, or the name it is known by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from ledger.claims import Source
from ledger.projections.sources import SourceRow

_SUM: Final = "sha256:"


class Naming:
    """Gives every source a key that no other has, the same in every file."""

    def __init__(self, rows: Sequence[SourceRow]) -> None:
        """Look at all sources that may be named."""
        self._called = Counter(row.name for row in rows)
        self._called.update(map(_bare, (row.key for row in rows)))
        self._keys: dict[str, str] = {}

    def of(self, source: Source) -> str:
        """Give a source's key.

        One that is known by the sum of its bytes goes by its name, where no other has it.
        """
        if source.id not in self._keys:
            key = _bare(source.key)
            if source.key.startswith(_SUM):
                alone = source.name and self._called[source.name] == 1
                key = source.name if alone else f"{source.name} ({source.key[len(_SUM) :][:16]})"
            elif self._called[key] > 1 + (source.name == key):
                key = source.key
            self._keys[source.id] = key
        return self._keys[source.id]

    def key(self, source: str) -> str:
        """Give the key of a source (id) that was named before."""
        return self._keys[source]


def _bare(key: str) -> str:
    """Take the kind off an identity: "url:https://…" and "name:notes" say it plainly."""
    return key.removeprefix("url:").removeprefix("name:")
