"""Krippendorff's alpha: how far coders agree beyond what chance alone would give.

K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011): any number of coders, any
number of values missing. Everything is counted in fractions, so that the order in which units and
coders stand changes nothing, not even the last digit.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from itertools import permutations

import attrs

Unit = Mapping[str, str]
"""What each coder made of one unit: the value by the coder's name; who gave none is left out."""
_Distance = Callable[[str, str], Fraction]


@attrs.frozen(kw_only=True)
class Alpha:
    """How far coders agree: 1 is always, 0 is as chance would have it, below 0 is worse.

    `value` is None where alpha is not defined, and `reason` says why. `units` counts the units
    with two values or more, `values` the values in them, `coders` those who gave these.
    """

    coders: int
    reason: str = ""
    units: int
    value: float | None
    values: int


def alpha(units: Sequence[Unit], order: Sequence[str] = ()) -> Alpha:
    """Measure how far coders agree.

    Values are names; with an `order` they are ranks from the first to the last, values outside it
    are missing, and two values are the further apart the more values lie between them.
    """
    ranked = [_within(unit, order) for unit in units] if order else units
    pairable = [unit for unit in ranked if len(unit) > 1]
    coders = {coder for unit in pairable for coder in unit}
    counts = Counter(value for unit in pairable for value in unit.values())
    value, reason = None, _undefined(ranked, pairable, counts)
    if not reason:
        value = float(_alpha(pairable, counts, _ranks(counts, order) if order else _names))
    return Alpha(
        coders=len(coders), reason=reason, units=len(pairable), value=value, values=counts.total()
    )


def _within(unit: Unit, order: Sequence[str]) -> Unit:
    return {coder: value for coder, value in unit.items() if value in order}


def _undefined(units: Sequence[Unit], pairable: Sequence[Unit], counts: Counter[str]) -> str:
    """Say why alpha is not defined; "" where it is."""
    if len({coder for unit in units for coder in unit}) < 2:
        return "fewer than two coders"
    if not pairable:
        return "no claim was judged by two coders"
    if len(counts) < 2:
        return f"no variation: every value is {next(iter(counts))!r}"
    return ""


def _alpha(units: Sequence[Unit], counts: Counter[str], distance: _Distance) -> Fraction:
    """Take the observed disagreement's part of the expected one from one."""
    observed = Fraction(0)
    alike = Counter(tuple(sorted(Counter(unit.values()).items())) for unit in units)
    for unit, times in alike.items():
        among = sum(n for _, n in unit) - 1
        apart = sum(n * m * distance(c, k) for (c, n), (k, m) in permutations(unit, 2))
        observed += times * Fraction(apart) / among
    pairs = permutations(sorted(counts.items()), 2)
    expected = sum((n * m * distance(c, k) for (c, n), (k, m) in pairs), Fraction(0))
    return 1 - observed * (counts.total() - 1) / expected


def _names(one: str, other: str) -> Fraction:
    return Fraction(one != other)


def _ranks(counts: Counter[str], order: Sequence[str]) -> _Distance:
    """Make the distance of ranks: the square of how many values lie from one to the other."""

    def distance(one: str, other: str) -> Fraction:
        first, last = sorted((order.index(one), order.index(other)))
        between = sum(counts[value] for value in order[first : last + 1])
        return (between - Fraction(counts[one] + counts[other], 2)) ** 2

    return distance
