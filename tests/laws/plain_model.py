"""What a relationship holds, worked out the slow and plain way from a list of what was done.

Every question folds the whole list from zero. Nothing here keeps rows, indexes or positions; the
words of the rules are those of the pages on views and times.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import attrs

from ledger.claims import Coding, Mention
from ledger.events import ClaimCoded, ClaimRecorded, Event, Recorded
from ledger.references import made, references
from ledger.times import Bounds, Fit, cap
from tests.laws.plain_state import NOW, Asked, State, Version, bounds_of, visible

DISPUTES = ("contradicts", "denies", "doubts")


@attrs.frozen(kw_only=True)
class Row:
    """One claimant's statement under one coding, as a question sees it."""

    agent: str
    coding: Coding
    fits: Fit
    late: tuple[bool, int, int, int, int]
    place: tuple[str, int]
    pub: Bounds
    said: Bounds
    seq: int
    struck: bool
    version: Version

    @property
    def claim(self) -> str:
        return self.version.claim.id


@attrs.frozen(kw_only=True)
class PlainParty:
    """Which claims a party's position shows; `latest` comes with the number of its event."""

    latest: tuple[str, int] | None
    shown: frozenset[str]
    statements: int
    struck: frozenset[str]


@attrs.frozen(kw_only=True)
class PlainAspect:
    """Which claims stand where under an aspect."""

    accounts: frozenset[frozenset[str]]
    ascribed: frozenset[str]
    assessments: tuple[str, ...]
    claims: frozenset[str]
    disputes: frozenset[frozenset[str]]
    documents: frozenset[str]
    outside: frozenset[frozenset[str]]
    parties: tuple[PlainParty, PlainParty]
    possibly: frozenset[str]


@attrs.frozen(kw_only=True)
class PlainView:
    """Which claims stand where in a relationship, and the counts."""

    aspects: dict[str, PlainAspect]
    assessments: tuple[str, ...]
    claims: frozenset[str]
    comments: int
    documents: frozenset[str]
    judged: int
    possibly: frozenset[str]
    unreviewed: frozenset[str]


