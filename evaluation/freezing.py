"""The half of the gold that nobody looks at while tuning: its sum tells that it never changed."""

from __future__ import annotations

import hashlib
from typing import Final

from evaluation.gold import GOLD

SUM: Final = GOLD / "frozen.sha256"


def sums() -> str:
    """Give a line for each file of the frozen half: its SHA-256 and name, as `sha256sum` does."""
    files = sorted(path for path in (GOLD / "frozen").iterdir() if path.is_file())
    return "".join(
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  frozen/{path.name}\n" for path in files
    )


def changed() -> list[str]:
    """List the frozen files whose sums are not those on record."""
    kept, now = (set(text.splitlines()) for text in (SUM.read_text("utf-8"), sums()))
    return sorted({line.partition("  ")[2] for line in kept ^ now})
