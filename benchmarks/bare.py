"""Bare SQLite: a plain table of bytes that are ready, as durable as a ledger, and nothing else."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from functools import cache, reduce
from operator import or_
from pathlib import Path
from types import GenericAlias, UnionType
from typing import Annotated, Any, Final, Union, get_args, get_origin, get_type_hints

import attrs
import msgspec

from ledger.events import ClaimRecorded
from ledger.store.rows import PAGE


class Bare:
    """A table of numbered bytes, in WAL mode with `synchronous=FULL`."""

    def __init__(self, path: Path) -> None:
        """Make the file."""
        self.path = path
        self._db = sqlite3.connect(path, isolation_level=None)
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = FULL")
        self._db.execute("CREATE TABLE event (seq INTEGER PRIMARY KEY, body BLOB)")

    def put(self, bodies: Sequence[tuple[bytes]]) -> None:
        """Insert ready bytes in one transaction."""
        self._db.execute("BEGIN IMMEDIATE")
        self._db.executemany("INSERT INTO event (body) VALUES (?)", bodies)
        self._db.execute("COMMIT")

    def read(self, start: int, stop: int) -> Iterator[Any]:
        """Read bytes and decode them into an equal `msgspec.Struct`."""
        decode = msgspec.json.Decoder(STRUCT).decode
        for first in range(start, stop + 1, PAGE):
            rows = self._db.execute(
                "SELECT body FROM event WHERE seq BETWEEN ? AND ? ORDER BY seq",
                (first, min(first + PAGE - 1, stop)),
            ).fetchall()
            for (body,) in rows:
                yield decode(body)

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()


def struct_of(annotation: Any) -> Any:
    """Say the same type with frozen Structs in place of attrs classes."""
    if attrs.has(annotation):
        return _struct(annotation)
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return Annotated[struct_of(args[0]), *args[1:]]
    if origin is tuple:
        return GenericAlias(tuple, tuple(a if a is ... else struct_of(a) for a in args))
    if origin in (Union, UnionType):
        return reduce(or_, map(struct_of, args))
    return annotation


@cache
def _struct(cls: Any) -> type[msgspec.Struct]:
    hints = get_type_hints(cls, include_extras=True)
    fields = [(f.name, struct_of(hints[f.name])) for f in attrs.fields(cls)]
    return msgspec.defstruct(cls.__name__, fields, frozen=True)


STRUCT: Final = struct_of(ClaimRecorded)
