"""A view without a source or an agent: what would it show, and what rests on these alone?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, TypeAlias

import attrs

from ledger.claims import Claim, Mention
from ledger.errors import BadQuestion
from ledger.events import SourceAmended, SourceCaptured
from ledger.projections.relationship import PLACED, PlacedRow
from ledger.replay.moment import Moment
from ledger.replay.slots import Cell, Shown, identity, slots, statements
from ledger.views.cells import Judged, Statement
from ledger.views.printing import printed
from ledger.views.relationship import RelationshipView

Kind: TypeAlias = Literal["gone", "other", "unsupported"]
"""Nothing would stand there; something else would; all that an assessment rests on is left out."""


@attrs.frozen(kw_only=True)
class Resting:
    """One conclusion of a view that would not stand as it does without what was left out."""

    after: Cell | None = None
    aspect: str
    before: Cell
    kind: Kind
    row: str
    subject: str

    def __str__(self) -> str:
        """Print what stands there, what would, and the sentence behind it."""
        return printed(self)


@attrs.frozen(kw_only=True)
class Without:
    """A view without a source or an agent (`view`), beside the whole one (`full`).

    `claims` counts the claims left out, of all `of` that are surely or possibly by then; `named`
    says what was left out; `resting` lists what rests on it alone or would show something else.
    """

    claims: int
    full: RelationshipView = attrs.field(repr=False)
    named: str
    of: int
    resting: tuple[Resting, ...]
    view: RelationshipView = attrs.field(repr=False)

    def __str__(self) -> str:
        """Print how much was left out, what rests on it, and the view without it."""
        return printed(self)


def leave_out(
    moment: Moment, first: str, second: str, source: str | None, agent: str | None
) -> Without:
    """Compare the view of a relationship with the one that a source or agent has no part in.

    An agent is left out wherever it stands: as claimant, anywhere in the chain, as publisher or
    host of the source. Raises `BadQuestion` where neither is given, `NotFound`, `Ambiguous`.
    """
    if source is None and agent is None:
        hint = "Name a source=, an agent=, or both."
        raise BadQuestion(asked="without", why="nothing is to be left out", hint=hint)
    full = moment.relationship(first, second)
    left = _Left(moment, source, agent)
    shown = {it.row.claim: it for it in (*full.statements, *full.possibly)}
    gone = {id for id, it in shown.items() if left.speaks(it)}
    beneath = gone | left.of(_rested_on(full) - shown.keys())
    view = moment.leaving_out(frozenset(gone), left.named).relationship(first, second)
    return Without(
        claims=len(gone),
        full=full,
        named=left.named,
        of=len(shown),
        resting=tuple(_resting(full, view, beneath)),
        view=view,
    )


class _Left:
    """What is left out: a source, and an agent with all that is merged into it."""

    def __init__(self, moment: Moment, source: str | None, agent: str | None) -> None:
        self._moment = moment
        row = None if source is None else moment.source(source)
        id = None if agent is None else moment.who.find(agent)
        self._source = row.source if row else None
        self._agents = moment.who.members(id) if id else set()
        names = [row.name if row else "", moment.who.name(id) if id else ""]
        self.named = " and ".join(filter(None, names))
        self._published: dict[str, bool] = {}

    def has(self, claim: Claim) -> bool:
        """Tell whether a claim came from the source, or through or from the agent."""
        if claim.source == self._source:
            return True
        mentions = (m for hop in claim.chain for m in hop.by)
        return self._means(mentions, claim.source) or self._published_by(claim.source)

    def speaks(self, it: Statement) -> bool:
        """Tell of a statement; of a hole, by its source and by whose it was."""
        return self.has(it.claim) if it.claim else self._has_hole(it.row)

    def of(self, ids: Iterable[str]) -> set[str]:
        """List those of some claims that it has, as they were first recorded; holes by place."""
        evidence, wanted = self._moment.evidence, sorted(ids)
        claims = [claim for seq in evidence.seqs_of(wanted) if (claim := evidence.claim(seq))]
        holes = set(wanted) - {claim.id for claim in claims}
        views, at = self._moment.ground.views, self._moment.basis.seq
        rows: list[PlacedRow] = views.rows_among(PLACED, at=at, claim=sorted(holes))
        found = {claim.id for claim in claims if self.has(claim)}
        return found | {row.claim for row in rows if self._has_hole(row)}

    def _has_hole(self, row: PlacedRow) -> bool:
        own = row.source == self._source or row.agent in self._agents
        return own or self._published_by(row.source)

    def _means(self, mentions: Iterable[Mention], source: str) -> bool:
        return any(self._moment.who.meant(m, source) in self._agents for m in mentions)

    def _published_by(self, source: str) -> bool:
        """Tell whether the agent published a source, or is its host."""
        if source not in self._published:
            row = self._moment.evidence.source(source)
            event = self._moment.evidence.recorded(row.seq).event if row else None
            by: list[Mention] = []
            if isinstance(event, SourceCaptured | SourceAmended):
                by = [m for m in (event.source.publisher, event.source.host) if m]
            self._published[source] = self._means(by, source)
        return self._published[source]


def _rested_on(view: RelationshipView) -> set[str]:
    """List the claims that the assessments of a view rest on."""
    judged = (*view.assessments, *(it for aspect in view for it in aspect.assessments))
    return {claim for it in judged if it.assessment for claim in it.assessment.rests_on}


def _resting(full: RelationshipView, view: RelationshipView, gone: set[str]) -> Iterator[Resting]:
    """List what differs, in the order of the view; what is uncoded concludes nothing."""
    after = slots(view)
    for slot, shown in slots(full).items():
        if isinstance(shown.cell, Judged):
            yield from _unsupported(shown, shown.cell, gone)
        elif shown.row in ("accounts", "dispute"):
            yield from _differs(shown, _same_group(shown, after.values()))
        elif shown.row != "uncoded" and not _moved_up(shown, gone):
            yield from _differs(shown, after.get(slot))


def _moved_up(shown: Shown, gone: set[str]) -> bool:
    """Tell of a statement beside a position that it stays: as the position itself, perhaps."""
    return shown.row == "also" and gone.isdisjoint(s.row.claim for s in statements(shown.cell))


def _unsupported(shown: Shown, judged: Judged, gone: set[str]) -> Iterator[Resting]:
    rests_on = judged.assessment.rests_on if judged.assessment else ()
    if rests_on and gone.issuperset(rests_on):
        yield _of(shown, "unsupported", judged)


def _same_group(shown: Shown, others: Iterable[Shown]) -> Shown | None:
    """Find what is left of accounts or a dispute when some of its statements are gone."""
    own = {s.row.claim for s in statements(shown.cell)}
    place = shown.row, shown.aspect
    here = (other for other in others if (other.row, other.aspect) == place)
    kept = (it for it in here if own.issuperset(s.row.claim for s in statements(it.cell)))
    return next(kept, None)


def _differs(shown: Shown, other: Shown | None) -> Iterator[Resting]:
    if other is None:
        yield _of(shown, "gone", None)
    elif identity(shown.cell) != identity(other.cell):
        yield _of(shown, "other", other.cell)


def _of(shown: Shown, kind: Kind, after: Cell | None) -> Resting:
    return Resting(
        after=after,
        aspect=shown.aspect,
        before=shown.cell,
        kind=kind,
        row=shown.row,
        subject=shown.subject,
    )
