"""What was said: the words right or left of a cue that are its content."""

from __future__ import annotations

import attrs

from ledger_adapters.rules import phrases
from ledger_adapters.rules.cues import lexicon
from ledger_adapters.rules.found import Attribution, Region
from ledger_adapters.rules.phrases import Range
from ledger_adapters.rules.words import TIME_WORDS, words

STEPS = 18
GAPPED = frozenset({"which", "that", "who", "what"})
ASLIKE = frozenset({"say", "criticise", "deny", "praise", "assess", "think"})
MEDIA = words("media")
OBJECTS = words("objects")
SILENT = words("silent")
AFTERWARDS = frozenset({"after", "on", "at", "in", "during", "before", "last"})
CLAUSE_OPENERS = words("clause_openers")
CUTTING = words("cutting")


@attrs.frozen
class Right:
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
        if tag == ",":
            return Right(at + 1, passed, addressee) if region.opens(at + 1) else None
        if low == "not" and region.low(at + 1) == "to" and "i" in found.frames:
            return Right(at, passed, addressee, clause=False)
        if (tag == "B" and low != "first") or (
            low in TIME_WORDS and at > cue_end - 1 and _is_time(region, at)
        ):
            at += 1
            continue
        if low == "as" and "n" in found.frames and found.verb in ASLIKE:
            return Right(at + 1, passed, addressee, clause=False)
        if tag == "P":
            return _preposition(region, found, at, addressee)
        if "o" in found.frames and addressee is None and tag in "NDWO#":
            addressee = (at, _addressee_end(region, at))
            follows = region.tag(addressee[1])
            if (
                follows in "TP:,ONDS"
                or region.low(addressee[1]) == "not"
                or region.opens(addressee[1])
            ):
                if follows == "P" and region.low(addressee[1]) == "to" and found.verb == "urge":
                    return Right(addressee[1], passed, addressee, clause=False)
                if (
                    "n" in found.frames
                    and low not in ("reporters",)
                    and region.tag(addressee[1]) != "T"
                ):
                    return Right(at, passed, None, clause=False)
                at = addressee[1]
                continue
            addressee = None
        return _direct(region, found, at, addressee)
    return None


def _is_time(region: Region, at: int) -> bool:
    low = region.low(at)
    if low in ("this", "last"):
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
    return end


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
    if low in ("on", "about") and addressee and found.verb == "say" and not timed:
        return Right(at + 1, (cue_end, at), addressee, clause=False)
    if "p" in found.frames and "n" in found.frames:
        return Right(at, (cue_end, at), addressee, clause=False)
    for k in range(at + 1, min(region.hi, at + STEPS)):
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


def _to_be(region: Region, at: int) -> bool:
    """`knew it to be false`, `believed the slope to be stable`."""
    for k in range(at, min(region.hi, at + 8)):
        if region.low(k) == "to":
            return k > at and region.low(k + 1) in ("be", "have")
        if region.tag(k) not in "NDWO#ZP":
            return False
    return False


def _later_infinitive(region: Region, found: Attribution, at: int) -> int | None:
    """`decided after a long inquiry not to charge her`: the infinitive behind a phrase of time."""
    if "i" not in found.frames or "n" in found.frames or region.low(at) not in AFTERWARDS:
        return None
    for k in range(at + 1, min(region.hi, at + 9)):
        if region.low(k) == "to" and region.tag(k + 1) in "WVBA":
            return k - (region.low(k - 1) == "not")
        if region.tag(k) not in "DNW#PZ" and region.low(k) != "not":
            return None
    return None


