"""How many origins stand behind a number of claims: one speaker on one occasion is one."""

from __future__ import annotations

from collections.abc import Iterable

import attrs


@attrs.frozen
class Origins:
    """The fewest and the most occasions that the dates allow."""

    fewest: int
    most: int

    def __str__(self) -> str:
        """Print "1 origin", "2 origins" or, where dates leave it open, "1–3 origins"."""
        if self.fewest == self.most:
            return f"{self.most} origin{'' if self.most == 1 else 's'}"
        return f"{self.fewest}–{self.most} origins"


def occasions(speakers: Iterable[tuple[set[tuple[int, int]], set[int]]]) -> Origins:
    """Count the occasions on which speakers spoke, as a range where dates leave it open.

    Of each speaker: the known times of what was said, and the documents that tell no time.
    Statements said in the same known time are one origin. Undated ones of one document are one
    report; it may be one of the dated occasions or another.
    """
    fewest = most = 0
    for spans, undated in speakers:
        fewest += max(_apart(spans), 1)
        most += len(spans) + len(undated)
    return Origins(fewest, most)


def _apart(spans: set[tuple[int, int]]) -> int:
    """Count how many of these spans lie surely apart from one another."""
    count, end = 0, None
    for lo, hi in sorted(spans, key=lambda s: s[1]):
        if end is None or lo > end:
            count, end = count + 1, hi
    return count
