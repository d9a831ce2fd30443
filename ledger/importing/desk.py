"""What every part of an import works with: what is known, what is planned, what went wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import attrs

from ledger.adapter import Draft, Flaw, Record
from ledger.claims import Claim
from ledger.clock import Clock
from ledger.codebooks.codebook import Codebook
from ledger.codebooks.gazetteer import Gazetteer
from ledger.importing.again import InFile
from ledger.importing.known import Known
from ledger.importing.spool import Planned
from ledger.importing.versions import Versions

MOST_FLAWS: Final = 10_000
"""How many bad records are described; the others are only counted."""
_RAW: Final = 1000


@attrs.define
class Tally:
    """What has been planned so far."""

    added: int = 0
    amended: int = 0
    bad: int = 0
    claims: int = 0
    flawed: int = 0
    known: int = 0


@attrs.frozen(kw_only=True)
class Rules:
    """What proposals are made by: the gazetteer and the codebook in use."""

    codebook: Codebook
    gazetteer: Gazetteer


@attrs.frozen(kw_only=True)
class Desk:
    """Where the parts of an import look things up and put down what they plan."""

    clock: Clock
    known: Known
    plan: Callable[[Planned], None]
    rules: Rules
    versions: Versions
    flaws: list[Flaw] = attrs.field(factory=list)
    in_file: InFile = attrs.field(factory=InFile)
    tally: Tally = attrs.field(factory=Tally)

    def flaw(self, flaw: Flaw) -> None:
        """Take note of a bad record, or of what a reader dropped."""
        self.tally.flawed += 1
        self.tally.bad += not flaw.dropped
        bad, flawed = self.tally.bad, self.tally.flawed
        if (flawed - bad if flaw.dropped else bad) <= MOST_FLAWS:
            at, raw, why = (plain(text[:_RAW]) for text in (flaw.at, flaw.raw, flaw.why))
            self.flaws.append(Flaw(at=at, dropped=flaw.dropped, raw=raw, why=why))

    def bad(self, draft: Draft, why: str) -> None:
        """Take note that a draft cannot be taken, and why."""
        at = draft.at or f"record {draft.key or draft.record.id}"
        self.flaw(Flaw(at=at, raw=_raw(draft.record), why=why))

    def clash(self, draft: Draft) -> None:
        """Take note of a record whose own key the file has used before for another."""
        self.bad(draft, f"the key {draft.key!r} stands for an earlier record of this file")


def plain(text: str) -> str:
    """Put a question mark for every half of a surrogate pair: such bytes were no text."""
    return text.encode("utf-8", "replace").decode()


def _raw(record: Record) -> str:
    return record.content if isinstance(record, Claim) else type(record).__name__
