"""A change between two moments as text: what stood there, what stands there, which event did it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Protocol

from ledger.replay.changes import Change
from ledger.replay.slots import Cell
from ledger.show.layout import hanging
from ledger.show.phrases import accounts, assessed, counted, sentence
from ledger.show.why import marked, recorded_on
from ledger.views.cells import Accounts, Judged, Statement

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
    return "\n".join(change_lines(change))


def change_lines(change: Change, inset: int = 0) -> Iterator[str]:
    """Print one change line by line, all of them set in by so many cells and within the width."""
    kind = _KINDS.get(change.kind, change.kind)
    yield from hanging(f"{row_text(change)}: {kind}", inset, inset + 2)
    told = [f"was: {cell_text(change.before)}"] if change.before else []
    if change.after or change.before:
        told.append(f"now: {cell_text(change.after) if change.after else 'nothing'}")
    for text in (*told, *_because(change)):
        yield from hanging(text, inset + 2, inset + 6)


class Row(Protocol):
    """What says where a cell stands."""

    @property
    def aspect(self) -> str:
        """The aspect, or "" for the relationship as a whole."""
        ...

    @property
    def row(self) -> str:
        """The kind of row."""
        ...

    @property
    def subject(self) -> str:
        """Whose it is."""
        ...


def row_text(it: Row) -> str:
    """Say where a cell stands: the aspect, the row, whose it is."""
    aspect = f"{it.aspect.upper()} · " if it.aspect else ""
    return f"{aspect}{_ROWS.get(it.row, it.row)} {it.subject}"


def cell_text(cell: Cell) -> str:
    """Say what a cell shows."""
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
    yield f"because of event {'; '.join(days) or 'none: the bounds differ'}"
    sentences = _sentences(change)
    for quoted in sentences[:_SENTENCES]:
        yield f"in {quoted}"
    if len(sentences) > _SENTENCES:
        yield f"… and {counted(len(sentences) - _SENTENCES, 'sentence')} more"


def _sentences(change: Change) -> list[str]:
    """Quote the sentences behind the cell as it stands now."""
    steps = change.after.why().steps if change.after else ()
    return [marked(step.passage) for step in steps if step.passage]
