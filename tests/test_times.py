"""Dates: what is read, what is refused and with which words, what bounds come out."""

from __future__ import annotations

import pickle
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import msgspec
import pytest

from ledger.errors import BadDate, LedgerError
from ledger.times import When, bound, cap, day_text, fit, order, parse, when

DAY = 86_400


def seconds(year: int, month: int, day: int, hour: int = 0, minute: int = 0, sec: int = 0) -> int:
    """Count the seconds from 1970 to a UTC moment."""
    return int(datetime(year, month, day, hour, minute, sec, tzinfo=UTC).timestamp())


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2023", "2023-01-01", "2023-12-31"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-12", "2023-12-01", "2023-12-31"),
        ("2023-08-09", "2023-08-09", "2023-08-09"),
        ("2023-08-09~", "2023-08-09", "2023-08-09"),
        ("2023?", "2023-01-01", "2023-12-31"),
        ("2023-08%", "2023-08-01", "2023-08-31"),
        ("201X", "2010-01-01", "2019-12-31"),
        ("20XX?", "2000-01-01", "2099-12-31"),
        ("2004-XX", "2004-01-01", "2004-12-31"),
        ("1985-04-XX", "1985-04-01", "1985-04-30"),
        ("1985-XX-XX", "1985-01-01", "1985-12-31"),
        ("0000", "0000-01-01", "0000-12-31"),
        ("0000-02-29", "0000-02-29", "0000-02-29"),
        ("-0044-03-15", "-0044-03-15", "-0044-03-15"),
        ("-0001", "-0001-01-01", "-0001-12-31"),
        ("-201X", "-2019-01-01", "-2010-12-31"),
        ("-000X", "-0009-01-01", "-0001-12-31"),
        ("2001-21", "2001-01-01", "2001-12-31"),
        ("2001-24~", "2001-01-01", "2001-12-31"),
        ("9999-12-31", "9999-12-31", "9999-12-31"),
        ("2004-06-01/2004-06-20", "2004-06-01", "2004-06-20"),
        ("2004-02-01/2005", "2004-02-01", "2005-12-31"),
        ("2004-06/2004", "2004-06-01", "2004-12-31"),
        ("2004/2004-06", "2004-01-01", "2004-06-30"),
        ("1984~/2004-06%", "1984-01-01", "2004-06-30"),
        ("-0002/0001", "-0002-01-01", "0001-12-31"),
        ("2001-21/2003", "2001-01-01", "2003-12-31"),
        ("Y17000/Y17001", "Y17000", "Y17001"),
        ("Y-17000~", "Y-17000", "Y-17000"),
        ("Y170000002", "Y170000002", "Y170000002"),
    ],
)
def test_a_date_spans_from_its_first_day_to_its_last(text: str, first: str, last: str) -> None:
    value = parse(text)
    assert value.lo is not None
    assert value.hi is not None
    assert (day_text(value.lo), day_text(value.hi)) == (first, last)
    assert value.lo % DAY == 0
    assert value.hi % DAY == DAY - 1
    assert str(value) == text


def test_the_bounds_of_a_day_are_its_first_and_last_second_in_utc() -> None:
    value = parse("2023-08-09")
    assert (value.lo, value.hi) == (seconds(2023, 8, 9), seconds(2023, 8, 9, 23, 59, 59))


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("1970-01-01T00:00:00", 0),
        ("1970-01-01T00:00:00Z", 0),
        ("1969-12-31T23:59:59Z", -1),
        ("1985-04-12T23:20:30+04:30", seconds(1985, 4, 12, 18, 50, 30)),
        ("1985-04-12T23:20:30-04", seconds(1985, 4, 13, 3, 20, 30)),
    ],
)
def test_a_datetime_is_one_second_and_utc_where_it_has_no_zone(text: str, at: int) -> None:
    assert (parse(text).lo, parse(text).hi) == (at, at)
    assert str(parse(text)) == text


@pytest.mark.parametrize(
    ("text", "lo", "hi"),
    [
        ("../2004-06-01", None, seconds(2004, 6, 2) - 1),
        ("/2004-06-01", None, seconds(2004, 6, 2) - 1),
        ("2004-06-01/..", seconds(2004, 6, 1), None),
        ("2004-06-01/", seconds(2004, 6, 1), None),
        ("../..", None, None),
        ("/..", None, None),
    ],
)
def test_open_and_unknown_ends_have_no_bound(text: str, lo: int | None, hi: int | None) -> None:
    assert (parse(text).lo, parse(text).hi) == (lo, hi)


