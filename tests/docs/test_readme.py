"""The README's first screen is true."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_readme_shows_what_the_demo_prints() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    found = re.search(r"demo output: begin -->\n```text\n(.+?)```\n", readme, re.DOTALL)
    assert found
    demo = subprocess.run(
        [sys.executable, "-m", "ledger", "demo"],
        capture_output=True,
        check=True,
        encoding="utf-8",
        env={**os.environ, "COLUMNS": "100", "NO_COLOR": "1"},
    )
    printed = demo.stdout.splitlines()
    shown = [line for line in found[1].splitlines() if line.strip(". ")]
    assert len(shown) > 20
    assert [line for line in shown if line not in printed] == []
