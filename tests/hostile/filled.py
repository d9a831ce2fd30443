"""A ledger in which every text that anybody can choose is one of a list."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, Final, get_args

from ledger import Ledger
from ledger.claims import (
    Act,
    ActsFor,
    Agent,
    AgentKind,
    Anchor,
    Assessment,
    Claim,
    Coding,
    Hedge,
    Hop,
    Link,
    Mention,
    Occurrence,
    Rating,
    Reading,
    Relationship,
    Resolution,
    Retraction,
    Source,
    Term,
    Version,
    Words,
    changed,
)
from ledger.clock import SteppingClock
from ledger.events import (
    AgentActsFor,
    AgentNamed,
    AgentRegistered,
    AgentsMerged,
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
    RatingGiven,
    RelationshipDefined,
    ReportCorrected,
    Reviewed,
    SourceAmended,
    SourceCaptured,
    Withdrawn,
)
from ledger.inquiry import Hypothesis, Weighing
from ledger.times import When
from tests.show.shelf import started

PARTIES: Final = ("party one", "party two")
RELATIONS: Final = ("contradicts", "differing_account", "denies", "restates", "copy_of")
ASPECTS: Final = 6
KINDS: Final[tuple[AgentKind, ...]] = (
    "person", "outlet", "organisation", "commenter", "unnamed", "office",
)  # fmt: skip
SUM: Final = "0" * 64


class Texts:
    """The texts of a list, round and round: each asks for the next."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.all = tuple(texts)
        self._at = 0

    def __call__(self, most: int = 4000) -> str:
        text = self.all[self._at % len(self.all)][:most]
        self._at += 1
        return text

    def id(self, stem: str) -> str:
        """Make an id that nothing else has, hostile as well."""
        return f"{stem} {self._at} {self(30)}"


def filled(texts: Sequence[str], path: str | Path = ":memory:", *, records: int = 30) -> Ledger:
    """Make a ledger whose names, words, reasons, terms, ids and keys are these texts.

    It has as many `records`, each of an agent, a source, a claim and what is said of it; these take
    over 60 texts each.
    """
    clock = SteppingClock(started(2023, 8, 10).start, step=60_000_000)
    take = Texts(texts)
    book = Ledger.open(path, by="ann", clock=clock)
    write(book, take, [_party(take, id) for id in PARTIES])
    claims: list[Claim] = []
    for n in range(records):
        claims.append(_one(book, take, n))
    _judged(book, take, claims)
    return book


def write(book: Ledger, take: Texts, events: Sequence[Event]) -> None:
    """Append events under a hostile recorder's name."""
    book.store.append(events, recorder=take(200) or "ann")


def _party(take: Texts, id: str) -> Event:
    names = (f"{id} {take()}"[:4000], take())
    return AgentRegistered(agent=Agent(extras={take(): take()}, id=id, kind="state", names=names))


def _when(take: Texts, day: str = "") -> When:
    return When(edtf=day, words=take())


def _one(book: Ledger, take: Texts, n: int) -> Claim:
    """Record an agent, a source and a claim of theirs, and how it is coded."""
    agent, source, claim = take.id("agent"), take.id("source"), take.id("claim")
    captured = Source(
        extras={take(): take()}, host=Mention(text=take()), id=source, key=f"{n} {take()}",
        language=take(), name=take(), published=_when(take, "2023-08-09" if n % 3 else ""),
        publisher=Mention(agent=agent, text=take()), title=take(), url=take(),
    )  # fmt: skip
    told = _claim(take, n, id=claim, source=source, agent=agent)
    coding = Coding(
        aspect=take.all[n % ASPECTS] if n % 7 else "", bearing=("closer", "open", "apart")[n % 3],
        claim=claim, codebook=take(), coder=take() if n % 2 else f"rule:{take()}"[:4000],
        id=take.id("coding"), named=(take(), take()), parties=PARTIES, why=take(),
    )  # fmt: skip
    known = Agent(extras={take(): take()}, id=agent, kind=KINDS[n % 6], names=(take(), take()))
    write(book, take, [
        AgentRegistered(agent=known),
        AgentNamed(agent=agent, by=take(), name=take()),
        SourceCaptured(source=captured, version=Version(media_type=take(), sha256=SUM)),
        ClaimRecorded(claim=told, version=take()),
        ClaimCoded(coding=coding),
        RatingGiven(rating=Rating(
            by=take(), given=_when(take), id=take.id("rating"),
            target=(source, agent, claim)[n % 3], term=Term(scale=take(), term=take()), why=take(),
        )),
    ])  # fmt: skip
    return told


