"""The rarer words of a loose record: all that the model has beyond who said what, where and when.

They go by names that other people's tables use for other things. So what is none of a word's own
values is kept in the extras, under the word.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, get_args

import attrs
import msgspec

from ledger.adapter import Draft
from ledger.claims import (
    Anchor,
    Claim,
    Commitment,
    Correction,
    Flag,
    Form,
    Hop,
    Link,
    Polarity,
    Rating,
    Retraction,
    Span,
    Term,
    Verb,
    Voice,
    Wording,
    Words,
    changed,
)
from ledger.errors import BadDate
from ledger.interchange.names import joint, links
from ledger.interchange.plain import Loose, coded
from ledger.interchange.words import dated, mentions
from ledger.times import When, when

_SEVERAL: Final = " … "
_YES: Final = ("yes", "true", "1", "x")
_NO: Final = ("no", "false", "0")


def fuller(claim: Claim, more: Mapping[str, str], called: Mapping[str, str]) -> Claim:
    """Give a claim with what the rarer words say of it; the record has `called` them so.

    Raises `BadWord` for the date of a hop.
    """
    kept = _Kept(more, called)
    full = changed(
        claim,
        anchor=_anchor(claim, kept),
        chain=_chain(claim.chain, kept),
        flags=kept.several("flags", Flag),
        form=kept.one("form", Form, claim.form),
        polarity=kept.one("polarity", Polarity, "unknown"),
        reply_to=kept.take("reply_to") or None,
    )
    quotes = _quotes(claim.anchor.exact, full.anchor) if claim.anchor and full.anchor else ()
    return changed(full, extras={**kept.extras(), **claim.extras}, quotes=quotes)


@attrs.define
class _Kept:
    """The rarer words of one record; what cannot be understood becomes an extra."""

    words: Mapping[str, str]
    called: Mapping[str, str] = attrs.field(factory=dict)
    _odd: dict[str, str] = attrs.field(factory=dict, init=False)

    def take(self, word: str) -> str:
        return self.words.get(word, "")

    def odd(self, word: str) -> None:
        """Keep a word as an extra."""
        self._odd[self.called.get(word, word)] = self.words[word]

    def one(self, word: str, choices: Any, default: Any) -> Any:
        """Read a word of a closed vocabulary."""
        text = self.take(word).lower()
        if text and text not in get_args(choices):
            self.odd(word)
        return text if text in get_args(choices) else default

    def several(self, word: str, choices: Any) -> tuple[Any, ...]:
        """Read a list of words of a closed vocabulary, parted by semicolons."""
        found = tuple(filter(None, (text.strip().lower() for text in self.take(word).split(";"))))
        if any(text not in get_args(choices) for text in found):
            self.odd(word)
            return ()
        return found

    def each(self, word: str, hops: int, choices: Any = None) -> list[str]:
        """Read one value for each of the last hops: "report > say"; "" for the hops before."""
        found = links(self.words[word]) if word in self.words else []
        found = [text.lower() for text in found] if choices else found
        odd = choices and any(text and text not in get_args(choices) for text in found)
        if len(found) > hops or odd:
            self.odd(word)
            found = []
        return [""] * (hops - len(found)) + found

    def date(self, word: str) -> When | None:
        """Read a date; what is none is an extra."""
        try:
            return when(self.take(word))
        except BadDate:
            self.odd(word)
            return None

    def extras(self) -> dict[str, str]:
        """Give what could not be understood, and what is told as extras by name."""
        told = self.take("extras")
        if not told:
            return self._odd
        try:
            return {**self._odd, **msgspec.json.decode(told, type=dict[str, str])}
        except msgspec.MsgspecError:
            return {**self._odd, "extras": told}


def _chain(chain: tuple[Hop, ...], kept: _Kept) -> tuple[Hop, ...]:
    count = len(chain)
    dates = kept.each("reported_on", count - 1) if count > 1 else []
    rows = zip(
        chain,
        [*dates, ""],
        kept.each("verb", count, Verb),
        kept.each("voice", count, Voice),
        kept.each("wording", count, Wording),
        kept.each("cue", count),
        strict=True,
    )
    return tuple(_hop(hop, *row) for hop, *row in rows)


def _hop(hop: Hop, date: str, verb: Any, voice: Any, wording: Any, cue: str) -> Hop:
    return changed(
        hop,
        cue=Words(text=cue) if cue else hop.cue,
        said=dated("reported_on", date) if date else hop.said,
        verb=verb or hop.verb,
        voice=voice or hop.voice,
        wording=wording or hop.wording,
    )


def _anchor(claim: Claim, kept: _Kept) -> Anchor | None:
    """Give the place in the source's text, told by its words and by offsets in code points."""
    exact = kept.take("anchor") or (claim.anchor.exact if claim.anchor else "")
    if not exact:
        for word in ("prefix", "suffix", "start", "end"):
            if kept.take(word):
                kept.odd(word)
        return None
    return Anchor(
        exact=exact,
        prefix=kept.take("prefix"),
        spans=_spans(exact, kept),
        suffix=kept.take("suffix"),
    )


