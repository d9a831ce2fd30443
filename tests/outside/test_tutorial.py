"""The page on writing an adapter does what it says, typed line by line by a newcomer."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest

from tests.outside.conftest import KEPT, ROOT

pytestmark = pytest.mark.outside
PAGE = (ROOT / "docs" / "writing-an-adapter.md").read_text("utf-8")
FILE = r"^`(?P<path>[^`\n]+)`:\n\n```\w+\n(?P<text>.*?)^```$"
CONSOLE = r"^```console\n(?P<typed>.*?)^```$"
PROJECT = "claimledger-minutes"


@attrs.define
class Newcomer:
    """Somebody at a terminal: a folder, an environment, and what was printed last."""

    folder: Path
    wheel: Path
    env: dict[str, str]

    def write(self, path: str, text: str) -> None:
        """Write a file of the project."""
        place = self.folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")

    def type(self, line: str) -> str:
        """Type a line; where it leads and what it sets stays for the next one."""
        line = re.sub(r"'claimledger\[(\S+)\]'", rf"'{self.wheel}[\1]'", line)
        after = self.wheel.with_suffix(".after")
        found = subprocess.run(
            ["bash", "-c", f"set -e\n{line}\n(pwd; env -0) >'{after}'"],
            check=False,
            cwd=self.folder,
            encoding="utf-8",
            env=self.env,
            stderr=subprocess.STDOUT,
            stdout=subprocess.PIPE,
        )
        assert found.returncode == 0, f"$ {line}\n{found.stdout}"
        place, _, told = after.read_text("utf-8").partition("\n")
        self.folder = Path(place)
        self.env = dict(pair.split("=", 1) for pair in told.split("\0") if pair)
        return found.stdout


def steps() -> Iterator[re.Match[str]]:
    """Go through the page: files to be written, and lines to be typed."""
    return re.finditer(f"{FILE}|{CONSOLE}", PAGE, re.MULTILINE | re.DOTALL)


def typed(block: str) -> Iterator[tuple[str, str]]:
    """Part a block into lines that are typed and what they print."""
    for example in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        line, _, shown = example.partition("\n")
        yield line, shown


def agrees(shown: str, printed: str) -> bool:
    """Compare what the page shows with what was printed; "…" stands for anything at all."""
    parts = (" ".join(part.split()) for part in shown.split("…"))
    wanted = ".*".join(map(re.escape, parts))
    return re.fullmatch(f" ?{wanted} ?", f" {' '.join(printed.split())} ") is not None


def test_every_step_of_the_page_works_and_prints_what_is_shown(wheel: Path, tmp_path: Path) -> None:
    env = {k: v for k, v in os.environ.items() if k in KEPT or k.startswith(("PIP_", "SSL_"))}
    links = f"{env.get('PIP_FIND_LINKS', '')} {wheel.parent}"  # as if it had been published
    newcomer = Newcomer(tmp_path, wheel, {**env, "COLUMNS": "100", "PIP_FIND_LINKS": links})
    counted = {"files": 0, "lines": 0}
    for step in steps():
        if step["path"]:
            newcomer.write(step["path"], step["text"])
            counted["files"] += 1
            continue
        for line, shown in typed(step["typed"]):
            printed = newcomer.type(line)
            assert not shown or agrees(shown, printed), f"$ {line}\n{printed}"
            counted["lines"] += 1
    assert counted["files"] >= 6
    assert counted["lines"] >= 15
    assert newcomer.folder == tmp_path / PROJECT
    built = {path.name for path in (newcomer.folder / "dist").iterdir()}
    assert built == {
        "claimledger_minutes-0.1.0-py3-none-any.whl",
        "claimledger_minutes-0.1.0.tar.gz",
    }


@pytest.mark.parametrize(
    ("shown", "printed", "same"),
    [
        ("a  b\n", "a b\n", True),
        ("a b\n", "a c\n", False),
        ("…\nb 1\n…\n", "x\ny\nb  1\nz\n", True),
        ("…\nb 1\n…\n", "x\ny\nb 2\nz\n", False),
    ],
)
def test_what_is_shown_is_compared_word_by_word(shown: str, printed: str, same: bool) -> None:
    assert agrees(shown, printed) is same
