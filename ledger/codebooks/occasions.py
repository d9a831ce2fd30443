"""Claims of one occasion: copies of one utterance, one quotation of several, one occurrence."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Final, TypeVar

from ledger.claims import Occurrence
from ledger.codebooks._heard import DAY, Heard, Proposed
from ledger.codebooks._text import label, straight
from ledger.times import Bounds, day_text

K = TypeVar("K", bound=Hashable)

COPIES: Final = "rule:copies@1"
SAME_WORDS: Final = "rule:same-words@1"
OCCURRENCES: Final = "rule:occurrences@1"

_LEAST: Final = 4
"""Fewer words than these are said too often to be recognised by."""
_SLACK: Final = 2
"""How many days two outlets may be apart about when something was said."""
_WORD: Final = re.compile(r"\w+")
_QUOTED: Final = re.compile(r'["“„«]([^"“”„«»]+)["”“»]')


def copies(heard: Sequence[Heard]) -> Iterator[Proposed]:
    """Propose that what one claimant says word for word in several places was said once.

    The link goes to the earliest: the one published first or, where that is unknown, recorded
    first. Days that surely differ make two utterances of it. One look at each claim.
    """
    buckets = _bucketed((h, [(h.claimant, h.claim.act, _words(h.claim.content))]) for h in heard)
    for own in buckets.values():
        firsts = _Firsts()
        for it in sorted(own, key=_published):
            first = firsts.of(it)
            if first is None:
                firsts.add(it)
            elif first.claim.id != it.claim.id and _recognised(first, it):
                yield _copy(it, first)


def same_words(heard: Sequence[Heard]) -> Iterator[Proposed]:
    """Propose that one quotation is credited to different speakers about the same time.

    Only words in quotation marks count, four at least; the link goes to the one said first. A
    joint statement is none, nor is a party beside its own voice, nor a reporter beside what came
    through it. One look at each quotation.
    """
    buckets = _bucketed((h, _quotations(h)) for h in heard)
    for words, own in buckets.items():
        ordered = sorted(own, key=lambda h: h.rank)
        for n, it in enumerate(ordered[1:], 1):
            first = next((o for o in _few(ordered[:n]) if _credited_otherwise(o, it)), None)
            if first:
                why = f"{' '.join(words)!r} is {first.name}'s there and {it.name}'s here"
                yield _link(SAME_WORDS, it, first, "same_words_other_claimant", why)


def occurrences(heard: Sequence[Heard]) -> Iterator[Proposed]:
    """Propose that claims of different sides about one occurrence are differing accounts of it.

    One occurrence is one key that a person or table gave, or the same words on the same day where
    both contents name it. The link goes to the first claim of another side. What an outlet tells
    itself counts for nothing, nor does a reporter beside what came through it, and saying the same
    is no difference. One look at each claim.
    """
    own = (h for h in heard if h.claim.form != "narrated")
    buckets = _bucketed((h, _occurred(h)) for h in own)
    for told in buckets.values():
        ordered = sorted(told, key=lambda h: h.rank)
        for n, it in enumerate(ordered[1:], 1):
            first = next((o for o in _few(ordered[:n]) if _tells_otherwise(o, it)), None)
            if first:
                why = f"{it.name} and {first.name} both tell of {_named(it.claim.occurrence)}"
                yield _link(OCCURRENCES, it, first, "differing_account", why)


class _Firsts:
    """The first claim of each occasion; those of one known day are found without looking."""

    def __init__(self) -> None:
        self._days: dict[Bounds, Heard] = {}
        self._wide: list[Heard] = []

    def add(self, it: Heard) -> None:
        """Keep the first claim of an occasion."""
        if _one_day(it.said):
            self._days[it.said] = it
        else:
            self._wide.append(it)

    def of(self, it: Heard) -> Heard | None:
        """Find the first claim whose occasion may be this claim's."""
        same = self._days.get(it.said)
        if same:
            return same
        days = () if _one_day(it.said) else self._days.values()
        return next((f for f in (*self._wide, *days) if f.apart(it) == 0), None)


def _one_day(said: Bounds) -> bool:
    lo, hi = said
    return lo is not None and hi is not None and hi - lo < DAY and lo % DAY == 0


def _bucketed(keyed: Iterable[tuple[Heard, Iterable[K]]]) -> dict[K, list[Heard]]:
    """Put claims into buckets by their keys, and keep the buckets of several."""
    found: defaultdict[K, list[Heard]] = defaultdict(list)
    for it, keys in keyed:
        for key in dict.fromkeys(keys):
            found[key].append(it)
    return {key: own for key, own in found.items() if len(own) > 1}


def _few(ordered: list[Heard]) -> Iterator[Heard]:
    """Go through the first claim of each claimant."""
    yield from {h.claimant: h for h in reversed(ordered)}.values()


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(straight(text).casefold()))


def _published(it: Heard) -> tuple[bool, int, int]:
    hi = it.published[1]
    return hi is None, hi or 0, it.seq


def _recognised(one: Heard, other: Heard) -> bool:
    """Tell whether there are words enough, or a day that both sources tell."""
    enough = len(one.stance.words) >= _LEAST
    return enough or (one.dated and other.dated and one.stance.telling)


def _copy(it: Heard, first: Heard) -> Proposed:
    days = [day_text(hi) for h in (first, it) if (hi := h.published[1]) is not None]
    if it.claim.source == first.claim.source:
        why = f"{it.name} says it word for word in another place of the same source"
        return _link(COPIES, it, first, "same_utterance", why)
    known = len(days) == 2 and days[0] != days[1]
    which = f"published {days[0]}, before {days[1]}" if known else "recorded first"
    why = f"{it.name} says it word for word in both; the other is the earliest, {which}"
    return _link(COPIES, it, first, "copy_of", why)


def _quotations(it: Heard) -> Iterator[tuple[str, ...]]:
    """List the quotations in a claim that are long enough to be recognised by."""
    quoted = _QUOTED.findall(it.claim.content)
    if it.claim.form == "direct" and not quoted:
        quoted = [it.claim.content]
    for text in quoted:
        words = _words(text)
        if len(words) >= _LEAST:
            yield words


def _credited_otherwise(one: Heard, other: Heard) -> bool:
    two = one.other_side(other) and not one.passes_on(other)
    return two and one.apart(other, _SLACK) == 0


def _occurred(it: Heard) -> Iterator[Hashable]:
    occurrence = it.claim.occurrence
    if occurrence is None:
        return
    if occurrence.key and it.claim.reading is None:
        yield "key", occurrence.key
    words, when = label(occurrence.words.text).casefold(), occurrence.happened
    if when and when.resolved and words and words in straight(it.claim.content).casefold():
        yield "words", words, when.lo, when.hi


def _tells_otherwise(one: Heard, other: Heard) -> bool:
    two = one.other_side(other) and not one.sides & other.sides
    return two and not one.passes_on(other) and one.stance != other.stance


def _named(occurrence: Occurrence | None) -> str:
    if occurrence is None:
        return "it"
    day = f" of {occurrence.happened}" if occurrence.happened else ""
    return f"{occurrence.words.text or occurrence.key!r}{day}"


def _link(rule: str, it: Heard, other: Heard, relation: str, why: str) -> Proposed:
    return Proposed(claim=it.claim.id, other=other.claim.id, relation=relation, rule=rule, why=why)