def _direct(region: Region, found: Attribution, at: int, addressee: Range | None) -> Right | None:
    passed, tag = (found.cue[1], at), region.tag(at)
    if tag == "A" and "c" in found.frames and region.low(found.starts - 1) in GAPPED:
        return Right(at, passed, addressee)
    low = region.low(at)
    opens = tag in "NDOW#BGV($£€" or (tag in "SR" and region.low(at) in CLAUSE_OPENERS)
    says = "n" not in found.frames or region.low(found.cue[0]) in ("said", "say", "says")
    if "v" in found.frames and opens and _has_verb(region, at):
        return Right(at, passed, addressee)
    if found.voice == "ascribed" and _to_be(region, at):
        return Right(at, passed, addressee, clause=False)
    if "c" in found.frames and opens and (says or _has_verb(region, at)):
        return Right(at, passed, addressee)
    if "n" in found.frames and (
        tag in 'NDOW#GV"\u2018(-$£€' or low == "first" or region.low(at) in CLAUSE_OPENERS
    ):
        return Right(at, passed, addressee, clause=False)
    if "c" in found.frames and found.verb == "say" and tag in "NDW#" and "n" in found.frames:
        return Right(at, passed, addressee, clause=False)
    return None


def _has_verb(region: Region, at: int) -> bool:
    """Whether a clause begins at `at`: a finite verb stands there that is no relative clause's."""
    if region.tag(at) == "O":
        return True
    relative = False
    for k in range(at, min(region.hi, at + 40)):
        tag = region.tag(k)
        if tag == "," and region.tag(k + 1) == "R":
            return False
        if tag == "R" and k > at:
            relative = True
        elif tag in "AV" or (tag == "W" and k > at and _finite(region, k)):
            if not relative:
                return True
            relative = region.tag(k + 1) in "AVB"
        elif (region.low(k) in CUTTING and k > at) or (tag in ",;" and k > at + 12):
            return False
    return False


def _finite(region: Region, k: int) -> bool:
    """Whether a word of the lexicon stands behind a name as its verb: `Quill wants out`."""
    forms = lexicon().verbs.get(region.low(k), ())
    return region.tag(k - 1) in "NO" and any({"s", "past"} & cue.shapes for cue in forms)


def given(region: Region, found: Attribution, right: Right) -> Right:
    """`promised them nets`: what somebody is promised, not to whom."""
    at = right.start
    takes = found.verb in ("promise", "ask") and region.low(at) in OBJECTS
    if right.clause or not takes or region.tag(at + 1) not in "DNW#":
        return right
    return attrs.evolve(right, start=at + 1, addressee=(at, at + 1))


def blamed(region: Region, found: Attribution, right: Right) -> Right:
    """`accused X of Y`: what X is accused of, where it is named."""
    if found.verb != "accuse" or right.clause:
        return right
    for k in range(right.start, min(region.hi, right.start + 16)):
        if region.low(k) in ("of", "for") and k > right.start:
            return attrs.evolve(right, start=k + 1, addressee=(right.start, k))
        if region.tag(k) not in 'NDOW#ZPC,()V"' and not region.hidden(k):
            return right
    return right


def _before_and_that(region: Region, start: int, end: int) -> int:
    """`… had believed it stable and that a consultant agreed`: "and that" goes on further out."""
    for k in range(start + 1, end - 1):
        if region.tag(k) == "C" and region.tag(k + 1) == "T":
            return k - (region.tag(k - 1) == ",")
    return end


def _aside(region: Region, start: int, end: int) -> int:
    """`… rose by a third, a finding Hale dismissed`: the last aside, where it holds a verb."""
    commas = [k for k in range(start, end) if region.tag(k) == "," and not region.hidden(k)]
    if not commas or region.low(commas[-1] + 1) not in ("a", "an"):
        return end
    verbs = any(region.tag(k) in "AV" for k in range(commas[-1], end))
    return commas[-1] if verbs else end


def _quote_closed(region: Region, start: int, end: int) -> int:
    """`is “on time,” a phrase that …`: an aside behind a closing quotation is no content."""
    for k in range(start, end - 1):
        if region.closes(k) and region.tag(k - 1) == "," and region.tag(k + 1) == "D":
            return k + 1
    return end


def _clause_closed(region: Region, start: int, end: int) -> int:
    """`who has agreed to help, is expected …`: a relative clause ends at the comma."""
    for k in range(start, end):
        if region.tag(k) == "," and region.tag(k + 1) in "AV" and not region.hidden(k):
            return k
    return second_verb(region, start, end)


