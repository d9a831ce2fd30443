"""Counts how much of an annotated text a reader found, and how much of what it found is right."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from evaluation.gold import GoldClaim, GoldHop, GoldText
from evaluation.matching import HALF, Item, Words, pairs
from evaluation.places import Span, place
from evaluation.reading import Found, Link

_QUOTED: Final = re.compile(r'[“"]([^“”"]*)[”"]')
_DIRECT: Final = 0.9
_PRONOUNS: Final = frozenset(
    {"they", "them", "their", "this", "that", "these", "those", "which", "whose"}
)
_SHORTEST: Final = 3


@attrs.frozen(kw_only=True)
class Verdict:
    """What became of one gold claim, of one found claim, or of both, which were paired."""

    text: GoldText
    gold: GoldClaim | None = None
    found: Found | None = None
    claimant: bool = False
    cue: bool = False
    chain: bool = False

    @property
    def triple(self) -> bool:
        """Whether content, claimant and cue are right."""
        return self.gold is not None and self.found is not None and self.claimant and self.cue


def judge(text: GoldText, found: list[Found]) -> list[Verdict]:
    """Pair the claims of a text with those found in it, and judge each."""
    words, claims = Words.of(text.text), text.annotation.claims
    golds = [_gold_item(text, claim, words) for claim in claims]
    matched = [
        (i, j) for i, j, same in pairs(golds, [_item(one, words) for one in found]) if same >= HALF
    ]
    verdicts = [_verdict(text, claims[i], found[j], words) for i, j in matched]
    gold_left = set(range(len(claims))) - {i for i, _ in matched}
    found_left = set(range(len(found))) - {j for _, j in matched}
    verdicts += [Verdict(text=text, gold=claims[i]) for i in sorted(gold_left)]
    verdicts += [Verdict(text=text, found=found[j]) for j in sorted(found_left)]
    return verdicts


def _gold_item(text: GoldText, claim: GoldClaim, words: Words) -> Item:
    last = claim.chain[-1]
    return Item(
        content=words.inside(text.spans(claim.content)),
        claimant=words.inside(text.spans(last.mention)),
        cue=words.inside(text.spans((last.cue,)), full=True),
    )


def _item(found: Found, words: Words) -> Item:
    last = found.chain[-1]
    return Item(
        content=words.inside(found.content),
        claimant=words.inside(last.mentions),
        cue=words.inside(last.cue, full=True),
    )


def _verdict(text: GoldText, gold: GoldClaim, found: Found, words: Words) -> Verdict:
    last = gold.chain[-1]
    chain = len(gold.chain) == len(found.chain) and all(
        _same_claimant(text, hop, link, words)
        for hop, link in zip(gold.chain, found.chain, strict=True)
    )
    claimant = _same_claimant(text, last, found.chain[-1], words)
    cue = not last.cue or _overlap(text.spans((last.cue,)), found.chain[-1].cue)
    return Verdict(text=text, gold=gold, found=found, claimant=claimant, cue=cue, chain=chain)


def _same_claimant(text: GoldText, hop: GoldHop, link: Link, words: Words) -> bool:
    """Whether the mentions overlap, neither names anybody, or both are one agent's names."""
    gold = words.inside(text.spans(hop.mention))
    found = words.inside(link.mentions)
    if gold & found or not (gold or found):
        return True
    said = [text.text[start:end].lower() for start, end in link.mentions]
    return any(name in one or one in name for one in said for name in _names(text, hop))


def _names(text: GoldText, hop: GoldHop) -> set[str]:
    """All names under which the annotation knows the agents of a hop, in lower case."""
    names = {text.annotation.agents[id].lower() for id in hop.who}
    for claim in text.annotation.claims:
        for other in claim.chain:
            if other.who == hop.who and len(hop.who) == 1:
                places = text.spans(other.mention)
                names |= {text.text[start:end].lower() for start, end in places}
    return {name for name in names - _PRONOUNS if len(name) > _SHORTEST}


def _overlap(gold: tuple[Span, ...], found: tuple[Span, ...]) -> bool:
    return any(a < d and c < b for a, b in gold for c, d in found)


def kind(text: GoldText, spans: Iterable[Span]) -> str:
    """Tell direct, mixed and indirect speech apart by the quotation marks in the content."""
    content = " ".join(text.text[start:end] for start, end in spans)
    quoted = "".join(_QUOTED.findall(content))
    if len(quoted) > _DIRECT * len(content):
        return "direct"
    return "mixed" if re.search('[“”"]', content) else "indirect"


def hedges(verdict: Verdict) -> Iterator[tuple[bool, bool]]:
    """For each hedge of a gold claim that was found: was it seen, and was its owner told?"""
    if verdict.gold is None or verdict.found is None:
        return
    for hedge in verdict.gold.hedges:
        at = place(verdict.text.text, hedge.words)
        owners = [owner for span, owner in verdict.found.hedges if _overlap((at,), (span,))]
        yield bool(owners), hedge.owner in owners


def tally(verdicts: list[Verdict]) -> Counter[str]:
    """Count what precision, recall and the other scores are made of."""
    count: Counter[str] = Counter()
    for verdict in verdicts:
        both = verdict.gold is not None and verdict.found is not None
        count["gold"] += verdict.gold is not None
        count["found"] += verdict.found is not None
        count["content"] += both
        count["triple"] += verdict.triple
        count["chain"] += verdict.chain
        if verdict.gold is not None and len(verdict.gold.chain) > 1:
            count["nested"] += 1
            count["nested content"] += both
            count["nested chain"] += verdict.chain
        for seen, owned in hedges(verdict):
            count["hedges"] += 1
            count["hedges seen"] += seen
            count["hedges owned"] += owned
    return count
