"""Somebody at a terminal goes through a queue: on, back, undone, and what to do at its end."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Generic

import click

from ledger.cli.common import out
from ledger.cli.keys import Keys
from ledger.replay.todo import ItemT, MadeT, Todo


class Stepping(ABC, Generic[ItemT, MadeT]):
    """One person before one item after another, as lines that stay."""

    def __init__(self, queue: Todo[ItemT, MadeT], keys: Keys) -> None:
        """Take keys for a queue."""
        self._keys = keys
        self._steps = queue

    def run(self) -> None:
        """Show item after item until none is left or the person quits."""
        while True:
            item = self._steps.current
            if item is None:
                if not self._after_all():
                    return
                continue
            self._show(item)
            if not self._answer(item):
                return

    @abstractmethod
    def _show(self, item: ItemT) -> None:
        """Print an item."""

    @abstractmethod
    def _answer(self, item: ItemT) -> bool:
        """Take keys until the person leaves the item; tells whether to go on."""

    @abstractmethod
    def _said(self, made: MadeT) -> str:
        """Say a decision in a few words."""

    def _back(self) -> bool:
        gone = self._steps.back()
        out("back" if gone else "this is the first")
        return gone

    def _undo(self) -> bool:
        made = self._steps.undo()
        out(f"undone: {self._said(made)}" if made else "there is nothing to undo")
        return made is not None

    def _after_all(self) -> bool:
        """Ask, when nothing is left, whether to go back; never where nobody sits."""
        if not self._keys.live or not self._steps.decided:
            return False
        click.echo("\nNothing is left.   u undo   b back   any other key ends > ", nl=False)
        key = self._keys.key()
        return (key == "u" and self._undo()) or (key == "b" and self._back())
