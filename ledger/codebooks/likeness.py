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

    Two texts that share four words in five share one of the rarest fifth (and one more) of each,
    where rarity is counted over all: so only texts with such a word in common are compared
    (prefix filtering). The cost grows with the number of texts that share a rare word.
    """
    every = tuple(dict.fromkeys(texts))
    common = Counter(word for text in every for word in set(text))
    found: dict[Words, list[Words]] = {text: [text] for text in every}
    by_word: defaultdict[str, list[Words]] = defaultdict(list)
    for text in every:
        rare = _rarest(text, common)
        for other in dict.fromkeys(o for word in rare for o in by_word[word]):
            if alike(text, other):
                found[text].append(other)
                found[other].append(text)
        for word in rare:
            by_word[word].append(text)
    return {text: tuple(others) for text, others in found.items()}


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


def _rarest(text: Words, common: Counter[str]) -> list[str]:
    """Take the rarest words of a text: one more than a neighbour may lack."""
    words = sorted(set(text), key=lambda word: (common[word], word))
    needed = -(-len(words) * _SHARE[0] // _SHARE[1])
    return words[: len(words) - needed + 1]


def _within(shorter: Words, longer: Words) -> bool:
    """Tell whether all words of one stand in the other, in the same order."""
    rest = iter(longer)
    return all(word in rest for word in shorter)
