"""Laws of the matrix: at every step it says what a plain replay of the scores says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations
from typing import Any

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st

from ledger import Ledger
from ledger.replay.bounds import bounds
from ledger.replay.moment import Moment
from ledger.show.matrix_shape import matrix_shape
from ledger.show.shapes import json_text
from ledger.store.memory import MemoryStore
from ledger.views.hypotheses.matrix import Matrix
from ledger.views.rows.engine import Views
from tests.laws.random_ledgers import ASPECTS, PARTIES, START, Script, Step, filled, written
from tests.notebook import notebook, record

PAIR = ("Arcadia", "Borduria")
SCORE = st.sampled_from(("CC", "C", "N", "I", "II", "NA"))


@attrs.frozen
class Weigh:
    analyst: str
    claim: int
    hypothesis: int
    score: str


@attrs.frozen
class Withdraw:
    which: int


Verb = Weigh | Withdraw
WEIGH = st.builds(
    Weigh, st.sampled_from(("ann", "bob")), st.integers(0, 2), st.integers(0, 2), SCORE
)
VERBS = st.lists(
    st.one_of(WEIGH, WEIGH, WEIGH, st.builds(Withdraw, st.integers(0, 20))), max_size=12
)

Cell = tuple[int, int]


def played(verbs: list[Verb]) -> Iterator[dict[Cell, dict[str, str]]]:
    """Replay the verbs in plain lists: the standing scores after each."""
    log: list[Weigh | None] = []
    for verb in verbs:
        if isinstance(verb, Weigh):
            log.append(verb)
        elif log:
            log[verb.which % len(log)] = None
        found: dict[Cell, dict[str, str]] = {}
        for it in filter(None, log):
            found.setdefault((it.claim, it.hypothesis), {})[it.analyst] = it.score
        yield found


def told(matrix: Matrix, claims: list[str], hypotheses: list[str]) -> dict[Cell, dict[str, str]]:
    return {
        (claims.index(cell.claim), hypotheses.index(cell.column.row.id)): {
            s.analyst: str(s.score) for s in cell.scores
        }
        for cell in matrix.cells()
        if cell.scores
    }


def tells(scores: dict[Cell, dict[str, str]], claim: int) -> tuple[int, int]:
    """Count the pairs of hypotheses that a claim tells apart, by one analyst at a time."""
    apart = pairs = 0
    for x, y in combinations(range(3), 2):
        both = [
            (scores.get((claim, x), {}).get(who), scores.get((claim, y), {}).get(who))
            for who in ("ann", "bob")
        ]
        given = [pair for pair in both if None not in pair and "NA" not in pair]
        pairs += bool(given)
        apart += any(a != b for a, b in given)
    return apart, pairs


def do(book: Ledger, verb: Verb, made: list[str], claims: list[str], hypotheses: list[str]) -> None:
    if isinstance(verb, Weigh):
        book.by = verb.analyst
        made.append(book.weigh(claims[verb.claim], hypotheses[verb.hypothesis], verb.score))
    elif made:
        book.withdraw(made[verb.which % len(made)], "a slip")


@settings(max_examples=25)
@given(verbs=VERBS)
def test_the_matrix_at_every_step_is_the_plain_replay_of_the_scores(verbs: list[Verb]) -> None:
    with notebook() as book:
        claims = [record(book, f"claim {n}") for n in range(3)]
        hypotheses = [book.hypothesize(*PAIR, f"hypothesis {n}") for n in range(3)]
        made: list[str] = []
        ends = []
        for verb in verbs:
            do(book, verb, made, claims, hypotheses)
            ends.append(book.head().seq)
        for seq, scores in zip(ends, played(verbs), strict=True):
            matrix = book.as_of(recorded=seq).matrix(*PAIR)
            assert told(matrix, claims, hypotheses) == scores
            for it in matrix.claims:
                assert (it.apart, it.pairs) == tells(scores, claims.index(it.claim))
            for column in matrix.columns:
                own = [s for (_, h), s in scores.items() if h == hypotheses.index(column.row.id)]
                assert column.inconsistent == sum("I" in s.values() for s in own)
                assert column.very_inconsistent == sum("II" in s.values() for s in own)
                assert column.weighed == sum(bool(set(s.values()) - {"NA"}) for s in own)


BOUNDS = st.fixed_dictionaries(
    {},
    optional={
        "published": st.sampled_from(["2021-12-31", "2022-03-31", "2023-11-02"]),
        "said": st.sampled_from(["2021-06-30", "2022-12-31", "2023-11-15"]),
    },
)


@st.composite
def weighed(draw: Callable[[st.SearchStrategy[Any]], object]) -> list[Step]:
    """Random ledgers that end in many hypotheses and scores, some of them taken back."""
    script = Script(draw)
    steps = written(script, most=6)
    steps.append(Step((script.stated(), script.stated(), script.stated())))
    verbs = (*(script.weighed,) * 6, script.stated, script.withdrawn, script.amended, script.merged)
    for _ in range(int(str(draw(st.integers(1, 8))))):
        verb = draw(st.sampled_from(verbs))
        assert callable(verb)
        steps.append(Step((verb(),)))
    return steps


def answer(store: MemoryStore, views: Views, seq: int | None = None, **when: Any) -> str:
    """All that the matrix says, whys and histories too, apart from how much more there is."""
    moment = Moment(store, views, bounds(store, START, recorded=seq, **when), "none@1", ASPECTS)
    matrix = moment.matrix(*PARTIES)
    basis = attrs.evolve(matrix.basis, latest=True, recorded=None)
    told = [str(cell.why()) for cell in matrix.cells()]
    told += [step.says for cell in matrix.cells() for step in cell.history()]
    return "\n".join((json_text(matrix_shape(attrs.evolve(matrix, basis=basis))), *told))


@settings(max_examples=50)
@given(steps=weighed(), when=BOUNDS, data=st.data())
def test_the_matrix_of_then_is_what_the_ledger_cut_there_says(
    steps: list[Step], when: dict[str, Any], data: st.DataObject
) -> None:
    cut = data.draw(st.integers(1, len(steps)))
    whole, part = filled(steps), filled(steps[:cut])
    then = answer(whole, Views(whole), part.head().seq, **when)
    assert then == answer(part, Views(part), **when)


@settings(max_examples=50)
@given(steps=weighed(), when=BOUNDS)
def test_a_matrix_kept_up_step_by_step_says_what_one_built_afresh_says(
    steps: list[Step], when: dict[str, Any]
) -> None:
    store = filled(steps[:1])
    growing = Views(store)
    for step in steps[1:]:
        store.append(step.events, recorder="ann", import_id=step.import_id)
        growing.catch_up()
    assert answer(store, growing, **when) == answer(store, Views(store), **when)