def _spans(exact: str, kept: _Kept) -> tuple[Span, ...]:
    """Read spans: "12" and "40" or, where there are several, "12; 50" and "40; 60"."""
    starts, ends = (kept.take(word).split(";") for word in ("start", "end"))
    try:
        spans = tuple((int(a), int(b)) for a, b in zip(starts, ends, strict=True))
    except ValueError:
        spans = ()
    length = sum(b - a for a, b in spans) + len(_SEVERAL) * (len(spans) - 1)
    if spans and all(0 <= a <= b < 2**53 for a, b in spans) and length == len(exact):
        return spans
    for word in ("start", "end"):
        if kept.take(word):
            kept.odd(word)
    return ()


def _quotes(quote: str, anchor: Anchor) -> tuple[Span, ...]:
    """Find the claimant's own words in an anchor of one span or more."""
    found: list[Span] = []
    texts = anchor.exact.split(_SEVERAL) if len(anchor.spans) > 1 else [anchor.exact]
    if len(texts) != len(anchor.spans) or quote == anchor.exact:
        return ()
    places = [(text, start) for text, (start, _) in zip(texts, anchor.spans, strict=True)]
    for piece in quote.split(_SEVERAL):
        at = next(((text.find(piece), start) for text, start in places if piece in text), None)
        if at is None:
            return ()
        found.append((at[0] + at[1], at[0] + at[1] + len(piece)))
    return tuple(found)


def besides(claim: Claim, loose: Loose, at: str, coder: str) -> tuple[Draft, ...]:
    """Make the drafts of a full record: the claim, or a correction of one, and what it says of it.

    Raises `BadWord`.
    """
    more, id, by = loose.more, claim.id, loose.coder or coder
    kept = _Kept(more)
    made: list[Any] = []
    if more.get("grade"):
        term = Term(scale=more.get("scale", ""), term=more["grade"])
        made.append(Rating(by=more.get("rater", by), id=f"{id} rating", target=id, term=term))
    if more.get("relation") and more.get("other"):
        relation = more["relation"].strip().lower().replace(" ", "_")
        made.append(Link(by=by, claim=id, id=f"{id} link", other=more["other"], relation=relation))
    if more.get("retracted", "").lower() not in ("", *_NO):
        made.append(_retraction(claim, kept))
    if loose.aspect or loose.bearing or loose.parties:
        commitment = kept.one("commitment", Commitment, "unknown")
        codebook = more.get("codebook", "")
        coding = coded(loose, at, coder, codebook=codebook, commitment=commitment)
        made.append(coding.record)
    first: Any = claim
    if more.get("corrects"):
        first = Correction(
            claim=changed(claim, id=more["corrects"]),
            id=id,
            note=more.get("correction_note", ""),
            published=kept.date("corrected"),
        )
    drafts = [first, *made]
    keys = [f"{loose.key}{record.id[len(id) :]}" if loose.key else "" for record in drafts]
    return tuple(
        Draft(at=at, document=loose.document, key=key, record=record)
        for key, record in zip(keys, drafts, strict=True)
    )


def _retraction(claim: Claim, kept: _Kept) -> Retraction:
    """Make the retraction: by whom it says, else by the claimant; on that day, if it tells one."""
    told = kept.take("retracted_by")
    by = mentions(joint(told)) if told else claim.who
    said = None if kept.take("retracted").lower() in _YES else kept.date("retracted")
    return Retraction(
        chain=(Hop(by=by, said=said),), claim=claim.id, id=f"{claim.id} retraction", source=""
    )
