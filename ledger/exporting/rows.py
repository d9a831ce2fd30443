"""Claims, slots of a view and changes as flat rows; who, source, date and reported_by come first.

Dates are EDTF, as recorded; None is unknown. A row of claims has the columns that the adapter for
tables reads, so that such a table can be imported again; what it has besides becomes extras.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, TypeAlias

import attrs
import msgspec

from ledger.claims import Claim, Hedge, Hop, Mention, Retraction, Source
from ledger.events import Recorded, SourceAmended, SourceCaptured
from ledger.exporting.walk import Desk, Found
from ledger.interchange.names import UNNAMED, chained, listed
from ledger.replay.changes import Change
from ledger.replay.slots import Cell, Shown, slots
from ledger.show.shapes import JudgedShape, StatementShape, judged_shape, statement_shape
from ledger.show.why import recorded_on
from ledger.times import When
from ledger.views.cells import Accounts, Judged, Statement
from ledger.views.relationship import RelationshipView
from ledger.views.who import Who

json: Final = msgspec.json.Encoder(order="sorted").encode
Names: TypeAlias = tuple[str, ...]
JOINT: Final = " & "
"""What stands between the names of those who speak jointly."""


@attrs.frozen(kw_only=True)
class ClaimRow:
    """A claim: `reported_by` are the hops before the claimant, outermost first.

    `quote` are the claimant's own words, `anchor` the words of the source it stands in, with what
    is around them and the offsets of each stretch. `voice`, `verb`, `wording` and `cue` go by hops
    from the last, "report > say"; `reported_on` are the dates of `reported_by`; `extras` are JSON.
    `event` is the number of the event that brought this version, `recorded` its day (UTC).
    """

    who: str
    source: str
    date: str | None
    reported_by: Names
    content: str
    quote: str
    act: str
    addressee: str
    hedge: str
    happened: str | None
    key: str
    url: str
    publisher: str
    published: str | None
    title: str
    language: str
    host: str
    anchor: str
    prefix: str
    suffix: str
    start: str
    end: str
    form: str
    voice: str
    verb: str
    wording: str
    cue: str
    reported_on: str
    polarity: str
    flags: Names
    reply_to: str
    extras: str
    event: int
    recorded: str
    recorder: str


@attrs.frozen(kw_only=True)
class SlotRow:
    """A statement, or an assessment, as it stands in a slot of a view.

    `slot` numbers the slots: accounts and disputes have several statements in one. `id` is the
    claim's or the assessment's.
    """

    who: str
    source: str | None
    date: str | None
    reported_by: Names
    slot: int
    aspect: str
    row: str
    subject: str
    content: str
    act: str
    voice: str
    bearing: str
    coder: str
    possibly: bool
    retracted: bool
    id: str


@attrs.frozen(kw_only=True)
class ChangeRow:
    """A cell that differs between two moments.

    The first columns are those of what stands there now, or else of what stood there. `causes` are
    the numbers and kinds of the events that did it, `recorded` the days they were recorded on.
    """

    who: str
    source: str | None
    date: str | None
    reported_by: Names
    kind: str
    aspect: str
    row: str
    subject: str
    before: str | None
    after: str | None
    causes: Names
    recorded: Names
    id: str


Row: TypeAlias = ClaimRow | SlotRow | ChangeRow


def claim_rows(found: Iterable[Found]) -> Iterator[ClaimRow]:
    """Make the rows of claims, one by one."""
    known: dict[str, Source | None] = {}
    desk: Desk | None = None
    for it in found:
        if it.desk is not desk:
            desk, known = it.desk, {}
        if it.claim.source not in known:
            known[it.claim.source] = source_of(it)
        yield _claim(it, known[it.claim.source])


def source_of(found: Found) -> Source | None:
    """Give what is known of a claim's source; None where it was redacted."""
    row = found.desk.evidence.source(found.claim.source)
    event = found.desk.evidence.recorded(row.seq).event if row else None
    return event.source if isinstance(event, SourceCaptured | SourceAmended) else None


def _claim(it: Found, source: Source | None) -> ClaimRow:
    claim, who = it.claim, it.desk.who
    happened = claim.occurrence.happened if claim.occurrence else None
    anchor, quote = claim.anchor, quoted(claim)
    spans = anchor.spans if anchor else ()
    return ClaimRow(
        who=_speakers(claim.chain[-1], claim, who),
        source=it.desk.evidence.source_name(claim.source),
        date=edtf(claim.date),
        reported_by=tuple(_speakers(hop, claim, who) or UNNAMED for hop in claim.reported_by),
        content=claim.content,
        quote=quote,
        act=claim.act,
        addressee=_name(claim.addressee, claim, who),
        hedge="; ".join(map(_hedge, claim.hedges)),
        happened=edtf(happened),
        key=claim.id,
        url=source.url if source else "",
        publisher=_name(source.publisher, claim, who) if source else "",
        published=edtf(source.published) if source else None,
        title=source.title if source else "",
        language=source.language if source else "",
        host=_name(source.host, claim, who) if source else "",
        anchor=anchor.exact if anchor else "",
        prefix=anchor.prefix if anchor else "",
        suffix=anchor.suffix if anchor else "",
        start="; ".join(str(span[0]) for span in spans),
        end="; ".join(str(span[1]) for span in spans),
        form=claim.form,
        voice=_voices(claim.chain),
        verb=_verbs(claim.chain),
        wording=_wordings(claim.chain, bool(quote)),
        cue=_unless_empty([hop.cue.text if hop.cue else "" for hop in claim.chain]),
        reported_on=_unless_empty([edtf(hop.said) or "" for hop in claim.reported_by]),
        polarity=claim.polarity,
        flags=claim.flags,
        reply_to=claim.reply_to or "",
        extras=json(claim.extras).decode() if claim.extras else "",
        event=it.recorded.seq,
        recorded=recorded_on(it.recorded),
        recorder=it.recorded.batch.recorder,
    )


