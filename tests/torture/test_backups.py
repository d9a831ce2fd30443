"""A backup or a restore is killed at random moments: what was there before is there still."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import Random
from time import perf_counter, sleep

import pytest

from ledger import Ledger
from ledger.clock import SystemClock
from ledger.plugins import Plugins
from ledger.store import SqliteStore
from ledger.store.backup import back_up, restore
from ledger.testing.sample_events import an_agent
from ledger.trust.verify import verify
from tests.torture.shelf import prepare

pytestmark = pytest.mark.usefixtures("homeless")

Figures = Callable[[str, object], None]
ROUNDS = [pytest.param(8, id="short"), pytest.param(400, marks=pytest.mark.torture, id="long")]


@pytest.fixture
def path(tmp_path: Path, plugins: Plugins) -> Path:
    """A ledger of some hundred events."""
    path = tmp_path / "a.ledger"
    prepare(path, plugins)
    with Ledger.open(path, by="ann", plugins=plugins) as book:
        book.append(*(an_agent(SystemClock(), "x" * 900) for _ in range(400)))
    return path


def opened(path: Path) -> SqliteStore:
    return SqliteStore.open(path, recorder="check", clock=SystemClock(), create=False)


def copy_of(path: Path, to: Path) -> None:
    with opened(path) as store:
        back_up(store, to)


def took(work: Callable[[], object]) -> float:
    began = perf_counter()
    work()
    return perf_counter() - began


def killed(work: Callable[[], object], after: float) -> bool:
    """Do it in a process of its own, which is killed after so many seconds; tells if it was."""
    child = os.fork()
    if not child:
        status = 1
        with suppress(BaseException):  # leave without pytest's own end
            work()
            status = 0
        os._exit(status)
    sleep(after)
    with suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert status in (0, -signal.SIGKILL), "it failed by itself"
    return status != 0


def sound(path: Path) -> int:
    """Verify a ledger; gives how many events it has."""
    with opened(path) as store:
        return verify(store).events


@pytest.mark.parametrize("rounds", ROUNDS)
def test_a_killed_backup_is_whole_or_not_there(
    path: Path, rounds: int, record_property: Figures
) -> None:
    file, events, amid = path.with_name("a.backup"), sound(path), 0
    seconds = took(lambda: copy_of(path, file))
    for n in range(rounds):
        file.unlink(missing_ok=True)
        amid += killed(lambda: copy_of(path, file), Random(n).random() * seconds * 1.3)
        if file.exists():
            assert sound(file) == events
        assert sound(path) == events
        for left in path.parent.glob("*.part*"):
            left.unlink()
    assert amid
    record_property("backups begun; killed amid; neither whole nor absent", f"{rounds}; {amid}; 0")


@pytest.mark.parametrize("rounds", ROUNDS)
def test_a_killed_restore_loses_neither_the_old_file_nor_the_backup(
    path: Path, rounds: int, record_property: Figures
) -> None:
    """Wherever it is killed, the old ledger stands under its own name or the one it is moved to."""
    backup, folder, amid = path.with_name("a.backup"), path.parent / "there", 0
    copy_of(path, backup)
    backed_up = sound(backup)
    with opened(path) as store:
        store.append([an_agent(SystemClock())], recorder="ann")
    events = sound(path)
    folder.mkdir()
    target = folder / "b.ledger"
    shutil.copy(path, target)
    seconds = took(lambda: restore(backup, target, replace=True))
    for n in range(rounds):
        shutil.rmtree(folder)
        folder.mkdir()
        shutil.copy(path, target)
        amid += killed(
            lambda: restore(backup, target, replace=True), Random(n).random() * seconds * 1.3
        )
        aside = Path(f"{target}.replaced-1")
        if aside.exists():
            assert sound(aside) == events
            assert not target.exists() or sound(target) == backed_up
        else:
            assert sound(target) == events
        assert sound(backup) == backed_up
        restore(backup, target, replace=True)
        assert sound(target) == backed_up
    assert amid
    record_property("restores begun; killed amid; anything lost", f"{rounds}; {amid}; 0")
