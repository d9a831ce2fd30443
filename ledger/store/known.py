"""The ids a store has lately seen in its ledger, so that it need not look for them again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

ROOM: Final = 1 << 16


class Known:
    """A bounded memory of ids: what was used lately stays, the rest is forgotten.

    An id once in a ledger stays there, so nothing here can become wrong.
    """

    __slots__ = ("_new", "_old")

    def __init__(self) -> None:
        """Begin knowing nothing."""
        self._new: set[str] = set()
        self._old: set[str] = set()

    def __contains__(self, id: str) -> bool:
        """Tell whether the id is remembered."""
        if id in self._new:
            return True
        if id not in self._old:
            return False
        self._new.add(id)
        return True

    def add(self, ids: Iterable[str]) -> None:
        """Remember ids that the ledger holds."""
        self._new.update(ids)
        if len(self._new) > ROOM:
            self._old, self._new = self._new, set()
