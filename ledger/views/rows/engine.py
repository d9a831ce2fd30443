"""Runs projections over a ledger's events, in memory or in a file beside it, exactly once.

The position is saved in the transaction that writes the rows. What an import brings becomes
visible with its `ImportFinished`, and its rows hold from there on.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from threading import Lock
from typing import Any, Protocol, TypeVar

import attrs

from ledger.errors import StoreFailed
from ledger.events import KINDS, Batch, ImportFinished, Mark, Recorded
from ledger.projections import SHIPPED, Projection
from ledger.projections.base import Close, Open, Table
from ledger.store.erasing import scrub
from ledger.store.pragmas import plain_errors, transaction
from ledger.views.rows import tables as sql
from ledger.views.rows.holes import Outlined
from ledger.views.rows.keeping import PATIENCE, damaged, kept_in, throw_away
from ledger.views.rows.meanwhile import meanwhile
from ledger.views.rows.run import Run

T = TypeVar("T")
_CHUNK = 5_000


class Head(Protocol):
    """Where a ledger stands."""

    @property
    def seq(self) -> int:
        """The number of its last event."""
        ...


class Events(Protocol):
    """What views ask of a store: its events, in order, and some by number."""

    @property
    def ledger_id(self) -> str:
        """The ledger's id."""
        ...

    def head(self) -> Head:
        """Tell where the ledger stands."""
        ...

    def read(self, start: int = 1, stop: int | None = None) -> Iterator[Recorded]:
        """Read events in order."""
        ...

    def pick(self, seqs: Sequence[int], /) -> Iterator[Recorded]:
        """Read the events of these numbers."""
        ...

    def batches(self, start: int = 1) -> Iterator[tuple[Batch, bytes]]:
        """List batches with the root after each."""
        ...

    def imported(self, import_id: str, /) -> tuple[int, ...]:
        """List the numbers of an import's events."""
        ...

    def marks(self, kind: Mark, /) -> tuple[int, ...]:
        """List the numbers of the events that redact others."""
        ...

    def where(self, id: str, /) -> int | None:
        """Tell which event brought an id into the ledger."""
        ...


@attrs.frozen
class _Position:
    """How far the views have come: the last event, its batch, and the root after that batch."""

    seq: int
    batch: int
    root: bytes


