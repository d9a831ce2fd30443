"""Noun phrases around a cue: who speaks, found by walking left or right from it."""

from __future__ import annotations

from ledger_adapters.rules.prose.tokens import Token
from ledger_adapters.rules.vocabulary.words import (
    CALENDAR,
    OPENERS,
    PLAIN_PRONOUNS,
    TAGS,
    TIME_WORDS,
    words,
)

Range = tuple[int, int]

LEFTWARD = frozenset("NWD#ZPC-GV&")
RIGHTWARD = frozenset("NWD#ZP-$£€&")
LONGEST = 24
INTERPOSED = words("interposed")
LINKS = words("links")
OBJECTS = words("objects")
WHICH = frozenset({"last", "this", "earlier", "late", "early"})
HALVES = frozenset({"half", "all", "both", "such"})
COUNTED = frozenset({"two", "three", "four", "five", "pair", "trio"})
THOSE = frozenset({"the", "these", "those", "all", "other"})
COPULAS = words("copulas")
SELVES = frozenset({"himself", "herself", "itself", "themselves"})
ROLES = words("roles")
PLACING = frozenset({"until", "since", "before", "after", "than", "like"})


def left(tokens: list[Token], lo: int, end: int) -> Range | None:
    """Find the noun phrase that ends right before `end`, not reaching before `lo`."""
    if end <= lo:
        return None
    last = tokens[end - 1]
    if last.low in SELVES and end - 2 >= lo:
        return left(tokens, lo, end - 1)
    if last.low in COPULAS:
        return None
    if last.low in COUNTED and end - 2 >= lo and tokens[end - 2].low in THOSE:
        return end - 2, end
    if last.low == "there" and end - 2 > lo and tokens[end - 2].tag in "NW":
        return left(tokens, lo, end - 1)
    if last.low in ("them", "us", "you") and end - 2 > lo and tokens[end - 2].low == "of":
        found = left(tokens, lo, end - 2)
        return (found[0], end) if found else None
    if last.tag == "O":
        return (end - 1, end) if last.low not in OBJECTS else None
    if last.tag in ")]":
        return _bracketed(tokens, lo, end)
    if last.tag == ",":
        return _apposed(tokens, lo, end)
    if last.tag == "-":
        return _dashed(tokens, lo, end)
    if last.tag in "VW" and end - 3 > lo and tokens[end - 2].tag == "O":
        return left(tokens, lo, end - 2) if tokens[end - 3].tag in "NW" else None
    start = end
    while start > lo and end - start < LONGEST and tokens[start - 1].tag in LEFTWARD:
        start -= 1
    return trimmed(tokens, _own_clause(tokens, start, end), end)


def _own_clause(tokens: list[Token], start: int, end: int) -> int:
    """`… the inquiry and Democrats`: begin behind "and" where an object stands before it."""
    for k in range(end - 2, start, -1):
        if tokens[k].tag == "C" and tokens[k].low in ("and", "but"):
            objects = any(tokens[n].tag == "V" for n in range(start, k - 1))
            objects = (
                objects
                or tokens[k].low == "but"
                or (start > 0 and tokens[start - 1].tag == "A" and tokens[k - 1].tag in "WV")
            )
            told = _told(tokens, start, k)
            if told is not None:
                return told  # said Rusk and Dorn had …
            return k + 1 if objects and tokens[k + 1].tag in "NDO" else start
    return start


def _told(tokens: list[Token], start: int, end: int) -> int | None:
    """Where a bare name begins right behind "said", None where none does."""
    at = end
    while at > start and tokens[at - 1].tag == "N":
        at -= 1
    said = start < at < end and tokens[at - 1].low in ("said", "says", "say")
    return at if said else None


def named(tokens: list[Token], found: Range, hi: int) -> Range:
    """`said the minister, Ana Toll.`: the name behind a role, where one stands between commas."""
    start = found[1] + 1
    if found[1] >= hi or tokens[found[1]].tag != "," or tokens[found[1] - 1].tag != "W":
        return found
    end = start
    while end < hi and tokens[end].tag == "N" and end - start < 5:
        end += 1
    closed = end >= hi or tokens[end].tag in ",."
    return (start, end) if end > start and closed else found


def left_end(tokens: list[Token], lo: int, end: int) -> int:
    """Where the noun phrase before `end` begins; `end` itself where there is none."""
    found = left(tokens, lo, end)
    return found[0] if found else end


def name(tokens: list[Token], lo: int, end: int) -> Range | None:
    """Find the bare name or noun with its determiner that ends right before `end`."""
    start = end
    while start > lo and tokens[start - 1].tag in "N#":
        start -= 1
    while start > lo and (start == end or tokens[end - 1].tag == "W"):
        if tokens[start - 1].tag not in "NW#" or end - start > 4:
            break
        start -= 1
    if start > lo and tokens[start - 1].tag == "D":
        start -= 1
    return (start, end) if start < end else None


