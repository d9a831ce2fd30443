"""Words that hold back from vouching: which count, and whose they are."""

import pytest

from ledger.claims import Hedge
from tests.adapters.rules.samples import claims


def owned(text: str) -> list[list[tuple[str, int | None]]]:
    return [[(hedge.text, hedge.owner) for hedge in claim.hedges] for claim in claims(text)]


@pytest.mark.parametrize(
    ("text", "hedges"),
    [
        ("Ortega said that the road may be closed.", [("may", 1)]),
        ("Ortega said that the road might be closed.", [("might", 1)]),
        ("Ortega said that repairs could take until June.", [("could", 1)]),
        ("Ortega said that the road was probably closed.", [("probably", 1)]),
        ("Ortega said that the road appears to be closed.", [("appears", 1)]),
        ("Ortega said that the firm was about to close the road.", [("about to", 1)]),
        ("Ortega said that the road was unlikely to open.", [("unlikely", 1)]),
        ("Ortega said that it was some kind of road.", [("some kind of", 1)]),
        ("Ortega said that the road was, in part, closed.", [("in part", 1)]),
        ("Ortega said that the road was reportedly closed.", [("reportedly", 0)]),
        ("Ortega praised the so-called council.", [("so-called", 0)]),
        ("Ortega said that the alleged theft was over.", [("alleged", 0)]),
        ("Ortega said that the claimed victory was none.", [("claimed", 0)]),
        ("Ortega said that the purported letter was false.", [("purported", 0)]),
        ("Ortega said: “They allegedly closed the road.”", [("allegedly", 1)]),
        ("Ortega praised the “so-called council” for its work.", [("so-called", 1)]),
        ("Ortega reportedly said that the road was closed.", [("reportedly", 0)]),
        ("Ortega apparently believes that the road is closed.", [("apparently", 0)]),
        ("Reportedly, Ortega said that the road was closed.", [("Reportedly", 0)]),
        ("Unconfirmed reports say that the road was closed.", [("Unconfirmed", 0)]),
    ],
)
def test_a_hedge_has_an_owner(text: str, hedges: list[tuple[str, int]]) -> None:
    assert owned(text) == [hedges]


@pytest.mark.parametrize(
    "text",
    [
        "Ortega said that the road closed in May.",
        "Ortega said that May was late.",
        "Ortega said that she could not see the road.",
        "Ortega said that nobody could see the road.",
        "Ortega said that the might of the army was gone.",
        "Ortega said that its military might was gone.",
        "Ortega said that Lund appeared in court.",
        "Ortega said that it rained in part of the country.",
        "Ortega said that Lund claimed responsibility.",
        "Ortega suggested that the road was closed.",
        "Ortega said that the road was “a mess.”",
    ],
)
def test_a_word_that_only_looks_like_one_is_no_hedge(text: str) -> None:
    assert [hedges for hedges in owned(text) if hedges] == []


def test_in_a_longer_chain_the_owner_counts_from_the_outlet() -> None:
    outer, inner = claims("Lund said that Ortega warned that the road might be closed.")
    assert [(h.text, h.owner) for h in outer.hedges] == [("might", 1)]
    assert [(h.text, h.owner) for h in inner.hedges] == [("might", 2)]


def test_what_a_claimant_doubts_of_another_is_the_claimants_in_both_claims() -> None:
    outer, inner = claims("Lund said that Ortega had reportedly warned that the road was closed.")
    assert [(h.text, h.owner) for h in outer.hedges] == [("reportedly", 1)]
    assert [(h.text, h.owner) for h in inner.hedges] == [("reportedly", 1)]


def test_a_cue_inside_is_no_hedge_of_the_claim_around_it() -> None:
    found = claims("Lund said that the report suggests that the road is closed.")
    assert found
    assert all(claim.hedges == () for claim in found)


def test_the_outlets_own_hedges_are_the_outlets() -> None:
    (claim,) = claims("Meanwhile, Norway has allegedly opened the border with Sweden for trade.")
    assert claim.hedges == (Hedge(at=(22, 31), owner=0, text="allegedly"),)


def test_a_flood_of_hedges_is_cut() -> None:
    (claim,) = claims("Ortega said that " + "perhaps " * 5000 + "the road was closed.")
    assert len(claim.hedges) <= 16
