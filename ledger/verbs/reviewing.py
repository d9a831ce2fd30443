"""What waits for review, and what became of what was reviewed."""

from __future__ import annotations

from collections.abc import Iterable

from ledger.errors import BadQuestion
from ledger.replay.reviewing import Pen, ReviewQueue
from ledger.verbs.asking import Asking
from ledger.views.reviewing.counts import ReviewCounts
from ledger.views.reviewing.items import Kind, Wanted, to_review


class Reviewing(Asking):
    """Everything that queues for a person's review."""

    def to_review(
        self,
        first: str | None = None,
        second: str | None = None,
        *,
        agent: str = "",
        by: str = "",
        kind: Kind = "claim",
        last: Iterable[str] = (),
        limit: int | None = None,
        pattern: str = "",
        source: str = "",
    ) -> ReviewQueue:
        """Queue what programs found and nobody has reviewed, best first: the surest claims.

        Of a relationship or of all; what an `agent` says or reports, in a `source` (names or ids),
        found by a `pattern`. `kind` asks for proposed links, codings or resolutions instead; the
        ids in `last` come last; `by` reviews. Raises `NotFound`, `Ambiguous`, `BadQuestion`.
        """
        now = self.now()
        if bool(first) != bool(second):
            hint = "Give both parties, or none for the whole ledger."
            raise BadQuestion(asked=f"{first or second}", why="that is one party alone", hint=hint)
        wanted = Wanted(
            agent=now.who.find(agent) if agent else "",
            kind=kind,
            last=tuple(last),
            limit=limit,
            pair=(now.who.find(first), now.who.find(second)) if first and second else None,
            pattern=pattern,
            source=now.source(source).source if source else "",
        )
        pen = Pen(by=by or self.by, clock=self._clock, store=self.store)
        return ReviewQueue(to_review(now.ground, wanted), ground=now.ground, kind=kind, pen=pen)

    def review_counts(self) -> ReviewCounts:
        """Count what was accepted, edited, merged and rejected, by reader, version and pattern."""
        return self.now().review_counts()
