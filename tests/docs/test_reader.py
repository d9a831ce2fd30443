"""The page on the prose reader shows what the reader does."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from evaluation.__main__ import HALVED, PLAIN
from evaluation.floors import SLACK, kept
from ledger.adapter import Document, Draft, Passage
from ledger.claims import Claim
from ledger_adapters.rules import RulesReader

PAGE = (Path(__file__).parents[2] / "docs" / "reader.md").read_text("utf-8")
PATTERNS = PAGE.partition("## The patterns")[2].partition("\n## ")[0]
EXAMPLES = dict(re.findall(r"(?m)^\| `([\w-]+)` \| (.+) \|$", PATTERNS))
ROWS = {
    "content F": "content F",
    "triple F": "triple F",
    "whole chain right, of contents found": "chain right",
    "owner right, of hedges found": "hedge owner right",
    "triples right, of claims with confidence ≥ 80": "sure and right",
    "dates exact": "dates exact",
    "dates not wrong (exact or left open)": "dates not wrong",
}
"""What the page calls each score, and what the record calls it."""
BOLD, LEANS = r"\*\*([^*]+)\*\*", r"(?<!\*)\*([^*]+)\*(?!\*)"


def found(text: str) -> list[Claim]:
    passage = Passage(kind="article", span=(0, len(text)))
    drafts = RulesReader().read(Document(text=text, publisher="Fjord Post"), passage)
    made = (draft.record for draft in drafts if isinstance(draft, Draft))
    return [record for record in made if isinstance(record, Claim)]


def name(claim: Claim) -> str:
    """Name the pattern of a claim without the manner of its content."""
    return claim.reading.pattern.partition(" ")[0] if claim.reading else ""


@pytest.mark.parametrize("pattern", EXAMPLES)
def test_an_example_is_found_by_its_pattern(pattern: str) -> None:
    marked = EXAMPLES[pattern].replace(" ¶ ", "\n\n")
    claim = next(claim for claim in found(marked.replace("*", "")) if name(claim) == pattern)
    assert claim.content == " ".join(re.findall(BOLD, marked))
    if pattern not in ("narrated", "comment"):
        who = [mention.text for mention in claim.chain[-1].by]
        assert who == re.findall(LEANS, re.sub(BOLD, "", marked))


def test_every_pattern_that_was_measured_has_an_example() -> None:
    table = files("ledger_adapters.rules").joinpath("confidence.toml").read_text("utf-8")
    measured = {kind.partition(" ")[0] for kind in tomllib.loads(table)["confidence"]}
    assert measured
    assert sorted(measured - set(EXAMPLES)) == []


def test_every_command_of_the_evaluation_is_told_of() -> None:
    told = set(re.findall(r"(?m)^\| `python -m evaluation (\w+)", PAGE))
    assert told == {*PLAIN, *HALVED, "predict", "speed"}


def test_the_figures_are_those_on_record() -> None:
    found = re.findall(r"(?m)^\| ([^|`]+) \| ([\d.]+) \| ([\d.]+) \| [^|]+ \|$", PAGE)
    told = {
        f"{half}: {ROWS[row]}": float(figure)
        for row, *figures in found
        for half, figure in zip(("open", "frozen"), figures, strict=True)
    }
    assert told == pytest.approx(kept(), abs=SLACK)
