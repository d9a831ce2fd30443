"""Speakers told by a mark alone: `X: “…”`, `“…” — X`, a headline's `X: …`."""

from __future__ import annotations

from collections.abc import Iterator

from ledger_adapters.rules.prose import phrases
from ledger_adapters.rules.prose.regions import Region
from ledger_adapters.rules.speech.found import Attribution
from ledger_adapters.rules.speech.sides import trim
from ledger_adapters.rules.speech.subjects import main_subject
from ledger_adapters.rules.vocabulary.words import SPEAKERS


def colon(region: Region, k: int) -> Iterator[Attribution]:
    """`X: “…”`: words quoted behind a colon."""
    if region.closes(k - 1) and (who := phrases.right(region.tokens, k + 1, region.hi)):
        content = trim(region, region.lo, k)
        if content and region.tag(who[0]) == "N" and region.opens(content[0]):
            yield Attribution(
                by=(who,), content=(content,), cue=(k, k + 1), pattern="colon", starts=k,
            )  # fmt: skip
        return
    if not region.opens(k + 1):
        yield from _headline(region, k)
        return
    who = main_subject(region, region.lo, k)
    content = trim(region, k + 1, region.hi)
    if who and content:
        yield Attribution(
            by=phrases.apart(region.tokens, who), content=(content,), cue=(k, k + 1),
            pattern="colon", starts=who[0],
        )  # fmt: skip


def _headline(region: Region, k: int) -> Iterator[Attribution]:
    """`Novak: Road will close` as a headline: a short line with a speaker before the colon."""
    if region.lo or k > 6 or len(region.tokens) > 40 or k + 3 >= region.hi:
        return
    named = all(region.tag(n) in "N.Z" for n in range(k)) and region.tag(k - 1) == "N"
    if not named and region.low(k - 1) not in SPEAKERS:
        return
    if all(token.text.isupper() for token in region.tokens[:k]):
        return  # a kicker
    content = trim(region, k + 1, len(region.tokens))
    if content and region.tokens[0].text[0].isupper():
        yield Attribution(
            by=((0, k),), content=(content,), cue=(k, k + 1), pattern="headline", starts=0,
        )  # fmt: skip


def dash(region: Region, k: int) -> Iterator[Attribution]:
    """`“…” — X` at the end: a quotation with its author behind a dash."""
    if not region.closes(k - 1) or region.hi - k > 12:
        return
    who = phrases.right(region.tokens, k + 1, region.hi)
    content = trim(region, region.lo, k)
    if who and content and region.tag(who[0]) == "N" and region.tag(who[1]) in ".,":
        yield Attribution(
            by=(who,), content=(content,), cue=(k, k + 1), pattern="dash", starts=k,
        )  # fmt: skip
