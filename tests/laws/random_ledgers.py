"""Random ledgers: a few agents and sources, and every kind of event that moves a view."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import attrs
from hypothesis import strategies as st

from ledger.claims import (
    ActsFor,
    Agent,
    Assessment,
    Claim,
    Coding,
    Hop,
    Link,
    Mention,
    Reading,
    Resolution,
    Retraction,
    Source,
    Version,
    changed,
)
from ledger.clock import SteppingClock
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
    ImportFinished,
    ImportStarted,
    MentionResolved,
    PayloadRedacted,
    Recorded,
    ReportCorrected,
    Reviewed,
    SourceAmended,
    SourceCaptured,
    ViewPinned,
    Withdrawn,
)
from ledger.inquiry import Hole, Hypothesis, Pin, Weighing
from ledger.store.memory import MemoryStore
from ledger.times import When
from ledger.verbs.outlines import hole

START = 1_700_000_000_000_000
AGENTS = tuple(f"agent-{n}" for n in range(7))
SOURCES = ("source-0", "source-1", "source-2")
PARTIES = ("Arcadia", "Borduria")
ASPECTS = ("contact", "economy", "")
DATES = ("", "2021", "2022-03", "2022-03-05", "2023-06-01/2023-07-15", "2023-11-01", "2023-11-XX")
BATCH = 3


@attrs.frozen
class Step:
    """One append: its events, and the import it is part of."""

    events: tuple[Event, ...]
    import_id: str | None = None


@attrs.define
class Script:
    """Writes events that refer only to what is there."""

    draw: Callable[[st.SearchStrategy[Any]], object]
    made: int = 0
    claims: list[Claim] = attrs.field(factory=list)
    targets: list[str] = attrs.field(factory=list)
    assessments: list[str] = attrs.field(factory=list)
    hypotheses: list[str] = attrs.field(factory=list)
    reviews: list[str] = attrs.field(factory=list)

    def one_of(self, choices: Iterable[str]) -> str:
        found = self.draw(st.sampled_from(tuple(choices)))
        assert isinstance(found, str)
        return found

    def id(self, what: str) -> str:
        self.made += 1
        return f"{what}-{self.made + 100}"

    def when(self) -> When | None:
        edtf = self.one_of(DATES)
        return When(edtf=edtf, basis="text") if edtf else None

    def hop(self) -> Hop:
        agent = self.one_of((*AGENTS, "nobody", "both"))
        names = {"nobody": (), "both": AGENTS[:2]}.get(agent, (agent,))
        by = tuple(Mention(agent=a, text=f"the {a}") for a in names) or (Mention(text="he"),)
        voice = "ascribed" if self.draw(st.integers(0, 5)) == 0 else "speaks"
        return Hop(by=by, said=self.when(), voice=voice)  # type: ignore[arg-type]

    def claim(self) -> Event:
        length = int(str(self.draw(st.integers(1, 3))))
        claim = Claim(
            chain=tuple(self.hop() for _ in range(length)),
            content=self.one_of(("they met", "they quarrelled", "they traded")),
            flags=("comment",) if self.draw(st.integers(0, 9)) == 0 else (),
            id=self.id("claim"),
            reading=Reading(reader="rules", version=1) if self.draw(st.booleans()) else None,
            source=self.one_of(SOURCES),
        )
        self.claims.append(claim)
        self.targets.append(claim.id)
        return ClaimRecorded(claim=claim)

    def coding(self) -> Event:
        coding = Coding(
            aspect=self.one_of(ASPECTS),
            claim=self.one_of([c.id for c in self.claims]),
            coder=self.one_of(("rule:words@1", "rule:words@2", "ann", "bob")),
            id=self.id("coding"),
            parties=(AGENTS[0], self.one_of((AGENTS[1], AGENTS[2]))),
        )
        self.targets.append(coding.id)
        return ClaimCoded(coding=coding)

    def amended(self) -> Event:
        claim = self.draw(st.sampled_from(self.claims))
        assert isinstance(claim, Claim)
        chain = (*claim.chain[:-1], self.hop())
        return ClaimAmended(claim=changed(claim, chain=chain, content="they met again"))

    def corrected(self) -> Event:
        claim = self.draw(st.sampled_from(self.claims))
        assert isinstance(claim, Claim)
        words = self.one_of(("they met, it corrected", "they did not meet"))
        return ReportCorrected(
            claim=changed(claim, content=words), published=self.when(), sha256="1" * 64
        )

    def captured(self) -> Event:
        id = self.one_of(SOURCES)
        source = Source(id=id, key=f"name:{id}", name=id, published=self.when())
        return SourceCaptured(source=source, version=Version(sha256="2" * 64))

    def link(self) -> Event:
        ids = [c.id for c in self.claims]
        link = Link(
            by="ann", claim=self.one_of(ids), id=self.id("link"), other=self.one_of(ids),
            relation=self.one_of(("differing_account", "denies", "restates")),
        )  # fmt: skip
        self.targets.append(link.id)
        return ClaimsLinked(link=link)

    def retracted(self) -> Event:
        retraction = Retraction(
            chain=(self.hop(),), claim=self.one_of([c.id for c in self.claims]),
            id=self.id("retraction"), source=self.one_of(SOURCES),
        )  # fmt: skip
        self.targets.append(retraction.id)
        return ClaimRetracted(retraction=retraction)

    def assessed(self) -> Event:
        assessment = Assessment(
            aspect=self.one_of(ASPECTS), assessor="ann", id=self.id("assessment"),
            made=self.when(), parties=(AGENTS[0], AGENTS[1]), statement="it cools",
            supersedes=self.one_of(self.assessments) if self.assessments else None,
        )  # fmt: skip
        self.assessments.append(assessment.id)
        self.targets.append(assessment.id)
        return AssessmentMade(assessment=assessment)

    def stated(self) -> Event:
        hypothesis = Hypothesis(
            aspect=self.one_of(ASPECTS), by="ann", id=self.id("hypothesis"), made=self.when(),
            parties=(AGENTS[0], AGENTS[1]), statement=self.one_of(("a rift", "a ruse")),
        )  # fmt: skip
        self.hypotheses.append(hypothesis.id)
        self.targets.append(hypothesis.id)
        return HypothesisStated(hypothesis=hypothesis)

    def weighed(self) -> Event:
        score = self.one_of(("CC", "C", "N", "I", "II", "NA"))
        weighing = Weighing(
            by=self.one_of(("ann", "bob")), claim=self.one_of([c.id for c in self.claims]),
            hypothesis=self.one_of(self.hypotheses), id=self.id("weighing"), made=self.when(),
            score=score,  # type: ignore[arg-type]
        )  # fmt: skip
        self.targets.append(weighing.id)
        return EvidenceWeighed(weighing=weighing)

    def pinned(self) -> Event:
        pin = Pin(
            by="ann", digest="0" * 64, head="0" * 64, id=self.id("pin"), name="briefing",
            parties=(AGENTS[0], AGENTS[1]), seq=1,
        )  # fmt: skip
        self.targets.append(pin.id)
        return ViewPinned(pin=pin)

    def acts(self) -> Event:
        acts = ActsFor(
            agent=self.one_of(AGENTS), by="ann", during=self.when(), id=self.id("acts"),
            party=self.one_of(AGENTS[:2]),
        )  # fmt: skip
        self.targets.append(acts.id)
        return AgentActsFor(acts_for=acts)

    def resolved(self) -> Event:
        resolution = Resolution(
            agent=self.one_of(AGENTS), by="ann", id=self.id("resolution"),
            source=self.one_of(SOURCES), text=self.one_of(("he", f"the {AGENTS[3]}")),
        )  # fmt: skip
        self.targets.append(resolution.id)
        return MentionResolved(resolution=resolution)

    def merged(self) -> Event:
        return AgentsMerged(agent=self.one_of(AGENTS), into=self.one_of(AGENTS))

    def split(self) -> Event:
        return AgentsSplit(agent=self.one_of(AGENTS))

    def named(self) -> Event:
        return AgentNamed(agent=self.one_of(AGENTS[2:]), name="another name")

    def source(self) -> Event:
        id = self.one_of(SOURCES)
        return SourceAmended(source=Source(id=id, key=f"name:{id}", published=self.when()))

    def withdrawn(self) -> Event:
        return Withdrawn(reason="a slip", target=self.one_of(self.targets))

    def reviewed(self) -> Event:
        verdict = self.one_of(("confirmed", "rejected", "merged"))
        target, by = self.one_of(self.targets), self.one_of(("ann", "bob"))
        id = self.id("review")
        self.targets.append(id)
        self.reviews.append(id)
        return Reviewed(by=by, id=id, target=target, verdict=verdict)  # type: ignore[arg-type]

    def unreviewed(self) -> Event:
        return Withdrawn(reason="undone", target=self.one_of(self.reviews))

    def event(self) -> Event:
        free = (
            *(self.claim,) * 3, self.assessed, self.acts, self.resolved, self.merged, self.split,
            self.named, self.source, self.captured, self.stated, self.pinned,
        )  # fmt: skip
        about = (
            *(self.coding,) * 6, self.amended, self.amended, self.corrected, self.link,
            self.retracted, self.withdrawn, self.withdrawn, self.reviewed, self.reviewed,
            *((self.weighed,) if self.hypotheses else ()),
            *((self.unreviewed,) if self.reviews else ()),
        )  # fmt: skip
        chosen = self.draw(st.sampled_from((*free, *about) if self.claims else free))
        assert callable(chosen)
        event: Event = chosen()
        return event


def beginning() -> tuple[Event, ...]:
    """The agents and sources that every random ledger starts with."""
    kinds = ("state", "state", *("person",) * 5)
    names = (*PARTIES, *AGENTS[2:])
    agents = [
        AgentRegistered(agent=Agent(id=id, kind=kind, names=(name,)))  # type: ignore[arg-type]
        for id, kind, name in zip(AGENTS, kinds, names, strict=True)
    ]
    sources = [
        SourceCaptured(
            source=Source(id=id, key=f"name:{id}", name=id, published=published),
            version=Version(sha256="0" * 64),
        )
        for id, published in zip(
            SOURCES, (None, When(edtf="2023-11-02"), When(edtf="2022-03")), strict=True
        )
    ]
    return (*agents, *sources)


@st.composite
def scripts(draw: Callable[[st.SearchStrategy[Any]], object], most: int = 14) -> list[Step]:
    """Lists of appends: single events, batches, and imports whose chunks others come between."""
    return written(Script(draw), most)


def written(script: Script, most: int = 14) -> list[Step]:
    """What a script begins with, and some random appends after that."""
    draw = script.draw
    claims = tuple(script.claim() for _ in range(4))
    steps = [Step(beginning()), Step((*claims, *(script.coding() for _ in range(5))))]
    for _ in range(int(str(draw(st.integers(4, most))))):
        events = tuple(script.event() for _ in range(int(str(draw(st.integers(1, BATCH))))))
        if draw(st.integers(0, 3)):
            steps.append(Step(events))
            continue
        import_id = script.id("import")
        started = ImportStarted(adapter="x", file="x", sha256="0" * 64, size=0, version=1)
        steps.append(Step((started, *events), import_id))
        # What comes between may not refer to what is not visible yet; it stands for itself.
        steps.append(Step((AgentNamed(agent=AGENTS[6], name=import_id),)))
        if draw(st.integers(0, 4)):
            steps.append(Step((ImportFinished(added=len(events)),), import_id))
    return steps


def filled(steps: list[Step]) -> MemoryStore:
    """A store in which these appends were made, at moments that depend on nothing else."""
    store = MemoryStore(
        recorder="ann", clock=SteppingClock(start=START, step=3_600_000_000), ledger_id="L" * 26
    )
    for step in steps:
        store.append(step.events, recorder="ann", import_id=step.import_id)
    return store


def redaction(store: MemoryStore, seqs: Iterable[int], keep_place: bool = True) -> PayloadRedacted:
    """What erases these events of a store; of a mention nobody knows, it keeps nothing."""
    found = [r for r in store.pick(sorted(seqs)) if r.event is not None]
    holes = tuple(hole(r, nobody) if keep_place else Hole(seq=r.seq) for r in found)
    return PayloadRedacted(by="ann", holes=holes, reason="privacy")


def nobody(_mention: Mention, _source: str) -> str:
    """Nobody knows who is meant."""
    return ""


def erasable(recorded: Iterable[Recorded]) -> list[int]:
    """The numbers of the events that may be erased."""
    return [
        r.seq
        for r in recorded
        if r.seq > 1 and r.event and not isinstance(r.event, PayloadRedacted)
    ]
