"""Who changed position, what was corrected, which assessments were superseded: out of how many."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import get_args

import attrs

from ledger.errors import BadQuestion, nearest
from ledger.events import AssessmentMade, SourceAmended
from ledger.projections.judgements import ASSESSMENTS, AssessmentRow
from ledger.projections.relationship import PlacedRow
from ledger.projections.timeline import StatementRow, claim_of
from ledger.replay.history import Entry, entry
from ledger.replay.moment import Moment
from ledger.replay.revision import Revised, Reviser, Revision
from ledger.views.acts import worded
from ledger.views.cells import Statement
from ledger.views.corrections import corrections
from ledger.views.records.reversals import Reversal, changes_of_position, each_once
from ledger.views.records.standing import Standing, slots
from ledger.views.rows.engine import Views


def revised(
    moment: Moment, views: Views, by: Reviser, pair: tuple[str, str] | None
) -> tuple[Revised, ...]:
    """List who revised, whoever revised most first; of one relationship, or of all.

    Raises `BadQuestion` for an unknown `by`, `NotFound` and `Ambiguous` for a party.
    """
    known = get_args(Reviser)
    if by not in known:
        hint = f"Choose one of {', '.join(map(repr, known))}.{nearest(str(by), known)}"
        raise BadQuestion(asked=f"by={by!r}", why="nobody's revisions are listed so", hint=hint)
    reading = _Reading(moment, views, pair)
    ways: dict[str, Callable[[], Iterator[Revised]]] = {
        "assessor": reading.assessors,
        "claimant": reading.claimants,
        "source": reading.sources,
    }
    found = ways[by]()
    return tuple(sorted(found, key=lambda r: (-len(r.revisions), -len(r.possibly), -r.of, r.name)))


class _Reading:
    """What is read of a moment, of one pair of parties or of all."""

    def __init__(self, moment: Moment, views: Views, pair: tuple[str, str] | None) -> None:
        self._moment = moment
        self._views = views
        self._at = moment.basis.seq
        self._voices: tuple[set[str], set[str]] | None = None
        if pair:
            ids = moment.who.find(pair[0]), moment.who.find(pair[1])
            self._voices = set(moment.who.voices(ids[0])), set(moment.who.voices(ids[1]))

    def claimants(self) -> Iterator[Revised]:
        """Give each claimant's changes of position, out of its statements."""
        standing = Standing(self._moment.ground)
        counted: dict[str, set[str]] = defaultdict(set)
        names: dict[str, str] = {}
        turned: dict[str, list[Reversal]] = defaultdict(list)
        for slot in slots(standing, filter(self._here, standing.every())):
            own = [s for s in slot.statements if _counts(s)]
            counted[slot.claimant] |= {s.row.claim for s in own}
            names.update((slot.claimant, s.who) for s in own[:1])
            turned[slot.claimant] += changes_of_position(own)
        for claimant, claims in counted.items():
            if claims:
                own_turns = map(self._turned, each_once(turned[claimant]))
                yield self._revised("claimant", claimant, names[claimant], len(claims), own_turns)

    def sources(self) -> Iterator[Revised]:
        """Give the corrections of each source, out of the claims in it."""
        claims = self._claims_by_source()
        for row in self._moment.sources():
            if claims[row.source] or self._voices is None:
                own = list(self._corrected(row.source, claims[row.source]))
                yield self._revised("source", row.source, row.name, len(claims[row.source]), own)

    def assessors(self) -> Iterator[Revised]:
        """Give the assessments that each assessor superseded, out of all it made."""
        rows: list[AssessmentRow] = self._views.rows(ASSESSMENTS, at=self._at)
        basis, own = self._moment.basis, defaultdict[str, list[AssessmentRow]](list)
        for row in sorted(rows, key=lambda r: r.seq):
            made = row.made_lo, row.made_hi
            if self._is_pair(row.a, row.b) and basis.fits(made, made) == "by_then":
                own[row.assessor].append(row)
        by_id = {row.id: row for row in rows}
        for name, made_by in own.items():
            pairs = ((r, by_id.get(r.supersedes)) for r in made_by)
            found = [self._superseded(row, before) for row, before in pairs if before]
            yield self._revised("assessor", name, name, len(made_by), found)

    def _revised(
        self, by: Reviser, id: str, name: str, of: int, found: Iterable[Revision]
    ) -> Revised:
        every = sorted(found, key=lambda r: r.entry.recorded.seq)
        return Revised(
            basis=self._moment.basis,
            by=by,
            id=id,
            name=name,
            of=of,
            possibly=tuple(r for r in every if not r.sure),
            revisions=tuple(r for r in every if r.sure),
        )

    def _here(self, it: Statement) -> bool:
        """Tell whether a statement stands under a pair of parties that is asked for."""
        return bool(it.row.a) and self._is_pair(it.row.a, it.row.b)

    def _is_pair(self, a: str, b: str) -> bool:
        if self._voices is None:
            return True
        first, second = self._voices
        return (a in first and b in second) or (b in first and a in second)

    def _turned(self, it: Reversal) -> Revision:
        shown = it.after or it.before
        taken = it.before.retracted
        seq = taken.seq if it.kind == "retracted" and taken else shown.row.seq
        return Revision(
            after=it.after.words if it.after else "",
            aspect=shown.row.aspect,
            before=it.before.words,
            entry=self._entry(seq, shown),
            kind=it.kind,
            parties=self._parties(shown.row.a, shown.row.b),
            sure=it.ordered,
            told=it.told,
        )

    def _entry(self, seq: int, shown: Statement | None = None) -> Entry:
        """Give an event in words; one without a sentence of its own has the statement's."""
        found = entry(self._moment.evidence, self._moment.who, seq)
        claim = shown.claim if shown and not found.step.passage else None
        if shown is None or claim is None:
            return found
        passage = self._moment.evidence.passage(shown.row.seq, claim)
        return attrs.evolve(found, step=attrs.evolve(found.step, passage=passage))

    def _parties(self, a: str, b: str) -> tuple[str, str]:
        first, second = sorted((self._moment.who.name(a), self._moment.who.name(b)))
        return first, second

    def _claims_by_source(self) -> dict[str, set[str]]:
        """List the claims of each source that were surely made by then; what is apart is not."""
        standing = Standing(self._moment.ground)
        rows: Iterable[StatementRow | PlacedRow] = standing.by_then()
        if self._voices is not None:
            rows = (s.row for s in filter(self._here, standing.every()) if not s.possibly)
        found: dict[str, set[str]] = defaultdict(set)
        for row in rows:
            if not row.apart:
                found[row.source].add(row.claim)
        return found

    def _corrected(self, source: str, claims: set[str]) -> Iterator[Revision]:
        for recorded, event in corrections(self._moment.ground, source, claims):
            was = self._version_before(event.claim.id, recorded.seq)
            yield self._corrects("corrected", recorded.seq, was, worded(event.claim), event.note)
        for recorded in self._moment.ground.touching(source):
            match recorded.event:
                case SourceAmended(reason=reason, source=it) if it.id == source:
                    yield self._corrects("amended", recorded.seq, "", it.name or it.key, reason)
                case _:
                    continue

    def _corrects(self, kind: str, seq: int, before: str, after: str, told: str) -> Revision:
        return Revision(after=after, before=before, entry=self._entry(seq), kind=kind, told=told)

    def _version_before(self, claim: str, seq: int) -> str:
        evidence = self._moment.evidence
        made = map(evidence.recorded, evidence.seqs_of((claim,)))
        earlier = {r.seq: r for r in (*made, *self._moment.ground.touching(claim)) if r.seq < seq}
        versions = (claim_of(earlier[n].event) for n in sorted(earlier, reverse=True))
        return next((worded(was) for was in versions if was and was.id == claim), "")

    def _superseded(self, row: AssessmentRow, before: AssessmentRow) -> Revision:
        was, now = (self._statement(r) for r in (before, row))
        event = self._moment.evidence.recorded(row.seq).event
        reason = event.assessment.reason if isinstance(event, AssessmentMade) else None
        return Revision(
            after=now,
            aspect=row.aspect,
            before=was,
            entry=self._entry(row.seq),
            kind="superseded",
            parties=self._parties(row.a, row.b),
            told=reason or "no reason given",
        )

    def _statement(self, row: AssessmentRow) -> str:
        it = self._moment.evidence.assessment(row.seq)
        return it.statement if it else "[redacted]"


def _counts(it: Statement) -> bool:
    """Tell whether a statement is surely somebody's own."""
    return not (it.possibly or it.row.ascribed or it.row.apart)
