"""Claims that echo one another's words: said again, turned round, denied, contradicted."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, TypeAlias

import attrs

from ledger.codebooks._heard import Heard, Proposed
from ledger.codebooks.likeness import Words, neighbours
from ledger.codebooks.stance import Sign
from ledger.times import Bounds, day_text

RESTATEMENTS: Final = "rule:restatements@1"
POSITIONS: Final = "rule:positions@1"
UTTERANCES: Final = "rule:utterances@1"
DENIALS: Final = "rule:denials@1"
CONTRADICTIONS: Final = "rule:contradictions@1"


_Place: TypeAlias = tuple[Words, Sign]


@attrs.frozen(eq=False)
class _Echoes:
    """Claims by words and sign, then by claimant, as they were said; and which words are alike."""

    said: dict[_Place, dict[str, list[Heard]]]
    on: dict[tuple[_Place, str, Bounds], list[Heard]]
    alike: dict[Words, tuple[Words, ...]]

    def own(self, it: Heard, sign: Sign) -> Iterator[list[Heard]]:
        """Go through what the same claimant said in words that are alike, with this sign."""
        for words in self.alike[it.stance.words]:
            yield self.said.get((words, sign), {}).get(it.claimant, [])

    def reports(self, it: Heard) -> Iterator[list[Heard]]:
        """Go through what the same claimant said in words that are alike, at that time."""
        for words in self.alike[it.stance.words] if it.dated else ():
            yield self.on.get(((words, it.stance.sign), it.claimant, it.said), [])

    def others(self, it: Heard, sign: Sign) -> Iterator[list[Heard]]:
        """Go through what each other claimant said in words that are alike, with this sign."""
        for words in self.alike[it.stance.words]:
            for claimant, own in self.said.get((words, sign), {}).items():
                if claimant != it.claimant:
                    yield own


def echoes(heard: Sequence[Heard]) -> Iterator[Proposed]:
    """Propose links between claims that carry nearly the same words.

    Each claim gets at most one link of a kind: to the last claim before it that it restates, turns
    round, denies or contradicts. Only claims whose words are alike are looked at.
    """
    telling = [h for h in heard if h.stance.telling]
    found = _Echoes(
        _by_words(telling), _by_time(telling), neighbours(h.stance.words for h in telling)
    )
    for it in telling:
        yield from _own(it, found)
        yield from _others(it, found)


def _by_words(heard: Iterable[Heard]) -> dict[_Place, dict[str, list[Heard]]]:
    found: dict[_Place, dict[str, list[Heard]]] = {}
    for it in sorted(heard, key=_rank):
        place = it.stance.words, it.stance.sign
        found.setdefault(place, {}).setdefault(it.claimant, []).append(it)
    return found


def _by_time(heard: Iterable[Heard]) -> dict[tuple[_Place, str, Bounds], list[Heard]]:
    found: dict[tuple[_Place, str, Bounds], list[Heard]] = {}
    for it in sorted((h for h in heard if h.dated), key=_rank):
        place = it.stance.words, it.stance.sign
        found.setdefault((place, it.claimant, it.said), []).append(it)
    return found


def _own(it: Heard, found: _Echoes) -> Iterator[Proposed]:
    """Propose what the claimant said again, or otherwise, and two reports of one utterance."""
    before = _latest(_before(own, it, _surely) for own in found.own(it, it.stance.sign))
    against = _latest(_before(own, it, _surely) for own in found.own(it, _turned(it)))
    if before:
        why = f"{it.name} said nearly the same words before, on {_day(before)}"
        yield _link(RESTATEMENTS, it, before, "restates", why)
    report = _latest(_before(own, it, _reported) for own in found.reports(it))
    if report:
        why = f"two sources give {it.name}'s words of {_day(it)} nearly alike"
        yield _link(UTTERANCES, it, report, "same_utterance", why)
    if against:
        verb = "denies" if it.stance.sign < 0 else "holds"
        why = f"{it.name} {verb} the words that were the other way round on {_day(against)}"
        yield _link(POSITIONS, it, against, "contradicts", why)


def _others(it: Heard, found: _Echoes) -> Iterator[Proposed]:
    """Propose what denies or contradicts somebody else's words, said before or at that time."""
    against = list(found.others(it, _turned(it)))
    other = _latest(_before(own, it, _faces) for own in against)
    if it.claim.act == "denies":
        other = other or next((o for own in against for o in own[:1] if _faces(o, it)), None)
        if other:
            why = f"{it.name} denies the words of {other.name}"
            yield _link(DENIALS, it, other, "denies", why)
    elif other and other.claim.act != "denies":
        why = f"{it.name} says the opposite of {other.name} in nearly the same words"
        yield _link(CONTRADICTIONS, it, other, "contradicts", why)


def _before(own: list[Heard], it: Heard, fits: Callable[[Heard, Heard], bool]) -> Heard | None:
    """Find the last of a claimant's claims that comes before another and fits."""
    at = bisect_left(own, it.rank, key=_rank)
    return next((o for o in reversed(own[:at]) if fits(o, it)), None)


def _latest(found: Iterable[Heard | None]) -> Heard | None:
    return max((h for h in found if h), key=_rank, default=None)


def _rank(it: Heard) -> tuple[int, int, int, int]:
    return it.rank


def _surely(other: Heard, it: Heard) -> bool:
    return other.apart(it) == -1


def _reported(other: Heard, it: Heard) -> bool:
    """Tell whether two sources report it, not word for word."""
    here, there = it.claim, other.claim
    return here.source != there.source and here.content != there.content


def _faces(other: Heard, it: Heard) -> bool:
    """Tell whether two claimants speak of the same aspect; what has none may be of any."""
    if not it.other_side(other):
        return False
    return not (it.aspects and other.aspects) or bool(it.aspects & other.aspects)


def _turned(it: Heard) -> Sign:
    return -1 if it.stance.sign > 0 else 1


def _day(it: Heard) -> str:
    hi = it.said[1]
    return day_text(hi) if hi is not None else "a day unknown"


def _link(rule: str, it: Heard, other: Heard, relation: str, why: str) -> Proposed:
    return Proposed(claim=it.claim.id, other=other.claim.id, relation=relation, rule=rule, why=why)
