"""How far claimants commit themselves to what they say, by their hedges, verb and denial.

The scale is that of FactBank (Saurí and Pustejovsky 2009): certain, probable or possible that it is
so; not, improbable or impossible; and open where somebody asks, urges or wishes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final, get_args

import attrs

from ledger.claims import Claim, Commitment, Polarity
from ledger.codebooks._toml import shipped

__all__ = ["commitment"]

_WEAKEST: Final[tuple[Commitment, ...]] = ("open", "improbable", "possible", "probable")
_DENIED: Final[Mapping[Commitment, Commitment]] = {
    "certain": "not", "probable": "improbable", "possible": "open", "improbable": "possible",
}  # fmt: skip
_NO_STATEMENT: Final = frozenset(("satire", "counterfactual", "figurative", "comment"))
_TOPICS: Final = frozenset(("say", "praise", "criticise", "publish", "report", "agree", "unknown"))
_DOUBTING: Final = frozenset(("improbable", "open"))


@attrs.frozen(kw_only=True)
class _Words:
    """The words of `commitment.toml`, by how far they commit."""

    contents: dict[str, frozenset[str]]
    cues: dict[str, frozenset[str]]
    hedges: dict[str, frozenset[str]]
    verbs: dict[str, frozenset[str]]


@cache
def _words() -> _Words:
    return shipped(_Words, "commitment.toml")


@cache
def _impossible() -> re.Pattern[str]:
    listed = sorted(_words().contents["impossible"], key=lambda words: (-len(words), words))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, listed))})\b", re.IGNORECASE)


def commitment(claim: Claim) -> Commitment:
    """Say how far the claimant of a claim commits to its content; "unknown" where nothing tells.

    Only the claimant's own hedges count: "allegedly" of a reporter's weakens that it was said, not
    what was said. A topic ("discussed the border") is nothing to commit to.
    """
    if claim.polarity == "unknown" or _NO_STATEMENT.intersection(claim.flags):
        return "unknown"
    verb = claim.chain[-1].verb
    if claim.form == "nominal" and verb in _TOPICS:
        return "unknown"
    if verb == "deny" or claim.act == "denies":
        return "not"
    base = _of_verb(claim)
    if base == "open" or claim.content.rstrip(" \"'”\u2019").endswith("?"):
        return "open"
    if claim.polarity == "negative" and _impossible().search(claim.content, 0, 600):
        return "impossible"
    return _weighed(base, _of_hedges(claim), claim.polarity)


def _weighed(base: Commitment, hedged: Commitment, polarity: Polarity) -> Commitment:
    """Join what verb and hedges leave, and turn it round for what is said not to be so."""
    weakest = _weakest((base, hedged))
    if base in _DOUBTING:
        return base
    if polarity == "negative" and weakest in _DENIED:
        return _DENIED[weakest]
    return weakest


def _of_verb(claim: Claim) -> Commitment:
    last = claim.chain[-1]
    cue = last.cue.text.casefold() if last.cue else ""
    alone = cue.rpartition(" ")[2]  # without the auxiliaries before it
    of_cue = _in(_words().cues, cue) or _in(_words().cues, alone)
    return of_cue or _in(_words().verbs, last.verb) or "certain"


def _of_hedges(claim: Claim) -> Commitment:
    """Take the weakest of the claimant's own hedges; those of nobody known count as theirs."""
    last = len(claim.chain) - 1
    own = (hedge.text.casefold() for hedge in claim.hedges if hedge.owner in (last, None))
    return _weakest(_in(_words().hedges, words) for words in own)


def _weakest(found: Iterable[Commitment | None]) -> Commitment:
    having = set(found)
    for each in _WEAKEST:
        if each in having:
            return each
    return "certain"


def _in(lists: Mapping[str, frozenset[str]], word: str) -> Commitment | None:
    return next((each for each in get_args(Commitment) if word in lists.get(each, ())), None)
