"""The cells of a relationship view: each shows one thing and can say why."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import attrs

from ledger.claims import Assessment, Claim
from ledger.events import ClaimAmended, ClaimRetracted, ReportCorrected
from ledger.projections.judgements import AssessmentRow, LinkRow, RetractionRow
from ledger.projections.relationship import PlacedRow
from ledger.projections.timeline import claim_of
from ledger.times import When, day_text
from ledger.views.acts import act_of, lead, worded
from ledger.views.evidence import Evidence
from ledger.views.ground import Ground
from ledger.views.origins import Origins
from ledger.views.resting import resting
from ledger.views.steps import Step as Step
from ledger.views.steps import Why as Why
from ledger.views.tally import Speaker
from ledger.views.who import Who


@attrs.frozen(kw_only=True)
class Context:
    """What every cell of a view looks things up in; assessments in the `ground`, where given."""

    evidence: Evidence
    ground: Ground | None = None
    who: Who


@attrs.frozen(kw_only=True)
class Statement:
    """One statement as it stands in a view: the claim, whose it is, how sure its place is."""

    context: Context = attrs.field(repr=False, eq=False)
    _earlier: Callable[[], tuple[Statement, ...]] = attrs.field(
        alias="earlier", default=tuple, repr=False, eq=False
    )
    possibly: bool = False
    retracted: RetractionRow | None = None
    row: PlacedRow

    @property
    def displaced(self) -> tuple[Statement, ...]:
        """The statements it displaced, the newest first: a few of them."""
        return self._earlier()

    @property
    def claim(self) -> Claim | None:
        """The claim itself; None where it was redacted."""
        return self.context.evidence.claim(self.row.seq)

    @property
    def who(self) -> str:
        """Who said it: the agent's name, or the mention as written while nobody is sure."""
        name = self.context.who.name(self.row.agent)
        return self.row.text or "[unnamed]" if name == "[unnamed]" else name

    @property
    def date(self) -> When | None:
        """When it was said; None when the source does not tell."""
        return self.claim.date if self.claim else None

    @property
    def via(self) -> tuple[str, ...]:
        """Through whom it came: the names of the hops before the claimant, outermost first."""
        claim = self.claim
        if claim is None:
            return ()
        return tuple(
            " and ".join(self.context.who.said_by(m, claim.source) for m in h.by)
            or "[outlet not named]"
            for h in claim.reported_by
        )

    @property
    def content(self) -> str:
        """What was said, in the ledger's words; a hole where it was redacted."""
        return self.claim.content if self.claim else "[redacted]"

    @property
    def act(self) -> str:
        """How it was said, where not plainly: "denies"; "(wants)" of what is ascribed; or ""."""
        return act_of(self.claim)

    @property
    def words(self) -> str:
        """What was said, with its act: "urges: both sides should talk"."""
        return f"{lead(self.claim)}{self.content}"

    @property
    def told(self) -> str:
        """The same with who said it: "Wang Yi urges: both sides should talk"."""
        return f"{lead(self.claim, self.who)}{self.content}"

    @property
    def source(self) -> str:
        """The name of the source it stands in."""
        return self.context.evidence.source_name(self.row.source)

    @property
    def coder(self) -> str:
        """Whose judgement placed it here."""
        return self.row.coder

    def why(self) -> Why:
        """Show the events behind this statement, down to the sentence in the source."""
        return Why(
            cell=self.told,
            steps=self.steps(),
            displaced=tuple(s for d in self.displaced for s in d.steps()[:1]),
        )

    def steps(self) -> tuple[Step, ...]:
        """List the events behind this statement: recorded, coded, retracted."""
        evidence, claim = self.context.evidence, self.claim
        first = evidence.recorded(self.row.seq)
        chain = " > ".join((*self.via, self.who))
        said = f", said {self.date}" if self.date else ""
        passage = evidence.passage(self.row.seq, claim) if claim else None
        where = "" if passage else f", in {self.source}"
        says = f"recorded by {first.batch.recorder}: {chain}{said}{where}"
        steps = [Step(recorded=first, says=says, passage=passage)]
        coded = evidence.recorded(self.row.coded)
        aspect = self.row.aspect or "no aspect"
        named = f" (parties named in {self.row.named})" if self.row.named else ""
        says = f"coded by {self.row.coder}: {aspect}{named}"
        steps.append(Step(recorded=coded, says=says))
        if self.retracted:
            steps.append(self._retraction(self.retracted))
        return (*steps, *self._reworded(), *self._first_report())

    def _retraction(self, row: RetractionRow) -> Step:
        """Say who took it back, when and where."""
        recorded = self.context.evidence.recorded(row.seq)
        event = recorded.event
        if not isinstance(event, ClaimRetracted):
            return Step(recorded=recorded, says="retracted; by whom is redacted")
        hop, where = event.retraction.chain[-1], self.context.evidence.source_name(row.source)
        said = f", said {hop.said}" if hop.said else ""
        words = f": {event.retraction.words}" if event.retraction.words else ""
        return Step(recorded=recorded, says=f"retracted by {hop.name}{said}, in {where}{words}")

    @property
    def corrected(self) -> str:
        """When the reporter published the correction that stands here; "" where it is none.

        Where nobody noted when, the day on which it was recorded.
        """
        recorded = self.context.evidence.recorded(self.row.seq)
        match recorded.event:
            case ReportCorrected(published=published):
                return str(published or day_text(recorded.batch.recorded_at // 1_000_000))
            case _:
                return ""

    def _reworded(self) -> tuple[Step, ...]:
        """Show that the recorder put it right, or that the reporter corrected it, and why."""
        recorded = self.context.evidence.recorded(self.row.seq)
        match recorded.event:
            case ClaimAmended(reason=why):
                says = "amended"
            case ReportCorrected(note=why):
                says = f"corrected {self.corrected}"
            case _:
                return ()
        return (Step(recorded=recorded, says=f"{says}{why and ': '}{why}"),)

    def _first_report(self) -> tuple[Step, ...]:
        """Show what was first reported, where the reporter corrected it since."""
        evidence = self.context.evidence
        if evidence.recorded(self.row.seq).kind != ReportCorrected.__name__:
            return ()
        found = [evidence.recorded(seq) for seq in evidence.seqs_of((self.row.claim,))]
        return tuple(
            Step(recorded=r, says=f"as first reported: {worded(c)}")
            for r in found
            if (c := claim_of(r.event))
        )


@attrs.frozen(kw_only=True)
class Party:
    """One party's position on one aspect.

    `latest` is its latest standing statement; `also` are those whose order with it is unknown;
    `struck` are statements the party took back; `known` are its ids and all its names.
    """

    also: tuple[Statement, ...] = ()
    _count: Callable[[], int] = attrs.field(alias="count", repr=False, eq=False)
    known: tuple[str, ...] = attrs.field(default=(), repr=False)
    latest: Statement | None = None
    name: str
    struck: tuple[Statement, ...] = ()

    @property
    def statements(self) -> int:
        """How many claims the party made, taken back or not."""
        return self._count()

    def why(self) -> Why:
        """Show why the latest statement stands here, or that there is none."""
        if self.latest is None:
            return Why(cell=f"{self.name}: nothing", steps=())
        return self.latest.why()


@attrs.frozen(kw_only=True)
class Outside:
    """What somebody who is not a party says of an aspect."""

    also: tuple[Statement, ...] = ()
    latest: Statement
    name: str
    _speaker: Callable[[], Speaker] = attrs.field(alias="speaker", repr=False, eq=False)

    @property
    def documents(self) -> int:
        """In how many documents the speaker's statements stand."""
        return len(self._speaker().docs)

    @property
    def origins(self) -> Origins:
        """On how many occasions they were made."""
        return self._speaker().origins

    def why(self) -> Why:
        """Show why this stands here."""
        return self.latest.why()


@attrs.frozen(kw_only=True)
class Accounts:
    """Differing accounts of one occurrence, side by side; or, for a dispute, both sides."""

    links: tuple[LinkRow, ...]
    occurrence: str = ""
    statements: tuple[Statement, ...]

    def why(self) -> Why:
        """Show each account's sentence and the events that set them against one another."""
        steps = [s for statement in self.statements for s in statement.steps()[:1]]
        evidence = self.statements[0].context.evidence
        for link in self.links:
            recorded = evidence.recorded(link.seq)
            why = link.why if recorded.event else "[redacted]"
            says = f"linked by {link.by} as {link.relation}{why and ': '}{why}"
            steps.append(Step(recorded=recorded, says=says))
        cell = " | ".join(s.told for s in self.statements)
        return Why(cell=cell, steps=tuple(steps))


@attrs.frozen(kw_only=True)
class Ascribed:
    """What somebody says that another feels, wants or thinks."""

    ascriber: str
    statement: Statement

    def why(self) -> Why:
        """Show the sentence in which it is ascribed."""
        return self.statement.why()


@attrs.frozen(kw_only=True)
class Judged:
    """An analyst's own assessment, and the ones it superseded (newest first)."""

    context: Context = attrs.field(repr=False, eq=False)
    earlier: tuple[Judged, ...] = ()
    possibly: bool = False
    row: AssessmentRow

    @property
    def assessment(self) -> Assessment | None:
        """The assessment itself; None where it was redacted."""
        return self.context.evidence.assessment(self.row.seq)

    @property
    def statement(self) -> str:
        """What the assessor holds."""
        return self.assessment.statement if self.assessment else "[redacted]"

    def why(self) -> Why:
        """Show the assessment's event, the claims it rests on, and what it superseded.

        The event says likelihood and confidence with what their own scales say of them, the
        alternatives weighed and the reason for the change; each claim says what became of it.
        """
        evidence = self.context.evidence
        displaced = tuple(
            Step(recorded=evidence.recorded(e.row.seq), says=e.statement) for e in self.earlier
        )
        return Why(
            cell=f"{self.row.assessor}: {self.statement}",
            steps=tuple(resting(self.row, evidence, self.context.ground)),
            displaced=displaced,
        )


class HasWhy(Protocol):
    """Every cell of a view can say why."""

    def why(self) -> Why:
        """Show the events behind it."""
        ...
