"""Made-up claims to measure with: the same seed gives the same world, event for event.

Sixty-four invented states, each with a ministry that acts for it, speak through daily papers; a
source holds forty claims. A *full* claim is a chain of two hops with cues, an anchor and a date
(about 740 bytes as stored); a *short* one is a chain of one hop with a date (about 330 bytes).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from random import Random
from typing import Final, Literal

import attrs

from ledger.claims import (
    ActsFor,
    Agent,
    AgentKind,
    Anchor,
    Claim,
    Coding,
    Hop,
    Mention,
    Source,
    Version,
    Words,
)
from ledger.clock import new_id
from ledger.events import (
    AgentActsFor,
    AgentRegistered,
    ClaimCoded,
    ClaimRecorded,
    Event,
    SourceCaptured,
)
from ledger.times import When

Shape = Literal["full", "short"]
Pair = tuple[int, int]

STATES: Final = 64
OTHERS: Final = 20
A_SOURCE: Final = 40
"""How many claims one source holds."""
ASPECTS: Final = ("contact", "economy", "military support", "neutrality", "settlement", "overall")
_START: Final = 1_860_000_000_000_000  # in December 2028; microseconds
_WORDS: Final = (
    "harbour", "canal", "border", "customs", "grain", "ships", "talks", "treaty", "envoy", "coast",
    "island", "autumn", "spring", "winter", "railway", "bridge", "fishery", "tariff", "minister",
    "council", "delegation", "statement", "agreement", "exercise", "neutral", "open", "closed",
    "until", "before", "after", "remain", "support", "doubt", "welcome", "delay", "the", "of",
    "and", "with", "for", "on", "its", "both", "no", "further",
)  # fmt: skip


@attrs.define
class SeededClock:
    """A clock for measuring: steps at every look, and draws the same bytes at every run."""

    draw: Random
    at: int = _START
    step: int = 5

    def now(self) -> int:
        """Tell the present moment, in microseconds, and step on."""
        self.at += self.step
        return self.at

    def random(self, size: int) -> bytes:
        """Draw bytes."""
        return self.draw.randbytes(size)


class World:
    """Agents, and as many sources and claims as asked for."""

    def __init__(self, seed: int, shape: Shape = "full") -> None:
        """Make the agents' ids."""
        self.draw = Random(seed)
        self.clock = SeededClock(Random(seed + 1))
        self.pairs: list[Pair] = list(combinations(range(STATES), 2))
        self.draw.shuffle(self.pairs)
        self.states = self._ids(STATES)
        self._shape = shape
        self._ministries = self._ids(STATES)
        self._outlets = self._ids(OTHERS)
        self._institutes = self._ids(OTHERS)

    def _ids(self, count: int) -> list[str]:
        return [new_id(self.clock) for _ in range(count)]

    def agents(self) -> Iterator[Event]:
        """Register everybody, and say which ministry acts for which state."""
        named: tuple[tuple[AgentKind, str, list[str]], ...] = (
            ("state", "State", self.states),
            ("organisation", "Ministry", self._ministries),
            ("outlet", "Daily", self._outlets),
            ("organisation", "Institute", self._institutes),
        )
        for kind, name, ids in named:
            for n, id in enumerate(ids):
                agent = Agent(id=id, kind=kind, names=(f"{name} {n}",))
                yield AgentRegistered(agent=agent)
        for state, ministry in zip(self.states, self._ministries, strict=True):
            acts = ActsFor(agent=ministry, by="bench", id=new_id(self.clock), party=state)
            yield AgentActsFor(acts_for=acts)

    def sources(self, claims: int) -> list[SourceCaptured]:
        """Capture enough sources for that many claims."""
        return [self._source() for _ in range(-(-claims // A_SOURCE))]

    def _source(self) -> SourceCaptured:
        id, outlet = new_id(self.clock), self.draw.randrange(OTHERS)
        publisher = Mention(agent=self._outlets[outlet], text=f"Daily {outlet}")
        return SourceCaptured(
            source=Source(id=id, key=f"name:{id}", published=self._date(), publisher=publisher),
            version=Version(sha256=self.draw.randbytes(32).hex()),
        )

    def claims(self, sources: Sequence[SourceCaptured], pairs: Sequence[Pair]) -> list[Claim]:
        """Make one claim about each pair of states, source by source."""
        return [self._claim(sources[n // A_SOURCE].source.id, pair) for n, pair in enumerate(pairs)]

    def _claim(self, source: str, pair: Pair) -> Claim:
        content = self._text(120)
        start = self.draw.randrange(20_000)
        speaker = self._speaker(pair, start)
        said = self._date()
        if self._shape == "short":
            chain: tuple[Hop, ...] = (Hop(by=(speaker,), said=said, verb="say"),)
            return Claim(chain=chain, content=content[:60], id=new_id(self.clock), source=source)
        outlet = self.draw.randrange(OTHERS)
        paper = Mention(agent=self._outlets[outlet], at=(start, start + 8), text=f"Daily {outlet}")
        cues = Words(at=(start + 9, start + 17), text="reported"), Words(at=None, text="said")
        return Claim(
            anchor=Anchor(exact=content, spans=((start + 60, start + 60 + len(content)),)),
            chain=(
                Hop(by=(paper,), cue=cues[0], verb="report"),
                Hop(by=(speaker,), cue=cues[1], said=said, verb="say", wording="paraphrase"),
            ),
            content=content,
            id=new_id(self.clock),
            source=source,
        )

    def _speaker(self, pair: Pair, start: int) -> Mention:
        if self.draw.random() < 0.2:
            other = self.draw.randrange(OTHERS)
            id, text = self._institutes[other], f"Institute {other}"
        else:
            state = self.draw.choice(pair)
            id, text = self._ministries[state], f"Ministry {state}"
        return Mention(agent=id, at=(start + 20, start + 20 + len(text)), text=text)

    def _text(self, size: int) -> str:
        words = self.draw.choices(_WORDS, k=size // 4)
        return " ".join(words)[:size].strip()

    def _date(self) -> When:
        day = f"{self.draw.randrange(2026, 2029)}-{self.draw.randrange(1, 13):02}"
        return When(basis="text", edtf=f"{day}-{self.draw.randrange(1, 29):02}", words="that day")

    def coding(self, claim: Claim, pair: Pair) -> Coding:
        """Place a claim under a pair of states and an aspect, as the shipped rules would."""
        return Coding(
            aspect=self.draw.choice(ASPECTS),
            claim=claim.id,
            codebook="states@1",
            coder="rule:states@1",
            id=new_id(self.clock),
            named=("chain", "content"),
            parties=(self.states[pair[0]], self.states[pair[1]]),
        )

    def speakers(self, pair: Pair) -> list[str]:
        """List forty who speak of a pair: its ministries, all institutes, most dailies."""
        ministries = [self._ministries[state] for state in pair]
        return [*ministries, *self._institutes, *self._outlets][:40]

    def keys(self, claims: Sequence[Claim]) -> dict[int, tuple[str, bytes]]:
        """Give each claim of a batch a record key of its source, as an import does."""
        return {n: (claim.source, self.draw.randbytes(16)) for n, claim in enumerate(claims)}


def coded(world: World, pairs: Sequence[Pair]) -> tuple[list[SourceCaptured], list[Event]]:
    """Make sources and, for each pair, a claim and its coding."""
    sources = world.sources(len(pairs))
    events: list[Event] = []
    for claim, pair in zip(world.claims(sources, pairs), pairs, strict=True):
        events.append(ClaimRecorded(claim=claim))
        events.append(ClaimCoded(coding=world.coding(claim, pair)))
    return sources, events
