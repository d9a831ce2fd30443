"""Views, changes and reasons as small HTML tables, for notebooks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, TypeAlias

from ledger.replay.changes import Change
from ledger.show.change import cell_text, row_text
from ledger.show.escape import in_html
from ledger.show.layout import short
from ledger.show.noted import MOST, TITLE, view_remarks
from ledger.show.phrases import (
    accounts,
    ascribed,
    assessed,
    claims_of,
    counted,
    disputed,
    more,
    sentence,
    struck,
)
from ledger.show.why import recorded_on
from ledger.views.cells import Party
from ledger.views.relationship import Aspect, RelationshipView
from ledger.views.steps import Step, Why

_CELL: Final = 400
_STYLE: Final = "text-align:left;vertical-align:top;white-space:normal"
_Row: TypeAlias = tuple[str, ...]


def view_html(view: RelationshipView) -> str:
    """Show the state of a relationship as a table: aspect, row, what stands there."""
    first, second = view.parties
    counts = (
        counted(view.documents, "document"),
        f"{claims_of(view)}, {view.judged} judged by a person",
        f"{counted(view.comments, 'comment')} set apart",
    )
    rows: list[_Row] = [("", "Assessed", assessed(it)) for it in view.assessments]
    rows += [(aspect.name, *row) for aspect in view for row in _aspect(aspect)]
    rows += _cut(("possibly by then", "", sentence(it)) for it in view.possibly)
    rows += _cut(("uncoded", "", sentence(it)) for it in view.uncoded)
    rows += [("unknown", it.about, it.what) for it in view.unknown]
    rows += _cut((TITLE.lower(), "", it) for it in view_remarks(view))
    caption = " · ".join((f"{first}–{second}", str(view.basis), *counts))
    return _table(caption, ("aspect", "row", "what stands there"), rows)


def change_html(change: Change) -> str:
    """Show one change as a table: what was, what is, and the events that did it."""
    rows: list[_Row] = [("was", cell_text(change.before) if change.before else "nothing")]
    rows += [("now", cell_text(change.after) if change.after else "nothing")]
    rows += _cut(
        (f"event {it.seq}", f"{it.kind}, recorded {recorded_on(it)} by {it.batch.recorder}")
        for it in change.causes
    )
    return _table(f"{row_text(change)}: {change.kind}", ("", ""), rows)


def why_html(why: Why) -> str:
    """Show the reasons of a cell as a table: each event, its sentence marked in its source."""
    rows: list[_Row] = [("because", *_step(step)) for step in why.steps]
    rows += [("displaced", *_step(step)) for step in why.displaced]
    head = ("", "event", "recorded", "says", "in the source")
    return _table(short(why.cell, _CELL), head, rows, marked=[*why.steps, *why.displaced])


def _step(step: Step) -> _Row:
    recorded = step.recorded
    return (str(recorded.seq), recorded_on(recorded), step.says)


def _aspect(aspect: Aspect) -> Iterator[_Row]:
    for party in aspect.parties:
        yield party.name, _party(party)
        yield from _cut(("", struck(it)) for it in party.struck)
    yield from _cut(
        ("Outside", f"{sentence(it.latest)} · {it.origins}{more(it.also)}") for it in aspect.outside
    )
    yield from _cut(("Struck", struck(it)) for it in aspect.struck)
    yield from _cut(
        (
            f"{len(it.statements)} accounts",
            f"of {it.occurrence or 'one occurrence'}: {accounts(it)}",
        )
        for it in aspect.accounts
    )
    yield from _cut(("Disputed", disputed(it)) for it in aspect.disputes)
    yield from _cut(("Ascribed", ascribed(it)) for it in aspect.ascribed)
    yield from _cut(("Assessed", assessed(it)) for it in aspect.assessments)


def _party(party: Party) -> str:
    if party.latest is None:
        return "nothing"
    return sentence(party.latest, party.name) + more(party.also)


def _cut(rows: Iterable[_Row]) -> list[_Row]:
    """Keep the first rows; a last one says how many more there are."""
    every = list(rows)
    if len(every) <= MOST:
        return every
    blank = ("",) * (len(every[0]) - 1)
    return [*every[:MOST], (*blank, f"… and {len(every) - MOST} more")]


def _table(caption: str, head: _Row, rows: Sequence[_Row], marked: Sequence[Step] = ()) -> str:
    """Write a table; nothing that a ledger holds is markup in it."""
    top = "".join(f'<th scope="col" style="{_STYLE}">{in_html(it)}</th>' for it in head)
    body = [[_cell(it) for it in row] for row in rows]
    for cells, step in zip(body, marked, strict=False):
        cells.append(_passage(step))
    lines = "".join(f"<tr>{''.join(cells)}</tr>" for cells in body)
    title = f'<caption style="{_STYLE}">{in_html(caption)}</caption>'
    return f"<table>{title}<thead><tr>{top}</tr></thead><tbody>{lines}</tbody></table>"


def _cell(text: str) -> str:
    return f'<td style="{_STYLE}">{in_html(text)}</td>'


def _passage(step: Step) -> str:
    it = step.passage
    if it is None:
        return _cell("")
    before, after = (in_html(text) for text in (it.before, it.after))
    gap = " " if it.before[-1:].isspace() else "", " " if it.after[:1].isspace() else ""
    quoted = f"{before}{gap[0]}<mark>{in_html(it.exact)}</mark>{gap[1]}{after}"
    return f'<td style="{_STYLE}">{in_html(it.source)}: {quoted}</td>'