def test_a_value_tells_its_ends_and_how_they_are_written() -> None:
    value = parse("../2004-06~")
    assert value.start == ".."
    assert not isinstance(value.end, str)
    assert (value.end.precision, value.end.qualifier) == ("month", "~")
    plain = parse("201X")
    assert plain.start is plain.end
    assert not isinstance(plain.start, str)
    assert (plain.start.precision, plain.start.unspecified) == ("year", True)


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("2023/08/09", "2023-08-09"),
        ("2023/8", "2023-08"),
        ("2023.8.9", "2023-08-09"),
        ("08/2023", "2023-08"),
        ("20230809", "2023-08-09"),
        ("2023-8-9", "2023-08-09"),
        ("9 August 2023", "2023-08-09"),
        ("9th Aug. 2023", "2023-08-09"),
        ("August 9, 2023", "2023-08-09"),
        ("sept 2023", "2023-09"),
        ("2005/2004", "2004/2005"),
        ("2023-08-09T14:30:00Z/2023-08-10", "2023-08-09"),
        ("-0000", "0000"),
    ],
)
def test_a_refusal_says_what_to_write_instead(text: str, instead: str) -> None:
    with pytest.raises(BadDate) as caught:
        parse(text)
    assert caught.value.hint.rstrip(".").split()[1] == instead
    assert str(parse(instead)) == instead


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "it names no date"),
        ("/", "it names no date"),
        (" 2023", "it has space around it"),
        ("2023-08-09 ", "it has space around it"),
        ("2023-08-09\n", "it has space around it"),
        ("2023-13-01", "there is no month 13"),
        ("2023-00", "there is no month 00"),
        ("2023-02-30", "that month has no day 30"),
        ("1900-02-29", "that month has no day 29"),
        ("2023-08-00", "that month has no day 00"),
        ("2023-02-30T10:00:00Z", "that month has no day 30"),
        ("2023-21-05", "a season has no day"),
        ("2023-08-09T24:00:00", "there is no time 24:00:00"),
        ("2023-08-09T23:59:60Z", "there is no time 23:59:60"),
        ("2023-08-09T10:00:00-00:00", "there is no zone -00:00"),
        ("2023-08-09T10:00:00+24:00", "there is no zone +24:00"),
        ("2023-08-09T14:30", "its time of day is not written as in EDTF"),
        ("2023-08-09T14:30:00.123Z", "its time of day is not written as in EDTF"),
        ("2023-08-09 14:30:00", "its time of day is not written as in EDTF"),
        ("2004-06-11T12:00:00Z?", "its time of day is not written as in EDTF"),
        ("3/4/2023", "it does not tell which is the month"),
        ("2023/24", "a date takes hyphens"),
        ("2023/13/45", "a date takes hyphens"),
        ("2023-2024", "an interval takes a slash"),
        ("201", "years take four digits"),
        ("12023", "a year of more than four digits takes a Y"),
        ("Y2023", "Y stands before a year of 5 to 11 digits"),
        ("Y123456789012", "Y stands before a year of 5 to 11 digits"),
        ("P1Y", "a duration is not a date"),
        ("2023-W32", "EDTF has no weeks or ordinal days"),
        ("199u", "it follows the EDTF draft of 2012"),
        ("2004/open", "it follows the EDTF draft of 2012"),
        ("2004?~", "uncertain and approximate is one sign"),
        ("\uff12\uff10\uff12\uff13", "it is not EDTF (ISO 8601-2)"),
        ("last Tuesday", "it is not EDTF (ISO 8601-2)"),
    ],
)
def test_a_refusal_names_what_is_wrong(text: str, why: str) -> None:
    with pytest.raises(BadDate) as caught:
        parse(text)
    assert caught.value.why == why
    assert caught.value.hint


@pytest.mark.parametrize(
    "text",
    [
        *("156X-12-25", "1XXX", "XXXX", "1985-XX-12", "1984-1X", "2004-06-XX/2004-07-03"),
        *("2004-06~-11", "?2004-06", "2004?-06", "2023-25", "2023-41", "Y17E7", "1950S2"),
        *("Y171010000S3", "{1960,1961-12}", "[1667,1668]", "[..1984]"),
    ],
)
def test_level_two_is_refused_by_name(text: str) -> None:
    with pytest.raises(BadDate, match="EDTF level 2"):
        parse(text)


def test_a_refused_date_is_a_value_error_and_survives_pickling() -> None:
    with pytest.raises(BadDate) as caught:
        parse("2023-13-01")
    assert isinstance(caught.value, LedgerError)
    assert isinstance(caught.value, ValueError)
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


@pytest.mark.parametrize("piece", ["2", "X", "?~", "/", "-", "..", "2023-", "jan ", " ", "u", "T:"])
def test_a_very_long_text_is_refused_at_once(piece: str) -> None:
    started = time.process_time()
    with pytest.raises(BadDate) as caught:
        parse(piece * 1_000_000)
    assert time.process_time() - started < 0.5
    assert len(str(caught.value)) < 400


def test_when_takes_text_dates_and_datetimes_with_a_zone() -> None:
    moscow = timezone(timedelta(hours=3))
    assert when("2023-08~") == When(edtf="2023-08~")
    assert when(date(2023, 8, 9)) == When(edtf="2023-08-09")
    late = datetime(2023, 8, 9, 1, 30, 59, 999_999, tzinfo=moscow)
    assert when(late) == When(edtf="2023-08-08T22:30:59Z")
    assert when("2023", words="this year", basis="text") == When(
        edtf="2023", words="this year", basis="text"
    )


