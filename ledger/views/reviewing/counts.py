"""How often people accepted and rejected what programs found, by reader, version and pattern."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Final, Literal, TypeAlias

import attrs

from ledger.claims import Claim, Confirmation, Reading
from ledger.events import Recorded
from ledger.projections.timeline import STATEMENTS, StatementRow, claim_of
from ledger.projections.touched import TOUCHED, TouchedRow
from ledger.views.basis import Basis
from ledger.views.ground import Ground
from ledger.views.printing import printed
from ledger.views.select import current

Outcome: TypeAlias = Literal["accepted", "edited", "rejected", "merged", "unreviewed"]
_SAID: Final[dict[str, Outcome]] = {
    "": "unreviewed",
    "confirmed": "accepted",
    "rejected": "rejected",
    "merged": "merged",
}
_Place: TypeAlias = tuple[str, int, str]


@attrs.frozen(kw_only=True)
class ReviewCount:
    """What became of the claims that one pattern of one version of a reader found.

    `accepted` are those confirmed as they were found, `edited` those confirmed once somebody had
    put them right; in the total, reader and pattern are "".
    """

    accepted: int = 0
    edited: int = 0
    merged: int = 0
    pattern: str = ""
    reader: str = ""
    rejected: int = 0
    unreviewed: int = 0
    version: int = 0

    @property
    def reviewed(self) -> int:
        """How many claims were reviewed."""
        return self.accepted + self.edited + self.merged + self.rejected

    @property
    def precision(self) -> float | None:
        """The share accepted of those accepted or rejected, from 0 to 1; None where none was.

        Claims that were edited or merged count on neither side: they were partly right.
        """
        judged = self.accepted + self.rejected
        return self.accepted / judged if judged else None


@attrs.frozen(kw_only=True)
class ReviewCounts:
    """The counts of every reader, version and pattern, in that order, and of all claims.

    A claim that several readers found counts for each of them, and once in the total.
    """

    basis: Basis
    rows: tuple[ReviewCount, ...]
    total: ReviewCount

    def __iter__(self) -> Iterator[ReviewCount]:
        """Go through the patterns."""
        return iter(self.rows)

    def __str__(self) -> str:
        """Print the counts as a table."""
        return printed(self)


def review_counts(ground: Ground) -> ReviewCounts:
    """Count what became of the claims that programs found, by the basis."""
    rows: list[StatementRow] = ground.views.rows(STATEMENTS, at=ground.basis.seq, read=True)
    standing = {r.claim: r for r in rows if current(r, ground.basis)}
    ground.evidence.load([r.seq for r in standing.values()])
    found: dict[_Place, Counter[Outcome]] = defaultdict(Counter)
    every: Counter[Outcome] = Counter()
    for row in standing.values():
        claim = ground.evidence.claim(row.seq)
        if claim is not None and claim.reading is not None:
            outcome = _outcome(row, claim, ground)
            every[outcome] += 1
            others = map(_place, claim.reading.confirmed)
            for place in {_place(claim.reading), *others}:
                found[place][outcome] += 1
    counts = tuple(_count(place, found[place]) for place in sorted(found))
    return ReviewCounts(basis=ground.basis, rows=counts, total=_count(("", 0, ""), every))


def _place(it: Reading | Confirmation) -> _Place:
    return it.reader, it.version, it.pattern


def _count(place: _Place, of: Counter[Outcome]) -> ReviewCount:
    reader, version, pattern = place
    return ReviewCount(
        accepted=of["accepted"],
        edited=of["edited"],
        merged=of["merged"],
        pattern=pattern,
        reader=reader,
        rejected=of["rejected"],
        unreviewed=of["unreviewed"],
        version=version,
    )


def _outcome(row: StatementRow, claim: Claim, ground: Ground) -> Outcome:
    said = _SAID[row.verdict]
    return "edited" if said == "accepted" and _edited(claim, ground) else said


def _edited(claim: Claim, ground: Ground) -> bool:
    """Tell whether a claim reads otherwise than the program found it last."""
    rows: list[TouchedRow] = ground.views.rows(TOUCHED, at=ground.basis.seq, subject=claim.id)
    seqs = sorted({*(row.seq for row in rows), *ground.evidence.seqs_of((claim.id,))})
    ground.evidence.load(seqs)
    versions = [r for r in map(ground.evidence.recorded, seqs) if _words(r, claim.id)]
    imported = [r for r in versions if r.batch.import_id is not None]
    found = (imported or versions[:1])[-1:]
    return any(_words(recorded, claim.id) != claim for recorded in found)


def _words(recorded: Recorded, claim: str) -> Claim | None:
    found = claim_of(recorded.event)
    return found if found is not None and found.id == claim else None
