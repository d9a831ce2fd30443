"""Where claims stand: one row for each claim version, coding, pair of parties and claimant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

import attrs

from ledger.claims import Coding
from ledger.events import ClaimCoded, ClaimRecorded, Recorded, Reviewed, SourceCaptured, Withdrawn
from ledger.projections.base import Change, Close, Lookup, Open, Table
from ledger.projections.timeline import STATEMENTS, StatementRow, restated


@attrs.frozen
class PlacedRow:
    """One claimant's statement, placed by one coding under a pair of parties and an aspect.

    A slot is what holds one position: `a`, `b` (the pair, unmerged, in order), `aspect`, `agent`.
    """

    a: str
    b: str
    aspect: str
    agent: str
    said_hi: int | None
    said_lo: int | None
    pub_lo: int | None
    pub_hi: int | None
    dated: bool
    conflict: bool
    ascribed: bool
    apart: str
    hops: int
    claim: str
    seq: int
    source: str
    text: str
    at: int
    coding: str
    coded: int
    coder: str
    bearing: str
    named: str


PLACED = Table(
    PlacedRow,
    key=("claim", "coding", "a", "b", "agent", "text", "at"),
    indexes=(("a", "b", "aspect", "agent", "said_hi"), ("b",)),
)


@attrs.frozen
class _Place:
    """What a coding says, apart from whose statement it is."""

    a: str
    b: str
    aspect: str
    coding: str
    coded: int
    coder: str
    bearing: str
    named: str


def _places(coding: Coding, seq: int) -> Iterator[_Place]:
    parties = sorted(set(coding.parties))
    where = dict(zip(coding.parties, coding.named, strict=False))
    for a, b in combinations(parties, 2) if len(parties) > 1 else [("", "")]:
        named = " ".join(sorted({where.get(a, ""), where.get(b, "")} - {""}))
        yield _Place(a, b, coding.aspect, coding.id, seq, coding.coder, coding.bearing, named)


def _placed(place: _Place, s: StatementRow) -> PlacedRow:
    return PlacedRow(
        place.a, place.b, place.aspect, s.agent, s.said_hi, s.said_lo, s.pub_lo, s.pub_hi,
        s.dated, s.conflict, s.ascribed, s.apart, s.hops, s.claim, s.seq, s.source, s.text, s.at,
        place.coding, place.coded, place.coder, place.bearing, place.named,
    )  # fmt: skip


def _place_of(row: PlacedRow) -> _Place:
    return _Place(
        row.a, row.b, row.aspect, row.coding, row.coded, row.coder, row.bearing, row.named
    )


def _moved(rows: Iterable[PlacedRow], statements: list[StatementRow]) -> Iterator[Change]:
    for place in dict.fromkeys(map(_place_of, rows)):
        for statement in statements:
            yield Open(PLACED, _placed(place, statement))


def _coded(coding: Coding, seq: int, lookup: Lookup) -> Iterator[Change]:
    statements: list[StatementRow] = lookup.rows(STATEMENTS, claim=coding.claim)
    for place in _places(coding, seq):
        for statement in statements:
            yield Open(PLACED, _placed(place, statement), True)


def _judged(event: Withdrawn | Reviewed, coding: Coding, lookup: Lookup) -> Iterator[Change]:
    """Let a coding taken back hold no longer, and one confirmed after all hold again."""
    where: dict[str, str | int] = {"claim": coding.claim, "coding": coding.id}
    if isinstance(event, Withdrawn) or event.verdict == "rejected":
        yield Close(PLACED, where)
    elif event.verdict == "confirmed" and not lookup.rows(PLACED, **where):
        yield from _coded(coding, lookup.where(coding.id), lookup)


class Relationships:
    """Keeps which claims concern which pair of parties, under which aspect."""

    name = "relationships"
    version = 1
    tables = (PLACED,)

    def apply(self, recorded: Recorded, lookup: Lookup, /) -> Iterator[Change]:
        """Open and close rows for codings, and again when a coded claim's own rows change."""
        match recorded.event:
            case ClaimCoded(coding=coding):
                yield from _coded(coding, recorded.seq, lookup)
                return
            case ClaimRecorded():
                return  # nobody can have coded it yet
            case Withdrawn(target=id) | Reviewed(target=id):
                made = lookup.made(id)
                if isinstance(made, SourceCaptured) and isinstance(recorded.event, Withdrawn):
                    yield Close(PLACED, {"source": id})
                    return
                if isinstance(made, ClaimCoded):
                    yield from _judged(recorded.event, made.coding, lookup)
                    return
        for claim, rows in restated(recorded, lookup):
            before: list[PlacedRow] = lookup.rows(PLACED, claim=claim)
            if before:
                yield Close(PLACED, {"claim": claim})
                yield from _moved(before, rows)
