"""What a projection is: a way of looking at the events that opens and closes rows.

A row is a frozen attrs class. Its table says which fields tell rows apart (`key`) and which are
looked for (`indexes`). A projection yields `Open` and `Close`; the engine that runs it stamps each
row with the sequence numbers between which it holds, so that every past state can be read again.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol, TypeAlias

import attrs

from ledger.events import Event, Recorded


@attrs.frozen(eq=False)
class Table:
    """Rows of one class: which fields are their identity, and by which they are found.

    Rows opened `fresh` are the first ever with their value of the field `born`, where one is named.
    Rows are kept in the order of their key. `sparse` are indexes over few rows alone: their fields,
    and the field and value that tell those rows from the rest.
    """

    row: type[Any]
    key: tuple[str, ...]
    indexes: tuple[tuple[str, ...], ...] = ()
    born: str = ""
    sparse: tuple[tuple[tuple[str, ...], str, str | int], ...] = ()

    @property
    def name(self) -> str:
        """The table's name: the row class's, in lower case."""
        return self.row.__name__.lower()

    @property
    def columns(self) -> tuple[str, ...]:
        """The row's fields, in order."""
        return tuple(f.name for f in attrs.fields(self.row))


@attrs.frozen
class Open:
    """A row holds from this event on; it takes the place of an open row with the same key.

    `fresh` is a promise that no open row has this key, which saves looking.
    """

    table: Table
    row: Any
    fresh: bool = False


@attrs.frozen
class Close:
    """The open rows found by `where` (fields and their values) hold no longer."""

    table: Table
    where: dict[str, str | int]


@attrs.frozen
class Unseen:
    """A promise that no row has ever had this value of its table's field `born`."""

    table: Table
    value: str


Change: TypeAlias = Open | Close | Unseen


class Lookup(Protocol):
    """What a projection may look at while it applies an event."""

    def rows(self, table: Table, /, **where: str | int) -> list[Any]:
        """List the rows open now whose fields have these values."""
        ...

    def event(self, seq: int, /) -> Event | None:
        """Give the event of that number; None when it was redacted."""
        ...

    def recorded_at(self, seq: int, /) -> int:
        """Tell when that event was recorded, in seconds since 1970."""
        ...

    def where(self, id: str, /) -> int:
        """Tell the number of the event that brought an id into the ledger; 0 when none did."""
        ...

    def made(self, id: str, /) -> Event | None:
        """Give the event that brought an id into the ledger; None when there is none."""
        ...


class Projection(Protocol):
    """One way of looking at the events."""

    @property
    def name(self) -> str:
        """What it is called."""
        ...

    @property
    def version(self) -> int:
        """Raised whenever the same events would give other rows than before."""
        ...

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables it writes."""
        ...

    @property
    def kinds(self) -> tuple[type[Event], ...]:
        """The kinds of events it looks at; none named: every kind."""
        ...

    def apply(self, recorded: Recorded, lookup: Lookup, /) -> Iterator[Change]:
        """Say which rows an event opens and closes."""
        ...
