"""Brings a file into a ledger: sniff, read, plan, spool, append; visible once it is whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, Literal, TypeAlias

import attrs
import msgspec

from ledger.adapter import Adapter
from ledger.clock import Clock, new_id
from ledger.errors import ImportStopped, NoAdapter
from ledger.events import (
    ClaimCoded,
    ClaimRecorded,
    ClaimsLinked,
    ImportFinished,
    ImportStarted,
)
from ledger.importing.keys import IMPORTS, key
from ledger.importing.planner import NOTHING, Begun, Planner, Rules
from ledger.importing.report import ImportReport
from ledger.importing.sources import File
from ledger.importing.spool import Spool
from ledger.options import structure
from ledger.plugins import Plugins
from ledger.sourcefile import SourceFile
from ledger.store.contract import Store
from ledger.views.engine import Views

OnFlaw: TypeAlias = Literal["stop", "keep-going"] | int
"""What to do about bad records: write nothing, take the good ones, or allow so many."""

_READER: Final = "rules"


def _ignore(_: int) -> None:
    """Take note of nothing."""


@attrs.frozen(kw_only=True)
class Job:
    """What the user asks to be imported, and how."""

    adapter: str | None = None
    dry_run: bool = False
    encoding: str = ""
    name: str = ""
    on_flaw: OnFlaw = "stop"
    options: Mapping[str, object] = attrs.field(factory=dict[str, object])
    path: Path
    progress: Callable[[int], None] = _ignore
    reader: str = _READER


@attrs.frozen(kw_only=True)
class Host:
    """Imports files into one ledger."""

    clock: Clock
    plugins: Plugins
    recorder: str
    rules: Rules
    store: Store
    views: Views

    def run(self, job: Job) -> ImportReport:
        """Import a file, all or nothing.

        Raises `BadSource`, `NoAdapter`, `BadOptions`, `PluginFailed`, and `ImportStopped` when
        there are more bad records than allowed; then nothing was written.
        """
        file = SourceFile(job.path, job.encoding, job.progress)
        file.head()
        adapter, reason = self._adapter(job, file)
        options = structure(adapter.name, adapter.options, job.options)
        started = _started(job, adapter, file)
        attempt = self._attempt(started)
        spool = Spool()
        try:
            planner = Planner(
                self.store, self.views, self.clock, self.rules, spool.add, self._begun(attempt)
            )
            planner.take(
                self.plugins.read(adapter, file, options),
                File(label=file.name, name=job.name, sum=started.sha256),
                lambda d, p: self.plugins.read_passage(self.plugins.reader(job.reader), d, p),
            )
            _stop_at(job, planner)
            import_id = None
            if (spool.count or attempt) and not job.dry_run:
                import_id = self._append(attempt or self._begin(started), spool, planner)
        finally:
            spool.close()
        return _report(adapter, file.name, reason, import_id, planner)

    def _adapter(self, job: Job, file: SourceFile) -> tuple[Adapter, str]:
        if job.adapter:
            return self.plugins.adapter(job.adapter), "named by the caller"
        try:
            return self.plugins.sniff(file), "recognised"
        except NoAdapter:
            file.check_text()
            raise

    def _append(self, import_id: str, spool: Spool, planner: Planner) -> str:
        """Append what was spooled, then the end that makes it visible."""
        for chunk in spool.chunks():
            self.store.append(
                chunk.events,
                recorder=self.recorder,
                import_id=import_id,
                keys=chunk.keys,
                parts=chunk.parts,
            )
        tally = planner.tally
        finished = ImportFinished(
            added=tally.added,
            amended=tally.amended,
            flaws=tuple(f"{f.at}: {f.why}" for f in planner.flaws[:100]),
            known=tally.known,
        )
        self.store.append([finished], recorder=self.recorder, import_id=import_id)
        return import_id

    def _begin(self, started: ImportStarted) -> str:
        """Start an import; gives its id."""
        import_id = new_id(self.clock)
        place = _place(started)
        keys = {} if self.store.find(IMPORTS, [place]) else {0: (IMPORTS, place)}
        self.store.append([started], recorder=self.recorder, import_id=import_id, keys=keys)
        return import_id

    def _attempt(self, started: ImportStarted) -> str | None:
        """Find an earlier attempt at this import that was cut short; None when there is none."""
        found = self.store.find(IMPORTS, [_place(started)])
        for recorded in self.store.pick(tuple(found.values())):
            import_id = recorded.batch.import_id
            if import_id and not self._finished(import_id):
                return import_id
        return None

    def _finished(self, import_id: str) -> bool:
        last = self.store.imported(import_id)[-1:]
        return any(isinstance(r.event, ImportFinished) for r in self.store.pick(last))

    def _begun(self, attempt: str | None) -> Begun:
        """List what an earlier attempt has appended."""
        if attempt is None:
            return NOTHING
        events = [r.event for r in self.store.pick(self.store.imported(attempt))]
        return Begun(
            claims=frozenset(e.claim.id for e in events if isinstance(e, ClaimRecorded)),
            coded=frozenset(e.coding.claim for e in events if isinstance(e, ClaimCoded)),
            linked=frozenset(
                (e.link.claim, e.link.other) for e in events if isinstance(e, ClaimsLinked)
            ),
        )


def _started(job: Job, adapter: Adapter, file: SourceFile) -> ImportStarted:
    sum, size = file.sum()
    return ImportStarted(
        adapter=adapter.name,
        file=file.name,
        options=_texts(job),
        sha256=sum,
        size=size,
        version=adapter.version,
    )


def _place(started: ImportStarted) -> bytes:
    """Give the identity of an import: the same file, read in the same way."""
    options = msgspec.json.encode(started.options, order="sorted").decode()
    return key(started.adapter, str(started.version), started.sha256, options)


def _texts(job: Job) -> dict[str, str]:
    """Write the options down as they were given."""
    given = {str(k): str(v) for k, v in job.options.items()}
    return {**given, **({"name": job.name} if job.name else {}), "reader": job.reader}


def _stop_at(job: Job, planner: Planner) -> None:
    allowed = {"stop": 0, "keep-going": len(planner.flaws)}.get(str(job.on_flaw), job.on_flaw)
    if len(planner.flaws) > int(allowed):
        flaws = tuple(f"{f.at}: {f.why}" for f in planner.flaws)
        raise ImportStopped(path=str(job.path), flaws=flaws)


def _report(
    adapter: Adapter, file: str, reason: str, import_id: str | None, planner: Planner
) -> ImportReport:
    tally = planner.tally
    return ImportReport(
        adapter=adapter.name,
        added=tally.added,
        amended=tally.amended,
        claims=tally.claims,
        file=file,
        flaws=tuple(planner.flaws),
        import_id=import_id,
        known=tally.known,
        reason=reason,
    )
