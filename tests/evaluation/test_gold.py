"""The gold: its annotations hold, its frozen half is as it was frozen, faults are told."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from evaluation import dating, gold
from evaluation.freezing import SUM, changed, sums
from evaluation.gold import Annotation, Dated, GoldClaim, GoldComment, GoldHedge, GoldHop, GoldText
from evaluation.reading import read
from ledger.errors import LedgerError

ROOT = Path(__file__).resolve().parents[2]
TEXT = "Dorn said the pier was reportedly safe. Rusk said it was not.\n\nanna: Good."


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a person would."""
    command = [sys.executable, "-m", "evaluation", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def annotated(claim: GoldClaim, *comments: GoldComment) -> GoldText:
    """A text with one claim annotated in it."""
    made = Annotation(
        agents={"dorn": "Mira Dorn"}, claims=(claim,), comments=comments, style="wire"
    )
    return GoldText(annotation=made, name="pier", text=TEXT)


def right() -> GoldClaim:
    """A claim annotated as the guide says."""
    hop = GoldHop(cue="Dorn ⟦said⟧", mention=("Dorn",), who=("dorn",))
    hedge = GoldHedge(owner=0, words="reportedly")
    return GoldClaim(chain=(hop,), content=("the pier was reportedly safe",), hedges=(hedge,))


def test_the_command_finds_nothing_wrong_with_the_annotations() -> None:
    done = run("check")
    assert done.returncode == 0, done.stdout
    assert done.stdout.splitlines()[-1] == "0 problems"


def test_the_frozen_half_is_as_it_was_frozen() -> None:
    assert changed() == []
    assert sums() == SUM.read_text("utf-8")
    assert len(sums().splitlines()) > 50


@pytest.mark.parametrize(
    ("half", "fewest"), [("open", 28), ("frozen", 28), ("practice", 40), ("second", 12)]
)
def test_each_folder_holds_the_texts_it_is_told_to_hold(half: gold.Half, fewest: int) -> None:
    assert len(gold.names(half)) >= fewest


def test_no_text_stands_in_two_folders() -> None:
    halves: tuple[gold.Half, ...] = ("open", "frozen", "practice")
    names = [name for half in halves for name in gold.names(half)]
    assert len(names) == len(set(names))


def test_whoever_annotates_a_text_again_annotates_one_that_is_there() -> None:
    assert set(gold.names("second")) <= {*gold.names("open"), *gold.names("frozen")}


@pytest.mark.parametrize("half", ["open", "frozen"])
def test_each_half_holds_a_hundred_dates(half: gold.Half) -> None:
    assert len(dating.dates(half)) >= 100


def test_a_right_annotation_has_no_problems() -> None:
    assert list(gold.problems(annotated(right()))) == []


@pytest.mark.parametrize(
    ("claim", "problem"),
    [
        (GoldClaim(chain=(), content=("the pier",)), "pier: claim 1: it has no chain"),
        (
            GoldClaim(chain=(GoldHop(who=("toll",)),), content=("the pier",)),
            "pier: claim 1: no agent 'toll'",
        ),
        (
            GoldClaim(chain=(GoldHop(cue="said"),), content=("the pier",)),
            "pier: claim 1: 'said' stands 2 times in the text; "
            "add what stands around it: before ⟦the words⟧ after",
        ),
        (
            GoldClaim(
                chain=(GoldHop(),),
                content=("the pier",),
                hedges=(GoldHedge(owner=2, words="reportedly"),),
            ),
            "pier: claim 1: no hop 2 owns 'reportedly'; the chain has 1",
        ),
    ],
)
def test_what_is_wrong_with_an_annotation_is_told_with_its_place(
    claim: GoldClaim, problem: str
) -> None:
    assert list(gold.problems(annotated(claim))) == [problem]


def test_a_comment_is_told_by_words_that_stand_once() -> None:
    lost = annotated(right(), GoldComment(text="anna: Good"), GoldComment(text="bob: Bad"))
    assert list(gold.problems(lost)) == [
        "pier: comment 1: 'bob: Bad' does not stand in the text once"
    ]


def test_a_date_of_no_standard_is_refused() -> None:
    hop = GoldHop(said=Dated(edtf="last week", words="reportedly"))
    claim = GoldClaim(chain=(hop,), content=("the pier",))
    with pytest.raises(LedgerError):
        list(gold.problems(annotated(claim)))


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ({"style": "wire", "authr": "x"}, "authr"),
        ({"publisher": "The Mail"}, "style"),
        ({"style": "wire", "claims": [{"content": ["x"], "chain": [], "form": "loud"}]}, "form"),
        (
            {"style": "wire", "claims": [{"content": [7], "chain": []}]},
            r"expected str @ \$\.claims\[0\]\.content\[0\]",
        ),
    ],
)
def test_an_annotation_of_another_form_is_refused_with_its_place(
    written: object, told: str, tmp_path: Path
) -> None:
    (tmp_path / "pier.json").write_text(json.dumps(written), "utf-8")
    (tmp_path / "pier.txt").write_text(TEXT, "utf-8")
    with pytest.raises(ValueError, match=told):
        gold.load("open", str(tmp_path / "pier"))


@pytest.mark.parametrize("half", ["open", "practice"])
def test_what_is_found_in_the_gold_keeps_the_laws_of_the_reader(half: gold.Half) -> None:
    for text in gold.every(half):
        claims = read(text.text, text.annotation.publisher, text.annotation.published)
        found = [claim for claim in claims if len(claim.chain) > 1 and not claim.is_comment]
        chains = {tuple((hop.by, hop.cue) for hop in claim.chain) for claim in found}
        for claim in found:
            assert claim.anchor is not None
            spans = claim.anchor.spans
            cue = claim.chain[-1].cue
            told = f"{half}/{text.name}: {claim.anchor.exact[:60]!r}"
            assert list(spans) == sorted(spans), told
            if cue and cue.at:
                assert all(cue.at[1] <= start or end <= cue.at[0] for start, end in spans), told
            # Who cites another tells that other's words and makes no claim beside them.
            cited = claim.reading is not None and claim.reading.pattern.startswith("citing")
            if len(claim.chain) > 2 and not cited:
                assert tuple((hop.by, hop.cue) for hop in claim.chain[:-1]) in chains, told


@pytest.mark.parametrize("half", ["open", "practice"])
def test_nothing_is_found_twice_in_the_gold(half: gold.Half) -> None:
    for text in gold.every(half):
        claims = read(text.text, text.annotation.publisher, text.annotation.published)
        kept = [(c.chain[-1].cue, c.anchor) for c in claims if len(c.chain) > 1]
        twice = [anchor for n, (cue, anchor) in enumerate(kept) if (cue, anchor) in kept[:n]]
        assert not twice, f"{half}/{text.name}"
