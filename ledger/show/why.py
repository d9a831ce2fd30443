"""Why a cell shows what it shows, down to the sentence, as text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ledger.events import Recorded
from ledger.show.escape import plain
from ledger.show.layout import columns, hanging, line_width, short
from ledger.times import day_text
from ledger.views.cells import Step, Why
from ledger.views.evidence import Passage

_CELL = 400
_DAY = 10


def why_text(why: Why) -> str:
    """Print a cell, each event behind it with its sentence, and what it displaced."""
    lines = list(hanging(short(why.cell, _CELL)))
    for step in why.steps:
        lines += _step("because", step)
    for step in why.displaced:
        lines += _step("displaced", step)
    return "\n".join(lines)


def _step(title: str, step: Step) -> Iterator[str]:
    event = f"event {step.recorded.seq} of {recorded_on(step.recorded)}"
    yield from hanging(f"{title} {event}, {step.says}", 2, 6)
    yield from _sentence(step)


def _sentence(step: Step) -> Iterator[str]:
    if step.passage:
        yield from hanging(f"in {marked(step.passage)}", 4, 6)


def recorded_on(recorded: Recorded) -> str:
    """Say on which day (UTC) an event was recorded."""
    return day_text(recorded.batch.recorded_at // 1_000_000)


def marked(passage: Passage) -> str:
    """Quote the sentence in the source, the claim's own words between »angle quotes«."""
    around = f"{plain(passage.before)} »{plain(passage.exact)}« {plain(passage.after)}"
    return f"{passage.source}: {_joined(passage, around)}"


def _joined(passage: Passage, around: str) -> str:
    """Leave out the spaces that the source does not have."""
    if passage.before and not passage.before[-1].isspace():
        around = around.replace(" »", "»", 1)
    if passage.after and not passage.after[0].isspace():
        around = around.replace("« ", "«", 1)
    return around.strip()


def steps_text(steps: Sequence[Step]) -> str:
    """Print events one below the other: the day, the number, what it says, and its sentence."""
    numbers = max((len(_number(step)) for step in steps), default=0)
    return "\n".join(line for step in steps for line in _entry(step, numbers))


def _number(step: Step) -> str:
    return f"event {step.recorded.seq}"


def _entry(step: Step, numbers: int) -> Iterator[str]:
    day, edge = recorded_on(step.recorded), " " * (_DAY + numbers + 4)
    widths = (_DAY, numbers, line_width() - len(edge))
    told = f"by {step.recorded.batch.recorder}: {step.says}"
    yield from columns((day, _number(step), told), widths, {1})
    if step.passage:
        yield from (f"{edge}{line}" for line in _set_in(f"in {marked(step.passage)}", widths[2]))


def _set_in(text: str, width: int) -> list[str]:
    return columns((text,), (width,))
