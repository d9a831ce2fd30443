"""Installs throw-away distributions, each a module with its metadata, for tests of plugins."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import attrs

VERSION: Final = "1.2"
GOOD: Final = """
from ledger.adapter import Document, Draft, Match, NoOptions, Sure
from ledger.claims import Claim, Hop, Mention


class Good:
    name, version, options = "good", 1, NoOptions

    def sniff(self, probe):
        return Match(Sure.CERTAIN, "it begins with good") if probe.text.startswith("good") else None

    def read(self, file, options):
        yield Document()
        for n, line in file.lines():
            chain = (Hop(), Hop(by=(Mention(text="Norway"),)))
            yield Draft(record=Claim(chain=chain, content=line, id=str(n), source=""))


def ledger_adapters():
    return [Good()]
"""


def adapter(name: str, sniff: str = "return None", read: str = "yield from ()") -> str:
    """Write the module of an adapter that sniffs and reads as told."""
    return f"""
from ledger.adapter import *
from ledger.claims import *


class Made:
    name, version, options = {name!r}, 1, NoOptions

    def sniff(self, probe):
        {sniff}

    def read(self, file, options):
        {read}


def ledger_adapters():
    return [Made()]
"""


@attrs.frozen
class Site:
    """A folder that distributions are installed into."""

    folder: Path

    def install(self, name: str, source: str, entry: str = "") -> None:
        """Install `made-NAME`, whose plugin NAME is the module `made_NAME`."""
        module = f"made_{name}"
        info = self.folder / f"{module}-{VERSION}.dist-info"
        info.mkdir(parents=True)
        (info / "METADATA").write_text(
            f"Metadata-Version: 2.1\nName: made-{name}\nVersion: {VERSION}\n"
        )
        (info / "entry_points.txt").write_text(f"[ledger]\n{name} = {entry or module}\n")
        (self.folder / f"{module}.py").write_text(source)

    def python(
        self, *words: object, env: Mapping[str, str] | None = None, timeout: float = 60
    ) -> subprocess.CompletedProcess[str]:
        """Run Python where what was installed here is found."""
        told = {"PYTHONPATH": str(self.folder), "PYTHONDONTWRITEBYTECODE": "1", "COLUMNS": "140"}
        return subprocess.run(
            [sys.executable, *map(str, words)],
            capture_output=True,
            check=False,
            encoding="utf-8",
            env={**os.environ, **told, **(env or {})},
            timeout=timeout,
        )

    def claimledger(
        self, *words: object, env: Mapping[str, str] | None = None, timeout: float = 60
    ) -> subprocess.CompletedProcess[str]:
        """Run the command where what was installed here is found."""
        return self.python("-m", "ledger", *words, env=env, timeout=timeout)

    def states(self, **env: str) -> dict[str, dict[str, Any]]:
        """Ask the command for the state of every plugin, by its name."""
        found = self.claimledger("plugins", "--json", env=env)
        assert found.returncode == 0, found.stderr
        return {state["name"]: state for state in json.loads(found.stdout)}
