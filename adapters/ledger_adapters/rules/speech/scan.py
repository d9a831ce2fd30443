"""All attributions of one region: cues with contents, the outermost of each only."""

from __future__ import annotations

from msgspec.structs import replace

from ledger_adapters.rules.prose import phrases
from ledger_adapters.rules.prose.regions import Region
from ledger_adapters.rules.speech import contents, endings, sides
from ledger_adapters.rules.speech.asides import asides
from ledger_adapters.rules.speech.citing import cited
from ledger_adapters.rules.speech.found import Attribution
from ledger_adapters.rules.speech.speakers import verb_cues
from ledger_adapters.rules.speech.unsaid import wordless
from ledger_adapters.rules.vocabulary.words import TIME_WORDS


def scan(region: Region) -> list[Attribution]:
    """Find a region's own attributions in order; those inside their contents are left out."""
    verbs = verb_cues(region)
    others = asides(region)
    if not verbs and not others:
        return []
    stops = _stops(region, verbs, others)
    ready: list[Attribution] = []
    for verb in verbs:
        own = _with_main_verb(verb, verbs, stops) if verb.pattern == "relative" else stops
        ready += _again(ready, _complete(region, verb, own))
    taken = {part[0] for a in ready for part in a.content}
    said = {k for a in others if a.pattern == "as-said" for k in range(*a.cue)}
    ready = [a for a in ready if a.cue[0] not in said]
    cues = {k for a in ready for k in range(*a.cue)}
    others = [a for a in others if not a.pattern.startswith("noun") or a.cue[0] not in cues]
    closing = [a.starts - 1 for a in verbs if _closing(region, a)]
    for a in others:
        if a.pattern != "colon" or a.content[0][0] not in taken:
            ready.append(_cut(a, closing))
    return sorted(_outermost(cited(region, ready)), key=lambda a: (a.cue, a.content))


def _with_main_verb(relative: Attribution, verbs: list[Attribution], stops: list[int]) -> list[int]:
    """Add where the verb stands whose subject a relative clause hangs on."""
    mains = (
        a.cue[0]
        for a in verbs
        if a.pattern == "plain" and a.cue[0] >= relative.cue[1] and set(a.by) & set(relative.by)
    )
    return sorted({*stops, *mains})


def _cut(found: Attribution, closing: list[int]) -> Attribution:
    """End a content where an attribution begins that closes the sentence."""
    start, end = found.content[-1]
    stop = next((k for k in closing if start < k < end), end)
    if stop == end or found.pattern == "according-to":
        return found
    return replace(found, content=(*found.content[:-1], (start, stop)))


def _stops(region: Region, verbs: list[Attribution], others: list[Attribution]) -> list[int]:
    """Where a further attribution stands beside the one before it, not inside it."""
    found: set[int] = set()
    for n, a in enumerate(verbs):
        edge = a.starts
        if a.pattern in ("participle", "coordination"):
            if (a.pattern == "participle" and region.tag(edge - 1) == ",") or (
                a.pattern == "coordination" and (a.voice == "speaks" or not _tells(verbs[:n]))
            ):
                found.add(edge)
            if a.by and a.by[0][0] > a.cue[1]:
                found.add(a.by[0][0] - 1)  # After saying …, X left
        elif a.pattern == "inverted":
            continue
        elif region.tag(edge - 1) in "C;" or (
            (region.tag(edge - 2) == "," or region.closes(edge - 2))
            and (region.tag(edge - 1) in "SB" or region.low(edge - 1) == "which")
        ):
            found.add(edge - 1)
        elif region.tag(edge - 1) == "B" and region.tag(edge - 2) == "C":
            found.add(edge - 2)
    found |= {a.starts - 1 for a in verbs if _closing(region, a)}
    found |= {a.starts for a in others if a.pattern == "according-to" and a.starts > region.lo}
    return sorted(found)


