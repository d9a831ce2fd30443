"""The wheel, built once, in a virtual environment that knows nothing of the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from importlib.util import find_spec
from pathlib import Path

import attrs
import pytest

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "claimledger-sittings"
KEPT = ("HOME", "LANG", "PATH", "TMPDIR")


@attrs.frozen
class Outside:
    """A virtual environment in which claimledger is installed from its wheel."""

    folder: Path

    @property
    def bin(self) -> Path:
        """Where the programs of the environment are."""
        return self.folder / "venv" / "bin"

    def install(self, *what: object) -> None:
        """Install into the environment, with the pip of this one: one made anew takes seconds."""
        pip = (sys.executable, "-m", "pip", "--python", self.bin / "python", "install", "--quiet")
        self._run(*pip, *what, cwd=self.folder)

    def run(self, program: str, *words: object, cwd: Path | None = None) -> str:
        """Run a program of the environment, far from the checkout; gives what it prints."""
        return self._run(self.bin / program, *words, cwd=cwd or self.folder)

    def _run(self, *words: object, cwd: Path) -> str:
        pip = {k: v for k, v in os.environ.items() if k in KEPT or k.startswith(("PIP_", "SSL_"))}
        path = f"{self.bin}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
        found = subprocess.run(
            list(map(str, words)),
            check=False,
            cwd=cwd,
            encoding="utf-8",
            env={**pip, "PATH": path, "COLUMNS": "100"},
            stderr=subprocess.STDOUT,
            stdout=subprocess.PIPE,
        )
        assert found.returncode == 0, f"{words}\n{found.stdout}"
        return found.stdout


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel."""
    lacking = [name for name in ("build", "hatchling") if find_spec(name) is None]
    if lacking:
        pytest.skip(f"the wheel cannot be built: {', '.join(lacking)} not installed")
    dist = tmp_path_factory.mktemp("dist")
    words = ["build", "--wheel", "--no-isolation", "--outdir", str(dist), str(ROOT)]
    built = subprocess.run(
        [sys.executable, "-m", *words], capture_output=True, check=False, encoding="utf-8"
    )
    assert built.returncode == 0, built.stdout + built.stderr
    (found,) = dist.glob("*.whl")
    return found


@pytest.fixture(scope="session")
def outside(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Outside:
    """Install the wheel with what authors of adapters need, write a project, install both."""
    found = Outside(tmp_path_factory.mktemp("outside"))
    venv.create(found.folder / "venv", symlinks=True)
    found.install(f"{wheel}[cli,testing]")
    found.run("claimledger", "new-adapter", "claimledger-hansard")
    found.install(f"{found.folder / 'claimledger-hansard'}[test]", EXAMPLE)
    return found
