"""A change between two moments as text: what stood there, what stands there, which event did it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ledger.replay.changes import Change
from ledger.replay.slots import Cell
from ledger.show.layout import hanging
from ledger.show.phrases import accounts, assessed, sentence
from ledger.show.why import marked, recorded_on
from ledger.views.cells import Accounts, Judged, Statement, Step

_KINDS: Final = {"late": "late (said before, recorded since)"}
_ROWS: Final = {
    "accounts": "accounts by",
    "ascribed": "ascribed to",
    "assessment": "assessment by",
    "dispute": "dispute between",
    "outside": "outside,",
    "position": "position of",
    "uncoded": "uncoded,",
}
_SENTENCES: Final = 3


def change_text(change: Change) -> str:
    """Print one change, with the events behind it and their sentences."""
    kind = _KINDS.get(change.kind, change.kind)
    aspect = f"{change.aspect.upper()} · " if change.aspect else ""
    row = _ROWS.get(change.row, change.row)
    lines = list(hanging(f"{aspect}{row} {change.subject}: {kind}"))
    if change.before:
        lines += _indented(f"was: {_cell(change.before)}")
    if change.after:
        lines += _indented(f"now: {_cell(change.after)}")
    elif change.before:
        lines.append("  now: nothing")
    return "\n".join([*lines, *_because(change)])


def _cell(cell: Cell) -> str:
    match cell:
        case Statement():
            return sentence(cell)
        case Accounts():
            return accounts(cell)
        case Judged():
            return assessed(cell)


def _because(change: Change) -> Iterator[str]:
    by_day: dict[str, list[str]] = {}
    for cause in change.causes:
        by_day.setdefault(recorded_on(cause), []).append(f"{cause.seq} {cause.kind}")
    days = (f"{', '.join(events)} (recorded {day})" for day, events in by_day.items())
    yield from _indented(f"because of event {'; '.join(days) or 'none: the bounds differ'}")
    for step in _sentences(change):
        if step.passage:
            yield from _indented(f"in {marked(step.passage)}")


def _sentences(change: Change) -> list[Step]:
    """List the events behind the cell as it stands now that point into a source."""
    if change.after is None:
        return []
    return [step for step in change.after.why().steps if step.passage][:_SENTENCES]


def _indented(text: str) -> Iterator[str]:
    yield from hanging(text, 2, 6)
