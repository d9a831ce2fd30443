"""Where claims stand: one row for each claim version, coding, pair of parties and claimant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

import attrs

from ledger.claims import Coding
from ledger.events import (
    ClaimCoded,
    ClaimRecorded,
    Recorded,
    Reviewed,
    SourceCaptured,
    Withdrawn,
)
from ledger.projections.base import Change, Close, Lookup, Open, Table, Unseen
from ledger.projections.restating import RESTATING, concerned
from ledger.projections.reviews import reviewed, settled
from ledger.projections.timeline import STATEMENTS, StatementRow
from ledger.projections.touched import withdrawn

OUT, PLAIN, MORE = 0, 1, 2
"""How a row stands: it does not count; it does; there is more to look up before it does.

A plain row is its claim's only one under its pair: one claimant, one coding, one version, neither
retracted nor set against another claim. So plain rows can be counted without looking further.
"""
LAST = 2**62


@attrs.frozen
class PlacedRow:
    """One claimant's statement, placed by one coding under a pair of parties and an aspect.

    A slot is what holds one position: `a`, `b` (the pair, unmerged, in order), `aspect`, `agent`.
    `till` is `said_hi`, or `LAST` where that is unknown; `standing` is `OUT`, `PLAIN` or `MORE`.
    """

    a: str
    b: str
    aspect: str
    ascribed: bool
    agent: str
    till: int
    seq: int
    coded: int
    standing: int
    said_hi: int | None
    said_lo: int | None
    pub_lo: int | None
    pub_hi: int | None
    doc: int
    dated: bool
    conflict: bool
    judged: bool
    confirmed: bool
    hops: int
    at: int
    text: str
    apart: str
    claim: str
    source: str
    read: bool
    verdict: str
    until: int | None
    coding: str
    coder: str
    bearing: str
    named: str

    @property
    def unreviewed(self) -> bool:
        """Whether a program found the claim and nobody has reviewed it."""
        return bool(self.read) and not self.verdict


PLACED = Table(
    PlacedRow,
    key=("a", "b", "aspect", "ascribed", "agent", "till", "seq", "coded", "at", "text"),
    indexes=(("claim",),),
    born="claim",
    sparse=((("a", "b"), "standing", MORE),),
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
    confirmed: bool = False

    @property
    def rule(self) -> str:
        """Name the rule that coded, whatever its version; "" where a person did."""
        return self.coder.partition("@")[0] if self.coder.startswith("rule:") else ""


def _places(coding: Coding, seq: int) -> list[_Place]:
    parties = sorted(set(coding.parties))
    where = dict(zip(coding.parties, coding.named, strict=False))
    return [
        _Place(
            a, b, coding.aspect, coding.id, seq, coding.coder, coding.bearing,
            " ".join(sorted({where.get(a, ""), where.get(b, "")} - {""})),
        )
        for a, b in (combinations(parties, 2) if len(parties) > 1 else [("", "")])
    ]  # fmt: skip


def _place_of(row: PlacedRow) -> _Place:
    return _Place(
        row.a, row.b, row.aspect, row.coding, row.coded, row.coder, row.bearing, row.named,
        row.confirmed,
    )  # fmt: skip


def _row(place: _Place, s: StatementRow, standing: int) -> PlacedRow:
    till = LAST if s.said_hi is None else s.said_hi
    judged = not place.rule or place.confirmed or s.verdict == "confirmed"
    return PlacedRow(
        place.a, place.b, place.aspect, s.ascribed, s.agent, till, s.seq, place.coded, standing,
        s.said_hi, s.said_lo, s.pub_lo, s.pub_hi, s.doc, s.dated, s.conflict, judged,
        place.confirmed, s.hops, s.at, s.text, s.apart, s.claim, s.source, s.read, s.verdict,
        s.until,
        place.coding, place.coder, place.bearing, place.named,
    )  # fmt: skip


def _counting(places: Iterable[_Place]) -> dict[tuple[str, str], set[int]]:
    """Say, for each pair, which codings count: every person's newest, a rule's only without one."""
    by_pair: dict[tuple[str, str], list[_Place]] = defaultdict(list)
    for place in places:
        by_pair[place.a, place.b].append(place)
    found = {}
    for pair, own in by_pair.items():
        people = [p for p in own if not p.rule]
        newest: dict[str, int] = {}
        for place in people or own:
            coder = place.rule or place.coder
            newest[coder] = max(newest.get(coder, 0), place.coded)
        found[pair] = set(newest.values())
    return found


def _opened(places: list[_Place], statements: list[StatementRow]) -> Iterator[Open]:
    counting = _counting(places) if len(places) > 1 else {}
    plain = len(statements) == 1 and not statements[0].more
    for place in places:
        own = counting.get((place.a, place.b), {place.coded})
        counts = (PLAIN if plain and len(own) == 1 else MORE) if place.coded in own else OUT
        for row in statements:
            out = row.apart or row.verdict in ("rejected", "merged")
            yield Open(PLACED, _row(place, row, OUT if out else counts), True)


def _again(
    claim: str, rows: list[PlacedRow], places: Iterable[_Place], lookup: Lookup
) -> Iterator[Change]:
    """Put rows afresh in the place of a claim's rows, where they differ."""
    statements: list[StatementRow] = lookup.rows(STATEMENTS, claim=claim)
    if not rows:
        yield from _opened(list(places), statements)
        return
    opened = list(_opened(list(dict.fromkeys(places)), statements))
    if {change.row for change in opened} != set(rows):
        yield Close(PLACED, {"claim": claim})
        yield from opened


