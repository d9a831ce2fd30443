"""What is remembered of a file while it is read: not more than fits, however long the file."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
from typing import Final

import attrs

from ledger.adapter import Document

ARTICLES: Final = 400_000
EVENTS: Final = 250_000


@attrs.frozen(kw_only=True)
class Event:
    """An event: in words, the sum of where its article is, and its day as GDELT writes it."""

    day: str
    place: int
    words: str


class Memory:
    """Remembers which articles were told of already, and events by their numbers.

    The host keeps to what was told of an article first, so that forgetting some costs but time.
    """

    def __init__(self) -> None:
        """Start with nothing."""
        self._articles: set[int] = set()
        self._events: dict[str, Event] = {}

    def fresh(self, document: Document) -> Iterator[Document]:
        """Give the document unless it was told of before."""
        sum = place(document.key)
        if sum not in self._articles:
            if len(self._articles) >= ARTICLES:
                self._articles.clear()
            self._articles.add(sum)
            yield document

    def keep(self, number: str, event: Event) -> None:
        """Remember an event; of more than a quarter of a million, the last ones."""
        self._events[number] = event
        if len(self._events) > EVENTS:
            del self._events[next(iter(self._events))]

    def event(self, number: str) -> Event | None:
        """Find an event by its number."""
        return self._events.get(number)


def place(key: str) -> int:
    """Take the sum of where an article is, eight bytes long."""
    return int.from_bytes(blake2b(key.encode(errors="replace"), digest_size=8).digest())
