"""What dates in prose mean, read against the day of publication or the date before them."""

from __future__ import annotations

from datetime import date, timedelta
from time import process_time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ledger.times import parse, when
from ledger_adapters.rules.dating.dates import Dated, expressions, said_day
from tests.adapters.rules import date_samples as samples
from tests.adapters.rules.samples import claims

Row = tuple[str, str, str]
PUBLISHED = date.fromisoformat(samples.PUBLISHED)


def rows(table: str) -> list[Row]:
    """The sentence, its marked words and what they mean, of each line of a table."""
    found = []
    for line in table.strip().splitlines():
        sentence, _, edtf = line.rpartition("|")
        found.append((sentence.strip(), sentence.split("⟦")[1].split("⟧")[0], edtf.strip()))
    return found


def overlapping(marked: str, words: str, published: date | None) -> list[Dated]:
    """What was read at the marked words, the best overlap first."""
    at = marked.index("⟦")
    text = marked.replace("⟦", "").replace("⟧", "")
    shared = {
        one: min(one.span[1], at + len(words)) - max(one.span[0], at)
        for one in expressions(text, published=published)
    }
    return sorted((one for one in shared if shared[one] > 0), key=lambda one: -shared[one])


@pytest.mark.parametrize(
    ("marked", "words", "edtf"),
    rows(samples.DAYS) + rows(samples.CALENDAR) + rows(samples.SPANS) + rows(samples.RECKONED),
)
def test_an_expression_means_what_the_conventions_say(marked: str, words: str, edtf: str) -> None:
    found = overlapping(marked, words, PUBLISHED)
    assert (found[0].edtf if found else "") == edtf


@pytest.mark.parametrize(("marked", "words", "edtf"), rows(samples.OPEN))
def test_words_that_tell_no_date_stay_open(marked: str, words: str, edtf: str) -> None:
    (found,) = overlapping(marked, words, PUBLISHED)
    assert (found.edtf, found.rule) == (edtf, "open")


@pytest.mark.parametrize(("marked", "words", "edtf"), rows(samples.NOTHING))
def test_what_only_looks_like_a_date_is_none(marked: str, words: str, edtf: str) -> None:
    assert edtf == "none"
    assert overlapping(marked, words, PUBLISHED) == []


@pytest.mark.parametrize(("marked", "words", "edtf"), rows(samples.HARDER))
def test_harder_expressions_too(marked: str, words: str, edtf: str) -> None:
    found = overlapping(marked, words, PUBLISHED)
    assert (found[0].edtf if found else "") == edtf


def test_a_date_says_its_words_its_rule_and_where_it_stands() -> None:
    text = "It sank on 3 May 2024. A month later it was raised."
    first, second = expressions(text)
    assert (first.words, first.rule, first.antecedent) == ("on 3 May 2024", "date", None)
    assert text[slice(*first.span)] == first.words
    assert (second.words, second.edtf, second.rule) == ("A month later", "2024-06", "later")
    assert second.antecedent == first.span


def test_a_claim_keeps_the_rule_and_the_place_of_the_antecedent() -> None:
    text = "It sank on 3 May 2024. A month later Ortega said that the road was closed."
    (claim,) = claims(text)
    assert claim.date is not None
    assert (claim.date.edtf, claim.date.words) == ("2024-06", "A month later")
    place = slice(*(int(part) for part in claim.date.rule.removeprefix("later @").split("-")))
    assert text[place] == "on 3 May 2024"


def test_a_passage_is_read_alone() -> None:
    text = "It sank on 3 May 2024. A month later it was raised."
    (found,) = expressions(text, start=23)
    assert (found.words, found.edtf) == ("A month later", "")


def test_an_open_date_is_no_antecedent_and_hides_the_one_before() -> None:
    text = "It was built on 3 May 2024. It sank on 05/06/2024. The next day it was raised."
    assert [found.edtf for found in expressions(text)] == ["2024-05-03", "", ""]


@pytest.mark.parametrize(
    ("text", "edtf", "words"),
    [
        ("Ortega said on Tuesday that the road will open on Friday.", "2025-03-11", "on Tuesday"),
        ("In a Tuesday report, Ortega said that the road was shut.", "2025-03-11", "Tuesday"),
        ("Ortega told reporters on Monday that the road was shut.", "2025-03-10", "on Monday"),
        ("Ortega previously said that the road was shut.", "", "previously"),
        ("“The road is shut,” Ortega said late Wednesday.", "2025-03-12", "late Wednesday"),
    ],
)
def test_the_date_with_the_cue_is_when_it_was_said(text: str, edtf: str, words: str) -> None:
    (claim,) = claims(text, published=samples.PUBLISHED)
    assert claim.date is not None
    assert (claim.date.edtf, claim.date.words) == (edtf, words)


