"""The command that makes a page writes one file and says where."""

import json
from pathlib import Path

import pytest

from tests.cli.runner import claimledger


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ledger") / "demo.ledger"
    assert claimledger("demo", "--keep", path).exit_code == 0
    return path


def test_a_page_is_written_and_its_size_told(demo: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    found = claimledger("page", demo, "Russia", "China", "-o", page, "--json")
    assert found.exit_code == 0, found.output
    assert json.loads(found.stdout) == {"page": str(page), "bytes": page.stat().st_size}
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_a_page_with_a_bound_says_so(demo: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    bound = ("--published", "2023-12-31")
    found = claimledger("page", demo, "Russia", "China", "--output", page, *bound)
    assert found.exit_code == 0, found.output
    assert "KiB" in found.stdout
    assert '"moment":"published by 2023-12-31"' in page.read_text(encoding="utf-8")


def test_an_unknown_party_is_refused_and_nothing_is_written(demo: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    found = claimledger("page", demo, "Russia", "Chyna", "-o", page)
    assert found.exit_code == 1
    assert "China" in found.stderr
    assert not page.exists()


def test_a_place_that_cannot_be_written_to_is_told(demo: Path, tmp_path: Path) -> None:
    found = claimledger("page", demo, "Russia", "China", "-o", tmp_path / "none" / "page.html")
    assert found.exit_code == 1
    assert "page.html" in found.stderr
