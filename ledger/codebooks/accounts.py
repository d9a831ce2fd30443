"""Two parties' accounts of one occurrence: which claims tell the same thing differently."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

import attrs

from ledger.claims import Claim, Hop, Id, Relation, Span
from ledger.codebooks._text import label, straight
from ledger.codebooks.cast import Cast
from ledger.codebooks.sentences import Sentences

RULE: Final = "rule:accounts@1"
"""The coder of the links proposed here."""

_AGAINST: Final = re.compile(
    r"\b(?:while|whereas|whilst|but|by contrast|in contrast|on the other hand|meanwhile|however)\b",
    re.IGNORECASE,
)
_FAR: Final = 400


@attrs.frozen(kw_only=True)
class ProposedLink:
    """A link that a rule proposes from `claim` to `other`, and why."""

    claim: Id
    other: Id
    relation: Relation
    why: str


@attrs.frozen(kw_only=True)
class _Account:
    claim: Claim
    outer: tuple[str, ...]
    party: str
    span: Span | None


def accounts(claims: Sequence[Claim], text: str, cast: Cast) -> tuple[ProposedLink, ...]:
    """Propose `differing_account` between claims of two states' agents about one occurrence.

    All claims stand in one source, whose text is `text` and whose cast is `cast`. Two claims give
    accounts of one occurrence when one sentence sets them against each other ("while", "whereas",
    "but") after the same reporters, or when they name the same occurrence in the same words.
    """
    given = [account for claim in claims if (account := _account(claim, cast))]
    layout = cast.sentences if cast.text == text else Sentences.read(text)
    return tuple(_links(given, text, layout))


def _links(given: list[_Account], text: str, layout: Sentences) -> Iterator[ProposedLink]:
    for one, other in combinations(given, 2):
        if one.party == other.party or one.outer != other.outer:
            continue
        why = _set_against(one, other, text, layout) or _same_occurrence(one.claim, other.claim)
        if why:
            whose = f"{one.claim.chain[-1].name} and {other.claim.chain[-1].name}"
            yield ProposedLink(
                claim=one.claim.id,
                other=other.claim.id,
                relation="differing_account",
                why=f"{whose} act for {one.party} and {other.party}; {why}",
            )


def _account(claim: Claim, cast: Cast) -> _Account | None:
    """Take a claim that one state's agent itself makes; None for comments and ascriptions."""
    last = claim.chain[-1]
    if claim.is_comment or last.voice != "speaks" or claim.form == "narrated":
        return None
    parties = {p.party for mention in last.by for p in cast.each(mention.text, _at(mention.at))}
    if len(parties) != 1 or "" in parties:
        return None
    outer = tuple(_who(hop, cast) for hop in claim.chain[:-1])
    spans = claim.anchor.spans if claim.anchor else ()
    hull = (spans[0][0], spans[-1][1]) if spans else None
    return _Account(claim=claim, outer=outer, party=parties.pop(), span=hull)


def _at(span: Span | None) -> int | None:
    return span[0] if span else None


def _who(hop: Hop, cast: Cast) -> str:
    names = []
    for mention in hop.by:
        found = cast.each(mention.text, _at(mention.at))
        names += [p.name for p in found] or [label(mention.text or mention.agent or "")]
    return " and ".join(names)


def _set_against(one: _Account, other: _Account, text: str, layout: Sentences) -> str:
    if one.span is None or other.span is None:
        return ""
    first, second = sorted((one.span, other.span))
    if second[0] - first[1] > _FAR or first[1] > second[0]:
        return ""
    if layout.sentence(*first) != layout.sentence(*second):
        return ""
    found = _AGAINST.search(straight(text[first[1] : second[0]]))
    return f"one sentence sets them side by side with {found.group()!r}" if found else ""


def _same_occurrence(one: Claim, other: Claim) -> str:
    a, b = one.occurrence, other.occurrence
    if a is None or b is None:
        return ""
    if a.key and a.key == b.key:
        return f"both speak of the occurrence {a.key!r}"
    words = label(a.words.text).casefold()
    if not words or words != label(b.words.text).casefold():
        return ""
    if not (_tells_of(one, words) and _tells_of(other, words)) or _apart(one, other):
        return ""
    return f"both tell of {a.words.text!r}"


def _tells_of(claim: Claim, words: str) -> bool:
    """Tell whether the occurrence stands in the content; said during it, it is no account of it."""
    return words in straight(claim.content).casefold()


def _apart(one: Claim, other: Claim) -> bool:
    a = one.occurrence.happened if one.occurrence else None
    b = other.occurrence.happened if other.occurrence else None
    if a is None or b is None:
        return False
    return (a.hi is not None and b.lo is not None and a.hi < b.lo) or (
        b.hi is not None and a.lo is not None and b.hi < a.lo
    )