def test_when_keeps_the_words_of_what_nobody_could_resolve() -> None:
    assert when(None) is None
    assert when("") is None
    unresolved = when(None, words="the other day", basis="text")
    assert unresolved == When(words="the other day", basis="text")
    assert unresolved is not None
    assert not unresolved.resolved
    assert (unresolved.lo, unresolved.hi) == (None, None)


def test_when_checks_a_when_and_gives_it_back() -> None:
    kept = When(edtf="2023-08-09", words="on Wednesday", basis="text")
    assert when(kept) is kept
    assert when(When(words="the other day")) == When(words="the other day")
    with pytest.raises(BadDate, match="no month 13"):
        when(When(edtf="2023-13"))


@pytest.mark.parametrize("take", [when, bound])
def test_a_datetime_without_zone_is_refused_with_the_cure(
    take: Callable[[datetime], object],
) -> None:
    with pytest.raises(BadDate, match=r"no zone\. Add one"):
        take(datetime(2023, 8, 9, 12))  # noqa: DTZ001  # the missing zone is what is tested


def test_a_datetime_that_utc_cannot_hold_is_refused() -> None:
    with pytest.raises(BadDate, match="outside the years 1 to 9999"):
        when(datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=3))))


def test_what_is_no_date_at_all_is_refused_by_its_type() -> None:
    number: Any = 2023.5
    nothing: Any = None
    with pytest.raises(BadDate, match="of type float"):
        when(number)
    with pytest.raises(BadDate, match="of type NoneType"):
        bound(nothing)


def test_a_when_prints_its_date_else_its_words_else_unknown() -> None:
    assert str(When(edtf="2023-08-09", words="on Wednesday")) == "2023-08-09"
    assert str(When(words="the other day")) == '"the other day"'
    assert str(When()) == "unknown"
    assert When(edtf="2023").resolved


def test_a_when_goes_through_json_unchanged() -> None:
    kept = When(edtf="2023-08-09", words="on Wednesday", basis="text")
    body = msgspec.json.encode(kept)
    assert body == b'{"basis":"text","edtf":"2023-08-09","words":"on Wednesday"}'
    assert msgspec.json.decode(body, type=When) == kept


@pytest.mark.parametrize(
    "value",
    [
        "2023-12-31",
        "2023",
        "../2023",
        "2001/2023-12",
        date(2023, 12, 31),
        When(edtf="2023-12"),
        "2023-12-31T23:59:59Z",
        datetime(2023, 12, 31, 23, 59, 59, 5, tzinfo=UTC),
        seconds(2024, 1, 1) - 1,
    ],
)
def test_a_bound_is_the_last_second_of_what_is_given(
    value: str | date | datetime | int | When,
) -> None:
    assert bound(value) == seconds(2024, 1, 1) - 1


@pytest.mark.parametrize("value", ["2023/..", "2023/", "../.."])
def test_a_bound_without_an_end_is_refused(value: str) -> None:
    with pytest.raises(BadDate, match="its end is open or unknown"):
        bound(value)


@pytest.mark.parametrize("value", ["", When(words="the other day")])
def test_a_bound_that_names_no_date_is_refused(value: str | When) -> None:
    with pytest.raises(BadDate, match="it names no date"):
        bound(value)


@pytest.mark.parametrize(
    ("lo", "hi", "expected"),
    [
        (1, 10, "by_then"),
        (None, 10, "by_then"),
        (1, 11, "possibly"),
        (10, None, "possibly"),
        (None, None, "possibly"),
        (11, 12, "after"),
        (11, None, "after"),
    ],
)
def test_fit_tells_by_then_possibly_and_after(
    lo: int | None, hi: int | None, expected: str
) -> None:
    assert fit(lo, hi, 10) == expected


def test_order_is_told_only_where_it_is_certain() -> None:
    assert order((1, 2), (3, 4)) == -1
    assert order((3, 4), (1, 2)) == 1
    assert order((None, 2), (3, None)) == -1
    assert order((5, 5), (5, 5)) == 0
    assert order((1, 2), (1, 2)) is None
    assert order((1, 3), (3, 4)) is None
    assert order((1, None), (3, 4)) is None
    assert order((None, None), (None, None)) is None


def test_a_date_is_capped_by_the_least_that_is_known_to_come_later() -> None:
    assert cap(1, 10, upper=[None, 8, 9]) == (1, 8, False)
    assert cap(1, None, upper=[8]) == (1, 8, False)
    assert cap(None, None, upper=[8]) == (None, 8, False)
    assert cap(1, 5, upper=[8]) == (1, 5, False)
    assert cap(1, 5, upper=[None]) == (1, 5, False)
    assert cap(8, 9, upper=[8]) == (8, 8, False)


def test_a_date_later_than_its_cap_is_left_alone_and_reported() -> None:
    assert cap(9, 10, upper=[8]) == (9, 10, True)
    assert cap(9, None, upper=[8]) == (9, None, True)


def test_the_day_of_a_bound_prints_as_edtf_in_every_age() -> None:
    assert day_text(0) == "1970-01-01"
    assert day_text(-1) == "1969-12-31"
    assert day_text(seconds(2024, 2, 29, 23, 59, 59)) == "2024-02-29"
