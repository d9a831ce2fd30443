"""Counts of what was said: claims, documents, occasions; each with what it is counted of."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from ledger.projections.relationship import LAST
from ledger.views.origins import Origins, occasions
from ledger.views.placed import CONFLICT, DATED, JUDGED, REPORTED, SPANNED, TOLD, Counted


@attrs.define
class Speaker:
    """One speaker's occasions: the known times, the documents without one, all documents."""

    spans: set[tuple[int, int]] = attrs.field(factory=set)
    undated: set[int] = attrs.field(factory=set)
    docs: set[int] = attrs.field(factory=set)

    def add(self, it: Counted) -> None:
        """Count statements of this speaker."""
        spans = zip(it.since, it.till, it.flags, strict=True)
        self.spans.update((lo, hi) for lo, hi, flag in spans if flag & SPANNED and lo is not None)
        docs = zip(it.docs, it.flags, strict=True)
        self.undated.update(doc for doc, flag in docs if not flag & SPANNED)
        self.docs.update(it.docs)

    @property
    def origins(self) -> Origins:
        """On how many occasions the speaker spoke."""
        return occasions([(self.spans, self.undated)])


@attrs.define
class Tally:
    """What is counted of the statements of one aspect, or of a whole pair.

    `claims` are those counted by number alone, `named` those counted by id (of which there was more
    to look up); the two are never the same claim's.
    """

    claims: int = 0
    named: set[str] = attrs.field(factory=set)
    judged: int = 0
    judged_named: set[str] = attrs.field(factory=set)
    docs: set[int] = attrs.field(factory=set)
    newest: int | None = None
    speakers: dict[str, Speaker] = attrs.field(factory=dict)

    def add(self, it: Counted, speaker: str) -> None:
        """Count the occasions and documents of statements in one slot, by whom."""
        self.speakers.setdefault(speaker, Speaker()).add(it)
        self.docs.update(it.docs)
        told = zip(it.till, it.flags, strict=True)
        newest = max((t for t, flag in told if flag & TOLD and t != LAST), default=None)
        if newest is not None and (self.newest is None or newest > self.newest):
            self.newest = newest

    def count(self, it: Counted) -> None:
        """Count statements that are each a claim of its own."""
        self.claims += len(it.flags)
        self.judged += sum(1 for flag in it.flags if flag & JUDGED)

    @property
    def total(self) -> int:
        """How many claims there are."""
        return self.claims + len(self.named)

    @property
    def judged_total(self) -> int:
        """How many of them a person coded or confirmed."""
        return self.judged + len(self.judged_named)

    @property
    def origins(self) -> Origins:
        """On how many occasions somebody spoke."""
        return occasions((s.spans, s.undated) for s in self.speakers.values())


def reported(counted: Iterable[Counted]) -> tuple[int, int, int]:
    """Count the statements that somebody reported, those undated, and those dated wrongly."""
    flags = [flag for it in counted for flag in it.flags]
    attributed = [flag for flag in flags if flag & REPORTED]
    undated = sum(1 for flag in attributed if not flag & DATED)
    return len(attributed), undated, sum(1 for flag in flags if flag & CONFLICT)
