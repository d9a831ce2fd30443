"""Each file-system call of an append, an import and a beginning fails in its turn: nothing is lost.

A worker is traced once, to number its calls on the files of ledger, views and source; then it does
the same again and again, each time with another call failing: once, from there on, or by its death.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random
from typing import Final

import attrs
import pytest

from ledger import Ledger
from ledger.clock import SystemClock
from ledger.errors import LedgerError
from ledger.plugins import Plugins
from ledger.testing.sample_events import an_agent
from ledger.trust.errors import InDoubt
from tests.torture.forks import Forks
from tests.torture.shelf import answer, files, prepare, said, table
from tests.torture.soundness import completed, faults, held
from tests.torture.telling import Job, Step, Told
from tests.torture.tracing import CALLS, Point, attached, need_strace, points, struck

DOUBT: Final = InDoubt.__name__
FAULTS: Final[Mapping[str, tuple[str, bool]]] = {
    "EIO": ("error=EIO", False),
    "ENOSPC": ("error=ENOSPC", False),
    "EIO from there on": ("error=EIO", True),
    "ENOSPC from there on": ("error=ENOSPC", True),
    "KILL": ("signal=KILL", False),
}
ROWS: Final = 12
START: Final = 1_893_456_000_000_000


WORK: Final[Mapping[str, Callable[[Path], tuple[Step, ...]]]] = {
    "append": lambda _: (Step(do="append", name="faulty", times=3),),
    "beginning": lambda _: (Step(do="append", name="faulty"),),
    "import": lambda csv: (
        Step(do="import", file=str(csv), name=csv.stem),
        Step(do="view"),
    ),
}


@attrs.define(kw_only=True)
class Faulty:
    """One kind of work, done again and again with one call or another failing."""

    folder: Path
    forks: Forks
    plugins: Plugins
    work: str
    doubted: int = 0
    refused: int = 0
    _before: list[Told] = attrs.field(factory=list, init=False)

    def begin(self) -> list[Point]:
        """Make the ledger that every run begins with, and number the calls of a run."""
        for name in ("base", "now"):
            (self.folder / name).mkdir()
        table(self.folder, "table", ROWS)
        need_strace(self.forks)
        if self.work != "beginning":
            base = self.folder / "base" / "talks.ledger"
            prepare(base, self.plugins)
            self._before.append(held(base, self.plugins))
        told = self._run()
        assert [one.did for one in told if one.did in ("failed", "refused")] == []
        return points(self._log)

    def fail(self, point: Point, fault: str) -> list[str]:
        """Do the work with a call failing, and list what was not told, or is not there after."""
        error, on = FAULTS[fault]
        told = self._run(point.inject(error, on=on))
        wrong = [one.why for one in told if one.did == "failed"]
        if not struck(self._log):
            wrong.append("the call that was to fail was not made")
        if told[-1].status != (-9 if fault == "KILL" else 0):
            wrong.append(f"it ended with {told[-1].status}")
        self.refused += sum(one.did == "refused" for one in told)
        self.doubted += sum(one.why.startswith(DOUBT) for one in told)
        try:
            wrong += faults(self._path, [*self._before, *told], self.plugins)
            wrong += self._untold(told, killed=fault == "KILL") + self._done_now()
        except LedgerError as refusal:
            wrong.append(f"{type(refusal).__name__}: {refusal}")
        return [f"{fault} at {point.call} {point.n}: {why}" for why in wrong]

    def _run(self, *options: str) -> list[Told]:
        shutil.rmtree(self._path.parent)
        shutil.copytree(self.folder / "base", self._path.parent)
        steps = WORK[self.work](self.folder / "table.csv")
        running = self.forks.start(Job(again=1, ledger=str(self._path), start=START, steps=steps))
        seen = [self._path.parent, *files(self._path), self.folder / "table.csv"]
        with attached(running.pid, self._log, seen, CALLS, *options):
            running.go()
            return running.finish()

    def _untold(self, told: list[Told], *, killed: bool) -> list[str]:
        """List what is there, or shown, otherwise than the worker told."""
        with Ledger.open(self._path, by="ann", plugins=self.plugins) as book:
            claims = sum(said("table", n) in c.content for n in range(ROWS) for c in book.claims())
            events, shown = book.head().seq, answer(book) if self.work == "import" else ""
        acknowledged = sum(len(one.sums) for one in (*self._before, *told))
        done = any(one.did == "import" for one in told)
        doubtful = any(one.why.startswith(DOUBT) for one in told)
        found = [f"{claims} of {ROWS} claims"] if claims not in (0, ROWS) else []
        if not killed and self.work == "import" and claims != ROWS * done and not doubtful:
            found.append(f"{claims} claims after an import that was {'' if done else 'not '}done")
        if not killed and self.work == "append" and events != acknowledged and not doubtful:
            found.append(f"{events} events where {acknowledged} were acknowledged")
        if any(one.did == "view" and one.answer != shown for one in told):
            found.append("another view was shown than that of the ledger")
        return found

    def _done_now(self) -> list[str]:
        """Do the work once more, where nothing fails, and list what is wrong then."""
        if self.work == "import":
            csv = self.folder / "table.csv"
            return completed(self._path, "table", csv, ROWS, self.plugins)
        with Ledger.open(self._path, by="ann", plugins=self.plugins) as book:
            before = book.head().seq
            after = book.append(an_agent(SystemClock()))
            book.verify()
        return [] if after == before + 1 else [f"event {after} came after event {before}"]

    @property
    def _path(self) -> Path:
        return self.folder / "now" / "talks.ledger"

    @property
    def _log(self) -> Path:
        return self.folder / "strace.log"


def hopeless(point: Point, fault: str) -> bool:
    """Tell whether SQLite would only wait out its time, for a lock that nothing lets it have.

    No disk fails to let go of a lock: it is the kernel that holds them.
    """
    _, on = FAULTS[fault]
    return point.call == "fcntl" and (on or (point.unlock and fault != "KILL"))


@pytest.mark.parametrize(
    "most",
    [pytest.param(2, id="short"), pytest.param(10_000, id="long", marks=pytest.mark.torture)],
)
@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("work", WORK)
def test_a_call_that_fails_is_told_and_loses_nothing(
    tmp_path: Path,
    warm: Forks,
    plugins: Plugins,
    work: str,
    fault: str,
    most: int,
    record_property: Callable[[str, object], None],
) -> None:
    faulty = Faulty(folder=tmp_path, forks=warm, plugins=plugins, work=work)
    every = [point for point in faulty.begin() if not hopeless(point, fault)]
    chosen = Random(f"{work} {fault}").sample(every, min(most, len(every)))
    wrong = [why for point in chosen for why in faulty.fail(point, fault)]
    record_property("calls that failed", f"{len(chosen)} of {len(every)}")
    record_property("refusals told", faulty.refused)
    record_property("of them in doubt", faulty.doubted)
    assert not wrong, "\n".join(wrong)


def test_a_sync_that_fails_in_a_commit_is_told_as_a_doubt(
    tmp_path: Path, warm: Forks, plugins: Plugins
) -> None:
    faulty = Faulty(folder=tmp_path, forks=warm, plugins=plugins, work="append")
    syncs = [point for point in faulty.begin() if point.call == "fdatasync"]
    wrong = [why for point in syncs[-5:] for why in faulty.fail(point, "EIO from there on")]
    assert not wrong, "\n".join(wrong)
    assert faulty.doubted > 0
