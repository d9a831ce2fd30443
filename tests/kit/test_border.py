"""What the kit refuses of authors, and what it watches while an adapter reads."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

import pytest

from ledger.adapter import SourceFile
from ledger.testing import AdapterContract
from ledger.testing.adapters.base import BadWaiver
from ledger.testing.adapters.limits import TooLong, allocated, limited
from ledger.testing.adapters.watching import Refused, watched
from tests.kit.notes import NotesAdapter


@pytest.mark.parametrize(
    ("waive", "why"),
    [
        ({"test_golden": "no"}, "there is no test 'test_golden'"),
        ({"test_options_are_type": "no"}, "Did you mean 'test_options_are_typed'"),
        ({"test_options_are_typed": " "}, "say why test_options_are_typed is waived"),
        ({"test_there_are_samples": "I have none"}, "test_there_are_samples cannot be waived"),
    ],
)
def test_a_waiver_names_a_test_and_gives_a_reason(waive: dict[str, str], why: str) -> None:
    with pytest.raises(BadWaiver, match=why):
        type("TestNotes", (AdapterContract,), {"adapter": NotesAdapter(), "waive": waive})


@pytest.mark.parametrize(
    ("names", "why"),
    [([], "no good sample"), (["a"], "no broken sample"), (["broken"], "no good sample")],
)
def test_a_contract_without_samples_fails(tmp_path: Path, names: list[str], why: str) -> None:
    for name in names:
        (tmp_path / name).write_text("notes 1\n")
    made = type("T", (AdapterContract,), {"adapter": NotesAdapter(), "samples": tmp_path})
    with pytest.raises(pytest.fail.Exception, match=why):
        made().test_there_are_samples()


def test_an_adapter_that_cannot_be_sent_to_another_process_is_told_so(tmp_path: Path) -> None:
    class Local(NotesAdapter):
        """A class that no other process can import."""

    samples = Path(__file__).parent / "samples"
    made = type("T", (AdapterContract,), {"adapter": Local(), "samples": samples})
    with pytest.raises(pytest.fail.Exception, match="define its class at the top of a module"):
        made().test_it_reads_the_same_elsewhere(tmp_path)


def test_a_contract_without_a_folder_fails(tmp_path: Path) -> None:
    made = type("T", (AdapterContract,), {"adapter": NotesAdapter(), "samples": tmp_path / "no"})
    with pytest.raises(pytest.fail.Exception, match="no such folder"):
        made().test_there_are_samples()


def test_reading_through_the_host_is_allowed(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("one\n")
    with watched(tmp_path, Path(__file__).parent) as noted:
        file = SourceFile(path)
        assert file.text() == "one\n"
        assert file.head() == b"one\n"
        assert list(file.sibling("a.txt").lines())
        file.scratch().close()
    assert noted == []


def test_importing_a_module_and_reading_ones_own_data_is_allowed(tmp_path: Path) -> None:
    with watched(tmp_path, Path(__file__).parent) as noted:
        import wave
        import zoneinfo

        assert wave.__name__
        zoneinfo.ZoneInfo("Europe/Oslo")
        assert (Path(__file__).parent / "notes.py").read_bytes()
    assert noted == []


def test_what_is_refused_is_noted_though_the_adapter_swallows_it(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("one\n")
    with watched(tmp_path, Path(__file__).parent) as noted:
        for attempt in (
            lambda: path.read_text(),
            lambda: path.write_text("two"),
            lambda: os.listdir(tmp_path),
            lambda: os.remove(path),
            lambda: os.system("true"),
            lambda: Path("/etc/hosts").read_bytes(),
        ):
            with pytest.raises(Refused):
                attempt()
    assert len(noted) == 6
    assert path.read_text() == "one\n"


def test_nothing_is_watched_afterwards(tmp_path: Path) -> None:
    with watched(tmp_path, tmp_path):
        pass
    (tmp_path / "a").write_text("fine")
    assert json.loads((tmp_path / "a").read_text().replace("fine", "1")) == 1


def go_on_for_ever() -> None:
    """Work on whatever is raised, as a careless adapter does."""
    while True:
        try:
            sum(range(1000))
        except Exception:  # noqa: BLE001 - the fault itself
            continue


@pytest.mark.parametrize(("traced", "told"), [(None, r"0\.1 s"), (print, "2 s")])
def test_what_takes_long_is_cut_off_though_it_catches_everything(
    monkeypatch: pytest.MonkeyPatch, traced: object, told: str
) -> None:
    monkeypatch.setattr(sys, "gettrace", lambda: traced)
    start = time.monotonic()
    with pytest.raises(TooLong, match=f"longer than {told}"), limited(0.1):
        go_on_for_ever()
    assert time.monotonic() - start < 20


def test_time_that_another_program_takes_does_not_count() -> None:
    with limited(0.2):
        time.sleep(0.5)


def test_the_most_memory_held_at_once_is_told() -> None:
    assert 5_000_000 < allocated(lambda: bytearray(5_000_000).clear()) < 6_000_000
