"""Attributions without a reporting verb: according to, in X's view, nouns, wishes, marks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from ledger.claims import Voice
from ledger_adapters.rules.prose import phrases
from ledger_adapters.rules.prose.phrases import Range
from ledger_adapters.rules.prose.regions import Region
from ledger_adapters.rules.speech.feelings import EMOTIONS, as_desired, emotion, moves, said_to
from ledger_adapters.rules.speech.found import Attribution
from ledger_adapters.rules.speech.marks import colon, dash
from ledger_adapters.rules.speech.nominal import noun, owner_of
from ledger_adapters.rules.speech.sides import trim
from ledger_adapters.rules.speech.subjects import clause_start
from ledger_adapters.rules.vocabulary.cues import lexicon

Rule = Callable[[Region, int], Iterator[Attribution]]
VIEWS = frozenset({"view", "opinion", "eyes", "words", "account", "telling"})


def asides(region: Region) -> list[Attribution]:
    """Find all attributions of a region that need no reporting verb, in order."""
    rules = _rules()
    found: list[Attribution] = []
    for k in region.spots("asides", rules):
        if not region.hidden(k):
            found += rules[region.lows[k]](region, k)
    return found


@cache
def _rules() -> dict[str, Rule]:
    """Give the rule that each word and mark sets off."""
    words = lexicon()
    found: dict[str, Rule] = {}
    found |= dict.fromkeys(words.moves, moves)
    found |= dict.fromkeys(EMOTIONS, emotion)
    found |= dict.fromkeys(EMOTIONS & words.moves, _stirred)
    found |= dict.fromkeys(words.nouns, noun)
    return found | RULES


def _stirred(region: Region, k: int) -> Iterator[Attribution]:
    """Read `worried` as what X is, or as what has been done to X."""
    yield from emotion(region, k)
    yield from moves(region, k)


def _according(region: Region, k: int) -> Iterator[Attribution]:
    """`According to X, …` and `…, according to X`."""
    size = 2 if region.low(k) == "according" else 1
    if size == 2 and region.low(k + 1) != "to":
        return
    who = phrases.right(region.tokens, k + size, region.hi)
    if who is None:
        return
    leads = (
        k == region.lo
        or region.tag(k - 1) == ";"
        or region.opens(k - 1)
        or (region.tag(k - 1) == "," and region.tag(k - 2) in "TCS")
        or all(region.tag(n) in "CB" for n in range(region.lo, k))
    )
    content = _after_comma(region, who[1]) if leads else trim(region, region.lo, k)
    inside = not leads and region.tag(k - 1) == "," and region.tag(who[1]) == ","
    after = trim(region, who[1] + 1, region.hi) if inside else None
    if content:
        yield Attribution(
            about=((who[1], content[0]) if leads else (who[1], who[1] + 4),),
            by=phrases.apart(region.tokens, who), cue=(k, k + size),
            content=(content, after) if after else (content,),
            pattern="according-to", starts=k,
        )  # fmt: skip


def _per(region: Region, k: int) -> Iterator[Attribution]:
    """`…, per the minister` and `Per the report, …`; not "per cent", "per day"."""
    if k == region.lo and region.tag(k + 1) == "N" and "," not in region.tags[k : k + 8]:
        return  # "Per Holm said": a name
    if (k == region.lo or region.tag(k - 1) == ",") and region.tag(k + 1) in "DN":
        yield from _according(region, k)


def _after_comma(region: Region, at: int) -> Range | None:
    for k in range(at, min(at + 30, region.hi)):
        if region.tag(k) == "," and not (region.tag(k + 1) in "DNR" and _appositive(region, k)):
            return trim(region, k + 1, region.hi)
    return trim(region, at, region.hi)


def _appositive(region: Region, comma: int) -> bool:
    """Whether a comma opens an apposition: another follows soon and no verb stands between."""
    for k in range(comma + 1, min(comma + 14, region.hi)):
        if region.tag(k) == ",":
            return region.tag(k + 1) not in "GCR"
        if region.tag(k) in "AVO.;" and region.tag(comma + 1) != "R":
            return False
    return False


def _as_said(region: Region, k: int) -> Iterator[Attribution]:
    """`…, as X pointed out, …` and `as X put it, …`: the clause around is what X said."""
    cue = next((n for n in range(k + 2, min(k + 14, region.hi)) if _says(region, n)), None)
    if cue is None:
        return
    first = cue
    while first > k + 1 and region.tag(first - 1) in "AB":
        first -= 1
    who = phrases.left(region.tokens, k + 1, first)
    end = _past_adjunct(region, cue + _says(region, cue))
    if who is None or who[0] > k + 1 + 8 or (region.tag(end) not in ",.;" and end < region.hi):
        return
    before, after = trim(region, region.lo, k), trim(region, end, region.hi)
    parts = tuple(part for part in (before, after) if part)
    if before and region.tag(k - 1) not in ',-"':
        return
    if parts:
        yield Attribution(
            by=phrases.apart(region.tokens, who), content=parts, cue=(cue, end),
            pattern="as-said", starts=k,
        )  # fmt: skip


def _past_adjunct(region: Region, at: int) -> int:
    """Step over `in May` to the comma that closes an aside."""
    if region.tag(at) != "P":
        return at
    for k in range(at + 1, min(region.hi, at + 7)):
        if region.tag(k) == ",":
            return k
        if region.tag(k) not in "DNW#":
            return at
    return at


def _says(region: Region, n: int) -> int:
    """How many words of a verb of saying stand here, as after "as"; 0 where none does."""
    for cue in lexicon().verbs.get(region.low(n), ()):
        size = len(cue.particles)
        fits = all(region.low(n + 1 + i) == word for i, word in enumerate(cue.particles))
        if fits and cue.voice == "speaks" and {"past", "s"} & cue.shapes and "q" in cue.frames:
            return 1 + size
    return 0


def _as(region: Region, k: int) -> Iterator[Attribution]:
    yield from as_desired(region, k)
    yield from _as_said(region, k)


def _in_view(region: Region, k: int) -> Iterator[Attribution]:
    """`In her view, …` and `…, in the words of X`: what somebody thinks, or how they put it."""
    ahead = range(k + 1, min(k + 9, region.hi))
    noun = next((n for n in ahead if region.lows[n] in VIEWS), None)
    if noun is None or any(region.tag(n) in "AVO,." for n in range(k + 1, noun)):
        return
    if region.low(noun + 1) == "of" and (who := phrases.right(region.tokens, noun + 2, region.hi)):
        end = who[1]
    elif owner := owner_of(region, noun):
        who, end = owner, noun + 1
    else:
        return
    if k == region.lo:
        content = _after_comma(region, end)
    else:
        content = trim(region, clause_start(region, k - 1), k)
    after = trim(region, end + 1, region.hi) if k > region.lo and region.tag(end) == "," else None
    if content and (k == region.lo or region.tag(k - 1) == ","):
        voice: Voice = (
            "speaks" if region.low(noun) in ("words", "account", "telling") else "ascribed"
        )
        yield Attribution(
            act="assesses", by=phrases.apart(region.tokens, who),
            content=(content, after) if after else (content,), cue=(noun, noun + 1),
            pattern="in-view", starts=k, verb="think", voice=voice,
        )  # fmt: skip


RULES: dict[str, Rule] = {
    "according": _according,
    "per": _per,
    "as": _as,
    "in": _in_view,
    ":": colon,
    **dict.fromkeys(
        ("expected", "believed", "thought", "said", "reported", "alleged", "rumored", "rumoured"),
        said_to,
    ),
    "understood": said_to,
    **dict.fromkeys(("—", "\u2013", "―", "--"), dash),
}
