"""What a claim's words come to: the same words asserted, or denied. For English."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, Literal, TypeAlias

import attrs

from ledger.claims import Claim
from ledger.codebooks._text import straight

Sign: TypeAlias = Literal[1, -1]

_WORD: Final = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)?")
_NEGATORS: Final = frozenset({"not", "no", "never", "cannot", "neither", "nor", "none", "nobody"})
_EMPTY: Final = frozenset(
    {
        "a", "an", "the", "that", "this", "these", "those", "is", "are", "was", "were", "be",
        "been", "being", "am", "will", "would", "shall", "has", "have", "had", "having", "do",
        "does", "did", "of", "to", "in", "on", "at", "for", "by", "it", "its", "and", "as", "with",
        "from", "any", "such", "s", "ever", "also", "very", "there",
    }
)  # fmt: skip
"""Words that two people may put differently and mean the same; modals such as "may" are none."""
_OPPOSITES: Final = {
    "decreas": "increas", "declin": "ris", "disagre": "agre", "fail": "succeed", "fall": "ris",
    "fals": "tru", "impossibl": "possibl", "oppos": "support", "refut": "confirm",
    "reject": "accept", "unlikely": "likely", "untru": "tru", "unwill": "will",
    "weaken": "strengthen", "worsen": "improv",
}  # fmt: skip
"""Stems that deny another: whoever rejects a plan does not accept it."""
_IRREGULAR: Final = {
    "agreed": "agree", "bought": "buy", "built": "build", "came": "come", "disagreed": "disagree",
    "fallen": "fall", "fell": "fall", "gave": "give", "grew": "grow",
    "held": "hold", "kept": "keep", "left": "leave", "lost": "lose", "made": "make", "met": "meet",
    "rose": "rise", "risen": "rise", "sent": "send", "sold": "sell", "spoke": "speak",
    "stood": "stand", "struck": "strike", "took": "take", "went": "go", "won": "win",
}  # fmt: skip
_MODALS: Final = {
    "can't": ("can",), "cannot": ("can",), "couldn't": ("could",), "mustn't": ("must",),
    "shouldn't": ("should",),
}  # fmt: skip
"""Negations that hold a modal, which is kept."""
_WHOLE: Final = ("ss", "us", "is", "eed")
_LEAST: Final = 2


@attrs.frozen
class Stance:
    """The words that carry a claim's content, in order, and whether they are held or denied.

    `words` are in lower case and without endings, negations and small words; `sign` is 1 where
    they are held and -1 where they are denied.
    """

    words: tuple[str, ...]
    sign: Sign

    @property
    def telling(self) -> bool:
        """Whether there are words enough to be recognised by."""
        return len(self.words) >= _LEAST


def stance(claim: Claim) -> Stance:
    """Work out what a claim's words are and whether it holds or denies them.

    A denial of words with a negation holds them ("denied that it would not help"), and so does a
    denial of their opposite ("denied that it rejects the plan"). A polarity that was recorded
    counts where neither the act nor the words show a negation.
    """
    words, negations = carried(claim.content)
    turned = negations + (claim.act == "denies")
    if not turned and claim.polarity == "negative":
        turned = 1
    return Stance(words, -1 if turned % 2 else 1)


@lru_cache(maxsize=32_768)
def carried(text: str) -> tuple[tuple[str, ...], int]:
    """Take from a text the words that carry it, in order, and count its negations."""
    kept: list[str] = []
    negations = 0
    for word in _WORD.findall(straight(text).casefold()):
        bare: str = word.removesuffix("'s")
        if bare in _NEGATORS or bare.endswith("n't"):
            negations += 1
            kept += _MODALS.get(bare, ())
        elif bare not in _EMPTY:
            stem = _stem(_IRREGULAR.get(bare, bare))
            negations += stem in _OPPOSITES
            kept.append(_OPPOSITES.get(stem, stem))
    return tuple(kept), negations


def _stem(word: str) -> str:
    """Cut a common ending: "stays", "stayed" and "staying" are "stay"."""
    for ending, instead in (("ies", "y"), ("ing", ""), ("ied", "y"), ("ed", ""), ("s", "")):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= 3 and not word.endswith(_WHOLE):
            return (stem + instead).removesuffix("e")
    return word.removesuffix("e") if len(word) > 3 else word
