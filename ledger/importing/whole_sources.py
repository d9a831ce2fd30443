"""The sources of another ledger: each under its own identity, with every version captured."""

from __future__ import annotations

from hashlib import sha256

import attrs

from ledger.adapter import Document, Flaw
from ledger.checks import check
from ledger.claims import Mention, Source, Version, changed
from ledger.errors import BadEvent
from ledger.events import SourceAmended, SourceCaptured
from ledger.importing.desk import Desk
from ledger.importing.keys import SOURCES, key
from ledger.importing.notes import Notes
from ledger.importing.places import Places
from ledger.importing.renaming import renamed
from ledger.importing.spool import Planned
from ledger.projections.sources import SOURCES as SOURCE_ROWS
from ledger.projections.sources import SourceRow
from ledger.projections.touched import TOUCHED, TouchedRow
from ledger.store.contract import Store
from ledger.store.parts import capture
from ledger.views.rows.engine import Views

_NOTHING = sha256(b"").hexdigest()


@attrs.define(kw_only=True)
class WholeSources:
    """Plans the sources of another ledger."""

    at: int
    desk: Desk
    places: Places
    store: Store
    views: Views
    _documents: Notes[str] = attrs.field(factory=Notes, init=False)
    _had: Notes[int] = attrs.field(factory=Notes, init=False)
    _outlets: Notes[str] = attrs.field(factory=Notes, init=False)
    _times: Notes[int] = attrs.field(factory=Notes, init=False)

    def told(self, document: str) -> bool:
        """Tell whether the file has told of a document as of a source of the other ledger."""
        return self._documents.get(document) is not None

    def outlet(self, source: str) -> str:
        """Give what the publisher of a source is called; "" where nobody knows."""
        return (self._outlets.get(source) or "=")[1:]

    def fresh(self, source: str) -> bool:
        """Tell whether the ledger did not have a source before."""
        return self.places.brought(source) and not self._had.get(source)

    def take(self, document: Document, told: Source) -> None:
        """Plan the next version of a source: captured, or known."""
        source = self._known_outlets(renamed(told, self.places.name), document.key)
        if self._documents.get(document.key) != told.id:
            source = self._first(source, told)
            self._outlets[source.id] = f"={source.publisher.text if source.publisher else ''}"
            self._documents[document.key] = told.id
        self._version(document, renamed(source, self.places.name))

    def _known_outlets(self, source: Source, document: str) -> Source:
        """Let a publisher or host be as it is written, where nobody told who that is."""
        fields: dict[str, Mention | None] = {}
        for field in ("publisher", "host"):
            mention: Mention | None = getattr(source, field)
            if mention and mention.agent and not self.places.fits("agent", mention.agent):
                fields[field] = changed(mention, agent=None)
                why = (
                    f"its {field} is the agent {mention.agent!r}, which neither file nor ledger has"
                )
                self.desk.flaw(Flaw(at=f"document {document!r}", why=why))
        return changed(source, **fields) if fields else source

    def _first(self, source: Source, told: Source) -> Source:
        """Find the ledger's own source of the same identity; what it did not know is amended."""
        found = self.desk.known.look((SOURCES, key(told.key)))
        held = found.event and found.event.event
        if not isinstance(held, SourceCaptured):
            place = self.places.recorded(told.id)
            held = place.event if place and self.places.visible(place) else None
        if not isinstance(held, SourceCaptured):
            if self.places.kind(told.id) is not None:
                why = "it is that of another record"
                raise BadEvent(kind="SourceCaptured", where="$.source.id", why=why)
            return source
        self.places.call(told.id, held.source.id)
        rows: list[SourceRow] = self.views.rows(SOURCE_ROWS, at=self.at, source=held.source.id)
        known = self._known(rows) or held.source
        self._had[known.id] = 1
        more = _more(known, source)
        if rows and more != known:
            reason = "another ledger knows more of it"
            self.desk.plan(Planned(event=SourceAmended(reason=reason, source=more)))
            self.desk.tally.amended += 1
        return more

    def _known(self, rows: list[SourceRow]) -> Source | None:
        for recorded in self.store.pick(tuple(row.seq for row in rows)):
            if isinstance(recorded.event, SourceCaptured | SourceAmended):
                return recorded.event.source
        return None

    def _version(self, document: Document, source: Source) -> None:
        version = document.version or Version(sha256=_NOTHING)
        place = f"{source.id}\x1f{version.sha256}"
        nth = (self._times.get(place) or 0) + 1
        self._times[place] = nth
        known = self._captured(source.id)
        if known.count(version.sha256) >= nth or (known and document.version is None):
            self.desk.tally.known += 1
            return
        parts, sums = capture(document.text, self.desk.clock)
        version = changed(version, length=len(document.text), parts=sums)
        event = SourceCaptured(source=source, version=version)
        check(event)
        identity = None
        if not known and not self.places.brought(source.id):
            identity = self.desk.known.look((SOURCES, key(source.key))).identity
        self.desk.plan(Planned(event=event, key=identity, parts=parts))
        self.places.bring(source.id, SourceCaptured.__name__)
        self.desk.tally.added += 1

    def _captured(self, source: str) -> list[str]:
        """List the sums of the versions that the ledger has captured."""
        rows: list[TouchedRow] = self.views.rows(TOUCHED, at=self.at, subject=source)
        events = (r.event for r in self.store.pick(sorted(row.seq for row in rows)))
        return [e.version.sha256 for e in events if isinstance(e, SourceCaptured)]


def _more(known: Source, told: Source) -> Source:
    """Add to a known source what another ledger knows and this one does not."""
    return changed(
        known,
        extras={**told.extras, **known.extras},
        host=known.host or told.host,
        language=known.language or told.language,
        published=known.published or told.published,
        publisher=_named(known.publisher, told.publisher),
        title=known.title or told.title,
        url=known.url or told.url,
    )


def _named(known: Mention | None, told: Mention | None) -> Mention | None:
    return known if known and known.text else told or known
