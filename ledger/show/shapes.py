"""What is shown as plain values for other programs: the same keys in the same order, always.

Wherever a claim is shown its first keys are who, source, date and reported_by. Dates are EDTF;
null is unknown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import attrs
import msgspec
from attrs import AttrsInstance

from ledger.claims import Claim, Hedge, Hop
from ledger.events import Recorded
from ledger.projections.agents import AgentRow
from ledger.projections.sources import SourceRow
from ledger.replay.changes import Change
from ledger.replay.moment import Moment
from ledger.replay.slots import Cell
from ledger.show.escape import in_json
from ledger.show.why import recorded_on
from ledger.times import When, day_text
from ledger.views.cells import Accounts, Judged, Statement, Step, Why
from ledger.views.ground import Ground
from ledger.views.who import Who

_NO_REMARKS: Final[Mapping[str, tuple[str, ...]]] = {}


@attrs.frozen(kw_only=True)
class HedgeShape:
    """Words that weaken a claim; `owner` weakens it by them, null where the text leaves it open."""

    text: str
    owner: str | None


@attrs.frozen(kw_only=True)
class ClaimShape:
    """A claim; `flags` set it apart ("comment", "satire", ...), `reply_to` is what it answers.

    `confidence` is how often what found it is right, in percent; null where nobody knows.
    """

    who: str
    source: str
    date: str | None
    reported_by: tuple[str, ...]
    content: str
    id: str
    act: str
    voice: str
    form: str
    flags: tuple[str, ...] = ()
    reply_to: str | None = None
    polarity: str = "unknown"
    hedges: tuple[HedgeShape, ...] = ()
    confidence: int | None = None


@attrs.frozen(kw_only=True)
class AgentShape:
    """Somebody who is known; `remarks` tell where the name is not what it looks like."""

    name: str
    kind: str
    id: str
    remarks: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class SourceShape:
    """A source; `published` is the day, or the days from and to."""

    name: str
    publisher: str | None
    published: str | None
    key: str
    id: str


@attrs.frozen(kw_only=True)
class EventShape:
    """An event, with the sentence in the source where there is one."""

    event: int
    kind: str
    recorded: str
    recorder: str
    says: str
    source: str | None = None
    before: str | None = None
    exact: str | None = None
    after: str | None = None


@attrs.frozen(kw_only=True)
class WhyShape:
    """Why a cell shows what it shows."""

    cell: str
    because: tuple[EventShape, ...]
    displaced: tuple[EventShape, ...]


@attrs.frozen(kw_only=True)
class StatementShape:
    """One statement as it stands in a view."""

    who: str
    source: str
    date: str | None
    reported_by: tuple[str, ...]
    content: str
    claim: str
    act: str
    voice: str
    coder: str
    bearing: str
    possibly: bool
    retracted: bool


@attrs.frozen(kw_only=True)
class JudgedShape:
    """An analyst's assessment."""

    assessor: str
    date: str | None
    statement: str
    likelihood: tuple[str, str] | None
    confidence: tuple[str, str] | None
    reason: str | None
    rests_on: tuple[str, ...]
    earlier: tuple[str, ...]
    id: str


@attrs.frozen(kw_only=True)
class ChangeShape:
    """One cell that differs between two moments."""

    aspect: str
    row: str
    subject: str
    kind: str
    before: tuple[StatementShape, ...] | JudgedShape | None
    after: tuple[StatementShape, ...] | JudgedShape | None
    causes: tuple[EventShape, ...]
    because: tuple[EventShape, ...]


def json_text(value: AttrsInstance | Sequence[AttrsInstance]) -> str:
    """Write a shape, or a sequence of them, as indented JSON with its keys in their order.

    Harmful characters are written as escapes (RFC 8259).
    """
    found = list(map(attrs.asdict, value)) if isinstance(value, Sequence) else attrs.asdict(value)
    return in_json(msgspec.json.format(msgspec.json.encode(found), indent=2).decode())


def claim_shape(claim: Claim, moment: Moment | Ground) -> ClaimShape:
    """Take from a claim what is shown of it."""
    return ClaimShape(
        who=_hop(claim.chain[-1], claim, moment.who),
        source=moment.evidence.source_name(claim.source),
        date=_date(claim.date),
        reported_by=tuple(_hop(hop, claim, moment.who) for hop in claim.reported_by),
        content=claim.content,
        id=claim.id,
        act=claim.act,
        voice=claim.chain[-1].voice,
        form=claim.form,
        flags=claim.flags,
        reply_to=claim.reply_to,
        polarity=claim.polarity,
        hedges=tuple(_hedge(hedge, claim, moment.who) for hedge in claim.hedges),
        confidence=claim.reading.confidence if claim.reading else None,
    )


