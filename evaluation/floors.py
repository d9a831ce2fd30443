"""The scores that a change must not bring down: those on record, less half a point."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

RECORD: Final = Path(__file__).with_name("scores.json")
SLACK: Final = 0.5


def kept() -> dict[str, float]:
    """Read the scores on record, in percent."""
    scores: dict[str, float] = json.loads(RECORD.read_text("utf-8"))
    return scores


def keep(scores: dict[str, float]) -> None:
    """Put scores on record."""
    rounded = {name: round(value, 1) for name, value in sorted(scores.items())}
    RECORD.write_text(json.dumps(rounded, indent=2) + "\n", "utf-8")


def fallen(scores: dict[str, float]) -> list[str]:
    """Say which scores are more than half a point below those on record."""
    return [
        f"{name}: {scores.get(name, 0.0):.1f}, was {before:.1f}"
        for name, before in kept().items()
        if scores.get(name, 0.0) < before - SLACK
    ]
