"""Claimants over time: what each said, took back, said otherwise, and who contradicted them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator

import attrs

from ledger.views.basis import Basis
from ledger.views.cells import HasWhy, Statement, Step, Why
from ledger.views.printing import printed
from ledger.views.records.disagreement import Disagreement, linked, links_of
from ledger.views.records.reversals import Reversal, changes_of_position, each_once
from ledger.views.records.standing import Slot, Standing, slots


@attrs.frozen(kw_only=True)
class Tally:
    """So many of so many."""

    count: int
    of: int

    def __str__(self) -> str:
        """Print it with its denominator: "2 of 14"."""
        return f"{self.count} of {self.of}"


_AGAINST = ("contradicts", "denies", "doubts")


@attrs.frozen(kw_only=True)
class Against:
    """A claim of theirs that somebody contradicted, denied or doubted, and by whom.

    `by` is who did, by name (of what is ascribed, its ascriber); `own` tells that it was the
    claimant. Who said it jointly did so each.
    """

    by: str
    finding: Disagreement
    own: bool

    def why(self) -> Why:
        """Show both claims' sentences and the events that set them against one another."""
        return self.finding.why()


@attrs.frozen(kw_only=True)
class SlotRecord:
    """What one claimant said of one aspect of one relationship, and what became of it.

    `parties` are their names, ("", "") for what nobody placed; `aspect` is "" for what fits none.
    """

    against: tuple[Against, ...]
    aspect: str
    parties: tuple[str, str]
    retractions: tuple[Reversal, ...]
    reversals: tuple[Reversal, ...]
    statements: int

    @property
    def contradicted(self) -> Tally:
        """How many of the statements were contradicted, denied or doubted."""
        return Tally(count=_targets(self.against), of=self.statements)

    @property
    def reversed(self) -> Tally:
        """How many of the statements took another position than one before."""
        return Tally(count=len(self.reversals), of=self.statements)

    @property
    def retracted(self) -> Tally:
        """How many of the statements were taken back."""
        return Tally(count=len(self.retractions), of=self.statements)


@attrs.frozen(kw_only=True)
class ClaimantRecord:
    """One claimant over time, as of a basis; every count is out of `statements`.

    `statements` are the claimant's own claims that were surely made by then; `reported` those of
    others that came through it (of `through` reported claims in all); `ascribed` what others say
    that it wants or feels; `possibly` what may be later than asked. `reversals` are changes of
    position whose order is sure, `unordered` those whose order nobody knows; `against` and
    `restated` are what persons linked or confirmed, `proposed` is how many more a rule proposed.
    """

    against: tuple[Against, ...]
    ascribed: int
    basis: Basis
    id: str
    kind: str
    name: str
    possibly: int
    proposed: int
    reported: int
    restated: tuple[Disagreement, ...]
    retractions: tuple[Reversal, ...]
    reversals: tuple[Reversal, ...]
    slots: tuple[SlotRecord, ...]
    sources: int
    statements: int
    through: int
    unordered: tuple[Reversal, ...]

    @property
    def contradicted(self) -> Tally:
        """How many of the statements were contradicted, denied or doubted, by anybody."""
        return Tally(count=_targets(self.against), of=self.statements)

    @property
    def by_whom(self) -> tuple[tuple[str, int], ...]:
        """Who contradicted how many of the statements, most first; the claimant as "self"."""
        by: defaultdict[str, set[str]] = defaultdict(set)
        for it in self.against:
            by["self" if it.own else it.by].add(it.finding.statements[1].row.claim)
        return tuple(
            sorted(((who, len(own)) for who, own in by.items()), key=lambda w: (-w[1], w[0]))
        )

    @property
    def revised(self) -> int:
        """How often it said otherwise or took something back."""
        return len(self.reversals) + len(self.retractions)

    def why(self) -> Why:
        """Show the events of each reversal, retraction and contradiction, with their sentences."""
        entries: tuple[HasWhy, ...] = (*self.reversals, *self.retractions, *self.against)
        found = (step for entry in entries for step in entry.why().steps)
        return Why(cell=self.name, steps=tuple(_once(found)))

    def __str__(self) -> str:
        """Print it as text."""
        return printed(self)


@attrs.frozen(kw_only=True)
class Claimants:
    """All who said anything, as of a basis: the most contradicted or revised first."""

    basis: Basis
    records: tuple[ClaimantRecord, ...]

    def __iter__(self) -> Iterator[ClaimantRecord]:
        """Go through them."""
        return iter(self.records)

    def __len__(self) -> int:
        """Count them."""
        return len(self.records)

    def __str__(self) -> str:
        """Print them as text."""
        return printed(self)


def claimant_record(standing: Standing, agent: str) -> ClaimantRecord:
    """Put together the record of one agent, by id, from its own statements and links."""
    members = standing.context.who.members(agent)
    return _record(standing, agent, standing.said_by(members), _through(standing))