def antecedent(tokens: list[Token], lo: int, end: int) -> Range | None:
    """Find the phrase a relative pronoun stands for: not past a preposition of place or means."""
    found = left(tokens, lo, end)
    if found is None:
        start = end
        while start > lo and tokens[start - 1].tag in "NWD#Z":
            start -= 1
        return (start, end) if start < end and _nominal(tokens, (start, end)) else None
    for k in range(found[1] - 2, found[0], -1):
        if tokens[k].tag == "P" and tokens[k].low not in ("of", "for", "from", "in", "at"):
            return k + 1, found[1]
    return found


def _dashed(tokens: list[Token], lo: int, end: int) -> Range | None:
    """`the minister—a newcomer—`: the phrase before the first dash."""
    for k in range(end - 2, max(lo, end - LONGEST) - 1, -1):
        if tokens[k].tag == "-":
            return left(tokens, lo, k)
    return None


def _bracketed(tokens: list[Token], lo: int, end: int) -> Range | None:
    """`the Institute (ISW)`: the phrase with its bracket."""
    for k in range(end - 2, max(lo, end - 8) - 1, -1):
        if tokens[k].tag in "([":
            before = left(tokens, lo, k)
            return (before[0], before[1]) if before else None
    return None


def _apposed(tokens: list[Token], lo: int, end: int) -> Range | None:
    """`Dmitry Peskov, 57, of Moscow, who …,`: the phrase before what stands between commas."""
    pieces = _pieces(tokens, lo, end - 1)
    while len(pieces) > 1:
        start, stop = pieces[0]
        found = left(tokens, start, stop) if tokens[stop - 1].tag not in ",;" else None
        if found and (tokens[found[1] - 1].low in CALENDAR or tokens[start].tag == "G"):
            found = None
        if found and _leads(tokens, start, found) and _nominal(tokens, found):
            return _name_behind(tokens, found, pieces[1])
        pieces = pieces[1:]
    return None


def _name_behind(tokens: list[Token], found: Range, behind: Range) -> Range:
    """`its secretary, Pavel Rusk,`: the name, where a role stands before it."""
    named = all(tokens[k].tag in "N." for k in range(*behind)) and behind[1] - behind[0] < 6
    return behind if named and is_role(tokens, found) else found


def is_role(tokens: list[Token], found: Range) -> bool:
    """`its secretary`, `Counsel for Calder`: what somebody is, not who."""
    word = tokens[head(tokens, found)]
    return word.tag == "W" or word.low in ROLES


def head(tokens: list[Token], found: Range, behind: str = "P") -> int:
    """The place of a phrase's main word, before what hangs on it: `minister` of `the minister of`.

    `behind` are the tags that begin what hangs on it.
    """
    return next((k for k in range(found[0] + 1, found[1]) if tokens[k].tag in behind), found[1]) - 1


def _pieces(tokens: list[Token], lo: int, end: int) -> list[Range]:
    """Part what stands left of a comma at its commas, back to where another clause stands."""
    pieces: list[Range] = []
    last, depth = end, 0
    for k in range(end - 1, max(lo, end - 3 * LONGEST) - 1, -1):
        tag = tokens[k].tag
        depth += (tag in ")]") - (tag in "([")
        if depth:
            continue
        if tag in ';:"' or (tag == "." and len(tokens[k].text) == 1 and tokens[k - 1].tag != "N"):
            return _begun(tokens, pieces, k + 1, last)
        if tag == ",":
            pieces.insert(0, (k + 1, last))
            last = k
    start = max(lo, end - 3 * LONGEST)
    return _begun(tokens, pieces, start, last)


def _begun(tokens: list[Token], pieces: list[Range], start: int, last: int) -> list[Range]:
    """Keep of all pieces those behind the last one that is a clause and cannot be interposed."""
    found = [piece for piece in [(start, last), *pieces] if piece[0] < piece[1]]
    for n in range(len(found) - 1, 0, -1):
        if not _interposed(tokens, *found[n]):
            return found[n:]
    return found


def _interposed(tokens: list[Token], start: int, end: int) -> bool:
    """Whether words between commas may stand between a subject and its verb."""
    first = tokens[start]
    if first.tag in "RPSG#" or first.low in INTERPOSED:
        return True
    if first.tag == "C":
        return False
    if any(tokens[k].tag == "A" for k in range(start, end)):
        relative = next((k for k in range(start, end) if tokens[k].tag in "RT"), end)
        return not any(tokens[k].tag == "A" for k in range(start, relative))
    return first.tag in "DNWBVZ"


def _leads(tokens: list[Token], start: int, found: Range) -> bool:
    """Whether a phrase stands at the head of its piece, or behind an opening of the clause."""
    if tokens[found[0]].tag not in "NDW#O":
        return False
    before = tokens[start : found[0]]
    if before and before[-1].low == "whose":
        return True
    return not before or not (before[-1].tag in "PGVRD" or before[-1].low in PLACING)


