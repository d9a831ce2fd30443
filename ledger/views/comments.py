"""Readers' comments: counted beside what stands in the same documents, and never part of it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

import msgspec

from ledger.views.basis import Basis
from ledger.views.rows.engine import Views
from ledger.views.select import stands

_QUERY: Final = (
    "SELECT claim, said_lo, said_hi, pub_lo, pub_hi, until FROM statementrow "
    "WHERE doc IN (SELECT value FROM json_each(:docs)) AND apart = 'comment' "
    "AND sys_from <= :seq AND sys_to > :seq"
)


def comments(views: Views, basis: Basis, docs: Collection[int]) -> set[str]:
    """List the comments (ids) that stand in documents, by the documents' numbers, by then."""
    listed = msgspec.json.encode(sorted(docs)).decode()
    found = views.query(_QUERY, {"docs": listed, "seq": basis.seq})
    return {
        claim
        for claim, said_lo, said_hi, pub_lo, pub_hi, until in found
        if stands(until, basis) and basis.fits((said_lo, said_hi), (pub_lo, pub_hi)) != "after"
    }
