"""A process is killed at random moments while it appends, imports, updates views: nothing is lost.

A failure names its round; the part of the work after which it is killed comes from that name, the
moment itself from the machine too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random
from time import perf_counter, sleep
from typing import Final

import attrs
import pytest

from ledger.plugins import Plugins
from tests.torture.forks import Forks, Running
from tests.torture.shelf import files, prepare, table
from tests.torture.soundness import completed, cut_short, faults, held
from tests.torture.telling import Job, Step, Told

ACKNOWLEDGEMENTS: Final = frozenset({"append", "import", "record", "view"})
LIVES: Final = 4
"""How many writers of one ledger are killed before a new ledger is begun."""
ROWS: Final = 12
SEED: Final = 1

WORK: Final[Mapping[str, Callable[[str, Path], tuple[Step, ...]]]] = {
    "appends": lambda name, _: (Step(do="append", name=name, times=15),),
    "imports": lambda name, csv: (Step(do="import", name=name, file=str(csv)),),
    "views": lambda name, csv: (
        Step(do="view"),
        Step(do="record", name=name, times=4),
        Step(do="import", name=name, file=str(csv)),
        Step(do="view"),
        Step(do="record", name=f"{name} later", times=4),
        Step(do="view"),
    ),
}


@attrs.define(kw_only=True)
class Killings:
    """Rounds of one kind."""

    folder: Path
    forks: Forks
    kind: str
    plugins: Plugins
    acknowledged: int = 0
    amid: int = 0
    cut_short: int = 0
    _told: list[Told] = attrs.field(factory=list, init=False)
    _took: float = attrs.field(default=0.0, init=False)

    def run(self, rounds: int) -> None:
        """See how long the work takes, then kill that many workers in the midst of it."""
        prepare(self._path(-1), self.plugins)
        for _ in range(2):  # the first time is slower
            running = self._start(-1)
            assert self.forks.hear().did == "open"
            began = perf_counter()
            assert running.finish()[-1].status == 0
            self._took = perf_counter() - began
        for n in range(rounds):
            self._round(n)

    def _round(self, n: int) -> None:
        path, name = self._path(n), self._name(n)
        if n % LIVES == 0:
            prepare(path, self.plugins)
            self._told = [held(path, self.plugins)]
        if self.kind == "views" and n % 3 == 0:  # so that the worker makes them from the start
            for file in files(path)[4:]:
                file.unlink(missing_ok=True)
        told = self._killed(n)
        assert [one.why for one in told if one.did in ("failed", "refused")] == [], name
        done = any(one.did == "closed" for one in told)
        self.amid += not done
        self._took *= 0.9 if done else 1.03  # the machine is as busy as it is
        self.acknowledged += sum(one.did in ACKNOWLEDGEMENTS for one in told)
        self._told += told
        assert faults(path, self._told, self.plugins) == [], name
        if self.kind == "imports":
            self.cut_short += cut_short(path, self.plugins)
            csv = self.folder / f"{name}.csv"
            assert completed(path, name, csv, ROWS, self.plugins) == [], name

    def _start(self, n: int) -> Running:
        name = self._name(n)
        steps = WORK[self.kind](name, table(self.folder, name, ROWS))
        running = self.forks.start(Job(ledger=str(self._path(n)), steps=steps))
        running.go()
        return running

    def _path(self, n: int) -> Path:
        return self.folder / f"{self.kind} {n // LIVES}.ledger"

    def _name(self, n: int) -> str:
        return f"{self.kind} {n}"

    def _killed(self, n: int) -> list[Told]:
        """Let a worker work for a random part of the time that its work takes."""
        chance = Random(f"{SEED} {self._name(n)}")
        running = self._start(n)
        heard: list[Told] = []
        if chance.random() < 0.8:  # else the opening counts as work
            heard.append(self.forks.hear())
        sleep(chance.triangular(0, self._took, self._took * 0.9))
        running.kill()
        return heard + running.rest()


@pytest.mark.parametrize(
    "rounds",
    [pytest.param(20, id="short"), pytest.param(400, id="long", marks=pytest.mark.torture)],
)
@pytest.mark.parametrize("kind", WORK)
def test_what_was_acknowledged_outlives_every_kill(
    tmp_path: Path,
    warm: Forks,
    plugins: Plugins,
    kind: str,
    rounds: int,
    record_property: Callable[[str, object], None],
) -> None:
    killings = Killings(folder=tmp_path, forks=warm, kind=kind, plugins=plugins)
    killings.run(rounds)
    record_property("killed", rounds)
    record_property("of them amid the work", killings.amid)
    record_property("left an import unfinished", killings.cut_short)
    record_property("acknowledged, all of it there", killings.acknowledged)
    assert killings.amid >= rounds // 4
