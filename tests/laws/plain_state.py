"""What was recorded, folded into plain dictionaries: who is who, and which wording stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import attrs

from ledger.claims import ActsFor, Assessment, Claim, Coding, Link, Mention, Resolution, Retraction
from ledger.events import (
    AgentActsFor,
    AgentsMerged,
    AgentsSplit,
    AssessmentMade,
    ClaimAmended,
    ClaimCoded,
    ClaimRecorded,
    ClaimRetracted,
    ClaimsLinked,
    ImportFinished,
    MentionResolved,
    Recorded,
    ReportCorrected,
    Reviewed,
    SourceAmended,
    SourceCaptured,
    Withdrawn,
)
from ledger.times import Bounds, Fit, When, cap, fit

NOBODY: Bounds = (None, None)


def visible(recorded: Iterable[Recorded]) -> list[Recorded]:
    """The events that count, in the order in which they came to count."""
    held: dict[str, list[Recorded]] = {}
    found: list[Recorded] = []
    for one in recorded:
        import_id = one.batch.import_id
        if import_id is None:
            found.append(one)
            continue
        held.setdefault(import_id, []).append(one)
        if one.kind == ImportFinished.__name__:
            found += held.pop(import_id)
    return found


@attrs.frozen(kw_only=True)
class Asked:
    """Up to when a question looks, in seconds; None: no bound. With `reviewed`, at what was."""

    published: int | None = None
    reviewed: bool = False
    said: int | None = None

    def fits(self, said: Bounds, published: Bounds) -> Fit:
        """By then, possibly by then, or after: the worst of both clocks."""
        found: set[Fit] = {"by_then"}
        if self.said is not None:
            found.add(fit(*said, self.said))
        if self.published is not None:
            found.add(fit(*published, self.published))
        return "after" if "after" in found else "possibly" if "possibly" in found else "by_then"


NOW = Asked()


@attrs.frozen(kw_only=True)
class Version:
    """One wording of a claim; `until` is set where the reporter corrected it."""

    claim: Claim
    corrects: bool = False
    published: When | None = None
    seq: int
    recorded_at: int
    until: int | None = None

    def current(self, asked: Asked) -> bool:
        return self.until is None or (asked.published is not None and asked.published < self.until)


@attrs.define
class State:
    """The state after some events: plain dictionaries."""

    acting: dict[str, ActsFor] = attrs.field(factory=dict)
    assessments: dict[str, tuple[int, int, Assessment]] = attrs.field(factory=dict)
    claims: dict[str, list[Version]] = attrs.field(factory=dict)
    codings: dict[str, tuple[int, Coding]] = attrs.field(factory=dict)
    links: dict[str, tuple[int, Link]] = attrs.field(factory=dict)
    merged: dict[str, str] = attrs.field(factory=dict)
    resolutions: dict[str, tuple[int, Resolution]] = attrs.field(factory=dict)
    retractions: dict[str, tuple[int, int, Retraction]] = attrs.field(factory=dict)
    reviews: dict[str, tuple[int, str, str]] = attrs.field(factory=dict)
    sources: dict[str, When | None] = attrs.field(factory=dict)

    # Folding

    def take(self, one: Recorded) -> None:
        """Take in one event that counts."""
        seq, at, event = one.seq, one.batch.recorded_at // 1_000_000, one.event
        match event:
            case ClaimRecorded(claim=claim):
                self.claims[claim.id] = [Version(claim=claim, seq=seq, recorded_at=at)]
            case ClaimAmended() | ReportCorrected():
                self.reworded(event, seq, at)
            case ClaimCoded(coding=coding) if coding.claim in self.claims:
                self.codings[coding.id] = (seq, coding)
            case ClaimsLinked(link=link):
                self.links[link.id] = (seq, link)
            case ClaimRetracted(retraction=retraction):
                self.retractions[retraction.id] = (seq, at, retraction)
            case AssessmentMade(assessment=assessment):
                self.assessments[assessment.id] = (seq, at, assessment)
            case SourceCaptured(source=source) | SourceAmended(source=source):
                self.sources[source.id] = source.published
            case MentionResolved(resolution=resolution):
                self.resolutions[resolution.id] = (seq, resolution)
            case AgentsMerged(agent=agent, into=into):
                self.merged[agent] = into
            case AgentsSplit(agent=agent):
                self.merged.pop(agent, None)
            case AgentActsFor(acts_for=acts):
                self.acting[acts.id] = acts
            case Withdrawn(target=target):
                self.gone(target)
            case Reviewed(target=target, verdict=verdict):
                self.reviews[event.id or str(seq)] = (seq, target, verdict)
            case _:
                pass

    def reworded(self, event: ClaimAmended | ReportCorrected, seq: int, at: int) -> None:
        """Put a new wording last; what the reporter corrected stays readable for its readers."""
        versions = self.claims.get(event.claim.id)
        if not versions:
            return
        if isinstance(event, ClaimAmended):
            versions[-1:] = [Version(claim=event.claim, seq=seq, recorded_at=at)]
            return
        told = event.published.hi if event.published else None
        until = min(at, told if told is not None else at)
        versions[-1] = attrs.evolve(versions[-1], until=until)
        versions.append(
            Version(
                claim=event.claim, corrects=True, published=event.published, seq=seq, recorded_at=at
            )
        )

    def gone(self, target: str) -> None:
        """Forget what should not have been recorded, and what stands on it."""
        for held in (self.acting, self.assessments, self.codings, self.links, self.resolutions):
            held.pop(target, None)
        self.retractions.pop(target, None)
        self.reviews.pop(target, None)
        lost = {target} if target in self.claims else set()
        if target in self.sources:
            del self.sources[target]
            lost = {id for id, kept in self.claims.items() if kept[-1].claim.source == target}
        for id in lost:
            del self.claims[id]
        self.codings = {k: v for k, v in self.codings.items() if v[1].claim not in lost}

    def verdict(self, target: str, *, merging: bool = True) -> str:
        """The newest review of something that was not withdrawn; only claims can be merged."""
        found = [
            (seq, verdict)
            for seq, of, verdict in self.reviews.values()
            if of == target and (merging or verdict != "merged")
        ]
        return max(found, default=(0, ""))[1]

    def turned_down(self, claim: str) -> bool:
        """Whether the newest review of a claim took it out of the views."""
        return self.verdict(claim) not in ("", "confirmed")

    def unreviewed(self, claim: Claim) -> bool:
        """Whether a program found a claim and nobody has said anything of it."""
        return claim.reading is not None and not self.verdict(claim.id)

    @property
    def out(self) -> set[str]:
        """What was rejected, of all but claims."""
        targets = {target for _, target, _ in self.reviews.values()}
        return {it for it in targets if self.verdict(it, merging=False) == "rejected"}

    # Who is who

    def root(self, agent: str) -> str:
        seen = {agent}
        while agent in self.merged and self.merged[agent] not in seen:
            agent = self.merged[agent]
            seen.add(agent)
        return agent

    def circular(self) -> bool:
        """Whether some agents were merged into one another in a circle."""
        return any(self.root(agent) in self.merged for agent in self.merged)

    def meant(self, mention: Mention, source: str) -> str:
        """Who is meant by a mention: at its place, else wherever it is written, else as told."""
        at = mention.at[0] if mention.at else None
        told = [
            (resolution.at is not None, seq, resolution.agent)
            for seq, resolution in self.resolutions.values()
            if (resolution.source, resolution.text) == (source, mention.text)
            and resolution.at in (at, None)
            and resolution.id not in self.out
        ]
        return max(told)[2] if told else mention.agent or ""

    def voices(self, party: str) -> dict[str, set[Bounds]]:
        """Who speaks for a party, and during which terms: gone over until nothing is new."""
        agents = {party, *self.merged, *self.merged.values()}
        agents |= {agent for acts in self.acting.values() for agent in (acts.agent, acts.party)}
        found: dict[str, set[Bounds]] = defaultdict(set)
        for agent in agents:
            if self.root(agent) == self.root(party):
                found[agent].add((None, None))
        while True:
            before = sum(map(len, found.values()))
            for acts in self.acting.values():
                for term in list(found.get(acts.party, ())):
                    own = within(acts.during, term)
                    for agent in agents if own else ():
                        if own and self.root(agent) == self.root(acts.agent):
                            found[agent].add(own)
            if sum(map(len, found.values())) == before:
                return found

    # Bounds

    def published(self, source: str, at: int) -> Bounds:
        """When a source was published, at the latest when it was recorded."""
        told = self.sources.get(source)
        return cap(*bounds_of(told), upper=(at,))[:2]

    def bounds(self, version: Version) -> tuple[Bounds, Bounds]:
        """When a wording was said and published, as far as all that is known allows."""
        claim, at = version.claim, version.recorded_at
        pub = self.published(claim.source, at)
        if version.corrects:
            told = bounds_of(self.sources.get(claim.source))[0], None
            pub = cap(*(bounds_of(version.published) if version.published else told), upper=(at,))[
                :2
            ]
        reported = [hop.said.hi for hop in claim.reported_by if hop.said]
        said = cap(*bounds_of(claim.date), upper=(*reported, pub[1], at))[:2]
        return said, pub


def within(during: When | None, term: Bounds) -> Bounds | None:
    """Cut a term to what lies within another; None when nothing does."""
    own = bounds_of(during)
    lo = max((t for t in (own[0], term[0]) if t is not None), default=None)
    hi = min((t for t in (own[1], term[1]) if t is not None), default=None)
    return None if lo is not None and hi is not None and lo > hi else (lo, hi)


def bounds_of(told: When | None) -> Bounds:
    return (told.lo, told.hi) if told else NOBODY
