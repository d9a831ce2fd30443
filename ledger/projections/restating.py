"""Keeps who said what, when: what an event does to the rows of the claims it concerns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

import attrs

from ledger.claims import Claim, Mention
from ledger.events import (
    ClaimAmended,
    ClaimRecorded,
    ClaimRetracted,
    ClaimsLinked,
    MentionResolved,
    Recorded,
    ReportCorrected,
    Reviewed,
    SourceAmended,
    SourceCaptured,
    Withdrawn,
)
from ledger.projections.base import Change, Close, Lookup, Open
from ledger.projections.judgements import LINKS, RETRACTIONS, LinkRow
from ledger.projections.reviews import reviewed, verdict
from ledger.projections.sources import RESOLUTIONS, SOURCES, ResolutionRow, SourceRow
from ledger.projections.timeline import STATEMENTS, StatementRow
from ledger.projections.touched import TOUCHED
from ledger.times import cap

DAY = 86_400
SET_AGAINST = ("contradicts", "denies", "doubts", "differing_account")
"""The links that set claims against one another."""

RESTATING = (
    ClaimRecorded,
    ClaimAmended,
    ReportCorrected,
    SourceCaptured,
    SourceAmended,
    MentionResolved,
    ClaimRetracted,
    ClaimsLinked,
    Reviewed,
    Withdrawn,
)
"""The kinds of events that give claims rows, or other rows than before."""
Worded: TypeAlias = ClaimRecorded | ClaimAmended | ReportCorrected
"""What brings a version of a claim."""
Restated: TypeAlias = tuple[str, list[StatementRow]]
"""A claim's id, and all its rows from here on (none: the claim is gone)."""


@attrs.frozen
class _Marks:
    """What is known of a version of a claim apart from what it says."""

    verdict: str = ""
    more: bool = False
    until: int | None = None


_UNMARKED = _Marks()


def restated(recorded: Recorded, lookup: Lookup) -> Iterator[Restated]:
    """Say which claims that are there an event gives new rows, and those rows."""
    match recorded.event:
        case ClaimAmended() | ReportCorrected():
            yield from _reworded(recorded, lookup)
        case SourceCaptured(source=source) | SourceAmended(source=source):
            yield from _again(lookup.rows(STATEMENTS, source=source.id), lookup)
        case MentionResolved(resolution=r):
            yield from _again(lookup.rows(STATEMENTS, source=r.source, text=r.text), lookup)
        case ClaimRetracted(retraction=r):
            yield from _more(r.claim, lookup)
        case ClaimsLinked(link=link) if link.relation in SET_AGAINST:
            for end in dict.fromkeys((link.claim, link.other)):
                yield from _more(end, lookup)
        case Reviewed(target=target):
            yield from _judged(target, lookup)
        case Withdrawn(target=target):
            yield from _taken_back(target, lookup)
            yield from _judged(reviewed(recorded.event, lookup), lookup)
        case _:
            return


def concerned(recorded: Recorded, lookup: Lookup) -> Iterable[str]:
    """Say which claims an event may have given new rows, once it did."""
    match recorded.event:
        case SourceCaptured(source=source) | SourceAmended(source=source):
            return _ids(lookup.rows(STATEMENTS, source=source.id))
        case MentionResolved(resolution=r):
            return _ids(lookup.rows(STATEMENTS, source=r.source, text=r.text))
        case ClaimAmended(claim=claim) | ReportCorrected(claim=claim):
            return (claim.id,)
        case ClaimRetracted(retraction=r):
            return (r.claim,)
        case ClaimsLinked(link=link) if link.relation in SET_AGAINST:
            return dict.fromkeys((link.claim, link.other))
        case Reviewed(target=target) | Withdrawn(target=target):
            subject = reviewed(recorded.event, lookup) or target
            made = lookup.made(subject)
            if isinstance(made, MentionResolved):
                r = made.resolution
                return _ids(lookup.rows(STATEMENTS, source=r.source, text=r.text))
            return (subject,)
        case _:
            return ()


def _ids(rows: Iterable[StatementRow]) -> Iterable[str]:
    return dict.fromkeys(row.claim for row in rows)


def _judged(target: str, lookup: Lookup) -> Iterator[Restated]:
    match lookup.made(target):
        case ClaimRecorded():
            says = verdict(target, lookup)
            yield from _altered(target, lambda row: attrs.evolve(row, verdict=says), lookup)
        case MentionResolved(resolution=r):
            yield from _again(lookup.rows(STATEMENTS, source=r.source, text=r.text), lookup)
        case _:
            return


def _taken_back(target: str, lookup: Lookup) -> Iterator[Restated]:
    match lookup.made(target):
        case ClaimRecorded():
            yield target, []
        case SourceCaptured():
            rows: list[StatementRow] = lookup.rows(STATEMENTS, source=target)
            yield from ((claim, []) for claim in dict.fromkeys(r.claim for r in rows))
        case MentionResolved(resolution=r):
            yield from _again(lookup.rows(STATEMENTS, source=r.source, text=r.text), lookup)
        case _:
            return


def _reworded(recorded: Recorded, lookup: Lookup) -> Iterator[Restated]:
    """Put a new version in the place of the newest one; what a reporter corrected stays readable.

    What was withdrawn stays withdrawn.
    """
    event = recorded.event
    assert isinstance(event, ClaimAmended | ReportCorrected)  # asked of these alone
    rows: list[StatementRow] = lookup.rows(STATEMENTS, claim=event.claim.id)
    newest = [row for row in rows if row.until is None]
    if not newest:
        return
    marks = _marks_of(newest[0])
    new = _rows(event, recorded.seq, _seconds(recorded), marks, lookup)
    kept = [row for row in rows if row.until is not None]
    if isinstance(event, ReportCorrected):
        published = event.published.hi if event.published else None
        until = min(published or _seconds(recorded), _seconds(recorded))
        kept += [attrs.evolve(row, until=until) for row in newest]
    yield event.claim.id, [*kept, *new]


