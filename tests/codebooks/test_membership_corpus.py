"""A real article's claims are sorted to the relationship that a careful reader gave them."""

import pytest

from ledger.codebooks.cast import Cast
from ledger.codebooks.gazetteer import Gazetteer
from ledger.codebooks.membership import parties_of
from tests.codebooks.corpus import gold_claims

PAIR = {"Russia", "China"}


@pytest.mark.parametrize("mentions", [False, True], ids=["agents by name", "mentions as written"])
def test_the_claims_about_russia_and_china_are_told_from_the_others(mentions: bool) -> None:
    text, claims = gold_claims("xi-putin-2025-02", mentions=mentions)
    cast = Cast.read(text, Gazetteer.shipped())
    found: list[str] = []
    missed: list[str] = []
    wrong: list[str] = []
    for claim, gold in claims:
        named = {party.state for party in parties_of(claim, text, cast)} >= PAIR
        meant = sorted(gold["relationship"]) == ["CHN", "RUS"]
        if meant:
            (found if named else missed).append(claim.id)
        elif named:
            wrong.append(claim.id)
    assert len(found) + len(missed) == 21
    assert len(found) >= 20, missed
    assert len(wrong) <= 3, wrong
