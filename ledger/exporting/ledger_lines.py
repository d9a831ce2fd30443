"""A whole ledger as lines of JSON, which another ledger takes in so that every view is the same."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.adapter import Document, Draft
from ledger.claims import Amendment, Claim, Correction, Retraction
from ledger.exporting.everything import Everything
from ledger.exporting.rows import edtf, hop_name
from ledger.interchange import write_document, write_draft
from ledger.replay.moment import Moment
from ledger.views.who import Who


def lines(everything: Everything, moment: Moment) -> Iterator[bytes]:
    """Write everything that stands as lines of the interchange."""
    names: dict[str, str] = {}
    for item in everything:
        if isinstance(item, Document):
            names[item.key] = (item.source and item.source.name) or item.key
            yield write_document(item)
        else:
            yield _draft(item, names.get(item.document, ""), moment.who)


def _draft(draft: Draft, source: str, who: Who) -> bytes:
    """Write a record; of one with a chain, say who is meant as the ledger knows it."""
    record = draft.record
    if isinstance(record, Amendment | Correction):
        record = record.claim
    if not isinstance(record, Claim | Retraction):
        return write_draft(draft, source=source)
    *before, last = (hop_name(hop, record, who) for hop in record.chain)
    date = edtf(record.chain[-1].said)
    return write_draft(draft, who=last, source=source, date=date, reported_by=before)
