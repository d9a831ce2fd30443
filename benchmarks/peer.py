"""The same claims in PyPI's `eventsourcing`, at its defaults, in an SQLite file.

Events are its `DomainEvent` classes with the fields of ours; those of one source are one aggregate,
so that its index grows in order, as ours does. The values in them (hops, mentions, dates, anchors)
are either objects, written and read back by transcodings as its documentation shows, or, what is
quicker and gives no typed objects back, plain lists and dicts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from eventsourcing.application import Application
from eventsourcing.domain import DomainEvent
from eventsourcing.persistence import JSONTranscoder, Notification, Transcoding

from ledger.claims import Anchor, Claim, Coding, Hop, Mention, Words
from ledger.store.hashing import key_of
from ledger.times import When
from ledger.values import spelt_out

PAGE: Final = 1000
"""How many stored events it reads at a time, as our store does."""
Plain = dict[str, Any]


class Recorded(DomainEvent):
    """A claim as recorded, field for field."""

    act: str
    addressee: Any
    anchor: Any
    chain: Any
    content: str
    extras: Plain
    flags: Any
    form: str
    hedges: Any
    id: str
    occurrence: Any
    polarity: str
    quotes: Any
    reading: Any
    reply_to: str | None
    source: str


class Coded(DomainEvent):
    """A coding of a claim, field for field."""

    aspect: str
    bearing: str
    claim: str
    codebook: str
    coder: str
    commitment: str
    id: str
    named: Any
    parties: Any
    why: str


class _AsDict(Transcoding):
    """Writes the objects of one class as dicts of their fields, and makes objects of dicts."""

    def __init__(self, cls: type[Any]) -> None:
        self.type = cls
        self.name = cls.__name__
        self._fields = cls.__struct_fields__

    def encode(self, obj: Any) -> Plain:
        return {name: getattr(obj, name) for name in self._fields}

    def decode(self, data: Plain) -> Any:
        return self.type(**data)


class Claims(Application[UUID]):
    """An application whose events hold typed values."""

    def register_transcodings(self, transcoder: JSONTranscoder) -> None:
        """Tell it how to write and read the values."""
        super().register_transcodings(transcoder)
        for cls in (Anchor, Hop, Mention, When, Words):
            transcoder.register(_AsDict(cls))


class Peer:
    """An application of `eventsourcing` with its events in one file."""

    def __init__(self, path: Path, *, typed: bool) -> None:
        """Open it as its documentation shows, for events of typed values or of plain data."""
        env = {"PERSISTENCE_MODULE": "eventsourcing.sqlite", "SQLITE_DBNAME": str(path)}
        self.app: Application[UUID] = Claims(env) if typed else Application(env)
        self.path = path
        self._typed = typed
        self._versions: Counter[str] = Counter()

    def events(self, claims: Iterable[Claim]) -> list[DomainEvent]:
        """Make its events of claims."""
        return [Recorded(**self._head(c.source), **self._values(c)) for c in claims]

    def _values(self, claim: Claim) -> Plain:
        if not self._typed:
            return spelt_out(claim)  # type: ignore[no-any-return]  # a dict, of an object
        return {name: getattr(claim, name) for name in Claim.__struct_fields__}

    def coding(self, coding: Coding, source: str) -> DomainEvent:
        """Make its event of a coding."""
        return Coded(**self._head(source), **spelt_out(coding))

    def _head(self, source: str) -> Plain:
        self._versions[source] += 1
        return {
            "originator_id": UUID(bytes=key_of(source)),
            "originator_version": self._versions[source],
            "timestamp": DomainEvent.create_timestamp(),
        }

    def put(self, events: list[DomainEvent]) -> None:
        """Store events in one transaction."""
        self.app.events.put(events)

    def notifications(self, start: int, stop: int) -> Iterator[Notification]:
        """Read stored events by their place in the application's sequence, page by page."""
        for first in range(start, stop + 1, PAGE):
            yield from self.app.recorder.select_notifications(first, PAGE, stop)

    def read(self, start: int, stop: int) -> Iterator[object]:
        """Read events by their place in the application's sequence."""
        yield from map(self.app.mapper.to_domain_event, self.notifications(start, stop))

    def close(self) -> None:
        """Let go of the file."""
        self.app.close()
