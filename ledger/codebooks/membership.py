"""Which relationship a claim belongs to, before anybody has judged it.

A claim concerns the parties that its chain and content name. Only where those are fewer than two
does its sentence complete the pair, and only where the claim or its sentence points back ("their
ties", "the accusations") does its paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final, Literal, TypeAlias

import attrs

from ledger.claims import Claim, Mention, Span
from ledger.codebooks._text import straight
from ledger.codebooks.cast import RULE, Cast
from ledger.codebooks.proposals import PartyNamed
from ledger.codebooks.sentences import Sentences

__all__ = ["RULE", "Party", "Where", "parties_of"]

Where: TypeAlias = Literal["chain", "content", "sentence", "paragraph"]

_ANAPHOR: Final = re.compile(
    r"\b(?:they|them|their|theirs|it|its|he|him|his|she|her|hers|both|each other|one another"
    r"|the two|this|these|those|such|the former|the latter"
    r"|the (?:call|talks?|meeting|summit|visit|conversation|dialogue|negotiations?|discussions?"
    r"|accusations?|allegations?|claims?|charges?|criticism|agreement|deal|accord|treaty|pact"
    r"|partnership|alliance|relationship|relations|ties|friendship|dispute|conflict|row|rift"
    r"|exchange|statement|remarks|announcement|decision|move|proposal|offer|plan|leaders|sides"
    r"|countries|nations|ministers|presidents|neighbours|neighbors|allies|sanctions|sales))\b",
    re.IGNORECASE,
)
_PLACE: Final = re.compile(
    r"\b(?:in|at|near|across|inside|throughout|outside|around)\s+(?:the\s+)?$", re.IGNORECASE
)
_BETWEEN: Final = re.compile(r"\b(?:between|among)\s[^.;]{0,60}$", re.IGNORECASE)
_AND: Final = re.compile(r"(?:'s)?\s*(?:[\w-]+\s+){0,3}(?:and|or)\s+(?:the\s+)?", re.IGNORECASE)
_REACH: Final = 80


@attrs.frozen(kw_only=True)
class Party:
    """A state that a claim concerns: where it stands named, and in which words."""

    state: str
    where: Where
    words: str


def parties_of(claim: Claim, text: str, cast: Cast) -> tuple[Party, ...]:
    """List the states a claim concerns, nearest first; each pair of them is a relationship.

    `cast` was read from the source's text; `text` is that text, or "" when none was kept. One
    party alone makes no relationship.
    """
    content = tuple(cast.parties_in(claim.content))
    pair = _explicit_pair(claim.content, content)
    near = tuple(_from_chain(claim, cast))
    told = tuple(_from_addressee(claim, cast)) if near else ()
    inside = tuple(_parties(content, "content"))
    if pair and not told:
        return inside
    found = _nearest(near, told, inside)
    if len(found) < 2 and text and claim.anchor and claim.anchor.spans:
        found = _further(claim.anchor.spans, text, cast, found)
    return found


def _nearest(*levels: Iterable[Party]) -> tuple[Party, ...]:
    """Keep the first naming of each state."""
    found: dict[str, Party] = {}
    for party in chain.from_iterable(levels):
        found.setdefault(party.state, party)
    return tuple(found.values())


def _parties(places: Iterable[PartyNamed], where: Where) -> Iterator[Party]:
    yield from _nearest(Party(state=p.state, where=where, words=p.words) for p in places)


def _from_chain(claim: Claim, cast: Cast) -> Iterator[Party]:
    for hop in claim.chain:
        for mention in hop.by:
            yield from _from_mention(mention, cast)


def _from_addressee(claim: Claim, cast: Cast) -> Iterator[Party]:
    """Find whom the claim was told: what one party tells another is between the two."""
    if claim.addressee:
        yield from _from_mention(claim.addressee, cast)


def _from_mention(mention: Mention, cast: Cast) -> Iterator[Party]:
    at = mention.at[0] if mention.at else None
    for name in (mention.text, mention.agent or ""):
        found = [p for p in cast.each(name, at) if p.party] if name else []
        if found:
            yield from (Party(state=p.party, where="chain", words=name) for p in found)
            return


def _explicit_pair(content: str, places: tuple[PartyNamed, ...]) -> bool:
    """Tell whether the content says between whom: "between X and Y", and names nobody else."""
    plain = straight(content)
    direct = [place for place in places if place.how != "agent"] or list(places)
    if len({place.state for place in places}) != 2 or len(direct) < 2:
        return False
    first = next(p for p in places)
    second = next(p for p in places if p.state != first.state)
    between = _BETWEEN.search(plain[max(0, first.span[0] - _REACH) : first.span[0]])
    joined = _AND.fullmatch(plain, first.span[1], second.span[0])
    return between is not None and joined is not None


def _further(
    spans: tuple[Span, ...], text: str, cast: Cast, found: tuple[Party, ...]
) -> tuple[Party, ...]:
    layout = cast.sentences if cast.text == text else Sentences.read(text)
    sentence = layout.sentence(spans[0][0], spans[-1][1])
    found = _nearest(found, _outside(text, sentence, cast, "sentence"))
    if len(found) < 2 and _ANAPHOR.search(straight(text[sentence[0] : sentence[1]])):
        paragraph = layout.paragraph(*sentence)
        found = _nearest(found, _outside(text, paragraph, cast, "paragraph"))
    return found


def _outside(text: str, span: Span, cast: Cast, where: Where) -> Iterator[Party]:
    """List the parties named around a claim; a state named only as a place is none of them."""
    places = (p for p in cast.parties(*span) if not _is_place(text, p))
    return _parties(places, where)


def _is_place(text: str, place: PartyNamed) -> bool:
    before = text[max(0, place.span[0] - 16) : place.span[0]]
    return place.how in ("name", "capital") and _PLACE.search(before) is not None
