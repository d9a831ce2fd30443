"""Mentions: a row is an article that tells of an event which GDELT has numbered.

Each becomes a claim of the article's outlet about that occurrence. What the event is stands in the
file of events of the same quarter of an hour: with that beside it, the claim says it in words and
is linked to the event's own; without, it is known by the event's number, which both carry.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from ledger.adapter import Document, Draft, Flaw, Item
from ledger.claims import Claim, Link, Reading, Relation
from ledger_adapters.gdelt.dates import day, moment, no_later_than
from ledger_adapters.gdelt.events import READER, handle, narrated, occurrence
from ledger_adapters.gdelt.events import read as read_events
from ledger_adapters.gdelt.languages import language
from ledger_adapters.gdelt.memory import Event, Memory, place
from ledger_adapters.gdelt.outlets import article
from ledger_adapters.gdelt.rows import Row
from ledger_adapters.gdelt.wording import event

_KEY: Final = (
    "GLOBALEVENTID", "MentionTimeDate", "SentenceID", "Actor1CharOffset", "Actor2CharOffset",
    "ActionCharOffset",
)  # fmt: skip
_TOLD: Final = ("GLOBALEVENTID", "MentionTimeDate", "MentionSourceName", "MentionIdentifier")


def read(rows: Iterable[Row | Flaw], events: Iterable[Row | Flaw], held: Memory) -> Iterator[Item]:
    """Make documents, claims and links of mentions, after the events of the companion file."""
    yield from read_events(_kept(events, held), held)
    for row in rows:
        if isinstance(row, Flaw):
            yield row
        else:
            document = _document(row)
            yield from held.fresh(document)
            yield from _drafts(row, document, held.event(row["GLOBALEVENTID"]))


def _kept(events: Iterable[Row | Flaw], held: Memory) -> Iterator[Row | Flaw]:
    """Remember the events that pass by."""
    for row in events:
        if isinstance(row, Row):
            known = Event(day=row["SQLDATE"], place=place(row["SOURCEURL"]), words=event(row))
            held.keep(row["GLOBALEVENTID"], known)
        yield row


def _document(row: Row) -> Document:
    seen = row["MentionTimeDate"]
    made = article(
        row["MentionIdentifier"], row["MentionSourceName"], moment(seen), no_later_than(seen)
    )
    return attrs.evolve(made, language=language(row["MentionDocTranslationInfo"]))


def _drafts(row: Row, document: Document, known: Event | None) -> Iterator[Draft]:
    number, key = row["GLOBALEVENTID"], _key(row)
    claim = Claim(
        chain=narrated(document.publisher, no_later_than(row["MentionTimeDate"])),
        content=known.words if known else f"the event that GDELT numbers {number}",
        extras=row.extras(*_TOLD),
        form="narrated",
        id=f"mention {row.at}",
        occurrence=occurrence(number, day(known.day) if known else None),
        reading=Reading(confidence=_percent(row["Confidence"]), reader=READER),
        source=document.key,
    )
    version = "1" if known else "0"  # what was told in words is not taken back by a number
    yield Draft(at=row.at, document=document.key, key=key, record=claim, version=version)
    if known:
        same = known.place == place(document.key)
        link = _link(claim, number, "same_utterance" if same else "same_occurrence")
        yield Draft(at=row.at, document=document.key, key=key, record=link)


def _link(claim: Claim, number: str, relation: Relation) -> Link:
    return Link(
        by=READER,
        claim=claim.id,
        id=f"link of {claim.id}",
        other=handle(number),
        relation=relation,
        why=f"both tell of the event {number}",
    )


def _key(row: Row) -> str:
    """Tell a mention from others: which event, seen when, and where in the article."""
    return "/".join(map(row.__getitem__, _KEY))


def _percent(text: str) -> int | None:
    found = int(text) if text.isdigit() else -1
    return found if 0 <= found <= 100 else None
