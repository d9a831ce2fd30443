"""How often each kind of find is right, measured on the gold that may be looked at."""

from __future__ import annotations

from collections import Counter
from math import sqrt
from pathlib import Path
from typing import Final

import ledger_adapters.rules as rules
from evaluation.scoring import Verdict

TABLE: Final = Path(rules.__file__).with_name("confidence.toml")
Z: Final = 1.96
"""Standard deviations: 95 % of a normal distribution lie within."""
_HEAD: Final = """\
# How sure the reader is of each kind of find, in percent: the lower end of the 95 % interval
# (Wilson 1927) of how often content, claimant and cue were right on the texts in evaluation/gold
# that may be looked at. Written by `python -m evaluation confidence`. A ">" tells of what stands
# in another's content.

[confidence]
"""


def bound(right: int, times: int) -> float:
    """Give the lower end of Wilson's interval for a share; 0 of nothing."""
    if not times:
        return 0.0
    share, square = right / times, Z * Z
    middle = share + square / (2 * times)
    spread = Z * sqrt(share * (1 - share) / times + square / (4 * times * times))
    return (middle - spread) / (1 + square / times)


def measured(verdicts: list[Verdict]) -> dict[str, int]:
    """Give the confidence of each kind of find, in percent."""
    found: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for verdict in verdicts:
        if verdict.found:
            found[verdict.found.pattern] += 1
            right[verdict.found.pattern] += verdict.triple
    return {kind: round(100 * bound(right[kind], times)) for kind, times in sorted(found.items())}


def write(table: dict[str, int]) -> None:
    """Write the table that the reader reads."""
    lines = (f'"{kind}" = {percent}' for kind, percent in table.items())
    TABLE.write_text(_HEAD + "\n".join(lines) + "\n", "utf-8")
