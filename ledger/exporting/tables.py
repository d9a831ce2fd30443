"""Rows as tables of pyarrow, pandas and polars, each imported when it is asked for."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import Any, Final, Literal, get_type_hints

import attrs

from ledger.errors import BadExport, MissingExtra, nearest
from ledger.exporting.rows import Names, Row

Library = Literal["arrow", "pandas", "polars"]
_MODULES: Final[dict[Library, str]] = {
    "arrow": "pyarrow",
    "pandas": "pandas",
    "polars": "polars",
}


def table(rows: Iterable[Row], cls: type[Row], library: Library) -> Any:
    """Make a table of rows: a `pyarrow.Table`, `pandas.DataFrame` or `polars.DataFrame`.

    Columns have the same names and types whatever rows there are: text, 64-bit numbers, truth
    values and lists of text. Raises `MissingExtra`, naming what to install.
    """
    module = _module(library)
    kept = list(rows)
    columns = {f.name: [getattr(row, f.name) for row in kept] for f in attrs.fields(cls)}
    return _MAKERS[library](module, columns, get_type_hints(cls))


def _module(library: Library) -> Any:
    name = _MODULES.get(library, "")
    if not name:
        near = nearest(library, _MODULES) or f" There are {', '.join(_MODULES)}."
        raise BadExport(what="a table", why=f"nothing is known of {library!r}.{near}")
    try:
        return import_module(name)
    except ImportError as error:
        raise MissingExtra(extra=library, package=name) from error


def _arrow(pa: Any, columns: dict[str, list[Any]], types: dict[str, Any]) -> Any:
    kinds = {Names: pa.list_(pa.string()), bool: pa.bool_(), int: pa.int64()}
    fields = [(name, kinds.get(types[name], pa.string())) for name in columns]
    return pa.table(columns, schema=pa.schema(fields))


def _pandas(pd: Any, columns: dict[str, list[Any]], types: dict[str, Any]) -> Any:
    kinds = {Names: "object", bool: "bool", int: "int64"}
    return pd.DataFrame(
        {
            name: pd.Series(values, dtype=kinds.get(types[name], "string"))
            for name, values in columns.items()
        }
    )


def _polars(pl: Any, columns: dict[str, list[Any]], types: dict[str, Any]) -> Any:
    kinds = {Names: pl.List(pl.String), bool: pl.Boolean, int: pl.Int64}
    schema = {name: kinds.get(types[name], pl.String) for name in columns}
    return pl.DataFrame(columns, schema=schema)


_MAKERS: Final = {"arrow": _arrow, "pandas": _pandas, "polars": _polars}
