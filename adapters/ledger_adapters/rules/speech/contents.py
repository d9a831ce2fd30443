"""What was said: the words right of a cue that are its content, and who was addressed."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from ledger_adapters.rules.prose import phrases
from ledger_adapters.rules.prose.phrases import Range
from ledger_adapters.rules.prose.regions import Region
from ledger_adapters.rules.speech.citing import past_citing
from ledger_adapters.rules.speech.clauses import has_verb, tells
from ledger_adapters.rules.speech.found import Attribution
from ledger_adapters.rules.vocabulary.words import TIME_WORDS, words

STEPS = 18
ASKING = frozenset({"urge", "say", "ask", "promise"})
GAPPED = frozenset({"which", "that", "who", "what"})
ASLIKE = frozenset({"say", "criticise", "deny", "praise", "assess", "think"})
OBJECTS = words("objects")
SILENT = words("silent")
AFTERWARDS = frozenset({"after", "on", "at", "in", "during", "before", "last"})
TIMING = frozenset({"on", "in", "over", "during"})
CLAUSE_OPENERS = words("clause_openers")
HEARERS = words("hearers")
NOT = frozenset({"not", "never"})


class Right(Struct, frozen=True, gc=False):
    """Where content begins behind a cue, the words passed on the way, and who was addressed."""

    start: int
    passed: Range
    addressee: Range | None = None
    clause: bool = True


def behind(region: Region, found: Attribution) -> Right | None:
    """Find where the content behind a cue begins; None where what follows is no content."""
    cue_end, at, addressee = found.cue[1], found.cue[1], None
    for _ in range(STEPS):
        if at >= region.hi:
            return None
        tag, low = region.tag(at), region.low(at)
        passed = (cue_end, at)
        if tag == "T" and (at + 1 >= region.hi or region.tag(at + 1) in '.,;"!?'):
            return Right(at, passed, addressee, clause=False)
        if tag == ":" and "q" not in found.frames:
            return None
        if tag in "T:":
            return Right(at + 1, passed, addressee) if at + 1 < region.hi else None
        if region.opens(at):
            return Right(at, passed, addressee)
        if at == cue_end and region.inner and region.closes(at):
            at += 1
            continue
        if tag == "(" and (past := _past_bracket(region, at)):
            at = past
            continue
        if tag == "," and (past := past_citing(region, at)):
            at = past
            continue
        if tag == ",":
            return Right(at + 1, passed, addressee) if region.opens(at + 1) else None
        if low == "not" and region.low(at + 1) == "to" and "i" in found.frames:
            return Right(at, passed, addressee, clause=False)
        if (tag == "B" and low != "first") or (
            (low in TIME_WORDS or low == "next") and _is_time(region, at)
        ):
            at += 1
            continue
        if low == "as" and "n" in found.frames and found.verb in ASLIKE:
            return Right(at + 1, passed, addressee, clause=False)
        if tag == "P":
            return _preposition(region, found, at, addressee)
        if "o" in found.frames and tag == "O" and region.tag(at + 1) in ".;,":
            return None  # … told us.
        if "o" in found.frames and addressee is None and tag in "NDWO#":
            addressee = (at, _addressee_end(region, at))
            follows = region.tag(addressee[1])
            if (
                follows in "TP:,ONDSRW#"
                or region.low(addressee[1]) in NOT
                or region.low(addressee[1]) in TIME_WORDS
                or region.opens(addressee[1])
            ):
                to = addressee[1] + (region.low(addressee[1]) in NOT)
                if found.verb in ASKING and _infinitive(region, to):
                    return Right(addressee[1], passed, addressee, clause=False)
                if follows in "SR" and region.low(addressee[1]) in CLAUSE_OPENERS:
                    at = addressee[1]
                    continue
                if (
                    "n" in found.frames
                    and low not in ("reporters",)
                    and region.tag(addressee[1]) != "T"
                ):
                    return Right(at, passed, None, clause=False)
                at = addressee[1]
                continue
            addressee = None
        who = phrases.right(region.tokens, at, region.hi) if "p" in found.frames else None
        if who is not None and region.tag(who[1]) == "T":
            return Right(who[1] + 1, passed, who)  # agreed with X that
        return _direct(region, found, at, addressee)
    return None


def _past_bracket(region: Region, at: int) -> int | None:
    """`admitted (by telephone) that`: where a bracket ends before what was said."""
    close = next((k for k in range(at, min(region.hi, at + STEPS)) if region.tag(k) == ")"), at)
    said = close > at and (region.tag(close + 1) in "T:" or region.opens(close + 1))
    return close + 1 if said else None


def _is_time(region: Region, at: int) -> bool:
    low = region.low(at)
    if low in ("this", "last", "next"):
        return region.low(at + 1) in TIME_WORDS
    return region.tag(at) != "D" and region.tag(at + 1) not in "Z"


def _addressee_end(region: Region, at: int) -> int:
    if region.tag(at) == "O":
        return at + 1
    end = at
    while (
        end < region.hi
        and end - at < 8
        and region.tag(end) in "NDW#Z"
        and not (end > at and region.low(end) in TIME_WORDS)
    ):
        end += 1
    return _before_clause(region, at, end)


def _before_clause(region: Region, at: int, end: int) -> int:
    """`told reporters | the treaty was dead`: end whom somebody tells where a clause begins."""
    for k in range(at + 1, end):
        before = region.tag(k - 1)
        article = region.tag(k) == "D" and before in "NW"
        bare = region.low(k - 1) in HEARERS and region.tag(k) in "NW#"
        if (article or bare) and _names_and_tells(region, k):
            return k
    return end


def _names_and_tells(region: Region, at: int) -> bool:
    """Whether a noun phrase stands here, and behind it a finite verb."""
    for k in range(at + 1, min(region.hi, at + 12)):
        tag = region.tag(k)
        if tag in "AV" or (tag == "W" and region.tag(k - 1) in "NW" and tells(region, k)):
            return True
        if tag not in "NWD#ZPB":
            return False
    return False


def _preposition(
    region: Region, found: Attribution, at: int, addressee: Range | None
) -> Right | None:
    """Pass `in a statement that`; take what follows `about`; take `to` and a verb."""
    cue_end, low = found.cue[1], region.low(at)
    if found.pattern == "was-told" and low == "to" and region.tag(at + 1) in "WVBA":
        return Right(at, (cue_end, at), addressee, clause=False)
    later = _later_infinitive(region, found, at)
    if later:
        return Right(later, (cue_end, later), addressee, clause=False)
    if low == "to" and "i" in found.frames and region.tag(at + 1) in "WVBA":
        if found.act == "denies" and region.low(at + 1) in SILENT:
            return None
        return Right(at, (cue_end, at), addressee, clause=False)
    if "n" in found.frames and "p" not in found.frames and low in ("to",) and addressee:
        return Right(at, (cue_end, at), addressee, clause=False)
    timed = region.low(at + 1) in TIME_WORDS
    begins = _past_time(region, at) if "c" in found.frames else at
    if begins == at and addressee and "c" in found.frames:
        begins = _past_place(region, at)
    if begins > at and has_verb(region, begins):
        return Right(begins, (cue_end, begins), addressee)
    if low in ("about", "of") and addressee and found.verb == "urge":
        return Right(at + 1, (cue_end, at), addressee, clause=False)
    if low in ("on", "about") and addressee and found.verb == "say" and not timed:
        return Right(at + 1, (cue_end, at), addressee, clause=False)
    if "p" in found.frames and "n" in found.frames:
        return Right(at, (cue_end, at), addressee, clause=False)
    heard = low == "to" and region.low(at + 1) in OBJECTS
    if heard and addressee is None:
        addressee = (at + 1, at + 2)
    for k in range(at + 1 + heard, min(region.hi, at + STEPS)):
        if region.tag(k) == "T" or (region.tag(k) == ":" and region.opens(k + 1)):
            return Right(k + 1, (cue_end, k), addressee)
        if region.opens(k) or (region.tag(k) == "," and region.opens(k + 1)):
            start = k if region.opens(k) else k + 1
            return Right(start, (cue_end, k), addressee)
        if region.low(k) == "about" and found.verb in ("say", "publish"):
            return Right(k + 1, (cue_end, k), addressee, clause=False)
        if region.tag(k) in ";.AORG" or (region.tag(k) == "," and region.tag(k + 1) not in "NT"):
            break
    if low == "about" and found.verb in ("say", "publish") and "c" in found.frames:
        return Right(at + 1, (cue_end, at), addressee, clause=False)
    return None


def _past_time(region: Region, at: int) -> int:
    """Step over `on Friday`, `over the weekend`, `in March 2023` before a clause; else `at`."""
    k = at + 1 + (region.tag(at + 1) == "D")
    if region.low(at) not in TIMING or region.low(k) not in TIME_WORDS:
        return at
    k += 1
    while region.tag(k) == "#":
        k += 1
    named = region.low(at) == "on" and region.tag(k) in "NW" and region.low(k) not in TIME_WORDS
    that = region.next("T", k, min(region.hi, k + 8)) >= 0
    return k if (named or region.tag(k) in "DO") and not that else at


def _past_place(region: Region, at: int) -> int:
    """Step over `in Oslo`, `at the port` between somebody told and a clause; else `at`."""
    k = first = at + 1 + (region.tag(at + 1) == "D")
    while region.tag(k) in "NW" and k < at + 6:
        k += 1
    placed = region.low(at) in ("in", "at") and k > first and region.tag(k) in "DO"
    return k if placed and region.low(k) not in OBJECTS else at


def _to_be(region: Region, at: int) -> bool:
    """`knew it to be false`, `believed the slope to be stable`."""
    for k in range(at, min(region.hi, at + 8)):
        if region.low(k) == "to":
            return k > at and region.low(k + 1) in ("be", "have")
        if region.tag(k) not in "NDWO#ZP":
            return False
    return False


def _infinitive(region: Region, at: int) -> bool:
    """Whether "to" and a verb stand here."""
    return region.low(at) == "to" and region.tag(at + 1) not in "DNO"


def _later_infinitive(region: Region, found: Attribution, at: int) -> int | None:
    """`decided after a long inquiry not to charge her`: the infinitive behind a phrase of time."""
    if "i" not in found.frames or "n" in found.frames or region.low(at) not in AFTERWARDS:
        return None
    for k in range(at + 1, min(region.hi, at + 9)):
        if region.low(k) == "to" and region.tag(k + 1) in "WVBA":
            return k - (region.low(k - 1) == "not")
        if region.tag(k) not in "DNW#PZB" and region.low(k) != "not":
            return None
    return None


def _direct(region: Region, found: Attribution, at: int, addressee: Range | None) -> Right | None:
    passed, tag = (found.cue[1], at), region.tag(at)
    if tag == "A" and "c" in found.frames and region.low(found.starts - 1) in GAPPED:
        return Right(at, passed, addressee)
    low = region.low(at)
    opens = tag in "NDOW#BGV($£€" or (tag in "SR" and region.low(at) in CLAUSE_OPENERS)
    says = "n" not in found.frames or region.low(found.cue[0]) in ("said", "say", "says")
    if "v" in found.frames and opens and has_verb(region, at):
        return Right(at, passed, addressee)
    if found.voice == "ascribed" and _to_be(region, at):
        return Right(at, passed, addressee, clause=False)
    if "c" in found.frames and opens and (says or has_verb(region, at)):
        return Right(at, passed, addressee)
    if "n" in found.frames and (
        tag in 'NDOW#GV"\u2018(-$£€' or low == "first" or region.low(at) in CLAUSE_OPENERS
    ):
        return Right(at, passed, addressee, clause=False)
    if "c" in found.frames and found.verb == "say" and tag in "NDW#" and "n" in found.frames:
        return Right(at, passed, addressee, clause=False)
    return None


def given(region: Region, found: Attribution, right: Right) -> Right:
    """`promised them nets`: what somebody is promised, not to whom."""
    at = right.start
    pronoun = region.low(at) in OBJECTS and region.tag(at + 1) in "DNW#"
    noun = region.tag(at) in "WN" and region.tag(at + 1) == "D"
    if right.clause or found.verb not in ("promise", "ask") or not (pronoun or noun):
        return right
    return replace(right, start=at + 1, addressee=(at, at + 1))


def blamed(region: Region, found: Attribution, right: Right) -> Right:
    """`accused X of Y`: what X is accused of, where it is named."""
    if found.verb != "accuse" or right.clause:
        return right
    for k in range(right.start, min(region.hi, right.start + 16)):
        if region.low(k) in ("of", "for") and k > right.start:
            return replace(right, start=k + 1, addressee=(right.start, k))
        if region.tag(k) not in 'NDOW#ZPC,()V"' and not region.hidden(k):
            return right
    return right
