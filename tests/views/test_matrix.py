"""The matrix of competing hypotheses: scores side by side, counted, replayed, never added up."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest

from ledger import Ledger
from ledger.errors import Ambiguous, BadEvent, NotFound, UnknownReference
from ledger.events import EvidenceWeighed, HypothesisStated
from ledger.views.hypotheses.matrix import SCORES, Matrix, WeighedClaim
from tests.notebook import notebook, record

PAIR = ("Arcadia", "Borduria")
QUESTION = "Why did Arcadia leave the talks?"


@attrs.frozen
class Desk:
    """A ledger with three claims and three hypotheses on one question."""

    book: Ledger
    claims: tuple[str, str, str]
    hypotheses: tuple[str, str, str]

    def score(self, n: int, scores: str, **how: str) -> list[str]:
        """Weigh a claim against the hypotheses in turn; "." is none."""
        return [
            self.book.weigh(self.claims[n], h, s, **how)
            for h, s in zip(self.hypotheses, scores.split(), strict=True)
            if s != "."
        ]

    def matrix(self, **when: str | int) -> Matrix:
        return self.book.as_of(**when).matrix(*PAIR, QUESTION)  # type: ignore[arg-type]


@pytest.fixture
def desk() -> Iterator[Desk]:
    with notebook() as book:
        words = ("we stay neutral", "we take sides", "we have left the talks")
        first, second, third = (
            record(book, w, day=f"2023-06-0{n + 1}") for n, w in enumerate(words)
        )
        stated = ("it plays for time", "it was pushed out", "it has a better offer")
        one, two, three = (book.hypothesize(*PAIR, s, question=QUESTION) for s in stated)
        yield Desk(book, (first, second, third), (one, two, three))


def row(matrix: Matrix, claim: str) -> WeighedClaim:
    [found] = [it for it in matrix.claims if it.claim == claim]
    return found


def scores(matrix: Matrix) -> dict[str, list[str]]:
    """Say each claim's cells in the order in which the hypotheses were stated."""
    return {
        it.claim: [
            "/".join(f"{s.analyst}:{s.score}" for s in cell.scores)
            for cell in sorted(it.cells, key=lambda c: c.column.row.seq)
        ]
        for it in matrix.claims
    }


def test_hypotheses_stand_fewest_inconsistent_first_and_those_nobody_weighed_last(
    desk: Desk,
) -> None:
    other = desk.book.hypothesize(*PAIR, "nobody weighed this", question=QUESTION)
    desk.score(0, "II I C")
    desk.score(1, "I N CC")
    desk.score(2, "C NA I")
    matrix = desk.matrix()
    assert [c.row.id for c in matrix.columns] == [
        desk.hypotheses[1], desk.hypotheses[2], desk.hypotheses[0], other,
    ]  # fmt: skip
    counts = {
        c.label: (c.inconsistent, c.very_inconsistent, c.weighed, c.not_applicable)
        for c in matrix.columns
    }
    assert counts == {
        "H1": (1, 1, 3, 0),
        "H2": (1, 0, 2, 1),
        "H3": (1, 0, 3, 0),
        "H4": (0, 0, 0, 0),
    }


def test_a_claim_tells_apart_the_pairs_it_scores_otherwise(desk: Desk) -> None:
    desk.score(0, "II I C")
    desk.score(1, "C C C")
    desk.score(2, "C NA I")
    told = [(it.claim, it.apart, it.pairs, it.idle) for it in desk.matrix().claims]
    first, second, third = desk.claims
    assert told == [(first, 3, 3, False), (third, 1, 1, False), (second, 0, 3, True)]


def test_a_claim_scored_against_one_hypothesis_alone_is_not_called_idle(desk: Desk) -> None:
    desk.score(0, "C . .")
    [claim] = desk.matrix().claims
    assert (claim.apart, claim.pairs, claim.idle) == (0, 0, False)


def test_the_matrix_of_then_is_the_matrix_at_each_step(desk: Desk) -> None:
    first, second, _ = desk.claims
    one, two, _ = desk.hypotheses
    book, seen = desk.book, []
    steps = [(first, one, "C"), (first, two, "I"), (first, one, "II"), (second, one, "N")]
    for claim, hypothesis, score in steps:
        book.weigh(claim, hypothesis, score)
        seen.append((book.head().seq, scores(desk.matrix())))
    for seq, matrix in seen:
        assert scores(desk.matrix(recorded=seq)) == matrix
    assert [m[first] for _, m in seen] == [
        ["ann:C", "", ""], ["ann:C", "ann:I", ""], ["ann:II", "ann:I", ""], ["ann:II", "ann:I", ""],
    ]  # fmt: skip


