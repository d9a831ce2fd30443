"""A large made-up ledger: two states, their ministries, many outlets, years of statements."""

from __future__ import annotations

import random

from ledger import Ledger
from ledger.claims import (
    ActsFor,
    Agent,
    Anchor,
    Assessment,
    Bearing,
    Claim,
    Coding,
    Hop,
    Link,
    Mention,
    Retraction,
    Source,
    Version,
)
from ledger.clock import SteppingClock
from ledger.events import (
    AgentActsFor,
    AgentRegistered,
    AssessmentMade,
    ClaimCoded,
    ClaimRecorded,
    ClaimRetracted,
    ClaimsLinked,
    Event,
    SourceCaptured,
)
from ledger.times import When
from tests.show.shelf import started

STATES = ("Arcadia", "Borduria")
VOICES = (
    "Foreign Ministry", "President", "Defence Ministry", "Envoy to the Union", "Trade Office",
    "Prime Minister", "Chief of Staff", "Central Bank",
)  # fmt: skip
OUTSIDE = tuple(
    f"{place} {kind}"
    for place in ("Calder", "Dunmore", "Estwick", "Fairhaven")
    for kind in ("Institute", "Observatory", "Foreign Office", "Chamber of Commerce", "Centre")
)
ASPECTS = ("contact", "settlement", "military support", "economy", "neutrality", "overall")
SAYS = (
    "{a} and {b} agreed to widen trade in grain and timber before the winter",
    "{a} will not send arms to either side of the border dispute",
    "talks with {b} on the river treaty were open and useful",
    "{b} has broken its word on the river treaty",
    "relations between {a} and {b} have never been closer",
    "{a} keeps to its neutrality and expects {b} to do the same",
    "exports from {a} to {b} fell by a third in the last quarter",
    "ministers of {a} and {b} spoke by telephone about the prisoners",
)
BEARINGS: tuple[Bearing, ...] = ("closer", "apart", "neutral", "none", "open")


def crowd(claims: int, seed: int = 1) -> Ledger:
    """Make a ledger of that many claims about two invented states."""
    clock = SteppingClock(started(2021, 1, 4).start, step=6 * 3_600_000_000)
    book = Ledger.open(":memory:", by="ann", clock=clock)
    draw = random.Random(seed)
    voices = {state: [f"{state} {voice}" for voice in VOICES] for state in STATES}
    people = [*voices[STATES[0]], *voices[STATES[1]], *OUTSIDE]
    book.append(*_cast(voices, people), *_sources(60, draw))
    step = max(claims // 12, 1)
    for start in range(0, claims, step):
        book.append(*_claims(range(start, min(start + step, claims)), people, draw))
    book.append(*_judgements(claims, draw))
    return book


def _cast(voices: dict[str, list[str]], people: list[str]) -> list[Event]:
    states = [AgentRegistered(agent=Agent(id=s, kind="state", names=(s,))) for s in STATES]
    others = [AgentRegistered(agent=Agent(id=p, kind="organisation", names=(p,))) for p in people]
    acting = [
        AgentActsFor(acts_for=ActsFor(agent=v, by="ann", id=f"acts {v}", party=state))
        for state, own in voices.items()
        for v in own
    ]
    return [*states, *others, *acting]


def _day(draw: random.Random) -> str:
    year, month, day = draw.randint(2018, 2023), draw.randint(1, 12), draw.randint(1, 28)
    if draw.random() < 0.08:
        return f"{year}-{month:02}"
    return f"{year}-{month:02}-{day:02}"


def _sources(count: int, draw: random.Random) -> list[Event]:
    return [
        SourceCaptured(
            source=Source(
                id=f"source {n}", key=f"name:{n}", name=f"The Evening Post no. {n}",
                published=None if n % 17 == 0 else When(edtf=_day(draw)),
            ),
            version=Version(sha256=f"{n:064x}"),
        )
        for n in range(count)
    ]  # fmt: skip


def _claims(numbers: range, people: list[str], draw: random.Random) -> list[Event]:
    events: list[Event] = []
    for n in numbers:
        who = people[min(int(draw.expovariate(0.09)), len(people) - 1)]
        a, b = draw.sample(STATES, 2)
        says = draw.choice(SAYS).format(a=a, b=b)
        said = When(edtf=_day(draw)) if draw.random() < 0.9 else None
        own = Hop(by=(Mention(agent=who, text=who),), said=said)
        outlet = Hop(by=(Mention(text="The Evening Post"),))
        chain = (outlet, own) if draw.random() < 0.6 else (own,)
        anchor = Anchor(exact=says, prefix=f"{who} said that ", suffix=".", spans=())
        claim = Claim(
            anchor=anchor, chain=chain, content=says, id=f"claim {n}",
            source=f"source {draw.randrange(60)}",
        )  # fmt: skip
        coding = Coding(
            aspect=draw.choice(ASPECTS), bearing=draw.choice(BEARINGS), claim=claim.id,
            coder="ann" if draw.random() < 0.4 else "rule:shipped@1", id=f"coding {n}",
            parties=STATES,
        )  # fmt: skip
        events += [ClaimRecorded(claim=claim), ClaimCoded(coding=coding)]
    return events


def _judgements(claims: int, draw: random.Random) -> list[Event]:
    some = [f"claim {n}" for n in draw.sample(range(claims), min(60, claims))]
    by = (Mention(agent="Arcadia President", text="the President"),)
    taken = [
        ClaimRetracted(
            retraction=Retraction(
                chain=(Hop(by=by, said=When(edtf="2023-11")),), claim=claim, id=f"taken {claim}",
                source="source 1", words="I was wrong",
            )
        )
        for claim in some[:20]
    ]  # fmt: skip
    linked = [
        ClaimsLinked(
            link=Link(by="ann", claim=one, id=f"link {one}", other=other, relation="contradicts")
        )
        for one, other in zip(some[20:40], some[40:60], strict=True)
    ]
    judged = AssessmentMade(
        assessment=Assessment(
            aspect="economy", assessor="ann", id="assessment", made=When(edtf="2023-12-01"),
            parties=STATES, rests_on=tuple(some[:3]), statement="Trade is cooling.",
        )
    )  # fmt: skip
    return [*taken, *linked, judged]
