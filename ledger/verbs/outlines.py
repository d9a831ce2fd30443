"""What a redaction leaves of an event: ids, dates and whose it was, and not one word."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from ledger.claims import Claim, Hop, Mention, Occurrence, Reading, changed
from ledger.events import (
    AgentActsFor,
    AssessmentMade,
    ClaimAmended,
    ClaimCoded,
    ClaimRecorded,
    ClaimRetracted,
    ClaimsLinked,
    EvidenceWeighed,
    HypothesisStated,
    Recorded,
    ReportCorrected,
    Reviewed,
    Withdrawn,
)
from ledger.inquiry import Hole, ReviewPlace, WeighingPlace
from ledger.times import When

Meant: TypeAlias = Callable[[Mention, str], str]
"""Tells which agent a mention in a source means; "" where nobody knows."""


def hole(recorded: Recorded, meant: Meant) -> Hole:
    """Make the outline of an event that is about to be redacted.

    Whom a claim is by stays: as recorded, else as its mentions are understood now.
    """
    match recorded.event:
        case ClaimRecorded(claim=claim) | ClaimAmended(claim=claim):
            return Hole(claim=_claim(claim, meant), seq=recorded.seq)
        case ReportCorrected(claim=claim, published=published):
            return Hole(claim=_claim(claim, meant), published=_when(published), seq=recorded.seq)
        case ClaimCoded(coding=coding):
            return Hole(coding=changed(coding, why=""), seq=recorded.seq)
        case AssessmentMade(assessment=it):
            bare = changed(it, alternatives=(), made=_when(it.made), statement="")
            return Hole(assessment=bare, seq=recorded.seq)
        case HypothesisStated(hypothesis=it):
            stated = changed(it, made=_when(it.made), question="", statement="")
            return Hole(hypothesis=stated, seq=recorded.seq)
        case EvidenceWeighed(weighing=w):
            place = WeighingPlace(
                by=w.by, claim=w.claim, hypothesis=w.hypothesis, id=w.id, made=_when(w.made)
            )
            return Hole(seq=recorded.seq, weighing=place)
        case _:
            return _taken_back(recorded, meant)


def _taken_back(recorded: Recorded, meant: Meant) -> Hole:
    """Keep what an event takes back, judges or sets side by side: no redaction undoes that."""
    match recorded.event:
        case AgentActsFor(acts_for=it):
            acts = changed(it, during=_when(it.during), why="")
            return Hole(acts_for=acts, seq=recorded.seq)
        case ClaimRetracted(retraction=it):
            chain = tuple(_hop(hop, it.source, meant) for hop in it.chain)
            bare = changed(it, anchor=None, chain=chain, words="")
            return Hole(retraction=bare, seq=recorded.seq)
        case ClaimsLinked(link=it):
            return Hole(link=changed(it, why=""), seq=recorded.seq)
        case Reviewed(by=by, id=id, into=into, target=target, verdict=verdict):
            review = ReviewPlace(by=by, id=id, into=into, target=target, verdict=verdict)
            return Hole(review=review, seq=recorded.seq)
        case Withdrawn(target=target):
            return Hole(seq=recorded.seq, withdrawn=target)
        case _:
            return Hole(seq=recorded.seq)


def _claim(claim: Claim, meant: Meant) -> Claim:
    return Claim(
        act=claim.act,
        chain=tuple(_hop(hop, claim.source, meant) for hop in claim.chain),
        content="",
        flags=claim.flags,
        form=claim.form,
        id=claim.id,
        occurrence=_occurrence(claim.occurrence),
        polarity=claim.polarity,
        reading=_reading(claim.reading),
        reply_to=claim.reply_to,
        source=claim.source,
    )


def _hop(hop: Hop, source: str, meant: Meant) -> Hop:
    by = tuple(Mention(agent=m.agent or meant(m, source) or None) for m in hop.by)
    return Hop(by=by, said=_when(hop.said), verb=hop.verb, voice=hop.voice, wording=hop.wording)


def _when(it: When | None) -> When | None:
    return changed(it, words="") if it else None


def _occurrence(it: Occurrence | None) -> Occurrence | None:
    return Occurrence(happened=_when(it.happened)) if it and it.happened else None


def _reading(it: Reading | None) -> Reading | None:
    return Reading(reader=it.reader, version=it.version) if it else None