@attrs.define
class Model(State):
    """What the state after some events shows."""

    # Rows

    def rows(self, first: str, second: str, asked: Asked) -> list[Row]:
        """Every statement that belongs to the relationship of two agents, those set apart too."""
        voices = self.voices(first), self.voices(second)
        found = []
        for id, versions in self.claims.items():
            if not self.turned_down(id):
                for version in versions:
                    unseen = asked.reviewed and self.unreviewed(version.claim)
                    if version.current(asked) and not unseen:
                        found += self.stated(version, voices, asked)
        return self.counted(found)

    def stated(
        self, version: Version, voices: tuple[dict[str, set[Bounds]], ...], asked: Asked
    ) -> list[Row]:
        """The rows of one wording: its claimants times its codings for these parties."""
        said, pub = self.bounds(version)
        fits = asked.fits(said, pub)
        claim, found = version.claim, []
        for seq, coding in self.codings.values():
            if coding.claim != claim.id or coding.id in self.out:
                continue
            if not concerns(coding.parties, voices, said):
                continue
            for mention in claim.who or (Mention(),):
                agent = self.meant(mention, claim.source)
                dated = claim.date is not None and claim.date.resolved
                late = (
                    dated or pub[0] is not None, or_last(said[1]), or_first(said[0]),
                    or_last(pub[1]), version.seq,
                )  # fmt: skip
                found.append(
                    Row(
                        agent=agent, coding=coding, fits=fits, late=late, pub=pub, said=said,
                        place=(mention.text, mention.at[0] if mention.at else -1), seq=seq,
                        struck=self.struck(claim.id, agent, voices, asked), version=version,
                    )
                )  # fmt: skip
        return found

    def counted(self, rows: list[Row]) -> list[Row]:
        """Of each claim every person's newest coding counts; a rule's only where nobody coded."""
        kept = []
        for row in rows:
            same = [r for r in rows if r.claim == row.claim]
            people = [r for r in same if not r.coding.coder.startswith("rule:")]
            rivals = [r for r in people or same if coder(r) == coder(row)]
            if (row in people or not people) and row.seq == max(r.seq for r in rivals):
                kept.append(row)
        return [row for row in kept if row.fits != "after"]

    def struck(
        self, claim: str, agent: str, voices: tuple[dict[str, set[Bounds]], ...], asked: Asked
    ) -> bool:
        """Whether somebody who may had taken a claim back by then."""
        for _, at, retraction in self.retractions.values():
            if retraction.claim != claim:
                continue
            pub = self.published(retraction.source, at)
            said = cap(*bounds_of(retraction.chain[-1].said), upper=(pub[1], at))[:2]
            by = next(iter(retraction.chain[-1].agents), "")
            may = not by or self.root(by) == self.root(agent)
            may = may or any(by in speak and agent in speak for speak in voices)
            if may and asked.fits(said, pub) == "by_then":
                return True
        return False

    # Views

    def view(self, first: str, second: str, asked: Asked = NOW) -> PlainView:
        """Work out which claims stand where."""
        found = self.rows(first, second, asked)
        rows = [r for r in found if not r.version.claim.flags]
        sure = [r for r in rows if r.fits == "by_then"]
        judged = self.judged(first, second, asked)
        names = {r.coding.aspect for r in rows} | set(judged)
        people = {r.claim for r in sure if not r.coding.coder.startswith("rule:")}
        people |= {r.claim for r in sure if self.verdict(r.claim) == "confirmed"}
        codings = [r for r in sure if self.verdict(r.coding.id, merging=False) == "confirmed"]
        people |= {r.claim for r in codings}
        return PlainView(
            aspects={
                name: self.aspect(
                    [r for r in rows if r.coding.aspect == name],
                    (self.voices(first), self.voices(second)),
                    tuple(judged.get(name, ())),
                )
                for name in names - {""}
            },
            assessments=tuple(judged.get("", ())),
            claims=claims(sure),
            comments=self.comments({r.version.claim.source for r in rows}, asked),
            documents=documents(sure),
            judged=len(people),
            possibly=claims(r for r in rows if r.fits == "possibly"),
            unreviewed=claims(r for r in sure if self.unreviewed(r.version.claim)),
        )

    def aspect(
        self,
        rows: list[Row],
        voices: tuple[dict[str, set[Bounds]], dict[str, set[Bounds]]],
        judged: tuple[str, ...],
    ) -> PlainAspect:
        sure = [r for r in rows if r.fits == "by_then"]
        spoken = [r for r in rows if r.version.claim.chain[-1].voice == "speaks"]
        first, second = ([r for r in spoken if speaks(v, r.agent, r.said)] for v in voices)
        strangers: dict[str, list[Row]] = defaultdict(list)
        for r in spoken:
            if r not in first and r not in second and r.fits == "by_then" and not r.struck:
                strangers[self.root(r.agent) or f"{r.version.claim.source} {r.place[0]}"].append(r)
        standing = {r.claim for r in rows if r.fits == "by_then" and not r.struck}
        return PlainAspect(
            accounts=self.joined(standing, ("differing_account",)),
            ascribed=claims(r for r in sure if r.version.claim.chain[-1].voice == "ascribed"),
            assessments=judged,
            claims=claims(sure),
            disputes=self.joined(standing, DISPUTES),
            documents=documents(sure),
            outside=frozenset(claims(latest(own)) for own in strangers.values()),
            parties=(party(first), party(second)),
            possibly=claims(r for r in rows if r.fits == "possibly"),
        )

    def joined(self, standing: set[str], relations: Iterable[str]) -> frozenset[frozenset[str]]:
        """Groups of standing claims that links of these relations join."""
        groups: list[set[str]] = []
        for _, link in self.links.values():
            ends = {link.claim, link.other}
            if link.relation in relations and ends <= standing and link.id not in self.out:
                touching = [g for g in groups if g & ends]
                groups = [g for g in groups if not g & ends]
                groups.append(ends.union(*touching))
        return frozenset(map(frozenset, groups))

    def judged(self, first: str, second: str, asked: Asked) -> dict[str, list[str]]:
        """The assessments that nobody superseded by then, per aspect, newest first."""
        fits: dict[str, Fit] = {}
        pair = sorted((self.root(first), self.root(second)))
        for id, (_, at, assessment) in self.assessments.items():
            made = cap(*bounds_of(assessment.made), upper=(at,))[:2]
            if sorted(map(self.root, assessment.parties)) == pair:
                fits[id] = asked.fits(made, made)
        there = {id: self.assessments[id] for id in fits if fits[id] != "after"}
        replaced = {it.supersedes for id, (_, _, it) in there.items() if fits[id] == "by_then"}
        found: dict[str, list[str]] = defaultdict(list)
        for id, (_, _, it) in sorted(there.items(), key=lambda item: item[1][0], reverse=True):
            if id not in replaced:
                found[it.aspect].append(id)
        return found

    def comments(self, sources: set[str], asked: Asked) -> int:
        """How many readers' comments stand in these sources."""
        return sum(
            any(
                version.claim.is_comment
                and version.claim.source in sources
                and version.current(asked)
                and asked.fits(*self.bounds(version)) != "after"
                for version in versions
            )
            for versions in self.claims.values()
        )

    def listed(self, asked: Asked = NOW) -> set[str]:
        """The claims that a list of claims shows: surely by then, not turned down, no comments."""
        return {
            id
            for id, versions in self.claims.items()
            for version in versions
            if not self.turned_down(id)
            and not (asked.reviewed and self.unreviewed(version.claim))
            and version.current(asked)
            and not version.claim.is_comment
            and asked.fits(*self.bounds(version)) == "by_then"
        }

    def held(self, first: str, second: str) -> set[tuple[str, str]]:
        """The claims of a pair of agents with the aspects they are counted under."""
        found = self.rows(first, second, NOW)
        return {(r.claim, r.coding.aspect) for r in found if not r.version.claim.flags}


