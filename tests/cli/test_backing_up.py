"""The commands backup and restore."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ledger import Ledger
from tests.cli.runner import claimledger

pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.ledger"
    with Ledger.open(path, by="ann") as book:
        book.source("notes")
        book.record(who="Norway", content="trade has grown", source="notes")
    return path


def test_a_backup_and_the_way_back(path: Path) -> None:
    copy, other = path.with_name("a.backup"), path.with_name("b.ledger")
    made = claimledger("backup", path, copy)
    assert (made.exit_code, made.stdout.split(" ")[1:3]) == (0, ["5", "events,"])
    back = claimledger("restore", copy, other, "--json")
    assert back.exit_code == 0
    found = json.loads(back.stdout)
    assert (found["events"], found["moved"]) == (5, "")
    assert found["root"] in made.stdout
    assert claimledger("verify", other).exit_code == 0


def test_a_file_that_is_there_is_replaced_only_when_told(path: Path) -> None:
    copy = path.with_name("a.backup")
    assert claimledger("backup", path, copy).exit_code == 0
    assert claimledger("backup", path, copy).exit_code == 1
    refused = claimledger("restore", copy, path)
    assert (refused.exit_code, "--replace" in refused.stderr) == (1, True)
    assert "replaced-1" in claimledger("restore", copy, path, "--replace").stdout


def test_an_older_backup_is_taken_when_the_loss_is_accepted(path: Path) -> None:
    copy = path.with_name("a.backup")
    claimledger("backup", path, copy)
    with Ledger.open(path, by="ann") as book:
        book.new_key()
        book.checkpoint()
    refused = claimledger("restore", copy, path, "--replace")
    assert (refused.exit_code, "--accept-loss" in refused.stderr) == (1, True)
    assert claimledger("restore", copy, path, "--replace", "--accept-loss").exit_code == 0
    assert claimledger("verify", path).exit_code == 0


def test_a_backup_that_is_not_there_is_one_sentence(path: Path) -> None:
    refused = claimledger("restore", path.with_name("none"), path, "--replace")
    assert (refused.exit_code, refused.stderr.count("\n")) == (1, 1)
    assert "no such file" in refused.stderr
