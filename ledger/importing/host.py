"""Brings a file into a ledger: sniff, read, plan, spool, append; visible once it is whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final, Literal, TypeAlias

import attrs

from ledger.adapter import Adapter, Flaw
from ledger.claims import changed
from ledger.clock import Clock, new_id
from ledger.errors import BadOptions, BadSource, ImportStopped, NoAdapter, Taken
from ledger.events import ImportFinished, ImportStarted
from ledger.importing.desk import Rules, plain
from ledger.importing.known import Known, end
from ledger.importing.planner import Planner
from ledger.importing.readers import chosen, reads
from ledger.importing.report import ImportReport
from ledger.importing.sources import File
from ledger.importing.spool import Planned, Spool, chunk, packed, unpacked
from ledger.options import structure
from ledger.plugins import Plugins
from ledger.sourcefile import SourceFile
from ledger.store.contract import Store
from ledger.store.pragmas import APPLICATION_ID
from ledger.store.still import program_of
from ledger.views.rows.engine import Views

OnFlaw: TypeAlias = Literal["stop", "keep-going"] | int
"""What to do about bad records: write nothing, take the good ones, or allow so many."""

_READER: Final = "rules"
_TRIES: Final = 5
_WORDS: Final = 800


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
    reader: str | Sequence[str] = _READER


@attrs.frozen(kw_only=True)
class Task:
    """A job made ready: the file was opened, its adapter found, its options understood."""

    adapter: Adapter
    allowed: int | None
    file: SourceFile
    job: Job
    options: object
    readers: tuple[str, ...]
    reason: str
    started: ImportStarted


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
        there are more bad records than allowed; then nothing was written. Raises `ImportRunning`
        while somebody else is importing the same records.

        What an import that was killed has left is never seen: this one brings it anew and stands
        in for that one, which can finish no more. So it does with a try of its own when another
        process was quicker with an agent or source that both bring.
        """
        task = self._task(job)
        dead: set[str] = set()
        for _ in range(_TRIES - 1):
            try:
                return self._try(task, dead)
            except Taken:
                continue
        return self._try(task, dead)

    def _task(self, job: Job) -> Task:
        if program_of(job.path) == APPLICATION_ID:
            why = "it is a ledger; export what stands in it, and import that"
            raise BadSource(path=str(job.path), why=why)
        file = SourceFile(job.path, job.encoding, job.progress)
        file.head()
        adapter, reason = self._adapter(job, file)
        readers = chosen(job.reader, adapter.name)
        return Task(
            adapter=adapter,
            allowed=_allowed(job.on_flaw, adapter),
            file=file,
            job=job,
            options=structure(adapter.name, adapter.options, job.options),
            readers=readers,
            reason=reason,
            started=_started(job, adapter, file, readers),
        )

    def _adapter(self, job: Job, file: SourceFile) -> tuple[Adapter, str]:
        if job.adapter:
            return self.plugins.adapter(job.adapter), "named by the caller"
        try:
            adapter, match = self.plugins.sniff(file)
            return adapter, match.reason
        except NoAdapter:
            file.check_text()
            raise

    def _try(self, task: Task, dead: set[str]) -> ImportReport:
        """Plan the import against the ledger as it stands now, then append it.

        Raises `Taken` when another process came between; what was appended is `dead` then.
        """
        spool: Spool[Planned] = Spool(packed, unpacked)
        try:
            planner = Planner(
                self.store, self.views, self.clock, self.rules, spool.add, self.recorder
            )
            planner.known.dead.update(dead)
            self._plan(task, planner)
            import_id = None
            if spool.count and not task.job.dry_run:
                import_id = self._begin(task.started, planner.known)
                dead.add(import_id)
                self._append(import_id, spool, planner)
        finally:
            spool.close()
        return _report(task, import_id, planner)

    def _plan(self, task: Task, planner: Planner) -> None:
        file = File(
            label=task.started.file,
            name=task.job.name,
            of=lambda name: task.file.sibling(name).sum()[0],
            sum=task.started.sha256,
        )
        items = self.plugins.read(task.adapter, task.file, task.options)
        planner.take(items, file, reads(self.plugins, task.readers), task.allowed)
        desk = planner.desk
        if task.allowed is not None and desk.tally.bad > task.allowed:
            flaws = tuple(f"{f.at}: {f.why}" for f in desk.flaws if not f.dropped)
            raise ImportStopped(path=str(task.job.path), flaws=flaws)

    def _begin(self, started: ImportStarted, known: Known) -> str:
        """Start an import, in the stead of those that died; gives its id."""
        import_id = new_id(self.clock)
        ended = sorted(known.dead)
        starts = [changed(started, options={**started.options, "instead of": id}) for id in ended]
        self.store.append(
            starts or [started],
            recorder=self.recorder,
            import_id=import_id,
            keys={n: end(id) for n, id in enumerate(ended)},
        )
        return import_id

    def _append(self, import_id: str, spool: Spool[Planned], planner: Planner) -> None:
        """Append what was spooled, then the end that makes it visible."""
        try:
            for batch in spool.batches():
                planned = chunk(batch)
                self.store.append(
                    planned.events,
                    recorder=self.recorder,
                    import_id=import_id,
                    keys=planned.keys,
                    parts=planned.parts,
                )
            self.store.append(
                [_finished(planner)],
                recorder=self.recorder,
                import_id=import_id,
                keys={0: end(import_id)},
            )
        except Taken:
            other = planner.known.instead_of(import_id)
            if other:
                raise other from None
            raise


def _started(job: Job, adapter: Adapter, file: SourceFile, readers: Sequence[str]) -> ImportStarted:
    sum, size = file.sum()
    return ImportStarted(
        adapter=adapter.name,
        file=plain(file.name),
        options=_texts(job, readers),
        sha256=sum,
        size=size,
        version=adapter.version,
    )


def _finished(planner: Planner) -> ImportFinished:
    tally = planner.desk.tally
    return ImportFinished(
        added=tally.added,
        amended=tally.amended,
        flaws=tuple(map(_told, planner.desk.flaws[:100])),
        known=tally.known,
    )


def _told(flaw: Flaw) -> str:
    """Tell of a flaw in so few words that an event holds a hundred of them, however written."""
    return f"{flaw.at}: {flaw.why}"[:_WORDS]


def _texts(job: Job, readers: Sequence[str]) -> dict[str, str]:
    """Write the options down as they were given."""
    given = {str(k): str(v) for k, v in job.options.items()}
    return {**given, **({"name": job.name} if job.name else {}), "reader": " ".join(readers)}


def _allowed(on_flaw: OnFlaw, adapter: Adapter) -> int | None:
    """Give how many bad records are allowed; None when any number is."""
    match on_flaw:
        case "stop":
            return 0
        case "keep-going":
            return None
        case int() if on_flaw >= 0:
            return on_flaw
        case _:
            why = f"{on_flaw!r} is no choice: say 'stop', 'keep-going' or how many are allowed"
            raise BadOptions(adapter=adapter.name, where="on_flaw", why=why)


def _report(task: Task, import_id: str | None, planner: Planner) -> ImportReport:
    tally = planner.desk.tally
    return ImportReport(
        adapter=task.adapter.name,
        added=tally.added,
        amended=tally.amended,
        claims=tally.claims,
        file=task.started.file,
        dry_run=task.job.dry_run,
        flawed=tally.flawed,
        flaws=tuple(planner.desk.flaws),
        import_id=import_id,
        known=tally.known,
        reason=task.reason,
    )
