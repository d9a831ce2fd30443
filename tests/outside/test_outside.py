"""From the built wheel alone, an author writes, installs, tests and uses an adapter."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from tests.outside.conftest import EXAMPLE, ROOT, Outside

pytestmark = pytest.mark.outside
BUSY = 1.5
"""How much longer a processor takes that is shared with other tests."""


def test_the_library_comes_from_the_wheel_and_not_from_the_checkout(outside: Outside) -> None:
    code = "import ledger, ledger_adapters.csv as csv; print(ledger.__file__, csv.__file__)"
    for place in outside.run("python", "-c", code).split():
        assert Path(place).is_relative_to(outside.folder / "venv")
        assert "site-packages" in Path(place).parts
    assert str(ROOT) not in outside.run("python", "-c", "import sys; print(sys.path)")


def test_a_new_project_once_installed_passes_its_tests_within_ten_seconds(
    outside: Outside, tmp_path: Path
) -> None:
    shutil.copytree(outside.folder / "claimledger-hansard" / "tests", tmp_path / "tests")
    start = os.times()
    outside.run("claimledger", "new-adapter", "my-minutes", "--into", tmp_path)
    words = ("-m", "pytest", "-q", "--import-mode=importlib", "tests")
    printed = outside.run("python", *words, cwd=tmp_path)
    end = os.times()
    assert " passed" in printed
    assert " failed" not in printed
    took = end.children_user + end.children_system - start.children_user - start.children_system
    assert took < 10 * BUSY, f"{took:.1f} s of processor time"


def test_the_tests_of_the_installed_example_pass(outside: Outside, tmp_path: Path) -> None:
    shutil.copytree(EXAMPLE / "tests", tmp_path / "tests")
    words = ("-m", "pytest", "-q", "--import-mode=importlib", "tests")
    printed = outside.run("python", *words, cwd=tmp_path)
    assert " passed" in printed
    assert " failed" not in printed


def test_the_command_lists_both_with_their_distributions(outside: Outside) -> None:
    listed = {p["name"]: p for p in json.loads(outside.run("claimledger", "plugins", "--json"))}
    for name, version in (("hansard", "0.1.0"), ("sittings", "1.0.0")):
        state = listed[name]
        assert (state["distribution"], state["version"]) == (f"claimledger-{name}", version)
        assert (state["state"], state["reason"]) == ("loaded", "")
    assert {state["state"] for state in listed.values()} == {"loaded"}


@pytest.mark.parametrize(
    ("sample", "adapter", "shown"),
    [
        (
            "claimledger-hansard/tests/samples/good.hansard",
            "hansard: its first line is 'hansard: who | what | when'",
            "Swedish Foreign Ministry, 2023-08: trade with Norway has peaked",
        ),
        (
            EXAMPLE / "tests" / "samples" / "june.sitting" / "june.sitting",
            "sittings: its first line names the sitting",
            "taken back by Berg, 2023-06-14",
        ),
    ],
    ids=["generated", "example"],
)
def test_a_sample_is_recognised_imported_and_shown(
    outside: Outside, tmp_path: Path, sample: str | Path, adapter: str, shown: str
) -> None:
    ledger = tmp_path / "a.ledger"
    words = ("import", ledger, outside.folder / sample, "--by", "ann")
    assert f"[{adapter}]" in " ".join(outside.run("claimledger", *words).split())
    assert " 0 new (0 claims)" in outside.run("claimledger", *words)
    view = outside.run("claimledger", "show", ledger, "Norway", "Sweden")
    assert shown in " ".join(view.split())
    assert "verified" in outside.run("claimledger", "verify", ledger)