class Views:
    """The rows of every projection, as of any state of the ledger."""

    def __init__(
        self,
        events: Events,
        path: Path | None = None,
        projections: Sequence[Projection] = SHIPPED,
    ) -> None:
        """Open the views of a ledger: in a file, or in memory when there is no path.

        A file that is damaged, or belongs to another ledger, another history or other projections,
        is rebuilt; where no file can be written, the views are kept in memory. Threads may share
        views; they take turns at catching up.
        """
        self._events = events
        self._outlined = Outlined(events)
        self._projections = tuple(projections)
        self._of_kind = {
            kind: tuple(p for p in self._projections if not p.kinds or cls in p.kinds)
            for kind, cls in KINDS.items()
        }
        self._tables = tuple(t for p in self._projections for t in p.tables)
        self._signature = "\n".join(
            f"{p.name}@{p.version}: {s}" for p in self._projections for t in p.tables
            for s in sql.create(t)
        )  # fmt: skip
        self._lock = Lock()
        self._closed = False
        self._name = str(path or ":memory:")
        self._path = path
        try:
            self._open(path)
        except sqlite3.DatabaseError as error:
            if path is None:
                raise
            self._open_anyhow(path, damaged(error))

    def _open(self, path: Path | None) -> None:
        self._db = kept_in(path)
        try:
            self._prepare()
        except BaseException:
            self._db.close()
            raise

    def _open_anyhow(self, path: Path, afresh: bool) -> None:
        """Keep the views in a fresh file, or in memory where that cannot be."""
        try:
            if afresh:
                throw_away(path)
                self._open(path)
                return
        except (OSError, sqlite3.DatabaseError):
            pass
        self._open(None)

    def _mend(self, db: sqlite3.Connection, error: sqlite3.DatabaseError) -> None:
        """Make the views anew where their file is damaged; raises any other error."""
        with self._lock, plain_errors(self._name, PATIENCE):
            if db is not self._db:  # another thread, or question, has done so
                return
            self._start_over(error)
            self._caught_up()

    def _start_over(self, error: sqlite3.DatabaseError) -> None:
        if self._path is None or not damaged(error):
            raise error
        self._db.close()
        self._open_anyhow(self._path, afresh=True)

    def _ask(self, question: Callable[[sqlite3.Connection], T]) -> T:
        """Read the file; what is damaged is made anew first."""
        db = self._reading()
        try:
            return question(db)
        except sqlite3.DatabaseError as error:
            self._mend(db, error)
        with plain_errors(self._name, PATIENCE):
            return question(self._reading())

    def close(self) -> None:
        """Let go of the file."""
        self._closed = True
        self._db.close()

    def _reading(self) -> sqlite3.Connection:
        """Give the file to read from; raises `StoreFailed` once the ledger is closed."""
        if self._closed:
            why = "the ledger was closed; ask its views inside its `with`"
            raise StoreFailed(path=self._name, why=why)
        return self._db

    def rows(self, table: Table, /, *, at: int, **where: str | int) -> list[Any]:
        """Read the rows of a table that held in the state after event `at`."""
        return self._ask(lambda db: sql.rows(db, table, at, where))

    def rows_among(self, table: Table, /, *, at: int, **among: Sequence[str | int]) -> list[Any]:
        """Read the rows, held after event `at`, whose fields are among these values."""
        return self._ask(lambda db: sql.rows_among(db, table, at, among))

    def query(self, statement: str, values: dict[str, Any], /) -> Iterator[tuple[Any, ...]]:
        """Run a statement that reads, written out in full where the rows' fields are known."""
        given, db = 0, self._reading()
        try:
            for found in db.execute(statement, values):
                given += 1
                yield found
        except sqlite3.DatabaseError as error:
            self._mend(db, error)
            with plain_errors(self._name, PATIENCE):
                yield from islice(self._reading().execute(statement, values), given, None)

    def every(self, table: Table, /, *, at: int, **where: str | int) -> list[Any]:
        """Read the rows that held in any state up to event `at`, oldest first."""
        return self._ask(lambda db: sql.every(db, table, at, where))

    def ever(
        self, table: Table, columns: tuple[str, ...], /, *, upto: int, **among: Sequence[str]
    ) -> list[tuple[Any, ...]]:
        """Read columns of the rows, closed ones too, that began by event `upto`; each list once."""
        query = sql.ever(table, columns, tuple(among))
        values = (*(json.dumps(list(v)) for v in among.values()), upto)
        return self._ask(lambda db: db.execute(query, values).fetchall())

    def turns(self, table: Table, /, *, upto: int, **among: Sequence[str]) -> set[int]:
        """Tell after which events, up to `upto`, rows with fields among these began or ended."""
        found = self.ever(table, ("sys_from", "sys_to"), upto=upto, **among)
        return {seq for row in found for seq in row if seq <= upto}

    def catch_up(self) -> int:
        """Take in what the ledger has and the views lack; gives the last number taken in.

        A redaction since makes them anew: no row keeps a word of what was erased.
        """
        self._reading()
        with self._lock, plain_errors(self._name, PATIENCE):
            try:
                return self._caught_up()
            except sqlite3.DatabaseError as error:
                self._start_over(error)
            return self._caught_up()

    def _caught_up(self) -> int:
        self._forget_redacted()
        position = self._position()
        while position.seq < self._events.head().seq:
            with transaction(self._db, PATIENCE):
                position = self._step(self._position())
        return position.seq

    def forget(self, *, wholly: bool = False) -> bool:
        """Throw away the rows where something was redacted since, with every word in the file.

        `wholly` does so in any case. False where words stay in the file, since somebody reads it.
        """
        self._reading()
        with self._lock, plain_errors(self._name, PATIENCE):
            try:
                return self._forget_redacted(wholly)
            except sqlite3.DatabaseError as error:
                self._start_over(error)
            return True

    def _step(self, position: _Position) -> _Position:
        """Apply the next chunk of events within the open transaction."""
        run = Run(self._db, self._events, self._outlined, self._tables)
        last = None
        for last in islice(self._outlined.read(position.seq + 1), _CHUNK):
            if last.batch.import_id is None:
                self._apply(run, last, last.seq)
            elif last.kind == ImportFinished.__name__:
                self._finish(run, last.batch.import_id, last.seq)
        run.write()
        if last is None:
            return position
        batch, root = next(self._events.batches(last.batch.id))
        reached = _Position(last.seq, batch.id, root)
        self._db.execute(
            "UPDATE position SET seq = ?, batch = ?, root = ?",
            (reached.seq, reached.batch, reached.root),
        )
        return reached

    def _finish(self, run: Run, import_id: str, end: int) -> None:
        """Apply what an import brought up to this end of it, and what others said of it before."""
        found = [seq for seq in self._events.imported(import_id) if seq <= end]
        ends = [r.seq for r in self._events.pick(found) if r.kind == ImportFinished.__name__]
        own = [seq for seq in found if seq > max(ends[:-1], default=0)]
        for one in self._outlined.pick(own):
            self._apply(run, one, end)
        if end - own[0] >= len(own):
            for one in meanwhile(self._events, self._outlined, own):
                self._apply(run, one, end, again=True)

    def _apply(self, run: Run, recorded: Recorded, seq: int, again: bool = False) -> None:
        run.seen(recorded)
        for projection in self._of_kind[recorded.kind]:
            for change in projection.apply(recorded, run):
                buffer = run.buffers[change.table]
                if isinstance(change, Open):
                    buffer.open(change.row, seq, change.fresh and not again)
                elif isinstance(change, Close):
                    buffer.close(change.where, seq)
                else:
                    buffer.unseen(change.value)

    def _position(self) -> _Position:
        return _Position(*self._db.execute("SELECT seq, batch, root FROM position").fetchone())

    def _prepare(self) -> None:
        self._db.execute("BEGIN IMMEDIATE")
        if not self._fits():
            self._afresh()
        self._db.execute("COMMIT")

    def _afresh(self) -> None:
        """Throw away every table and make them empty."""
        names = self._db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        for [name] in names.fetchall():
            self._db.execute(f'DROP TABLE "{name}"')
        self._create()

    def _forget_redacted(self, wholly: bool = False) -> bool:
        """Start anew where something was redacted that rows were made of."""
        last = self._outlined.refresh()
        seq, known = self._reading().execute("SELECT seq, redacted FROM position").fetchone()
        if known == last and not wholly:
            return True
        with transaction(self._db, PATIENCE):
            if seq or wholly:
                self._afresh()
            self._db.execute("UPDATE position SET redacted = ?", (last,))
        return scrub(self._db, PATIENCE)

    def _fits(self) -> bool:
        try:
            found = self._db.execute(
                "SELECT ledger_id, signature, batch, root, seq, redacted FROM position"
            ).fetchone()
        except sqlite3.OperationalError:
            return False
        if found is None or found[:2] != (self._events.ledger_id, self._signature):
            return False
        batch, root = found[2:4]
        return batch == 0 or any(r == root for _, r in islice(self._events.batches(batch), 1))

    def _create(self) -> None:
        self._db.execute(
            "CREATE TABLE position (ledger_id TEXT, signature TEXT, seq INTEGER, "
            "batch INTEGER, root BLOB, redacted INTEGER)"
        )
        self._db.execute(
            "INSERT INTO position VALUES (?, ?, 0, 0, x'', 0)",
            (self._events.ledger_id, self._signature),
        )
        for table in self._tables:
            for statement in sql.create(table):
                self._db.execute(statement)
