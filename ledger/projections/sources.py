"""Sources: what was captured, published by whom and when, and who is meant in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import attrs

from ledger.claims import Resolution, Source
from ledger.events import (
    MentionResolved,
    Recorded,
    Reviewed,
    SourceAmended,
    SourceCaptured,
    Withdrawn,
)
from ledger.projections.base import Change, Close, Lookup, Open, Table
from ledger.projections.reviews import reviewed, settled
from ledger.projections.touched import withdrawn

_OPAQUE: Final = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-|\A<\S+@\S+>\Z", re.IGNORECASE)
"""What tells a reader nothing: a UUID (RFC 9562), a Message-ID (RFC 5322); a title is shown."""


@attrs.frozen
class SourceRow:
    """A source as it is known: `seq` is the event that says so, `captured` the newest text's.

    `doc` is the event that first captured it: the source's number, for counting.
    """

    source: str
    key: str
    name: str
    publisher: str
    pub_lo: int | None
    pub_hi: int | None
    seq: int
    captured: int
    doc: int


@attrs.frozen
class ResolutionRow:
    """Who is meant by a mention in a source; `at` is -1 when it is meant wherever it is written."""

    id: str
    source: str
    text: str
    at: int
    agent: str
    by: str
    seq: int


SOURCES = Table(SourceRow, key=("source",), indexes=(("key",), ("doc",)))
RESOLUTIONS = Table(ResolutionRow, key=("id",), indexes=(("source", "text"),))


def _row(source: Source, seq: int, captured: int, doc: int) -> SourceRow:
    published = source.published
    lo, hi = (published.lo, published.hi) if published else (None, None)
    publisher = source.publisher.agent if source.publisher else None
    name = source.name or source.title or source.url or source.key
    if source.title and _OPAQUE.search(name):
        name = source.title
    return SourceRow(source.id, source.key, name, publisher or "", lo, hi, seq, captured, doc)


def _resolution(r: Resolution, seq: int) -> ResolutionRow:
    at = -1 if r.at is None else r.at
    return ResolutionRow(r.id, r.source, r.text, at, r.agent, r.by, seq)


def _judged(id: str, lookup: Lookup) -> Iterator[Change]:
    """Let a rejected resolution hold no longer, and one not rejected any more hold again."""
    made = lookup.made(id)
    if isinstance(made, MentionResolved) and not withdrawn(id, lookup):
        if settled(id, lookup) == "rejected":
            yield Close(RESOLUTIONS, {"id": id})
        else:
            yield Open(RESOLUTIONS, _resolution(made.resolution, lookup.where(id)))


class Sources:
    """Keeps sources and the resolutions of their mentions."""

    name = "sources"
    version = 5
    tables = (SOURCES, RESOLUTIONS)
    kinds = (SourceCaptured, SourceAmended, MentionResolved, Withdrawn, Reviewed)

    def apply(self, recorded: Recorded, lookup: Lookup, /) -> Iterator[Change]:
        """Open and close rows for the events that speak of sources."""
        seq = recorded.seq
        match recorded.event:
            case SourceCaptured(source=source):
                known: list[SourceRow] = lookup.rows(SOURCES, source=source.id)
                yield Open(SOURCES, _row(source, seq, seq, known[0].doc if known else seq))
            case SourceAmended(source=source):
                known = lookup.rows(SOURCES, source=source.id)
                captured, doc = (known[0].captured, known[0].doc) if known else (0, seq)
                yield Open(SOURCES, _row(source, seq, captured, doc))
            case MentionResolved(resolution=resolution):
                yield Open(RESOLUTIONS, _resolution(resolution, seq))
            case Withdrawn(target=id):
                yield Close(RESOLUTIONS, {"id": id})
                yield Close(SOURCES, {"source": id})
                yield from _judged(reviewed(recorded.event, lookup), lookup)
            case Reviewed(target=id):
                yield from _judged(id, lookup)
            case _:
                return