def test_before_anything_was_stated_the_matrix_is_empty_and_says_so(desk: Desk) -> None:
    stated = desk.book.history(desk.hypotheses[0])[0].recorded.seq
    matrix = desk.matrix(recorded=stated - 1)
    assert (matrix.columns, matrix.claims, matrix.analysts) == ((), (), ())
    assert str(matrix).endswith("No hypotheses.")


def test_a_score_counts_from_when_it_was_made_by_said_and_by_published(desk: Desk) -> None:
    book = desk.book
    one = book.hypothesize(*PAIR, "it bluffs", question="Does it bluff?", made="2023-06-02")
    two = book.hypothesize(*PAIR, "it means it", question="Does it bluff?", made="2023-06-02")
    book.weigh(desk.claims[0], one, "C", made="2023-06-11")
    book.weigh(desk.claims[0], one, "I", made="2023-06-20")
    book.weigh(desk.claims[0], two, "C", made="2023-06")
    book.weigh(desk.claims[1], two, "C", made="2023-12-01")

    def found(**when: str) -> list[str | None]:
        matrix = book.as_of(**when).matrix(*PAIR, "Does it bluff?")
        return [s.score for cell in matrix.cells() for s in cell.scores]

    for bound in ("said", "published"):
        assert found(**{bound: "2023-06-10"}) == []
        assert found(**{bound: "2023-06-11"}) == ["C"]
        assert found(**{bound: "2023-07-01"}) == ["C", "I"]
    # A claim that was weighed later only is not there yet: the cells are those of one claim.
    [cell, other] = book.as_of(said="2023-06-11").matrix(*PAIR, "Does it bluff?").cells()
    assert [s.score for s in cell.possibly] == []
    assert [s.score for s in other.possibly] == ["C"]
    assert not other.scores


def test_a_score_recorded_late_stands_in_its_own_time(desk: Desk) -> None:
    book, claim, one = desk.book, desk.claims[0], desk.hypotheses[0]
    book.weigh(claim, one, "I", made="2023-12-01")
    book.weigh(claim, one, "C", made="2023-11-01", why="from the old notebook")
    cell = desk.matrix().cell(claim, one)
    assert [s.score for s in cell.scores] == ["I"]
    assert [e.score for e in cell.scores[0].earlier] == ["C"]


def test_an_earlier_score_stands_again_when_the_newest_is_withdrawn(desk: Desk) -> None:
    book, claim, one = desk.book, desk.claims[0], desk.hypotheses[0]
    book.weigh(claim, one, "C")
    slip = book.weigh(claim, one, "II")
    before = book.head().seq
    book.withdraw(slip, "the wrong row")
    assert scores(desk.matrix())[claim][0] == "ann:C"
    assert scores(desk.matrix(recorded=before))[claim][0] == "ann:II"
    says = [step.says for step in desk.matrix().cell(claim, one).history()]
    assert says == [
        "weighed by ann as C (consistent), no reason given",
        "weighed by ann as II (very inconsistent), no reason given",
        f"the score of event {before} withdrawn by ann: the wrong row",
    ]
    assert len(desk.matrix(recorded=before).cell(claim, one).history()) == 2


def test_an_earlier_score_that_is_withdrawn_changes_nothing_now(desk: Desk) -> None:
    book, claim, one = desk.book, desk.claims[0], desk.hypotheses[0]
    first = book.weigh(claim, one, "C")
    book.weigh(claim, one, "I")
    book.withdraw(first, "a slip")
    [scored] = desk.matrix().cell(claim, one).scores
    assert (scored.score, scored.earlier) == ("I", ())


def test_a_withdrawn_hypothesis_leaves_with_its_scores(desk: Desk) -> None:
    desk.score(0, "C I I")
    before = desk.book.head().seq
    desk.book.withdraw(desk.hypotheses[2], "the same as the first")
    matrix = desk.matrix()
    assert [c.row.id for c in matrix.columns] == list(desk.hypotheses[:2])
    assert row(matrix, desk.claims[0]).pairs == 1
    assert row(desk.matrix(recorded=before), desk.claims[0]).pairs == 3


