"""The rows of who said what, when: one for each version of a claim and each of its claimants."""

from __future__ import annotations

import attrs

from ledger.claims import Claim
from ledger.events import ClaimAmended, ClaimRecorded, Event, ReportCorrected
from ledger.projections.base import Table


@attrs.frozen
class StatementRow:
    """One claimant's part in one version of a claim.

    `agent` is who is meant, unmerged ("" where nobody knows), `text` the mention as written and
    `at` its start (-1: unknown). `said` and `pub` are bounds in seconds since 1970 (None:
    unbounded); `dated` tells whether the claim itself says when it was said, `conflict` that it
    says a time after its report or a day after it was recorded. `apart` names the flag ("comment",
    "satire", ...) that keeps a claim from being anybody's position. `doc` is the source's number.
    `read` tells that a program found the claim, `verdict` what the newest review says of it ("":
    nobody reviewed it); `more` tells that there is more to look
    up of it: retractions, disputes, other accounts. `until` is set where the reporter corrected
    it: the second by which that was published.
    """

    claim: str
    agent: str
    text: str
    at: int
    seq: int
    source: str
    said_lo: int | None
    said_hi: int | None
    pub_lo: int | None
    pub_hi: int | None
    dated: bool
    conflict: bool
    ascribed: bool
    apart: str
    hops: int
    doc: int
    read: bool
    verdict: str
    more: bool
    until: int | None

    @property
    def unreviewed(self) -> bool:
        """Whether a program found the claim and nobody has reviewed it."""
        return bool(self.read) and not self.verdict


STATEMENTS = Table(
    StatementRow,
    key=("claim", "agent", "text", "at", "seq"),
    indexes=(("agent", "said_hi"), ("source", "text")),
    born="claim",
    sparse=((("doc",), "apart", "comment"),),
)


def claim_of(event: Event | None) -> Claim | None:
    """Give the claim an event carries, None for any other event."""
    match event:
        case ClaimRecorded(claim=claim) | ClaimAmended(claim=claim) | ReportCorrected(claim=claim):
            return claim
        case _:
            return None
