"""Builds the view of a relationship from the rows of a basis; a pure function of the two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from ledger.projections.agents import AGENTS
from ledger.projections.judgements import (
    ASSESSMENTS,
    LINKS,
    REVIEWS,
    AssessmentRow,
    LinkRow,
    ReviewRow,
)
from ledger.projections.relationship import PlacedRow
from ledger.projections.sources import SOURCES, SourceRow
from ledger.projections.timeline import STATEMENTS, StatementRow
from ledger.views.basis import Basis
from ledger.views.cells import Accounts, Ascribed, Context, Judged, Statement
from ledger.views.engine import Views
from ledger.views.evidence import Evidence
from ledger.views.origins import origins
from ledger.views.positions import Called, only, outside, party, statement
from ledger.views.relationship import Aspect, RelationshipView, Unknown
from ledger.views.select import Selected, select, speaks_for
from ledger.views.who import Term, Who

DISPUTES = ("contradicts", "denies", "doubts")
ACCOUNTS = ("differing_account",)


class Builder:
    """Builds one relationship view."""

    def __init__(
        self,
        views: Views,
        evidence: Evidence,
        basis: Basis,
        *,
        without: frozenset[str] = frozenset(),
    ) -> None:
        """Build from these rows and events, as of this basis, without the claims of these ids."""
        self.views = views
        self.without = without
        self.basis = basis
        self.who = Who(views, basis.seq)
        self.context = Context(evidence=evidence, who=self.who)

    def view(self, first: str, second: str, order: Sequence[str] = ()) -> RelationshipView:
        """Build the view of two parties; `order` is the order of the aspects.

        Raises `NotFound` or `Ambiguous` when a party's name is not clear.
        """
        ids = self.who.find(first), self.who.find(second)
        return self.between(ids, (self.who.name(ids[0]), self.who.name(ids[1])), order)

    def between(
        self, ids: tuple[str, str], names: tuple[str, str], order: Sequence[str] = ()
    ) -> RelationshipView:
        """Build the view of two agents by id, known by then or not."""
        voices = self.who.voices(ids[0]), self.who.voices(ids[1])
        called = (
            Called(known=self.who.names(ids[0]), name=names[0]),
            Called(known=self.who.names(ids[1]), name=names[1]),
        )
        found = select(self.views, self.basis, self.who, *voices, self.without)
        selected = [s for s in found if not s.row.apart]
        sure = [s for s in selected if not s.possibly]
        self.context.evidence.load([s.row.seq for s in selected])
        judged = self._assessments(self.who.members(ids[0]), self.who.members(ids[1]))
        aspects = [
            self._aspect(name, called, voices, selected, judged)
            for name in _ordered({s.row.aspect for s in selected} | set(judged), order)
        ]
        each = [statement(s, self.context) for s in _first(sure)]
        return RelationshipView(
            aspects=tuple(aspects),
            assessments=tuple(judged.get("", ())),
            basis=self.basis,
            claims=len({s.row.claim for s in sure}),
            comments=self._comments({s.row.source for s in found}),
            documents=len({s.row.source for s in sure}),
            judged=self._judged(sure),
            ids=ids,
            parties=names,
            possibly=tuple(statement(s, self.context) for s in selected if s.possibly),
            statements=tuple(each),
            uncoded=tuple(s for s in each if not s.row.aspect),
            unknown=tuple(self._unknown(sure)),
        )

    def _aspect(
        self,
        name: str,
        called: tuple[Called, Called],
        voices: tuple[dict[str, list[Term]], dict[str, list[Term]]],
        selected: list[Selected],
        judged: dict[str, list[Judged]],
    ) -> Aspect:
        here = [s for s in selected if s.row.aspect == name]
        sure = [s for s in here if not s.possibly]
        spoken = only(here, ascribed=False)
        first = [s for s in spoken if speaks_for(voices[0], s.row.agent, s.row)]
        second = [s for s in spoken if speaks_for(voices[1], s.row.agent, s.row)]
        theirs = {id(s) for s in (*first, *second)}
        others = [s for s in spoken if id(s) not in theirs]
        links = self._links(here)
        return Aspect(
            accounts=self._sides(links, ACCOUNTS, here),
            ascribed=tuple(
                _ascribed(statement(it, self.context)) for it in only(sure, ascribed=True)
            ),
            assessments=tuple(judged.get(name, ())),
            claims=len({s.row.claim for s in sure}),
            disputes=self._sides(links, DISPUTES, here),
            documents=len({s.row.source for s in sure}),
            name=name,
            newest=max((h for s in sure if (h := _told(s.row)) is not None), default=None),
            origins=origins([s.row for s in sure], self.who),
            outside=outside(others, self.context, self.who),
            parties=(
                party(called[0], first, self.context),
                party(called[1], second, self.context),
            ),
            possibly=tuple(statement(s, self.context) for s in here if s.possibly),
            struck=tuple(statement(s, self.context) for s in others if s.retracted),
        )

    def _links(self, here: list[Selected]) -> list[LinkRow]:
        claims = tuple({s.row.claim for s in here})
        rows: dict[str, LinkRow] = {}
        for field in ("claim", "other"):
            for link in self.views.rows_among(LINKS, at=self.basis.seq, **{field: claims}):
                rows[link.id] = link
        return sorted(rows.values(), key=lambda link: link.seq)

    def _sides(
        self, links: list[LinkRow], relations: Sequence[str], here: list[Selected]
    ) -> tuple[Accounts, ...]:
        """Put the claims that such links join side by side, one cell for each group."""
        by_claim = {s.row.claim: s for s in here if s.retracted is None and not s.possibly}
        joined = [
            k for k in links
            if k.relation in relations and k.claim in by_claim and k.other in by_claim
        ]  # fmt: skip
        return tuple(self._cell(own, by_claim) for own in _joined(joined))

    def _cell(self, own: list[LinkRow], by_claim: dict[str, Selected]) -> Accounts:
        group = {c for link in own for c in (link.claim, link.other)}
        rows = sorted((by_claim[c] for c in group), key=lambda s: s.row.seq)
        cells = tuple(statement(s, self.context) for s in rows)
        claims = [c.claim for c in cells]
        spoken_of = [c.occurrence for c in claims if c and c.occurrence]
        words = next((o.words.text for o in spoken_of if o.words.text), "")
        date = next((o.happened.edtf for o in spoken_of if o.happened and o.happened.edtf), "")
        occurrence = f"{words} ({date})" if words and date else words or date
        return Accounts(links=tuple(own), occurrence=occurrence, statements=cells)

    def _assessments(self, a: set[str], b: set[str]) -> dict[str, list[Judged]]:
        """List, per aspect, the assessments nobody superseded by then, newest first."""
        rows: list[AssessmentRow] = []
        for x, y in ((a, b), (b, a)):
            rows += self.views.rows_among(ASSESSMENTS, at=self.basis.seq, a=tuple(x), b=tuple(y))
        fits = {r.id: self.basis.fits((r.made_lo, r.made_hi), (r.made_lo, r.made_hi)) for r in rows}
        by_id = {r.id: r for r in rows if fits[r.id] != "after"}
        replaced = {r.supersedes for r in by_id.values() if fits[r.id] == "by_then"}
        found: dict[str, list[Judged]] = defaultdict(list)
        for row in sorted(by_id.values(), key=lambda r: r.seq, reverse=True):
            if row.id not in replaced:
                found[row.aspect].append(self._judgement(row, by_id, fits[row.id] == "possibly"))
        return found

    def _judgement(
        self, row: AssessmentRow, by_id: dict[str, AssessmentRow], possibly: bool
    ) -> Judged:
        earlier, before = [], by_id.get(row.supersedes)
        while before is not None:
            earlier.append(Judged(context=self.context, row=before))
            before = by_id.get(before.supersedes)
        return Judged(context=self.context, earlier=tuple(earlier), possibly=possibly, row=row)

    def _judged(self, sure: list[Selected]) -> int:
        targets = {s.row.claim for s in sure} | {s.row.coding for s in sure}
        reviews: list[ReviewRow] = self.views.rows_among(
            REVIEWS, at=self.basis.seq, target=tuple(targets)
        )
        people = {s.row.claim for s in sure if not s.row.coder.startswith("rule:")}
        confirmed = {r.target for r in reviews if r.verdict == "confirmed"}
        return len(people | {s.row.claim for s in sure if confirmed & {s.row.claim, s.row.coding}})

    def _comments(self, sources: set[str]) -> int:
        rows: list[StatementRow] = self.views.rows_among(
            STATEMENTS, at=self.basis.seq, source=tuple(sources), apart=("comment",)
        )
        fits = self.basis.fits
        return len(
            {r.claim for r in rows if fits((r.said_lo, r.said_hi), (r.pub_lo, r.pub_hi)) != "after"}
        )

    def _unknown(self, sure: list[Selected]) -> list[Unknown]:
        """Say of which documents outlet or date, and of how many claims the date, is unknown."""
        found = []
        for source in dict.fromkeys(s.row.source for s in sure):
            row = self._source(source)
            missing = [] if row is None else [
                what for what, known in (
                    ("outlet", self._named(row.publisher)),
                    ("date", row.pub_lo is not None or row.pub_hi is not None),
                ) if not known
            ]  # fmt: skip
            if row and missing:
                found.append(self._open(row.name, " and ".join(missing), [row.seq]))
        attributed = {s.row.claim: s for s in sure if s.row.hops > 1}
        undated = sorted(s.row.seq for s in attributed.values() if not s.row.dated)
        if undated:
            what = f"{len(undated)} of {len(attributed)} attributed claims have no said-date"
            found.append(self._open("dates", what, undated))
        odd = sorted({s.row.seq for s in sure if s.row.conflict})
        if odd:
            what = f"{len(odd)} of {len(attributed)} are dated after their report or its recording"
            found.append(self._open("dates", what, odd))
        return found

    def _open(self, about: str, what: str, seqs: list[int]) -> Unknown:
        return Unknown(about=about, context=self.context, seqs=tuple(seqs), what=what)

    def _source(self, id: str) -> SourceRow | None:
        rows: list[SourceRow] = self.views.rows(SOURCES, at=self.basis.seq, source=id)
        return rows[0] if rows else None

    def _named(self, agent: str) -> bool:
        rows = self.views.rows(AGENTS, at=self.basis.seq, agent=agent) if agent else []
        return bool(rows) and rows[0].kind != "unnamed"


def _ascribed(it: Statement) -> Ascribed:
    return Ascribed(ascriber=it.via[-1] if it.via else "[unnamed]", statement=it)


def _told(row: PlacedRow) -> int | None:
    """Tell the last moment at which a statement was said, where text or outlet tell it."""
    return row.said_hi if row.dated or row.pub_lo is not None else None


def _joined(links: list[LinkRow]) -> list[list[LinkRow]]:
    """Group links that reach one another through the claims they join."""
    parent: dict[str, str] = {}

    def root(claim: str) -> str:
        while parent.setdefault(claim, claim) != claim:
            parent[claim] = claim = parent[parent[claim]]
        return claim

    for link in links:
        parent[root(link.claim)] = root(link.other)
    groups: dict[str, list[LinkRow]] = {}
    for link in links:
        groups.setdefault(root(link.claim), []).append(link)
    return list(groups.values())


def _ordered(names: set[str], order: Sequence[str]) -> list[str]:
    """Put aspects in the codebook's order, unknown ones after, without the empty one."""
    known = {name: n for n, name in enumerate(order)}
    return sorted(names - {""}, key=lambda name: (known.get(name, len(known)), name))


def _first(found: list[Selected]) -> list[Selected]:
    """Keep one row for each claim, in the order they were recorded."""
    one = {s.row.claim: s for s in reversed(found)}
    return sorted(one.values(), key=lambda s: s.row.seq)
