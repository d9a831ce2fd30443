"""Who a person said is not meant: no newer rule or reader proposes that again."""

from __future__ import annotations

import attrs

from ledger.projections.reviews import REVIEWS, ReviewRow
from ledger.projections.sources import RESOLUTIONS, ResolutionRow
from ledger.views.rows.engine import Views


@attrs.frozen(kw_only=True)
class Rejected:
    """The resolutions that people rejected, in the state after event `at`."""

    at: int
    views: Views

    def meant(self, source: str, text: str, place: int, agent: str) -> bool:
        """Tell whether somebody rejected that an agent is meant by a mention at a place."""
        rows: list[ResolutionRow] = self.views.every(
            RESOLUTIONS, at=self.at, source=source, text=text
        )
        same = {row.id for row in rows if (row.at, row.agent) == (place, agent)}
        return any(self._rejected(id) for id in same)

    def _rejected(self, id: str) -> bool:
        rows: list[ReviewRow] = self.views.rows(REVIEWS, at=self.at, target=id)
        return bool(rows) and max(rows, key=lambda row: row.seq).verdict == "rejected"
