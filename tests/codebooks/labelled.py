"""What a labelled pair of claims is made of, and how the rules are let look at it."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from ledger.claims import Act, Claim, Form, Hop, Mention, Occurrence, Words
from ledger.codebooks.disagreements import RULES, Heard, Proposed, propose
from ledger.times import When

CONTRADICTS, COPIES, DENIES, OCCURS, POSITION, RESTATES, SAME_WORDS, REPORTS = (
    next(rule for rule in RULES if name in rule)
    for name in (
        "contradictions", "copies", "denials", "occurrences", "positions", "restatements",
        "same-words", "utterances",
    )
)  # fmt: skip

SIDES = {
    "Orlov": "Arcadia",
    "Arcadian ministry": "Arcadia",
    "Arcadia": "Arcadia",
    "Petrov": "Borduria",
    "Bordurian ministry": "Borduria",
    "Borduria": "Borduria",
}


@attrs.frozen
class Told:
    """A claim of a pair, in as few words as it takes."""

    who: str
    content: str
    day: str = ""
    source: str = "notes"
    act: Act = "asserts"
    form: Form = "indirect"
    about: str = ""
    happened: str = ""
    aspect: str = "contact"


@attrs.frozen
class Pair:
    """Two claims, and the rules that should link them."""

    first: Told
    second: Told
    rules: tuple[str, ...] = ()


def _told(it: Told, n: int) -> Heard:
    occurrence = None
    if it.about:
        when = When(edtf=it.happened) if it.happened else None
        occurrence = Occurrence(happened=when, words=Words(text=it.about))
    said = When(edtf=it.day) if it.day else None
    claim = Claim(
        act=it.act,
        chain=(Hop(by=(Mention(text=it.who),), said=said),),
        content=it.content,
        form=it.form,
        id=f"claim-{n}",
        occurrence=occurrence,
        source=it.source,
    )
    return Heard(
        aspects=frozenset({it.aspect}) if it.aspect else frozenset(),
        claim=claim,
        claimant=it.who,
        dated=said is not None,
        name=it.who,
        published=(None, None),
        said=(said.lo, said.hi) if said else (None, None),
        seq=n,
        sides=frozenset({it.who, SIDES.get(it.who, it.who)}),
    )


def proposed(pair: Pair) -> tuple[Proposed, ...]:
    """Let the rules look at a pair."""
    return propose((_told(pair.first, 1), _told(pair.second, 2)))


def heard(told: Iterator[Told]) -> list[Heard]:
    """Make what the rules see of many claims."""
    return [_told(it, n) for n, it in enumerate(told, 1)]


JUNE, LATER = "2023-06-01", "2023-09-14"
