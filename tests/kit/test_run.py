"""An author's six lines, run by pytest as an author runs them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SIX = """\
from pathlib import Path
from ledger.testing import AdapterContract
from my_notes import NotesAdapter

class TestNotes(AdapterContract):
    adapter = NotesAdapter()
    samples = Path(__file__).parent / "samples"
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Write the project of somebody's adapter."""
    shutil.copyfile(ROOT / "tests" / "kit" / "notes.py", tmp_path / "my_notes.py")
    shutil.copytree(ROOT / "tests" / "kit" / "samples", tmp_path / "samples")
    (tmp_path / "test_my_notes.py").write_text(SIX)
    return tmp_path


def run(project: Path, *words: str) -> str:
    """Run pytest in the project; gives what it printed."""
    environment = {
        **os.environ,
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",  # whatever is installed here, and how freshly
        "PYTHONPATH": os.pathsep.join([str(ROOT), str(project)]),
    }
    command = [sys.executable, "-m", "pytest", "-ra", "-W", "error", "-p", "no:cacheprovider"]
    done = subprocess.run(
        [*command, "-p", "ledger.testing.plugin", *words],
        cwd=project,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.stdout + done.stderr


def test_golden_files_are_written_by_one_command_and_hold_from_then_on(project: Path) -> None:
    kept = {path.name: path.read_bytes() for path in project.glob("samples/*.golden.jsonl")}
    for name in kept:
        (project / "samples" / name).unlink()
    first = run(project, "-k", "golden")
    assert "4 failed" in first
    assert "talks.notes has no golden file talks.notes.golden.jsonl." in first
    assert "pytest --write-golden" in first
    assert "written: talks.notes.golden.jsonl; look at it" in run(
        project, "-k", "golden", "--write-golden"
    )
    assert kept == {p.name: p.read_bytes() for p in project.glob("samples/*.golden.jsonl")}
    assert "4 passed" in run(project, "-k", "golden")


def test_a_reading_that_differs_is_told_by_line_and_field(project: Path) -> None:
    module = project / "my_notes.py"
    module.write_text(module.read_text("utf-8").replace("(outlet, *reporters, last)", "(last,)"))
    told = run(project, "-k", "golden and talks")
    assert "talks.notes is not read as talks.notes.golden.jsonl says:" in told
    assert 'line 3: reported_by: ["Fjord Post 🚢"] -> []' in told
    assert "AssertionError" not in told


def test_a_waived_test_is_skipped_with_its_reason(project: Path) -> None:
    waived = f'{SIX}    waive = {{"test_options_are_typed": "they come from elsewhere"}}\n'
    (project / "test_my_notes.py").write_text(waived)
    assert "waived: they come from elsewhere" in run(project, "-k", "options_are_typed")


def test_a_waiver_of_no_test_stops_everything(project: Path) -> None:
    waived = f'{SIX}    waive = {{"test_option_are_typed": "they come from elsewhere"}}\n'
    (project / "test_my_notes.py").write_text(waived)
    told = run(project)
    assert "Did you mean 'test_options_are_typed'" in told
    assert "1 error" in told


def test_a_folder_without_samples_fails(project: Path) -> None:
    shutil.rmtree(project / "samples")
    (project / "samples").mkdir()
    told = run(project, "-k", "samples or golden")
    assert "a contract without one tests nothing" in told
    assert "1 failed" in told
