"""What an assessment rests on: its own event, its claims, and what became of them since."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.claims import Assessment, Term
from ledger.codebooks.scales import Scales
from ledger.projections.judgements import AssessmentRow
from ledger.views.acts import worded
from ledger.views.evidence import Evidence
from ledger.views.fates import Fate, fates
from ledger.views.ground import Ground
from ledger.views.steps import Step


def resting(row: AssessmentRow, evidence: Evidence, ground: Ground | None) -> Iterator[Step]:
    """List the assessment's event and the claims it rests on, each with what became of it.

    Without a `ground` nothing is known of that, nor of scales but the shipped ones.
    """
    it = evidence.assessment(row.seq)
    recorded = evidence.recorded(row.seq)
    scales = ground.scales if ground else Scales.shipped()
    said = _said(it, scales) if it else ""
    says = f"assessed by {row.assessor}, recorded by {recorded.batch.recorder}{said}"
    yield Step(recorded=recorded, says=says)
    for claim in it.rests_on if it else ():
        yield from _claim(claim, row, evidence, ground)


def _said(it: Assessment, scales: Scales) -> str:
    """Say how likely, how sure, against which alternatives and why otherwise than before."""
    notes = [
        *_reason(it),
        *_term("likelihood", it.likelihood, scales),
        *_term("confidence", it.confidence, scales),
        *([f"; alternatives weighed: {' | '.join(it.alternatives)}"] if it.alternatives else ()),
    ]
    return "".join(notes)


def _reason(it: Assessment) -> Iterator[str]:
    if it.reason:
        yield f", because: {it.reason}"
    elif it.supersedes:
        yield ", no reason given"


def _term(use: str, term: Term | None, scales: Scales) -> Iterator[str]:
    if term:
        told = scales.says(term, use) or "nothing is known of that term"
        yield f"; {use}: {term.term} [{term.scale}: {told}]"


def _claim(
    claim: str, row: AssessmentRow, evidence: Evidence, ground: Ground | None
) -> Iterator[Step]:
    made = evidence.visible(row.seq)
    then = ground.version_at(claim, made) if ground else None
    for seq in [then] if then else evidence.seqs_of((claim,)):
        brought = evidence.claim(seq)
        content = worded(brought) if brought else "[redacted]"
        where = f" [{evidence.source_name(brought.source)}]" if brought else ""
        passage = evidence.passage(seq, brought) if brought else None
        says = f"rests on: {content}{where}"
        yield Step(passage=passage, recorded=evidence.recorded(seq), says=says)
    if ground:
        for fate in fates(claim, ground, (row.a, row.b), since=made):
            yield Step(
                passage=fate.step.passage, recorded=fate.step.recorded, says=_became(fate, made)
            )


def _became(fate: Fate, made: int) -> str:
    when = "since" if fate.seq > made else "before it was assessed"
    return f"rests on a claim {fate.kind} {when}: {fate.step.says}"
