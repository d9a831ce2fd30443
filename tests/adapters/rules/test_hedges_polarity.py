"""Whether a claimant says that something is so, that it is not, or neither."""

import pytest

from ledger.claims import Verb
from ledger_adapters.rules.hedging.polarity import polarity
from tests.adapters.rules.samples import claims


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ortega said that the road was closed.", "positive"),
        ("Ortega denied that the road was closed.", "negative"),
        ("Ortega denied the raid.", "negative"),
        ("Ortega said that the road was not closed.", "negative"),
        ("Ortega said that the road wasn’t closed.", "negative"),
        ("Ortega said that nobody was hurt.", "negative"),
        ("Ortega said that no shots were fired.", "negative"),
        ("Ortega said that she would never leave.", "negative"),
        ("Ortega said that there was no evidence that the road was closed.", "negative"),
        ("Ortega asked Lund not to leave.", "negative"),
        ("Ortega doubts that the road is closed.", "negative"),
        ("Ortega does not want to leave.", "negative"),
        ("Ortega does not believe that the road is closed.", "negative"),
        ("Ortega said: “We do not want charity.”", "negative"),
        ("The cat, she fears, will not survive.", "negative"),
        ("“The road,” Ortega said, “is not closed.”", "negative"),
        ("“The road is closed,” Ortega said. “It is not dead.”", "positive"),
        ("No 10 said that the road was closed.", "positive"),
        ("Nobody wants to close a harbour.", "negative"),
        ("Ortega does not doubt that the road is closed.", "positive"),
        ("Ortega said that the road, which nobody liked, was closed.", "positive"),
        ("Ortega said that the road was closed because nobody came.", "positive"),
        ("Ortega said that the road was closed, not open.", "positive"),
        ("Ortega said that it was not only late but cold.", "positive"),
        ("Ortega said that there was no doubt about it.", "positive"),
        ("Ortega said: “No. The road is closed.”", "positive"),
        ("Ortega said: “It works. It does not rain.”", "positive"),
        ("Ortega criticised the decision not to leave.", "positive"),
    ],
)
def test_polarity_is_that_of_the_main_clause(text: str, expected: str) -> None:
    assert [claim.polarity for claim in claims(text)][:1] == [expected]


@pytest.mark.parametrize(("verb", "expected"), [("say", "unknown"), ("want", "negative")])
def test_a_negated_cue_denies_a_wish_and_leaves_words_open(verb: Verb, expected: str) -> None:
    found = polarity(
        "it rained", ((0, 9),), act="asserts", cue="x", form="indirect", negated=True, verb=verb
    )
    assert found == expected
