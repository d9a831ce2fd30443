"""How far two annotators agree who never saw each other's work."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from evaluation import gold
from evaluation.gold import GoldText
from evaluation.places import place
from evaluation.reading import Found, Link
from evaluation.report import prf, share
from evaluation.scoring import judge, tally


def as_found(text: GoldText) -> list[Found]:
    """Take an annotation for what a reader found, so that it can be scored against another."""
    return [
        Found(
            content=text.spans(claim.content),
            chain=tuple(
                Link(
                    mentions=text.spans(hop.mention),
                    cue=text.spans((hop.cue,)),
                    voice=hop.voice,
                )
                for hop in claim.chain
            ),
            hedges=tuple((place(text.text, h.words), h.owner) for h in claim.hedges),
        )
        for claim in text.annotation.claims
    ]


def lines() -> Iterable[str]:
    """Score the second annotation of each text against the first, as if a reader had made it."""
    whole: Counter[str] = Counter()
    voices: Counter[bool] = Counter()
    for name in gold.names("second"):
        half: gold.Half = "open" if name in gold.names("open") else "frozen"
        verdicts = judge(gold.load(half, name), as_found(gold.load("second", name)))
        whole += tally(verdicts)
        for one in verdicts:
            if one.gold and one.found:
                voices[one.gold.chain[-1].voice == one.found.chain[-1].voice] += 1
    yield f"texts {len(gold.names('second'))}  first {whole['gold']}  second {whole['found']}"
    for key in ("content", "triple"):
        yield f"{key:20} F {prf(whole[key], whole['found'], whole['gold'])[2]:5.1f}"
    yield f"{'same chain':20} {share(whole['chain'], whole['content']):7.1f}"
    yield f"{'same voice':20} {share(voices[True], voices.total()):7.1f}"
    yield f"{'same hedge owner':20} {share(whole['hedges owned'], whole['hedges']):7.1f}"
