"""A project is written whole, is never written over anything, and its tests pass at once."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
import tomllib
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest

from ledger import Ledger
from ledger.errors import AlreadyThere, BadName
from ledger.scaffold import new_adapter
from tests.cli.runner import claimledger

ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return new_adapter("claimledger-hansard", tmp_path).folder


def run(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a Python program in a folder; what it prints is in one piece."""
    return subprocess.run(
        [sys.executable, "-m", *words],
        check=False,
        cwd=cwd,
        encoding="utf-8",
        env={k: v for k, v in os.environ.items() if k != "PYTEST_ADDOPTS"},
        stderr=subprocess.STDOUT,
        stdout=subprocess.PIPE,
    )


def test_it_writes_what_it_says_and_nothing_else(tmp_path: Path) -> None:
    project = new_adapter("claimledger-hansard", tmp_path / "deep" / "down")
    assert project.folder == tmp_path / "deep" / "down" / "claimledger-hansard"
    there = {p.relative_to(project.folder) for p in project.folder.rglob("*") if p.is_file()}
    assert there == set(project.files)
    assert [path.name for path in (tmp_path / "deep" / "down").iterdir()] == ["claimledger-hansard"]


def test_no_mark_of_a_template_is_left(folder: Path) -> None:
    texts = [path.read_text("utf-8") for path in folder.rglob("*") if path.is_file()]
    assert len(texts) >= 8
    assert [text for text in texts if "@" in text.replace("@attrs.frozen", "")] == []


@pytest.mark.parametrize("make", [Path.mkdir, Path.touch, lambda p: p.symlink_to("nowhere")])
def test_it_never_writes_over_anything(tmp_path: Path, make: Callable[[Path], object]) -> None:
    place = tmp_path / "hansard"
    make(place)
    before = place.lstat()
    with pytest.raises(AlreadyThere, match="is there already"):
        new_adapter("hansard", tmp_path)
    assert place.lstat() == before
    assert list(tmp_path.iterdir()) == [place]


def test_where_writing_fails_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, target: Path) -> None:
        raise OSError(28, "No space left on device", str(target))

    monkeypatch.setattr(Path, "rename", full)
    with pytest.raises(OSError, match="No space left"):
        new_adapter("hansard", tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_the_entry_point_bears_the_name_of_the_adapter(folder: Path) -> None:
    project = tomllib.loads((folder / "pyproject.toml").read_text("utf-8"))
    entries = project["project"]["entry-points"]["ledger"]
    assert entries == {"hansard": "claimledger_hansard"}
    module = (folder / "src" / "claimledger_hansard" / "__init__.py").read_text("utf-8")
    assert 'name = "hansard"' in module
    assert project["project"]["name"] == "claimledger-hansard"
    assert project["project"]["optional-dependencies"]["test"] == ["claimledger[cli,testing]"]


def test_the_test_has_six_lines(folder: Path) -> None:
    (test,) = (folder / "tests").glob("test_*.py")
    lines = [line for line in test.read_text("utf-8").splitlines() if line]
    assert len(lines) == 6
    assert len(ast.parse("\n".join(lines)).body) == 4


def test_the_license_is_left_to_the_author(folder: Path) -> None:
    assert not list(folder.glob("LICEN*"))
    assert "license" not in tomllib.loads((folder / "pyproject.toml").read_text())["project"]
    assert "choose one" in (folder / "README.md").read_text("utf-8")


def test_its_tests_pass_where_it_was_written(folder: Path) -> None:
    result = run("pytest", "-q", "-p", "no:cacheprovider", cwd=folder)
    assert result.returncode == 0, result.stdout
    assert "passed" in result.stdout


def test_its_samples_make_a_view(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(folder / "src")
    module = __import__("claimledger_hansard")
    with Ledger.open(":memory:", by="ann") as book:
        book.plugins.register(module, "hansard")
        samples = folder / "tests" / "samples"
        report = book.import_from(samples / "good.hansard", publisher="Fjord Post")
        assert (report.adapter, report.claims, report.flaws) == ("hansard", 3, ())
        assert "its first line is" in report.reason
        economy = book.relationship("Norway", "Sweden")["economy"]
        latest = economy.party("Sweden").latest
        assert latest
        assert latest.content == "trade with Norway has peaked"
        broken = book.import_from(samples / "broken.hansard", on_flaw="keep-going")
        assert [flaw.at for flaw in broken.flaws] == ["line 2", "line 3"]
    sys.modules.pop("claimledger_hansard")


@pytest.mark.slow
@pytest.mark.parametrize(
    "words",
    [
        ("ruff", "check", "--no-cache", "."),
        ("ruff", "check", "--no-cache", "--ignore=I", f"--config={ROOT / 'pyproject.toml'}", "src"),
        ("ruff", "format", "--no-cache", "--check", "."),
        ("mypy", "--strict", "--cache-dir", os.devnull, "src", "tests"),
        ("pyright", "--pythonpath", sys.executable, "src", "tests"),
    ],
    ids=["ruff", "ruff as here", "ruff format", "mypy", "pyright"],
)
def test_linters_and_type_checkers_find_nothing_in_it(folder: Path, words: tuple[str, ...]) -> None:
    if find_spec(words[0]) is None:
        pytest.skip(f"{words[0]} is not installed")
    result = run(*words, cwd=folder)
    assert result.returncode == 0, result.stdout


# --- the command ---


def test_the_command_says_what_it_wrote_and_what_to_do_next(tmp_path: Path) -> None:
    result = claimledger("new-adapter", "hansard", "--into", tmp_path)
    assert result.exit_code == 0
    assert "the adapter 'hansard' (hansard.HansardAdapter)" in result.stdout
    assert f"cd {tmp_path / 'hansard'} && python -m pytest" in result.stdout
    for path in (p for p in (tmp_path / "hansard").rglob("*") if p.is_file()):
        assert path.relative_to(tmp_path / "hansard").as_posix() in result.stdout


@pytest.mark.parametrize(("name", "why"), [("json", "claimledger-json"), ("my-notes", "already")])
def test_the_command_refuses_in_one_sentence(tmp_path: Path, name: str, why: str) -> None:
    (tmp_path / "my-notes").mkdir()
    result = claimledger("new-adapter", name, "--into", tmp_path)
    assert result.exit_code == 1
    assert why in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_a_name_of_an_installed_adapter_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadName, match="an adapter jsonl is installed already"):
        new_adapter("jsonl", tmp_path)
    assert list(tmp_path.iterdir()) == []
