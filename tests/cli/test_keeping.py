"""The commands pin, check, pins, brief and export do what the library does, and say so in text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ledger import Ledger
from ledger.show.layout import cells
from tests.cli.runner import SAMPLES, claimledger

PAIR = ("Russia", "China")


@pytest.fixture(name="path")
def imported(tmp_path: Path) -> Path:
    path = tmp_path / "calls.ledger"
    with Ledger.open(path, by="ann") as book:
        article = SAMPLES / "first-call.txt"
        book.import_from(article, publisher="The Harbour Gazette", published="2023-08-09")
    return path


def more(path: Path) -> None:
    """Import what came later."""
    with Ledger.open(path, by="ann") as book:
        book.import_from(SAMPLES / "claims.csv")


def test_a_pin_is_kept_by_whom_it_says_and_listed(path: Path) -> None:
    told = ("--note", "for the board", "--by", "bob", "--published", "2023-12-31")
    pinned = claimledger("pin", path, "board", *PAIR, *told)
    assert pinned.exit_code == 0
    assert "board · Russia–China · as of event" in pinned.stdout
    assert "by bob" in pinned.stdout
    [pin] = json.loads(claimledger("pins", path, "--json").stdout)
    assert (pin["name"], pin["by"], pin["note"]) == ("board", "bob", "for the board")
    assert pin["published"] == "2023-12-31"
    assert pinned.stdout == claimledger("pins", path).stdout


def test_no_pins_are_told_of_as_such(path: Path) -> None:
    assert claimledger("pins", path).stdout == "No pins.\n"


def test_a_check_ends_with_1_when_the_pin_does_not_hold(path: Path) -> None:
    claimledger("pin", path, "board", *PAIR, "--by", "ann")
    assert claimledger("check", path, "board").exit_code == 0
    more(path)
    drifted = claimledger("check", path, "board")
    assert drifted.exit_code == 1
    assert "It has drifted" in drifted.stdout
    found = json.loads(claimledger("check", path, "board", "--json").stdout)
    assert (found["holds"], found["same"]) == (False, True)
    assert found["drifted"][0]["causes"]


@pytest.mark.parametrize("width", [60, 83, 100])
def test_no_line_of_a_check_is_wider_than_the_terminal(
    path: Path, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    claimledger("pin", path, "board", *PAIR, "--by", "ann")
    more(path)
    monkeypatch.setenv("COLUMNS", str(width))
    with Ledger.open(path, by="ann") as book:
        lines = str(book.check("board")).splitlines()
    assert max(map(cells, lines)) <= width
    assert "  It has drifted" in "\n".join(lines)


def test_a_brief_that_does_not_say_since_when_is_a_usage_error(path: Path) -> None:
    for asked in ((), ("--published", "../2024"), ("--recorded", "..")):
        refused = claimledger("brief", path, *PAIR, *asked)
        assert (refused.exit_code, refused.stdout) == (2, "")
        assert "Say since when: --since-pin NAME" in refused.stderr


def test_a_name_taken_or_unknown_is_one_sentence_and_exit_code_1(path: Path) -> None:
    claimledger("pin", path, "board", *PAIR, "--by", "ann")
    more(path)
    taken = claimledger("pin", path, "board", *PAIR, "--by", "ann")
    unknown = claimledger("check", path, "bord")
    assert (taken.exit_code, unknown.exit_code) == (1, 1)
    assert "stands for another view" in taken.stderr
    assert "Did you mean 'board'" in unknown.stderr


def test_a_brief_is_printed_written_to_a_file_or_given_as_json(path: Path, tmp_path: Path) -> None:
    claimledger("pin", path, "board", *PAIR, "--by", "ann")
    more(path)
    asked = ("brief", path, *PAIR, "--since-pin", "board")
    shown, file = claimledger(*asked), tmp_path / "brief.md"
    written = claimledger(*asked, "-o", file)
    assert shown.stdout.startswith("# Russia–China\n")
    assert file.read_text("utf-8") == shown.stdout
    told = json.loads(claimledger(*asked, "--json").stdout)
    assert written.stdout == f"{file}: {len(told['changes'])} new or changed\n"
    assert told["since"]["name"] == "board"


def test_a_brief_between_two_moments_needs_no_pin(path: Path) -> None:
    more(path)
    found = claimledger("brief", path, *PAIR, "--published", "2023-08-31/2024-12-31")
    assert found.exit_code == 0
    assert "Since: published by 2023-08-31." in found.stdout


@pytest.mark.parametrize(
    ("what", "more"),
    [("claims", ()), ("view", PAIR), ("changes", (*PAIR, "--published", "2023-01-01/.."))],
)
@pytest.mark.parametrize("ending", ["jsonl", "csv", "md"])
def test_each_kind_is_exported_in_each_format(
    what: str, more: tuple[str, ...], ending: str, path: Path, tmp_path: Path
) -> None:
    file = tmp_path / f"out.{ending}"
    done = claimledger("export", path, what, *more, "-o", file)
    assert done.exit_code == 0
    assert f"rows of {what}" in done.stdout
    assert file.read_text("utf-8").count("\n") > 2


def test_an_export_takes_the_filters_of_claims_and_its_own(path: Path, tmp_path: Path) -> None:
    file = tmp_path / "out.jsonl"
    filters = ("--who", "Wang Yi", "--source", "first-call.txt", "--reported-by")
    asked = ("export", path, "claims", "-o", file, *filters, "The Harbour Gazette", "--no-texts")
    told = json.loads(claimledger(*asked, "--json").stdout)
    lines = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    claims = [line for line in lines if line.get("record") == "claim"]
    assert told["rows"] == len(claims) > 0
    assert {line["who"] for line in claims} == {"Wang Yi"}
    assert not any("text" in line["document"] for line in lines if "record" not in line)


def test_a_moment_may_be_an_event_and_comments_may_be_asked_for(path: Path, tmp_path: Path) -> None:
    file = tmp_path / "out.csv"
    asked = ("export", path, "claims", "-o", file, "--json")
    rows = [
        json.loads(claimledger(*asked, *more).stdout)["rows"]
        for more in (("--recorded", "event:1"), (), ("--comments",))
    ]
    assert rows[0] == 0
    assert rows[0] < rows[1] < rows[2]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("view", "Russia"), "Name two parties"),
        (("claims", "Russia", "China"), "Name two parties"),
        (("changes", "Russia", "China"), "Say between which moments"),
    ],
)
def test_wrong_usage_of_export_ends_with_2(
    words: tuple[str, ...], why: str, path: Path, tmp_path: Path
) -> None:
    found = claimledger("export", path, *words, "-o", tmp_path / "out.csv")
    assert found.exit_code == 2
    assert why in found.stderr
    assert not (tmp_path / "out.csv").exists()
