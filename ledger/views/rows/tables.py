"""The SQL of the views file: tables of rows, each stamped with when it holds.

`sys_from` and `sys_to` are sequence numbers: a row holds in every state of the ledger from the
first up to, but not with, the second.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, Final

import attrs

from ledger.projections.base import Table

OPEN: Final = 2**62
"""The `sys_to` of a row that holds still."""


@cache
def create(table: Table) -> tuple[str, ...]:
    """Write the statements that make a table and its indexes."""
    columns = ", ".join(f'"{f.name}" {_type(str(f.type))}' for f in attrs.fields(table.row))
    key = _names((*table.key, "sys_from"))
    made = (
        f"CREATE TABLE {table.name} ({columns}, sys_from INTEGER NOT NULL, "
        f"sys_to INTEGER NOT NULL, PRIMARY KEY ({key})) STRICT, WITHOUT ROWID"
    )
    indexes = (
        f"CREATE INDEX {table.name}_{n} ON {table.name} ({_names((*fields, 'sys_from'))})"
        for n, fields in enumerate(table.indexes)
    )
    sparse = (
        f"CREATE INDEX {table.name}_of_{field} ON {table.name} ({_names((*fields, 'sys_from'))}) "
        f'WHERE "{field}" = {value!r}'
        for fields, field, value in table.sparse
    )
    return (made, *indexes, *sparse)


def _names(fields: Iterable[str]) -> str:
    return ", ".join(f'"{f}"' for f in fields)


def _type(annotation: str) -> str:
    kind = "TEXT" if annotation.startswith("str") else "INTEGER"
    return kind if "None" in annotation else f"{kind} NOT NULL"


@cache
def insert(table: Table) -> str:
    """Write the statement that adds a row."""
    marks = ", ".join("?" * (len(table.columns) + 2))
    return f"INSERT INTO {table.name} VALUES ({marks})"


@cache
def close(table: Table) -> str:
    """Write the statement that ends the open row of a key; parameters: sys_to, key."""
    key = " AND ".join(f'"{k}" = ?' for k in table.key)
    return f"UPDATE {table.name} SET sys_to = ? WHERE {key} AND sys_to = {OPEN}"


@cache
def select(table: Table, fields: tuple[str, ...]) -> str:
    """Write the statement that finds the rows holding at a sequence number by their fields.

    Parameters: the fields' values, then the number twice.
    """
    where = "".join(f'"{f}" = ? AND ' for f in fields)
    columns = _names(table.columns)
    return f"SELECT {columns} FROM {table.name} WHERE {where}sys_from <= ? AND sys_to > ?"


def rows(db: sqlite3.Connection, table: Table, at: int, where: dict[str, str | int]) -> list[Any]:
    """Read the rows of a table that hold at a sequence number."""
    found = db.execute(select(table, tuple(where)), (*where.values(), at, at))
    return [table.row(*values) for values in found]


def every(db: sqlite3.Connection, table: Table, at: int, where: dict[str, str | int]) -> list[Any]:
    """Read all rows, closed ones too, that began by a sequence number."""
    columns = _names(table.columns)
    fields = "".join(f'"{f}" = ? AND ' for f in where)
    query = f"SELECT {columns} FROM {table.name} WHERE {fields}sys_from <= ? ORDER BY sys_from"
    return [table.row(*found) for found in db.execute(query, (*where.values(), at))]


def _among(fields: Iterable[str]) -> str:
    return "".join(f'"{f}" IN (SELECT value FROM json_each(?)) AND ' for f in fields)


def rows_among(
    db: sqlite3.Connection, table: Table, at: int, among: dict[str, Sequence[str | int]]
) -> list[Any]:
    """Read the rows that hold at a sequence number and whose fields are among these values."""
    columns = _names(table.columns)
    query = f"SELECT {columns} FROM {table.name} WHERE {_among(among)}sys_from <= ? AND sys_to > ?"
    values = [json.dumps(list(v)) for v in among.values()]
    return [table.row(*found) for found in db.execute(query, (*values, at, at))]


@cache
def ever(table: Table, columns: tuple[str, ...], fields: tuple[str, ...]) -> str:
    """Write the statement that lists columns of the rows that began by a number, each list once.

    Columns may be `sys_from` and `sys_to`. Parameters: for each field a JSON list of the values it
    may have, then the number.
    """
    found = f"SELECT DISTINCT {_names(columns)} FROM {table.name}"
    return f"{found} WHERE {_among(fields)}sys_from <= ?"
