"""A record in plain words: who, content, source, date, reported_by, and the claim they make."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from ledger.adapter import Draft
from ledger.claims import Act, Anchor, Bearing, Claim, Coding, Hop, Mention, Occurrence
from ledger.interchange.words import BadWord, chosen, dated, hedges, mentions, reporters


@attrs.frozen(kw_only=True)
class Loose:
    """A record as plain words; everything but the content may be unknown.

    `reported_by` are the hops before the claimant, outermost first; `quote` is the claimant's
    wording, verbatim; `more` holds the rarer words (`ledger.interchange.fuller`), which the record
    may have `called` otherwise; `extras` keeps what has no word of its own, under its own name.
    """

    act: str = ""
    addressee: str = ""
    aspect: str = ""
    bearing: str = ""
    called: Mapping[str, str] = attrs.field(factory=dict)
    coder: str = ""
    content: str = ""
    date: str = ""
    document: str = ""
    extras: Mapping[str, str] = attrs.field(factory=dict)
    happened: str = ""
    hedge: str = ""
    key: str = ""
    parties: tuple[str, ...] = ()
    quote: str = ""
    more: Mapping[str, str] = attrs.field(factory=dict)
    reported_by: tuple[tuple[str, ...], ...] = ()
    who: tuple[str, ...] = ()


def reporting(
    chain: tuple[tuple[str, ...], ...], who: tuple[str, ...]
) -> tuple[tuple[str, ...], ...]:
    """Take the claimant off a chain that was written whole, claimant and all."""
    return chain[:-1] if chain and chain[-1] == who else chain


def claim(loose: Loose, id: str) -> Claim:
    """Make the claim that a loose record states; raises `BadWord`."""
    quote = loose.quote
    content = loose.content or quote
    if not content:
        raise BadWord("content", "it is empty; a claim has to say something")
    before = loose.reported_by
    last = Hop(
        by=mentions(loose.who),
        said=dated("date", loose.date) if loose.date else None,
        wording="verbatim" if quote else "unknown",
    )
    return Claim(
        act=chosen("act", loose.act, Act, "asserts"),
        addressee=Mention(text=loose.addressee) if loose.addressee else None,
        anchor=Anchor(exact=quote) if quote else None,
        chain=(*reporters(before), last) if before else (last,),
        content=content,
        extras=dict(loose.extras),
        form=("direct" if quote == content else "mixed") if quote else "indirect",
        hedges=hedges(loose.hedge) if loose.hedge else (),
        id=id,
        occurrence=Occurrence(happened=dated("happened", loose.happened))
        if loose.happened
        else None,
        source=loose.document,
    )


def coded(loose: Loose, at: str, coder: str, **more: Any) -> Draft:
    """Make the draft of what a loose record judges of its claim; raises `BadWord`."""
    id = loose.key or at
    coding = Coding(
        aspect=loose.aspect,
        bearing=chosen("bearing", loose.bearing, Bearing, "open"),
        claim=id,
        coder=loose.coder or coder,
        id=f"{id} coding",
        parties=loose.parties,
        **more,
    )
    key = f"{loose.key} coding" if loose.key else ""
    return Draft(at=at, document=loose.document, key=key, record=coding)
