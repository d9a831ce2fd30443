"""Nouns that stand for saying or wanting: `X's claim that …`, `a warning by X that …`."""

from __future__ import annotations

from collections.abc import Iterator

from ledger_adapters.rules import phrases
from ledger_adapters.rules.contents import trim
from ledger_adapters.rules.cues import lexicon
from ledger_adapters.rules.found import Attribution, Region
from ledger_adapters.rules.phrases import Range
from ledger_adapters.rules.words import BE, words

POSSESSIVES = words("possessives")


def noun(region: Region, k: int) -> Iterator[Attribution]:
    """`X's claim that …`, `a warning by X that …`, `X's goal is to …`."""
    cue, after = lexicon().nouns[region.tokens[k].low], k + 1
    owner = owner_of(region, k)
    if region.low(after) in ("by", "from", "of") and (
        agent := phrases.right(region.tokens, after + 1, region.hi)
    ):
        owner, after = owner or agent, agent[1]
    if region.low(after) in BE and region.low(after + 1) in cue.links:
        after += 1
    if owner is None or region.low(after) not in cue.links:
        return
    start = after + (region.low(after) != "to")
    content = trim(region, start, _noun_end(region, after, owner[0]))
    if content:
        yield Attribution(
            act=cue.act, by=phrases.apart(region.tokens, owner), content=(content,), cue=(k, k + 1),
            pattern="noun", starts=owner[0], verb=cue.verb, voice=cue.voice,
        )  # fmt: skip


def _noun_end(region: Region, after: int, owner: int) -> int:
    """Where the content of a noun cue ends: a phrase ends before the next verb or quotation.

    So does an infinitive where the noun is the subject: "his wish to stay surprised nobody".
    """
    low = region.low(after)
    subject = not any(region.tag(k) in "AV" for k in range(region.lo, owner))
    for k in range(after + 1, region.hi):
        ends = subject and region.closes(k) and region.tag(k - 1) == ","
        if ends or (low == "to" and subject and k > after + 1 and region.tag(k) in "AV,;"):
            return k + ends
        if low not in ("that", "to", "whether") and (region.tag(k) in "A,;VRT" or region.opens(k)):
            return k
    return region.hi


def owner_of(region: Region, k: int) -> Range | None:
    """Whose a noun is: before a possessive 's, a possessive pronoun, or the name before it."""
    for n in range(k - 1, max(region.lo, k - 6) - 1, -1):
        if region.tag(n) == "Z" or (region.low(n) == "\u2019" and region.low(n - 1).endswith("s")):
            return phrases.name(region.tokens, region.lo, n)
        if region.low(n) in POSSESSIVES:
            return n, n + 1
        if region.tag(n) == "N":
            if region.low(k).endswith("s") and region.low(k) in lexicon().verbs:
                return None
            return phrases.name(region.tokens, region.lo, n + 1)
        if region.tag(n) not in "WBV#":
            return None
    return None
