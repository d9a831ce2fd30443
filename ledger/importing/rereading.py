"""A newer reader reads a text again: its claims are matched with those found before, by anchors.

What nobody has judged is amended, or withdrawn when the newer reader no longer finds it; what a
person has settled is kept as it is. An older reader than the one that read before changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import attrs

from ledger.adapter import Passage
from ledger.claims import Claim, Reading, Span
from ledger.importing.versions import Standing, Versions

_HALF: Final = 0.5


@attrs.define(kw_only=True)
class FoundBefore:
    """What readers found before in the source that was asked for last: its passages come in turn.

    It stands as it did before the import; so it is looked up once.
    """

    versions: Versions
    _found: tuple[Standing, ...] = ()
    _source: str = ""

    def of(self, source: str) -> tuple[Standing, ...]:
        """List the claims of a source that readers found and that stand."""
        if source != self._source:
            found = (s for s in self.versions.of_source(source) if s.claim.reading)
            self._found, self._source = tuple(found), source
        return self._found


@attrs.define(kw_only=True)
class Rereading:
    """The claims that earlier readers found in one passage and that stand for none found now."""

    _left: list[Standing] = attrs.field(factory=list, alias="left")

    @classmethod
    def of(cls, passage: Passage, found: Iterable[Standing]) -> Rereading:
        """Look among what readers found before in a source for what is in one passage of it."""
        start, end = passage.span
        return cls(left=[standing for standing in found if _inside(standing.claim, start, end)])

    def found_again(self, claim: str) -> None:
        """Take note that a claim was found again as it was."""
        self._left = [s for s in self._left if s.claim.id != claim]

    def match(self, claim: Claim) -> Standing | None:
        """Give the claim that a newly read one stands for: most of their words are the same."""
        rivals = [s for s in self._left if _same_reader(s.claim, claim)]
        best = max(rivals, key=lambda s: _shared(s.claim, claim), default=None)
        if best is None or _shared(best.claim, claim) <= _HALF:
            return None
        self._left.remove(best)
        return best

    def lost(self, reading: Reading) -> Iterator[Standing]:
        """List what an older version of a reader found and this one does not, judged by nobody."""
        for standing in self._left:
            before = standing.claim.reading
            if before and not standing.settled and _older(before, reading):
                yield standing


def _older(before: Reading, reading: Reading) -> bool:
    return before.reader == reading.reader and before.version < reading.version


def newer(before: Claim, claim: Claim) -> bool:
    """Tell whether a claim was read by a newer version of the reader that read it before."""
    return bool(before.reading and claim.reading and _older(before.reading, claim.reading))


def _same_reader(before: Claim, claim: Claim) -> bool:
    if not (before.reading and claim.reading):
        return False
    return before.reading.reader == claim.reading.reader


def _spans(claim: Claim) -> Sequence[Span]:
    return claim.anchor.spans if claim.anchor else ()


def _inside(claim: Claim, start: int, end: int) -> bool:
    spans = _spans(claim)
    return bool(spans) and start <= spans[0][0] and spans[-1][1] <= end


def _shared(one: Claim, other: Claim) -> float:
    """Give the share of the longer anchor that both have; claims of other flags share nothing."""
    if one.flags != other.flags:
        return 0.0
    both = sum(max(0, min(b, d) - max(a, c)) for a, b in _spans(one) for c, d in _spans(other))
    longest = max(sum(b - a for a, b in _spans(claim)) for claim in (one, other))
    return both / longest if longest else 0.0