def claimant_records(standing: Standing) -> Claimants:
    """Put together the records of all who said anything whom somebody knows, in one pass."""
    who = standing.context.who
    by_agent: dict[str, list[Statement]] = defaultdict(list)
    for it in standing.every():
        if it.row.agent and not it.row.apart:
            by_agent[who.root(it.row.agent)].append(it)
    through = _through(standing)
    agents = {*by_agent, *through[0]}
    found = [_record(standing, a, by_agent.get(a, []), through) for a in agents]
    return Claimants(basis=standing.basis, records=tuple(sorted(found, key=_rank)))


def _rank(it: ClaimantRecord) -> tuple[int, int, str, str]:
    count = it.contradicted.count + it.revised
    return -count, it.statements if count else 0, it.name.casefold(), it.id


def _record(
    standing: Standing,
    agent: str,
    said: list[Statement],
    through: tuple[Counter[str], int],
) -> ClaimantRecord:
    who = standing.context.who
    sure = [s for s in said if not s.possibly and not s.row.apart]
    own = [s for s in sure if not s.row.ascribed]
    claims = {s.row.claim for s in own}
    found = _links(standing, own)
    judged = [d for d in found if d.says in ("person", "confirmed")]
    against = tuple(_against(standing, agent, judged, claims))
    turns = [(slot, changes_of_position(slot.statements)) for slot in slots(standing, own)]
    every = each_once(t for _, own_turns in turns for t in own_turns)
    row = who.row(agent)
    return ClaimantRecord(
        against=against,
        ascribed=len({s.row.claim for s in sure if s.row.ascribed}),
        basis=standing.basis,
        id=agent,
        kind=row.kind if row else "unknown",
        name=who.name(agent),
        possibly=len({s.row.claim for s in said if s.possibly and not s.row.apart}),
        proposed=len(found) - len(judged),
        reported=through[0][agent],
        restated=tuple(d for d in judged if _restates(d, claims)),
        retractions=tuple(r for r in every if r.kind == "retracted"),
        reversals=tuple(r for r in every if r.kind != "retracted" and r.ordered),
        slots=tuple(_slot(standing, slot, own_turns, against) for slot, own_turns in turns),
        sources=len({s.row.source for s in own}),
        statements=len(claims),
        through=through[1],
        unordered=tuple(r for r in every if not r.ordered),
    )


def _slot(
    standing: Standing, slot: Slot, turns: tuple[Reversal, ...], against: tuple[Against, ...]
) -> SlotRecord:
    who = standing.context.who
    claims = {s.row.claim for s in slot.statements}
    first, second = (who.name(p) if p else "" for p in slot.parties)
    return SlotRecord(
        against=tuple(a for a in against if a.finding.statements[1].row.claim in claims),
        aspect=slot.aspect,
        parties=(first, second),
        retractions=tuple(r for r in turns if r.kind == "retracted"),
        reversals=tuple(r for r in turns if r.kind != "retracted" and r.ordered),
        statements=len(claims),
    )


def _links(standing: Standing, own: list[Statement]) -> list[Disagreement]:
    """List the recorded links of a claimant's claims to others in the basis that are not apart."""
    by_claim = {s.row.claim: s for s in reversed(own)}
    far = {e for k in links_of(standing, by_claim) for e in (k.claim, k.other)} - by_claim.keys()
    sure = (s for s in standing.of_claims(far) if not s.possibly and not s.row.apart)
    others = {s.row.claim: s for s in reversed(tuple(sure))}
    return list(linked(standing, others | by_claim))


def _against(
    standing: Standing, agent: str, found: list[Disagreement], claims: Collection[str]
) -> Iterator[Against]:
    """List what was said against these claims, by each who said it where they spoke jointly."""
    kept = [d for d in found if d.relation in _AGAINST and d.statements[1].row.claim in claims]
    voices: dict[str, dict[str, Statement]] = defaultdict(dict)
    for it in standing.of_claims({d.statements[0].row.claim for d in kept}):
        voices[it.row.claim].setdefault(standing.claimant(it), it)
    for finding in kept:
        speaks, target = finding.statements
        for claimant, it in voices[speaks.row.claim].items():
            own = claimant == agent and not it.row.ascribed
            heard = attrs.evolve(finding, statements=(it, target))
            yield Against(by=_speaker(it), finding=heard, own=own)


def _speaker(it: Statement) -> str:
    """Name who says it: of what is ascribed, whoever ascribes it."""
    if not it.row.ascribed:
        return it.who
    return it.via[-1] if it.via else "[unnamed]"


def _restates(it: Disagreement, claims: Collection[str]) -> bool:
    return it.relation == "restates" and it.statements[0].row.claim in claims


def _through(standing: Standing) -> tuple[Counter[str], int]:
    """Count, for each agent, the claims that came through it, and all that came through anybody.

    Reporters are kept in the claims alone: this reads every reported claim once.
    """
    context, count, seen = standing.context, Counter[str](), 0
    for claim in standing.reported():
        seen += 1
        mentions = (m for hop in claim.reported_by for m in hop.by)
        meant = {context.who.meant(m, claim.source) for m in mentions} - {""}
        count.update({context.who.root(agent) for agent in meant})
    return count, seen


def _targets(against: tuple[Against, ...]) -> int:
    return len({a.finding.statements[1].row.claim for a in against})


def _once(steps: Iterable[Step]) -> Iterator[Step]:
    yield from {s.recorded.seq: s for s in steps}.values()