@pytest.mark.parametrize(
    ("text", "edtf", "words"),
    [
        ("Ortega said that the mill closed in March 2023.", "2023-03", "in March 2023"),
        (
            "Ortega said on Tuesday that the road will open on Monday week.",
            "2025-03-24",
            "on Monday week",
        ),
        ("Ortega said on Monday that the mill closed on Sunday.", "2025-03-09", "on Sunday"),
    ],
)
def test_the_date_in_the_content_is_when_it_happened(text: str, edtf: str, words: str) -> None:
    (claim,) = claims(text, published=samples.PUBLISHED)
    assert claim.occurrence is not None
    assert claim.occurrence.happened is not None
    assert (claim.occurrence.happened.edtf, claim.occurrence.happened.words) == (edtf, words)


def test_the_date_with_the_cue_is_not_when_it_happened() -> None:
    (claim,) = claims("Ortega said on Monday that the road was shut.", published="2025-03-14")
    assert claim.occurrence is None


@pytest.mark.parametrize(
    "dateline",
    ["OSLO, March 4, 2025 (Agency) — ", "OSLO, 4 March 2025 – ", "PORT MORROW, Mar. 4, 2025 -- "],
)
def test_a_full_dateline_dates_an_article_of_unknown_date(dateline: str) -> None:
    (claim,) = claims(f"{dateline}Ortega said on Monday that the road was shut.")
    outlet = claim.chain[0].said
    assert outlet is not None
    assert (outlet.edtf, outlet.basis, outlet.rule) == ("2025-03-04", "text", "dateline")
    assert claim.date is not None
    assert claim.date.edtf == "2025-03-03"


@pytest.mark.parametrize(
    "above",
    [
        "Road shut\n\n",
        "Road shut\n",
        "Is the road shut?\n\nBy Ana Toll\n\n",
        "“It is shut,” says Ortega\n\nUpdated 3 hours ago\n\nA road near Oslo\n\n",
    ],
)
def test_a_dateline_dates_an_article_below_its_headline_too(above: str) -> None:
    lead = "OSLO, March 4, 2025 (Agency) — Ortega said on Monday that the road was shut."
    claim = claims(above + lead)[-1]
    outlet, hop = (hop.said for hop in claim.chain)
    assert outlet
    assert hop
    assert (outlet.edtf, outlet.rule, hop.edtf) == ("2025-03-04", "dateline", "2025-03-03")


def test_a_dateline_further_down_dates_nothing() -> None:
    text = "The road is shut.\n\nOSLO, March 4, 2025 — Ortega said on Monday that it was shut."
    assert claims(text)[-1].chain[0].said is None


def test_datelines_of_two_days_date_nothing() -> None:
    text = (
        "OSLO, March 4, 2025 — Ortega said on Monday that the road was shut.\n\n"
        "BERGEN, June 4, 2001 — Novak said on Monday that the pier was shut."
    )
    assert [claim.chain[0].said for claim in claims(text)] == [None, None]


def test_a_dateline_without_a_year_dates_nothing() -> None:
    (claim,) = claims("OSLO, March 4 (Agency) — Ortega said on Monday that the road was shut.")
    assert claim.chain[0].said is None
    assert claim.date is not None
    assert not claim.date.resolved


def test_known_metadata_stand_above_a_dateline() -> None:
    text = "OSLO, March 4, 2025 (Agency) — Ortega said on Monday that the road was shut."
    (claim,) = claims(text, published="2025-03-05")
    assert claim.chain[0].said == when("2025-03-05", basis="metadata")


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ("2025-03-14", "2025-03-14"),
        ("2025-03-14T23:30:00-05:00", "2025-03-14"),
        ("2025-03-14T00:30:00+02:00", "2025-03-14"),
        ("2025-03", None),
        ("2025", None),
        ("2025-03-14/2025-03-20", None),
        ("2025-03-14/..", None),
        ("", None),
    ],
)
def test_only_a_single_day_of_publication_is_reckoned_from(published: str, day: str) -> None:
    found = said_day(when(published))
    assert (found.isoformat() if found else None) == day


