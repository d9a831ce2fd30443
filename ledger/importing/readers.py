"""Lets one reader, or several together, read a passage; what several find alike is one claim."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeAlias

import attrs

from ledger.adapter import Document, Draft, Flaw, Passage, Record
from ledger.claims import Claim, Reading, Resolution, changed
from ledger.errors import BadOptions
from ledger.importing.agreement import confirmed, pairs
from ledger.importing.renaming import renamed
from ledger.plugins import Plugins

Found: TypeAlias = tuple[Reading, Iterable[Draft | Flaw]]
"""Which reader read, and what it found."""
Read: TypeAlias = Callable[[Document, Passage], tuple[tuple[Reading, ...], Iterable[Draft | Flaw]]]
"""Reads a passage; tells which readers did."""


def chosen(readers: str | Sequence[str], adapter: str) -> tuple[str, ...]:
    """List the readers that were asked for, each once; raises `BadOptions` where there is none."""
    named = tuple(dict.fromkeys([readers] if isinstance(readers, str) else readers))
    if not named or not all(named):
        why = f"{readers!r} names no reader: say 'rules', or several as a list"
        raise BadOptions(adapter=adapter, where="reader", why=why)
    return named


def reads(plugins: Plugins, readers: Sequence[str]) -> Read:
    """Let the readers of these names read passages; they are looked for when there is one."""

    def read(
        document: Document, passage: Passage
    ) -> tuple[tuple[Reading, ...], Iterable[Draft | Flaw]]:
        found = [reading(plugins, name, document, passage) for name in readers]
        return tuple(reading for reading, _ in found), together(found)

    return read


def reading(plugins: Plugins, name: str, document: Document, passage: Passage) -> Found:
    """Let one reader read a passage."""
    reader = plugins.reader(name)
    told = Reading(reader=reader.name, version=reader.version)
    return told, plugins.read_passage(reader, document, passage)


def together(found: Sequence[Found]) -> Iterator[Draft | Flaw]:
    """Put what several readers found into one: the first leads, the others confirm or add."""
    if len(found) == 1:
        yield from found[0][1]
        return
    lead = _Lead()
    for n, (told, items) in enumerate(found):
        lead.add(n, told, list(items))
    yield from lead.items


@attrs.define
class _Lead:
    """What the readers so far have found, each claim once."""

    items: list[Draft | Flaw] = attrs.field(factory=list)
    _resolved: set[tuple[str, int | None]] = attrs.field(factory=set)

    def add(self, n: int, told: Reading, items: Iterable[Draft | Flaw]) -> None:
        """Add what the reader number `n` found; its claims go by other keys than those before."""
        own = [_told(item, told) for item in items]
        held, claims = _claims(self.items), _claims(own)
        alike = pairs([claim for _, claim in held], [claim for _, claim in claims])
        same = {claims[m][0]: held[k] for m, k in alike.items()}
        names = {
            claim.id: same[place][1].id if place in same else f"{n}:{claim.id}" if n else claim.id
            for place, claim in claims
        }
        for place, item in enumerate(own):
            if isinstance(item, Flaw):
                self.items.append(item)
            elif place in same:
                self._confirm(*same[place], item.record)
            elif self._is_new(item.record):
                record = renamed(item.record, lambda id: names.get(id, id))
                self.items.append(attrs.evolve(item, record=record))

    def _confirm(self, place: int, held: Claim, by: Record) -> None:
        """Say of a claim that another reader found it too."""
        draft = self.items[place]
        if isinstance(draft, Draft) and isinstance(by, Claim) and held.reading and by.reading:
            reading = confirmed(held.reading, [by.reading])
            self.items[place] = attrs.evolve(draft, record=changed(held, reading=reading))

    def _is_new(self, record: object) -> bool:
        """Tell whether nobody before has said who is meant there."""
        if not isinstance(record, Resolution):
            return True
        place = record.text, record.at
        new = place not in self._resolved
        self._resolved.add(place)
        return new


def _claims(items: Sequence[Draft | Flaw]) -> list[tuple[int, Claim]]:
    """List the claims, and where among the items each stands."""
    return [
        (place, item.record)
        for place, item in enumerate(items)
        if isinstance(item, Draft) and isinstance(item.record, Claim)
    ]


def _told(item: Draft | Flaw, told: Reading) -> Draft | Flaw:
    """Say of a claim or flaw which reader it is from."""
    if isinstance(item, Flaw):
        return attrs.evolve(item, at=f"{told.reader}: {item.at}")
    record = item.record
    if isinstance(record, Claim) and record.reading is None:
        return attrs.evolve(item, record=changed(record, reading=told))
    return item