def speaks(voices: dict[str, set[Bounds]], agent: str, said: Bounds) -> bool:
    """Whether an agent was one of these voices when it spoke; undated: when it was reported."""
    lo, hi = said[1] if said[0] is None else said[0], said[1]
    return any(
        (start is None or hi is None or hi >= start) and (end is None or lo is None or lo <= end)
        for start, end in voices.get(agent, ())
    )


def concerns(
    parties: Iterable[str], voices: tuple[dict[str, set[Bounds]], ...], said: Bounds
) -> bool:
    """Whether a coding's parties stood for the two whose relationship it is."""
    named = sorted(set(parties))
    pairs = [(a, b) for a in named for b in named if a < b]
    for a, b in pairs:
        x, y = (a, b) if a in voices[0] and b in voices[1] else (b, a)
        if speaks(voices[0], x, said) and speaks(voices[1], y, said):
            return True
    return False


def latest(rows: list[Row]) -> list[Row]:
    """The statements that none of the others is surely later than."""
    starts = [r.said[0] for r in rows if r.said[0] is not None]
    return [r for r in rows if r.said[1] is None or all(r.said[1] >= lo for lo in starts)]


def party(rows: list[Row]) -> PlainParty:
    standing = [r for r in rows if r.fits == "by_then" and not r.struck]
    shown = latest(standing)
    top = max(shown, key=lambda r: r.late, default=None)
    return PlainParty(
        latest=(top.claim, top.version.seq) if top else None,
        shown=claims(shown),
        statements=len({r.claim for r in rows if r.fits == "by_then"}),
        struck=claims(r for r in rows if r.struck),
    )


def coder(row: Row) -> str:
    """Who coded; all versions of a rule are one."""
    name = row.coding.coder
    return name.partition("@")[0] if name.startswith("rule:") else name


def claims(rows: Iterable[Row]) -> frozenset[str]:
    return frozenset(r.claim for r in rows)


def documents(rows: Iterable[Row]) -> frozenset[str]:
    return frozenset(r.version.claim.source for r in rows)


def or_last(bound: int | None) -> int:
    return 2**62 if bound is None else bound


def or_first(bound: int | None) -> int:
    return -(2**62) if bound is None else bound


def about(recorded: Iterable[Recorded], subject: str) -> set[int]:
    """The events that bring a subject or refer to it, codings and claims left out."""
    return {
        one.seq
        for one in visible(recorded)
        if one.event is not None
        and not isinstance(one.event, ClaimCoded)
        and subject in ids_of(one.event)
        and not (isinstance(one.event, ClaimRecorded) and made(one.event) != subject)
    }


def ids_of(event: Event) -> set[str]:
    return {id for _, _, id in references(event)} | {made(event) or ""}


def model(recorded: Iterable[Recorded]) -> Model:
    """Fold the visible events into a model."""
    state = Model()
    for one in visible(recorded):
        state.take(one)
    return state
