"""The power is cut at random moments of a recorded run: what was acknowledged is there after it.

With `durable=False` the last appends may be missing, and how often they are is told.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Final

import attrs
import pytest

from ledger.errors import LedgerError
from ledger.plugins import Plugins
from ledger.store import open_store
from ledger.trust.verify import verify
from tests.torture.disk import Disk
from tests.torture.forks import Forks
from tests.torture.recording import CALLS, WHOLE, Asked, recorded
from tests.torture.shelf import table
from tests.torture.soundness import faults, missing
from tests.torture.telling import Job, Step, Told
from tests.torture.tracing import attached, need_strace

ALL: Final = 20
"""At one cut in so many the views' file is looked at too."""
SEED: Final = 1


@attrs.define(kw_only=True)
class Cuts:
    """One recorded run, and what is left of it after each of many cuts."""

    durable: bool
    folder: Path
    forks: Forks
    plugins: Plugins
    cuts: int = 0
    losing: int = 0
    most: int = 0
    wrong: list[str] = attrs.field(factory=list)

    def record(self, appends: int, sessions: int = 2) -> list[Asked]:
        """Make a ledger and write to it in several sessions; gives all that the disk was asked."""
        need_strace(self.forks)
        home = self.folder / "home"
        home.mkdir()
        asked: list[Asked] = []
        for n in range(sessions):
            name, log = f"session {n}", self.folder / f"{n}.log"
            csv = table(self.folder, name, 12)
            steps = (
                Step(do="append", name=name, times=appends),
                Step(do="import", file=str(csv), name=name),
                Step(do="record", name=name, times=2),
                Step(do="append", name=f"{name}, later", times=3),
                Step(do="view"),
            )
            path = str(home / "talks.ledger")
            running = self.forks.start(Job(durable=self.durable, ledger=path, steps=steps))
            with attached(running.pid, log, (), CALLS, more=WHOLE):
                running.go()
                running.finish()
            asked += recorded(log, home)
        return asked

    def cut(self, run: list[Asked], cuts: int) -> None:
        """Cut the power so many times, and look what is there."""
        chance, disk, told = Random(SEED), Disk(), list[Told]()
        moments = sorted(chance.choices(range(1, len(run) + 1), k=cuts), reverse=True)
        for n, asked in enumerate(run, 1):
            if asked.told is not None:
                told.append(asked.told)
            else:
                disk.take(asked)
            while moments and moments[-1] == n:
                moments.pop()
                self._look(disk.after_a_cut(chance), told, f"cut {self.cuts} after call {n}")

    def _look(self, files: dict[str, bytes], told: list[Told], where: str) -> None:
        self.cuts += 1
        home = self.folder / "cut"
        shutil.rmtree(home, ignore_errors=True)
        home.mkdir()
        for name, content in files.items():
            (home / name).write_bytes(content)
        path = home / "talks.ledger"
        try:
            with closing(open_store(path, recorder="check")) as store:
                verify(store)
                lost = missing(store, told)
            if self.cuts % ALL == 0:
                self.wrong += [f"{where}: {why}" for why in faults(path, (), self.plugins)]
        except LedgerError as error:
            self.wrong.append(f"{where}: {type(error).__name__}: {error}")
            return
        self.losing += bool(lost)
        self.most = max(self.most, len(lost))
        if self.durable:
            self.wrong += [f"{where}: {why}" for why in lost]


@pytest.mark.parametrize(
    ("cuts", "appends", "sessions"),
    [
        pytest.param(100, 4, 2, id="short"),
        pytest.param(10_000, 10, 3, id="long", marks=pytest.mark.torture),
        pytest.param(400, 250, 2, id="long, with a full log", marks=pytest.mark.torture),
    ],
)
@pytest.mark.parametrize("durable", [True, False], ids=["full", "normal"])
def test_what_was_acknowledged_outlives_every_power_cut(
    tmp_path: Path,
    warm: Forks,
    plugins: Plugins,
    durable: bool,
    cuts: int,
    appends: int,
    sessions: int,
    record_property: Callable[[str, object], None],
) -> None:
    power = Cuts(durable=durable, folder=tmp_path, forks=warm, plugins=plugins)
    run = power.record(appends, sessions)
    power.cut(run, cuts)
    record_property("cuts", power.cuts)
    record_property("calls of the run", len(run))
    record_property("cuts that lost what was acknowledged", power.losing)
    record_property("most that one lost", power.most)
    assert power.wrong == []
    assert power.losing == 0 or not durable


def test_a_disk_that_only_says_that_it_has_synced_is_found_out(
    tmp_path: Path, warm: Forks, plugins: Plugins
) -> None:
    power = Cuts(durable=True, folder=tmp_path, forks=warm, plugins=plugins)
    run = power.record(2)
    power.cut([asked for asked in run if asked.did != "sync"], 20)
    assert power.wrong != []


def test_what_was_synced_is_there_after_a_cut_and_what_was_not_may_be() -> None:
    disk = Disk()
    for asked in (
        Asked(did="create", name="a"),
        Asked(did="write", name="a", data=b"x" * 1024),
        Asked(did="sync", name="a"),
        Asked(did="sync", name="."),
        Asked(did="write", name="a", data=b"y" * 1536, offset=512),
        Asked(did="create", name="b"),
    ):
        disk.take(asked)
    after = [disk.after_a_cut(Random(n)) for n in range(200)]
    assert {held["a"][:512] for held in after} == {b"x" * 512}
    second = {held["a"][512:1024] for held in after}
    assert second == {b"x" * 512, b"y" * 512}
    assert {len(held["a"]) for held in after} == {1024, 1536, 2048}
    assert {"b" in held for held in after} == {True, False}
