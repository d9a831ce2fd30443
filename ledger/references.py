"""Which ids an event brings into the ledger, and which ones it counts on being there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

from ledger.claims import Claim, Hop, Mention, Source
from ledger.events import (
    AgentActsFor,
    AgentNamed,
    AgentRegistered,
    AgentsMerged,
    AgentsSplit,
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
    RatingGiven,
    RelationshipDefined,
    ReportCorrected,
    Reviewed,
    SourceAmended,
    SourceCaptured,
    ViewPinned,
    Withdrawn,
)

Reference: TypeAlias = tuple[str, str, str]
"""(path of the field, what it names, the id)"""

_MADE: dict[type[Any], Callable[[Any], str | None]] = {
    SourceCaptured: lambda e: e.source.id,
    AgentRegistered: lambda e: e.agent.id,
    AgentActsFor: lambda e: e.acts_for.id,
    MentionResolved: lambda e: e.resolution.id,
    ClaimRecorded: lambda e: e.claim.id,
    ClaimRetracted: lambda e: e.retraction.id,
    ClaimCoded: lambda e: e.coding.id,
    ClaimsLinked: lambda e: e.link.id,
    RatingGiven: lambda e: e.rating.id,
    RelationshipDefined: lambda e: e.relationship.id,
    AssessmentMade: lambda e: e.assessment.id,
    HypothesisStated: lambda e: e.hypothesis.id,
    EvidenceWeighed: lambda e: e.weighing.id,
    ViewPinned: lambda e: e.pin.id,
    Reviewed: lambda e: e.id,
}


_BRINGS: dict[str, str] = {
    **{cls.__name__: "judgement" for cls in _MADE},
    SourceCaptured.__name__: "source",
    AgentRegistered.__name__: "agent",
    ClaimRecorded.__name__: "claim",
    AssessmentMade.__name__: "assessment",
    HypothesisStated.__name__: "hypothesis",
}
"""What the id is of that a kind of event brings."""


def made(event: Event) -> str | None:
    """Tell the id that an event brings into the ledger; None when it brings none."""
    maker = _MADE.get(type(event))
    return maker(event) if maker else None


def fits(what: str, kind: str) -> bool:
    """Tell whether what an event of that kind brought may be meant where `what` is asked for."""
    if what == "record" or kind not in _BRINGS:
        return True  # the second: a kind from the future may bring anything
    return _BRINGS[kind] in what.replace(",", "").split()


def repeatable(event: Event) -> bool:
    """Tell whether the event may bring an id that is there already (a source's next version)."""
    return type(event) is SourceCaptured


def references(event: Event) -> Iterator[Reference]:
    """List the ids that have to be in the ledger before this event can be."""
    finder = _REFERS.get(type(event))
    return finder(event) if finder else iter(())


def counts_on(event: Event) -> list[str]:
    """List just the ids of `references`, which is quicker."""
    if type(event) is not ClaimRecorded:
        return [id for _, _, id in references(event)]
    claim = event.claim
    ids = [m.agent for hop in claim.chain for m in hop.by if m.agent]
    ids.append(claim.source)
    if claim.addressee is not None:
        ids += [id for _, _, id in _mention("", claim.addressee)]
    if claim.reply_to:
        ids.append(claim.reply_to)
    return ids


def _mention(where: str, mention: Mention | None) -> Iterator[Reference]:
    if mention and mention.agent:
        yield f"{where}.agent", "agent", mention.agent


def _chain(where: str, chain: tuple[Hop, ...]) -> Iterator[Reference]:
    for n, hop in enumerate(chain):
        for m, mention in enumerate(hop.by):
            if mention.agent:
                yield f"{where}[{n}].by[{m}].agent", "agent", mention.agent


def _claim(claim: Claim) -> Iterator[Reference]:
    yield "$.claim.source", "source", claim.source
    yield from _chain("$.claim.chain", claim.chain)
    yield from _mention("$.claim.addressee", claim.addressee)
    if claim.reply_to:
        yield "$.claim.reply_to", "claim", claim.reply_to


def _source(source: Source) -> Iterator[Reference]:
    yield from _mention("$.source.publisher", source.publisher)
    yield from _mention("$.source.host", source.host)


def _changed(event: ClaimAmended | ReportCorrected) -> Iterator[Reference]:
    yield "$.claim.id", "claim", event.claim.id
    yield from _claim(event.claim)


def _amended(event: SourceAmended) -> Iterator[Reference]:
    yield "$.source.id", "source", event.source.id
    yield from _source(event.source)


def _merged(event: AgentsMerged) -> Iterator[Reference]:
    yield "$.agent", "agent", event.agent
    yield "$.into", "agent", event.into


def _acts_for(event: AgentActsFor) -> Iterator[Reference]:
    yield "$.acts_for.agent", "agent", event.acts_for.agent
    yield "$.acts_for.party", "agent", event.acts_for.party


def _resolved(event: MentionResolved) -> Iterator[Reference]:
    yield "$.resolution.agent", "agent", event.resolution.agent
    yield "$.resolution.source", "source", event.resolution.source


def _retracted(event: ClaimRetracted) -> Iterator[Reference]:
    yield "$.retraction.claim", "claim", event.retraction.claim
    yield "$.retraction.source", "source", event.retraction.source
    yield from _chain("$.retraction.chain", event.retraction.chain)


def _coded(event: ClaimCoded) -> Iterator[Reference]:
    yield "$.coding.claim", "claim", event.coding.claim
    for n, party in enumerate(event.coding.parties):
        yield f"$.coding.parties[{n}]", "agent", party


def _linked(event: ClaimsLinked) -> Iterator[Reference]:
    yield "$.link.claim", "claim", event.link.claim
    yield "$.link.other", "claim, agent or source", event.link.other


def _rated(event: RatingGiven) -> Iterator[Reference]:
    yield "$.rating.target", "claim, agent or source", event.rating.target


def _reviewed(event: Reviewed) -> Iterator[Reference]:
    yield "$.target", "record", event.target
    if event.into:
        yield "$.into", "record", event.into


def _assessed(event: AssessmentMade) -> Iterator[Reference]:
    for n, party in enumerate(event.assessment.parties):
        yield f"$.assessment.parties[{n}]", "agent", party
    for n, claim in enumerate(event.assessment.rests_on):
        yield f"$.assessment.rests_on[{n}]", "claim", claim
    if event.assessment.supersedes:
        yield "$.assessment.supersedes", "assessment", event.assessment.supersedes


def _defined(event: RelationshipDefined) -> Iterator[Reference]:
    for n, party in enumerate(event.relationship.parties):
        yield f"$.relationship.parties[{n}]", "agent", party


def _stated(event: HypothesisStated) -> Iterator[Reference]:
    for n, party in enumerate(event.hypothesis.parties):
        yield f"$.hypothesis.parties[{n}]", "agent", party


def _weighed(event: EvidenceWeighed) -> Iterator[Reference]:
    yield "$.weighing.claim", "claim", event.weighing.claim
    yield "$.weighing.hypothesis", "hypothesis", event.weighing.hypothesis


def _pinned(event: ViewPinned) -> Iterator[Reference]:
    for n, party in enumerate(event.pin.parties):
        yield f"$.pin.parties[{n}]", "agent", party


def _redacted(event: PayloadRedacted) -> Iterator[Reference]:
    for n, hole in enumerate(event.holes):
        if hole.claim:
            yield f"$.holes[{n}].claim.id", "claim", hole.claim.id
        if hole.assessment:
            yield f"$.holes[{n}].assessment.id", "assessment", hole.assessment.id
        if hole.coding:
            yield f"$.holes[{n}].coding.id", "judgement", hole.coding.id
        if hole.hypothesis:
            yield f"$.holes[{n}].hypothesis.id", "hypothesis", hole.hypothesis.id
        if hole.weighing:
            yield f"$.holes[{n}].weighing.id", "judgement", hole.weighing.id
        for name in ("acts_for", "link", "retraction", "review"):
            if (kept := getattr(hole, name)) and kept.id:
                yield f"$.holes[{n}].{name}.id", "judgement", kept.id


def _one_agent(event: AgentNamed | AgentsSplit) -> Iterator[Reference]:
    yield "$.agent", "agent", event.agent


def _withdrawn(event: Withdrawn) -> Iterator[Reference]:
    yield "$.target", "record", event.target


_REFERS: dict[type[Any], Callable[[Any], Iterator[Reference]]] = {
    SourceCaptured: lambda e: _source(e.source),
    SourceAmended: _amended,
    AgentNamed: _one_agent,
    AgentsMerged: _merged,
    AgentsSplit: _one_agent,
    AgentActsFor: _acts_for,
    MentionResolved: _resolved,
    ClaimRecorded: lambda e: _claim(e.claim),
    ClaimAmended: _changed,
    ClaimRetracted: _retracted,
    ReportCorrected: _changed,
    ClaimCoded: _coded,
    ClaimsLinked: _linked,
    RatingGiven: _rated,
    Reviewed: _reviewed,
    Withdrawn: _withdrawn,
    RelationshipDefined: _defined,
    AssessmentMade: _assessed,
    HypothesisStated: _stated,
    EvidenceWeighed: _weighed,
    ViewPinned: _pinned,
    PayloadRedacted: _redacted,
}