def trimmed(tokens: list[Token], start: int, end: int) -> Range | None:
    """Cut connectives, time words and stray verbs from the front of a noun phrase."""
    start = _after_verb(tokens, start, end)
    for k in range(end - 1, start, -1):
        if tokens[k].tag == "D" and tokens[k - 1].tag in "NW" and tokens[k - 1].low not in HALVES:
            start = k
            break
    while start < end and (
        tokens[start].tag in "C-ZBPV" or tokens[start].low in OPENERS or _dates(tokens, start, end)
    ):
        if tokens[start].tag == "P":
            start = _after_preposition(tokens, start, end)
        else:
            start += 1
    if end - start > 2 and tokens[start].low in WHICH and tokens[start + 1].low in TIME_WORDS:
        start += 2  # Last week Toll
    return (start, end) if start < end and _nominal(tokens, (start, end)) else None


def _dates(tokens: list[Token], start: int, end: int) -> bool:
    return (
        tokens[start].low in TIME_WORDS
        and start + 1 < end
        and tokens[start + 1].tag in "DN#W"
        and tokens[start + 1].tag != "W"
    )


def _after_preposition(tokens: list[Token], start: int, end: int) -> int:
    """Skip a leading `On Tuesday` or `In a long interview` to the last phrase that can be who."""
    for k in range(end - 1, start + 1, -1):
        this, before = tokens[k], tokens[k - 1]
        if this.tag == "D" and before.tag in "NW#":
            return k
        if this.tag == "N" and (
            before.tag == "W" or before.low in TIME_WORDS or before.low.isdigit()
        ):
            return k if not any(t.tag == "P" for t in tokens[k:end]) else end
    return end


def _after_verb(tokens: list[Token], start: int, end: int) -> int:
    """Start behind a finite verb that stands inside, unless it modifies a noun."""
    for k in range(end - 2, start - 1, -1):
        if tokens[k].tag == "V" and (tokens[k].low in TAGS or _takes_object(tokens, start, k)):
            return k + 1
    return start


def _takes_object(tokens: list[Token], start: int, k: int) -> bool:
    return tokens[k + 1].tag == "D" and k > start and tokens[k - 1].tag not in "DC"


def _nominal(tokens: list[Token], found: Range) -> bool:
    return any(tokens[k].tag in "NWO#D" for k in range(*found)) and tokens[found[0]].tag != "V"


def right(tokens: list[Token], start: int, hi: int) -> Range | None:
    """Find the noun phrase that starts at `start`, not reaching beyond `hi`."""
    if start >= hi:
        return None
    if tokens[start].low in PLAIN_PRONOUNS:
        return start, start + 1
    end = start
    while end < hi and end - start < LONGEST:
        token = tokens[end]
        linked = token.tag == "C" and token.low == "and" and end + 1 < hi
        adjectival = token.tag in "GV" and end > start and tokens[end - 1].tag == "D"
        if not (token.tag in RIGHTWARD or adjectival or (linked and tokens[end + 1].tag in "ND")):
            break
        if token.tag == "P" and not (token.low in LINKS and end > start):
            break
        end += 1
    end = _without_time(tokens, start, end)
    while end > start and tokens[end - 1].tag in "PD-C":
        end -= 1
    return (start, end) if end > start and tokens[start].tag in "NDW#" else None


def before_infinitive(tokens: list[Token], found: Range) -> Range:
    """`by analysts to fall`: the phrase before "to" and a verb."""
    for k in range(found[0] + 1, found[1]):
        if tokens[k].low == "to" and (k + 1 == found[1] or tokens[k + 1].tag not in "DNO"):
            return found[0], k
    return found


def _without_time(tokens: list[Token], start: int, end: int) -> int:
    for k in range(start + 1, end):
        if tokens[k].low in TIME_WORDS and tokens[k].tag in "NB":
            return k - 1 if tokens[k - 1].tag == "P" else k
        if tokens[k].low in ("in", "on", "at", "to", "with", "about", "against") and (
            tokens[k - 1].tag == "N" and k + 1 < end and tokens[k + 1].tag in "D"
        ):
            return k
    return end


def apart(tokens: list[Token], found: Range) -> tuple[Range, ...]:
    """Part joint speakers: `Lund and Ortega` are two mentions, `the Russian side` is one."""
    start, end = found
    if tokens[start].low == "both" and end - start > 3:
        start += 1
    for k in range(start + 1, end - 1):
        if tokens[k].low == "and" and all(
            tokens[n].tag in "ND" and not adjectival(tokens[n].low)
            for n in range(start, end)
            if n != k
        ):
            return (*_listed(tokens, start, k), (k + 1, end))
    return (found,)


def _listed(tokens: list[Token], start: int, end: int) -> tuple[Range, ...]:
    """`Toll, Rusk and Maar`: the names before the last but one, from the front of a sentence."""
    found = [(start, end)]
    at = start
    while at > 1 and tokens[at - 1].tag == "," and tokens[at - 2].tag == "N":
        name = at - 1
        while name > 0 and tokens[name - 1].tag == "N":
            name -= 1
        if name > 0 and tokens[name - 1].tag not in ",.T":
            break
        found.insert(0, (name, at - 1))
        at = name
    front = at == 0 or tokens[at - 1].tag in ".T"
    return tuple(found) if front else ((start, end),)


def adjectival(low: str) -> bool:
    """Whether a capitalised word is mostly an adjective: `Russian`, `Democratic`."""
    return low.endswith(("ian", "ese", "ish", "can", "atic")) and low not in ("vatican",)
