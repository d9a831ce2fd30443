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
