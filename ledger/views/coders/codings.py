"""Who judged what: of each claim under a pair of parties, every coder's newest coding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from ledger.projections.relationship import PLACED, PlacedRow
from ledger.views.basis import Basis
from ledger.views.ground import Ground
from ledger.views.select import current, speaks_for

Placed = tuple[tuple[str, str], PlacedRow]
"""A row, and the pair of parties that it is looked at under."""


@attrs.frozen(kw_only=True)
class Coded:
    """One claim under one pair of parties, and the newest standing coding of each coder.

    `pair` are the ids of the parties. All versions of a rule are one coder.
    """

    claim: str
    pair: tuple[str, str]
    rows: tuple[PlacedRow, ...]

    @property
    def judged(self) -> bool:
        """Whether a person coded it, or confirmed the claim or a coding of it."""
        return any(row.judged for row in self.rows)

    @property
    def people(self) -> tuple[PlacedRow, ...]:
        """The codings that people made."""
        return tuple(row for row in self.rows if not by_rule(row))

    @property
    def proposed(self) -> PlacedRow | None:
        """The newest coding that a rule made; None where no rule did."""
        rules = [row for row in self.rows if by_rule(row)]
        return max(rules, key=lambda row: row.coded, default=None)

    def of(self, coder: str) -> PlacedRow | None:
        """The coding of one coder; None where there is none."""
        return next((row for row in self.rows if row.coder == coder), None)


def by_rule(row: PlacedRow) -> bool:
    """Tell whether a rule made a coding, and no person."""
    return row.coder.startswith("rule:")


def coder(row: PlacedRow) -> str:
    """Name a coder; all versions of a rule are one."""
    return row.coder.partition("@")[0] if by_rule(row) else row.coder


def coded(ground: Ground, pair: tuple[str, str] | None = None) -> list[Coded]:
    """List the coded claims of a pair of parties (ids), or of every pair, as they were recorded.

    Only what is surely by then, and neither rejected nor set apart (comments, satire).
    """
    rows = _pair(ground, pair) if pair else _every(ground)
    return gathered(ground.basis, rows)


def gathered(basis: Basis, rows: Iterable[Placed]) -> list[Coded]:
    """Gather rows, each with the pair it is looked at under, by claim; the newest of each coder."""
    found: dict[tuple[str, tuple[str, str]], dict[str, PlacedRow]] = {}
    for pair, row in rows:
        if _counts(basis, row):
            own = found.setdefault((row.claim, pair), {})
            before = own.get(coder(row))
            if before is None or before.coded < row.coded:
                own[coder(row)] = row
    each = [
        Coded(claim=claim, pair=pair, rows=tuple(own.values()))
        for (claim, pair), own in found.items()
    ]
    return sorted(each, key=lambda it: (min(row.seq for row in it.rows), it.claim, it.pair))


def _counts(basis: Basis, row: PlacedRow) -> bool:
    if row.apart or row.verdict not in ("", "confirmed") or not current(row, basis):
        return False
    return basis.fits((row.said_lo, row.said_hi), (row.pub_lo, row.pub_hi)) == "by_then"


def _pair(ground: Ground, pair: tuple[str, str]) -> Iterator[Placed]:
    first, second = ground.who.voices(pair[0]), ground.who.voices(pair[1])
    for a, b in ((first, second), (second, first)):
        rows: list[PlacedRow] = ground.views.rows_among(
            PLACED, at=ground.basis.seq, a=tuple(a), b=tuple(b)
        )
        for row in rows:
            if speaks_for(a, row.a, row) and speaks_for(b, row.b, row):
                yield pair, row


def _every(ground: Ground) -> Iterator[Placed]:
    rows: list[PlacedRow] = ground.views.rows(PLACED, at=ground.basis.seq)
    for row in rows:
        first, second = sorted((ground.who.root(row.a), ground.who.root(row.b)))
        if first and first != second:
            yield (first, second), row
