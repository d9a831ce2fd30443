"""Wishes, feelings and expectations ascribed: `as X desires`, `X is worried about …`."""

from __future__ import annotations

from collections.abc import Iterator

from ledger_adapters.rules.prose import phrases
from ledger_adapters.rules.prose.phrases import Range
from ledger_adapters.rules.prose.regions import Region
from ledger_adapters.rules.speech.found import Attribution
from ledger_adapters.rules.speech.sides import trim
from ledger_adapters.rules.speech.subjects import main_subject
from ledger_adapters.rules.vocabulary.cues import lexicon
from ledger_adapters.rules.vocabulary.words import BE, NEGATIONS, words

SURE = frozenset({"convinced", "sure", "certain", "confident", "adamant", "afraid", "glad"})
WILLING = frozenset({"keen", "eager", "determined", "prepared", "desperate"})
EMOTIONS = words("emotions")
EMOTION_LINKS = words("emotion_links")


def as_desired(region: Region, k: int) -> Iterator[Attribution]:
    """`…, as X desires`: a wish ascribed."""
    desires = lexicon().desires
    ahead = range(k + 2, min(k + 12, region.hi))
    cue = next((n for n in ahead if region.lows[n] in desires), region.hi)
    who = phrases.right(region.tokens, k + 1, min(region.hi, cue))
    if who is None or any(region.tag(n) not in "AB" for n in range(who[1], cue)):
        return
    ends = region.tag(cue + 1) in ".,;" or region.closes(cue + 1) or cue + 1 >= region.hi
    if region.low(cue) not in desires or not ends:
        return
    content = _wished(region, k)
    if content:
        yield Attribution(
            act="wants", by=phrases.apart(region.tokens, who), content=(content,),
            cue=(cue, cue + 1), pattern="as-desired", starts=k, verb="want", voice="ascribed",
        )  # fmt: skip


def _wished(region: Region, end: int) -> Range | None:
    """The noun phrase right before `as`, from its first determiner."""
    start = end
    while (
        start > region.lo and end - start < 16 and region.tag(start - 1) in 'NWD#ZP-\u2018\u2019"G'
    ):
        start -= 1
    for k in range(start, end):
        if region.tag(k) == "D":
            return trim(region, k, end)
    return trim(region, start, end)


def moves(region: Region, k: int) -> Iterator[Attribution]:
    """`… is upsetting X`, `… has angered X`: a feeling ascribed to the object."""
    verb = k - 1
    while verb > region.lo and region.tag(verb) == "B":
        verb -= 1
    progressive = region.low(k).endswith("ing") and region.low(verb) in BE
    who = phrases.right(region.tokens, k + 1, region.hi)
    past = region.low(k).endswith(("ed", "set")) and region.low(verb) not in BE
    named = who is not None and any(region.tag(n) == "N" for n in range(*who))
    if who is None or not named or not (progressive or past):
        return
    edge = verb + past
    while edge > region.lo and region.tag(edge - 1) in "AB":
        edge -= 1
    content = trim(region, region.lo, edge)
    if content:
        yield Attribution(
            act="feels", by=phrases.apart(region.tokens, who), content=(content,), cue=(k, k + 1),
            pattern="moves", starts=region.lo, verb="feel", voice="ascribed",
        )  # fmt: skip


def emotion(region: Region, k: int) -> Iterator[Attribution]:
    """`X is dissatisfied with …`: a feeling ascribed to the subject."""
    verb = k - 1
    while verb > region.lo and (region.tag(verb) == "B" or region.low(verb) == "becoming"):
        verb -= 1
    feels = region.low(verb) in BE or region.low(verb) in ("becomes", "became", "remains", "seems")
    if not feels or not (
        region.low(k + 1) in EMOTION_LINKS or (region.low(k) in SURE and region.tag(k + 1) in "ODN")
    ):
        return
    while verb > region.lo and region.tag(verb - 1) in "AB":
        verb -= 1
    if region.tag(verb - 1) == "C":
        who = main_subject(region, region.lo, verb)
    else:
        who = phrases.left(region.tokens, region.lo, verb)
    sure = region.low(k) in SURE and region.tag(k + 1) in "ODN"
    linked = region.low(k + 1) != "to" and not sure
    if not linked and not sure and region.low(k) not in WILLING:
        return
    content = trim(region, k + 1 + linked, region.hi)
    own = region.low(who[0]) in ("i", "we") and not region.inner if who else True
    if who and content and not own:
        yield Attribution(
            act="feels", by=phrases.apart(region.tokens, who), content=(content,),
            cue=(k, k + 1 + linked),
            negated=any(region.low(n) in NEGATIONS for n in range(verb, k)),
            pattern="emotion", starts=who[0], verb="feel", voice="ascribed",
        )  # fmt: skip


def said_to(region: Region, k: int) -> Iterator[Attribution]:
    """`X is expected to …`, `are said to …`: somebody unnamed says or thinks so."""
    if region.low(k + 1) != "to" or region.tag(k + 2) not in "WVAB":
        return
    verb = k - 1
    while verb > region.lo and region.tag(verb) == "B":
        verb -= 1
    if region.low(verb) not in BE:
        return
    while verb > region.lo and region.tag(verb - 1) in "AB":
        verb -= 1
    who = phrases.left(region.tokens, region.lo, verb)
    content = trim(region, k + 1, region.hi)
    if who is None or content is None or region.low(who[0]) in ("i", "you"):
        return
    thinks = region.low(k) in ("expected", "believed", "thought", "understood")
    yield Attribution(
        act="predicts" if region.low(k) == "expected" else "asserts", content=(who, content),
        cue=(k, k + 1), pattern="said-to", starts=who[0], verb="think" if thinks else "say",
        voice="ascribed" if thinks else "speaks",
    )  # fmt: skip
