"""Statements as they stand, read by claim or by claimant: every coding that counts, every voice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

import attrs

from ledger.claims import Claim
from ledger.projections.judgements import RetractionRow
from ledger.projections.relationship import LAST, OUT, PLACED, PlacedRow
from ledger.projections.timeline import STATEMENTS, StatementRow
from ledger.views.cells import Context, Statement, Step
from ledger.views.ground import Ground
from ledger.views.select import counting, current, may_retract, retracted


@attrs.frozen(kw_only=True)
class Unplaced(Statement):
    """A statement that nobody coded: it stands under no relationship."""

    def steps(self) -> tuple[Step, ...]:
        """List the events behind it, without a coding."""
        recorded, _, *others = super().steps()
        return (recorded, *others)


@attrs.frozen(kw_only=True)
class Slot:
    """What one claimant said of one aspect of one relationship, oldest first.

    `claimant` and `parties` are ids as merged; `claimant` is the source and the mention as written
    where nobody knows who is meant. `aspect` is "" for what fits none, `parties` are ("", "") for
    what nobody placed.
    """

    aspect: str
    claimant: str
    parties: tuple[str, str]
    statements: tuple[Statement, ...]


class Standing:
    """Reads statements as of a basis: what a person rejected is left out."""

    def __init__(self, ground: Ground) -> None:
        """Read rows as of a basis; cells look things up there too."""
        self.basis = ground.basis
        self.context = Context(evidence=ground.evidence, ground=ground, who=ground.who)
        self.ground = ground
        self.views = ground.views
        self._voices: dict[str, set[str]] = {}

    def said_by(self, agents: Collection[str]) -> list[Statement]:
        """List what these agents (ids, merged ones too) said, or what was ascribed to them."""
        return [s for s in self._read(agent=tuple(agents)) if s.row.agent in agents]

    def of_claims(self, claims: Iterable[str]) -> list[Statement]:
        """List the statements of these claims."""
        return self._read(claim=tuple(claims))

    def in_source(self, source: str) -> list[Statement]:
        """List the statements in a source."""
        return self._read(source=(source,))

    def every(self) -> list[Statement]:
        """List all statements there are."""
        return self._read()

    def by_then(self) -> list[StatementRow]:
        """List the rows of all that was surely said and published by then, comments apart."""
        rows: list[StatementRow] = self.views.rows_among(STATEMENTS, at=self.basis.seq)
        return [
            r for r in rows
            if r.apart != "comment" and self._stands(r)
            and self.basis.fits((r.said_lo, r.said_hi), (r.pub_lo, r.pub_hi)) == "by_then"
        ]  # fmt: skip

    def reported(self) -> Iterator[Claim]:
        """Go through the claims that came through somebody and were surely made by then."""
        seqs = {r.seq for r in self.by_then() if r.hops > 1}
        self.context.evidence.load(list(seqs))
        yield from filter(None, map(self.context.evidence.claim, sorted(seqs)))

    def claimant(self, it: Statement) -> str:
        """Name a statement's claimant by id, as merged; by source and mention where unknown."""
        return self.context.who.root(it.row.agent) or f"{it.row.source} {it.row.text}"

    def voices(self, party: str) -> set[str]:
        """List everybody who ever speaks for a party, itself included."""
        if party not in self._voices:
            self._voices[party] = set(self.context.who.voices(party))
        return self._voices[party]

    def _read(self, **among: tuple[str, ...]) -> list[Statement]:
        rows: list[StatementRow] = self.views.rows_among(STATEMENTS, at=self.basis.seq, **among)
        kept = {_key(r): r for r in rows if self._stands(r)}
        claims = {r.claim for r in kept.values()}
        self.context.evidence.load([r.seq for r in kept.values()])
        placed = [r for r in self._placed(claims) if _key(r) in kept]
        bare = claims - {r.claim for r in placed}
        taken = retracted(self.views, self.basis, claims)
        found = [self._cell(Statement, row, taken) for row in placed]
        found += [
            self._cell(Unplaced, _unplaced(r), taken) for r in kept.values() if r.claim in bare
        ]
        return sorted((s for s in found if s is not None), key=_recorded)

    def _stands(self, row: StatementRow) -> bool:
        return current(row, self.basis) and row.verdict in ("", "confirmed")

    def _placed(self, claims: Collection[str]) -> list[PlacedRow]:
        by_pair: dict[tuple[str, str], list[PlacedRow]] = defaultdict(list)
        rows: list[PlacedRow] = self.views.rows_among(
            PLACED, at=self.basis.seq, claim=tuple(claims)
        )
        for row in rows:
            by_pair[row.a, row.b].append(row)
        return [row for same in by_pair.values() for row in counting(same)]

    def _cell(
        self, cell: type[Statement], row: PlacedRow, taken: dict[str, list[RetractionRow]]
    ) -> Statement | None:
        fits = self.basis.fits((row.said_lo, row.said_hi), (row.pub_lo, row.pub_hi))
        if fits == "after":
            return None
        by = next((t for t in taken.get(row.claim, ()) if self._may(t, row)), None)
        possibly = fits == "possibly"
        return cell(context=self.context, possibly=possibly, retracted=by, row=row)

    def _may(self, retraction: RetractionRow, row: PlacedRow) -> bool:
        parties = (self.voices(p) for p in (row.a, row.b) if p)
        return may_retract(retraction.agent, row.agent, self.context.who, parties)


def slots(standing: Standing, statements: Iterable[Statement]) -> list[Slot]:
    """Put statements into slots: claimant, relationship and aspect."""
    root = standing.context.who.root
    found: dict[tuple[str, tuple[str, str], str], list[Statement]] = defaultdict(list)
    for it in statements:
        a, b = sorted((root(it.row.a) if it.row.a else "", root(it.row.b) if it.row.b else ""))
        found[standing.claimant(it), (a, b), it.row.aspect].append(it)
    return [
        Slot(aspect=aspect, claimant=claimant, parties=parties, statements=tuple(own))
        for (claimant, parties, aspect), own in sorted(found.items(), key=lambda item: item[0])
    ]


def _recorded(it: Statement) -> tuple[int, int, int, str, str]:
    return it.row.seq, it.row.coded, it.row.at, it.row.agent, it.row.text


def _key(r: StatementRow | PlacedRow) -> tuple[str, str, str, int, int]:
    return r.claim, r.agent, r.text, r.at, r.seq


def _unplaced(r: StatementRow) -> PlacedRow:
    """Make the row of a statement that nobody placed: under no parties, coded by nobody."""
    shared = {f.name for f in attrs.fields(PlacedRow)} & {
        f.name for f in attrs.fields(StatementRow)
    }
    return PlacedRow(
        **{name: getattr(r, name) for name in shared},
        a="",
        aspect="",
        b="",
        bearing="open",
        coded=r.seq,
        coder="",
        coding="",
        confirmed=False,
        judged=False,
        named="",
        standing=OUT,
        till=LAST if r.said_hi is None else r.said_hi,
    )
