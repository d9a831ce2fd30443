"""Reads the gold and gives the scores that go on record."""

from __future__ import annotations

from functools import cache
from typing import Final

from evaluation import dating, gold, reading, report
from evaluation.scoring import Verdict, judge, tally

SCORED: Final[tuple[gold.Half, ...]] = ("open", "frozen")
"""The halves whose scores are on record."""


@cache
def judged(half: gold.Half) -> list[Verdict]:
    """Read one half of the gold and judge all that was found."""
    verdicts: list[Verdict] = []
    for text in gold.every(half):
        claims = reading.read(text.text, text.annotation.publisher, text.annotation.published)
        verdicts += judge(text, list(reading.found(claims)))
    return verdicts


def scores() -> dict[str, float]:
    """Score the reader on both halves of the gold, and its dates: in percent."""
    found: dict[str, float] = {}
    for half in SCORED:
        verdicts = judged(half)
        for name, value in report.scores(tally(verdicts)).items():
            found[f"{half}: {name}"] = value
        found[f"{half}: sure and right"] = _sure(verdicts)
        count = dating.tally(half)
        found[f"{half}: dates exact"] = report.share(count["exact"], count.total())
        found[f"{half}: dates not wrong"] = 100 - report.share(count["wrong"], count.total())
    return found


def _sure(verdicts: list[Verdict]) -> float:
    """How many claims of a confidence of 80 and more are right."""
    sure = [v for v in verdicts if v.found and (v.found.confidence or 0) >= 80]
    return report.share(sum(v.triple for v in sure), len(sure))