def second_verb(region: Region, start: int, end: int) -> int:
    """Where a clause ends because the verb of the one around it follows: `who say it fell met`."""
    verbs = 0
    for k in range(start, end):
        before = region.tag(k - 1)
        if region.tag(k) not in "AV" or before in "ABTRSC,PD" or region.hidden(k):
            continue
        if before == "V" or region.low(k - 1) == "to":
            continue
        verbs += 1
        if verbs == 2:
            return k
    return end


def end_of(region: Region, found: Attribution, right: Right, stops: list[int]) -> int:
    """Where content ends: at the next attribution beside it, or with its phrase or sentence."""
    end = next((stop for stop in stops if stop > right.start + 2), region.hi)
    if region.inner and region.tag(right.start - 1) != "T":
        end = _before_and_that(region, right.start, end)
    if found.pattern == "relative":
        end = _clause_closed(region, right.start, end)
    around = region.quotes.at(region.tokens[found.cue[0]].start)
    if around is not None:
        while end > right.start + 1 and region.tokens[end - 1].start >= around.end:
            end -= 1
    if region.opens(right.start):
        close = region.skip_quote(right.start)
        if close < end and region.tag(close) in ",;" and region.tag(close + 1) in "GCRPSBONDA":
            return close
        if close < end and region.tag(close - 2) in ".?!," and region.tag(close) in "CPSBG":
            return close
    if right.clause:
        end = _aside(region, right.start, _quote_closed(region, right.start, end))
        return next(
            (k for k in range(right.start, end) if region.tag(k) == ";" and not region.hidden(k)),
            end,
        )
    for k in range(right.start + 1, end):
        if region.hidden(k):
            continue
        tag, after = region.tag(k), region.tag(k + 1)
        if tag == "," and region.low(k + 2) == "well":
            continue
        if tag == "P" and "i" not in found.frames and _told_in(region, k):
            return k
        if tag == ";" or (tag == "," and after in "GRSO") or _cuts(region, k):
            return k
        if tag == "," and region.opens(k + 1) and region.closes(found.starts - 1):
            return k
        if region.closes(k) and (region.tag(k - 1) == "," or region.low(k + 1) == "but"):
            return k + 1
        if tag == "," and region.low(k + 1) in ("a", "an") and _aside(region, k, end) == k:
            return k
        if tag == "," and after == "C" and (region.tag(k + 2) in "OA" or _sentence(region, k + 2)):
            return k
        if tag == "," and after == "C" and region.low(k + 1) == "but":
            return k
    return end


def _sentence(region: Region, at: int) -> bool:
    """Whether a subject and its verb stand here: `some are afraid`."""
    who = phrases.right(region.tokens, at, region.hi)
    return who is not None and who[1] - at < 6 and region.tag(who[1]) in "AV"


def _told_in(region: Region, k: int) -> bool:
    """Whether a phrase says when or in what somebody spoke: `on Thursday`, `in an interview`."""
    if region.low(k) not in ("in", "on", "at", "during", "after", "via"):
        return False
    if any(region.opens(n) for n in range(k, min(region.hi, k + 8))):
        return False
    for n in range(k + 1, min(region.hi, k + 6)):
        if region.low(n) in MEDIA or (region.low(n) in TIME_WORDS and region.low(k) == "on"):
            return True
        if region.tag(n) not in "DNW#ZBG":
            return False
    return False


def _cuts(region: Region, k: int) -> bool:
    """Whether a subordinate clause begins that is no part of a noun phrase."""
    if region.low(k) != "as":
        return region.low(k) in CUTTING
    if region.low(k + 1) in ("well", "soon", "much", "if", "to") or region.low(k - 1) in (
        "as",
        "well",
        "such",
    ):
        return False
    for n in range(k + 1, min(region.hi, k + 7)):
        if region.opens(n) or region.tag(n) in ",;.":
            return False
        if region.tag(n) in "AV":
            return True
    return False


def trim(region: Region, start: int, end: int) -> Range | None:
    """Cut marks and connectives from both ends of a content."""
    while start < end and region.tag(start) in ",;:.C-T)" and not region.opens(start):
        start += 1
    while end > start and (
        (region.tag(end - 1) in ",;:.C-(!?…" and not region.closes(end - 1))
        or (region.closes(end - 1) and not _opened(region, start, end - 1))
    ):
        end -= 1
    return (start, end) if start < end else None


