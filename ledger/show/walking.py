"""Steps of a replay and first moments as text: where, which events, what they changed."""

from __future__ import annotations

from ledger.replay.first import First
from ledger.replay.walk import Replay
from ledger.show.change import change_text
from ledger.show.layout import hanging
from ledger.show.phrases import counted
from ledger.show.why import marked, recorded_on, steps_text


def first_text(first: First) -> str:
    """Print since when something held, the events that did it, and what they changed."""
    names = "–".join(first.view.parties)
    day = recorded_on(first.entries[-1].recorded)
    lines = list(hanging(f"{names} · first after event {first.seq}, recorded {day}"))
    parts = ["\n".join([*lines, steps_text([entry.step for entry in first.entries])])]
    parts += [change_text(change) for change in first.changes]
    told = "".join(parts)
    bare = [p for p in first.passages if p.exact not in told]
    parts += ["\n".join(line for p in bare for line in hanging(f"in {marked(p)}", 2, 4))]
    return "\n\n".join(filter(None, parts))


def replay_text(replay: Replay) -> str:
    """Print where a replay stands, what was recorded in this step, and what that changed."""
    day = recorded_on(replay.recorded)
    where = f"step {replay.position} of {len(replay) - 1} · event {replay.seq} of {day}"
    changes = replay.changes() if replay.has_parties else ()
    moved = f" · {counted(len(changes), 'change')}" if replay.has_parties else ""
    lines = list(hanging(f"{where}{moved}"))
    recorded = steps_text([entry.step for entry in replay.entries])
    return "\n".join(["\n".join(lines), recorded, *map(change_text, changes)]).rstrip("\n")