def _speakers(hop: Hop, claim: Claim, who: Who) -> str:
    """Name the speakers of a hop so that the adapter for tables parts them again."""
    return listed([name for name in (_name(mention, claim, who) for mention in hop.by) if name])


def _hedge(hedge: Hedge) -> str:
    """Write a hedge, and the number of the hop that owns it, counted from 1."""
    words = listed((hedge.text,))
    return words if hedge.owner is None else f"{words} [{hedge.owner + 1}]"


def _voices(chain: tuple[Hop, ...]) -> str:
    *before, last = (hop.voice for hop in chain)
    return " > ".join((*before, last)) if set(before) - {"speaks"} else last


def _verbs(chain: tuple[Hop, ...]) -> str:
    *before, last = (hop.verb for hop in chain)
    return " > ".join((*before, last)) if set(before) - {"report"} or last != "unknown" else ""


def _wordings(chain: tuple[Hop, ...], quote: bool) -> str:
    *before, last = (hop.wording for hop in chain)
    plain = last == ("verbatim" if quote else "unknown") and not set(before) - {"unknown"}
    return "" if plain else " > ".join((*before, last))


def _unless_empty(texts: list[str]) -> str:
    return chained(texts) if any(texts) else ""


def hop_name(hop: Hop, claim: Claim | Retraction, who: Who) -> str:
    """Name the speakers of a hop: who is meant, else the mentions as written; "" for nobody."""
    return JOINT.join(filter(None, (_name(mention, claim, who) for mention in hop.by)))


def _name(mention: Mention | None, claim: Claim | Retraction, who: Who) -> str:
    return who.said_by(mention, claim.source) if mention else ""


def edtf(date: When | None) -> str | None:
    """Give a date as EDTF text; None where it is unknown."""
    return date.edtf or None if date else None


def quoted(claim: Claim) -> str:
    """Give the claimant's own words: the quotations within the anchor, or what is verbatim."""
    anchor = claim.anchor
    if anchor is None:
        return ""
    pieces: list[str] = []
    at = 0
    for start, end in anchor.spans:
        inside = [(a, b) for a, b in claim.quotes if start <= a and b <= end]
        pieces += [anchor.exact[at + a - start : at + b - start] for a, b in inside]
        at += end - start + len(" … ")
    verbatim = claim.chain[-1].wording == "verbatim"
    return " … ".join(pieces) or (anchor.exact if verbatim and not claim.quotes else "")


def slot_rows(view: RelationshipView) -> Iterator[SlotRow]:
    """Make the rows of a view: those of each slot, one below the other."""
    for n, shown in enumerate(slots(view).values(), start=1):
        for shape in _shapes(shown.cell):
            yield _slot(n, shown, shape)


def _slot(n: int, shown: Shown, it: StatementShape | JudgedShape) -> SlotRow:
    said = it if isinstance(it, StatementShape) else None
    first = _first(it)
    return SlotRow(
        who=first.who,
        source=first.source,
        date=first.date,
        reported_by=first.reported_by,
        slot=n,
        aspect=shown.aspect,
        row=shown.row,
        subject=shown.subject,
        content=_content(it),
        act=said.act if said else "",
        voice=said.voice if said else "",
        bearing=said.bearing if said else "",
        coder=said.coder if said else "",
        possibly=said.possibly if said else False,
        retracted=said.retracted if said else False,
        id=_id(it),
    )


def change_rows(changes: Iterable[Change]) -> Iterator[ChangeRow]:
    """Make the rows of changes."""
    for change in changes:
        stands = _shapes(change.after) or _shapes(change.before)
        first = _first(stands[0])
        yield ChangeRow(
            who=first.who,
            source=first.source,
            date=first.date,
            reported_by=first.reported_by,
            kind=change.kind,
            aspect=change.aspect,
            row=change.row,
            subject=change.subject,
            before=_contents(change.before),
            after=_contents(change.after),
            causes=tuple(f"{cause.seq} {cause.kind}" for cause in change.causes),
            recorded=tuple(dict.fromkeys(map(_day, change.causes))),
            id=_id(stands[0]),
        )


def _day(recorded: Recorded) -> str:
    return recorded_on(recorded)


@attrs.frozen(kw_only=True)
class _First:
    """The first columns of every row."""

    who: str
    source: str | None
    date: str | None
    reported_by: Names


def _first(it: StatementShape | JudgedShape) -> _First:
    if isinstance(it, JudgedShape):
        return _First(who=it.assessor, source=None, date=it.date, reported_by=())
    return _First(who=it.who, source=it.source, date=it.date, reported_by=it.reported_by)


def _shapes(cell: Cell | None) -> list[StatementShape | JudgedShape]:
    match cell:
        case Statement():
            return [statement_shape(cell)]
        case Accounts(statements=statements):
            return [statement_shape(it) for it in statements]
        case Judged():
            return [judged_shape(cell)]
        case None:
            return []


def _contents(cell: Cell | None) -> str | None:
    match cell:
        case None:
            return None
        case Judged():
            return cell.statement
        case Statement():
            return cell.words
        case Accounts(statements=found):
            return " | ".join(it.words for it in found)


def _content(it: StatementShape | JudgedShape) -> str:
    return it.statement if isinstance(it, JudgedShape) else it.content


def _id(it: StatementShape | JudgedShape) -> str:
    return it.id if isinstance(it, JudgedShape) else it.claim
