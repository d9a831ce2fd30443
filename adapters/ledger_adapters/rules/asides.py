"""Attributions without a reporting verb: according to, nouns, wishes and feelings ascribed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ledger.claims import Voice
from ledger_adapters.rules import phrases
from ledger_adapters.rules.contents import trim
from ledger_adapters.rules.cues import lexicon
from ledger_adapters.rules.found import Attribution, Region
from ledger_adapters.rules.phrases import Range
from ledger_adapters.rules.subjects import main_subject
from ledger_adapters.rules.words import BE, SPEAKERS, words

POSSESSIVES = words("possessives")
VIEWS = frozenset(
    {
        "view",
        "opinion",
        "eyes",
        "words",
        "account",
        "telling",
        "judgment",
        "judgement",
        "estimation",
    }
)
WILLING = frozenset({"keen", "eager", "determined", "prepared", "desperate"})
EMOTIONS = words("emotions")
EMOTION_LINKS = words("emotion_links")


def asides(region: Region) -> list[Attribution]:
    """Find all attributions of a region that need no reporting verb, in order."""
    found: list[Attribution] = []
    for k in range(region.lo, region.hi):
        rule = RULES.get(region.tokens[k].low) or _by_lexicon(region.tokens[k].low)
        if rule and not region.hidden(k):
            found += rule(region, k)
    return found


def _by_lexicon(low: str) -> Callable[[Region, int], Iterator[Attribution]] | None:
    words = lexicon()
    if low in words.nouns:
        return _noun
    if low in EMOTIONS:
        return _emotion
    return _moves if low in words.moves else None


def _according(region: Region, k: int) -> Iterator[Attribution]:
    """`According to X, …` and `…, according to X`."""
    if region.low(k + 1) != "to":
        return
    who = phrases.right(region.tokens, k + 2, region.hi)
    if who is None:
        return
    leads = (
        k == region.lo
        or region.tag(k - 1) in ';"'
        or all(region.tag(n) in "CB" for n in range(region.lo, k))
    )
    content = _after_comma(region, who[1]) if leads else trim(region, region.lo, k)
    if content:
        yield Attribution(
            about=((who[1], content[0]) if leads else (who[1], who[1] + 4),),
            by=phrases.apart(region.tokens, who), content=(content,), cue=(k, k + 2),
            pattern="according-to", starts=k,
        )  # fmt: skip


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


def _noun(region: Region, k: int) -> Iterator[Attribution]:
    """`X's claim that …`, `a warning by X that …`, `X's goal is to …`."""
    cue, after = lexicon().nouns[region.tokens[k].low], k + 1
    owner = _owner(region, k)
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


def _owner(region: Region, k: int) -> Range | None:
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


def _as_desired(region: Region, k: int) -> Iterator[Attribution]:
    """`…, as X desires`: a wish ascribed."""
    desires = lexicon().desires
    cue = next((n for n in range(k + 2, k + 12) if region.low(n) in desires), region.hi)
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


def _as_said(region: Region, k: int) -> Iterator[Attribution]:
    """`…, as X pointed out, …` and `as X put it, …`: the clause around is what X said."""
    cue = next((n for n in range(k + 2, min(k + 14, region.hi)) if _says(region, n)), None)
    if cue is None:
        return
    first = cue
    while first > k + 1 and region.tag(first - 1) in "AB":
        first -= 1
    who = phrases.left(region.tokens, k + 1, first)
    end = cue + _says(region, cue)
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


def _says(region: Region, n: int) -> int:
    """How many words of a verb of saying stand here, as after "as"; 0 where none does."""
    for cue in lexicon().verbs.get(region.low(n), ()):
        size = len(cue.particles)
        fits = all(region.low(n + 1 + i) == word for i, word in enumerate(cue.particles))
        if fits and cue.voice == "speaks" and {"past", "s"} & cue.shapes and "q" in cue.frames:
            return 1 + size
    return 0


def _as(region: Region, k: int) -> Iterator[Attribution]:
    yield from _as_desired(region, k)
    yield from _as_said(region, k)


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


def _moves(region: Region, k: int) -> Iterator[Attribution]:
    """`… is upsetting X`: a feeling ascribed to the object."""
    verb = k - 1
    while verb > region.lo and region.tag(verb) == "B":
        verb -= 1
    progressive = region.low(k).endswith("ing") and region.low(verb) in BE
    who = phrases.right(region.tokens, k + 1, region.hi)
    if not progressive or who is None or not any(region.tag(n) == "N" for n in range(*who)):
        return
    content = trim(region, region.lo, verb)
    if content:
        yield Attribution(
            act="feels", by=phrases.apart(region.tokens, who), content=(content,), cue=(k, k + 1),
            pattern="moves", starts=region.lo, verb="feel", voice="ascribed",
        )  # fmt: skip


def _emotion(region: Region, k: int) -> Iterator[Attribution]:
    """`X is dissatisfied with …`: a feeling ascribed to the subject."""
    verb = k - 1
    while verb > region.lo and (region.tag(verb) == "B" or region.low(verb) == "becoming"):
        verb -= 1
    feels = region.low(verb) in BE or region.low(verb) in ("becomes", "became", "remains", "seems")
    if not feels or region.low(k + 1) not in EMOTION_LINKS:
        return
    while verb > region.lo and region.tag(verb - 1) in "AB":
        verb -= 1
    who = phrases.left(region.tokens, region.lo, verb)
    linked = region.low(k + 1) != "to"
    if not linked and region.low(k) not in WILLING:
        return
    content = trim(region, k + 1 + linked, region.hi)
    if who and content and region.low(who[0]) not in ("i", "we"):
        yield Attribution(
            act="feels", by=phrases.apart(region.tokens, who), content=(content,),
            cue=(k, k + 1 + linked), pattern="emotion", starts=who[0], verb="feel",
            voice="ascribed",
        )  # fmt: skip


def _colon(region: Region, k: int) -> Iterator[Attribution]:
    """`X: “…”`: words quoted behind a colon."""
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


def _dash(region: Region, k: int) -> Iterator[Attribution]:
    """`“…” — X` at the end: a quotation with its author behind a dash."""
    if not region.closes(k - 1) or region.hi - k > 12:
        return
    who = phrases.right(region.tokens, k + 1, region.hi)
    content = trim(region, region.lo, k)
    if who and content and region.tag(who[0]) == "N" and region.tag(who[1]) in ".,":
        yield Attribution(
            by=(who,), content=(content,), cue=(k, k + 1), pattern="dash", starts=k,
        )  # fmt: skip


def _said_to(region: Region, k: int) -> Iterator[Attribution]:
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


def _in_view(region: Region, k: int) -> Iterator[Attribution]:
    """`In her view, …` and `…, in the words of X`: what somebody thinks, or how they put it."""
    noun = next((n for n in range(k + 1, min(k + 9, region.hi)) if region.low(n) in VIEWS), None)
    if noun is None or any(region.tag(n) in "AVO,." for n in range(k + 1, noun)):
        return
    if region.low(noun + 1) == "of" and (who := phrases.right(region.tokens, noun + 2, region.hi)):
        end = who[1]
    elif owner := _owner(region, noun):
        who, end = owner, noun + 1
    else:
        return
    content = _after_comma(region, end) if k == region.lo else trim(region, region.lo, k)
    if content and (k == region.lo or region.tag(k - 1) == ","):
        voice: Voice = (
            "speaks" if region.low(noun) in ("words", "account", "telling") else "ascribed"
        )
        yield Attribution(
            act="assesses", by=phrases.apart(region.tokens, who), content=(content,),
            cue=(noun, noun + 1), pattern="in-view", starts=k, verb="think", voice=voice,
        )  # fmt: skip


RULES: dict[str, Callable[[Region, int], Iterator[Attribution]]] = {
    "according": _according,
    "as": _as,
    ":": _colon,
    "in": _in_view,
    **dict.fromkeys(
        (
            "expected",
            "believed",
            "thought",
            "said",
            "reported",
            "alleged",
            "rumored",
            "rumoured",
            "understood",
        ),
        _said_to,
    ),
    **dict.fromkeys(("—", "\u2013", "―", "--"), _dash),
}
