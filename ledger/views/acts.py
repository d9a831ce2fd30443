"""How something was said, in a word, wherever it was not plainly asserted."""

from __future__ import annotations

from typing import Final

from ledger.claims import Claim

ASCRIBED: Final = "(ascribed)"
"""Stands for what another is said to hold, where the source does not tell how."""
_PLAIN: Final = ("asserts", "cites", "unknown")
"""Acts that go without saying."""
_MINDS: Final = {"feel": "(feels)", "know": "(knows)", "think": "(thinks)", "want": "(wants)"}


def act_of(claim: Claim | None) -> str:
    """Say how it was said: "denies", or "(wants)" of what is ascribed; "" where it is plain."""
    if claim is None:
        return ""
    hop = claim.chain[-1]
    if hop.voice == "ascribed":
        return _MINDS.get(hop.verb, ASCRIBED)
    return "" if claim.act in _PLAIN else claim.act


def lead(claim: Claim | None, who: str = "") -> str:
    """Say what stands before a claim's content: who, and how: "Wang Yi urges: "."""
    head = " ".join(filter(None, (who, act_of(claim))))
    return f"{head}: " if head else ""


def worded(claim: Claim, who: str = "") -> str:
    """Say what was said and how: "denies: there is any disagreement"."""
    return f"{lead(claim, who)}{claim.content}"
