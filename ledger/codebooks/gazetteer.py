"""The gazetteer knows the states by name, people, capital and seat of power, and finds them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final, Literal, TypeAlias

import attrs

from ledger.claims import AgentKind, Span
from ledger.codebooks import _neighbours
from ledger.codebooks._rows import Row, Shipped, read_csv, read_shipped
from ledger.codebooks._text import straight

RULE: Final = "rule:gazetteer@1"
"""The coder of what this gazetteer proposes."""

How = Literal["name", "demonym", "capital", "seat"]
_WORD: Final = re.compile(r"\w+")
_SHORTEST_IN_CAPITALS: Final = 4


@attrs.frozen(kw_only=True)
class Entry:
    """What one name stands for: an agent, and the state it is or acts for ("" for neither)."""

    how: How
    kind: AgentKind
    name: str
    state: str


@attrs.frozen(kw_only=True)
class Named:
    """A place in a text where a state is named, or somebody who is known to act for one.

    `span` is in code points and leaves out a possessive ending; `name` and `kind` are the agent's,
    `state` is the state it is or acts for ("" for an outside agent of a user's own list).
    """

    how: How
    kind: AgentKind
    name: str
    span: Span
    state: str


Aliases: TypeAlias = Mapping[str, Entry | None]
_Index: TypeAlias = dict[str, tuple[tuple[str, Entry | None], ...]]


def _index(aliases: Aliases) -> _Index:
    by_first: dict[str, list[tuple[str, Entry | None]]] = {}
    for alias, entry in aliases.items():
        first = _WORD.search(alias)
        if first:
            by_first.setdefault(first.group(), []).append((alias, entry))
    return {k: tuple(sorted(v, key=lambda pair: -len(pair[0]))) for k, v in by_first.items()}


def _shipped_aliases(shipped: Shipped) -> Iterator[tuple[str, Entry | None]]:
    for name, row in [*shipped.state.items(), *shipped.organisation.items()]:
        kind: AgentKind = "state" if name in shipped.state else "organisation"
        itself = Entry(how="name", kind=kind, name=name, state=name)
        people = attrs.evolve(itself, how="demonym")
        for alias in (name, *row.also):
            yield from _also_in_capitals(alias, itself)
        for alias in (*row.people, *(f"{p}-" for p in row.prefix)):
            yield from _also_in_capitals(alias, people)
        for alias in row.capital:
            yield alias, Entry(how="capital", kind="office", name=alias, state=name)
        for alias in row.seat:
            yield alias, Entry(how="seat", kind="office", name=alias, state=name)
    yield from ((name, None) for name in shipped.no_state)


def _also_in_capitals(alias: str, entry: Entry) -> Iterator[tuple[str, Entry]]:
    if len(alias) >= _SHORTEST_IN_CAPITALS:
        yield alias.upper(), entry
    yield alias, entry


def _own_aliases(rows: Iterable[Row]) -> Iterator[tuple[str, Entry]]:
    for row in rows:
        own = row.acts_for or (row.name if row.kind == "state" else "")
        how: How = "name" if row.kind == "state" else "seat"
        entry = Entry(how=how, kind=row.kind, name=row.name, state=own)
        yield from ((alias, entry) for alias in (row.name, *row.aliases))


@attrs.frozen(kw_only=True, eq=False)
class Gazetteer:
    """Names of states and of those who act for them.

    Start from `Gazetteer.shipped()`; `with_csv` adds a user's own rows.
    """

    adjectives: Mapping[str, str]
    aliases: Aliases
    family_first: frozenset[str]
    last_too: frozenset[str]
    weak: frozenset[str]
    _index: _Index = attrs.field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_index", _index(self.aliases))

    @classmethod
    def shipped(cls) -> Gazetteer:
        """Read the list that comes with the library: UN members and observers, EU, NATO, UN."""
        return _shipped()

    @property
    def states(self) -> frozenset[str]:
        """The names of all states and organisations that can be a party."""
        return frozenset(e.state for e in self.aliases.values() if e and e.state)

    def with_csv(self, path: str | Path) -> Gazetteer:
        """Add a user's own rows from a CSV with the columns name, kind, aliases and acts_for.

        Aliases are parted by ";". `kind` is a kind of agent; a row of kind "state" is a party
        itself; others act for the state named under `acts_for`, or for nobody. Raises `BadSource`
        naming the row.
        """
        rows = read_csv(Path(path), self.states)
        return attrs.evolve(self, aliases={**self.aliases, **dict(_own_aliases(rows))})

    def named(self, name: str) -> Entry | None:
        """Look up one whole name, without an article; None when it is not listed."""
        return self.aliases.get(straight(name))

    def adjective(self, state: str) -> str:
        """The adjective of a state: "Chinese" for China, the name where there is none."""
        return self.adjectives.get(state, state)

    def find(self, text: str) -> tuple[Named, ...]:
        """List where states are named in a text: leftmost, longest, whole words, no overlaps.

        Capital letters count ("us" is no state). Time grows with the length of the text.
        """
        return tuple(self._find(straight(text)))

    def _find(self, text: str) -> Iterator[Named]:
        if self._index.keys().isdisjoint(_WORD.findall(text)):
            return
        done = 0
        for word in _WORD.finditer(text):
            candidates = self._index.get(word.group())
            if candidates is None or word.start() < done:
                continue
            for alias, entry in candidates:
                end = word.start() + len(alias)
                if text.startswith(alias, word.start()) and _ends(text, end):
                    done = end
                    if entry and self._means_it(text, word.start(), end, entry):
                        yield _named(entry, word.start(), end - alias.endswith("-"))
                    break

    def _means_it(self, text: str, start: int, end: int, entry: Entry) -> bool:
        wary = entry.how == "capital" or text[start:end] in self.weak
        return _neighbours.plain(text, start, end, wary=wary, demonym=entry.how == "demonym")


def _ends(text: str, end: int) -> bool:
    return not (text[end - 1].isalnum() and text[end : end + 1].isalnum())


def _named(entry: Entry, start: int, end: int) -> Named:
    return Named(
        how=entry.how, kind=entry.kind, name=entry.name, span=(start, end), state=entry.state
    )


@cache
def _shipped() -> Gazetteer:
    shipped = read_shipped()
    everybody = {**shipped.state, **shipped.organisation}
    adjectives = {n: r.adjective or (r.people[0] if r.people else n) for n, r in everybody.items()}
    return Gazetteer(
        adjectives=adjectives,
        aliases=dict(_shipped_aliases(shipped)),
        family_first=frozenset(shipped.family_first),
        last_too=frozenset(shipped.last_too),
        weak=frozenset(shipped.weak),
    )
