"""How far claimants commit themselves to what they say."""

from __future__ import annotations

import pytest

from ledger.claims import Claim, Hedge, Hop, Words, changed
from ledger.codebooks.commitment import commitment
from tests.adapters.rules.samples import claims


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ortega said that the road was closed.", "certain"),
        ("Ortega promised that the road would open.", "certain"),
        ("Ortega said that the road was probably closed.", "probable"),
        ("Ortega said that the road was likely to close.", "probable"),
        ("Ortega thinks that the road is closed.", "probable"),
        ("Ortega predicted that the road would close.", "probable"),
        ("Ortega said that the road may be closed.", "possible"),
        ("Ortega said that the road might probably close.", "possible"),
        ("Ortega fears that the road is closed.", "possible"),
        ("Ortega said that the road was unlikely to open.", "improbable"),
        ("Ortega doubts that the road is closed.", "improbable"),
        ("Ortega said that the road was probably not closed.", "improbable"),
        ("Ortega said that the road was not closed.", "not"),
        ("Ortega denied that the road was closed.", "not"),
        ("Ortega denied the raid.", "not"),
        ("Ortega said that the road cannot be closed.", "impossible"),
        ("Ortega said that the road may not be closed.", "open"),
        ("Ortega wants to close the road.", "open"),
        ("Ortega urged Lund to close the road.", "open"),
        ("Ortega asked: “Is the road closed?”", "open"),
        ("Ortega said: “Is the road closed?”", "open"),
        ("Ortega discussed the road.", "unknown"),
        ("Ortega reportedly said that the road was closed.", "certain"),
        ("Ortega said that the road was reportedly closed.", "certain"),
    ],
)
def test_commitment_is_the_claimants(text: str, expected: str) -> None:
    assert [commitment(claim) for claim in claims(text)][:1] == [expected]


def test_a_hedge_of_nobody_known_counts() -> None:
    (claim,) = claims("Ortega said that the road was closed.")
    assert commitment(changed(claim, hedges=(Hedge(text="perhaps", owner=None),))) == "possible"
    assert commitment(changed(claim, hedges=(Hedge(text="perhaps", owner=0),))) == "certain"


def test_what_somebody_did_not_say_commits_nobody() -> None:
    (claim,) = claims("Ortega said that the road was closed.")
    assert commitment(changed(claim, polarity="unknown")) == "unknown"


def test_what_is_told_as_satire_commits_nobody() -> None:
    (claim,) = claims("Ortega said that the road was closed.")
    assert commitment(changed(claim, flags=("satire",))) == "unknown"


def test_a_claim_of_which_only_the_words_are_known_commits_nobody() -> None:
    bare = Claim(chain=(Hop(cue=Words(text="said")),), content="so", id="c", source="s")
    assert commitment(bare) == "unknown"
