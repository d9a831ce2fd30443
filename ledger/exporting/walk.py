"""Goes through the claims of a moment page by page, so that memory does not grow with them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import attrs

from ledger.claims import Claim
from ledger.events import Recorded
from ledger.projections.timeline import STATEMENTS, StatementRow, claim_of
from ledger.replay.moment import Moment, holding
from ledger.store.contract import Store
from ledger.views.evidence import Evidence
from ledger.views.rows.engine import Views
from ledger.views.who import Who

_PAGE = 1000


@attrs.frozen(kw_only=True)
class Asked:
    """Which claims: who said them, where, when, reported by whom; `comments` wants those too."""

    comments: bool = False
    date: str | None = None
    reported_by: str | None = None
    source: str | None = None
    who: str | None = None


@attrs.frozen(kw_only=True)
class Desk:
    """What a page of claims is looked up in, thrown away with the page."""

    evidence: Evidence
    who: Who


@attrs.frozen(kw_only=True)
class Found:
    """A claim that was asked for, the event that brought this version of it, and its desk."""

    claim: Claim
    desk: Desk
    recorded: Recorded


class Walk:
    """The claims of a moment, in the order they were recorded."""

    def __init__(self, store: Store, views: Views, moment: Moment, asked: Asked) -> None:
        """Prepare; raises `NotFound` and `Ambiguous` for agents and sources that are not clear."""
        who = moment.who
        self._asked = asked
        self._basis = moment.basis
        self._claimants = who.members(who.find(asked.who)) if asked.who else None
        self._reporters = who.members(who.find(asked.reported_by)) if asked.reported_by else None
        self._source = moment.source(asked.source).source if asked.source else None
        self._store = store
        self._views = views

    def __iter__(self) -> Iterator[Found]:
        """Go through them once."""
        events = self._store.read(1, self._basis.seq)
        while page := list(islice(events, _PAGE)):
            yield from self._page({r.seq: r for r in page if claim_of(r.event)})

    def _page(self, recorded: dict[int, Recorded]) -> Iterator[Found]:
        claims = {seq: claim for seq, r in recorded.items() if (claim := claim_of(r.event))}
        at = self._basis.seq
        desk = Desk(evidence=Evidence(self._store, self._views, at), who=Who(self._views, at))
        for seq in sorted(self._standing({c.id for c in claims.values()}) & claims.keys()):
            if self._reported(claims[seq], desk.who):
                yield Found(claim=claims[seq], desk=desk, recorded=recorded[seq])

    def _standing(self, claims: set[str]) -> set[int]:
        """List the events whose versions of these claims stand, and were asked for."""
        rows: list[StatementRow] = self._views.rows_among(
            STATEMENTS, at=self._basis.seq, claim=tuple(claims)
        )
        held = holding(rows, self._basis, self._asked.date)
        return {row.seq for row in held if self._wanted(row)}

    def _wanted(self, row: StatementRow) -> bool:
        said = self._claimants is None or row.agent in self._claimants
        stands = self._source is None or row.source == self._source
        comments = self._asked.comments or self._claimants is not None
        return said and stands and (comments or row.apart != "comment")

    def _reported(self, claim: Claim, who: Who) -> bool:
        if self._reporters is None:
            return True
        mentions = [m for hop in claim.reported_by for m in hop.by]
        return any(who.meant(m, claim.source) in self._reporters for m in mentions)
