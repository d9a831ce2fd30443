"""How sure the reader is of each kind of find: measured, and refreshed with the rules."""

import tomllib
from collections import Counter
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation import confidence
from evaluation.gold import Annotation, GoldText
from evaluation.judging import judged
from evaluation.reading import Found
from evaluation.scoring import Verdict

OFTEN = 20
NEAR = 3


@cache
def looked_at() -> list[Verdict]:
    """What became of all that is found in the gold that may be looked at."""
    return judged("open") + judged("practice")


@cache
def kept() -> dict[str, int]:
    """The table that the reader reads."""
    table: dict[str, int] = tomllib.loads(confidence.TABLE.read_text("utf-8"))["confidence"]
    return table


def test_what_the_reader_says_of_itself_is_what_is_measured_now() -> None:
    times = Counter(verdict.found.pattern for verdict in looked_at() if verdict.found)
    now, table = confidence.measured(looked_at()), kept()
    stale = {
        kind: (table.get(kind), now[kind])
        for kind, n in times.items()
        if n > OFTEN and abs(table.get(kind, -100) - now[kind]) > NEAR
    }
    assert not stale, f"run `python -m evaluation confidence`: {stale}"
    assert sum(n > OFTEN for n in times.values()) > 5


def test_every_find_of_a_common_kind_carries_its_confidence() -> None:
    table = kept()
    found = [verdict.found for verdict in looked_at() if verdict.found]
    assert all(one.confidence == table.get(one.pattern) for one in found)


@given(st.integers(0, 200), st.integers(0, 200))
def test_a_confidence_is_a_share_below_that_which_was_right(right: int, wrong: int) -> None:
    bound = confidence.bound(right, right + wrong)
    assert -1e-9 <= bound <= right / max(1, right + wrong) + 1e-9


@given(st.integers(1, 50), st.integers(2, 10))
def test_the_same_share_is_surer_the_oftener_it_was_seen(times: int, more: int) -> None:
    assert confidence.bound(times, times) < confidence.bound(times * more, times * more) < 1


def test_the_bound_is_that_of_wilson() -> None:
    assert confidence.bound(0, 0) == 0
    assert confidence.bound(9, 10) == pytest.approx(0.5958, abs=1e-4)
    assert confidence.bound(90, 100) == pytest.approx(0.8256, abs=1e-4)


def verdict(pattern: str) -> Verdict:
    """What became of a find that nobody annotated."""
    text = GoldText(annotation=Annotation(style="wire"), name="pier", text="")
    return Verdict(found=Found(chain=(), content=(), pattern=pattern), text=text)


def test_a_kind_that_was_never_right_has_none() -> None:
    assert confidence.measured([verdict("dash quote")] * 5) == {"dash quote": 0}
