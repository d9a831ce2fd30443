"""Rows as columns of numbers: every text once in a table, every row a number in each column."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from typing import Any, Final, TypeAlias

import attrs
from attrs import AttrsInstance

from ledger.show.escape import plain

Cell: TypeAlias = int | bool | list[int] | None
Column: TypeAlias = list[Cell]
_IDS: Final = frozenset({"claim", "id", "key", "other", "source", "supersedes", "rests", "taken"})
"""Fields that tell things apart; they are never shown, and so are kept as they are."""


class Texts:
    """A table of texts, each held once and known by its number."""

    def __init__(self, written: Callable[[str], str] = str) -> None:
        """Begin with the empty text, which is number 0; each is held as `written` gives it."""
        self._written = written
        self._numbers: dict[str, int] = {"": 0}
        self._known: dict[str, int] = {}

    def put(self, text: str) -> int:
        """Give a text's number."""
        found = self._known.get(text)
        if found is None:
            found = self._numbers.setdefault(self._written(text), len(self._numbers))
            self._known[text] = found
        return found

    def all(self) -> list[str]:
        """List the texts by their numbers."""
        return list(self._numbers)


def _plain(text: str) -> str:
    """Make text harmless; a space at either end is kept, for passages are put together again."""
    told = plain(text)
    if not told:
        return told
    return f"{' ' * text[0].isspace()}{told}{' ' * text[-1].isspace()}"


@attrs.frozen(kw_only=True)
class Tables:
    """The two tables of a page: words to show, made harmless, and ids, which nobody sees."""

    ids: Texts = attrs.field(factory=Texts)
    words: Texts = attrs.field(factory=lambda: Texts(_plain))

    def columns(self, rows: Sequence[AttrsInstance]) -> dict[str, Column]:
        """Part rows of one class into columns, one for each field."""
        fields = attrs.fields(type(rows[0])) if rows else ()
        return {field.name: self._column(field, rows) for field in fields}

    def _column(self, field: attrs.Attribute[Any], rows: Iterable[AttrsInstance]) -> Column:
        values = map(attrgetter(field.name), rows)
        put = (self.ids if field.name in _IDS else self.words).put
        match str(field.type):
            case "str":
                return [put(text) for text in values]
            case "tuple[str, ...]":
                return [[put(text) for text in texts] for texts in values]
            case "bool":
                return [int(it) for it in values]
            case _:
                return list(values)


def spanned(tables: Tables, found: Iterable[tuple[AttrsInstance, int, int]]) -> dict[str, Column]:
    """Part rows into columns, with the places `from` and `to` between which each holds."""
    every = list(found)
    return {
        **tables.columns([row for row, _, _ in every]),
        "from": [start for _, start, _ in every],
        "to": [end for _, _, end in every],
    }
