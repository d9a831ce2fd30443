"""From stored rows to events, with errors that say which event."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from types import NoneType
from typing import Final, TypeAlias, TypeVar

from msgspec import MsgspecError

from ledger.codec import Codec
from ledger.errors import Corrupt, FutureKind
from ledger.events import Batch, Event, Recorded

Row: TypeAlias = tuple[int, str, int, Batch, bytes | None]
"""(seq, kind, version, batch, body): body is None where the event was redacted."""
Reader: TypeAlias = Callable[[bytes], Event]
Types: TypeAlias = frozenset[type]
"""What the values of a column may be."""
T = TypeVar("T", bound=tuple[object, ...])

NUMBER: Final[Types] = frozenset((int,))
TEXT: Final[Types] = frozenset((str,))
BYTES: Final[Types] = frozenset((bytes,))
TEXT_OR_NONE: Final[Types] = TEXT | {NoneType}
BYTES_OR_NONE: Final[Types] = BYTES | {NoneType}


def typed(rows: list[T], where: str, *columns: Types) -> list[T]:
    """Give rows back whose values are of their columns' types, as SQLite keeps them when written.

    SQLite does not look when it reads. `where` says whose rows they are, with "{}" for the first
    value. Raises `Corrupt`.
    """
    for values, types in zip(zip(*rows, strict=True), columns, strict=False):
        if not types.issuperset(map(type, values)):
            bad = next(
                row for row, value in zip(rows, values, strict=True) if type(value) not in types
            )
            raise Corrupt(where=where.format(bad[0]), why="a value in its row is of another type")
    return rows


def recorded(rows: Iterable[Row], codec: Codec) -> Iterator[Recorded]:
    """Decode rows one by one; raises `FutureKind` and `Corrupt` with the number of the event."""
    readers: dict[tuple[str, int], Reader] = {}
    for seq, kind, version, batch, body in rows:
        event = None
        if body is not None:
            try:
                event = readers[kind, version](body)
            except (KeyError, MsgspecError, UnicodeDecodeError):  # of a new kind, or not right
                event = _decoded(seq, kind, version, body, codec)
                readers[kind, version] = codec.reader(kind, version)
        yield Recorded(batch=batch, event=event, kind=kind, seq=seq)


def _decoded(seq: int, kind: str, version: int, body: bytes, codec: Codec) -> Event:
    try:
        return codec.decode(kind, version, body)
    except FutureKind:
        raise FutureKind(kind=kind, version=version, seq=seq) from None
    except Corrupt as error:
        raise Corrupt(where=f"event {seq}, {error.where}", why=error.why) from error
