"""Matches what a reader found with what is in the gold: one to one, by the words they share."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Final

import attrs

from evaluation.places import Span

_WORD: Final = re.compile(r"\w+(?:[’']\w+)*")
_EMPTY: Final = frozenset({"the", "a", "an", "that"})
HALF: Final = 0.5


@attrs.frozen
class Words:
    """The words of a text and where they begin."""

    starts: tuple[int, ...]
    lows: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> Words:
        """Split a text into words."""
        found = [(match.start(), match.group().lower()) for match in _WORD.finditer(text)]
        return cls(tuple(at for at, _ in found), tuple(low for _, low in found))

    def inside(self, spans: Iterable[Span], *, full: bool = False) -> frozenset[int]:
        """Number the words that begin in some spans; articles and "that" only when `full`."""
        found: set[int] = set()
        for start, end in spans:
            k = bisect_left(self.starts, start)
            while k < len(self.starts) and self.starts[k] < end:
                if full or self.lows[k] not in _EMPTY:
                    found.add(k)
                k += 1
        return frozenset(found)


@attrs.frozen(kw_only=True)
class Item:
    """A claim as sets of words: of its content, its claimants and its cue."""

    content: frozenset[int]
    claimant: frozenset[int]
    cue: frozenset[int]


def dice(one: frozenset[int], other: frozenset[int]) -> float:
    """Give the share of words that two contents have in common (Sørensen-Dice)."""
    both = len(one) + len(other)
    return 2 * len(one & other) / both if one and other else 0.0


def pairs(gold: Sequence[Item], found: Sequence[Item]) -> list[tuple[int, int, float]]:
    """Pair claims one to one, the likest contents first; cue and claimant break a tie.

    Gives the place of each in its list, and the Dice of their contents; half and more counts as
    found.
    """
    rivals = sorted(
        (
            (dice(g.content, f.content) + 0.05 * bool(g.cue & f.cue)
             + 0.01 * bool(g.claimant & f.claimant), i, j)
            for i, g in enumerate(gold)
            for j, f in enumerate(found)
            if g.content & f.content
        ),
        reverse=True,
    )  # fmt: skip
    matched: list[tuple[int, int, float]] = []
    golds: set[int] = set()
    founds: set[int] = set()
    for _, i, j in rivals:
        if i not in golds and j not in founds:
            golds.add(i)
            founds.add(j)
            matched.append((i, j, dice(gold[i].content, found[j].content)))
    return matched
