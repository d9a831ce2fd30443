"""Every version of one subject: what was recorded of it, in the order of the ledger."""

from __future__ import annotations

import attrs

from ledger.claims import Link
from ledger.events import (
    AgentActsFor,
    AgentRegistered,
    AssessmentMade,
    ClaimAmended,
    ClaimCoded,
    ClaimRecorded,
    ClaimRetracted,
    ClaimsLinked,
    Event,
    EvidenceWeighed,
    HypothesisStated,
    MentionResolved,
    PayloadRedacted,
    Recorded,
    ReportCorrected,
    SourceAmended,
    SourceCaptured,
)
from ledger.inquiry import Hole
from ledger.projections.relationship import PLACED, PlacedRow
from ledger.projections.timeline import STATEMENTS, StatementRow
from ledger.projections.touched import TOUCHED, TouchedRow
from ledger.replay.spelling import event_words
from ledger.views.acts import lead, worded
from ledger.views.cells import Step
from ledger.views.evidence import Evidence
from ledger.views.rows.engine import Views
from ledger.views.who import Who
from ledger.visible import Visible


@attrs.frozen(kw_only=True)
class Entry(Visible):
    """One entry of a subject's history: the event, and what it says in a few words.

    In the history of one `field`, `before` and `after` are its values (`before` is None at first).
    """

    after: object = None
    before: object = None
    field: str = ""
    recorded: Recorded
    step: Step

    def __str__(self) -> str:
        """Print it in one line."""
        return f"event {self.recorded.seq}: {self.step.says}"


def history(subject: str, views: Views, evidence: Evidence, at: int) -> tuple[Entry, ...]:
    """List the events that concern a subject (a claim, agent, source, assessment, ...: its id).

    Only what the ledger held after event `at`; in the ledger's order.
    """
    touched: list[TouchedRow] = views.every(TOUCHED, at=at, subject=subject)
    said: list[StatementRow] = views.every(STATEMENTS, at=at, claim=subject)
    spoken: list[StatementRow] = views.every(STATEMENTS, at=at, agent=subject)
    placed: list[PlacedRow] = views.every(PLACED, at=at, claim=subject)
    found: list[StatementRow] = views.every(STATEMENTS, at=at, source=subject)
    made = [seq for seq in evidence.seqs_of((subject,)) if evidence.held(seq, at)]
    seqs = {r.seq for r in touched} | {r.seq for r in said + spoken + found} | set(made)
    seqs |= {r.coded for r in placed}
    seqs.update(evidence.erasing(seqs, at))
    evidence.load(sorted(seqs))
    who = Who(views, at)
    return tuple(entry(evidence, who, seq) for seq in sorted(seqs))


def entry(evidence: Evidence, who: Who, seq: int) -> Entry:
    """Make the entry of one event."""
    recorded = evidence.recorded(seq)
    event = recorded.event
    told, shown = says(event, recorded.kind, who, evidence), seq
    if isinstance(event, ClaimsLinked):
        told = f"{recorded.kind}: {_linked(event.link, evidence, who)}"
        shown = next(iter(evidence.seqs_of((event.link.claim,))), seq)
    claim = evidence.claim(shown)
    passage = evidence.passage(shown, claim) if claim else None
    return Entry(recorded=recorded, step=Step(passage=passage, recorded=recorded, says=told))


def _linked(link: Link, evidence: Evidence, who: Who) -> str:
    """Say which claim stands how to which other, who says so and why."""
    ends = []
    for id in (link.claim, link.other):
        seqs = evidence.seqs_of((id,))
        claim = evidence.claim(seqs[0]) if seqs else None
        other = who.name(id) if who.row(id) else evidence.source_name(id)
        ends.append(f"{lead(claim)}“{claim.content}”" if claim else other)
    return f"{ends[0]} {link.relation} {ends[1]}, by {link.by}{_because(link.why)}"


def says(event: Event | None, kind: str, who: Who, evidence: Evidence) -> str:
    """Say in a few words what an event is about, and of which claim or source."""
    match event:
        case None:
            return f"{kind}: redacted"
        case ClaimAmended(claim=c, reason=why) | ReportCorrected(claim=c, note=why) if why:
            return f"{says(ClaimRecorded(claim=c), kind, who, evidence)}{_because(why)}"
        case ClaimRecorded(claim=c) | ClaimAmended(claim=c) | ReportCorrected(claim=c):
            return f"{kind}: {worded(c, c.chain[-1].name)}"
        case ClaimCoded(coding=c):
            return f"{kind}: {c.aspect or 'no aspect'} by {c.coder}"
        case ClaimRetracted(retraction=r):
            return f"{kind}: {r.chain[-1].name}: {r.words}"
        case SourceCaptured(source=s) | SourceAmended(source=s):
            return f"{kind}: {s.name or s.key}, published {s.published or 'unknown'}"
        case AssessmentMade(assessment=a):
            return f"{kind}: {a.assessor}: {a.statement}"
        case HypothesisStated(hypothesis=h):
            return f"{kind}: {h.by}: {h.statement}{_because(h.question)}"
        case EvidenceWeighed(weighing=w):
            return f"{kind}: {w.by}: {w.score} for hypothesis {w.hypothesis}{_because(w.why)}"
        case AgentRegistered(agent=a):
            return f"{kind}: {', '.join(a.names) or a.name} ({a.kind})"
        case AgentActsFor(acts_for=a):
            during = f" {a.during}" if a.during else ""
            acts = f"{who.name(a.agent)} acts for {who.name(a.party)}{during}"
            return f"{kind}: {acts}, by {a.by}{_because(a.why)}"
        case MentionResolved(resolution=r):
            return f'{kind}: "{r.text}" is {who.name(r.agent)}, by {r.by}{_because(r.why)}'
        case PayloadRedacted(by=by, holes=holes, note=note, reason=reason):
            erased = ", ".join(_erased(hole) for hole in holes)
            return f"{kind}: {erased} erased by {by}: {reason}{_because(note)}"
        case _:
            return f"{kind}: {event_words(event, evidence, who)}"


def _erased(hole: Hole) -> str:
    return str(hole.seq) if hole.part is None else f"part {hole.part} of the text of {hole.seq}"


def _because(why: str) -> str:
    return f" ({why})" if why else ""
