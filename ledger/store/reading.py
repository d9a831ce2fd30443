"""From stored rows to events, with errors that say which event."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from ledger.codec import Codec
from ledger.errors import Corrupt, FutureKind
from ledger.events import Batch, Recorded

Row: TypeAlias = tuple[int, str, int, Batch, bytes | None]
"""(seq, kind, version, batch, body): body is None where the event was redacted."""


def recorded(rows: Iterable[Row], codec: Codec) -> Iterator[Recorded]:
    """Decode rows one by one; raises `FutureKind` and `Corrupt` with the number of the event."""
    decode = codec.decode
    for seq, kind, version, batch, body in rows:
        try:
            event = None if body is None else decode(kind, version, body)
        except FutureKind:
            raise FutureKind(kind=kind, version=version, seq=seq) from None
        except Corrupt as error:
            raise Corrupt(where=f"event {seq}, {error.where}", why=error.why) from error
        yield Recorded(batch=batch, event=event, kind=kind, seq=seq)
