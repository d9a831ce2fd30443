"""Claimants and sources over time as text: counts with their denominators, then the events."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.show.layout import hanging, table
from ledger.show.phrases import counted, said, through, who_when
from ledger.show.why import marked, recorded_on
from ledger.times import day_text
from ledger.views.cells import Statement
from ledger.views.records.claimants import ClaimantRecord, Claimants, SlotRecord, Tally
from ledger.views.records.disagreement import Disagreement
from ledger.views.records.reversals import Reversal
from ledger.views.records.source_record import Graded, Noted, SourceRecord

_LONG = 160


def claimants_text(found: Claimants) -> str:
    """Print all claimants as a table, every count out of the claimant's statements."""
    head = ("claimant", "statements", "contradicted", "reversed", "retracted", "reported")
    rows = [
        (
            it.name,
            str(it.statements),
            str(it.contradicted),
            str(Tally(count=len(it.reversals), of=it.statements)),
            str(Tally(count=len(it.retractions), of=it.statements)),
            str(it.reported),
        )
        for it in found
    ]
    return table(head, rows) if rows else "Nobody has said anything."


def claimant_text(it: ClaimantRecord) -> str:
    """Print one claimant: counts, slot by slot, then each reversal, retraction, contradiction."""
    lines = list(hanging(f"{it.name} ({it.kind}) · {it.basis}"))
    lines += hanging("; ".join(_counts(it)), 2, 4)
    slots = [_slot(s) for s in it.slots]
    if slots:
        head = ("relationship", "aspect", "statements", "contradicted", "reversed", "retracted")
        lines += table(head, slots, 2).splitlines()
    lines += _section("reversals", map(_reversal, it.reversals))
    lines += _section("order unknown", map(_reversal, it.unordered))
    lines += _section("taken back", map(_reversal, it.retractions))
    lines += _section("contradicted or denied", (_pair(a.finding) for a in it.against))
    lines += _section("restatements", map(_pair, it.restated))
    return "\n".join(lines)


def _counts(it: ClaimantRecord) -> Iterator[str]:
    yield f"{counted(it.statements, 'statement')} in {counted(it.sources, 'source')}"
    by = ", ".join(f"{who} {n}" for who, n in it.by_whom)
    yield f"contradicted or denied: {it.contradicted}{f' (by {by})' if by else ''}"
    yield f"reversals: {Tally(count=len(it.reversals), of=it.statements)}"
    yield f"retractions: {Tally(count=len(it.retractions), of=it.statements)}"
    yield f"restatements: {Tally(count=len(it.restated), of=it.statements)}"
    yield f"as reporter: {it.reported} of {it.through} reported claims"
    if it.ascribed:
        yield f"ascribed to it: {it.ascribed}"
    if it.possibly:
        yield f"possibly later: {it.possibly}"
    if it.proposed:
        yield f"{counted(it.proposed, 'link')} proposed by rule and not confirmed"


def _slot(it: SlotRecord) -> tuple[str, ...]:
    counts = (str(it.contradicted), str(it.reversed), str(it.retracted))
    parties = " – ".join(filter(None, it.parties))
    return (parties or "none", it.aspect or "none", str(it.statements), *counts)


def _section(title: str, entries: Iterator[str]) -> Iterator[str]:
    lines = [line for text in entries for line in hanging(text, 2, 6)]
    if lines:
        yield title.upper()
        yield from lines


def _reversal(it: Reversal) -> str:
    before = _dated(it.before)
    if it.after is None:
        return f"{before} · {it.told}"
    return f"{before} → {_dated(it.after)} ({it.told})"


def _pair(it: Disagreement) -> str:
    speaks, other = it.statements
    return (
        f"{who_when(speaks)}: {said(speaks, _LONG)} {through(speaks)} {it.relation} "
        f"{who_when(other)}: {said(other, _LONG)} {through(other)} ({it.told})"
    )


def _dated(it: Statement) -> str:
    day = str(it.date) if it.date and it.date.resolved else "undated"
    return f"{' '.join(filter(None, (day, it.act)))}: {said(it, _LONG)} {through(it)}"


def source_record_text(it: SourceRecord) -> str:
    """Print one source: counts, then its grades, corrections, retractions and copies."""
    days = [day_text(at) for at in (it.row.pub_lo, it.row.pub_hi) if at is not None]
    told = ", ".join(filter(None, (it.publisher, "/".join(dict.fromkeys(days)))))
    lines = list(hanging(f"{it.name} ({told or 'outlet and date unknown'}) · {it.basis}"))
    lines += hanging("; ".join(_of_source(it)), 2, 4)
    lines += _section("grades", map(_grade, it.grades))
    lines += _section("corrections", map(_noted, it.corrections))
    lines += _section("taken back in it", map(_noted, it.retractions))
    lines += _section("copies of others", map(_pair, it.copies))
    lines += _section("copied elsewhere", map(_pair, it.copied))
    return "\n".join(lines)


def _of_source(it: SourceRecord) -> Iterator[str]:
    yield f"{counted(it.claims, 'claim')}: {it.originals} of {it.claims} originals"
    yield f"copies {Tally(count=it.claims - it.originals, of=it.claims)}"
    yield f"corrected {len(it.corrections)}"
    yield f"taken back since {Tally(count=len(it.struck), of=it.claims)}"
    if it.proposed:
        yield f"{it.proposed} more held for copies by rule, not confirmed"
    if it.comments:
        yield f"{counted(it.comments, 'comment')} set apart"


def _grade(it: Graded) -> str:
    given = f", given {it.given}" if it.given else ""
    reason = f": {it.reason}" if it.reason else ""
    day = recorded_on(it.context.evidence.recorded(it.row.seq))
    old = "" if it.standing else " (no longer stands)"
    return f"{day}{given} · {it.row.term} [{it.row.scale}] by {it.row.by}{reason}{old}"


def _noted(it: Noted) -> str:
    day = recorded_on(it.step.recorded)
    where = f" in {marked(it.step.passage)}" if it.step.passage else ""
    return f"{day} · event {it.step.recorded.seq}, {it.step.says}{where}"
