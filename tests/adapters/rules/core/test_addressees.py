"""Whom somebody speaks to."""

import pytest

from tests.adapters.rules.core.hearing import heard, table


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
Dorn assured riders that the ferry would sail.
    Dorn | assured | the ferry would sail | riders
Dorn told the Lomma Mail that the ferry would sail.
    Dorn | told | the ferry would sail | the Lomma Mail
Dorn urged riders to wait.
    Dorn | urged | to wait | riders
Dorn accused the board of lying.
    Dorn | accused | lying | the board
Dorn warned riders that the ferry would be late.
    Dorn | warned | the ferry would be late | riders
Dorn promised riders a refund.
    Dorn | promised | a refund | riders
"""),
)
def test_who_is_told_asked_or_accused_is_the_addressee(text: str, claims: list[str]) -> None:
    assert heard(text, "addressee") == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
Ivo Lund told reporters the treaty was dead.
    Ivo Lund | told | the treaty was dead | reporters
Ivo Lund told journalists the treaty was dead.
    Ivo Lund | told | the treaty was dead | journalists
Ivo Lund told the newspaper the treaty was dead.
    Ivo Lund | told | the treaty was dead | the newspaper
Ivo Lund told the Lomma Mail the treaty was dead.
    Ivo Lund | told | the treaty was dead | the Lomma Mail
Ivo Lund told the paper prices would rise.
    Ivo Lund | told | prices would rise | the paper
Ivo Lund told reporters Sweden opposes the bill.
    Ivo Lund > Sweden | opposes | the bill |
    Ivo Lund | told | Sweden opposes the bill | reporters
Ivo Lund told reporters 200 boats were missing.
    Ivo Lund | told | 200 boats were missing | reporters
Ivo Lund warned residents the dam was unsafe.
    Ivo Lund | warned | the dam was unsafe | residents
Ivo Lund told reporters in Oslo the treaty was dead.
    Ivo Lund | told | the treaty was dead | reporters
Ivo Lund told reporters last week the treaty was dead.
    Ivo Lund | told | the treaty was dead | reporters
Ivo Lund told his staff never to speak of it.
    Ivo Lund | told | never to speak of it | his staff
Ivo Lund told his wife the truth.
    Ivo Lund | told | his wife the truth |
"""),
)
def test_who_is_told_is_no_part_of_a_clause_without_that(text: str, claims: list[str]) -> None:
    assert [line.strip() for line in heard(text, "addressee")] == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
Dana Weiss had admitted to him that mills were closed.
    Dana Weiss | admitted | mills were closed | him
Dana Weiss had admitted to him by telephone that mills were closed.
    Dana Weiss | admitted | mills were closed | him
Luc Halloran said that Dana Weiss had admitted to him (by telephone) that mills were closed.
    Luc Halloran > Dana Weiss | admitted | mills were closed | him
    Luc Halloran | said | Dana Weiss had admitted to him (by telephone) that mills were closed |
Dana Weiss admitted (by telephone) that mills were closed.
    Dana Weiss | admitted | mills were closed |
Dana Weiss explained to us: “The mills were closed.”
    Dana Weiss | explained | “The mills were closed.” | us
"""),
)
def test_whom_and_how_may_stand_between_a_verb_and_what_was_said(
    text: str, claims: list[str]
) -> None:
    assert [line.strip() for line in heard(text, "addressee")] == claims
