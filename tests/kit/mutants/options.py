"""Adapters that change their options, or take any."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from ledger.adapter import Item, SourceFile
from tests.kit.notes import NotesAdapter, Options


class ChangesItsOptions(NotesAdapter):
    """Notes in the options what it has read."""

    killer = "test_it_leaves_its_options_alone"

    def read(self, file: SourceFile, options: Any, /) -> Iterator[Item]:
        options.skip.append(file.name)
        return super().read(file, options)


@attrs.frozen(kw_only=True)
class Anything(Options):
    """`mood` may be anything."""

    mood: Any = None


class TakesAnyOption(NotesAdapter):
    """Has an option of no type."""

    killer = "test_options_are_typed"
    options = Anything
