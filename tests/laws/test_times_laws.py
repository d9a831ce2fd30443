"""Laws of dates: printing and reading undo each other, and bounds contain what they should."""

from __future__ import annotations

import contextlib
import io
import re
import string
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import edtf
from hypothesis import assume, given, reject
from hypothesis import strategies as st

from ledger.errors import BadDate
from ledger.times import Point, bound, cap, day_text, fit, order, parse, when

LIMIT = 8_000 * 365 * 86_400  # so that days stay within the years of four digits

qualifiers = st.sampled_from(["", "?", "~", "%"])
signs = st.sampled_from(["", "", "", "-"])
seconds = st.integers(-LIMIT, LIMIT)
maybe = st.none() | st.integers(-50, 50)
zones = st.timedeltas(timedelta(hours=-23), timedelta(hours=23)).map(
    lambda t: timezone(timedelta(minutes=t // timedelta(minutes=1)))
)
days = seconds.map(day_text)
years = st.builds("{}{:04}".format, signs, st.integers(1, 9999))
long_years = st.builds("Y{}{}".format, signs, st.integers(10_000, 99_999_999_999))
plain = st.one_of(
    days,
    days.map(lambda day: day[:-3]),
    years,
    long_years,
    st.builds("{}-{}".format, years, st.integers(21, 24)),
)
masked = st.one_of(
    st.builds("{}{:03}X".format, signs, st.integers(0, 999)),
    st.builds("{}{:02}XX".format, signs, st.integers(0, 99)),
    days.map(lambda day: f"{day[:-6]}-XX"),
    days.map(lambda day: f"{day[:-3]}-XX"),
    days.map(lambda day: f"{day[:-6]}-XX-XX"),
)
moments = st.builds(
    "{}T{:%H:%M:%S}{}".format,
    days,
    st.times(),
    st.sampled_from(["", "Z", "+00:00", "+04:30", "-04"]),
)
ends = st.builds("{}{}".format, plain, qualifiers)
points = st.builds("{}{}".format, plain | masked, qualifiers) | moments


@st.composite
def intervals(draw: st.DrawFn) -> str:
    """Draw an interval whose ends are in order."""
    start, end = draw(ends), draw(ends)
    lo, hi = parse(start).lo, parse(end).hi
    assert lo is not None
    assert hi is not None
    if hi < lo:
        start, end = end, start
    open_ends = st.sampled_from(["..", ""])
    which = draw(st.integers(0, 4))
    start = draw(open_ends) if which == 1 else start
    end = draw(open_ends) if which == 2 else end
    return f"{start}/{end}"


dates = points | intervals()


@given(dates)
def test_what_is_read_prints_as_it_was_written(text: str) -> None:
    assert str(parse(text)) == text


@given(dates)
def test_what_is_printed_reads_back_as_the_same_value(text: str) -> None:
    value = parse(text)
    assert parse("".join(str(value))) == value


@given(st.dates() | st.datetimes(timezones=zones))
def test_what_python_dates_become_reads_back_as_the_same_moment(value: date) -> None:
    try:
        made = when(value)
    except BadDate:
        reject()  # the first and last day of Python's calendar may fall outside it in UTC
    assert made is not None
    assert made.lo is not None
    assert made == when(made) == when(made.edtf)
    if isinstance(value, datetime):
        since = value - datetime(1970, 1, 1, tzinfo=UTC)
        assert made.lo == made.hi == since // timedelta(seconds=1)
    else:
        assert day_text(made.lo) == value.isoformat()


@given(dates)
def test_a_date_never_ends_before_it_begins(text: str) -> None:
    value = parse(text)
    assert value.lo is None or value.hi is None or value.lo <= value.hi
    assert all(abs(known) < 2**63 for known in (value.lo, value.hi) if known is not None)


@given(masked, st.data())
def test_unspecified_digits_span_every_way_to_fill_them_in(text: str, data: st.DataObject) -> None:
    tens, digits = st.sampled_from("012"), st.sampled_from(string.digits)
    filled = re.sub("-X", lambda _: f"-{data.draw(tens)}", text)
    filled = re.sub("X", lambda _: data.draw(digits), filled)
    try:
        inner = parse(filled)
    except BadDate:
        reject()  # filled in with what no calendar has
    outer = parse(text)
    assert outer.lo is not None
    assert outer.hi is not None
    assert inner.lo is not None
    assert inner.hi is not None
    assert outer.lo <= inner.lo <= inner.hi <= outer.hi


@given(intervals())
def test_an_interval_runs_from_the_first_of_its_start_to_the_last_of_its_end(text: str) -> None:
    value = parse(text)
    assert value.lo == (value.start.lo if isinstance(value.start, Point) else None)
    assert value.hi == (value.end.hi if isinstance(value.end, Point) else None)


@given(intervals())
def test_an_interval_contains_both_ends_unless_one_end_lies_around_the_other(text: str) -> None:
    value = parse(text)
    assume(isinstance(value.start, Point) and isinstance(value.end, Point))
    assert isinstance(value.start, Point)
    assert isinstance(value.end, Point)
    assume(value.start.lo <= value.end.lo and value.start.hi <= value.end.hi)
    for end in (value.start, value.end):
        assert value.lo is not None
        assert value.hi is not None
        assert value.lo <= end.lo <= end.hi <= value.hi


@given(plain, qualifiers)
def test_a_qualifier_does_not_widen_a_date(text: str, qualifier: str) -> None:
    qualified = parse(text + qualifier)
    assert (qualified.lo, qualified.hi) == (parse(text).lo, parse(text).hi)


@given(st.integers(-(2**62), 2**62))
def test_the_day_of_a_second_contains_that_second(at: int) -> None:
    assume(abs(at) < 99_999_999_999 * 365 * 86_400)
    value = parse(day_text(at))
    assert value.lo is not None
    assert value.hi is not None
    assert value.lo <= at <= value.hi


@given(st.text(max_size=80) | st.text("0123456789-/XYTZ?~%.:+ESPWu{}[] augst,", max_size=40))
def test_any_text_is_a_date_or_is_refused_with_a_hint(text: str) -> None:
    try:
        assert str(parse(text)) == text
    except BadDate as error:
        refused = error
    else:
        return
    assert refused.why
    assert refused.hint


@given(dates, st.data())
def test_a_date_with_one_character_changed_is_a_date_or_is_refused(
    text: str, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(text)))
    typo = text[:at] + data.draw(st.sampled_from("09X-/?~%.:TZY u")) + text[at + 1 :]
    with contextlib.suppress(BadDate):
        assert str(parse(typo)) == typo


def oracle_excludes(text: str) -> bool:
    """Tell whether the `edtf` package differs by design, so that it cannot judge the text.

    Seasons: it takes three northern months, we the year. Unknown ends: it makes up ten years, we
    leave them unbounded. Negative unspecified months: it swaps the bounds. The decade and century
    before year 0: it counts year 0 in. Zones: its bounds are the local day, ours UTC.
    """
    return bool(
        re.search(r"\d-2[1-4]($|[?~%/])", text)
        or text.startswith("/")
        or text.endswith("/")
        or re.match(r"-\d{4}-.*X", text)
        or re.match(r"-00?0?X", text)
        or re.search(r"T.*[+-]", text)
    )


def told_by_oracle(text: str) -> tuple[str, str] | None:
    """Ask the `edtf` package for the first and last day; None where it refuses."""
    told = []
    try:
        with contextlib.redirect_stdout(io.StringIO()):  # it prints while it parses
            value: Any = edtf.parse_edtf(text)
            bounds = (value.lower_strict(), value.upper_strict())
    except (edtf.EDTFParseException, TypeError):
        return None
    for moment in bounds:
        if isinstance(moment, float):
            told.append("unbounded")
        elif abs(moment[0]) > 9999:
            told.append(f"Y{moment[0]}")
        else:
            sign = "-" if moment[0] < 0 else ""
            told.append(f"{sign}{abs(moment[0]):04}-{moment[1]:02}-{moment[2]:02}")
    return told[0], told[1]


@given(dates)
def test_bounds_agree_with_the_edtf_package(text: str) -> None:
    assume(not oracle_excludes(text))
    told = told_by_oracle(text)
    assume(told is not None)
    value = parse(text)
    ours = ["unbounded" if known is None else day_text(known) for known in (value.lo, value.hi)]
    assert tuple(ours) == told


@given(maybe, maybe, st.integers(-60, 60), st.integers(0, 60))
def test_what_had_happened_by_then_has_happened_ever_after(
    lo: int | None, hi: int | None, upto: int, later: int
) -> None:
    assume(lo is None or hi is None or lo <= hi)
    ranks = ("after", "possibly", "by_then")
    assert ranks.index(fit(lo, hi, upto)) <= ranks.index(fit(lo, hi, upto + later))


@given(dates)
def test_everything_dated_fits_by_its_own_bound(text: str) -> None:
    value = parse(text)
    assume(value.hi is not None)
    assert fit(value.lo, value.hi, bound(text)) == "by_then"


@given(maybe, maybe, maybe, maybe)
def test_order_turned_round_is_the_opposite(
    a: int | None, b: int | None, c: int | None, d: int | None
) -> None:
    one, other = order((a, b), (c, d)), order((c, d), (a, b))
    assume(a is None or b is None or a <= b)
    assume(c is None or d is None or c <= d)
    assert one == (None if other is None else -other)


@given(maybe, maybe, st.lists(maybe))
def test_a_cap_only_lowers_the_end_and_never_below_the_start(
    lo: int | None, hi: int | None, upper: list[int | None]
) -> None:
    assume(lo is None or hi is None or lo <= hi)
    new_lo, new_hi, conflict = cap(lo, hi, upper=upper)
    assert new_lo == lo
    if conflict:
        assert new_hi == hi
        return
    assert lo is None or new_hi is None or lo <= new_hi
    assert hi is None or (new_hi is not None and new_hi <= hi)
    assert all(new_hi is not None and new_hi <= known for known in upper if known is not None)
