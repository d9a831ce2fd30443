"""Every example runs and shows what it promises."""

import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
SHOWN = {
    "two_calls": ("0 new (0 claims)", "2 ACCOUNTS", "differing_account", "because of event"),
    "hypotheses": (
        "DIFFER on H3",
        "nothing (0 of 3)",
        "an assessment that supersedes another says why",
        "55–80 percent by ICD 203 likelihood",
        "rests on a claim retracted since",
    ),
    "judge_and_revise": ("Disputed", "revised once; reason: new evidence", "published by 2024"),
}


@pytest.mark.parametrize("name", sorted(path.stem for path in EXAMPLES.glob("*.py")))
def test_an_example_runs_and_shows_what_it_promises(name: str, tmp_path: Path) -> None:
    result = subprocess.run(
        [sys.executable, str(EXAMPLES / f"{name}.py")],
        capture_output=True,
        check=False,
        cwd=tmp_path,
        encoding="utf-8",
    )
    assert result.returncode == 0, result.stderr
    text = " ".join(result.stdout.split())
    assert [words for words in SHOWN[name] if words not in text] == []
    assert list(tmp_path.iterdir()) == []


def test_the_samples_of_the_examples_are_those_of_the_demo() -> None:
    shipped = EXAMPLES.parent / "ledger" / "demo"
    linked = {path.name: path.resolve() for path in (EXAMPLES / "samples").iterdir()}
    assert linked == {path.name: path.resolve() for path in shipped.iterdir()}
