"""The tree over all events (RFC 6962): its right edge, and its root at any size."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from hashlib import sha256
from typing import Final, TypeAlias

import attrs

KEPT: Final = (8, 16, 24)
"""The levels whose node hashes are kept on disk: the boundaries of tlog-tiles."""
EMPTY: Final = sha256(b"").digest()
"""The root of a tree without leaves."""

Fetch: TypeAlias = Callable[[int, int, int], Sequence[bytes]]
"""(level, start, stop): gives the hashes of those nodes; at level 0 these are the leaves."""


@attrs.frozen(kw_only=True)
class Node:
    """A whole subtree's hash: `index` counts the nodes of its level from the left, from 0."""

    hash: bytes
    index: int
    level: int


@attrs.frozen(kw_only=True)
class Frontier:
    """The right edge of a tree: all that is needed to append to it and to tell its root.

    `peaks[level]` is the hash of the whole subtree of 2**level leaves that waits for its right
    sibling, b"" where none waits.
    """

    peaks: tuple[bytes, ...] = ()
    size: int = 0

    @property
    def root(self) -> bytes:
        """The tree's Merkle Tree Hash (RFC 6962, section 2.1), 32 bytes."""
        found = b""
        for peak in filter(None, self.peaks):
            found = sha256(b"\x01" + peak + found).digest() if found else peak
        return found or EMPTY

    def extended(self, hashes: Sequence[bytes], level: int = 0) -> tuple[Frontier, list[Node]]:
        """Append leaf hashes; gives the new frontier and the nodes to keep that became whole.

        `hashes` may also be those of whole subtrees at a higher `level`, where the size is a
        multiple of 2**level.
        """
        size = self.size + (len(hashes) << level)
        peaks = [*self.peaks, *[b""] * (size.bit_length() - len(self.peaks))]
        kept: list[Node] = []
        nodes = list(hashes)
        given, hashed = level, sha256
        while nodes:
            if level in KEPT and level > given:
                first = self.size >> level
                kept += [Node(hash=h, index=first + n, level=level) for n, h in enumerate(nodes)]
            if peaks[level]:
                nodes.insert(0, peaks[level])
            peaks[level] = nodes.pop() if len(nodes) & 1 else b""
            pairs = iter(nodes)
            nodes = [hashed(b"\x01" + a + b).digest() for a, b in zip(pairs, pairs, strict=True)]
            level += 1
        return Frontier(peaks=tuple(peaks), size=size), kept


def frontier_at(size: int, fetch: Fetch) -> Frontier:
    """Rebuild the frontier of the first `size` leaves from kept nodes and the leaves after them."""
    frontier = Frontier()
    for level in (*reversed(KEPT), 0):
        start, stop = frontier.size >> level, size >> level
        if start < stop:
            frontier, _ = frontier.extended(fetch(level, start, stop), level)
    return frontier
