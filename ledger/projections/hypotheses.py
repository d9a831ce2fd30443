"""Competing hypotheses, and the scores of claims against them, each as its analyst gave it.

Rows hold no words and no scores: those stay in their events, so that what is redacted is gone.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from ledger.events import EvidenceWeighed, HypothesisStated, Recorded, Withdrawn
from ledger.projections.base import Change, Close, Lookup, Open, Table
from ledger.times import When, cap


@attrs.frozen
class HypothesisRow:
    """A hypothesis about a pair of parties; `made` is when, in seconds since 1970."""

    id: str
    a: str
    b: str
    by: str
    made_lo: int | None
    made_hi: int | None
    seq: int


@attrs.frozen
class WeighingRow:
    """One score that an analyst gave a claim against a hypothesis; it holds until withdrawn.

    Of one analyst's scores of the same two the newest stands; that is told when a view is read,
    for it depends on the bounds of the view.
    """

    id: str
    hypothesis: str
    claim: str
    by: str
    made_lo: int | None
    made_hi: int | None
    seq: int


HYPOTHESES = Table(HypothesisRow, key=("id",), indexes=(("a", "b"), ("b",)))
WEIGHINGS = Table(WeighingRow, key=("id",), indexes=(("hypothesis", "claim"), ("claim",)))


def _made(made: When | None, recorded: Recorded) -> tuple[int | None, int | None]:
    """Bound when something was judged: not after it was recorded."""
    lo, hi = (made.lo, made.hi) if made else (None, None)
    lo, hi, _ = cap(lo, hi, upper=(recorded.batch.recorded_at // 1_000_000,))
    return lo, hi


class Hypotheses:
    """Keeps hypotheses and what was weighed against them."""

    name = "hypotheses"
    version = 1
    tables = (HYPOTHESES, WEIGHINGS)
    kinds = (HypothesisStated, EvidenceWeighed, Withdrawn)

    def apply(self, recorded: Recorded, lookup: Lookup, /) -> Iterator[Change]:
        """Open a row for each hypothesis and each score; close it when it is withdrawn."""
        seq = recorded.seq
        match recorded.event:
            case HypothesisStated(hypothesis=it):
                a, b = sorted(it.parties)
                row = HypothesisRow(it.id, a, b, it.by, *_made(it.made, recorded), seq)
                yield Open(HYPOTHESES, row)
            case EvidenceWeighed(weighing=w):
                made = _made(w.made, recorded)
                yield Open(WEIGHINGS, WeighingRow(w.id, w.hypothesis, w.claim, w.by, *made, seq))
            case Withdrawn(target=id):
                yield Close(WEIGHINGS, {"id": id})
                yield Close(HYPOTHESES, {"id": id})
            case _:
                return