# Laws.

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
PIECES = st.sampled_from(
    [
        "on Tuesday", "last", "next", "this", "week", "a month later", "the next day", "3", "May",
        "March", "2024", "-", "–", "/", "to", "and", "between", "from", "since", "until", "around",
        "’90s", "1990s", "0001", "9999-12-31", "31", "30", "29 February", "Christmas", "Easter",
        "Monday", "two weeks ago", "9999 years ago", "in ten days’ time", "Q3", "second half of",
        "spring", "of", "the", ",", ".", "will", "said", "was due to", "or", "today", "overnight",
        "the past 9999 years", "century", "19th century", "the day before", "9999-12-31T23:59Z",
        "on the first Monday of", "decades ago", "a century ago", "1 January 0001", "week of",
    ]
)  # fmt: skip
PROSE = st.lists(PIECES, max_size=14).map(" ".join)


@given(st.one_of(PROSE, st.text(max_size=120)), st.one_of(st.none(), st.dates()))
def test_any_text_is_read_into_edtf_in_order(text: str, published: date | None) -> None:
    done = 0
    for found in expressions(text, published=published):
        start, end = found.span
        assert done <= start < end <= len(text)
        assert text[start:end].startswith(found.words)
        done = end
        if found.edtf:
            parse(found.edtf)
            assert found.when.edtf == found.edtf


@given(DAYS)
def test_a_written_day_is_that_day_whatever_the_publication(day: date) -> None:
    month = day.strftime("%B")
    for words in (
        f"{day.day} {month} {day.year}", f"{month} {day.day}, {day.year}", day.isoformat(),
        f"{WEEKDAYS[day.weekday()]}, {day.day} {month} {day.year}",
    ):  # fmt: skip
        for published in (None, PUBLISHED):
            (found,) = expressions(f"It sank on {words}.", published=published)
            assert found.edtf == day.isoformat()


@given(DAYS, st.sampled_from(WEEKDAYS), st.sampled_from(["on", "last", "this past", "next"]))
def test_a_weekday_is_that_weekday_within_a_fortnight(day: date, name: str, which: str) -> None:
    (found,) = expressions(f"It sank {which} {name}.", published=day)
    if found.edtf:
        read = date.fromisoformat(found.edtf)
        assert WEEKDAYS[read.weekday()] == name
        assert abs((read - day).days) <= 7
        assert (read > day) == (which == "next")
    else:
        assert which == "next"


@given(DAYS, DAYS)
def test_a_day_and_month_is_the_last_before_publication(day: date, published: date) -> None:
    (found,) = expressions(f"It sank on {day.day} {day.strftime('%B')}.", published=published)
    read = date.fromisoformat(found.edtf)
    assert (read.day, read.month) == (day.day, day.month)
    assert read <= published
    assert (published - read).days <= 366 * 8


@given(DAYS, st.integers(1, 400))
def test_days_ago_and_days_later_are_counted_exactly(day: date, count: int) -> None:
    (found,) = expressions(f"It sank {count} days ago.", published=day)
    assert found.edtf == (day - timedelta(days=count)).isoformat()
    _, later = expressions(f"It sank on {day.isoformat()}. It rose {count} days later.")
    assert later.edtf == (day + timedelta(days=count)).isoformat()


@given(PROSE)
@example("from 9999-12-31")
@example("from 2019-05-05")
def test_without_publication_every_date_is_one_that_publication_does_not_change(text: str) -> None:
    dated = {one.span: one for one in expressions(text, published=PUBLISHED)}
    for found in expressions(text):
        if found.edtf and found.antecedent is None:
            assert dated[found.span].edtf == found.edtf


MARKS = list("a1-–/.,:'’“ \n\tQ09Mé\u200b")
UNITS = [
    "May ", "3 ", "2024 ", "2024-", "on ", "the ", "week ", "Monday ", "and ", "early ", "ago ",
    "from Monday to ", "3 May, ", "last ", "May the ", "the end of ", "Monday and Tuesday ",
    "May Jones ", "by May ", "Christmas ", "two ", "later ", "1-", "will ", "between 3 and ",
]  # fmt: skip


@pytest.mark.parametrize("mark", MARKS)
def test_a_million_equal_characters_take_no_time(mark: str) -> None:
    start = process_time()
    expressions(mark * 1_000_000, published=PUBLISHED)
    assert process_time() - start < 4


@pytest.mark.parametrize("unit", UNITS)
def test_time_grows_no_faster_than_the_text(unit: str) -> None:
    taken = []
    for size in (8_000, 64_000):
        text = unit * (size // len(unit))
        start = process_time()
        expressions(text, published=PUBLISHED)
        taken.append(process_time() - start)
    assert taken[1] < 20 * taken[0] + 0.5
