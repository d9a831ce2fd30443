"""The scores: matching is one to one, nothing on record has fallen, the predictor is read."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation import floors, judging, reading, report
from evaluation.__main__ import every
from evaluation.gold import Annotation, GoldClaim, GoldHedge, GoldHop, GoldText
from evaluation.matching import Item, Words, dice, pairs
from evaluation.reading import Found, Link
from evaluation.scoring import judge, kind, tally

ROOT = Path(__file__).resolve().parents[2]
TEXT = "Dorn said the pier was probably safe. “It will last for many winters,” she added."
NUMBERS = st.frozensets(st.integers(0, 12), max_size=6)
ITEMS = st.lists(st.builds(Item, content=NUMBERS, claimant=NUMBERS, cue=NUMBERS), max_size=8)


def gold_text() -> GoldText:
    """A text with two claims annotated in it."""
    said = GoldHop(cue="said", mention=("Dorn",), who=("dorn",))
    added = GoldHop(cue="added", mention=("she",), who=("dorn",))
    first = GoldClaim(
        chain=(said,),
        content=("the pier was probably safe",),
        hedges=(GoldHedge(owner=1, words="probably"),),
    )
    second = GoldClaim(chain=(added,), content=("“It will last for many winters,”",), form="direct")
    made = Annotation(agents={"dorn": "Mira Dorn"}, claims=(first, second), style="wire")
    return GoldText(annotation=made, name="pier", text=TEXT)


def span(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def found(content: str, who: str, cue: str, **more: Any) -> Found:
    """What a reader found in the text, by its words."""
    link = Link(cue=(span(cue),), mentions=(span(who),))
    return Found(chain=(link,), content=(span(content),), **more)


@given(ITEMS, ITEMS)
def test_no_claim_is_matched_twice(gold: list[Item], made: list[Item]) -> None:
    matched = pairs(gold, made)
    assert len({i for i, _, _ in matched}) == len(matched) == len({j for _, j, _ in matched})
    for i, j, same in matched:
        assert same == dice(gold[i].content, made[j].content) > 0


@given(ITEMS)
def test_whatever_has_words_is_matched_with_itself(items: list[Item]) -> None:
    worded = [item for item in items if item.content]
    assert all(same == pytest.approx(1.0) for _, _, same in pairs(worded, worded))
    assert len(pairs(worded, worded)) == len(worded)


def test_articles_count_in_cues_alone() -> None:
    words = Words.of("the pier that sank")
    assert words.inside([(0, 18)]) == {1, 3}
    assert words.inside([(0, 18)], full=True) == {0, 1, 2, 3}


def test_what_is_found_as_annotated_scores_a_hundred() -> None:
    hedge = ((span("probably"), 1),)
    made = [
        found("the pier was probably safe", "Dorn", "said", hedges=hedge),
        found("“It will last for many winters,”", "she", "added"),
    ]
    scores = report.scores(tally(judge(gold_text(), made)))
    assert set(scores.values()) == {100.0}


def test_another_claimant_or_cue_is_no_right_triple() -> None:
    made = [
        found("the pier was probably safe", "pier", "said"),
        found("“It will last for many winters,”", "she", "said"),
    ]
    count = tally(judge(gold_text(), made))
    assert (count["content"], count["triple"], count["chain"]) == (2, 0, 1)


def test_another_name_of_the_same_agent_is_the_same_claimant() -> None:
    made = [found("“It will last for many winters,”", "Dorn", "added")]
    assert tally(judge(gold_text(), made))["triple"] == 1


def test_less_than_half_of_the_words_is_not_found() -> None:
    count = tally(judge(gold_text(), [found("safe", "Dorn", "said")]))
    assert (count["gold"], count["found"], count["content"]) == (2, 1, 0)


def test_a_hedge_of_somebody_else_is_seen_but_not_owned() -> None:
    made = [found("the pier was probably safe", "Dorn", "said", hedges=((span("probably"), 0),))]
    count = tally(judge(gold_text(), made))
    assert (count["hedges"], count["hedges seen"], count["hedges owned"]) == (1, 1, 0)


def test_direct_mixed_and_indirect_are_told_by_their_marks() -> None:
    text = gold_text()
    spans = [text.spans(claim.content) for claim in text.annotation.claims]
    assert [kind(text, each) for each in spans] == ["indirect", "direct"]


def test_the_report_has_a_table_by_kind_by_style_and_by_pattern() -> None:
    made = [
        found("the pier was probably safe", "Dorn", "said", pattern="plain clause"),
        found("pier was", "Dorn", "said", pattern="plain clause"),
        found("“It will last for many winters,”", "Dorn", "said", pattern="plain quote"),
    ]
    told = list(report.lines(judge(gold_text(), made)))
    assert told[2] == "triple                       P  33.3  R  50.0  F  40.0"
    assert told[told.index("-- by kind") :] == [
        "-- by kind",
        "direct                       P   0.0  R   0.0  F   0.0  right    0  found    1  gold    1",
        "indirect                     P  50.0  R 100.0  F  66.7  right    1  found    2  gold    1",
        "-- by style",
        "wire                         P  33.3  R  50.0  F  40.0  right    1  found    3  gold    2",
        "-- by pattern (recall: of all gold)",
        "plain clause                 P  50.0  R  50.0  F  50.0  right    1  found    2  gold    2",
        "plain quote                  P   0.0  R   0.0  F   0.0  right    0  found    1  gold    2",
    ]


def test_shares_of_nothing_are_nothing() -> None:
    assert report.prf(0, 0, 0) == (0.0, 0.0, 0.0)
    assert report.share(0, 0) == 0.0
    assert report.prf(1, 2, 4) == pytest.approx((50.0, 25.0, 100 / 3))


def test_a_score_has_fallen_when_it_is_more_than_half_a_point_lower() -> None:
    kept = floors.kept()
    name, before = next(iter(kept.items()))
    assert floors.fallen(kept) == []
    assert floors.fallen({other: value - 0.5 for other, value in kept.items()}) == []
    assert floors.fallen({**kept, name: before - 0.6}) == [
        f"{name}: {before - 0.6:.1f}, was {before:.1f}"
    ]


def test_a_score_that_is_no_longer_taken_has_fallen() -> None:
    kept = floors.kept()
    name, before = kept.popitem()
    assert floors.fallen(kept) == [f"{name}: 0.0, was {before:.1f}"]


def test_all_scores_are_on_record() -> None:
    assert floors.kept().keys() == judging.scores().keys()


def test_no_score_is_below_those_on_record() -> None:
    assert floors.RECORD.exists(), "put the scores on record: python -m evaluation keep"
    assert floors.fallen(judging.scores()) == []


def test_the_command_tells_of_both_halves_what_adds_up_to_their_totals(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert every() == 0
    halves = re.split(r"(?m)^== \w+\n", capsys.readouterr().out)[1:3]
    for half, told in zip(judging.SCORED, halves, strict=True):
        count = tally(judging.judged(half))
        total, *tables = told.split("-- by ")
        assert f"\ngold {count['gold']}  found {count['found']}\n" in f"\n{total}"
        assert [table.partition("\n")[0].split()[0] for table in tables] == [
            "kind", "style", "pattern",
        ]  # fmt: skip
        for table in tables:
            rows = re.findall(r"right +(\d+)  found +(\d+)  gold +(\d+)", table)
            right, made, gold = (sum(map(int, column)) for column in zip(*rows, strict=True))
            assert (right, made) == (count["triple"], count["found"]), half
            assert gold == count["gold"] * (len(rows) if table.startswith("pattern") else 1), half


def test_the_command_fails_where_a_score_is_below_that_on_record(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(floors, "RECORD", tmp_path / "scores.json")
    now = judging.scores()
    floors.keep(now)
    assert every() == 0
    floors.keep({**now, "frozen: triple F": now["frozen: triple F"] + 0.7})
    assert every() == 1
    [fell] = [line for line in capsys.readouterr().out.splitlines() if line.startswith("FELL")]
    assert fell.startswith("FELL  frozen: triple F: ")


@pytest.fixture
def pier(tmp_path: Path) -> Path:
    """A text in which one says what another said."""
    path = tmp_path / "pier.txt"
    path.write_text("Dorn said that Rusk had denied the charge.\n", "utf-8")
    return path


def predicted(path: Path, *options: str) -> dict[str, Any]:
    """The one line that the predictor prints of a text."""
    command = [sys.executable, "-m", "evaluation", "predict", str(path), *options]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    line: dict[str, Any] = json.loads(done.stdout)
    return line


def test_the_predictor_prints_what_scorers_of_other_corpora_want(pier: Path) -> None:
    line = predicted(pier)
    assert line["doc"] == "pier"
    text = pier.read_text("utf-8")
    told = [
        tuple(" ".join(text[a:b] for a, b in row[key]) for key in ("source", "content"))
        for row in line["claims"]
    ]
    assert told == [("Dorn", "Rusk had denied the charge"), ("Rusk", "the charge")]
    assert [row["depth"] for row in line["claims"]] == [2, 3]
    fields = {"content", "source", "cue", "depth", "pattern", "confidence"}
    assert all(set(row) == fields for row in line["claims"])


def test_the_predictor_leaves_nested_claims_out_when_asked(pier: Path) -> None:
    assert [row["depth"] for row in predicted(pier, "--outermost")["claims"]] == [2]


def test_texts_are_found_in_a_folder_or_behind_a_gold_file(pier: Path) -> None:
    gold = pier.with_name("pier.gold.json")
    gold.write_text(json.dumps({"seed": "pier.txt"}), "utf-8")
    assert list(reading.texts(pier.parent)) == [pier]
    assert list(reading.texts(gold)) == [pier]
    assert list(reading.texts(pier)) == [pier]


def test_outlets_and_commenters_are_not_scored() -> None:
    text = "Dorn said the pier was safe.\n\nComments\n\nanna: Good.\n\nbob: Bad, that pier."
    claims = reading.read(text, "The Mail", "2025-03-14")
    (only,) = reading.found(claims)
    assert only.content == ((10, 27),)
    assert any(claim.is_comment for claim in claims)


def test_line_ends_are_read_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "ends.txt"
    path.write_bytes(b"One.\r\nTwo.\r")
    assert reading.load(path) == "One.\r\nTwo.\r"
