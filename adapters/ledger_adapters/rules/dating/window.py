"""The place around a telling word where a date expression is looked for."""

from __future__ import annotations

import re

import attrs

BACK, AHEAD = 40, 80
START = re.compile(r"\b\w")
OPENING = "([{\"'\u2018\u201c\u2014\u2013-"
WORD_BEHIND = re.compile(r"[ \t\n]{1,3}([\w'\u2019-]+)")


@attrs.frozen
class Window:
    """A telling word at `at`, and how far the expression around it may reach."""

    text: str
    lo: int
    at: int
    hi: int
    starts: tuple[int, ...]

    @classmethod
    def around(cls, text: str, lo: int, at: int, hi: int) -> Window:
        """The window of a telling word at `at`, `[lo, hi)` being what may be taken in."""
        lo, hi = max(lo, at - BACK), min(hi, at + AHEAD)
        starts = tuple(match.start() for match in START.finditer(text, lo, at + 1))
        return cls(text, lo, at, hi, starts)

    def covering(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The first match that takes in the telling word; it begins with some word before that."""
        for start in self.starts:
            match = pattern.match(self.text, start, self.hi)
            if match is not None and match.end() > self.at:
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
