"""The ledger as a user holds it: open it, put sources in, ask it, judge, look back."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import TracebackType

import attrs

from ledger.adapter import Document
from ledger.claims import Act, Claim, Voice
from ledger.clock import Clock, SystemClock, new_id
from ledger.codebooks.codebook import Codebook
from ledger.codebooks.gazetteer import Gazetteer
from ledger.errors import NotFound
from ledger.events import Event
from ledger.importing.host import Host, Job, OnFlaw
from ledger.importing.planner import Planner, Rules
from ledger.importing.report import ImportReport
from ledger.importing.spool import Planned, chunk
from ledger.judging import Judging
from ledger.plugins import Plugins
from ledger.projections.agents import AgentRow
from ledger.projections.sources import SourceRow
from ledger.projections.timeline import STATEMENTS, StatementRow
from ledger.recording import Told, plan_claim
from ledger.replay.bounds import Asked, bounds
from ledger.replay.changes import Change, changes
from ledger.replay.history import Entry, history
from ledger.replay.moment import Moment
from ledger.show import text
from ledger.store import open_store
from ledger.store.contract import Head, Store
from ledger.times import When, when
from ledger.trust.verify import Verified, verify
from ledger.views.engine import Views
from ledger.views.relationship import RelationshipView

Pair = tuple[Asked, Asked]
"""Two moments: from the first to the second; None means no bound (now)."""

text.teach()


class Ledger(Judging):
    """An append-only ledger of who said what.

    Open one with `Ledger.open(path, by="your name")`, preferably in a `with`. Everything it holds
    can be read as of now or, through `as_of`, as of any moment.
    """

    def __init__(self, store: Store, views: Views, *, by: str, clock: Clock, rules: Rules) -> None:
        """Hold an open store and its views; `open` makes both."""
        self.by = by
        self.store = store
        self.plugins = Plugins.load()
        self._clock = clock
        self._rules = rules
        self._views = views

    @classmethod
    def open(
        cls,
        path: str | os.PathLike[str],
        by: str,
        *,
        create: bool = True,
        durable: bool = True,
        clock: Clock | None = None,
        codebook: str | os.PathLike[str] | None = None,
        gazetteer: str | os.PathLike[str] | None = None,
    ) -> Ledger:
        """Open a ledger's file, made if it is not there; ":memory:" for one that is kept nowhere.

        `by` is who records. `codebook` (TOML) stands in for the shipped one, `gazetteer` (CSV) is
        added to it. Raises `NotALedger`, `WrongFormat`, `StoreFailed`.
        """
        clock = clock or SystemClock()
        book = Codebook.load(Path(codebook)) if codebook else Codebook.shipped()
        names = Gazetteer.shipped()
        rules = Rules(
            codebook=book, gazetteer=names.with_csv(Path(gazetteer)) if gazetteer else names
        )
        store = open_store(path, recorder=by, clock=clock, create=create, durable=durable)
        beside = None if str(path) == ":memory:" else Path(f"{os.fspath(path)}.views")
        return cls(store, Views(store, beside), by=by, clock=clock, rules=rules)

    def close(self) -> None:
        """Let go of the files."""
        self._views.close()
        self.store.close()

    def __enter__(self) -> Ledger:
        """Use it in a `with`."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close it."""
        self.close()

    # Putting in

    def append(self, *events: Event) -> int:
        """Append events, all or none; gives the number of the last.

        Raises `BadEvent` and `UnknownReference`, naming the field; then nothing was written.
        """
        return self.store.append(events, recorder=self.by).first_seq + len(events) - 1

    def import_from(
        self,
        path: str | os.PathLike[str],
        *,
        adapter: str | None = None,
        dry_run: bool = False,
        encoding: str = "",
        name: str = "",
        on_flaw: OnFlaw = "stop",
        progress: Callable[[int], None] | None = None,
        reader: str = "rules",
        **options: object,
    ) -> ImportReport:
        """Import a file: an article, a table of claims, an interchange file, ...

        `adapter` is recognised unless named; `options` are the adapter's own (`publisher=`,
        `published=`, ...); `name` makes the file a named source, whatever its bytes. Bad records
        stop the import (nothing is written) unless `on_flaw` is "keep-going" or a number allowed.
        `progress` hears how many bytes were read. Importing the same again adds nothing.
        """
        told = {"progress": progress} if progress else {}
        job = Job(
            adapter=adapter,
            dry_run=dry_run,
            encoding=encoding,
            name=name,
            on_flaw=on_flaw,
            options=options,
            path=Path(path),
            reader=reader,
            **told,
        )
        host = Host(
            clock=self._clock,
            plugins=self.plugins,
            recorder=self.by,
            rules=self._rules,
            store=self.store,
            views=self._views,
        )
        return host.run(job)

    def source(self, name: str, **fields: str | When | None) -> str:
        """Register a source by name without a file: `source("a phone interview", publisher="…")`.

        A source that is there already is amended. `fields` are those of `Document` (publisher,
        published, title, url, ...); gives its id. Raises `Ambiguous`, `NotFound` for a field.
        """
        known = tuple(f.name for f in attrs.fields(Document) if f.name not in ("key", "text"))
        for field in fields:
            if field not in known:
                raise NotFound(what="field of a source", asked=field, known=known)
        document = attrs.evolve(Document(key=name), **_dated(fields))  # type: ignore[arg-type]
        planned: list[Planned] = []
        planner = self._planner(planned)
        found = planner.note(self._source_known(name), document)
        self._write(planned)
        return found

    def _source_known(self, name: str) -> str | None:
        try:
            return self.now().source(name).source
        except NotFound:
            return None

    def record(
        self,
        *,
        who: str,
        content: str,
        source: str,
        date: str | When | None = None,
        reported_by: str | Sequence[str] = (),
        quote: str = "",
        act: Act = "asserts",
        voice: Voice = "speaks",
    ) -> str:
        """Record one claim by hand: who said what, in which source, when, reported by whom.

        `reported_by` lists the hops before the claimant, outermost first; `quote` are words of
        the source, found there and anchored. Gives the claim's id; told again in just the same
        way it is the same claim, unless it was withdrawn.
        """
        reporters = (reported_by,) if isinstance(reported_by, str) else tuple(reported_by)
        told = Told(
            act=act,
            content=content,
            date=date,
            quote=quote,
            reported_by=reporters,
            voice=voice,
            who=who,
        )
        planned: list[Planned] = []
        planner = self._planner(planned)
        found = plan_claim(told, self.now().source(source), self.store, planner)
        self._write(planned)
        return found

    def _planner(self, planned: list[Planned]) -> Planner:
        return Planner(self.store, self._views, self._clock, self._rules, planned.append, self.by)

    def _write(self, planned: list[Planned]) -> None:
        if planned:
            it = chunk(planned)
            self.store.append(it.events, recorder=self.by, keys=it.keys, parts=it.parts)

    # Asking

    def as_of(
        self, *, recorded: Asked | int = None, published: Asked = None, said: Asked = None
    ) -> Moment:
        """Look at the ledger as of a moment, by one or more bounds.

        `recorded` is what this ledger held (a date, or an event's number), `published` what a
        reader of its sources could know, `said` what had been said. A day means its end, UTC.
        Raises `BadMoment`.
        """
        asked = bounds(
            self.store, self._clock.now(), recorded=recorded, published=published, said=said
        )
        codebook = self._rules.codebook
        order = tuple(a.name for a in codebook.aspects)
        return Moment(self.store, self._views, asked, f"{codebook.name}@{codebook.version}", order)

    def now(self) -> Moment:
        """Look at the ledger as it stands."""
        return self.as_of()

    def relationship(self, first: str, second: str) -> RelationshipView:
        """Show the state of a relationship now."""
        return self.now().relationship(first, second)

    def claims(
        self,
        *,
        who: str | None = None,
        source: str | None = None,
        date: str | None = None,
        reported_by: str | None = None,
    ) -> Iterator[Claim]:
        """Go through the claims, filtered by who said them, where, when, reported by whom."""
        return self.now().claims(who=who, source=source, date=date, reported_by=reported_by)

    def agents(self) -> list[AgentRow]:
        """List the agents."""
        return self.now().agents()

    def sources(self) -> list[SourceRow]:
        """List the sources."""
        return self.now().sources()

    def timeline(self, who: str | None = None) -> list[StatementRow]:
        """List who said what, ordered by when."""
        return self.now().timeline(who)

    def history(self, subject: str) -> tuple[Entry, ...]:
        """List all that was recorded of one subject: a claim, source, assessment (id), an agent."""
        now = self.now()
        return history(self._subject(now, subject), self._views, now.evidence, now.basis.seq)

    def changes(
        self,
        first: str,
        second: str,
        *,
        recorded: tuple[Asked | int, Asked | int] = (None, None),
        published: Pair = (None, None),
        said: Pair = (None, None),
    ) -> tuple[Change, ...]:
        """List what changed in a relationship between two moments, each with its causes.

        Each bound is a pair, from and to: `published=("2023-12-31", None)` is from then to now.
        """
        before = self.as_of(recorded=recorded[0], published=published[0], said=said[0])
        after = self.as_of(recorded=recorded[1], published=published[1], said=said[1])
        then = before.between(after, first, second)
        return changes(then, after.relationship(first, second), self._views, after.evidence)

    # Trusting

    def head(self) -> Head:
        """Tell where the ledger stands: its last event's number and the root over all."""
        return self.store.head()

    def verify(self) -> Verified:
        """Check every event against what was committed to; raises `Corrupt`."""
        return verify(self.store)

    # What the verbs look up

    def new_id(self) -> str:
        """Make a fresh id."""
        return new_id(self._clock)

    def claim(self, id: str) -> Claim:
        """Give the newest version of a claim; raises `NotFound`."""
        now = self.now()
        rows: list[StatementRow] = self._views.rows(STATEMENTS, at=now.basis.seq, claim=id)
        claim = now.evidence.claim(rows[0].seq) if rows else None
        if claim is None:
            raise NotFound(what="claim", asked=id, hint="Give the id that `claims()` shows.")
        return claim

    def agent_id(self, name: str) -> str:
        """Find an agent by name or id; raises `NotFound`, `Ambiguous`."""
        return self.now().who.find(name)

    def merged_id(self, name: str) -> str:
        """Find an agent that was merged into another, by its own name or id.

        Raises `NotFound`, `Ambiguous`.
        """
        return self.now().who.merged(name)

    def source_id(self, name: str) -> str:
        """Find a source by name, key, url or id; raises `NotFound`, `Ambiguous`."""
        return self.now().source(name).source

    def _subject(self, now: Moment, subject: str) -> str:
        if self.store.where(subject) is not None:
            return subject
        try:
            return now.who.find(subject)
        except NotFound:
            return now.source(subject).source


def _dated(fields: dict[str, str | When | None]) -> dict[str, str | When | None]:
    published = fields.get("published")
    return {**fields, "published": when(published, basis="metadata")} if published else fields
