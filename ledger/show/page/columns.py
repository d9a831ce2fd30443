"""Rows as columns of numbers: every text once in a table, every row a number in each column."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, TypeAlias

import attrs
from attrs import AttrsInstance

from ledger.show.escape import plain

Cell: TypeAlias = int | bool | list[int] | None
Column: TypeAlias = list[Cell]
_IDS: Final = frozenset({"claim", "id", "key", "other", "source", "supersedes", "rests"})
"""Fields that tell things apart; they are never shown, and so are kept as they are."""


class Texts:
    """A table of texts, each held once and known by its number."""

    def __init__(self) -> None:
        """Begin with the empty text, which is number 0."""
        self._numbers: dict[str, int] = {"": 0}

    def put(self, text: str) -> int:
        """Give a text's number."""
        return self._numbers.setdefault(text, len(self._numbers))

    def all(self) -> list[str]:
        """List the texts by their numbers."""
        return list(self._numbers)


@attrs.frozen(kw_only=True)
class Tables:
    """The two tables of a page: words to show, made harmless, and ids, which nobody sees."""

    ids: Texts = attrs.field(factory=Texts)
    words: Texts = attrs.field(factory=Texts)

    def columns(self, rows: Sequence[AttrsInstance]) -> dict[str, Column]:
        """Part rows of one class into columns, one for each field."""
        if not rows:
            return {}
        return {
            field.name: [self._cell(field.name, getattr(row, field.name)) for row in rows]
            for field in attrs.fields(type(rows[0]))
        }

    def _cell(self, field: str, value: str | int | bool | tuple[str, ...] | None) -> Cell:
        match value:
            case str():
                return self._text(field, value)
            case tuple():
                return [self._text(field, text) for text in value]
            case bool():
                return int(value)
            case _:
                return value

    def _text(self, field: str, text: str) -> int:
        if field in _IDS or field == "taken":
            return self.ids.put(text)
        return self.words.put(_plain(text))


def _plain(text: str) -> str:
    """Make text harmless; a space at either end is kept, for passages are put together again."""
    told = plain(text)
    if not told:
        return told
    return f"{' ' * text[0].isspace()}{told}{' ' * text[-1].isspace()}"


def spanned(tables: Tables, found: Iterable[tuple[AttrsInstance, int, int]]) -> dict[str, Column]:
    """Part rows into columns, with the places `from` and `to` between which each holds."""
    every = list(found)
    return {
        **tables.columns([row for row, _, _ in every]),
        "from": [start for _, start, _ in every],
        "to": [end for _, _, end in every],
    }
