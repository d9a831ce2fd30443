"""How often each pattern of the reader is right, measured on the gold that may be looked at."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Final

import ledger_adapters.rules as rules
from evaluation.scoring import Verdict

TABLE: Final = Path(rules.__file__).with_name("confidence.toml")
PRIOR: Final = 4
"""How many claims of average rightness are added to each pattern, so that few say little."""
_HEAD: Final = """\
# How often, in percent, what a pattern finds is right: content, claimant and cue. Measured on the
# texts in evaluation/gold that may be looked at, drawn towards the average where a pattern is rare;
# written by `python -m evaluation confidence`. "PATTERN>" stands for what is found inside
# another's content.

[confidence]
"""


def key(pattern: str, hops: int) -> str:
    """Name the kind of find that is measured together: a pattern, outermost or inside another's."""
    return pattern if hops == 1 else f"{pattern}>"


def measured(verdicts: list[Verdict]) -> dict[str, int]:
    """Give the confidence of each kind of find, in percent."""
    found: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for verdict in verdicts:
        if verdict.found:
            kind = key(verdict.found.pattern, len(verdict.found.chain))
            found[kind] += 1
            right[kind] += verdict.triple
    average = right.total() / max(1, found.total())
    return {
        kind: round(100 * (right[kind] + PRIOR * average) / (times + PRIOR))
        for kind, times in sorted(found.items())
    }


def write(table: dict[str, int]) -> None:
    """Write the table that the reader reads."""
    lines = (f'"{kind}" = {percent}' for kind, percent in table.items())
    TABLE.write_text(_HEAD + "\n".join(lines) + "\n", "utf-8")
