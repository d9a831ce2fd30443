"""A sniff that never ends is cut off and named, and the other adapters are asked."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from tests.plugins.installing import Site, adapter

HANGS: Final = {
    "loop": "while True: pass",
    "sleep": "import time; time.sleep(3600)",
    "regex": "import re; re.match(r'(x+x+)+y', 'x' * 4000)",
}
"""Sniffs that never end."""


@pytest.mark.parametrize("how", HANGS)
def test_a_sniff_that_hangs_is_cut_off_and_named(tmp_path: Path, how: str) -> None:
    site = Site(tmp_path / "site")
    article = tmp_path / "cable.txt"
    article.write_text("Norway said that trade with Sweden has grown.\n", "utf-8")
    site.install("hangs", adapter("hangs", sniff=HANGS[how]))
    site.install("later", adapter("later", sniff="raise ValueError('asked')"))
    imported = site.claimledger("import", tmp_path / "a.ledger", article, "--by", "ann", timeout=20)
    assert imported.returncode == 0, imported.stderr
    assert "[text: its name ends in .txt]" in imported.stdout
    assert "plugin 'hangs' (made-hangs) failed at sniff" in imported.stderr
    assert "plugin 'later' (made-later) failed at sniff: ValueError: asked" in imported.stderr
