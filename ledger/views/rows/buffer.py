"""The rows a batch opens and closes, held back until they are written in one transaction."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable
from operator import attrgetter
from typing import Any, TypeAlias

from ledger.projections.base import Table
from ledger.views.rows import tables as sql

Key: TypeAlias = tuple[Any, ...]


_NONE: dict[Key, Any] = {}


class _Index:
    """The open rows of a batch, found by the values of some fields."""

    __slots__ = ("rows", "values_of")

    def __init__(self, values_of: Callable[[Any], Key]) -> None:
        self.values_of = values_of
        self.rows: defaultdict[Key, dict[Key, Any]] = defaultdict(dict)


class TableBuffer:
    """What a batch changes in one table; sees the file's rows and its own as one."""

    def __init__(self, db: sqlite3.Connection, table: Table) -> None:
        """Start with nothing changed."""
        self._db = db
        self._table = table
        self._key_of = _getter(table.key)
        self._opened: dict[Key, tuple[int, Any]] = {}
        self._ended: list[tuple[Any, int, int]] = []
        self._gone: dict[Key, int] = {}
        self._stored: dict[tuple[tuple[str, ...], Key], dict[Key, Any]] = {}
        self._by: dict[tuple[str, ...], _Index] = {}
        self._born = (table.born,)
        self._born_of = attrgetter(table.born) if table.born else None

    def rows(self, where: dict[str, str | int]) -> list[Any]:
        """List the rows open now whose fields have these values."""
        fields, values = tuple(where), tuple(where.values())
        pending = self._index(fields).rows.get(values)
        stored = self._stored.get((fields, values))
        if stored is None:
            found = sql.rows(self._db, self._table, sql.OPEN - 1, where)
            stored = self._stored[fields, values] = {self._key_of(r): r for r in found}
        if not stored:
            return list(pending.values()) if pending else []
        if self._gone or self._opened:
            kept = [r for k, r in stored.items() if k not in self._gone and k not in self._opened]
        else:
            kept = list(stored.values())
        return kept + list(pending.values()) if pending else kept

    def open(self, row: Any, seq: int, fresh: bool) -> None:
        """Let a row hold from `seq` on, in place of the open row of the same key.

        `fresh` promises that there is no such row. A row that is open just so goes on holding.
        """
        key = self._key_of(row)
        if key in self._opened:
            if self._opened[key][1] == row:
                return
            self._end(key, seq)
        elif not fresh and key not in self._gone and (stored := self._stored_row(key)):
            if stored == [row]:
                return
            self._gone[key] = seq
        if fresh and self._born_of:
            self._stored.setdefault((self._born, (self._born_of(row),)), _NONE)
        self._opened[key] = (seq, row)
        for index in self._by.values():
            index.rows[index.values_of(row)][key] = row

    def unseen(self, value: str) -> None:
        """Take it on promise that no row has this value of the field `born`."""
        self._stored.setdefault((self._born, (value,)), _NONE)

    def close(self, where: dict[str, str | int], seq: int) -> None:
        """Let the open rows found by these fields hold no longer from `seq` on."""
        for row in self.rows(where):
            key = self._key_of(row)
            if key in self._opened:
                self._end(key, seq)
            else:
                self._gone[key] = seq

    def write(self) -> None:
        """Write everything into the file and start afresh."""
        self._db.executemany(sql.close(self._table), ((s, *k) for k, s in self._gone.items()))
        get, insert = _getter(self._table.columns), sql.insert(self._table)
        self._db.executemany(insert, ((*get(row), start, end) for row, start, end in self._ended))
        opened = ((*get(row), start, sql.OPEN) for start, row in self._opened.values())
        self._db.executemany(insert, opened)
        for state in (self._opened, self._ended, self._gone, self._stored, self._by):
            state.clear()

    def _stored_row(self, key: Key) -> list[Any]:
        """Read the open row of the same key in the file, if there is one."""
        where = dict(zip(self._table.key, key, strict=True))
        return sql.rows(self._db, self._table, sql.OPEN - 1, where)

    def _end(self, key: Key, seq: int) -> None:
        start, row = self._opened.pop(key)
        if seq > start:
            self._ended.append((row, start, seq))
        for index in self._by.values():
            del index.rows[index.values_of(row)][key]

    def _index(self, fields: tuple[str, ...]) -> _Index:
        index = self._by.get(fields)
        if index is None:
            index = self._by[fields] = _Index(_getter(fields))
            for key, (_, row) in self._opened.items():
                index.rows[index.values_of(row)][key] = row
        return index


def _getter(fields: tuple[str, ...]) -> Any:
    """Make a function from a row to the tuple of these fields."""
    get = attrgetter(*fields)
    return get if len(fields) > 1 else lambda row: (get(row),)
