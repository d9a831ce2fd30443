"""The rows of a gazetteer as they are written: the shipped list, and a user's CSV."""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Final, get_args

import attrs

from ledger.claims import AgentKind
from ledger.codebooks._toml import shipped
from ledger.errors import BadSource, nearest
from ledger.sourcefile import SourceFile

_COLUMNS: Final = ("name", "kind", "aliases", "acts_for")
_KINDS: Final[dict[str, AgentKind]] = {kind: kind for kind in get_args(AgentKind)}


@attrs.frozen(kw_only=True)
class ShippedRow:
    """One state of the shipped list."""

    adjective: str = ""
    also: tuple[str, ...] = ()
    capital: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    prefix: tuple[str, ...] = ()
    seat: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Shipped:
    """The whole shipped list."""

    family_first: tuple[str, ...]
    last_too: tuple[str, ...]
    no_state: tuple[str, ...]
    organisation: dict[str, ShippedRow]
    state: dict[str, ShippedRow]
    weak: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Row:
    """One row of a user's own list."""

    acts_for: str = ""
    aliases: tuple[str, ...] = ()
    kind: AgentKind
    name: str


def read_shipped() -> Shipped:
    """Read the list that comes with the library."""
    return shipped(Shipped, "gazetteer.toml")


def read_csv(path: Path, states: Collection[str]) -> tuple[Row, ...]:
    """Read a user's rows; raises `BadSource` naming the row and what to do."""
    lines = (line for _, line in SourceFile(path).lines())
    reader = csv.DictReader(lines, strict=True)
    try:
        missing = [c for c in _COLUMNS[:2] if c not in (reader.fieldnames or ())]
        unknown = [c for c in (reader.fieldnames or ()) if c not in _COLUMNS]
        if missing or unknown:
            raise BadSource(path=str(path), why=_header_fault(missing, unknown))
        return tuple(_rows(path, reader, set(states)))
    except csv.Error as error:
        raise BadSource(path=str(path), why=f"row {reader.line_num}: {error}") from None


def _header_fault(missing: list[str], unknown: list[str]) -> str:
    what = f"has no column {missing[0]!r}" if missing else f"has an unknown column {unknown[0]!r}"
    near = nearest(unknown[0], _COLUMNS) if unknown else ""
    return f"row 1: the header {what}; the columns are {', '.join(_COLUMNS)}.{near}"


def _rows(path: Path, reader: csv.DictReader[str], states: set[str]) -> Iterator[Row]:
    read = [(reader.line_num, cells) for cells in reader]
    own = (cells for _, cells in read if (cells["kind"] or "").strip() == "state")
    states |= {(cells["name"] or "").strip() for cells in own}
    for n, cells in read:
        fault = _fault(cells, states)
        if fault:
            raise BadSource(path=str(path), why=f"row {n}: {fault}")
        aliases = (alias.strip() for alias in (cells.get("aliases") or "").split(";"))
        yield Row(
            acts_for=(cells.get("acts_for") or "").strip(),
            aliases=tuple(alias for alias in aliases if alias),
            kind=_KINDS[cells["kind"].strip()],
            name=cells["name"].strip(),
        )


def _fault(cells: dict[str, str], states: Collection[str]) -> str:
    if None in cells:
        return f"it has more cells than the header; write {', '.join(_COLUMNS)}"
    name, kind = (cells["name"] or "").strip(), (cells["kind"] or "").strip()
    acts_for = (cells.get("acts_for") or "").strip()
    if not name:
        return "the name is empty; write whom the row is about"
    if kind not in _KINDS:
        return f"{kind!r} is no kind of agent.{nearest(kind, _KINDS)} Use {', '.join(_KINDS)}"
    if acts_for and acts_for not in states:
        hint = nearest(acts_for, states)
        return f"{name!r} acts for {acts_for!r}, which is no state listed.{hint} Add it as a row"
    return ""
