"""The ledger as a user holds it: open it, put sources in, ask it, judge, look back."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType

import attrs

from ledger.adapter import Document
from ledger.claims import Act, Voice
from ledger.clock import Clock, SystemClock, new_id
from ledger.codebooks.codebook import Codebook
from ledger.codebooks.gazetteer import Gazetteer
from ledger.codebooks.scales import Scales
from ledger.errors import NotFound, StoreBusy, StoreFailed
from ledger.events import Event
from ledger.importing.desk import Rules
from ledger.importing.host import Host, Job, OnFlaw
from ledger.importing.planner import Planner
from ledger.importing.report import ImportReport
from ledger.importing.spool import Planned, chunk
from ledger.plugins import Plugins
from ledger.show import text
from ledger.show.noted import new_remarks
from ledger.store import open_store
from ledger.store.contract import Store
from ledger.times import When, when
from ledger.trust.seen import Seen
from ledger.verbs.auditing import Auditing
from ledger.verbs.backing_up import BackingUp
from ledger.verbs.briefing import Briefing
from ledger.verbs.disputing import Disputing
from ledger.verbs.judging import Judging
from ledger.verbs.proving import Proving
from ledger.verbs.recording import Told, plan_claim
from ledger.verbs.redacting import Redacting
from ledger.verbs.reviewing import Reviewing
from ledger.verbs.taking_back import TakingBack
from ledger.verbs.taking_out import TakingOut
from ledger.verbs.weighing import WeighingVerbs
from ledger.views.rows.engine import Views
from ledger.views.rows.keeping import views_file

text.teach()

_NOT_TOLD = ("file", "key", "source", "text", "version")
"""The fields of a document that nobody tells of a source by hand."""


class Ledger(
    Judging,
    Reviewing,
    TakingBack,
    Redacting,
    WeighingVerbs,
    Briefing,
    Disputing,
    TakingOut,
    BackingUp,
    Auditing,
    Proving,
):
    """An append-only ledger of who said what.

    Open one with `Ledger.open(path, by="your name")`, preferably in a `with`. Everything it holds
    can be read as of now or, through `as_of`, as of any moment.
    """

    def __init__(
        self,
        store: Store,
        views: Views,
        *,
        by: str,
        clock: Clock,
        plugins: Plugins | None = None,
        rules: Rules,
        scales: Scales | None = None,
    ) -> None:
        """Hold an open store and its views; `open` makes both."""
        self.by = by
        self.scales = scales or Scales.shipped()
        self.store = store
        self.plugins = plugins or Plugins.load()
        self._clock = clock
        self._rules = rules
        self._views = views

    @classmethod
    def open(
        cls,
        path: str | os.PathLike[str],
        by: str,
        *,
        accept_older: bool = False,
        create: bool = True,
        durable: bool = True,
        clock: Clock | None = None,
        codebook: str | os.PathLike[str] | None = None,
        gazetteer: str | os.PathLike[str] | None = None,
        plugins: Plugins | None = None,
        scales: str | os.PathLike[str] | None = None,
    ) -> Ledger:
        """Open a ledger's file, made if it is not there; ":memory:" for one that is kept nowhere.

        `by` is who records. `codebook` (TOML) stands in for the shipped one, `gazetteer` (CSV) and
        `scales` (TOML) are added to theirs; `plugins` stand in for those installed. A copy that is
        older than a checkpoint seen on this machine is refused unless you `accept_older`. Raises
        `NotALedger`, `WrongFormat`, `StoreFailed`, `OlderCopy`, `Forked`.
        """
        clock = clock or SystemClock()
        book = Codebook.load(Path(codebook)) if codebook else Codebook.shipped()
        names = Gazetteer.shipped()
        rules = Rules(
            codebook=book, gazetteer=names.with_csv(Path(gazetteer)) if gazetteer else names
        )
        known = Scales.shipped().with_toml(Path(scales)) if scales else None
        with ExitStack() as opened:  # closed again where what follows fails
            store = open_store(path, recorder=by, clock=clock, create=create, durable=durable)
            opened.callback(store.close)
            files = store.files()
            if files and not accept_older:
                Seen().check(store, os.fspath(path))
            views = Views(store, views_file(files[0]) if files else None)
            opened.callback(views.close)
            found = cls(
                store, views, by=by, clock=clock, plugins=plugins, rules=rules, scales=known
            )
            opened.pop_all()
        return found

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
        reader: str | Sequence[str] = "rules",
        **options: object,
    ) -> ImportReport:
        """Import a file: an article, a table of claims, an interchange file, ...

        `adapter` is recognised unless named; `options` are the adapter's own (`publisher=`,
        `published=`, ...); `name` makes the file a named source, whatever its bytes. Bad records
        stop the import (nothing is written) unless `on_flaw` is "keep-going" or a number allowed.
        `reader` reads prose, several as a list: what they find alike is one claim, of which each
        is told. `progress` hears how many bytes were read. Importing the same again adds nothing.
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
        before = self.store.head().seq
        report = host.run(job)
        return attrs.evolve(report, remarks=self._remarks(before))

    def _remarks(self, before: int) -> tuple[str, ...]:
        """Say which names of agents that came after event `before` are not what they look like."""
        try:
            if self.store.head().seq == before:
                return ()
            rows = self.agents()
        except (StoreBusy, StoreFailed):
            return ("it is done, but the views could not be brought up to it; ask them again",)
        return new_remarks((r.name for r in rows if r.seq > before), (r.name for r in rows))

    def source(self, name: str, **fields: str | When | None) -> str:
        """Register a source by name without a file: `source("a phone interview", publisher="…")`.

        A source that is there already is amended. `fields` are those of `Document` (publisher,
        published, title, url, ...); gives its id. Raises `Ambiguous`, `NotFound` for a field.
        """
        known = tuple(
            f.name for f in attrs.fields(Document) if f.name not in ("file", "key", "text")
        )
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

    def new_id(self) -> str:
        """Make a fresh id."""
        return new_id(self._clock)


def _dated(fields: dict[str, str | When | None]) -> dict[str, str | When | None]:
    published = fields.get("published")
    return {**fields, "published": when(published, basis="metadata")} if published else fields
