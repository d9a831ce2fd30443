"""Where verbs of saying sit: which words of a sentence are cues, and with which auxiliaries."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from ledger_adapters.rules.prose import phrases
from ledger_adapters.rules.prose.phrases import Range
from ledger_adapters.rules.prose.regions import Region
from ledger_adapters.rules.speech.found import Attribution
from ledger_adapters.rules.vocabulary.cues import Cue, lexicon
from ledger_adapters.rules.vocabulary.words import BE, NEGATIONS, TIME_WORDS, words

HOMOGRAPHS = words("homographs")
SPOKE = Cue(frames="q", lemma="speak", shapes=frozenset({"past"}))
"""Any verb that stands behind a quotation as "said" does."""
ALONE = frozenset(
    {"all", "both", "many", "some", "others", "one", "another", "few", "several", "most", "each"}
)
MANY = words("many")
PARTICLES = frozenset({"off", "out", "up", "down", "away", "over", "back"})
PERCEPTION = words("perception")
SEMI = words("semi")
CITES = frozenset({"cite", "quote"})
CITED = frozenset({"quoted", "cited", "reported", "heard"})
THEM = frozenset({"him", "her", "them", "me", "us"})
GERUNDIAL = frozenset({"by", "while", "after", "before", "for", "in", "without", "despite", "when"})


class Seat(Struct, frozen=True, gc=False):
    """Where a cue sits: its tokens, the cue itself, and where its auxiliaries begin."""

    cue: Cue
    first: int
    start: int
    end: int


def seats(region: Region) -> Iterator[Seat]:
    """Find the verbs of a region that say, think or want, in order."""
    yield from sorted((*_known(region), *_unknown(region)), key=lambda seat: seat.first)


def _known(region: Region) -> Iterator[Seat]:
    verbs, free = lexicon().verbs, region.lo
    for k in region.spots("verbs", verbs):
        if k < free or region.hidden(k) or _is_name(region, k):
            continue
        seat = _seat(region, k, verbs[region.lows[k]])
        if seat:
            yield seat
            free = seat.end


def _unknown(region: Region) -> Iterator[Seat]:
    """Take any verb behind a quotation for one of speaking: `“It was awful,” shuddered Maureen.`"""
    verbs = lexicon().verbs
    for k in region.closings():
        if region.tag(k - 1) not in ",?!" or region.hidden(k):
            continue
        verb = next((n for n in range(k + 1, min(region.hi, k + 7)) if region.tag(n) == "V"), k)
        between = range(k + 1, verb)
        if verb == k or region.lows[verb] in verbs or region.tag(verb - 1) in "AD":
            continue
        ends = region.tag(verb + 1) in ",.PBN" or verb + 1 >= region.hi
        if ends and all(region.tag(n) in "NDWOZ" for n in between):
            yield Seat(SPOKE, verb, verb, verb + 1)


def _is_name(region: Region, k: int) -> bool:
    """Whether a capital letter stands where no sentence begins."""
    capital = region.tokens[k].text[0].isupper()
    return capital and k > region.lo and region.tag(k - 1) not in '."'


def _seat(region: Region, k: int, cues: tuple[Cue, ...]) -> Seat | None:
    after = region.low(k + 1)
    for cue in cues:
        size, gap = len(cue.particles), 1
        if size and after != cue.particles[0] and after in TIME_WORDS:
            gap = 2
        if size and not _follow(region, k + gap, cue.particles):
            continue
        moving = region.low(k - 1) in BE and region.low(k) in lexicon().moves
        if (not size and after in PARTICLES and not _while_over(region, k + 1)) or moving:
            continue
        first = _auxiliaries(region, k)
        if _verbal(region, k, first, cue):
            return Seat(cue, first, k, k + gap + size)
    return None


def _while_over(region: Region, at: int) -> bool:
    """`said over the weekend`: "over" that tells when, and belongs to no verb."""
    return region.tag(at + 1) == "D" and region.low(at + 2) in TIME_WORDS


def _follow(region: Region, at: int, particles: tuple[str, ...]) -> bool:
    return all(region.low(at + n) == word for n, word in enumerate(particles))


def _auxiliaries(region: Region, k: int) -> int:
    first = k
    while (
        first > region.lo
        and k - first < 6
        and (region.tag(first - 1) in "AB" or region.low(first - 1) == "only")
    ):
        first -= 1
    if region.low(first - 1) == "longer" and region.low(first - 2) == "no":
        return first - 2
    if region.low(first - 1) == "to" and region.low(first - 2) in SEMI:
        first -= 2
        while first > region.lo and k - first < 9 and region.tag(first - 1) in "AB":
            first -= 1
    while first < k and region.tag(first) == "B" and region.low(first) not in NEGATIONS:
        first += 1
    return first


def words_before(region: Region, k: int) -> int:
    """Give the place of the last word before `k` that is no adverb."""
    while k > region.lo and region.tag(k - 1) == "B":
        k -= 1
    return k - 1


def _verbal(region: Region, k: int, first: int, cue: Cue) -> bool:
    """Whether a form is used as a verb here, judged by what stands before it."""
    if region.low(k) in HOMOGRAPHS and _noun_here(region, k, cue):
        return False
    before = words_before(region, k)
    tag, low = region.tag(before), region.low(before)
    if low == "to" and first < before and region.low(before - 1) in SEMI:
        return "base" in cue.shapes
    if tag in "DZ" and low not in ALONE:
        return False
    if "ing" in cue.shapes:
        if low == "as":
            return cited(region, before) is not None
        cites = k == region.lo and cue.lemma in CITES
        return cites or tag in ',NWRAO)-"' or low == "and" or low in GERUNDIAL
    if "past" in cue.shapes or "part" in cue.shapes:
        return tag not in "P" and not (tag == "V" and "base" in cue.shapes)
    if "s" in cue.shapes and tag in "P":
        return False
    if "base" in cue.shapes:
        return _base(region, k, before, tag, low)
    return tag not in "P" and region.tag(k + 1) not in ")"


def cited(region: Region, at: int) -> Range | None:
    """Find who is cited before an "as": `Berg was quoted as saying`, `(quoted) Berg as saying`."""
    if region.low(at - 1) in CITED:
        first = at - 1
        while first > region.lo and region.tag(first - 1) in "AB":
            first -= 1
        return phrases.left(region.tokens, region.lo, first)
    if region.inner and at == region.lo + 1 and region.low(region.lo) in THEM:
        return region.lo, at
    who = phrases.left(region.tokens, region.lo, at) if region.inner else None
    return who if who and who[0] == region.lo else None


def _noun_here(region: Region, k: int, cue: Cue) -> bool:
    """Whether a word that may be a noun or a verb is a noun, judged by what stands around it."""
    if region.low(k - 1) == "'" and region.low(k - 2).endswith("s"):
        return True
    if region.tag(k - 1) == "#" or region.low(k - 1) in ("of", "own", "such"):
        return True
    if cue.particles:
        return False
    plural = region.low(k).endswith("s")
    if plural and (
        (phrases.adjectival(region.low(k - 1)) and k - 1 > region.lo)
        or (region.tag(k - 1) == "C" and region.tag(k - 2) == "W" and region.low(k - 2)[-1:] == "s")
    ):
        return True
    after = k + 1
    tag = region.tag(after)
    if plural and region.tag(k - 1) in "WDNV" and _finite(region, after):
        return True
    if region.low(after) == "to" and "i" in cue.frames:
        return False
    if tag == "A" or region.low(after) == "by" or (tag == "V" and not region.opens(after)):
        return True
    subject = phrases.left_end(region.tokens, region.lo, k)
    quoting = region.tag(subject - 1) == "," or region.closes(subject - 1)
    return tag in "PC)." and not quoting and not region.opens(after) and "base" not in cue.shapes


def _plural(region: Region, end: int) -> bool:
    """`Families of the dead want`: whether the head of a phrase is more than one."""
    phrase = phrases.left(region.tokens, region.lo, end)
    if phrase is None:
        return False
    low = region.tokens[phrases.head(region.tokens, phrase, "PVG")].low
    return low in MANY or (low.endswith("s") and not low.endswith(("ss", "us", "is")))


def _finite(region: Region, k: int) -> bool:
    """Whether a bare or past form of a verb of saying stands here, whose subject comes before."""
    forms = lexicon().verbs.get(region.low(k), ())
    return (
        region.tag(k) in "WV"
        and any({"base", "past"} & cue.shapes for cue in forms)
        and (region.tag(k + 1) in "TDNO" or region.opens(k + 1))
    )


def _base(region: Region, k: int, before: int, tag: str, low: str) -> bool:
    if tag == '"' and region.inner and before > region.lo:
        before -= 1
        tag, low = region.tag(before), region.low(before)
    if tag in "AOR" or low in ALONE or low in ("others", "to"):
        return low != "to"
    if tag == "C" and region.low(k) not in HOMOGRAPHS:
        return True
    if tag in "NW" and (region.low(k) == "say" or (low.endswith("s") and not low.endswith("ss"))):
        return True
    if tag in ',"' and region.low(k) == "say":
        return True
    if tag in "NW" and _plural(region, before + 1):
        return True
    phrase = phrases.left(region.tokens, region.lo, before + 1) if tag == "N" else None
    return phrase is not None and region.low(phrase[0] - 1) in PERCEPTION


def make(
    seat: Seat,
    by: tuple[Range, ...],
    starts: int,
    pattern: str,
    *,
    about: tuple[Range, ...] = (),
    content: tuple[Range, ...] = (),
    cue: Range | None = None,
) -> Attribution:
    """Make an attribution of a seat; its content may still have to be found."""
    own = seat.cue
    return Attribution(
        about=about,
        act=own.act,
        by=by,
        content=content,
        cue=cue or (seat.first, seat.end),
        frames=own.frames + ("p" if own.particles else ""),
        pattern=pattern,
        starts=starts,
        verb=own.verb,
        voice=own.voice,
    )
