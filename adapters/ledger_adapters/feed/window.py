"""A long text seen through a window that is filled as one looks on, and never grows too large."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

LARGEST: Final = 4 * 1024 * 1024
LONGEST_MARK: Final = 64


class Window:
    """The part of a text that is held: `text`, from where one has not let go of it yet."""

    def __init__(self, pieces: Iterator[str]) -> None:
        self.text = ""
        self.ended = False
        self._pieces = pieces
        self._lacking: dict[str, int] = {}

    @property
    def full(self) -> bool:
        """Whether as much is held as may be."""
        return len(self.text) > LARGEST

    def search(self, pattern: re.Pattern[str], at: int) -> re.Match[str] | None:
        """Find a mark of at most 64 characters; None when the text has ended or the window is full.

        What may be the first half of a mark at the end of the window is looked at again.
        """
        while True:
            found = pattern.search(self.text, at)
            if found:
                return found
            at = max(at, len(self.text) - LONGEST_MARK)
            if not self._more():
                return None

    def after(self, mark: str, at: int) -> int:
        """Find the end of the next `mark`; -1 when it is not there or too far away."""
        at = max(at, self._lacking.get(mark, 0))
        while True:
            found = self.text.find(mark, at)
            if found >= 0:
                return found + len(mark)
            at = max(at, len(self.text) - len(mark))
            self._lacking[mark] = at
            if not self._more():
                return -1

    def let_go(self, upto: int) -> int:
        """Hold the text before that place no longer; tells by how much later places have moved.

        Nothing moves before half of what is held can go, so that not much is copied.
        """
        if upto * 2 < len(self.text):
            return 0
        self.text = self.text[upto:]
        self._lacking = {mark: at - upto for mark, at in self._lacking.items() if at > upto}
        return upto

    def _more(self) -> bool:
        if self.full or self.ended:
            return False
        piece = next(self._pieces, None)
        self.ended = piece is None
        self.text += piece or ""
        return not self.ended
