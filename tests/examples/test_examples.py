"""Every example runs and shows what it promises."""

import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
SHOWN = {
    "audit": (
        "It holds: asked again, it gives the same answer",
        "recorded by 2023-12-31: Wang Yi: China “will uphold an independent and",
        "published by 2023-08-08: nothing",
        "said by 2023-12-31: Chinese Foreign Ministry: China has told both sides",
        "now: China: it is neutral in the war",
        "neutrality, also China: late",
        "in first-call.txt: Wang stated that »China “will uphold",
        "ImportFinished According to the ISR, the Russian Foreign Ministry reported that »Lavrov",
        "29 claims, 14 changes",
        "holds: False; the same answer of then: True",
        "ReportCorrected also China: new by",
        "assessment ann: changed by",
        "claimant: Institute for Strategic Reading, 1 of 6: bearing",
        "source: first-call.txt, 1 of 15: corrected",
        "assessor: ann, 1 of 2: superseded",
        "9 of 31 claims rest on Institute for Strategic Reading, and these positions: contact",
        "15 of 31 claims rest on The Harbour Gazette, and these positions: military support, China",
        "H2 It means what it says. inconsistent: 1 of 3",
        "better offer. inconsistent: 2 of 3",
        "17 new or changed, 32 footnotes",
        "KiB in one file, without a network verified: 131 events",
    ),
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
