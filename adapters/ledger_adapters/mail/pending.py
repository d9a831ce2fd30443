"""Quotations that wait until all of a mailbox is known; as many as fit, the rest do not wait."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import attrs

from ledger.adapter import Draft

_ROOM: Final = 4_000_000


@attrs.frozen(kw_only=True)
class Quotation:
    """Quoted words: of which messages they may be, and the claim they are where of none."""

    answers: tuple[str, ...]
    claimed: str
    draft: Draft
    words: str


class Pending:
    """Holds quotations of up to 4 million code points in all."""

    def __init__(self) -> None:
        self._held: list[Quotation] = []
        self._room = _ROOM

    @property
    def has_room(self) -> bool:
        """Whether one more may wait."""
        return self._room > 0

    def add(self, quotation: Quotation) -> None:
        """Let a quotation wait."""
        self._held.append(quotation)
        self._room -= 4 * len(quotation.words) + 4000

    def all(self) -> Iterator[Quotation]:
        """Give the quotations in the order in which they came."""
        held, self._held = self._held, []
        yield from held
