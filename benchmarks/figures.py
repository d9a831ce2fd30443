"""What was measured beside what was aimed at, for the terminal and for RESULTS.md."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import attrs


@attrs.frozen(kw_only=True)
class Figure:
    """One measured number, and the target it should keep; without one it only informs."""

    at_least: float | None = None
    at_most: float | None = None
    how: str
    unit: str = "×"
    value: float
    what: str

    @property
    def target(self) -> str:
        """The target in words."""
        if self.at_most is not None:
            return f"≤ {self.at_most:g} {self.unit}"
        return "" if self.at_least is None else f"≥ {self.at_least:g} {self.unit}"

    @property
    def kept(self) -> Literal["yes", "no", ""]:
        """Whether the target is kept; nothing where there is none."""
        if self.at_most is not None:
            return "yes" if self.value <= self.at_most else "no"
        if self.at_least is not None:
            return "yes" if self.value >= self.at_least else "no"
        return ""

    @property
    def shown(self) -> str:
        """The number with its unit."""
        digits = 0 if self.value >= 100 else 1 if self.value >= 20 else 2
        return f"{self.value:,.{digits}f} {self.unit}"


@attrs.frozen(kw_only=True)
class Skipped:
    """A measurement that was not made, and why."""

    what: str
    why: str


Finding = Figure | Skipped


@attrs.frozen(kw_only=True)
class Section:
    """The findings of one measurement."""

    findings: tuple[Finding, ...]
    title: str


def lines(section: Section) -> Iterable[str]:
    """Print a section for a terminal."""
    yield section.title
    for it in section.findings:
        if isinstance(it, Skipped):
            yield f"  {it.what}: not measured, {it.why}"
        else:
            aim = f"   target {it.target}: {it.kept}" if it.target else ""
            yield f"  {it.shown:>14}  {it.what}{aim}"


def markdown(section: Section) -> Iterable[str]:
    """Write a section as a table."""
    yield f"## {section.title}"
    yield ""
    yield "| what | measured | target | kept | how |"
    yield "|---|--:|--:|---|---|"
    for it in section.findings:
        if isinstance(it, Skipped):
            yield f"| {it.what} | not measured | | | {it.why} |"
        else:
            yield f"| {it.what} | {it.shown} | {it.target} | {it.kept} | {it.how} |"
    yield ""