def _opened(region: Region, start: int, close: int) -> bool:
    """Whether the quotation that ends at `close` begins within the content."""
    quote = region.quotes.at(region.tokens[close].start)
    return quote is None or quote.start >= region.tokens[start].start


def edge(region: Region, found: Attribution) -> int:
    """Where the clause of an attribution begins, words before its name included."""
    at = found.starts
    while at > region.lo and found.starts - at < 6 and region.tag(at - 1) in "VWB#G":
        at -= 1
    return at if at > region.lo and region.closes(at - 1) else found.starts


def before(region: Region, found: Attribution, floor: int) -> Range | None:
    """Find the content left of a clause: `“…,” X said` and `…, X said`."""
    at = edge(region, found)
    if region.tag(at - 1) in "-,":
        at -= 1
    elif not (region.closes(at - 1) or region.tag(at - 1) in "?!"):
        return None
    content = trim(region, floor, at)
    if content is None:
        return None
    quoted = region.closes(content[1] - 1)
    if "c" not in found.frames and not quoted:
        return None
    whole = content[1] - content[0] > 2 and _has_verb(region.part(*content), content[0])
    last = content[1] - content[0] > 2 and found.cue[1] >= region.hi - 1
    return content if quoted or whole or last or _interrupts(region, found) else None


def _interrupts(region: Region, found: Attribution) -> bool:
    """Whether an attribution stands between commas in its content: `The plan, X said, fails`."""
    if region.tag(found.starts - 1) != ",":
        return False
    at = found.cue[1]
    while region.tag(at) == "B" or region.low(at) in TIME_WORDS:
        at += 1
    if "o" in found.frames and (heard := phrases.right(region.tokens, at, region.hi)):
        at = heard[1] if heard[1] - at < 6 else at
    if region.tag(at) == "P" and at > found.cue[1] - 1:
        while region.tag(at) in "PDNW#Z" and at < found.cue[1] + 7:
            at += 1
    return region.tag(at) == ","


def rest(region: Region, found: Attribution, stops: list[int]) -> Range | None:
    """Find the second part of a content that the attribution interrupts: `“…,” X said, “…”`."""
    at = found.by[-1][1] if found.pattern == "inverted" else found.cue[1]
    resumed = _resumed(region, found, at)
    if resumed:
        return trim(region, resumed, next((s for s in stops if s > resumed), region.hi))
    while at < region.hi and (
        region.tag(at) == "B" or region.low(at) in TIME_WORDS or region.low(at) == "on"
    ):
        at += 1
    if region.tag(at) in "PDNW" and _interrupts(region, found):
        at = next((k for k in range(at, at + 8) if region.tag(k) == ","), at)
    if region.tag(at) not in ",-;" or at + 2 >= region.hi:
        return None
    after = at + 1
    bare = _interrupts(region, found) and not any(
        region.tag(k) in "AV" for k in range(region.lo, found.starts)
    )
    if bare:
        return trim(region, after, next((stop for stop in stops if stop > after), region.hi))
    if not region.opens(after) and (
        region.tag(after) in "GRSCPBV" or region.closes(found.starts - 1)
    ):
        return None
    if not region.opens(after) and region.tag(found.starts - 2) == '"':
        return None
    end = next((stop for stop in stops if stop > after), region.hi)
    return trim(region, after, end)


def _resumed(region: Region, found: Attribution, at: int) -> int | None:
    """Where a quotation that broke off at a comma goes on, with no other speaker between."""
    left = edge(region, found)
    if not region.closes(left - 1) or region.tag(left - 2) not in ",-":
        return None
    for k in range(at, min(region.hi, at + 30)):
        if region.opens(k):
            return k
        cues = lexicon().verbs.get(region.low(k), ())
        if region.tag(k) in "AS.;" or any("q" in c.frames and "past" in c.shapes for c in cues):
            return None
    return None
