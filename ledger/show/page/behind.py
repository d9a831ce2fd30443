"""What stands behind the rows of a page: versions of claims, assessments, events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ledger.claims import Claim, Term
from ledger.events import ReportCorrected
from ledger.show.page.rows import Assessed, Happened, Opinion, Version
from ledger.views.acts import act_of, worded
from ledger.views.evidence import Evidence


def versions(seqs: Iterable[int], evidence: Evidence) -> Iterator[Version]:
    """Tell what each version of a claim says, by the number of the event that brought it."""
    for seq in seqs:
        claim = evidence.claim(seq)
        yield _version(seq, claim, evidence) if claim else Version(content="[redacted]", seq=seq)


def _version(seq: int, claim: Claim, evidence: Evidence) -> Version:
    passage = evidence.passage(seq, claim)
    spoken_of = claim.occurrence
    happened = spoken_of.happened if spoken_of else None
    return Version(
        act=act_of(claim),
        after=passage.after if passage else "",
        before=passage.before if passage else "",
        content=claim.content,
        date=str(claim.date) if claim.date else "",
        exact=passage.exact if passage else "",
        first=_first(seq, claim.id, evidence),
        occurred=happened.edtf if happened else "",
        occurrence=spoken_of.words.text if spoken_of else "",
        seq=seq,
    )


def _first(seq: int, claim: str, evidence: Evidence) -> str:
    """Tell what was first reported, where the reporter corrected it since."""
    if evidence.recorded(seq).kind != ReportCorrected.__name__:
        return ""
    found = map(evidence.claim, evidence.seqs_of((claim,)))
    return next((worded(c) for c in found if c), "")


def opinions(found: Iterable[Assessed], evidence: Evidence) -> Iterator[Opinion]:
    """Tell what each assessment says."""
    for it in found:
        told = evidence.assessment(it.seq)
        if told is None:
            yield Opinion(id=it.id, statement="[redacted]")
            continue
        yield Opinion(
            confidence=_term(told.confidence),
            id=it.id,
            likelihood=_term(told.likelihood),
            made=str(told.made) if told.made else "",
            reason=told.reason or "",
            rests=told.rests_on,
            statement=told.statement,
        )


def _term(term: Term | None) -> str:
    return f"{term.term} [{term.scale}]" if term else ""


def happened(seqs: Sequence[int], evidence: Evidence) -> Iterator[Happened]:
    """Tell of events by their numbers."""
    evidence.load(seqs)
    for seq in sorted(set(seqs)):
        it = evidence.recorded(seq)
        at = it.batch.recorded_at // 1_000_000
        yield Happened(at=at, kind=it.kind, recorder=it.batch.recorder, seq=seq)
