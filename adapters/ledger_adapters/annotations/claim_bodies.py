"""Claims that an annotation holds whole in its body, as the ledger exports them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, TypeVar

import msgspec

from ledger.adapter import Draft, changed
from ledger.claims import Agent, Claim, Hop, Mention, Span, Words
from ledger_adapters.annotations.places import PlainText
from ledger_adapters.annotations.selecting import Selected

_PLACEHOLDER: Final = "-"
_Placed = TypeVar("_Placed", Mention, Words)


class BadClaim(ValueError):
    """The claim in a body breaks a rule of the model; says where."""


def claim_of(found: Mapping[str, Any], id: str) -> Claim:
    """Read a claim; raises `BadClaim` with the path of the field and what was expected there."""
    try:
        claim = msgspec.convert({**found, "id": _PLACEHOLDER, "source": _PLACEHOLDER}, Claim)
    except msgspec.ValidationError as error:
        raise BadClaim(f"its claim: {error}") from None
    return changed(claim, id=id, source="")


def agents_of(found: Any) -> list[Draft]:
    """Read the agents that a body introduces; those that break a rule raise `BadClaim`."""
    drafts: list[Draft] = []
    for each in found if isinstance(found, list) else []:
        try:
            agent = msgspec.convert(each, Agent)
        except msgspec.ValidationError as error:
            raise BadClaim(f"its agents: {error}") from None
        drafts.append(Draft(key=agent.id, record=agent))
    return drafts


def settled(claim: Claim, selected: Selected, text: PlainText | None) -> Claim:
    """Put a claim where its words stand in the text; raises `BadClaim` where they do not.

    When it has moved, its cues, mentions and quotations move with it, and those whose words are
    not there lose their places.
    """
    anchor = claim.anchor
    if anchor is None or text is None or not anchor.spans:
        return claim
    if " … ".join(text.text[a:b] for a, b in anchor.spans) == anchor.exact:
        return claim
    if selected.lost or not selected.spans:
        raise BadClaim(selected.lost or "nothing tells where it stands in the changed text")
    shift = selected.spans[0][0] - anchor.spans[0][0]
    spans = tuple((a + shift, b + shift) for a, b in anchor.spans)
    if spans[0][0] < 0 or " … ".join(text.text[a:b] for a, b in spans) != anchor.exact:
        raise BadClaim("the words it stands in have changed since")
    return _shifted(claim, spans, shift, text.text)


def _shifted(claim: Claim, spans: tuple[Span, ...], shift: int, text: str) -> Claim:
    anchor = claim.anchor
    assert anchor is not None
    start, end = spans[0][0], spans[-1][1]
    around = changed(
        anchor, prefix=text[max(0, start - 32) : start], spans=spans, suffix=text[end : end + 32]
    )
    before = f"{anchor.spans[0][0]}–{anchor.spans[-1][1]}"
    hops = tuple(_hop(hop, shift, text) for hop in claim.chain)
    hedges = tuple(
        changed(h, at=(h.at[0] + shift, h.at[1] + shift)) if h.at else h for h in claim.hedges
    )
    return changed(
        claim,
        anchor=around,
        chain=hops,
        extras={**claim.extras, "target.place": f"moved from {before}"},
        hedges=hedges,
        quotes=tuple((a + shift, b + shift) for a, b in claim.quotes),
    )


def _hop(hop: Hop, shift: int, text: str) -> Hop:
    cue = hop.cue and _placed(hop.cue, shift, text)
    return changed(hop, by=tuple(_placed(m, shift, text) for m in hop.by), cue=cue)


def _placed(words: _Placed, shift: int, text: str) -> _Placed:
    """Move words with their claim, or leave them where they stand; else they lose their place."""
    if words.at is None:
        return words
    start, end = words.at
    for by in (shift, 0):
        if start + by >= 0 and text[start + by : end + by] == words.text:
            return changed(words, at=(start + by, end + by))
    return changed(words, at=None)
