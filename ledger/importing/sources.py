"""A document becomes a source: captured once, amended or captured again when it changes."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256

import attrs

from ledger.adapter import Document
from ledger.checks import check
from ledger.claims import Mention, Source, Version, changed
from ledger.clock import Clock, new_id
from ledger.events import AgentsMerged, SourceAmended, SourceCaptured
from ledger.importing.directory import Directory
from ledger.importing.keys import SOURCES, key, source_key
from ledger.importing.known import Found, Known
from ledger.importing.spool import Planned
from ledger.projections.sources import SOURCES as SOURCE_ROWS
from ledger.projections.sources import SourceRow
from ledger.store.contract import Store
from ledger.store.parts import capture
from ledger.times import When
from ledger.views.rows.engine import Views

OUTLET_RULE = "rule:outlet@1"


@attrs.frozen(kw_only=True)
class File:
    """The file that documents come out of: its sum, and what the user calls it.

    `of` gives the sum of a companion file by its name.
    """

    label: str
    name: str
    of: Callable[[str], str] = str
    sum: str


@attrs.frozen(kw_only=True)
class Captured:
    """A source as the ledger will hold it, and its outlet as the outermost hop names it.

    `fresh` tells that the ledger has nothing of it yet, `unchanged` that it has just this text;
    `published` is what is known of its date, from this file or from before.
    """

    fresh: bool = False
    id: str
    outlet: Mention
    published: When | None = None
    unchanged: bool = False


@attrs.frozen(kw_only=True)
class Sources:
    """Finds the source of a document or plans its capture."""

    clock: Clock
    directory: Directory
    known: Known
    plan: Callable[[Planned], None]
    store: Store
    views: Views

    def take(self, document: Document, file: File) -> Captured:
        """Give the document's source: known, amended, captured in a new version, or new.

        Raises `BadEvent` when what is said of it breaks a rule (a title of a megabyte, say).
        """
        check(_drafted(document))
        identity = source_key(document, file.name, file.sum)
        found = self.known.look((SOURCES, key(identity)))
        if found.event:
            return self._again(self.known.id(found.event), found.event.seq, document, file)
        return self._new(document, identity, file, found)

    def noted(self, id: str, document: Document, file: File) -> Captured | None:
        """Give a source by its id, amended; None when none is known by it."""
        seq = self.store.where(id) or 0
        for recorded in self.store.pick((seq,) if seq else ()):
            if recorded.kind == SourceCaptured.__name__:
                return self._again(id, seq, document, file)
        return None

    def _new(self, document: Document, identity: str, file: File, found: Found) -> Captured:
        """Capture a new source; one that an unfinished import has captured too keeps its id."""
        held = [h.event.source.id for h in found.hidden if isinstance(h.event, SourceCaptured)]
        id = held[0] if held else new_id(self.clock)
        label = document.title or document.key or file.label
        outlet = self._outlet(document, id, label)
        source = Source(
            extras=dict(document.extras),
            host=self._named(document.host),
            id=id,
            key=identity,
            language=document.language,
            name=document.key or file.label,
            published=document.published,
            publisher=outlet,
            title=document.title,
            url=document.url,
        )
        self._capture(source, document, file, found.identity)
        published = source.published
        return Captured(fresh=not found.hidden, id=source.id, outlet=outlet, published=published)

    def _again(self, id: str, seq: int, document: Document, file: File) -> Captured:
        """Add to a source what is new of it; what was redacted of it does not come back."""
        rows: list[SourceRow] = self.views.rows(SOURCE_ROWS, at=self.views.catch_up(), source=id)
        at = {seq, *((rows[0].seq, rows[0].captured) if rows else ())} - {0}
        known: Source | None = None
        version: Version | None = None
        for recorded in self.store.pick(sorted(at)):
            if isinstance(recorded.event, SourceCaptured | SourceAmended):
                known = recorded.event.source
            if isinstance(recorded.event, SourceCaptured):
                version = recorded.event.version
        if known is None:
            label = document.title or document.key or file.label
            outlet = self._outlet(document, id, label)
            return Captured(id=id, outlet=outlet, published=document.published)
        source = self._more(known, document, by_hand=not file.sum)
        before = version.sha256 if version else ""
        changed = bool(before) and _has_content(document, file) and _sum(document, file) != before
        if changed or not (rows or file.sum):  # by hand, one that was withdrawn is brought back
            self._capture(source, document, file, None)
        elif source != known:
            reason = "more is known of it than when it was captured"
            self.plan(Planned(event=SourceAmended(reason=reason, source=source)))
        outlet = source.publisher or self._outlet(document, source.id, source.name)
        published = source.published
        return Captured(id=source.id, outlet=outlet, published=published, unchanged=not changed)

    def _more(self, known: Source, document: Document, *, by_hand: bool) -> Source:
        """Add to a known source what a document says of it and the ledger did not know."""
        publisher, published = known.publisher, document.published or known.published
        if (
            known.published
            and published
            and not by_hand
            and _leaves_open(published, known.published)
        ):
            published = known.published
        if document.publisher and (publisher is None or not publisher.text):
            named = self._named(document.publisher)
            if publisher and publisher.agent and named and named.agent:
                why = "the outlet of this source is known now"
                merged = AgentsMerged(
                    agent=publisher.agent, by=OUTLET_RULE, into=named.agent, why=why
                )
                self.plan(Planned(event=merged))
            publisher = named
        return changed(
            known,
            extras={**known.extras, **document.extras},
            host=known.host or self._named(document.host),
            language=known.language or document.language,
            published=published,
            publisher=publisher,
            title=document.title or known.title,
            url=known.url or document.url,
        )

    def _outlet(self, document: Document, source: str, label: str) -> Mention:
        named = self._named(document.publisher)
        return named or Mention(agent=self.directory.local(f"outlet of {label:.200}", source))

    def _named(self, name: str) -> Mention | None:
        return (
            Mention(agent=self.directory.named(name, "outlet"), text=name) if name.strip() else None
        )

    def _capture(
        self, source: Source, document: Document, file: File, key: tuple[str, bytes] | None
    ) -> None:
        parts, sums = capture(document.text, self.clock)
        version = Version(
            length=len(document.text),
            media_type=document.media_type,
            parts=sums,
            retrieved=document.retrieved,
            sha256=_sum(document, file),
        )
        event = SourceCaptured(source=source, version=version)
        self.plan(Planned(event=event, key=key, parts=parts))


def _drafted(document: Document) -> SourceAmended:
    """Make an event of all that a document says of itself, to see whether it keeps the rules."""
    source = Source(
        extras=dict(document.extras),
        host=Mention(text=document.host),
        id="draft",
        key=document.url or document.key,
        language=document.language,
        name=document.key,
        published=document.published,
        publisher=Mention(text=document.publisher),
        title=document.title,
        url=document.url,
    )
    return SourceAmended(source=source)


def _leaves_open(told: When, known: When) -> bool:
    """Tell whether a date says no more than one that is known: "by August" of 9 August."""
    if not (told.resolved and known.resolved):
        return not told.resolved and known.resolved
    begins = told.lo is None or (known.lo is not None and told.lo <= known.lo)
    ends = told.hi is None or (known.hi is not None and known.hi <= told.hi)
    return begins and ends


def _has_content(document: Document, file: File) -> bool:
    """Tell whether there is anything to capture, or only something noted of a source."""
    return bool(document.text) or bool(file.sum and not document.key and not document.url)


def _sum(document: Document, file: File) -> str:
    """Take the sum of what was captured: the file when it is one document, else its own text."""
    if not document.key and not document.url:
        return file.sum
    return sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()
