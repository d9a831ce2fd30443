"""The ledger as of one moment: everything that can be asked of it now can be asked of it then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from itertools import islice

import attrs

from ledger.claims import Claim
from ledger.codebooks.scales import Scales
from ledger.errors import Ambiguous, NotFound
from ledger.projections import SHIPPED
from ledger.projections.agents import AGENTS, AgentRow
from ledger.projections.reviews import REVIEWS, ReviewRow
from ledger.projections.sources import SOURCES, SourceRow
from ledger.projections.timeline import STATEMENTS, StatementRow
from ledger.replay.bounds import Bounds
from ledger.store.contract import Store
from ledger.times import fit, parse
from ledger.views.basis import Basis
from ledger.views.build import Builder
from ledger.views.coders.agreement import Agreeing, Agreement
from ledger.views.evidence import Evidence
from ledger.views.ground import Ground
from ledger.views.hypotheses.matrices import Matrices
from ledger.views.hypotheses.matrix import Matrix
from ledger.views.records.claimants import (
    ClaimantRecord,
    Claimants,
    claimant_record,
    claimant_records,
)
from ledger.views.records.disagreement import Disagreements, disagreements
from ledger.views.records.source_record import SourceRecord, source_record
from ledger.views.records.standing import Standing
from ledger.views.relationship import RelationshipView
from ledger.views.reviewing.counts import ReviewCounts, review_counts
from ledger.views.rows.engine import Views
from ledger.views.select import holds
from ledger.views.who import Who


class Moment:
    """A ledger as it stood, by the bounds asked; `basis` says exactly which."""

    def __init__(
        self,
        store: Store,
        views: Views,
        bounds: Bounds,
        codebook: str,
        order: Sequence[str],
        scales: Scales | None = None,
    ) -> None:
        """Look at a ledger within these bounds; `order` is the codebook's order of aspects."""
        views.catch_up()
        self._views = views
        self._left_out: frozenset[str] = frozenset()
        self._order = order
        self.basis = Basis(
            codebook=codebook,
            head=_head(store, bounds.seq),
            latest=bounds.latest,
            ledger=store.ledger_id,
            library=_library(),
            projections=" ".join(f"{p.name}@{p.version}" for p in SHIPPED),
            published=bounds.published,
            recorded=bounds.recorded,
            said=bounds.said,
            seq=bounds.seq,
        )
        self.evidence = Evidence(store, views, self.basis.seq)
        self.who = Who(views, self.basis.seq)
        self.ground = Ground(
            basis=self.basis,
            evidence=self.evidence,
            scales=scales or Scales.shipped(),
            views=views,
            who=self.who,
        )

    def relationship(self, first: str, second: str, *, reviewed: bool = False) -> RelationshipView:
        """Show the state of a relationship; parties by name or id.

        With `reviewed`, of what programs found only what a person reviewed by then. Raises
        `NotFound` with the nearest names, `Ambiguous` when a name is several agents'.
        """
        asked = self._asked(reviewed=reviewed)
        return asked._builder().view(first, second, self._order)

    def between(self, parties: Moment, first: str, second: str) -> RelationshipView:
        """Show the state of a relationship whose parties are named as another moment knows them.

        A party that was not known yet has an empty view, not an error.
        """
        ids = parties.who.find(first), parties.who.find(second)
        names = parties.who.name(ids[0]), parties.who.name(ids[1])
        return self._builder().between(ids, names, self._order)

    def _asked(self, *, reviewed: bool) -> Moment:
        """Look at the same moment, of what programs found only at what a person reviewed."""
        if not reviewed:
            return self
        other = copy(self)
        other.basis = attrs.evolve(self.basis, reviewed=True)
        return other

    def leaving_out(self, claims: frozenset[str], named: str) -> Moment:
        """Look at the same moment without some claims (ids); `named` says whose they are.

        Only `relationship` and `between` leave them out.
        """
        other = copy(self)
        other.basis = attrs.evolve(self.basis, without=named)
        other._left_out = claims
        return other

    def _builder(self) -> Builder:
        ground, left_out = attrs.evolve(self.ground, basis=self.basis), self._left_out
        return Builder(self._views, self.evidence, self.basis, ground=ground, without=left_out)

    def matrix(self, first: str, second: str, question: str = "", by: str | None = None) -> Matrix:
        """Lay competing hypotheses against the claims weighed: a score an analyst, no total.

        `question` says which hypotheses, where there are several questions; `by` is one analyst.
        Raises `NotFound`, `Ambiguous`.
        """
        return Matrices(self.ground).matrix(first, second, question, by)

    def agreement(self, first: str, second: str, *, rules: bool = False) -> Agreement:
        """Measure how far coders agree on a relationship's claims (Krippendorff's alpha).

        With `rules`, the codebook's rules count as coders too. Raises `NotFound`, `Ambiguous`.
        """
        parties = self.who.find(first), self.who.find(second)
        return Agreeing(self.ground).between(parties, self._order, rules=rules)

    def disagreements(self, first: str, second: str, aspect: str = "") -> Disagreements:
        """List where the claims of a relationship stand against one another, and who says so.

        Raises `NotFound` for a party or aspect, `Ambiguous`.
        """
        return disagreements(Standing(self.ground), self.relationship(first, second), aspect)

    def claimant(self, name: str) -> ClaimantRecord:
        """Show one claimant over time; by name or id. Raises `NotFound`, `Ambiguous`."""
        return claimant_record(Standing(self.ground), self.who.find(name))

    def claimants(self) -> Claimants:
        """List all claimants, those first who were contradicted or said otherwise most often."""
        return claimant_records(Standing(self.ground))

    def source_record(self, name: str) -> SourceRecord:
        """Show one source over time; by name, key, url or id. Raises `NotFound`, `Ambiguous`."""
        return source_record(Standing(self.ground), self.source(name))

    def verdict(self, target: str) -> str:
        """Give the newest verdict on what a program found or proposed (its id); "" for none."""
        rows: list[ReviewRow] = self._views.rows(REVIEWS, at=self.basis.seq, target=target)
        return max(rows, key=lambda row: row.seq).verdict if rows else ""

    def review_counts(self) -> ReviewCounts:
        """Count what was accepted, edited, merged and rejected, by reader, version and pattern."""
        return review_counts(self.ground)

    def agents(self) -> list[AgentRow]:
        """List the agents known, those merged into others left out."""
        rows: list[AgentRow] = self._views.rows(AGENTS, at=self.basis.seq)
        return sorted(
            (r for r in rows if self.who.root(r.agent) == r.agent), key=lambda r: r.name.casefold()
        )

    def sources(self) -> list[SourceRow]:
        """List the sources that were published by then, in the order of their capture."""
        rows: list[SourceRow] = self._views.rows(SOURCES, at=self.basis.seq)
        by = self.basis.published
        kept = [r for r in rows if by is None or fit(r.pub_lo, r.pub_hi, by) != "after"]
        return sorted(kept, key=lambda r: r.captured)

    def claims(
        self,
        *,
        who: str | None = None,
        source: str | None = None,
        date: str | None = None,
        reported_by: str | None = None,
        reviewed: bool = False,
    ) -> Iterator[Claim]:
        """Go through the claims in the order they were recorded.

        Filters: `who` said it and `reported_by` whom (names or ids; anybody who acts as that
        agent's merged self counts), in which `source` (name, key, url or id), said on `date`
        (EDTF: anything that may fall into it); of what programs found only what was `reviewed`.
        Comments are left out unless `who` asks for one.
        """
        rows = self._asked(reviewed=reviewed)._found(who, source, date)
        kept = {r.seq for r in rows if who is not None or r.apart != "comment"}
        yield from self._claims(kept, reported_by)

    def comments(
        self,
        *,
        source: str | None = None,
        date: str | None = None,
        reported_by: str | None = None,
        reviewed: bool = False,
    ) -> Iterator[Claim]:
        """Go through the readers' comments that `claims` leaves out, by the same filters."""
        rows = self._asked(reviewed=reviewed)._found(None, source, date)
        yield from self._claims({r.seq for r in rows if r.apart == "comment"}, reported_by)

    def _claims(self, seqs: set[int], reported_by: str | None) -> Iterator[Claim]:
        reporter = None if reported_by is None else self.who.members(self.who.find(reported_by))
        self.evidence.load(sorted(seqs))
        for seq in sorted(seqs):
            claim = self.evidence.claim(seq)
            if claim and (reporter is None or self._reports(claim, reporter)):
                yield claim

    def timeline(self, who: str | None = None, *, reviewed: bool = False) -> list[StatementRow]:
        """List who said what, ordered by when it was said at the latest; unknown dates last."""
        rows = self._asked(reviewed=reviewed)._found(who, None, None)

        def said(row: StatementRow) -> int:
            return row.said_hi if row.dated and row.said_hi is not None else 2**62

        return sorted(rows, key=lambda row: (said(row), row.seq))

    def source(self, name: str) -> SourceRow:
        """Find a source by id, key, url or name; raises `NotFound` with the nearest names."""
        return find_source(self._views, name, self.basis.seq)

    def _reports(self, claim: Claim, reporters: set[str]) -> bool:
        mentions = [m for hop in claim.reported_by for m in hop.by]
        return any(self.who.meant(m, claim.source) in reporters for m in mentions)

    def _found(self, who: str | None, source: str | None, date: str | None) -> list[StatementRow]:
        where: dict[str, Sequence[str]] = {}
        if who is not None:
            where["agent"] = tuple(self.who.members(self.who.find(who)))
        if source is not None:
            where["source"] = (self.source(source).source,)
        rows: list[StatementRow] = self._views.rows_among(STATEMENTS, at=self.basis.seq, **where)
        return holding(rows, self.basis, date)


