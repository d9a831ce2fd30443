"""A whole ledger as a STIX 2.1 bundle (OASIS, 2021), which another ledger takes in without loss.

Agents are identities, sources reports, claims notes, links relationships. What STIX has no place
for, every object carries in an extension: the record itself, as a line of the interchange.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import attrs
import msgspec

from ledger.adapter import Document, Draft, Whole
from ledger.claims import Agent
from ledger.exporting.everything import Everything
from ledger.exporting.rows import hop_name
from ledger.exporting.stix.naming import AUTHOR, EXTENSION, Names, stamp
from ledger.exporting.stix.objects import Object, Objects, claim_of, day
from ledger.interchange import write_document, write_draft
from ledger.replay.moment import Moment
from ledger.show.escape import in_json

PIECE: Final = 100_000
"""The most code points of a source's text in one object; the rest follows in notes."""

_encode: Final = msgspec.json.Encoder().encode
_MADE: Final = stamp(1_704_067_200_000_000)
_ABOUT: Final = (
    "Each object carries `records`: lines of JSON in claimledger's interchange, to be read in the "
    "order of the bundle. `who`, `source`, `date` (EDTF) and `reported_by` (outermost first) tell "
    "of a claim who said it, where, when and through whom. Where `text` is true, the description "
    "or content is the text of a source, `goes_on` tells that more of it follows."
)


def lines(everything: Everything, moment: Moment) -> Iterator[bytes]:
    """Write everything that stands as the objects of one bundle, one by one."""
    bundle = Bundle(everything, moment)
    yield b'{"type":"bundle","id":%b,"objects":[\n' % _json(bundle.id)
    mark = b""
    for made in bundle.objects():
        yield mark + _json(made)
        mark = b",\n"
    yield b"\n]}\n"


class Bundle:
    """The objects of one bundle."""

    def __init__(self, everything: Everything, moment: Moment) -> None:
        """Prepare to go through everything, once."""
        ledger = moment.basis.ledger
        self._everything = everything
        self._who = moment.who
        self._objects = Objects(Names(ledger))
        self._sources: dict[str, str] = {}
        self.id = Names(ledger).id("bundle", f"bundle {moment.basis.seq}")

    def objects(self) -> Iterator[Object]:
        """Make the objects: the extension and who made it, then all that stands."""
        for item in self._everything:
            self._objects.now = self._now()
            if isinstance(item, Document):
                yield from self._document(item)
            elif isinstance(item.record, Whole):
                yield from self._extension(item)
            else:
                yield self._record(item)

    def _now(self) -> int:
        """Tell when the last event was recorded: events of one batch a microsecond apart.

        No two versions of an object are modified at the same time then (STIX 2.1, 3.6).
        """
        recorded = self._everything.recorded
        if recorded is None:
            return 0
        return recorded.batch.recorded_at + recorded.seq - recorded.batch.first_seq

    def _extension(self, draft: Draft) -> Iterator[Object]:
        about = {"spec_version": "2.1", "created": _MADE, "modified": _MADE}
        yield {
            "type": "identity", "id": AUTHOR, **about, "name": "claimledger",
            "identity_class": "system", **self._objects.carried([_line(write_draft(draft))]),
        }  # fmt: skip
        yield {
            "type": "extension-definition", "id": EXTENSION, **about, "created_by_ref": AUTHOR,
            "name": "claimledger", "description": _ABOUT, "schema": _ABOUT, "version": "1.0.0",
            "extension_types": ["property-extension"],
        }  # fmt: skip

    def _document(self, document: Document) -> Iterator[Object]:
        source = document.source
        assert source is not None  # everything tells of documents as the ledger holds them
        self._sources[document.key] = source.name or document.key
        first, *rest = (
            document.text[start : start + PIECE]
            for start in range(0, max(1, len(document.text)), PIECE)
        )
        made = self._objects.document(document, source)
        line = _line(write_document(attrs.evolve(document, text="")))
        if first:
            made["description"] = first
        yield made | self._objects.carried([line], **_flags(bool(first), bool(rest)))
        for n, piece in enumerate(rest, start=2):
            part = self._objects.part(document.key, piece, n)
            yield part | self._objects.carried([], **_flags(True, n <= len(rest)))

    def _record(self, draft: Draft) -> Object:
        record = draft.record
        if isinstance(record, Agent):
            made = self._objects.identity(record)
            return made | self._objects.carried([_line(write_draft(draft))])
        source = self._sources.get(draft.document, draft.document)
        claim = claim_of(record)
        if claim is None:
            made = self._objects.judgement(draft)
            return made | self._objects.carried([_line(write_draft(draft, source=source))])
        *before, last = (hop_name(hop, claim, self._who) for hop in claim.chain)
        told = {"who": last, "source": source, "date": day(claim.date) or None}
        line = write_draft(draft, source=source, who=last, reported_by=before)
        made = self._objects.claim(claim, draft.document)
        columns = {k: v for k, v in {**told, "reported_by": before}.items() if v}
        return made | self._objects.carried([_line(line)], **columns)


def _flags(text: bool, goes_on: bool) -> dict[str, object]:
    return {**({"text": True} if text else {}), **({"goes_on": True} if goes_on else {})}


def _line(written: bytes) -> str:
    return written.decode().rstrip("\n")


def _json(value: object) -> bytes:
    return in_json(_encode(value).decode()).encode()