def _tells(earlier: list[Attribution]) -> bool:
    """Whether the attribution before tells a whole clause, in which a wish may stand too."""
    return bool(earlier) and earlier[-1].voice == "speaks" and "c" in earlier[-1].frames


def _closing(region: Region, found: Attribution) -> bool:
    """Whether an attribution ends a sentence that it tells of: `…, its leader told a paper.`"""
    if region.tag(found.starts - 1) != "," or not set("cq") & set(found.frames):
        return False
    if found.by and region.tag(found.by[-1][1]) == ",":
        return False  # a name between commas
    after = range(found.cue[1], region.hi)
    if len(after) > 9 or any(region.tag(k) not in "NDW#PZO.B" for k in after):
        return False
    before = range(region.lo, found.starts - 1)
    if not any(region.tag(k) in "AVW" or region.closes(k) for k in before):
        return False  # "On Tuesday, Germany urged"
    told = "o" in found.frames or not after or region.tag(found.cue[1]) in ".PB"
    return told or region.low(found.cue[1]) in TIME_WORDS


def _complete(region: Region, found: Attribution, stops: list[int]) -> list[Attribution]:
    if found.content:
        trimmed = tuple(t for part in found.content if (t := sides.trim(region, *part)))
        return [replace(found, content=trimmed)] if trimmed else []
    which = _which(region, found)
    if which:
        return [which]
    if found.pattern == "inverted" and found.starts == region.lo:
        content = sides.trim(region, found.by[-1][1] + 1, region.hi)
        return [replace(found, content=(content,))] if content else []
    trails = _trails(region, found) or _closing(region, found)
    right = None if trails else contents.behind(region, found)
    if right and found.pattern != "inverted":
        return _rightward(region, found, right, stops)
    done = _leftward(region, found, stops) or _object(region, found)
    return [done] if done else []


def _object(region: Region, found: Attribution) -> Attribution | None:
    """`the pattern that we described`, `a charge it denies`: what a relative clause hangs on."""
    at = found.starts
    if found.pattern != "plain" or not set("cn") & set(found.frames):
        return None
    if region.tag(found.cue[1]) not in '.,;C")' and found.cue[1] < region.hi:
        return None
    if region.low(at - 1) in ("that", "which"):
        at -= 1
    elif not (region.tag(at) in "OD" and region.tag(at - 1) in "NW"):
        return None
    content = phrases.antecedent(region.tokens, region.lo, at)
    if content is None or any(region.hidden(k) for k in range(*content)):
        return None
    return replace(found, content=(content,), pattern="that-relative", starts=content[0])


def _trails(region: Region, found: Attribution) -> bool:
    """Whether an attribution stands behind a quotation: `“…,” X told a crowd.`"""
    edge = sides.edge(region, found)
    if not region.closes(edge - 1) or _names_a_show(region, found):
        return False
    after = found.cue[1]
    if region.tag(after) in ",.;":
        return True
    open_ended = region.tag(edge - 2) in ",?!"
    return open_ended and region.tag(after) not in "T:" and not region.opens(after)


def _names_a_show(region: Region, found: Attribution) -> bool:
    """`On “The Morning Show,” X said …`: a title quoted in an opening phrase."""
    if region.tag(region.lo) != "P" or found.cue[1] + 1 >= region.hi:
        return False
    marks = [k for k in range(region.lo, found.starts) if region.opens(k)]
    if len(marks) != 1:
        return False
    words = range(marks[0] + 1, region.skip_quote(marks[0]) - 1)
    return all(region.tokens[k].text[0].isupper() or region.tag(k) in "PDC,#" for k in words)


def _rightward(
    region: Region, found: Attribution, right: contents.Right, stops: list[int]
) -> list[Attribution]:
    right = contents.given(region, found, contents.blamed(region, found, right))
    content = sides.trim(region, right.start, endings.end_of(region, found, right, stops))
    if content is None or wordless(region, found, content):
        return []
    about = (*found.about, right.passed)
    done = replace(found, content=(content,), about=about, addressee=right.addressee)
    if right.clause:
        return [done]
    return [replace(done, content=(part,)) for part in _listed(region, content)]