def _again(rows: Iterable[StatementRow], lookup: Lookup) -> Iterator[Restated]:
    """Work out the rows of claims again, each version from the event that brought it."""
    for id in dict.fromkeys(row.claim for row in rows):
        every: list[StatementRow] = lookup.rows(STATEMENTS, claim=id)
        new: list[StatementRow] = []
        for seq, row in {r.seq: r for r in every}.items():
            event = lookup.event(seq)
            if isinstance(event, Worded):
                new += _rows(event, seq, lookup.recorded_at(seq), _marks_of(row), lookup)
        yield id, new


def _more(claim: str, lookup: Lookup) -> Iterator[Restated]:
    return _altered(claim, lambda row: attrs.evolve(row, more=True), lookup)


def _altered(
    claim: str, alter: Callable[[StatementRow], StatementRow], lookup: Lookup
) -> Iterator[Restated]:
    rows: list[StatementRow] = lookup.rows(STATEMENTS, claim=claim)
    altered = [alter(row) for row in rows]
    if altered != rows:
        yield claim, altered


def _marks_of(row: StatementRow) -> _Marks:
    return _Marks(row.verdict, row.more, row.until)


def _marked(claim: str, lookup: Lookup) -> _Marks:
    """Find what was judged of an imported claim before its import became visible."""
    if not lookup.rows(TOUCHED, subject=claim):
        return _UNMARKED
    links: list[LinkRow] = lookup.rows(LINKS, claim=claim) + lookup.rows(LINKS, other=claim)
    against = any(link.relation in SET_AGAINST for link in links)
    return _Marks(verdict(claim, lookup), against or bool(lookup.rows(RETRACTIONS, claim=claim)))


def _claimants(claim: Claim, lookup: Lookup) -> Iterator[tuple[str, str, int]]:
    """List who speaks last in a claim: by the newest resolution of each mention, if any."""
    for mention in claim.who or (Mention(),):
        at = mention.at[0] if mention.at else -1
        told: list[ResolutionRow] = lookup.rows(RESOLUTIONS, source=claim.source, text=mention.text)
        meant = {r.at: r.agent for r in sorted(told, key=lambda r: r.seq)} if told else {}
        agent = meant.get(at) or meant.get(-1) or mention.agent
        yield agent or "", mention.text, at


def _rows(
    event: Worded, seq: int, recorded_at: int, marks: _Marks, lookup: Lookup
) -> list[StatementRow]:
    """Work out the rows of a version from what is known of its source and its mentions now."""
    claim = event.claim
    sources: list[SourceRow] = lookup.rows(SOURCES, source=claim.source)
    pub_lo, pub_hi = (sources[0].pub_lo, sources[0].pub_hi) if sources else (None, None)
    if isinstance(event, ReportCorrected):
        when = event.published
        pub_lo, pub_hi = (when.lo, when.hi) if when else (pub_lo, None)
    pub_lo, pub_hi, _ = cap(pub_lo, pub_hi, upper=(recorded_at,))
    own = claim.date
    uppers = [hop.said.hi for hop in claim.reported_by if hop.said]
    uppers += [] if claim.is_comment else [pub_hi]  # readers comment on what was published
    lo, hi = (own.lo, own.hi) if own else (None, None)
    conflict = lo is not None and cap(lo, hi, upper=(*uppers, recorded_at + DAY))[2]
    lo, hi, _ = cap(lo, hi, upper=(*uppers, recorded_at))
    dated = own is not None and own.resolved
    ascribed, apart = claim.chain[-1].voice == "ascribed", _apart(claim)
    hops, doc = len(claim.chain), sources[0].doc if sources else 0
    read = claim.reading is not None
    return [
        StatementRow(
            claim.id, agent, text, at, seq, claim.source, lo, hi, pub_lo, pub_hi, dated, conflict,
            ascribed, apart, hops, doc, read, marks.verdict, marks.more, marks.until,
        )
        for agent, text, at in _claimants(claim, lookup)
    ]  # fmt: skip


def _apart(claim: Claim) -> str:
    """Name the flag that keeps a claim from being anybody's position; "" when none does."""
    return "comment" if claim.is_comment else next(iter(claim.flags), "")


def _seconds(recorded: Recorded) -> int:
    return recorded.batch.recorded_at // 1_000_000


class Timeline:
    """Keeps who said what, when."""

    name = "timeline"
    version = 5
    tables = (STATEMENTS,)
    kinds = RESTATING

    def apply(self, recorded: Recorded, lookup: Lookup, /) -> Iterator[Change]:
        """Open and close rows for the events that bring, change or take back claims."""
        event = recorded.event
        if type(event) is ClaimRecorded:
            imported = recorded.batch.import_id
            marks = _marked(event.claim.id, lookup) if imported else _UNMARKED
            for row in _rows(event, recorded.seq, _seconds(recorded), marks, lookup):
                yield Open(STATEMENTS, row, True)
            return
        for claim, rows in restated(recorded, lookup):
            yield Close(STATEMENTS, {"claim": claim})
            for row in rows:
                yield Open(STATEMENTS, row)
