"""One look at a ledger, as it stood after one event: every row that a view of a pair rests on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from ledger.claims import Mention
from ledger.errors import Ambiguous, NotFound
from ledger.events import ClaimRetracted
from ledger.projections.agents import AGENTS
from ledger.projections.judgements import (
    ASSESSMENTS,
    LINKS,
    RETRACTIONS,
    AssessmentRow,
    LinkRow,
    RetractionRow,
)
from ledger.projections.relationship import PLACED, PlacedRow
from ledger.projections.restating import SET_AGAINST
from ledger.projections.sources import SOURCES, SourceRow
from ledger.projections.timeline import STATEMENTS, StatementRow
from ledger.show.page.known import Known
from ledger.show.page.rows import Assessed, Comment, Linked, Retracted, Row
from ledger.views.engine import Views
from ledger.views.select import speaks_for
from ledger.views.who import Who


class Glance:
    """What a view of two parties is built from, after one event, whatever was said when."""

    def __init__(self, views: Views, known: Known, at: int, names: tuple[str, str]) -> None:
        """Look after event `at`.

        `names` are the parties' names or ids; one not known by then is a party without a voice.
        """
        self._views = views
        self._known = known
        self._at = at
        self._who = Who(views, self._at)
        ids = self._id(names[0]), self._id(names[1])
        self._members = self._who.members(ids[0]), self._who.members(ids[1])
        self._voices = self._who.voices(ids[0]), self._who.voices(ids[1])
        self._placed = sorted(
            counted(filter(self._acted, self._pair())), key=lambda r: (r.seq, r.coded, r.at, r.text)
        )
        self._claims = tuple(dict.fromkeys(r.claim for r in self._placed))
        self._via: dict[int, tuple[str, ...]] = {}
        self._sources: dict[str, tuple[str, int]] = {}

    def _id(self, name: str) -> str:
        try:
            return self._who.find(name)
        except (NotFound, Ambiguous):
            return name

    def _pair(self) -> Iterator[PlacedRow]:
        """Go through the rows of the pair that nobody rejected."""
        a, b = (tuple(voices) for voices in self._voices)
        for x, y in ((a, b), (b, a)):
            rows: list[PlacedRow] = self._views.rows_among(PLACED, at=self._at, a=x, b=y)
            yield from (r for r in rows if r.verdict in ("", "confirmed") and not r.apart)

    def _acted(self, row: PlacedRow) -> bool:
        """Tell whether the row's parties spoke for the view's parties when it was said."""
        a, b = self._voices
        first, second = (row.a, row.b) if row.a in a and row.b in b else (row.b, row.a)
        return speaks_for(a, first, row) and speaks_for(b, second, row)

    def seqs(self) -> Iterator[int]:
        """List the events behind the statements."""
        return (number for row in self._placed for number in (row.seq, row.coded))

    def rows(self) -> Iterator[Row]:
        """Go through the statements."""
        taken = self._taken()
        for r in self._placed:
            name, missing = self._source(r.source)
            who = self._who.name(r.agent)
            yield Row(
                ascribed=bool(r.ascribed),
                aspect=r.aspect,
                bearing=r.bearing,
                claim=r.claim,
                coded=r.coded,
                coder=r.coder,
                conflict=bool(r.conflict),
                dated=bool(r.dated),
                hops=r.hops,
                judged=bool(r.judged),
                key=self._who.root(r.agent) or f"{r.source} {r.text}",
                missing=missing,
                named=r.named,
                pub_hi=r.pub_hi,
                pub_lo=r.pub_lo,
                said_hi=r.said_hi,
                said_lo=r.said_lo,
                seq=r.seq,
                sides=self._sides(r),
                source=r.source,
                source_name=name,
                taken=tuple(t.id for t in taken.get(r.claim, ()) if self._may(t, r)),
                until=r.until,
                via=self._through(r),
                who=(r.text or who) if who == "[unnamed]" else who,
            )

    def _sides(self, row: PlacedRow) -> int:
        first, second = (speaks_for(voices, row.agent, row) for voices in self._voices)
        return first + 2 * second

    def _through(self, row: PlacedRow) -> tuple[str, ...]:
        """Name the hops before the claimant, outermost first."""
        if row.seq not in self._via:
            claim = self._known.claim(row.seq)
            hops = claim.reported_by if claim else ()
            self._via[row.seq] = tuple(self._hop(hop.by, row.source) for hop in hops)
        return self._via[row.seq]

    def _hop(self, by: tuple[Mention, ...], source: str) -> str:
        return " and ".join(self._who.said_by(m, source) for m in by) or "[outlet not named]"

    def _source(self, id: str) -> tuple[str, int]:
        """Give a document's name, and what is unknown of it."""
        if id not in self._sources:
            rows: list[SourceRow] = self._views.rows(SOURCES, at=self._at, source=id)
            self._sources[id] = (rows[0].name, self._missing(rows[0])) if rows else (id, 0)
        return self._sources[id]

    def _missing(self, row: SourceRow) -> int:
        found = self._views.rows(AGENTS, at=self._at, agent=row.publisher) if row.publisher else []
        named = bool(found) and found[0].kind != "unnamed"
        dated = row.pub_lo is not None or row.pub_hi is not None
        return (not named) + 2 * (not dated)

    def _taken(self) -> dict[str, list[RetractionRow]]:
        rows: list[RetractionRow] = self._views.rows_among(
            RETRACTIONS, at=self._at, claim=self._claims
        )
        found: dict[str, list[RetractionRow]] = defaultdict(list)
        for row in sorted(rows, key=lambda r: r.seq):
            found[row.claim].append(row)
        return found

    def _may(self, retraction: RetractionRow, row: PlacedRow) -> bool:
        """Tell whether who retracted may: the claimant, or another voice of the same party."""
        agent = retraction.agent
        if not agent or self._who.root(agent) == self._who.root(row.agent):
            return True
        return any(agent in voices and row.agent in voices for voices in self._voices)

    def retractions(self) -> Iterator[Retracted]:
        """Go through what was taken back."""
        for rows in self._taken().values():
            for r in rows:
                yield Retracted(
                    id=r.id,
                    pub_hi=r.pub_hi,
                    pub_lo=r.pub_lo,
                    said_hi=r.said_hi,
                    said_lo=r.said_lo,
                    says=self._retraction(r),
                    seq=r.seq,
                )

    def _retraction(self, row: RetractionRow) -> str:
        event = self._known.recorded(row.seq).event
        if not isinstance(event, ClaimRetracted):
            return "retracted; by whom is redacted"
        hop = event.retraction.chain[-1]
        said = f", said {hop.said}" if hop.said else ""
        words = f": {event.retraction.words}" if event.retraction.words else ""
        return f"retracted by {hop.name}{said}, in {self._source(row.source)[0]}{words}"

    def comments(self) -> Iterator[Comment]:
        """Go through readers' comments in the same documents."""
        sources = tuple(dict.fromkeys(r.source for r in self._placed))
        rows: list[StatementRow] = self._views.rows_among(
            STATEMENTS, at=self._at, source=sources, apart=("comment",)
        )
        for r in rows:
            yield Comment(
                claim=r.claim,
                pub_hi=r.pub_hi,
                pub_lo=r.pub_lo,
                said_hi=r.said_hi,
                said_lo=r.said_lo,
                source=r.source,
            )

    def links(self) -> Iterator[Linked]:
        """Go through what sets claims against one another."""
        rows: list[LinkRow] = self._views.rows_among(
            LINKS, at=self._at, claim=self._claims, relation=SET_AGAINST
        )
        here = set(self._claims)
        for r in sorted(rows, key=lambda r: r.seq):
            if r.other in here:
                yield Linked(
                    by=r.by, claim=r.claim, other=r.other, relation=r.relation, seq=r.seq, why=r.why
                )

    def assessments(self) -> Iterator[Assessed]:
        """Go through what analysts concluded of the pair."""
        rows: dict[str, AssessmentRow] = {}
        for x, y in (self._members, self._members[::-1]):
            for row in self._views.rows_among(ASSESSMENTS, at=self._at, a=tuple(x), b=tuple(y)):
                rows[row.id] = row
        for r in rows.values():
            yield Assessed(
                aspect=r.aspect,
                assessor=r.assessor,
                id=r.id,
                made_hi=r.made_hi,
                made_lo=r.made_lo,
                seq=r.seq,
                supersedes=r.supersedes,
            )


def counted(rows: Iterable[PlacedRow]) -> list[PlacedRow]:
    """Keep, of each claim, every person's newest coding; a rule's only where no person coded."""
    by_claim: dict[str, list[PlacedRow]] = defaultdict(list)
    for row in rows:
        by_claim[row.claim].append(row)
    kept: list[PlacedRow] = []
    for same in by_claim.values():
        people = [r for r in same if not r.coder.startswith("rule:")]
        newest: dict[str, int] = {}
        for row in people or same:
            newest[_coder(row)] = max(newest.get(_coder(row), 0), row.coded)
        kept += {
            (r.seq, r.coded, r.agent, r.text, r.at): r
            for r in people or same
            if r.coded == newest[_coder(r)]
        }.values()
    return kept


def _coder(row: PlacedRow) -> str:
    """Name a coder; all versions of a rule are one."""
    return row.coder.partition("@")[0] if row.coder.startswith("rule:") else row.coder