def holding(
    rows: Iterable[StatementRow], basis: Basis, date: str | None = None
) -> list[StatementRow]:
    """Keep the rows of claims that stand as of a basis and may have been said on a date (EDTF)."""
    found = [
        r for r in rows
        if holds(r, basis)
        and basis.fits((r.said_lo, r.said_hi), (r.pub_lo, r.pub_hi)) == "by_then"
    ]  # fmt: skip
    kept = [r for r in found if r.verdict in ("", "confirmed")]
    return [r for r in kept if date is None or _within(r, date)]


def find_source(views: Views, name: str, at: int) -> SourceRow:
    """Find a source by id, key, url or name, as of an event."""
    tried: tuple[dict[str, str], ...] = (
        {"source": name}, {"key": name}, {"key": f"url:{name}"}, {"key": f"name:{name}"},
        {"name": name},
    )  # fmt: skip
    for where in tried:
        rows: list[SourceRow] = views.rows(SOURCES, at=at, **where)
        if len(rows) == 1:
            return rows[0]
        if rows:
            known = tuple(f"{r.key} (id {r.source})" for r in rows)
            raise Ambiguous(what="source", asked=name, candidates=known, hint="Give the key.")
    every: list[SourceRow] = views.rows(SOURCES, at=at)
    raise NotFound(what="source", asked=name, known=tuple(r.name for r in every))


def _within(row: StatementRow, date: str) -> bool:
    asked = parse(date)
    starts = asked.lo is None or row.said_hi is None or row.said_hi >= asked.lo
    ends = asked.hi is None or row.said_lo is None or row.said_lo <= asked.hi
    return row.dated and starts and ends


def _head(store: Store, seq: int) -> str:
    """Give the root after the last whole batch up to an event, in hex."""
    end = store.head().seq  # asked first: others may append meanwhile
    [recorded] = store.pick((seq,))
    batch, root = next(store.batches(recorded.batch.id))
    following = next(islice(store.batches(batch.id + 1), 1), None)
    whole = seq == (following[0].first_seq - 1 if following else end)
    if whole or batch.id == 1:
        return root.hex()
    return next(store.batches(batch.id - 1))[1].hex()


@cache
def _library() -> str:
    try:
        return f"claimledger {version('claimledger')}"
    except PackageNotFoundError:
        return "claimledger (not installed)"
