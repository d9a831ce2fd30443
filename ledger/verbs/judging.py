"""The verbs that write: each is one event, named as a person would say it."""

from __future__ import annotations

from typing import Protocol, cast, get_args

from ledger.claims import (
    ActsFor,
    Agent,
    AgentKind,
    Assessment,
    Bearing,
    ChangeReason,
    Claim,
    Coding,
    Commitment,
    Link,
    Rating,
    Relationship,
    Resolution,
    Term,
    Verdict,
)
from ledger.codebooks.scales import Scales
from ledger.errors import BadEvent
from ledger.events import (
    AgentActsFor,
    AgentNamed,
    AgentRegistered,
    AgentsMerged,
    AgentsSplit,
    AssessmentMade,
    ClaimCoded,
    ClaimsLinked,
    Event,
    MentionResolved,
    RatingGiven,
    RelationshipDefined,
    Reviewed,
)
from ledger.times import When, when


class Desk(Protocol):
    """What the verbs ask of the ledger they write to."""

    by: str
    scales: Scales

    def append(self, *events: Event) -> int:
        """Append events, all or none; gives the number of the last."""
        ...

    def new_id(self) -> str:
        """Make a fresh id."""
        ...

    def claim(self, id: str) -> Claim:
        """Give the newest version of a claim."""
        ...

    def agent_id(self, name: str) -> str:
        """Find an agent by name or id."""
        ...

    def merged_id(self, name: str) -> str:
        """Find an agent that was merged into another, by its own name or id."""
        ...

    def source_id(self, name: str) -> str:
        """Find a source by name, key, url or id."""
        ...


