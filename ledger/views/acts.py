"""How something was said, in a word, wherever it was not plainly asserted."""

from __future__ import annotations

import re
from typing import Final

from ledger.claims import Claim, Hop

ASCRIBED: Final = "(ascribed)"
"""Stands for what another is said to hold, where the source does not tell how."""
_PLAIN: Final = ("asserts", "cites", "unknown")
"""Acts that go without saying."""
_MINDS: Final = {"feel": "feels", "know": "knows", "think": "thinks", "want": "wants"}
_NOT: Final = re.compile(r"\b(?:not|never|no longer|cannot)\b|n['\u2019]t\b", re.IGNORECASE)
_DOES_NOT: Final = {
    "accuses": "does not accuse", "agrees": "does not agree", "asks": "does not ask",
    "assesses": "does not believe", "criticises": "does not criticise", "denies": "does not deny",
    "feels": "does not feel", "knows": "does not know", "praises": "does not praise",
    "predicts": "does not expect", "promises": "does not promise", "thinks": "does not think",
    "urges": "does not urge", "wants": "does not want",
}  # fmt: skip


def act_of(claim: Claim | None) -> str:
    """Say how it was said: "denies", or "(wants)" of what is ascribed; "" where it is plain.

    Where the words that report it say "not", so does this: "(does not want)".
    """
    if claim is None:
        return ""
    hop = claim.chain[-1]
    if hop.voice == "ascribed":
        mind = _MINDS.get(hop.verb)
        return f"({_or_not(mind, hop)})" if mind else ASCRIBED
    act = "" if claim.act in _PLAIN else claim.act
    return _or_not(act, hop)


def _or_not(word: str, hop: Hop) -> str:
    """Negate a word where the cue does; what has no other form is told as it is."""
    negated = hop.cue is not None and _NOT.search(hop.cue.text) is not None
    return _DOES_NOT.get(word, word) if negated else word


def lead(claim: Claim | None, who: str = "") -> str:
    """Say what stands before a claim's content: who, and how: "Wang Yi urges: "."""
    head = " ".join(filter(None, (who, act_of(claim))))
    return f"{head}: " if head else ""


def worded(claim: Claim, who: str = "") -> str:
    """Say what was said and how: "denies: there is any disagreement"."""
    return f"{lead(claim, who)}{claim.content}"
