"""Laws of who is meant: anchored, repeatable, and as fast on hostile text as on any."""

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledger_adapters.rules.cast.gathering import gathered
from ledger_adapters.rules.cast.identities import identities
from ledger_adapters.rules.hedging.hedges import hedges
from ledger_adapters.rules.hedging.polarity import denied
from tests.adapters.rules.samples import claims, resolutions

WORDS = st.sampled_from(
    [
        "Ana Ortega", "Ortega", "Foreign Minister", "Ilja Ortega", "the minister", "He", "she",
        "it", "They", "I", "who", "(ANO)", "Northern Forum", ", a think tank,", ", the mayor,",
        "said", "said that", "denied", "\u201c", "\u201d", ".", ",", "may", "reportedly", "and",
        "of", "the", "Mr.", "van der Berg", "\n\n", "\u2019s", "'", "é", "\u200b", "İ", "ß",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.lists(WORDS, max_size=50).map(" ".join), st.text(max_size=150))


@settings(max_examples=150)
@given(TEXTS)
def test_a_resolution_stands_at_its_words_and_names_somebody(text: str) -> None:
    for found in resolutions(text):
        assert found.at is not None
        assert text[found.at : found.at + len(found.text)] == found.text
        assert found.agent
        assert found.why


@settings(max_examples=100)
@given(TEXTS)
def test_every_mention_has_one_name_or_none_and_always_the_same(text: str) -> None:
    first, again = (identities(claims(text), resolutions(text)) for _ in range(2))
    assert first == again
    assert all(name is None or name == name.casefold() for name in first.values())


@settings(max_examples=100)
@given(TEXTS)
def test_owners_of_hedges_stand_in_the_chain(text: str) -> None:
    for claim in claims(text):
        places = [hedge.at for hedge in claim.hedges]
        assert all(h.owner is None or 0 <= h.owner < len(claim.chain) for h in claim.hedges)
        assert len(places) == len(set(places))


@pytest.mark.parametrize(
    "unit",
    [
        "A", "a", "A ", "A. ", "Ab ", "Ana Ortega ", "Ana Ortega, ", "a, ", "(", "(AB) ", "'",
        "\u2019s ", "A's ", "of ", "the ", "de ", "A de ", "Minister ", "a-", "-of-", "may ",
        "Ana Ortega, the ", "Bank of A ", "Bank of the A and ", "Mr. ", ", the a", "İ", "not ",
    ],
)  # fmt: skip
def test_who_is_who_in_a_megabyte_of_anything_takes_no_longer(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    start = process_time()
    gathered(text, [(0, len(text))])
    assert len(hedges(text, ((0, len(text)),), (), (), 1)) <= 16
    denied(text, ((0, len(text)),), "indirect")
    assert process_time() - start < 10


def test_a_name_that_many_share_costs_no_more_than_one_that_nobody_does() -> None:
    text = " ".join(
        f"A{chr(97 + n % 26)}{n} Ortega met Bank{n} of Oslo ({n})." for n in range(20_000)
    )
    start = process_time()
    gathered(text, [(0, len(text))])
    assert process_time() - start < 5