def _listed(region: Region, content: tuple[int, int]) -> list[tuple[int, int]]:
    """Part `support for A, as well as its readiness to B`."""
    lows = region.lows
    for k in range(content[0] + 1, content[1] - 3):
        if lows[k] == "as" and lows[k + 1] == "well" and lows[k + 2] == "as":
            halves = (
                sides.trim(region, content[0], k),
                sides.trim(region, k + 3, content[1]),
            )
            return [half for half in halves if half]
    return [content]


def _which(region: Region, found: Attribution) -> Attribution | None:
    """`…, which X noted …`: the clause before is what X noted."""
    at = found.starts - 1
    if region.low(at) != "which" or region.tag(at - 1) != ",":
        return None
    if not _ends_beside(region, found.cue[1]):
        return None
    content = sides.trim(region, region.lo, at - 1)
    return replace(found, content=(content,), pattern="which", starts=at) if content else None


def _ends_beside(region: Region, at: int) -> bool:
    """Whether nothing but a time or place stands between here and the end of a clause."""
    end = next((k for k in range(at, region.hi) if region.tag(k) in ",;."), region.hi)
    timed = region.tag(at) in "PGB" or region.low(at) in TIME_WORDS or region.low(at) == "last"
    return at == end or (
        timed
        and region.low(at) != "to"
        and not any(region.tag(k) in "AVTRC" for k in range(at, end))
    )


def _again(ready: list[Attribution], found: list[Attribution]) -> list[Attribution]:
    """Give `…, which X noted` the content of the attribution it hangs on."""
    if not (ready and found and found[0].pattern == "which"):
        return found
    last = ready[-1].content[-1]
    hangs = last[1] <= found[0].starts <= last[1] + 2
    return [replace(found[0], content=ready[-1].content)] if hangs else found


def _leftward(region: Region, found: Attribution, stops: list[int]) -> Attribution | None:
    if not set("cqt") & set(found.frames) or found.pattern in ("participle", "relative"):
        return None
    if region.tag(found.starts - 1) == "," and region.tag(found.starts - 2) == "R":
        second = sides.rest(region, found, stops)
        return replace(found, content=(second,)) if second else None
    left = sides.before(region, found, _floor(region, found))
    if left is None:
        return None
    second = sides.rest(region, found, stops)
    parts = (left, second) if second else (left,)
    about = (*found.about, (found.cue[1], found.cue[1] + 5))
    about = tuple(a for a in about if a != (region.lo, found.starts))
    return replace(found, content=parts, about=about)


def _floor(region: Region, found: Attribution) -> int:
    """Where content left of a clause may begin: behind the last semicolon."""
    semicolon = region.last(";", region.lo + 1, found.starts)
    return region.lo if semicolon < 0 else semicolon + 1


def _outermost(ready: list[Attribution]) -> list[Attribution]:
    """Drop what stands inside another's content: a later scan of that content finds it."""
    parts = sorted((part, n) for n, a in enumerate(ready) for part in a.content)
    kept: list[Attribution] = []
    for n, a in enumerate(ready):
        inside = any(
            part[0] <= a.cue[0] < part[1] and m != n and not _covers(a, ready[m])
            for part, m in parts
            if part[0] <= a.cue[0]
        )
        if not inside:
            kept.append(a)
    return kept


def _covers(a: Attribution, b: Attribution) -> bool:
    """Whether two stand in each other's content and `a` is the outer: speech, or the longer."""
    if not any(start <= b.cue[0] < end for start, end in a.content):
        return False
    return _rank(a) > _rank(b)


def _rank(a: Attribution) -> tuple[bool, int, int]:
    size = sum(end - start for start, end in a.content)
    return a.pattern != "moves", size, -a.cue[0]
