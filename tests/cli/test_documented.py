"""The page on the command tells of every command and option, and its examples run."""

import re
from pathlib import Path

import click
import pytest

from ledger.cli.app import COMMANDS, app
from tests.cli.runner import typed

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "command.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```console\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


def section(name: str) -> str:
    found = re.search(rf"^## {re.escape(name)}\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)
    assert found, f"docs/command.md has no section on {name}"
    return found[1]


def numberless(text: str) -> str:
    """Leave out ids and numbers: they are the ledger's own, and grow with what a reader finds."""
    return re.sub(r"\d+", "#", re.sub(r"\b[0-9A-Z]{26}\b", "ID", text))


def command(name: str) -> click.Command:
    found = app.get_command(click.Context(app), name)
    assert found is not None
    return found


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_of_a_command_is_documented_in_its_section(name: str) -> None:
    text = section(name)
    params = command(name).params
    own = [p for p in params if isinstance(p, click.Option) and not p.hidden]
    missing = [o for p in own for o in p.opts if not re.search(rf"{re.escape(o)}(?![\w-])", text)]
    assert missing == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_section_tells_of_the_arguments_in_their_order(name: str) -> None:
    arguments = [p for p in command(name).params if isinstance(p, click.Argument)]
    synopsis = " ".join(("claimledger", name, *(str(a.name).upper() for a in arguments)))
    if arguments:
        told = section(name).replace("[", "").replace("]", "").replace("FILE…", "FILES")
        assert synopsis in told


def test_the_options_of_the_command_itself_are_documented() -> None:
    options = [o for p in app.params if isinstance(p, click.Option) for o in p.opts]
    assert [o for o in (*options, "-h", "--help") if o not in PAGE] == []


def test_every_command_has_a_line_of_help_and_a_longer_one() -> None:
    for name, (_, told) in COMMANDS.items():
        assert told.endswith(".")
        assert command(name).help


def test_every_console_example_runs_and_prints_what_the_page_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "examples").symlink_to(ROOT / "examples", target_is_directory=True)
    ran = 0
    for example in (e for block in BLOCKS for e in block.split("$ ")[1:]):
        line, _, shown = example.partition("\n")
        if line.startswith("claimledger"):
            result = typed(line)
            assert result.exit_code == 0, result.output
            assert result.stdout.strip()
            if shown.strip():
                assert numberless(result.stdout) == numberless(shown)
            ran += 1
    assert ran >= len(COMMANDS)
