"""Steps of a replay and first moments as text: where, which events, what they changed."""

from __future__ import annotations

from ledger.replay.first import First
from ledger.replay.walk import Replay
from ledger.show.change import change_text
from ledger.show.layout import hanging
from ledger.show.phrases import counted
from ledger.show.why import recorded_on, steps_text


def first_text(first: First) -> str:
    """Print since when something held, and what changed then, by which events and sentences."""
    names = "–".join(first.view.parties)
    day = recorded_on(first.entries[-1].recorded)
    head = "\n".join(hanging(f"{names} · first after event {first.seq}, recorded {day}"))
    changes = [change_text(change) for change in first.changes]
    return "\n\n".join([head, *(changes or [steps_text([e.step for e in first.entries])])])


def replay_text(replay: Replay) -> str:
    """Print where a replay stands and what this step changed; else what was recorded in it."""
    day = recorded_on(replay.recorded)
    where = f"step {replay.position} of {len(replay) - 1} · event {replay.seq} of {day}"
    changes = replay.changes() if replay.has_parties else ()
    moved = f" · {counted(len(changes), 'change')}" if replay.has_parties else ""
    recorded = () if changes else (steps_text([entry.step for entry in replay.entries]),)
    shown = (*hanging(f"{where}{moved}"), *recorded, *map(change_text, changes))
    return "\n".join(filter(None, shown))
