"""Who said what, when: one row for each version of a claim and each of its claimants."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from ledger.claims import Claim, Mention
from ledger.events import (
    ClaimAmended,
    ClaimRecorded,
    Event,
    MentionResolved,
    Recorded,
    ReportCorrected,
    Reviewed,
    SourceAmended,
    SourceCaptured,
    Withdrawn,
)
from ledger.projections.base import Change, Close, Lookup, Open, Table
from ledger.projections.sources import RESOLUTIONS, SOURCES, ResolutionRow, SourceRow
from ledger.times import cap

DAY = 86_400


@attrs.frozen
class StatementRow:
    """One claimant's part in one version of a claim.

    `agent` is who is meant, unmerged ("" where nobody knows), `text` the mention as written and
    `at` its start (-1: unknown). `said` and `pub` are bounds in seconds since 1970 (None:
    unbounded); `dated` tells whether the claim itself says when it was said, `conflict` that it
    says a time after its report or a day after it was recorded. `apart` names the flag ("comment",
    "satire", ...) that keeps a claim from being anybody's position.
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


STATEMENTS = Table(
    StatementRow,
    key=("claim", "agent", "text", "at"),
    indexes=(("agent", "said_hi"), ("source", "text")),
    born="claim",
)


def _claimants(claim: Claim, lookup: Lookup) -> Iterator[tuple[str, str, int]]:
    """List who speaks last in a claim: by the newest resolution of each mention, if any."""
    for mention in claim.who or (Mention(),):
        at = mention.at[0] if mention.at else -1
        told: list[ResolutionRow] = lookup.rows(RESOLUTIONS, source=claim.source, text=mention.text)
        meant = {r.at: r.agent for r in sorted(told, key=lambda r: r.seq)} if told else {}
        agent = meant.get(at) or meant.get(-1) or mention.agent
        yield agent or "", mention.text, at


def _statements(claim: Claim, seq: int, recorded_at: int, lookup: Lookup) -> list[StatementRow]:
    """Work out the rows of a claim from what is known of its source and its mentions now."""
    sources: list[SourceRow] = lookup.rows(SOURCES, source=claim.source)
    pub_lo, pub_hi = (sources[0].pub_lo, sources[0].pub_hi) if sources else (None, None)
    pub_lo, pub_hi, _ = cap(pub_lo, pub_hi, upper=(recorded_at,))
    own = claim.date
    uppers = [hop.said.hi for hop in claim.reported_by if hop.said]
    lo, hi = (own.lo, own.hi) if own else (None, None)
    conflict = lo is not None and cap(lo, hi, upper=(*uppers, pub_hi, recorded_at + DAY))[2]
    lo, hi, _ = cap(lo, hi, upper=(*uppers, pub_hi, recorded_at))
    return [
        StatementRow(
            claim.id, agent, text, at, seq, claim.source, lo, hi, pub_lo, pub_hi,
            own is not None and own.resolved, conflict, claim.chain[-1].voice == "ascribed",
            _apart(claim), len(claim.chain),
        )
        for agent, text, at in _claimants(claim, lookup)
    ]  # fmt: skip


def _apart(claim: Claim) -> str:
    """Name the flag that keeps a claim from being anybody's position; "" when none does."""
    return "comment" if claim.is_comment else next(iter(claim.flags), "")


def restated(recorded: Recorded, lookup: Lookup) -> Iterator[tuple[str, list[StatementRow]]]:
    """Say which claims an event gives new rows, and those rows (none: the claim is gone)."""
    match recorded.event:
        case ClaimRecorded(claim=claim):
            yield claim.id, _statements(claim, recorded.seq, _seconds(recorded), lookup)
        case ClaimAmended(claim=claim) | ReportCorrected(claim=claim):
            if lookup.rows(STATEMENTS, claim=claim.id):  # what was withdrawn stays withdrawn
                yield claim.id, _statements(claim, recorded.seq, _seconds(recorded), lookup)
        case SourceCaptured(source=source) | SourceAmended(source=source):
            yield from _again(lookup.rows(STATEMENTS, source=source.id), lookup)
        case MentionResolved(resolution=r):
            yield from _mentioned(r.source, r.text, lookup)
        case Reviewed(target=target) if isinstance(lookup.made(target), MentionResolved):
            yield from _taken_back(target, lookup)
        case Withdrawn(target=target):
            yield from _taken_back(target, lookup)
        case _:
            return


def _taken_back(target: str, lookup: Lookup) -> Iterator[tuple[str, list[StatementRow]]]:
    match lookup.made(target):
        case ClaimRecorded():
            yield target, []
        case SourceCaptured():
            rows: list[StatementRow] = lookup.rows(STATEMENTS, source=target)
            yield from ((claim, []) for claim in dict.fromkeys(r.claim for r in rows))
        case MentionResolved(resolution=r):
            yield from _mentioned(r.source, r.text, lookup)
        case _:
            return


def _mentioned(source: str, text: str, lookup: Lookup) -> Iterator[tuple[str, list[StatementRow]]]:
    return _again(lookup.rows(STATEMENTS, source=source, text=text), lookup)


def _again(rows: list[StatementRow], lookup: Lookup) -> Iterator[tuple[str, list[StatementRow]]]:
    for claim_id, seq in {r.claim: r.seq for r in rows}.items():
        claim = claim_of(lookup.event(seq))
        if claim is not None:
            yield claim_id, _statements(claim, seq, lookup.recorded_at(seq), lookup)


def claim_of(event: Event | None) -> Claim | None:
    """Give the claim an event carries, None for any other event."""
    match event:
        case ClaimRecorded(claim=claim) | ClaimAmended(claim=claim) | ReportCorrected(claim=claim):
            return claim
        case _:
            return None


def _seconds(recorded: Recorded) -> int:
    return recorded.batch.recorded_at // 1_000_000


class Timeline:
    """Keeps who said what, when."""

    name = "timeline"
    version = 1
    tables = (STATEMENTS,)

    def apply(self, recorded: Recorded, lookup: Lookup, /) -> Iterator[Change]:
        """Open and close rows for the events that bring, change or take back claims."""
        fresh = isinstance(recorded.event, ClaimRecorded)
        for claim, rows in restated(recorded, lookup):
            if not fresh:
                yield Close(STATEMENTS, {"claim": claim})
            for row in rows:
                yield Open(STATEMENTS, row, fresh)
