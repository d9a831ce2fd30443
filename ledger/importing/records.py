"""Drafts other than claims, brought into the ledger's terms: keys become ids, names agents."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from typing import Any

from ledger.adapter import Draft, Record
from ledger.claims import (
    ActsFor,
    Agent,
    Amendment,
    Assessment,
    Claim,
    Coding,
    Correction,
    Link,
    Rating,
    Relationship,
    Resolution,
    Retraction,
    Review,
    changed,
)
from ledger.clock import new_id
from ledger.errors import LedgerError
from ledger.events import (
    AgentActsFor,
    AssessmentMade,
    ClaimAmended,
    ClaimCoded,
    ClaimRetracted,
    ClaimsLinked,
    Event,
    EvidenceWeighed,
    HypothesisStated,
    MentionResolved,
    RatingGiven,
    RelationshipDefined,
    ReportCorrected,
    Reviewed,
)
from ledger.importing.scene import Scene
from ledger.inquiry import Hypothesis, Weighing


class Unresolved(LedgerError, LookupError):
    """A draft refers to something that neither its file nor the ledger has."""


def event_of(draft: Draft, scene: Scene) -> Event | None:
    """Make the event of a drafted record; None for an agent, which is registered as it is met.

    Raises `Unresolved` when it refers to something unknown.
    """
    return _EVENTS[type(draft.record)](draft.record, scene)


def _id(scene: Scene, handle: str, what: str) -> str:
    found = scene.find(handle)
    if found is None and scene.store.where(handle) is None:
        raise Unresolved(f"it refers to the {what} {handle!r}, which is not in the file")
    return found or handle


def _agent(scene: Scene, name: str) -> str:
    found = scene.agent(name)
    if found is None:
        raise Unresolved(f"several agents are called {name!r}; give the id of one")
    return found


def _target(scene: Scene, handle: str) -> str:
    """Find what a rating or link is of: a claim by key, the source, else an agent by name."""
    known = scene.find(handle)
    if known or scene.store.where(handle) is not None:
        return known or handle
    if handle in (scene.document.key, scene.document.url):
        return scene.source
    return _agent(scene, handle)


def _registered(record: Agent, scene: Scene) -> None:
    agent = scene.directory.told(record)
    if agent:
        scene.handles[record.id] = agent


def _acts_for(record: ActsFor, scene: Scene) -> Event:
    agent, party = _agent(scene, record.agent), _agent(scene, record.party)
    acts = changed(record, agent=agent, id=new_id(scene.clock), party=party)
    return AgentActsFor(acts_for=acts)


def _resolved(record: Resolution, scene: Scene) -> Event | None:
    if (record.text, -1 if record.at is None else record.at) in scene.told:
        return None  # taken in while the mention was
    agent = _agent(scene, record.agent)
    if scene.turned_down(record.text, -1 if record.at is None else record.at, agent):
        return None
    resolution = changed(record, agent=agent, id=new_id(scene.clock), source=scene.source)
    return MentionResolved(resolution=resolution)


def _coded(record: Coding, scene: Scene) -> Event:
    parties = tuple(_agent(scene, p) for p in record.parties)
    named = record.named or ("coder",) * len(parties)
    return ClaimCoded(
        coding=changed(
            record,
            claim=_id(scene, record.claim, "claim"),
            id=new_id(scene.clock),
            named=named,
            parties=parties,
        )
    )


def _linked(record: Link, scene: Scene) -> Event:
    claim = _id(scene, record.claim, "claim")
    other = _target(scene, record.other)
    return ClaimsLinked(link=changed(record, claim=claim, id=new_id(scene.clock), other=other))


def _rated(record: Rating, scene: Scene) -> Event:
    target = _target(scene, record.target)
    return RatingGiven(rating=changed(record, id=new_id(scene.clock), target=target))


def _retracted(record: Retraction, scene: Scene) -> Event:
    return ClaimRetracted(
        retraction=changed(
            record,
            chain=scene.hops(record.chain),
            claim=_id(scene, record.claim, "claim"),
            id=new_id(scene.clock),
            source=scene.source,
        )
    )


def _assessed(record: Assessment, scene: Scene) -> Event:
    id = new_id(scene.clock)
    supersedes = record.supersedes and _id(scene, record.supersedes, "assessment")
    assessment = changed(
        record,
        id=id,
        parties=(_agent(scene, record.parties[0]), _agent(scene, record.parties[1])),
        rests_on=tuple(_id(scene, c, "claim") for c in record.rests_on),
        supersedes=supersedes,
    )
    scene.handles[record.id] = id
    return AssessmentMade(assessment=assessment)


def _defined(record: Relationship, scene: Scene) -> Event:
    parties = (_agent(scene, record.parties[0]), _agent(scene, record.parties[1]))
    return RelationshipDefined(
        relationship=changed(record, id=new_id(scene.clock), parties=parties)
    )


def _reworded(record: Amendment | Correction, scene: Scene) -> Claim:
    """Give the new version of a claim, under the id that the claim has here."""
    return scene.placed(record.claim, _id(scene, record.claim.id, "claim"))


def _amended(record: Amendment, scene: Scene) -> Event:
    return ClaimAmended(claim=_reworded(record, scene), reason=record.reason)


def _corrected(record: Correction, scene: Scene) -> Event:
    own = sha256(scene.document.text.encode("utf-8", "surrogatepass")).hexdigest()
    return ReportCorrected(
        claim=_reworded(record, scene),
        note=record.note,
        published=record.published,
        sha256=record.sha256 or own,
    )


def _reviewed(record: Review, scene: Scene) -> Event:
    return Reviewed(
        by=record.by,
        id=new_id(scene.clock),
        into=record.into and _id(scene, record.into, "record"),
        target=_id(scene, record.target, "record"),
        verdict=record.verdict,
        why=record.why,
    )


def _stated(record: Hypothesis, scene: Scene) -> Event:
    parties = (_agent(scene, record.parties[0]), _agent(scene, record.parties[1]))
    id = new_id(scene.clock)
    scene.handles[record.id] = id
    return HypothesisStated(hypothesis=changed(record, id=id, parties=parties))


def _weighed(record: Weighing, scene: Scene) -> Event:
    return EvidenceWeighed(
        weighing=changed(
            record,
            claim=_id(scene, record.claim, "claim"),
            hypothesis=_id(scene, record.hypothesis, "hypothesis"),
            id=new_id(scene.clock),
        )
    )


_EVENTS: dict[type[Record], Callable[[Any, Scene], Event | None]] = {
    ActsFor: _acts_for,
    Agent: _registered,
    Amendment: _amended,
    Assessment: _assessed,
    Coding: _coded,
    Correction: _corrected,
    Hypothesis: _stated,
    Link: _linked,
    Rating: _rated,
    Relationship: _defined,
    Resolution: _resolved,
    Retraction: _retracted,
    Review: _reviewed,
    Weighing: _weighed,
}
