"""Which attribution stands inside the content of which: that makes the chain.

"The ministry said that Orlov believes that …": cue and content of the second stand inside the
content of the first, so the second is reported by the first. Of several contents around it the
shortest is meant.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import attrs

from ledger.claims import Span

DEEPEST: Final = 62
_ACTIVE: Final = 256


@attrs.frozen(kw_only=True)
class Stretch:
    """The spans of one attribution: of its content, and of what has to stand inside another's."""

    content: tuple[Span, ...]
    inner: tuple[Span, ...]
    key: str


def parents(stretches: Sequence[Stretch], told: Mapping[str, str]) -> dict[str, str]:
    """Find for each attribution the one it stands in, by key; `told` are those the file names."""
    found = {**_around(stretches), **told}
    return {key: parent for key, parent in found.items() if not _circular(key, found)}


def above(key: str, found: Mapping[str, str]) -> list[str]:
    """List those around an attribution, outermost first; of very many the innermost."""
    chain: list[str] = []
    while key in found and len(chain) < DEEPEST:
        key = found[key]
        chain.append(key)
    return chain[::-1]


def _circular(key: str, found: Mapping[str, str]) -> bool:
    start = key
    for _ in range(DEEPEST + 1):
        if key not in found:
            return False
        key = found[key]
        if key == start:
            return True
    return False


def _around(stretches: Sequence[Stretch]) -> dict[str, str]:
    """Sweep once over the text with the contents that are open at each place."""
    length = {s.key: sum(end - start for start, end in s.content) for s in stretches}
    opens = sorted(
        ((span[0], -span[1], s.key, s) for s in stretches for span in s.content),
        key=lambda o: o[:2],
    )
    active: list[tuple[int, Stretch]] = []
    found: dict[str, str] = {}
    n = 0
    for inner in sorted((s for s in stretches if s.inner), key=lambda s: s.inner[0][0]):
        at = inner.inner[0][0]
        while n < len(opens) and opens[n][0] <= at:
            active.append((-opens[n][1], opens[n][3]))
            n += 1
        active = [(end, s) for end, s in active if end > at][-_ACTIVE:]
        holding = [
            (length[s.key], s.key)
            for _, s in active
            if length[s.key] > length[inner.key] and _holds(s, inner)
        ]
        if holding:
            found[inner.key] = min(holding)[1]
    return found


def _holds(outer: Stretch, inner: Stretch) -> bool:
    spans = outer.content
    return all(any(a <= start and end <= b for a, b in spans) for start, end in inner.inner)
