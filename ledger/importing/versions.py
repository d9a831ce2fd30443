"""Whether a record that comes again says something new, or what a person has settled."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import attrs
import msgspec

from ledger.claims import Claim, Hop, Mention, Reading, Words, changed
from ledger.events import ClaimAmended, ClaimRecorded, Event, Recorded, Withdrawn
from ledger.importing.scene import outermost_is_outlet
from ledger.projections.reviews import REVIEWS, ReviewRow
from ledger.projections.timeline import STATEMENTS, StatementRow, claim_of
from ledger.projections.touched import TOUCHED, TouchedRow
from ledger.references import made
from ledger.store.contract import Store
from ledger.values import spelt_out
from ledger.views.rows.engine import Views
from ledger.views.who import Who

CHANGED: Final = "changed under its own key"
READ_AGAIN: Final = "read again by"
"""How the reasons of amendments begin that follow from what a source or reader says now."""


@attrs.frozen(kw_only=True)
class Standing:
    """The newest version of a claim; `settled` when a person wrote, judged or corrected it.

    `version` is what its source calls that version of the record, "" where it does not say.
    """

    claim: Claim
    settled: bool
    version: str = ""


@attrs.frozen(kw_only=True)
class Versions:
    """The versions of records in the state after event `at`."""

    at: int
    store: Store
    views: Views
    who: Who

    def standing(self, claim: str) -> Standing | None:
        """Give the newest version of a claim; None when it was withdrawn."""
        rows: list[StatementRow] = self.views.rows(STATEMENTS, at=self.at, claim=claim)
        for recorded in self.store.pick(tuple({r.seq for r in rows})[:1]):
            return self._standing(recorded)
        return None

    def of_source(self, source: str) -> Iterator[Standing]:
        """Give the newest versions of all claims of a source that stand."""
        rows: list[StatementRow] = self.views.rows(STATEMENTS, at=self.at, source=source)
        for recorded in self.store.pick(sorted({row.seq for row in rows})):
            found = self._standing(recorded)
            if found:
                yield found

    def replaceable(self, id: str) -> bool:
        """Tell whether a judgement stands as it was imported: nobody has touched it since."""
        rows: list[TouchedRow] = self.views.rows(TOUCHED, at=self.at, subject=id)
        return len(rows) < 2 and not self._reviewed(id)

    def lost(self, claim: str, reading: Reading) -> bool:
        """Tell whether an older version of this reader took a claim back that it did not find."""
        rows: list[TouchedRow] = self.views.rows(TOUCHED, at=self.at, subject=claim)
        for recorded in self.store.pick(sorted(row.seq for row in rows)):
            event = recorded.event
            if isinstance(event, Withdrawn) and event.target == claim:
                reader, _, version = event.by.removeprefix("reader:").rpartition("@")
                same = reader == reading.reader and version.isdecimal()
                return same and int(version) < reading.version
        return False

    def alike(self, one: Event, other: Event) -> bool:
        """Tell whether two events record the same, but for their own ids and merged agents."""
        return type(one) is type(other) and self._plain(one) == self._plain(other)

    def _standing(self, recorded: Recorded) -> Standing | None:
        claim = claim_of(recorded.event)
        if claim is None:
            return None
        event = recorded.event
        by_hand = recorded.batch.import_id is None or not _as_told(event)
        version = event.version if isinstance(event, ClaimRecorded | ClaimAmended) else ""
        settled = by_hand or self._reviewed(claim.id)
        return Standing(claim=claim, settled=settled, version=version)

    def _reviewed(self, target: str) -> bool:
        rows: list[ReviewRow] = self.views.rows(REVIEWS, at=self.at, target=target)
        return bool(rows)

    def _plain(self, event: Event) -> Any:
        own = made(event)
        return _mapped(spelt_out(event), lambda text: "" if text == own else self.who.root(text))


def _as_told(event: Event | None) -> bool:
    """Tell whether an event says what a source or reader says; an amendment of its own does not."""
    if isinstance(event, ClaimAmended):
        return event.reason.startswith((CHANGED, READ_AGAIN))
    return isinstance(event, ClaimRecorded)


def _mapped(value: Any, change: Any) -> Any:
    """Change the ids in plain data."""
    if isinstance(value, dict):
        return {name: _mapped(each, change) for name, each in value.items()}
    if isinstance(value, list):
        return [_mapped(each, change) for each in value]
    return change(value) if isinstance(value, str) and len(value) == _ID else value


_ID = 26


def told(claim: Claim) -> bytes:
    """Write down what a drafted claim tells, to compare it with another of the same file."""
    return msgspec.json.encode(changed(claim, id="", reading=None))


def same(one: Claim, other: Claim, outlet: str) -> bool:
    """Tell whether two claims were told alike: all but ids, and who was found to be meant.

    `outlet` is what the publisher of their document is called.
    """
    return _told(one, outlet) == _told(other, outlet)


def unplaced(claim: Claim) -> Claim:
    """Give a claim without where it stands: of a text that has changed, places tell nothing."""
    chain = tuple(
        changed(hop, by=tuple(changed(m, at=None) for m in hop.by), cue=hop.cue and _words(hop.cue))
        for hop in claim.chain
    )
    occurrence = claim.occurrence
    return changed(
        claim,
        addressee=claim.addressee and changed(claim.addressee, at=None),
        anchor=claim.anchor and changed(claim.anchor, prefix="", spans=(), suffix=""),
        chain=chain,
        hedges=tuple(changed(hedge, at=None) for hedge in claim.hedges),
        occurrence=occurrence and changed(occurrence, words=_words(occurrence.words)),
        quotes=(),
    )


def _words(words: Words) -> Words:
    return changed(words, at=None)


def _told(claim: Claim, outlet: str) -> Claim:
    first, *others = claim.chain
    if outermost_is_outlet(claim) and first.by in ((), (Mention(agent=_agent(first)),)):
        first = changed(first, by=(Mention(text=outlet),))
    return changed(
        claim,
        addressee=claim.addressee and changed(claim.addressee, agent=None),
        chain=tuple(changed(hop, by=_names(hop)) for hop in (first, *others)),
        id="",
        reading=None,
        reply_to=None,
        source="",
    )


def _agent(hop: Hop) -> str | None:
    return hop.by[0].agent if hop.by else None


def _names(hop: Hop) -> tuple[Mention, ...]:
    """List the mentions once each: one that names several stands there for each of them."""
    return tuple(dict.fromkeys(changed(m, agent=None) for m in hop.by))
