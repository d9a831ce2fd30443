"""Says of a damaged ledger where it is damaged first, and what of it can still be relied on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import attrs

from ledger.errors import Corrupt, LedgerError
from ledger.events import CheckpointKept
from ledger.store.contract import Raw, Store
from ledger.times import day_text
from ledger.trust.notes import Checkpoint, Note
from ledger.trust.seen import origin_of
from ledger.trust.tree import Frontier

_PAGE: Final = 1000


@attrs.frozen(kw_only=True)
class Explained:
    """What is wrong with a ledger: the first bad event, as far as known, and what holds still.

    `event` is what is known of that event: kind, day and recorder. `holds` are the sizes of the
    ledger's own checkpoints that its first events still fit.
    """

    event: str
    holds: tuple[int, ...]
    seq: int | None
    why: str

    def __str__(self) -> str:
        """Print it, a line for each."""
        sizes = ", ".join(map(str, self.holds)) or "none"
        event = f" ({self.event})" if self.event else ""
        return (
            f"first bad event: {self.seq or 'unknown'}{event}\n"
            f"what is wrong: {self.why}\n"
            f"checkpoints of it that still hold, by their number of events: {sizes}\n"
            "what to do: keep this file; restore a backup that reaches as far as such a checkpoint"
        )


def explain(store: Store, error: Corrupt) -> Explained:
    """Say of a ledger that `verify` found corrupt where it is, and what of it still holds."""
    before = store.head().seq if error.seq is None else error.seq - 1
    holds = tuple(_fitting(store, [it for it in _checkpoints(store) if it.size <= before]))
    why = f"{error.where}: {error.why}"
    return Explained(event=_event(store, error.seq), holds=holds, seq=error.seq, why=why)


def _event(store: Store, seq: int | None) -> str:
    try:
        found = list(store.raw(seq, seq)) if seq else []
    except LedgerError:
        return ""
    return "".join(map(_told, found))


def _told(raw: Raw) -> str:
    day = day_text(raw.batch.recorded_at // 1_000_000)
    return f"{raw.kind} of {day}, recorded by {raw.batch.recorder}"


def _checkpoints(store: Store) -> list[Checkpoint]:
    """List the ledger's own checkpoints, as far as they can be read."""
    found: list[Checkpoint] = []
    try:
        for recorded in store.pick(store.marks("CheckpointKept")):
            if isinstance(recorded.event, CheckpointKept):
                found.append(Checkpoint.parse(Note.parse(recorded.event.note).text))
    except LedgerError:
        return found
    return list({it.size: it for it in found if it.origin == origin_of(store)}.values())


def _fitting(store: Store, checkpoints: list[Checkpoint]) -> Iterator[int]:
    """List the sizes at which the events themselves, not what is kept of the tree, give a root."""
    found, done = Frontier(), 0
    for it in sorted(checkpoints, key=lambda it: it.size):
        try:
            for first in range(done, it.size, _PAGE):
                leaves = store.hashes(0, first, min(first + _PAGE, it.size))
                found, _ = found.extended(leaves)
        except LedgerError:
            return
        done = it.size
        if found.root == it.root:
            yield done
