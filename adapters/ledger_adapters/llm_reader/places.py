"""Finds a model's quotes in the text: word for word, those of one claim nearest to one another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeAlias

import attrs

from ledger.claims import Span

Places: TypeAlias = Sequence[Span]
"""Where one quote stands, as often as it does; none for a quote that was left empty."""


@attrs.frozen
class Placed:
    """Where a claim stands: its content, and for each hop the claimant (None: unnamed) and cue."""

    content: Span
    hops: tuple[tuple[Span | None, Span], ...]

    @property
    def spread(self) -> int:
        """How far apart the parts stand."""
        ends = [self.content, *(span for hop in self.hops for span in hop if span)]
        return max(end for _, end in ends) - min(start for start, _ in ends)


def occurrences(text: str, window: Span, quote: str) -> list[Span]:
    """List where a quote stands in a window of the text, as whole words.

    White space alone may differ: a text is broken into lines, and a quote is not.
    """
    words = quote.split()
    pattern = r"\s+".join(map(re.escape, words))
    before = r"(?<!\w)" if words[0][0].isalnum() else ""
    after = r"(?!\w)" if words[-1][-1].isalnum() else ""
    found = re.compile(before + pattern + after).finditer(text, *window)
    return [match.span() for match in found]


def nearest(contents: Places, hops: Sequence[tuple[Places, Places]]) -> Placed | None:
    """Choose one place for each part of a claim, so that they stand nearest to one another.

    `hops` are places of claimant and cue, the claimant's own last. No two parts share a word; None
    where that cannot be.
    """
    tried = (_placed(content, hops) for content in contents)
    return min((found for found in tried if found), key=lambda found: found.spread, default=None)


def _placed(content: Span, hops: Sequence[tuple[Places, Places]]) -> Placed | None:
    """Place the hops around a content, the claimant's own first: the nearest is its."""
    taken, found = [content], list[tuple[Span | None, Span]]()
    for claimants, cues in reversed(hops):
        cue = _near(cues, content, taken)
        if cue is None:
            return None
        taken.append(cue)
        claimant = _near(claimants, cue, taken)
        if claimant:
            taken.append(claimant)
        elif claimants:
            return None
        found.append((claimant, cue))
    return Placed(content, tuple(reversed(found)))


def _near(places: Places, to: Span, taken: Places) -> Span | None:
    """Give the place that leaves the least room, of those that share nothing with what is taken."""
    free = (p for p in places if all(p[1] <= start or end <= p[0] for start, end in taken))
    return min(free, key=lambda p: max(0, p[0] - to[1], to[0] - p[1]), default=None)
