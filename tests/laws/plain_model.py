"""What a relationship holds, worked out the slow and plain way from a list of events."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from ledger.claims import ActsFor, Claim, Coding
from ledger.events import (
    AgentActsFor,
    AgentsMerged,
    AgentsSplit,
    ClaimAmended,
    ClaimCoded,
    ClaimRecorded,
    Event,
    ImportFinished,
    Recorded,
    Reviewed,
    Withdrawn,
)


def visible(recorded: Iterable[Recorded]) -> list[Event]:
    """The events that count, in the order in which they came to count."""
    held: dict[str, list[Event]] = {}
    found: list[Event] = []
    for one in recorded:
        assert one.event is not None
        import_id = one.batch.import_id
        if import_id is None:
            found.append(one.event)
            continue
        held.setdefault(import_id, []).append(one.event)
        if isinstance(one.event, ImportFinished):
            found += held.pop(import_id)
    return found


@attrs.define
class Model:
    """The state after some events: plain dictionaries."""

    claims: dict[str, Claim] = attrs.field(factory=dict)
    codings: dict[str, tuple[int, Coding]] = attrs.field(factory=dict)
    merged: dict[str, str] = attrs.field(factory=dict)
    acting: dict[str, ActsFor] = attrs.field(factory=dict)
    verdicts: dict[str, str] = attrs.field(factory=dict)

    def take(self, n: int, event: Event) -> None:
        match event:
            case ClaimRecorded(claim=claim):
                self.claims[claim.id] = claim
            case ClaimAmended(claim=claim) if claim.id in self.claims:
                self.claims[claim.id] = claim
            case ClaimCoded(coding=coding) if coding.claim in self.claims:
                self.codings[coding.id] = (n, coding)
            case AgentsMerged(agent=agent, into=into):
                self.merged[agent] = into
            case AgentsSplit(agent=agent):
                self.merged.pop(agent, None)
            case AgentActsFor(acts_for=acts):
                self.acting[acts.id] = acts
            case Withdrawn(target=target):
                self.gone(target)
                self.acting.pop(target, None)
            case Reviewed(target=target, verdict=verdict) if (
                verdict != "merged" or target in self.claims
            ):
                self.verdicts[target] = verdict
            case _:
                pass

    def gone(self, target: str) -> None:
        """Forget a claim with its codings, or a coding."""
        self.codings.pop(target, None)
        if self.claims.pop(target, None):
            kept = {k: v for k, v in self.codings.items() if v[1].claim != target}
            self.codings = kept

    def turned_down(self, target: str, *verdicts: str) -> bool:
        """Whether the newest review of something took it out of the views."""
        return self.verdicts.get(target) in verdicts

    def root(self, agent: str) -> str:
        seen = {agent}
        while agent in self.merged and self.merged[agent] not in seen:
            agent = self.merged[agent]
            seen.add(agent)
        return agent

    def circular(self) -> bool:
        """Whether some agents were merged into one another in a circle."""
        return any(self.root(agent) in self.merged for agent in self.merged)

    def held(self, first: str, second: str) -> set[tuple[str, str]]:
        """The claims of a pair of agents that nobody but states can act for, with aspects."""
        by_claim: dict[str, list[tuple[int, Coding]]] = {}
        for n, coding in self.codings.values():
            if self.turned_down(coding.id, "rejected"):
                continue
            pair = {self.root(p) for p in coding.parties}
            if pair == {self.root(first), self.root(second)}:
                by_claim.setdefault(coding.claim, []).append((n, coding))
        found = set()
        for claim, codings in by_claim.items():
            if self.turned_down(claim, "rejected", "merged"):
                continue
            people = [c for c in codings if not c[1].coder.startswith("rule:")]
            newest: dict[str, tuple[int, Coding]] = {}
            for n, coding in sorted(people or codings, key=lambda c: c[0]):
                newest[coding.coder.partition("@")[0]] = (n, coding)
            if "comment" not in self.claims[claim].flags:
                found |= {(claim, c.aspect) for _, c in newest.values()}
        return found


def model(recorded: Iterable[Recorded]) -> Model:
    """Fold the visible events into a model."""
    state = Model()
    for n, event in enumerate(visible(recorded)):
        state.take(n, event)
    return state
