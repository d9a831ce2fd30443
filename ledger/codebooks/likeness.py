"""Which texts carry nearly the same words in the same order, without comparing every pair."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Final, TypeAlias

Words: TypeAlias = tuple[str, ...]

_SHARE: Final = (4, 5)
"""At least four words in five must be shared."""
_LEAST: Final = 3
_DECISIVE: Final = frozenset(
    {
        "after", "all", "always", "befor", "can", "could", "earli", "few", "first", "former", "he",
        "her", "his", "if", "largest", "last", "later", "less", "many", "may", "might", "more",
        "most", "must", "next", "now", "only", "onc", "second", "she", "should", "soon", "their",
        "they", "today", "tomorrow", "unles", "unless", "until", "we", "yesterday", "you", "i",
        "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "hundr", "thousand",
        "million", "billion", "half", "twic", "both", "east", "west", "north", "south", "eastern",
        "western", "northern", "southern", "without",
    }
)  # fmt: skip
"""Stems whose coming or going makes another statement of the same words."""


def neighbours(texts: Iterable[Words]) -> dict[Words, tuple[Words, ...]]:
    """Say of each text which others are alike; a text always is its own neighbour.

    All words of the shorter of two that are alike stand in the longer, which has one in five more
    at most: so the rarest word of the shorter is one of the rarest of the longer (prefix
    filtering), and only such texts are looked at. Rarity is counted over all. The cost grows with
    the number of texts whose rarest word is the same.
    """
    sets = {text: frozenset(text) for text in texts}
    common = Counter(word for words in sets.values() for word in words)
    rarest = {text: _rarest(words, common) for text, words in sets.items()}
    found: dict[Words, list[Words]] = {text: [text] for text in sets}
    by_word: defaultdict[str, list[Words]] = defaultdict(list)
    for text, (rare, *_) in rarest.items():
        by_word[rare].append(text)
    for text, words in sets.items():
        for other in (o for word in rarest[text] for o in by_word[word]):
            if sets[other] <= words and _comes_first(other, text) and alike(text, other):
                found[text].append(other)
                found[other].append(text)
    return {text: tuple(others) for text, others in found.items()}


def _comes_first(one: Words, other: Words) -> bool:
    """Order texts by length, so that a pair is looked at once."""
    return (len(one), one) < (len(other), other)


def alike(one: Words, other: Words) -> bool:
    """Tell whether one text carries the words of another, in their order, and few besides.

    At most one word in five may be added; a word in the place of another makes another text.
    Figures, conditions, modals and the like must be the same in both.
    """
    if one == other:
        return True
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < _LEAST or not _enough(len(shorter), len(longer)):
        return False
    if not _within(shorter, longer) or not _enough(len(set(shorter)), len(set(longer))):
        return False
    return not any(_decides(word) for word in set(longer) - set(shorter))


def _enough(shared: int, whole: int) -> bool:
    return shared * _SHARE[1] >= whole * _SHARE[0]


def _decides(word: str) -> bool:
    return word[0].isdigit() or word in _DECISIVE


def _rarest(words: frozenset[str], common: Counter[str]) -> list[str]:
    """Take the rarest words of a text: one more than a neighbour may lack."""
    ordered = sorted(words, key=lambda word: (common[word], word))
    needed = -(-len(words) * _SHARE[0] // _SHARE[1])
    return ordered[: len(words) - needed + 1]


def _within(shorter: Words, longer: Words) -> bool:
    """Tell whether all words of one stand in the other, in the same order."""
    rest = iter(longer)
    return all(word in rest for word in shorter)
