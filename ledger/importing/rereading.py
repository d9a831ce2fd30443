"""A newer reader reads a text again: its claims are matched with those found before, by anchors.

What nobody has judged is amended, or withdrawn when the newer reader no longer finds it; what a
person has settled is kept as it is. An older reader than the one that read before changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from ledger.adapter import Passage
from ledger.claims import Claim, Reading, changed
from ledger.importing.agreement import HALF, same_finding, shared, spans
from ledger.importing.versions import Standing, Versions


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
    _confirmed: set[str] = attrs.field(factory=set, init=False)

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
        best = max(rivals, key=lambda s: shared(s.claim, claim), default=None)
        if best is None or shared(best.claim, claim) <= HALF:
            return None
        self._left.remove(best)
        return best

    def confirms(self, claim: Claim) -> Standing | None:
        """Give the claim of another reader that a newly read one confirms: each only once."""
        rivals = [
            s
            for s in self._left
            if not _same_reader(s.claim, claim) and same_finding(s.claim, claim)
            if s.claim.id not in self._confirmed
        ]
        best = max(rivals, key=lambda s: shared(s.claim, claim), default=None)
        if best:
            self._confirmed.add(best.claim.id)
        return best

    def lost(self, reading: Reading) -> Iterator[Standing]:
        """List what an older version of a reader found and this one does not, judged by nobody.

        What another reader confirmed stays.
        """
        for standing in self._left:
            before = standing.claim.reading
            if before is None or before.confirmed or standing.settled:
                continue
            if standing.claim.id not in self._confirmed and _older(before, reading):
                yield standing


def _older(before: Reading, reading: Reading) -> bool:
    return before.reader == reading.reader and before.version < reading.version


def newer(before: Claim, claim: Claim) -> bool:
    """Tell whether a claim was read by a newer version of the reader that read it before."""
    return bool(before.reading and claim.reading and _older(before.reading, claim.reading))


def redated(before: Claim, claim: Claim) -> bool:
    """Tell whether the same reader read a claim again, its source being dated otherwise now."""
    if not _same_reader(before, claim) or before.reading is None or claim.reading is None:
        return False
    known, told = before.chain[0].said, claim.chain[0].said
    same = known is not None and told is not None and known.edtf == told.edtf
    return before.reading.version == claim.reading.version and told is not None and not same


def as_dated(before: Claim, claim: Claim) -> Claim:
    """Give a claim with its outlet's date left out where it was unknown when it was read before.

    That is no reason to amend it: the source tells its date. In a chain of one it is the claim's.
    """
    first, *others = claim.chain
    if before.chain[0].said is not None or not others:
        return claim
    return changed(claim, chain=(changed(first, said=None), *others))


def _same_reader(before: Claim, claim: Claim) -> bool:
    if not (before.reading and claim.reading):
        return False
    return before.reading.reader == claim.reading.reader


def _inside(claim: Claim, start: int, end: int) -> bool:
    places = spans(claim)
    return bool(places) and start <= places[0][0] and places[-1][1] <= end