class Judging:
    """Everything a person can say about what the ledger holds; one event a call."""

    def link(self: Desk, claim: str, relation: str, other: str, why: str = "") -> str:
        """Say how one claim stands to another: `link(a, "contradicts", b)`."""
        link = Link(
            by=self.by, claim=claim, id=self.new_id(), other=other, relation=relation, why=why
        )
        self.append(ClaimsLinked(link=link))
        return link.id

    def code(
        self: Desk,
        claim: str,
        aspect: str,
        *,
        parties: tuple[str, str],
        bearing: Bearing = "open",
        codebook: str = "",
        commitment: Commitment = "unknown",
        why: str = "",
    ) -> str:
        """Judge a claim: which relationship and aspect it bears on, and which way.

        `parties` are two agents by name or id; raises `BadEvent` where they are one and the same.
        """
        pair = self.agent_id(parties[0]), self.agent_id(parties[1])
        if pair[0] == pair[1]:
            why = f"{parties[0]!r} and {parties[1]!r} are one agent, and no relationship"
            hint = "Name two parties."
            raise BadEvent(kind="ClaimCoded", where="$.coding.parties", why=why, hint=hint)
        coding = Coding(
            aspect=aspect,
            bearing=bearing,
            claim=claim,
            codebook=codebook,
            coder=self.by,
            commitment=commitment,
            id=self.new_id(),
            named=("coder", "coder"),
            parties=pair,
            why=why,
        )
        self.append(ClaimCoded(coding=coding))
        return coding.id

    def assess(
        self: Desk,
        first: str,
        second: str,
        statement: str,
        *,
        aspect: str = "",
        alternatives: tuple[str, ...] = (),
        confidence: tuple[str, str] | None = None,
        likelihood: tuple[str, str] | None = None,
        made: str | When | None = None,
        reason: ChangeReason | None = None,
        rests_on: tuple[str, ...] = (),
        supersedes: str | None = None,
    ) -> str:
        """Record your own judgement of a relationship or aspect, and what it rests on.

        `likelihood` and `confidence` are (scale, term), such as ("ICD 203", "likely"); raises
        `UnknownTerm` where a known scale lacks the term. An assessment that supersedes another
        says why, in `reason`; raises `BadEvent` with the list of reasons.
        """
        assessment = Assessment(
            alternatives=alternatives,
            aspect=aspect,
            assessor=self.by,
            confidence=_term(confidence, "confidence", self.scales),
            id=self.new_id(),
            likelihood=_term(likelihood, "likelihood", self.scales),
            made=when(made),
            parties=(self.agent_id(first), self.agent_id(second)),
            reason=_reason(reason, supersedes),
            rests_on=rests_on,
            statement=statement,
            supersedes=supersedes,
        )
        self.append(AssessmentMade(assessment=assessment))
        return assessment.id

    def rate(self: Desk, target: str, scale: str, term: str, why: str = "") -> str:
        """Grade a source, agent or claim by a term of a named scale; no number is made up.

        Raises `UnknownTerm` where a known scale lacks the term.
        """
        grade = Term(scale=scale, term=term)
        self.scales.check(grade)
        rating = Rating(by=self.by, id=self.new_id(), target=target, term=grade, why=why)
        self.append(RatingGiven(rating=rating))
        return rating.id

    def review(
        self: Desk, target: str, verdict: Verdict, *, into: str | None = None, why: str = ""
    ) -> str:
        """Confirm, reject or merge what a program found or proposed; gives the review's id.

        `target` is a claim, link, coding or resolution, by id; `into` is the claim that one is
        merged into. `withdraw` takes a review back, by its id. Raises `UnknownReference`.
        """
        id = self.new_id()
        self.append(Reviewed(by=self.by, id=id, into=into, target=target, verdict=verdict, why=why))
        return id

    def register(self: Desk, name: str, kind: AgentKind = "unknown", *names: str) -> str:
        """Register somebody who can speak or be party to a relationship; gives the id."""
        agent = Agent(id=self.new_id(), kind=kind, names=(name, *names))
        self.append(AgentRegistered(agent=agent))
        return agent.id

    def name(self: Desk, agent: str, name: str) -> None:
        """Give an agent another name."""
        self.append(AgentNamed(agent=self.agent_id(agent), by=self.by, name=name))

    def merge(self: Desk, agent: str, into: str, why: str = "") -> None:
        """Say that two agents are one: what is known of the first belongs to the second."""
        ids = self.agent_id(agent), self.agent_id(into)
        self.append(AgentsMerged(agent=ids[0], by=self.by, into=ids[1], why=why))

    def split(self: Desk, agent: str, why: str = "") -> None:
        """Undo a merge: the agent that was merged, by its own name or id, stands alone again."""
        self.append(AgentsSplit(agent=self.merged_id(agent), by=self.by, why=why))

    def acts_for(
        self: Desk, agent: str, party: str, during: str | None = None, why: str = ""
    ) -> str:
        """Say that an agent speaks for a party, for a time (EDTF interval) or always."""
        acts = ActsFor(
            agent=self.agent_id(agent),
            by=self.by,
            during=when(during),
            id=self.new_id(),
            party=self.agent_id(party),
            why=why,
        )
        self.append(AgentActsFor(acts_for=acts))
        return acts.id

    def resolve(
        self: Desk, source: str, mention: str, agent: str, at: int | None = None, why: str = ""
    ) -> str:
        """Say who is meant by a mention in a source: everywhere, or at one place (code point)."""
        resolution = Resolution(
            agent=self.agent_id(agent),
            at=at,
            by=self.by,
            id=self.new_id(),
            source=self.source_id(source),
            text=mention,
            why=why,
        )
        self.append(MentionResolved(resolution=resolution))
        return resolution.id

    def follow(self: Desk, first: str, second: str, name: str = "") -> str:
        """Follow the relationship of two agents from here on."""
        parties = (self.agent_id(first), self.agent_id(second))
        relationship = Relationship(id=self.new_id(), name=name, parties=parties)
        self.append(RelationshipDefined(relationship=relationship))
        return relationship.id


def _term(given: tuple[str, str] | None, use: str, scales: Scales) -> Term | None:
    """Make a term of what is given; raises `UnknownTerm` where a known scale lacks it."""
    if given is None:
        return None
    term = Term(scale=given[0], term=given[1])
    scales.check(term, use)
    return term


def _reason(given: str | None, supersedes: str | None) -> ChangeReason | None:
    """Make sure that a change has one of the reasons; raises `BadEvent` with the list of them."""
    known = get_args(ChangeReason)
    if given in known or not (given or supersedes):
        return cast("ChangeReason | None", given)
    why = f"{given!r} is no reason" if given else "an assessment that supersedes another says why"
    hint = f"Give reason=, one of: {'; '.join(known)}."
    raise BadEvent(kind="AssessmentMade", where="$.assessment.reason", why=why, hint=hint)
