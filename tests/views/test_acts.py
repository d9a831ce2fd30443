"""What somebody does not want, think or deny is told with its "not"."""

from __future__ import annotations

import pytest

from ledger.claims import Act, Claim, Hop, Verb, Voice, Words
from ledger.views.acts import act_of


def claim(cue: str, act: Act, verb: Verb, voice: Voice) -> Claim:
    hop = Hop(cue=Words(text=cue), verb=verb, voice=voice)
    return Claim(act=act, chain=(hop,), content="a wider war", id="c", source="s")


@pytest.mark.parametrize(
    ("cue", "act", "verb", "voice", "told"),
    [
        ("wants", "wants", "want", "ascribed", "(wants)"),
        ("does not want", "wants", "want", "ascribed", "(does not want)"),
        ("don’t think", "assesses", "think", "ascribed", "(does not think)"),
        ("no longer believes", "assesses", "think", "ascribed", "(does not think)"),
        ("did not deny", "denies", "deny", "speaks", "does not deny"),
        ("do not believe", "assesses", "assess", "speaks", "does not believe"),
        ("denied", "denies", "deny", "speaks", "denies"),
        ("noted", "asserts", "say", "speaks", ""),
        ("did not say", "asserts", "say", "speaks", ""),
    ],
)
def test_a_negated_cue_is_told_as_one(
    cue: str, act: Act, verb: Verb, voice: Voice, told: str
) -> None:
    assert act_of(claim(cue, act, verb, voice)) == told
