"""Events: a row is what GDELT read in the first article about one, told by that article's outlet.

What happened is put into words from the codes; the outlet tells it, GDELT only found it (so the
claim carries a reading). Scales and counts stay GDELT's own text among the extras.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from ledger.adapter import Document, Draft, Flaw, Item
from ledger.claims import Claim, Hop, Mention, Occurrence, Reading
from ledger.times import When
from ledger_adapters.gdelt.dates import day, moment, no_later_than
from ledger_adapters.gdelt.memory import Memory
from ledger_adapters.gdelt.outlets import article, outlet
from ledger_adapters.gdelt.rows import Row
from ledger_adapters.gdelt.wording import event

READER: Final = "GDELT"
PUBLISHER: Final = "GDELT Project"
DATABASE: Final = "GDELT Event Database"
_TOLD: Final = ("GLOBALEVENTID", "SQLDATE", "DATEADDED", "SOURCEURL")


def read(rows: Iterable[Row | Flaw], held: Memory) -> Iterator[Item]:
    """Make documents and claims of events."""
    for row in rows:
        if isinstance(row, Flaw):
            yield row
        else:
            document = _document(row)
            yield from held.fresh(document)
            yield _draft(row, document)


def handle(event_id: str) -> str:
    """Call an event by its number, for records that refer to it."""
    return f"event {event_id}"


def occurrence(event_id: str, happened: When | None = None) -> Occurrence:
    """Name the occurrence that GDELT has numbered, so that all who tell of it can be found."""
    return Occurrence(happened=happened, key=f"GDELT {event_id}")


def narrated(publisher: str, said: When | None) -> tuple[Hop, ...]:
    """Make the chain of what an outlet tells itself, in words that are not its own."""
    by = (Mention(text=publisher),) if publisher else ()
    return (Hop(by=by, said=said, verb="report", wording="paraphrase"),)


def _document(row: Row) -> Document:
    """Tell of the article; where GDELT names none, of its own database."""
    place, added = row["SOURCEURL"], row["DATEADDED"]
    if not place:
        return Document(key=DATABASE, publisher=PUBLISHER, title=DATABASE)
    return article(place, outlet(place), moment(added), no_later_than(added))


def _draft(row: Row, document: Document) -> Draft:
    number, added = row["GLOBALEVENTID"], row["DATEADDED"]
    chain = narrated(document.publisher, no_later_than(added))
    if document.key == DATABASE:  # some report that GDELT does not name said so
        chain = (*chain, Hop(said=no_later_than(added), wording="paraphrase"))
    claim = Claim(
        chain=chain,
        content=event(row),
        extras=row.extras(*_TOLD),
        form="narrated",
        id=handle(number),
        occurrence=occurrence(number, day(row["SQLDATE"])),
        reading=Reading(pattern=f"CAMEO {row['EventCode']}", reader=READER),
        source=document.key,
    )
    return Draft(at=row.at, document=document.key, key=number, record=claim, version=added)