def test_analysts_who_differ_are_shown_side_by_side_and_not_averaged(desk: Desk) -> None:
    desk.score(0, "C I C")
    desk.book.by = "bob"
    desk.score(0, "II I .")
    matrix = desk.matrix()
    assert matrix.analysts == ("ann", "bob")
    [differ] = matrix.disagreements()
    assert [(s.analyst, s.score) for s in differ.scores] == [("ann", "C"), ("bob", "II")]
    assert differ.column.row.id == desk.hypotheses[0]
    column = next(c for c in matrix.columns if c.row.id == desk.hypotheses[0])
    assert (column.inconsistent, column.very_inconsistent, column.weighed) == (0, 1, 1)
    assert column.differ == 1
    assert "DIFFER on H1" in str(matrix)
    alone = desk.book.matrix(*PAIR, QUESTION, by="ann")
    assert (alone.analysts, alone.disagreements()) == (("ann",), ())
    assert scores(alone)[desk.claims[0]] == ["ann:C", "ann:I", "ann:C"]


def test_a_pair_is_told_apart_by_one_analyst_and_never_across_two(desk: Desk) -> None:
    desk.score(0, "C . .")
    desk.book.by = "bob"
    desk.score(0, ". II .")
    [claim] = desk.matrix().claims
    assert (claim.apart, claim.pairs) == (0, 0)


def test_a_redacted_score_leaves_a_hole_and_no_older_one_rises(desk: Desk) -> None:
    book, claim, one = desk.book, desk.claims[0], desk.hypotheses[0]
    book.weigh(claim, one, "C")
    book.weigh(claim, one, "II", why="a secret")
    weighed = book.head().seq
    assert desk.matrix().cell(claim, one).scores[0].score == "II"
    book.redact(weighed, reason="privacy")
    for matrix in (desk.matrix(), desk.matrix(recorded=weighed)):
        [scored] = matrix.cell(claim, one).scores
        assert (scored.score, scored.analyst) == (None, "ann")
        assert [e.score for e in scored.earlier] == ["C"]
        assert "[redacted]" in str(matrix)
        assert "secret" not in str(matrix.cell(claim, one).why())
        counts = next(c for c in matrix.columns if c.row.id == one)
        assert (counts.very_inconsistent, counts.not_applicable, counts.weighed) == (0, 0, 0)
    assert scores(desk.matrix(recorded=weighed - 1))[claim][0] == "ann:C"


def test_a_redacted_hypothesis_is_a_hole_under_each_question(desk: Desk) -> None:
    desk.score(0, "C I .")
    book, stated = desk.book, desk.matrix().columns[0].row.seq
    book.redact(stated, reason="privacy")
    other = book.hypothesize(*PAIR, "it will come back", question="Will it return?")
    columns = desk.matrix().columns
    assert [c.statement for c in columns].count("[redacted]") == 1
    assert len(columns) == 3
    asked = book.matrix(*PAIR, "Will it return?").columns
    assert [asked[0].row.seq, asked[1].row.id] == [stated, other]


def test_a_withdrawn_claim_leaves_and_a_retracted_one_is_marked(desk: Desk) -> None:
    first, second, third = desk.claims
    for n in range(3):
        desk.score(n, "C I N")
    desk.book.withdraw(first, "recorded twice")
    desk.book.retract(second, who="Orlov", source="notes", words="I misspoke")
    desk.book.amend(third, "a slip", content="we have left the room")
    matrix = desk.matrix()
    assert {it.claim for it in matrix.claims} == {second, third}
    assert [f.kind for f in row(matrix, second).fates] == ["retracted"]
    assert [f.kind for f in row(matrix, third).fates] == ["reworded"]
    printed = " ".join(str(matrix).split())
    assert "we take sides [notes] [retracted]" in printed
    assert "we have left the room [notes] [reworded]" in printed
    assert "retracted by Orlov, in notes: I misspoke" in str(row(matrix, second).why())


def test_a_corrected_report_shows_the_words_that_a_reader_knew_by_then(desk: Desk) -> None:
    desk.score(0, "C I N", made="2023-06-15")
    desk.book.correct(desk.claims[0], published="2023-08-01", content="we stay aside")
    [now], [then] = desk.matrix().claims, desk.matrix(published="2023-07-01").claims
    assert (str(now), [f.kind for f in now.fates]) == ("Orlov: we stay aside [notes]", ["reworded"])
    assert (str(then), then.fates) == ("Orlov: we stay neutral [notes]", ())