def _claim(take: Texts, n: int, *, id: str, source: str, agent: str) -> Claim:
    speaker = (agent, *PARTIES, None)[n % 4]
    outlet = Hop(
        by=(Mention(agent=agent, text=take()),), cue=Words(text=take()), said=_when(take),
        verb="report",
    )  # fmt: skip
    last = Hop(
        by=(Mention(agent=speaker, text=take()), *((Mention(text=take()),) if n % 5 == 0 else ())),
        cue=Words(text=take()), said=_when(take, "2023-08" if n % 2 else ""),
        voice="ascribed" if n % 6 == 5 else "speaks", wording="verbatim",
    )  # fmt: skip
    acts = get_args(Act)
    return Claim(
        act=acts[n % len(acts)], addressee=Mention(text=take()),
        anchor=Anchor(exact=take(), prefix=take(), suffix=take()) if n % 4 else None,
        chain=(outlet, last) if n % 3 else (last,), content=take(), extras={take(): take()},
        flags=("comment",) if n % 11 == 10 else (), form=("direct", "indirect")[n % 2],
        hedges=(Hedge(owner=0, text=take()),), id=id,
        occurrence=Occurrence(happened=_when(take), key=take(), words=Words(text=take())),
        reading=Reading(confidence=50, pattern=take(), reader=take(), version=1) if n % 2 else None,
        source=source,
    )  # fmt: skip


def _judged(book: Ledger, take: Texts, claims: Sequence[Claim]) -> None:
    """Link, retract, correct, review, weigh and assess what was recorded, pin it and erase some."""
    ids = [claim.id for claim in claims]
    for n, (one, other) in enumerate(pairwise(claims)):
        write(book, take, list(_of_pair(take, n, one, other)))
    hypotheses = [
        Hypothesis(
            aspect=take(), by=take(), id=take.id("hypothesis"), made=_when(take), parties=PARTIES,
            question="", statement=take(),
        )
        for _ in range(3)
    ]  # fmt: skip
    write(book, take, [HypothesisStated(hypothesis=it) for it in hypotheses])
    write(book, take, [
        EvidenceWeighed(weighing=Weighing(
            by=take.all[n % 3], claim=id, hypothesis=it.id, id=take.id("weighing"),
            made=_when(take), score=("CC", "I", "N")[(n + m) % 3], why=take(),
        ))
        for n, id in enumerate(ids[:20]) for m, it in enumerate(hypotheses)
    ])  # fmt: skip
    for n in range(ASPECTS):
        _assess(book, take, n, ids)
    write(book, take, [
        RelationshipDefined(relationship=Relationship(
            codebook=take(), id=take.id("pair"), name=take(), parties=PARTIES
        )),
        AgentsMerged(
            agent=claims[2].chain[0].by[0].agent or "", by=take(), into=PARTIES[0], why=take()
        ),
    ])  # fmt: skip
    book.pin(take.all[0].strip() or "x", book.relationship(*PARTIES), take())
    book.redact(claims[1].id, reason=take() or "privacy", note=take())


def _of_pair(take: Texts, n: int, one: Claim, other: Claim) -> Any:
    """Everything that can be said of a claim beside its coding; each claim gets some of it."""
    speaker = Hop(by=(Mention(agent=PARTIES[n % 2], text=take()),), said=_when(take))
    relation = RELATIONS[n % len(RELATIONS)]
    link = Link(
        by=f"rule:{take()}"[:4000] if n % 4 == 3 else take(), claim=one.id,
        id=take.id("link"), other=other.id, relation=relation, why=take(),
    )  # fmt: skip
    yield ClaimsLinked(link=link)
    if n % 5 == 1:
        yield ClaimAmended(claim=changed(one, content=take()), reason=take(), version=take())
    if n % 5 == 2:
        yield ReportCorrected(
            claim=changed(one, content=take()), note=take(), published=_when(take, "2023-08-10"),
            sha256=SUM,
        )  # fmt: skip
    if n % 7 == 3:
        yield ClaimRetracted(retraction=Retraction(
            chain=(speaker,), claim=one.id, id=take.id("retraction"), source=one.source,
            words=take(),
        ))  # fmt: skip
    if n % 7 == 4:
        yield Reviewed(
            by=take(), id=take.id("review"), target=one.id, verdict="confirmed", why=take()
        )
    if n % 13 == 5:
        yield Withdrawn(by=take(), reason=take() or "x", target=one.id)
    if n % 7 == 5:
        yield AgentActsFor(acts_for=ActsFor(
            agent=one.chain[0].by[0].agent or PARTIES[0], by=take(), id=take.id("acts"),
            party=PARTIES[n % 2], why=take(),
        ))  # fmt: skip
        yield MentionResolved(resolution=Resolution(
            agent=PARTIES[n % 2], by=take(), id=take.id("meant"), source=one.source,
            text=one.chain[-1].name, why=take(),
        ))  # fmt: skip
    if n % 7 == 6:
        yield SourceAmended(
            reason=take(),
            source=Source(id=one.source, key=f"{n} amended {take()}", name=take(), title=take()),
        )


def _assess(book: Ledger, take: Texts, n: int, ids: Sequence[str]) -> None:
    first = Assessment(
        alternatives=(take(), take()), aspect=take.all[n] if n else "", assessor=take(),
        confidence=Term(scale=take(), term=take()), id=take.id("assessment"),
        likelihood=Term(scale=take(), term=take()), made=_when(take), parties=PARTIES,
        rests_on=tuple(ids[:3]), statement=take(),
    )  # fmt: skip
    again = changed(
        first, id=take.id("assessment"), reason="new evidence", statement=take(),
        supersedes=first.id,
    )  # fmt: skip
    write(book, take, [AssessmentMade(assessment=first), AssessmentMade(assessment=again)])
