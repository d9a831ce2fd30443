"""Where a claim of the library's own form stands: spans checked against words, or found by them."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

import attrs

from ledger.adapter import anchor
from ledger.claims import Anchor, Span, Words
from ledger_adapters.annotations.own_words import BadWord
from ledger_adapters.annotations.places import LONGEST, Lost, Place, PlainText, loosely
from ledger_adapters.annotations.places import Words as Sought

_LONGEST: Final = 4096


@attrs.frozen(kw_only=True)
class Standing:
    """What a claim says of its place: spans, the words there, what stands around them.

    `content` may be the words there or a paraphrase of them.
    """

    content: str
    exact: str
    prefix: str
    spans: tuple[Span, ...]
    suffix: str


@attrs.frozen(kw_only=True)
class Settled:
    """Where a claim stands; `shift` is how far its first span has moved, `how` why it has."""

    anchor: Anchor | None = None
    how: str = ""
    shift: int = 0


def settle(standing: Standing, text: PlainText | None) -> Settled:
    """Find where a claim stands; raises `BadWord` where its words cannot be found."""
    if text is None:
        return Settled(anchor=_unchecked(standing))
    if not standing.spans:
        return _by_words(standing, text)
    length = len(text.text)
    if sum(end - start for start, end in standing.spans) > LONGEST:
        raise BadWord(f"spans: they are longer than the {LONGEST} code points that a claim holds")
    inside = standing.spans[-1][1] <= length
    there = [text.text[a:b] for a, b in standing.spans]
    wanted = loosely(standing.exact or standing.content)
    joined = {loosely(mark.join(there)) for mark in (" … ", " ", "")}
    if inside and (wanted in joined or not wanted.strip()):
        return Settled(anchor=anchor(text.text, *standing.spans))
    return _moved(standing, text, inside)


def _unchecked(standing: Standing) -> Anchor | None:
    exact = standing.exact or (standing.content if standing.spans else "")
    if not exact:
        return None
    prefix, suffix = standing.prefix[-_LONGEST:], standing.suffix[:_LONGEST]
    return Anchor(exact=exact, prefix=prefix, spans=standing.spans, suffix=suffix)


def _by_words(standing: Standing, text: PlainText) -> Settled:
    exact = standing.exact or standing.content
    found = text.find(Sought(exact=exact, prefix=standing.prefix, suffix=standing.suffix))
    if isinstance(found, Place):
        return Settled(anchor=anchor(text.text, found.span))
    if standing.exact:
        raise BadWord(found.why)
    return Settled()


def _moved(standing: Standing, text: PlainText, inside: bool) -> Settled:
    """Look for words that are not at their spans; a paraphrase stands where it is said to."""
    pieces = _pieces(standing)
    found = (
        [
            text.find(
                Sought(
                    exact=piece,
                    prefix=standing.prefix if n == 0 else "",
                    said=span,
                    suffix=standing.suffix if n == len(pieces) - 1 else "",
                )
            )
            for n, (piece, span) in enumerate(zip(pieces, standing.spans, strict=True))
        ]
        if len(pieces) == len(standing.spans)
        else [Lost(why="its words fit no such pieces")]
    )
    places = [place for place in found if isinstance(place, Place)]
    spans = tuple(place.span for place in places)
    in_order = all(one[1] <= other[0] for one, other in pairwise(spans))
    if len(places) == len(found) and in_order:
        how = next((place.how for place in places if place.how), "")
        shift = spans[0][0] - standing.spans[0][0]
        return Settled(anchor=anchor(text.text, *spans), how=how, shift=shift)
    if inside and not standing.exact:
        return Settled(anchor=anchor(text.text, *standing.spans))
    lost = next((each.why for each in found if isinstance(each, Lost)), "its words changed order")
    raise BadWord(lost)


def _pieces(standing: Standing) -> list[str]:
    exact = standing.exact or standing.content
    return [exact] if len(standing.spans) == 1 else exact.split(" … ")


def beside(words: Words | None, shift: int, text: PlainText | None) -> Words | None:
    """Check where a cue or a mention stands; it may have moved with its claim.

    One whose words are not there keeps them and loses its place; one without words gets them from
    the text.
    """
    if words is None or words.at is None or text is None:
        return words
    start, end = words.at
    if not words.text and end <= len(text.text):
        return Words(at=words.at, text=text.text[start:end][:_LONGEST])
    for by in (shift, 0):
        if start + by >= 0 and text.fits((start + by, end + by), words.text):
            return Words(at=(start + by, end + by), text=words.text)
    return Words(text=words.text) if words.text else None
