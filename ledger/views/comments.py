"""Readers' comments: counted beside what stands in the same documents, and never part of it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from ledger.projections.sources import SOURCES, SourceRow
from ledger.projections.timeline import STATEMENTS, StatementRow
from ledger.views.engine import Views

_COLUMNS: Final = ", ".join(f'"{name}"' for name in STATEMENTS.columns)
_QUERY: Final = (
    f"SELECT {_COLUMNS} FROM statementrow WHERE source = :source AND apart = 'comment' "
    "AND sys_from <= :seq AND sys_to > :seq"
)


def comments(views: Views, seq: int, docs: Collection[int]) -> list[StatementRow]:
    """List the comments that stand in documents, by the documents' numbers, after event `seq`."""
    sources: list[SourceRow] = views.rows_among(SOURCES, at=seq, doc=sorted(docs))
    found: list[StatementRow] = []
    for source in sources:
        rows = views.query(_QUERY, {"seq": seq, "source": source.source})
        found += [StatementRow(*values) for values in rows]
    return found
