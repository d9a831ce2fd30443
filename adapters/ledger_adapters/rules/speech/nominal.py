"""Nouns that stand for saying or wanting: `X's claim that …`, `a warning by X that …`."""

from __future__ import annotations

from collections.abc import Iterator

from ledger_adapters.rules.prose import phrases
from ledger_adapters.rules.prose.phrases import Range
from ledger_adapters.rules.prose.regions import Region
from ledger_adapters.rules.speech.clauses import second_verb
from ledger_adapters.rules.speech.found import Attribution
from ledger_adapters.rules.speech.sides import trim
from ledger_adapters.rules.vocabulary.cues import lexicon
from ledger_adapters.rules.vocabulary.words import BE, words

POSSESSIVES = words("possessives")
GIVING = words("giving")
UNNAMED = words("unnamed")


def noun(region: Region, k: int) -> Iterator[Attribution]:
    """`X's claim that …`, `a warning by X that …`, `X's goal is to …`."""
    cue, after = lexicon().nouns[region.tokens[k].low], k + 1
    owner = owner_of(region, k)
    if (region.low(after) in ("by", "from") or (owner is None and region.low(after) == "of")) and (
        agent := phrases.right(region.tokens, after + 1, region.hi)
    ):
        agent = phrases.before_infinitive(region.tokens, agent)
        owner, after = owner or agent, agent[1]
    if region.low(after) in BE and region.low(after + 1) in cue.links:
        after += 1
    owner = owner or _giver(region, k)
    unnamed = owner is None and _by_nobody(region, k, after)
    if region.low(after) not in cue.links or not (owner or unnamed):
        return
    starts = owner[0] if owner else k
    infinitive = region.low(after) == "to" and region.tag(after + 1) not in "DNO"
    content = trim(region, after + (not infinitive), _noun_end(region, after, starts))
    if content:
        yield Attribution(
            act=cue.act, by=phrases.apart(region.tokens, owner) if owner else (),
            content=(content,), cue=(k, k + 1), pattern="noun" if owner else "noun-unnamed",
            starts=starts, verb=cue.verb, voice=cue.voice,
        )  # fmt: skip


def _giver(region: Region, k: int) -> Range | None:
    """`Rusk issued a warning that …`: who gives what the noun stands for."""
    verb = k - 1
    while verb > region.lo and region.tag(verb) in "DW":
        verb -= 1
    return phrases.left(region.tokens, region.lo, verb) if region.low(verb) in GIVING else None


def _by_nobody(region: Region, k: int, after: int) -> bool:
    """`amid fears that …`, `the allegation that …`: what is said by people nobody names."""
    if region.low(k) not in UNNAMED or region.low(after) != "that":
        return False
    before = region.tag(k - 1)
    placed = before in "DPC.,A" or (before in "WB" and region.tag(k - 2) in "DPV")
    return placed and region.tag(after + 1) in "DNOW#BG"


def _noun_end(region: Region, after: int, owner: int) -> int:
    """Where the content of a noun cue ends: a phrase ends before the next verb or quotation.

    So does an infinitive where the noun is the subject: "his wish to stay surprised nobody".
    """
    low = region.low(after)
    subject = not any(region.tag(k) in "AV" for k in range(region.lo, owner))
    for k in range(after + 1, region.hi):
        leads = (
            region.tag(region.lo) in "PS" and region.tag(k) == "," and region.tag(k + 1) in "DNO"
        )
        if low == "that" and leads:
            return k
        if low == "that" and subject and k == second_verb(region, after + 1, region.hi):
            return k
        ends = subject and region.closes(k) and region.tag(k - 1) == ","
        if ends or (low == "to" and subject and k > after + 1 and region.tag(k) in "AV,;"):
            return k + ends
        if low in ("that", "to", "whether") or region.low(k - 1) == "to":
            continue
        if region.tag(k) in "A,;VRT" or region.opens(k):
            return k
    return region.hi


def owner_of(region: Region, k: int) -> Range | None:
    """Whose a noun is: before a possessive 's, a possessive pronoun, or the name before it."""
    for n in range(k - 1, max(region.lo, k - 6) - 1, -1):
        if region.tag(n) == "Z" or (region.low(n) == "'" and region.low(n - 1).endswith("s")):
            return phrases.name(region.tokens, region.lo, n)
        if region.low(n) == "whose":
            return phrases.antecedent(region.tokens, region.lo, n)
        if region.low(n) in POSSESSIVES:
            return n, n + 1
        if region.tag(n) == "N":
            if region.low(k).endswith("s") and region.low(k) in lexicon().verbs:
                return None
            return phrases.name(region.tokens, region.lo, n + 1)
        if region.tag(n) not in "WBV#":
            return None
    return None