def test_a_cell_says_why_down_to_the_sentence_in_the_source(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "daily.txt"
    path.write_text("It rained. Arcadia said that trade with Borduria grew. It snowed.\n", "utf-8")
    desk.book.import_from(path)
    [claim] = desk.book.claims(source="daily.txt")
    [one, *_] = desk.hypotheses
    desk.book.weigh(claim.id, one, "C", why="it is what one would say")
    desk.book.weigh(claim.id, one, "I", why="it was said twice", made="2024-01-01")
    why = desk.matrix().cell(claim.id, one).why()
    assert [step.recorded.kind for step in why.steps] == [
        "EvidenceWeighed", "HypothesisStated", "ClaimRecorded",
    ]  # fmt: skip
    assert (
        why.steps[0].says == "weighed by ann on 2024-01-01 as I (inconsistent): it was said twice"
    )
    assert [s.says for s in why.displaced] == [
        "weighed by ann as C (consistent): it is what one would say"
    ]
    assert str(why.steps[2].passage) == "Arcadia said that »trade with Borduria grew«."
    assert "daily.txt: Arcadia said that »trade with Borduria grew«." in str(why)


def test_hypotheses_of_several_questions_are_not_mixed(desk: Desk) -> None:
    book = desk.book
    other = book.hypothesize(*PAIR, "it will come back", question="Will it return?")
    null = book.hypothesize(*PAIR, "nothing has changed")
    with pytest.raises(Ambiguous, match="Will it return"):
        book.matrix(*PAIR)
    ids = [c.row.id for c in book.matrix(*PAIR, "will it return?").columns]
    assert ids == [other, null]
    assert len(desk.matrix().columns) == 4


def test_a_question_or_an_analyst_that_never_was_is_named_with_the_nearest(desk: Desk) -> None:
    desk.score(0, "C I N")
    with pytest.raises(NotFound, match="Did you mean 'Why did Arcadia leave the talks"):
        desk.book.matrix(*PAIR, "Why did Arcadia leave the talk")
    with pytest.raises(NotFound, match="Did you mean 'ann'"):
        desk.book.matrix(*PAIR, by="an")
    with pytest.raises(NotFound, match="Did you mean 'Arcadia'"):
        desk.book.matrix("Arcadi", "Borduria")
    with pytest.raises(NotFound, match="no cell"):
        desk.matrix().cell(desk.claims[0], "H9")


def test_the_parties_may_be_named_the_other_way_round_and_merged(desk: Desk) -> None:
    assert len(desk.book.matrix("Borduria", "Arcadia").columns) == 3
    desk.book.register("The Republic", "state")
    desk.book.hypothesize("The Republic", "Borduria", "it is a feint", question=QUESTION)
    assert len(desk.matrix().columns) == 3
    desk.book.merge("The Republic", "Arcadia")
    assert len(desk.matrix().columns) == 4


def test_a_score_that_is_none_is_refused_with_the_six_there_are(desk: Desk) -> None:
    with pytest.raises(BadEvent) as refused:
        desk.book.weigh(desk.claims[0], desk.hypotheses[0], "III")
    for score, means in SCORES.items():
        assert f"{score} ({means})" in str(refused.value)
    with pytest.raises(UnknownReference, match="hypothesis"):
        desk.book.weigh(desk.claims[0], desk.claims[1], "C")
    with pytest.raises(UnknownReference, match="claim"):
        desk.book.weigh(desk.hypotheses[0], desk.hypotheses[0], "C")


def test_the_verbs_write_what_they_are_told(desk: Desk) -> None:
    book = desk.book
    one = book.hypothesize(
        *PAIR, "it waits", question="What now?", aspect="economy", made="2023-08"
    )
    score = book.weigh(desk.claims[0], one, "NA", why="another matter", made="2023-09")
    stated = book.history(one)[0].recorded.event
    weighed = book.history(score)[0].recorded.event
    assert str(book.history(one)[0]).endswith("HypothesisStated: ann: it waits (What now?)")
    says = f"EvidenceWeighed: ann: NA for hypothesis {one} (another matter)"
    assert [str(book.history(id)[-1]).endswith(says) for id in (one, score, desk.claims[0])] == [
        True, True, True,
    ]  # fmt: skip
    assert isinstance(stated, HypothesisStated)
    assert isinstance(weighed, EvidenceWeighed)
    it = stated.hypothesis
    assert (it.statement, it.question, it.aspect, str(it.made), it.by) == (
        "it waits", "What now?", "economy", "2023-08", "ann",
    )  # fmt: skip
    assert (weighed.weighing.score, weighed.weighing.why) == ("NA", "another matter")


def test_the_columns_say_why_and_carry_the_question(desk: Desk) -> None:
    matrix = desk.matrix()
    assert matrix.question == QUESTION
    assert matrix.basis == desk.book.now().basis
    [step] = matrix.columns[0].why().steps
    assert step.says == "hypothesis stated by ann: it plays for time"
