"""A codebook proposes which aspect of a relationship a claim is about, by its words.

What the claim says decides. Where that only hints, its sentence is heard too; where nothing fits,
nothing is proposed: the claim stays uncoded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import chain
from pathlib import Path
from typing import Final

import attrs

from ledger.claims import Claim
from ledger.codebooks._begins import begin_with, beginnings
from ledger.codebooks._text import straight
from ledger.codebooks._toml import shipped, structured
from ledger.codebooks.sentences import Sentences
from ledger.errors import BadSource

RULE: Final = "rule:relations@1"
"""The coder of what the shipped codebook proposes."""

_HINT: Final = 1


@attrs.frozen(kw_only=True)
class Aspect:
    """One aspect of a relationship: its name, what it is about, and words by their weight.

    Words are regular expressions over whole words; weight 1 only hints.
    """

    about: str = ""
    name: str
    words: Mapping[int, tuple[str, ...]] = attrs.field(factory=dict[int, tuple[str, ...]])


@attrs.frozen(kw_only=True)
class Proposed:
    """The aspect that a codebook proposes for a claim, and the words that decided."""

    aspect: str
    why: str


@attrs.frozen(kw_only=True)
class _Score:
    aspect: str
    found: tuple[str, ...]
    total: int
    weight: int


@attrs.frozen(kw_only=True)
class Codebook:
    """Named aspects with the words that tell them; earlier aspects win a tie."""

    aspects: tuple[Aspect, ...]
    name: str
    version: int

    @classmethod
    def shipped(cls) -> Codebook:
        """Read the codebook that comes with the library."""
        return _shipped()

    @classmethod
    def load(cls, path: str | Path) -> Codebook:
        """Read a codebook from a TOML file; raises `BadSource` saying where it is wrong."""
        try:
            raw = Path(path).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise BadSource(path=str(path), why=f"it cannot be read ({error})") from None
        book = structured(Codebook, str(path), raw)
        for n, aspect in enumerate(book.aspects):
            fault = _fault(aspect)
            if fault:
                raise BadSource(path=str(path), why=f"{fault} @ $.aspects[{n}].words")
        return book

    @property
    def coder(self) -> str:
        """The coder's name of what this codebook proposes: "rule:NAME@VERSION"."""
        return f"rule:{self.name}@{self.version}"

    def propose(self, claim: Claim, text: str) -> Proposed | None:
        """Propose the claim's aspect from its content, then its sentence; None where none fits.

        `text` is the text of the claim's source, "" when none was kept.
        """
        said = self._scores(straight(claim.content))
        best = _best(said.values())
        if best and best.weight > _HINT:
            return _proposed(best, "content")
        around = self._scores(_sentence(claim, text))
        both = [_sum(said.get(a.name), around.get(a.name)) for a in self.aspects]
        wider = _best(score for score in both if score)
        return _proposed(wider, "sentence" if wider != best else "content") if wider else None

    def _scores(self, words: str) -> dict[str, _Score]:
        scores = {}
        begun = beginnings(words)
        for aspect in self.aspects:
            begins = begin_with(tuple(chain.from_iterable(aspect.words.values())))
            if begins is not None and begins.isdisjoint(begun):
                continue
            found = list(_found(aspect, words))
            if found:
                scores[aspect.name] = _Score(
                    aspect=aspect.name,
                    found=tuple(text for _, text in found),
                    total=sum(weight for weight, _ in found),
                    weight=found[0][0],
                )
        return scores


def _fault(aspect: Aspect) -> str:
    for word in chain.from_iterable(aspect.words.values()):
        try:
            re.compile(word)
        except re.error as error:
            return f"{word!r} is no regular expression ({error})"
    return ""


def _found(aspect: Aspect, words: str) -> Iterator[tuple[int, str]]:
    """List the words that tell of an aspect, the heaviest first, each stretch counted once."""
    taken: list[tuple[int, int]] = []
    for weight, pattern in _compiled(tuple(sorted(aspect.words.items(), reverse=True))):
        for match in pattern.finditer(words):
            start, end = match.span()
            if all(end <= a or b <= start for a, b in taken):
                taken.append((start, end))
                yield weight, match.group()


@cache
def _compiled(words: tuple[tuple[int, tuple[str, ...]], ...]) -> list[tuple[int, re.Pattern[str]]]:
    return [(w, re.compile(rf"\b(?:{'|'.join(p)})\b", re.IGNORECASE)) for w, p in words]


def _best(scores: Iterable[_Score]) -> _Score | None:
    return max(scores, key=lambda score: (score.weight, score.total), default=None)


def _sum(said: _Score | None, around: _Score | None) -> _Score | None:
    if said is None or around is None:
        return said or around
    found = tuple(dict.fromkeys((*said.found, *around.found)))
    weight, total = max(said.weight, around.weight), said.total + around.total
    return attrs.evolve(said, found=found, total=total, weight=weight)


def _proposed(score: _Score, where: str) -> Proposed:
    shown = ", ".join(repr(" ".join(text.split())) for text in dict.fromkeys(score.found))
    return Proposed(aspect=score.aspect, why=f"its {where} says {shown}")


def _sentence(claim: Claim, text: str) -> str:
    if not text or claim.anchor is None or not claim.anchor.spans:
        return ""
    spans = claim.anchor.spans
    start, end = _layout(text).sentence(spans[0][0], spans[-1][1])
    return straight(text[start:end])


@lru_cache(maxsize=4)
def _layout(text: str) -> Sentences:
    return Sentences.read(text)


@cache
def _shipped() -> Codebook:
    return shipped(Codebook, "relations.toml")
