"""Named scales keep their own terms and ranges; nothing is converted and no number made up."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger import Ledger
from ledger.claims import Term
from ledger.codebooks.scales import Scales
from ledger.errors import BadSource, NotFound, UnknownTerm
from ledger.events import RatingGiven
from tests.notebook import notebook, record

SHIPPED = Scales.shipped()
PAIR = ("Arcadia", "Borduria")
OWN = """
[[scales]]
name = "Harbour Desk"
also = ["HD"]
unit = "chances in ten"
terms = [
  { name = "a hunch", range = [0.5, 3] },
  { name = "a bet", also = ["sure"], range = [7, 9] },
]
"""


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        (("almost no chance", "remote"), (1, 5)),
        (("very unlikely", "highly improbable"), (5, 20)),
        (("unlikely", "improbable"), (20, 45)),
        (("roughly even chance", "roughly even odds"), (45, 55)),
        (("likely", "probable"), (55, 80)),
        (("very likely", "highly probable"), (80, 95)),
        (("almost certain", "nearly certain"), (95, 99)),
    ],
)
def test_both_columns_of_icd_203_have_its_ranges(
    terms: tuple[str, str], expected: tuple[int, int]
) -> None:
    scale = SHIPPED.scale("ICD 203 likelihood")
    assert [scale.range(term) for term in terms] == [expected, expected]
    assert len(scale.terms) == 7


@pytest.mark.parametrize("name", ["ICD 203 confidence", "Admiralty reliability"])
def test_a_scale_without_numbers_gives_none(name: str) -> None:
    scale = SHIPPED.scale(name)
    assert {scale.range(grade.name) for grade in scale.terms} == {None}
    assert scale.says(scale.terms[0].name) == "no number"


def test_what_cannot_be_judged_is_unknown_and_not_the_middle() -> None:
    for name, term in (
        ("Admiralty reliability", "F"),
        ("Admiralty credibility", "6"),
        ("STIX Admiralty credibility", "6 - Truth cannot be judged"),
        ("STIX None/Low/Med/High", "Not Specified"),
    ):
        scale = SHIPPED.scale(name)
        assert (scale.range(term), scale.says(term)) == (None, "unknown")


@pytest.mark.parametrize(
    "name",
    ["STIX None/Low/Med/High", "STIX 0-10", "STIX Admiralty credibility", "STIX WEP", "STIX DNI"],
)
def test_the_ranges_of_a_scale_of_stix_cover_0_to_100_once(name: str) -> None:
    ranges = sorted(g.range for g in SHIPPED.scale(name).terms if g.range)
    covered = [n for lo, hi in ranges for n in range(int(lo), int(hi) + 1)]
    assert covered == list(range(101))


@pytest.mark.parametrize(
    ("scale", "term", "expected"),
    [
        ("STIX None/Low/Med/High", "Med", (30, 69)),
        ("STIX 0-10", "7", (65, 74)),
        ("STIX Admiralty credibility", "2", (60, 79)),
        ("STIX WEP", "Probably Not", (20, 39)),
        ("STIX DNI", "Very Likely / Highly Probable", (80, 89)),
    ],
)
def test_the_same_word_has_each_scales_own_range(
    scale: str, term: str, expected: tuple[int, int]
) -> None:
    assert SHIPPED.scale(scale).range(term) == expected


def test_a_shared_name_is_told_apart_by_what_it_is_used_for() -> None:
    likely, moderate = Term(scale="ICD 203", term="likely"), Term(scale="icd 203", term="Moderate")
    assert SHIPPED.says(likely, "likelihood") == "55–80 percent by ICD 203 likelihood"
    assert SHIPPED.says(moderate, "confidence") == "no number by ICD 203 confidence"
    with pytest.raises(UnknownTerm):
        SHIPPED.check(moderate, "likelihood")
    SHIPPED.check(moderate)


def test_an_admiralty_code_joins_a_letter_and_a_digit() -> None:
    for term in ("B2", "b2", "B 2", "F6", "C", "3"):
        SHIPPED.check(Term(scale="Admiralty", term=term))
    for term in ("G2", "B7", "2B", "BB", ""):
        with pytest.raises(UnknownTerm):
            SHIPPED.check(Term(scale="Admiralty", term=term))
    assert SHIPPED.says(Term(scale="Admiralty code", term="F2")) == (
        "unknown by Admiralty reliability, no number by Admiralty credibility"
    )


@given(st.text(max_size=20), st.text(max_size=20))
def test_a_scale_that_nobody_knows_takes_any_term_and_says_nothing_of_it(
    name: str, term: str
) -> None:
    given_term = Term(scale=f"my own {name}", term=term)
    SHIPPED.check(given_term)
    assert SHIPPED.says(given_term) == ""


def test_a_term_that_a_known_scale_lacks_is_refused_with_the_nearest() -> None:
    with notebook() as book:
        claim = record(book, "we stay neutral")
        with pytest.raises(UnknownTerm, match="Did you mean 'likely'"):
            book.assess(*PAIR, "it holds", likelihood=("ICD 203", "likley"))
        with pytest.raises(UnknownTerm, match="Its terms are: low, moderate, high"):
            book.assess(*PAIR, "it holds", confidence=("ICD 203", "likely"))
        with pytest.raises(UnknownTerm, match="'Admiralty' has no term 'Z'"):
            book.rate(claim, "Admiralty", "Z")
        seq = book.head().seq
        book.rate(claim, "Beaufort", "9")
        rated = book.history(claim)[-1].recorded
        assert rated.seq == seq + 1
        assert isinstance(rated.event, RatingGiven)
        assert rated.event.rating.term == Term(scale="Beaufort", term="9")


def test_your_own_scales_are_added_and_known_to_the_ledger(tmp_path: Path) -> None:
    path = tmp_path / "scales.toml"
    path.write_text(OWN, "utf-8")
    with Ledger.open(":memory:", by="ann", scales=path) as book:
        assert book.scales.scale("Harbour Desk").range("a hunch") == (0.5, 3)
        assert book.scales.scale("icd 203 likelihood").range("likely") == (55, 80)
        for name in PAIR:
            book.register(name, "state")
        with pytest.raises(UnknownTerm):
            book.assess(*PAIR, "it holds", likelihood=("HD", "a guess"))
        book.assess(*PAIR, "it holds", likelihood=("HD", "sure"))
        [judged] = book.relationship(*PAIR).assessments
        [step] = judged.why().steps
        assert "likelihood: sure [HD: 7–9 chances in ten by Harbour Desk]" in step.says


def test_a_scale_of_a_name_that_is_there_stands_in_its_place(tmp_path: Path) -> None:
    path = tmp_path / "scales.toml"
    path.write_text('[[scales]]\nname = "STIX DNI"\nterms = [{ name = "maybe" }]\n', "utf-8")
    scales = SHIPPED.with_toml(path)
    assert [g.name for g in scales.scale("STIX DNI").terms] == ["maybe"]
    assert len(scales.scales) == len(SHIPPED.scales)


@pytest.mark.parametrize(
    ("toml", "why"),
    [
        ("scales = 3", "scales"),
        ('[[scales]]\nname = "x"\nterms = []', "at least one term @ $.scales[0]"),
        (
            '[[scales]]\nname = "x"\nterms = [{ name = "a", range = [3, 2] }]',
            "ends before it starts",
        ),
        ('[[scales]]\nname = "x"\nterms = [{ name = "a" }, { name = "A" }]', "names two terms"),
        ('[[scales]]\nname = "x"\nterm = []', "Did you mean 'terms'"),
        ('[[scales]]\nname = "x"\nterms = [{ name = "a", range = ["x", 2] }]', "could not convert"),
        ("[[scales", "it is not TOML"),
    ],
)
def test_a_wrong_file_is_refused_saying_where(tmp_path: Path, toml: str, why: str) -> None:
    path = tmp_path / "scales.toml"
    path.write_text(toml, "utf-8")
    with pytest.raises(BadSource) as refused:
        SHIPPED.with_toml(path)
    assert why in str(refused.value)
    with pytest.raises(BadSource, match="cannot be read"):
        SHIPPED.with_toml(tmp_path / "none.toml")


def test_a_scale_is_found_by_its_name_only() -> None:
    with pytest.raises(NotFound, match="Did you mean 'STIX DNI'"):
        SHIPPED.scale("STIX DN")
