"""A brief as Markdown: what is new, how it stands, each line with its footnote, and the basis."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from ledger.events import ClaimRetracted
from ledger.replay.brief import Brief
from ledger.replay.changes import Change
from ledger.replay.slots import Cell
from ledger.show.change import cell_text, row_text
from ledger.show.escape import markdown
from ledger.show.footnotes import Footnotes, seqs_behind
from ledger.show.noted import view_remarks
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
from ledger.show.pins import pin_line
from ledger.show.why import recorded_on
from ledger.times import day_text
from ledger.views.basis import Basis
from ledger.views.cells import Judged, Party
from ledger.views.relationship import Aspect, RelationshipView

MOST: Final = 12
"""How many rows of one kind stand in a brief; what is new and what changed is always told whole."""
_FEW: Final = 3


def brief_text(brief: Brief) -> str:
    """Print a brief as Markdown (CommonMark with GitHub's footnotes)."""
    return "\n".join(_Page(brief).lines()).rstrip() + "\n"


class _Page:
    """One brief while it is written; footnotes are numbered as they are met."""

    def __init__(self, brief: Brief) -> None:
        self._brief = brief
        self._view = brief.after
        self._notes = Footnotes(brief.after, brief.before)

    def lines(self) -> Iterator[str]:
        """Write the page, its basis and then the footnotes."""
        yield from self._head()
        yield from self._section("The relationship as a whole", self._whole())
        for name in self._brief.aspects:
            yield from self._section(_capital(name), self._aspect(name))
        found = self._view.unknown
        unknown = [f"- {markdown(str(it))}{self._cite(it.seqs[:_FEW])}" for it in found]
        yield from self._section("Unknown", _titled("", unknown))
        odd = [f"- {markdown(it)}" for it in view_remarks(self._view, most=None)]
        yield from self._section("Look again", _titled("", _cut(odd)))
        yield from self._section("Basis", _titled("", _basis(self._view.basis)))
        yield from self._notes.lines()

    def _head(self) -> Iterator[str]:
        first, second = (markdown(name) for name in self._brief.parties)
        yield f"# {first}–{second}"
        yield ""
        yield markdown(f"Brief: {self._view.basis}. {_counts(self._view)}.")
        yield ""
        yield f"{_since(self._brief)} {_told(len(self._brief.changes))}"

    def _section(self, title: str, blocks: Iterator[str]) -> Iterator[str]:
        lines = list(blocks)
        if lines:
            yield from ("", f"## {markdown(title)}", *lines)

    def _whole(self) -> Iterator[str]:
        yield from _titled("New and changed", map(self._change, self._brief.changed("")))
        yield from _titled("As it stands", map(self._assessed, self._view.assessments))

    def _aspect(self, name: str) -> Iterator[str]:
        yield from _titled("New and changed", map(self._change, self._brief.changed(name)))
        if name in self._view:
            aspect = self._view[name]
            yield from _titled("As it stands", self._standing(aspect))
            yield from _titled("Disagreements", self._disagreements(aspect))
            possibly = [self._line("", it, sentence(it)) for it in aspect.possibly]
            yield from _titled("Possibly by then", _cut(possibly))

    def _standing(self, aspect: Aspect) -> Iterator[str]:
        for party in aspect.parties:
            yield from self._party(party)
        outside = (self._line("Outside", it.latest, sentence(it.latest)) for it in aspect.outside)
        yield from _cut(list(outside))
        yield from _cut([self._line("Struck", it, struck(it)) for it in aspect.struck])
        told = (self._line("Ascribed", it.statement, ascribed(it)) for it in aspect.ascribed)
        yield from _cut(list(told))
        yield from map(self._assessed, aspect.assessments)

    def _party(self, party: Party) -> Iterator[str]:
        if party.latest is None:
            yield f"- {markdown(party.name)}: nothing"
        else:
            words = f"{sentence(party.latest, party.name)}{more(party.also)}"
            also = [seq for it in party.also for seq in seqs_behind(it)]
            yield f"{self._line(party.name, party.latest, words)}{self._cite(also[:_FEW])}"
        yield from (self._line(f"{party.name}, struck", it, struck(it)) for it in party.struck)

    def _disagreements(self, aspect: Aspect) -> Iterator[str]:
        for cell in aspect.accounts:
            what = f"{len(cell.statements)} accounts of {cell.occurrence or 'one occurrence'}"
            yield self._line(what, cell, accounts(cell))
        for cell in aspect.disputes:
            yield self._line("Disputed", cell, disputed(cell))

    def _assessed(self, cell: Judged) -> str:
        return self._line("Assessed", cell, assessed(cell))

    def _line(self, title: str, cell: Cell, words: str) -> str:
        lead = f"{markdown(title)}: " if title else ""
        return f"- {lead}{markdown(words)}{self._cite(seqs_behind(cell))}"

    def _change(self, change: Change) -> str:
        row = row_text(attrs.evolve(change, aspect=""))  # the section tells the aspect
        sides = [
            f"{title} {markdown(cell_text(cell))}{self._cite(seqs_behind(cell))}"
            for title, cell in (("was:", change.before), ("now:", change.after))
            if cell is not None
        ]
        sides += ["now: nothing"] if change.after is None else []
        head = f"- **{change.kind}** {markdown(row)}"
        taken = [c.seq for c in change.causes if c.kind == ClaimRetracted.__name__]
        return f"{head} — {' — '.join(sides)} ({markdown(_because(change))}){self._cite(taken)}"

    def _cite(self, seqs: Sequence[int]) -> str:
        return "".join(f" {self._notes.mark(seq)}" for seq in seqs)


def _because(change: Change) -> str:
    """Say which events did it, and on which days they were recorded."""
    days = dict.fromkeys(map(recorded_on, change.causes))
    events = ", ".join(f"{cause.seq} {cause.kind}" for cause in change.causes)
    return f"event {events}, recorded {' and '.join(days)}" if events else "the bounds differ"


def _since(brief: Brief) -> str:
    if brief.since:
        return f"Since the pin {markdown(pin_line(brief.since))}."
    return f"Since: {markdown(str(brief.before.basis))}."


def _told(count: int) -> str:
    if not count:
        return "Nothing is new and nothing changed."
    return f"{counted(count, 'cell')} new or changed."


def _counts(view: RelationshipView) -> str:
    return (
        f"{counted(view.documents, 'document')}, {claims_of(view)}, "
        f"{view.judged} judged by a person, {counted(view.comments, 'comment')} set apart"
    )


def _basis(basis: Basis) -> Iterator[str]:
    """Say all that the brief depends on, as it can be cited."""
    bounds = (("recorded", basis.recorded), ("published", basis.published), ("said", basis.said))
    asked = [f"{name} by {day_text(at)}" for name, at in bounds if at is not None]
    yield markdown(f"Ledger {basis.ledger}, up to event {basis.seq}.") + "  "
    yield markdown(f"Head {basis.head}.") + "  "
    yield markdown(f"Bounds: {', '.join(asked) or 'none'}.") + "  "
    yield markdown(f"Codebook {basis.codebook}; {basis.library}; {basis.projections}.")


def _titled(title: str, lines: Iterator[str] | Sequence[str]) -> Iterator[str]:
    found = list(lines)
    if found:
        yield from ("", f"**{title}**", "") if title else ("",)
        yield from found


def _cut(lines: Sequence[str]) -> Iterator[str]:
    yield from lines[:MOST]
    if len(lines) > MOST:
        yield f"- … and {len(lines) - MOST} more"


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
