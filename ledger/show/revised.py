"""Revisions, and what rests on a source or agent alone, as text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from ledger.replay.revision import Revised, Revision
from ledger.replay.without import Resting, Without
from ledger.show.change import cell_text, row_text
from ledger.show.layout import hanging, short
from ledger.show.phrases import LONG, counted
from ledger.show.why import marked, recorded_on

_OF: Final = {"assessor": "assessment", "claimant": "statement", "source": "claim"}
_TIMES: Final = {"assessor": "superseded", "claimant": "revised", "source": "corrected"}
_KINDS: Final = {
    "gone": "would be gone",
    "other": "would show something else",
    "unsupported": "rests on nothing else",
}
_SENTENCES: Final = 3


def revised_text(revised: Revised) -> str:
    """Print how often somebody revised, out of how many, and each revision."""
    possibly = f", and possibly {len(revised.possibly)}" if revised.possibly else ""
    of = counted(revised.of, _OF[revised.by])
    how = f"{_TIMES[revised.by]} {_often(len(revised.revisions))}{possibly}, of {of}"
    lines = list(hanging(f"{revised.name}: {how} · {revised.basis}"))
    for revision in (*revised.revisions, *revised.possibly):
        lines += _revision(revision)
    return "\n".join(lines)


def _often(times: int) -> str:
    return "once" if times == 1 else f"{times} times"


def _revision(it: Revision) -> Iterator[str]:
    where = " · ".join(filter(None, ("–".join(filter(None, it.parties)), it.aspect)))
    sure = "" if it.sure else " (the dates do not tell which came first)"
    told = f": {it.told}" if it.told else ""
    yield from hanging(f"{f'{where}: ' if where else ''}{it.kind}{told}{sure}", 2, 4)
    if it.before:
        yield from hanging(f"was: {short(it.before, LONG)}", 4, 8)
    if it.after:
        yield from hanging(f"now: {short(it.after, LONG)}", 4, 8)
    step = it.entry.step
    by = f"event {step.recorded.seq} of {recorded_on(step.recorded)}"
    yield from hanging(f"{by}, by {step.recorded.batch.recorder}: {step.says}", 4, 8)
    yield from hanging(f"in {marked(step.passage)}", 6, 8) if step.passage else ()


def revisions_text(found: Sequence[Revised]) -> str:
    """Print who revised, and how many others did not."""
    told = [r for r in found if r.revisions or r.possibly]
    rest = [r for r in found if not (r.revisions or r.possibly)]
    parts = [revised_text(r) for r in told]
    if rest:
        of = counted(sum(r.of for r in rest), _OF[rest[0].by])
        who = counted(len(rest), rest[0].by)
        parts.append(f"No revision: {who}, {of}.")
    return "\n\n".join(parts) or "Nobody said anything."


def without_text(without: Without) -> str:
    """Print how much was left out, what rests on it alone, and the view without it."""
    left = f"{without.claims} of {counted(without.of, 'claim')} left out"
    names = "–".join(without.full.parties)
    head = "\n".join(hanging(f"{names} · {without.view.basis} · {left}"))
    resting = "\n".join(map(resting_text, without.resting))
    alone = f"Resting on {without.named}:" if resting else f"Nothing rests on {without.named}."
    return "\n\n".join(
        (head, "\n".join(filter(None, (*hanging(alone), resting))), str(without.view))
    )


def resting_text(it: Resting) -> str:
    """Print what stands there, what would, and the sentence behind it."""
    lines = list(hanging(f"{row_text(it)}: {_KINDS[it.kind]}", 0, 2))
    lines += hanging(f"is: {cell_text(it.before)}", 2, 6)
    if it.after:
        lines += hanging(f"without: {cell_text(it.after)}", 2, 6)
    for passage in [s.passage for s in it.before.why().steps if s.passage][:_SENTENCES]:
        lines += hanging(f"in {marked(passage)}", 4, 6)
    return "\n".join(lines)
