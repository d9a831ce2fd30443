"""Counts of what was said: claims, documents, occasions; each with what it is counted of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

import attrs

from ledger.views.origins import Origins, occasions
from ledger.views.placed import Counted


@attrs.define
class Speaker:
    """One speaker's occasions: the known times, the documents without one, all documents."""

    spans: set[tuple[int, int]] = attrs.field(factory=set)
    undated: set[int] = attrs.field(factory=set)
    docs: set[int] = attrs.field(factory=set)

    def add(self, it: Counted) -> None:
        """Count statements of this speaker."""
        self.docs.update(it.docs)
        if None not in it.since:
            self.spans.update(zip(cast("list[int]", it.since), it.till, strict=True))
            return
        for lo, hi, doc in zip(it.since, it.till, it.docs, strict=True):
            if lo is None:
                self.undated.add(doc)
            else:
                self.spans.add((lo, hi))

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
    unreviewed: int = 0
    unreviewed_named: set[str] = attrs.field(factory=set)
    docs: set[int] = attrs.field(factory=set)
    newest: int | None = None
    speakers: dict[str, Speaker] = attrs.field(factory=dict)

    def add(self, it: Counted, speaker: str) -> None:
        """Count the occasions and documents of statements in one slot, by whom."""
        self.speakers.setdefault(speaker, Speaker()).add(it)
        self.docs.update(it.docs)
        told = [at for at in (self.newest, it.newest) if at is not None]
        self.newest = max(told, default=None)

    @property
    def total(self) -> int:
        """How many claims there are."""
        return self.claims + len(self.named)

    @property
    def judged_total(self) -> int:
        """How many of them a person coded or confirmed."""
        return self.judged + len(self.judged_named)

    @property
    def unreviewed_total(self) -> int:
        """How many of them a program found and nobody has reviewed."""
        return self.unreviewed + len(self.unreviewed_named)

    @property
    def origins(self) -> Origins:
        """On how many occasions somebody spoke."""
        return occasions((s.spans, s.undated) for s in self.speakers.values())


def whole(tallies: Iterable[Tally]) -> Tally:
    """Count claims and documents over all aspects."""
    found = Tally()
    for it in tallies:
        found.claims += it.claims
        found.judged += it.judged
        found.docs |= it.docs
        found.named |= it.named
        found.judged_named |= it.judged_named
        found.unreviewed += it.unreviewed
        found.unreviewed_named |= it.unreviewed_named
    return found
