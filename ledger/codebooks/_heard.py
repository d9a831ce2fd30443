"""What the rules that propose disagreements see of a claim, and what they give."""

from __future__ import annotations

from typing import Final, Literal

import attrs

from ledger.claims import Claim, Relation
from ledger.codebooks.stance import Stance, stance
from ledger.times import Bounds, order

DAY: Final = 86_400
_PAST = 2**62


@attrs.frozen(kw_only=True)
class Proposed:
    """A link that a rule proposes from `claim` to `other`, and why."""

    claim: str
    other: str
    relation: Relation
    rule: str
    why: str


@attrs.frozen(kw_only=True, eq=False)
class Heard:
    """A claim with what the rules need to know of it.

    `claimant` is whose claim it is, by id as merged; `name` that by name; `sides` are all that the
    claimant is a voice of, itself included. `aspects` are those it is coded under. `said` and
    `published` are bounds in seconds since 1970; `dated` tells that the source says when it was
    said; `through` are its reporters, by id as merged. `seq` is the event that recorded it.
    """

    aspects: frozenset[str]
    claim: Claim
    claimant: str
    dated: bool
    name: str
    published: Bounds
    said: Bounds
    seq: int
    sides: frozenset[str]
    through: frozenset[str] = frozenset()
    stance: Stance = attrs.field(
        init=False, default=attrs.Factory(lambda self: stance(self.claim), takes_self=True)
    )

    @property
    def rank(self) -> tuple[int, int, int, int]:
        """Order by when it was said, then by when it was published, then as recorded."""
        (lo, hi), published = self.said, self.published[1]
        return (
            hi if hi is not None else _PAST,
            lo if lo is not None else -_PAST,
            published if published is not None else _PAST,
            self.seq,
        )

    def apart(self, other: Heard, days: int = 0) -> Literal[-1, 0, 1]:
        """Tell whether this was surely said more than so many days before (-1) or after (1)."""
        (lo, hi), slack = other.said, days * DAY
        wide = (None if lo is None else lo - slack, None if hi is None else hi + slack)
        return order(self.said, wide) or 0

    def passes_on(self, other: Heard) -> bool:
        """Tell whether one of two claims came through the claimant of the other."""
        return self.claimant in other.through or other.claimant in self.through

    def other_side(self, other: Heard) -> bool:
        """Tell whether two claimants are two, and neither is a voice of the other."""
        return (
            self.claimant != other.claimant
            and self.claim.id != other.claim.id
            and self.claimant not in other.sides
            and other.claimant not in self.sides
        )