def _hedge(hedge: Hedge, claim: Claim, who: Who) -> HedgeShape:
    own = () if hedge.owner is None else claim.chain[hedge.owner : hedge.owner + 1]
    return HedgeShape(text=hedge.text, owner=next((_hop(hop, claim, who) for hop in own), None))


def _hop(hop: Hop, claim: Claim, who: Who) -> str:
    names = (who.said_by(m, claim.source) for m in hop.by)
    return " and ".join(filter(None, names)) or "[unnamed]"


def _date(date: When | None) -> str | None:
    return date.edtf or None if date else None


def agent_shape(row: AgentRow, remarks: Mapping[str, tuple[str, ...]] = _NO_REMARKS) -> AgentShape:
    """Take from an agent what is shown of it; `remarks` go by names."""
    return AgentShape(name=row.name, kind=row.kind, id=row.agent, remarks=remarks.get(row.name, ()))


def source_shape(row: SourceRow, moment: Moment) -> SourceShape:
    """Take from a source what is shown of it."""
    agent = moment.who.row(row.publisher) if row.publisher else None
    known = agent is not None and agent.kind != "unnamed"
    return SourceShape(
        name=row.name,
        publisher=moment.who.name(row.publisher) if known else None,
        published=_days(row.pub_lo, row.pub_hi),
        key=row.key,
        id=row.source,
    )


def _days(lo: int | None, hi: int | None) -> str | None:
    if lo is None and hi is None:
        return None
    first, last = ("" if at is None else day_text(at) for at in (lo, hi))
    return first if first == last else f"{first}/{last}"


def statement_shape(statement: Statement) -> StatementShape:
    """Take from a statement what is shown of it."""
    row = statement.row
    return StatementShape(
        who=statement.who,
        source=statement.source,
        date=_date(statement.date),
        reported_by=statement.via,
        content=statement.content,
        claim=row.claim,
        act=statement.claim.act if statement.claim else "unknown",
        voice="ascribed" if row.ascribed else "speaks",
        coder=row.coder,
        bearing=row.bearing,
        possibly=statement.possibly,
        retracted=statement.retracted is not None,
    )


def judged_shape(judged: Judged) -> JudgedShape:
    """Take from an assessment what is shown of it."""
    it = judged.assessment
    likely, sure = (it.likelihood, it.confidence) if it else (None, None)
    return JudgedShape(
        assessor=judged.row.assessor,
        date=_date(it.made) if it else None,
        statement=judged.statement,
        likelihood=(likely.scale, likely.term) if likely else None,
        confidence=(sure.scale, sure.term) if sure else None,
        reason=it.reason if it else None,
        rests_on=it.rests_on if it else (),
        earlier=tuple(e.statement for e in judged.earlier),
        id=judged.row.id,
    )


def event_shape(recorded: Recorded, step: Step | None = None) -> EventShape:
    """Take from an event what is shown of it."""
    passage = step.passage if step else None
    return EventShape(
        event=recorded.seq,
        kind=recorded.kind,
        recorded=recorded_on(recorded),
        recorder=recorded.batch.recorder,
        says=step.says if step else "",
        source=passage.source if passage else None,
        before=passage.before if passage else None,
        exact=passage.exact if passage else None,
        after=passage.after if passage else None,
    )


def why_shape(why: Why) -> WhyShape:
    """Take from the reasons of a cell what is shown of them."""
    return WhyShape(
        cell=why.cell,
        because=tuple(event_shape(s.recorded, s) for s in why.steps),
        displaced=tuple(event_shape(s.recorded, s) for s in why.displaced),
    )


def change_shape(change: Change) -> ChangeShape:
    """Take from a change what is shown of it."""
    return ChangeShape(
        aspect=change.aspect,
        row=change.row,
        subject=change.subject,
        kind=change.kind,
        before=cell_shape(change.before),
        after=cell_shape(change.after),
        causes=tuple(event_shape(r) for r in change.causes),
        because=why_shape(change.after.why()).because if change.after else (),
    )


def cell_shape(cell: Cell | None) -> tuple[StatementShape, ...] | JudgedShape | None:
    """Take from a cell what is shown of it."""
    match cell:
        case Statement():
            return (statement_shape(cell),)
        case Accounts(statements=statements):
            return tuple(map(statement_shape, statements))
        case Judged():
            return judged_shape(cell)
        case None:
            return None
