"""The table of scales in the docs is the one that ships."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ledger.codebooks.scales import Scale, Scales

PAGE = (Path(__file__).parents[2] / "docs" / "hypotheses.md").read_text("utf-8")


def rows(scale: Scale) -> Iterator[str]:
    """Write a scale as rows: its name and standard, then each term with what the scale says."""
    names = " or ".join(f'"{name}"' for name in (scale.name, *scale.also))
    yield f"| **{names}** | {scale.standard} |"
    for grade in scale.terms:
        yield f"| {', '.join((grade.name, *grade.also))} | {scale.says(grade.name)} |"


def table() -> str:
    """Write all shipped scales as one table."""
    lines = ["| scale, and its terms | its standard, and what it says of each |", "|---|---|"]
    return "\n".join((*lines, *(row for scale in Scales.shipped().scales for row in rows(scale))))


def test_the_docs_list_every_scale_and_term_with_its_own_range() -> None:
    assert table() in PAGE
