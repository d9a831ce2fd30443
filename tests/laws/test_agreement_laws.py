"""Laws of agreement: who coded first changes nothing, and an outside count finds the same."""

from __future__ import annotations

from random import Random
from typing import Any, Literal

import krippendorff
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ledger.views.coders.alpha import Unit, alpha

SCALE = ("apart", "neutral", "closer")
CODERS = ("ann", "bob", "cleo", "dag")


@st.composite
def sheets(draw: st.DrawFn) -> list[Unit]:
    """Draw what up to four coders made of up to twelve units, values missing here and there."""
    value = st.sampled_from((*SCALE, ""))
    rows = draw(st.lists(st.tuples(*[value] * len(CODERS)), max_size=12))
    return [{c: v for c, v in zip(CODERS, row, strict=True) if v} for row in rows]


def outside(units: list[Unit], level: Literal["nominal", "ordinal"]) -> float:
    """Count it with another implementation: a value is its place on the scale, None is missing."""
    data: list[list[Any]] = [
        [SCALE.index(unit[coder]) if coder in unit else None for unit in units] for coder in CODERS
    ]
    rows = [[float("nan") if value is None else float(value) for value in row] for row in data]
    found = krippendorff.alpha(
        reliability_data=rows,
        value_domain=[0.0, 1.0, 2.0],
        level_of_measurement=level,
    )
    return float(found)


@pytest.mark.parametrize(("level", "order"), [("nominal", ()), ("ordinal", SCALE)])
@given(units=sheets())
@settings(max_examples=150)
def test_alpha_is_what_another_implementation_finds(
    level: Literal["nominal", "ordinal"], order: tuple[str, ...], units: list[Unit]
) -> None:
    found = alpha(units, order)
    assume(found.value is not None)
    assert found.value == pytest.approx(outside(units, level), abs=1e-9)


@given(sheets(), st.randoms(use_true_random=False))
def test_the_order_of_units_and_coders_changes_nothing(units: list[Unit], random: Random) -> None:
    renamed = dict(zip(CODERS, random.sample(CODERS, len(CODERS)), strict=True))
    shuffled = [{renamed[c]: v for c, v in unit.items()} for unit in units]
    random.shuffle(shuffled)
    assert alpha(shuffled) == alpha(units)
    assert alpha(shuffled, SCALE) == alpha(units, SCALE)


@given(st.lists(st.sampled_from(SCALE), min_size=2, max_size=12), st.integers(2, 4))
def test_coders_who_always_agree_have_an_alpha_of_one(values: list[str], many: int) -> None:
    assume(len(set(values)) > 1)
    units = [dict.fromkeys(CODERS[:many], value) for value in values]
    assert alpha(units).value == alpha(units, SCALE).value == 1.0


@given(sheets())
def test_alpha_never_exceeds_one_and_is_one_only_where_nobody_differs(units: list[Unit]) -> None:
    for found in (alpha(units), alpha(units, SCALE)):
        if found.value is not None:
            assert found.value <= 1
            differ = any(len(set(unit.values())) > 1 for unit in units)
            assert (found.value == 1) is not differ


@given(sheets())
def test_alpha_is_undefined_only_with_a_reason(units: list[Unit]) -> None:
    found = alpha(units)
    assert (found.value is None) == bool(found.reason)
    pairable = [unit for unit in units if len(unit) > 1]
    assert found.units == len(pairable)
    assert found.values == sum(map(len, pairable))


@given(sheets(), st.sampled_from(CODERS), st.sampled_from(SCALE))
def test_a_unit_that_one_coder_judged_alone_changes_nothing(
    units: list[Unit], coder: str, value: str
) -> None:
    assume(alpha(units).value is not None)
    assert alpha([*units, {coder: value}]) == alpha(units)