def _coded(coding: Coding, seq: int, lookup: Lookup) -> Iterator[Change]:
    rows: list[PlacedRow] = lookup.rows(PLACED, claim=coding.claim)
    yield from _again(coding.claim, rows, [*map(_place_of, rows), *_places(coding, seq)], lookup)


def _judged(coding: Coding, lookup: Lookup, *, gone: bool) -> Iterator[Change]:
    """Let a coding that is gone or rejected hold no longer, one not rejected any more again."""
    rows: list[PlacedRow] = lookup.rows(PLACED, claim=coding.claim)
    kept = [_place_of(row) for row in rows if row.coding != coding.id]
    says = settled(coding.id, lookup)
    if gone or says == "rejected" or withdrawn(coding.id, lookup):
        yield from _again(coding.claim, rows, kept, lookup)
        return
    seq, confirmed = lookup.where(coding.id), says == "confirmed"
    own = [attrs.evolve(place, confirmed=confirmed) for place in _places(coding, seq)]
    yield from _again(coding.claim, rows, [*kept, *own], lookup)


class Relationships:
    """Keeps which claims concern which pair of parties, under which aspect."""

    name = "relationships"
    version = 5
    tables = (PLACED,)
    kinds = (*RESTATING, ClaimCoded)

    def apply(self, recorded: Recorded, lookup: Lookup, /) -> Iterator[Change]:
        """Open and close rows for codings, and again when a coded claim's own rows change."""
        match recorded.event:
            case ClaimCoded(coding=coding):
                yield from _coded(coding, recorded.seq, lookup)
                return
            case ClaimRecorded(claim=claim):
                yield Unseen(PLACED, claim.id)
                return  # nobody can have coded it yet
            case Withdrawn(target=id) | Reviewed(target=id):
                made = lookup.made(id)
                if isinstance(made, SourceCaptured) and isinstance(recorded.event, Withdrawn):
                    yield Close(PLACED, {"source": id})
                    return
                subject = reviewed(recorded.event, lookup)
                made = lookup.made(subject) if subject else made
                if isinstance(made, ClaimCoded):
                    yield from _judged(made.coding, lookup, gone=not subject)
                    return
        for id in concerned(recorded, lookup):
            rows: list[PlacedRow] = lookup.rows(PLACED, claim=id)
            if rows:
                yield from _again(id, rows, map(_place_of, rows), lookup)
