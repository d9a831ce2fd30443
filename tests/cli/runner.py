"""Runs the command within the test's own process."""

import shlex
from pathlib import Path

from click.testing import CliRunner, Result

from ledger.cli.app import app

SAMPLES = Path(__file__).parents[2] / "examples" / "samples"


def claimledger(*words: object, env: dict[str, str] | None = None) -> Result:
    """Run `claimledger` with these words."""
    told = {"COLUMNS": "100", **(env or {})}
    return CliRunner().invoke(app, [str(word) for word in words], env=told, prog_name="claimledger")


def piped(keys: str, *words: object) -> Result:
    """Run `claimledger` with these words, and with something typed on its standard input."""
    given, told = [str(word) for word in words], {"COLUMNS": "100"}
    return CliRunner().invoke(app, given, input=keys, env=told, prog_name="claimledger")


def typed(line: str) -> Result:
    """Run a line as it would be typed."""
    command, *words = shlex.split(line)
    assert command == "claimledger"
    return claimledger(*words)
