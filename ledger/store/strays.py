"""Rows that nothing leads to: they alter no event, and stand where a ledger never put them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Final

_LAST: Final = "(SELECT coalesce(max(seq), 0) FROM event)"
_STRAYS: Final = {
    "event {} stands before the first": "SELECT seq FROM event WHERE seq < 1",
    "batch {} has no events": (
        "SELECT id FROM batch WHERE NOT EXISTS (SELECT 1 FROM event WHERE seq = first_seq AND"
        " batch = id) OR id < 1"
    ),
    "the import of batch {} has no name": "SELECT id FROM batch WHERE import_id = ''",
    "a node of level {} is kept of what the tree has no leaves for": (
        f'SELECT level FROM node WHERE "index" < 0 OR ("index" + 1) << level > {_LAST}'  # noqa: S608  # a constant
    ),
    "a text is kept for event {}, which captured none": (
        "SELECT seq FROM source_part JOIN event USING (seq) WHERE kind <> 'SourceCaptured'"
    ),
    "the parts of the text of event {} are not numbered from 0 without gaps": (
        "SELECT seq FROM source_part GROUP BY seq HAVING min(n) <> 0 OR max(n) <> count(*) - 1"
    ),
}


def strays(db: sqlite3.Connection) -> Iterator[str]:
    """List what stands in a ledger's tables and belongs to none of its events."""
    for says, sql in _STRAYS.items():
        for (number,) in db.execute(f"{sql} LIMIT 1"):
            yield says.format(number)
