"""How far coders agree is measured by Krippendorff's alpha, down to each sentence they part on."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ledger import Ledger
from ledger.errors import NotFound
from ledger.views.coders.alpha import Unit, alpha
from tests.notebook import notebook

PARTIES = ("Arcadia", "Borduria")
# K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), part C: four observers,
# twelve units, values missing.
PUBLISHED = {
    "A": "1 2 3 3 2 1 4 1 2 . . .",
    "B": "1 2 3 3 2 2 4 1 2 5 . 3",
    "C": ". 3 3 3 2 3 4 2 2 5 1 .",
    "D": "1 2 3 3 2 4 4 1 2 5 1 .",
}
# The same, part A: two observers, ten units, two values.
BINARY = {"Meg": "0 1 0 0 0 0 0 0 1 0", "Owen": "1 1 1 0 0 1 0 0 0 0"}


def units(table: dict[str, str]) -> list[Unit]:
    columns = zip(*(row.split() for row in table.values()), strict=True)
    return [{c: v for c, v in zip(table, col, strict=True) if v != "."} for col in columns]


@pytest.fixture
def book() -> Iterator[Ledger]:
    with notebook() as opened:
        yield opened


def judged_by(book: Ledger, coder: str, *codings: tuple[str, str, str]) -> None:
    """Judge claims (by their content) as a coder: content, aspect, bearing."""
    known = {claim.content: claim.id for claim in book.claims()}
    book.by = coder
    for content, aspect, bearing in codings:
        if content not in known:
            known[content] = book.record(
                who="Orlov", content=content, source="notes", date="2023-06-01"
            )
        book.code(known[content], aspect, parties=PARTIES, bearing=bearing)  # type: ignore[arg-type]


def test_the_published_worked_example_has_its_published_alpha() -> None:
    nominal, ordinal = alpha(units(PUBLISHED)), alpha(units(PUBLISHED), "12345")
    assert nominal.value == pytest.approx(0.743, abs=0.0005)
    assert ordinal.value == pytest.approx(0.815, abs=0.0005)
    assert (nominal.coders, nominal.units, nominal.values) == (4, 11, 40)


def test_two_coders_and_two_values_have_the_published_alpha() -> None:
    assert alpha(units(BINARY)).value == pytest.approx(0.095, abs=0.0005)


@pytest.mark.parametrize(
    ("sheet", "reason"),
    [
        ([], "fewer than two coders"),
        ([{"ann": "a"}, {"ann": "b"}], "fewer than two coders"),
        ([{"ann": "a"}, {"bob": "b"}], "no claim was judged by two coders"),
        ([{"ann": "a", "bob": "a"}] * 3, "no variation: every value is 'a'"),
    ],
)
def test_alpha_says_why_it_is_not_defined(sheet: list[Unit], reason: str) -> None:
    found = alpha(sheet)
    assert found.value is None
    assert found.reason == reason


def test_a_scale_counts_how_far_apart_two_values_are() -> None:
    near: list[Unit] = [
        {"ann": "apart", "bob": "neutral"}, {"ann": "closer", "bob": "closer"},
        {"ann": "apart", "bob": "apart"}, {"ann": "neutral", "bob": "neutral"},
    ]  # fmt: skip
    far: list[Unit] = [{"ann": "apart", "bob": "closer"}, *near[1:]]
    scale = ("apart", "neutral", "closer")
    assert (alpha(near, scale).value or 0) > (alpha(far, scale).value or 0)


def test_each_aspect_and_the_bearing_are_measured(book: Ledger) -> None:
    judged_by(book, "ann", ("x", "economy", "closer"), ("y", "contact", "apart"))
    judged_by(book, "bob", ("x", "economy", "closer"), ("y", "contact", "neutral"))
    found = book.agreement(*PARTIES)
    assert found.choice.value == 1.0
    assert [(a.name, a.alpha.value) for a in found.aspects] == [("economy", 1.0), ("contact", 1.0)]
    assert found.bearing.value is not None
    assert found.bearing.value < 1
    assert [(c.name, c.claims) for c in found.coders] == [("ann", 2), ("bob", 2)]


def test_a_bearing_left_open_is_missing_and_none_is_not_on_the_scale(book: Ledger) -> None:
    judged_by(book, "ann", ("x", "economy", "open"), ("y", "economy", "none"))
    judged_by(book, "bob", ("x", "economy", "closer"), ("y", "economy", "none"))
    found = book.agreement(*PARTIES)
    assert (found.bearing.units, found.bearing.values) == (1, 2)
    assert found.direction.units == 0
    assert found.choice.units == 2


def test_every_disagreement_ends_at_both_codings_and_the_claim(book: Ledger) -> None:
    judged_by(book, "ann", ("x", "economy", "closer"), ("y", "contact", "apart"))
    judged_by(book, "bob", ("x", "contact", "closer"), ("y", "contact", "apart"))
    [parted] = book.agreement(*PARTIES).disagreements
    assert parted.about == ("aspect",)
    assert [(j.coder, j.aspect) for j in parted.judgements] == [
        ("ann", "economy"), ("bob", "contact"),
    ]  # fmt: skip
    why = parted.why()
    assert why.cell == "Orlov: x"
    kinds = [step.recorded.kind for step in why.steps]
    assert kinds == ["ClaimRecorded", "ClaimCoded", "ClaimCoded"]
    assert [step.says for step in why.steps[1:]] == [
        "coded by ann: economy, closer", "coded by bob: contact, closer",
    ]  # fmt: skip


def test_only_the_newest_coding_of_a_coder_counts(book: Ledger) -> None:
    judged_by(book, "ann", ("x", "economy", "open"), ("y", "contact", "open"))
    judged_by(book, "bob", ("x", "contact", "open"), ("y", "contact", "open"))
    assert len(book.agreement(*PARTIES).disagreements) == 1
    judged_by(book, "bob", ("x", "economy", "open"))
    assert book.agreement(*PARTIES).disagreements == ()


def test_rules_are_coders_only_where_asked_and_their_versions_are_one(book: Ledger) -> None:
    judged_by(book, "ann", ("x", "economy", "open"), ("y", "contact", "open"))
    judged_by(book, "rule:words@1", ("x", "contact", "open"), ("y", "contact", "open"))
    judged_by(book, "rule:words@2", ("x", "economy", "open"))
    assert [c.name for c in book.agreement(*PARTIES).coders] == ["ann"]
    found = book.agreement(*PARTIES, rules=True)
    assert [(c.name, c.claims) for c in found.coders] == [("ann", 2), ("rule:words", 2)]
    assert found.rules
    assert found.choice.value == 1.0


def test_only_what_the_ledger_held_by_then_counts(book: Ledger) -> None:
    judged_by(book, "ann", ("x", "economy", "open"), ("y", "contact", "open"))
    before = book.head().seq
    judged_by(book, "bob", ("x", "contact", "open"))
    assert book.as_of(recorded=before).agreement(*PARTIES).choice.coders == 0
    now = book.agreement(*PARTIES)
    assert (now.choice.units, now.basis.seq) == (1, book.head().seq)


def test_what_was_said_later_is_not_measured(book: Ledger) -> None:
    for coder in ("ann", "bob"):
        judged_by(book, coder, ("x", "economy", "open"), ("y", "contact", "open"))
    assert book.agreement(*PARTIES).choice.units == 2
    assert book.as_of(said="2023-05-01").agreement(*PARTIES).choice.units == 0


def test_a_withdrawn_coding_is_no_judgement(book: Ledger) -> None:
    judged_by(book, "ann", ("x", "economy", "open"))
    judged_by(book, "bob", ("x", "contact", "open"))
    [parted] = book.agreement(*PARTIES).disagreements
    book.withdraw(parted.judgements[1].coding, "a slip")
    assert book.agreement(*PARTIES).disagreements == ()


def test_an_unknown_party_is_refused_with_the_nearest_names(book: Ledger) -> None:
    with pytest.raises(NotFound, match="Arcadia"):
        book.agreement("Arcada", "Borduria")
