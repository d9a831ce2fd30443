"""Pins: which views are kept as the basis of a briefing, by their names."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from ledger.events import Recorded, ViewPinned, Withdrawn
from ledger.projections.base import Change, Close, Lookup, Open, Table


@attrs.frozen
class PinRow:
    """A view of the pair `a`, `b` that is kept under a name; `seq` is the event that says so."""

    id: str
    name: str
    a: str
    b: str
    by: str
    seq: int


PINS = Table(PinRow, key=("id",), indexes=(("name",),))


class Pins:
    """Keeps which views are pinned."""

    name = "pins"
    version = 1
    tables = (PINS,)
    kinds = (ViewPinned, Withdrawn)

    def apply(self, recorded: Recorded, lookup: Lookup, /) -> Iterator[Change]:
        """Open a row for a pin, and close that of one withdrawn."""
        match recorded.event:
            case ViewPinned(pin=pin):
                a, b = pin.parties
                row = PinRow(pin.id, pin.name, a, b, pin.by, recorded.seq)
                yield Open(PINS, row)
            case Withdrawn(target=id):
                yield Close(PINS, {"id": id})
            case _:
                return
