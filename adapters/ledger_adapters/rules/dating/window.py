"""The place around a telling word where a date expression is looked for."""

from __future__ import annotations

import re

from msgspec import Struct

BACK, AHEAD = 40, 80
START = re.compile(r"\b\w")
OPENING = "([{\"'\u2018\u201c\u2014\u2013-"
WORD_BEHIND = re.compile(r"[ \t\n]{1,3}([\w'\u2019-]+)")


class Window(Struct):
    """A telling word at `at`, and how far the expression around it may reach."""

    text: str
    lo: int
    at: int
    hi: int
    words: list[int] | None = None

    @classmethod
    def around(cls, text: str, lo: int, at: int, hi: int) -> Window:
        """The window of a telling word at `at`, `[lo, hi)` being what may be taken in."""
        return cls(text, max(lo, at - BACK), at, min(hi, at + AHEAD))

    def starts(self) -> list[int]:
        """Where the words begin, up to the telling one."""
        if self.words is None:
            found = START.finditer(self.text, self.lo, self.at + 1)
            self.words = [match.start() for match in found]
        return self.words

    def covering(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The first match that takes in the telling word; it begins with some word before that."""
        fits, text, at, hi = pattern.match, self.text, self.at, self.hi
        for start in self.starts():
            match = fits(text, start, hi)
            if match is not None and match.end() > at:
                return match
        return None

    def here(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """A match that begins with the telling word."""
        return pattern.match(self.text, self.at, self.hi)

    def before(self, start: int) -> str:
        """The word that ends just before a place."""
        near = self.text[max(0, start - 30) : start]
        words = near.split()
        if not words or not near[-1].isspace() or not words[-1][-1].isalnum():
            return ""
        return words[-1].lstrip(OPENING)

    def behind(self, end: int) -> str:
        """The word that begins just behind a place."""
        found = WORD_BEHIND.match(self.text, end, end + 30)
        return found.group(1) if found else ""
