"""Whom a reporter cites is the one who says it, and the reporter passes it on."""

import pytest

from tests.adapters.rules.core.hearing import heard, table


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
Morova's state news agency, citing an unnamed official, said Morova would go to court.
    Morova's state news agency > an unnamed official | citing | Morova would go to court
The Mail reported, citing two officials, that Morova would go to court.
    The Mail > two officials | citing | Morova would go to court
The Mail reported that Morova would go to court, citing two officials.
    The Mail > two officials | citing | Morova would go to court
Citing two officials, the Mail said Morova would go to court.
    the Mail > two officials | Citing | Morova would go to court
Morova would go to court, the agency said, quoting Dorn.
    the agency > Dorn | quoting | Morova would go to court
The Mail, citing two officials, said that Dorn had denied the charge.
    The Mail > two officials > Dorn | denied | the charge
    The Mail > two officials | citing | Dorn had denied the charge
"""),
)
def test_who_is_cited_says_what_the_reporter_passes_on(text: str, claims: list[str]) -> None:
    assert heard(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
The minister, citing the cost, said that Morova would go to court.
    The minister | citing | the cost
    The minister | said | Morova would go to court
Dorn resigned, citing ill health.
    Dorn | citing | ill health
Dorn cited the report.
    Dorn | cited | the report
"""),
)
def test_a_cause_that_is_cited_says_nothing(text: str, claims: list[str]) -> None:
    assert heard(text) == claims
