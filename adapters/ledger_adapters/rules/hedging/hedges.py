"""Words that hold back from vouching, and whose holding back each is."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from importlib.resources import files
from itertools import islice
from typing import Any, Final

from ledger.claims import Claim, Hedge, Span, changed
from ledger_adapters.rules.prose.phrases import Range
from ledger_adapters.rules.prose.regions import Region
from ledger_adapters.rules.vocabulary.words import any_case

_DATA: Final[dict[str, Any]] = tomllib.loads(
    files("ledger_adapters.rules.hedging").joinpath("hedges.toml").read_text(encoding="utf-8")
)


def _any(*lists: str) -> str:
    return any_case((word for name in lists for word in _DATA[name]), before=r"[\w-]")


HEDGE: Final = re.compile(rf"(?:{_any('likely', 'distancing')})(?![\w-])")
WITH_CUE: Final = re.compile(rf"(?:{_any('likely', 'distancing', 'with_cue')})(?![\w-])")
BEFORE: Final = re.compile(rf"({_any('likely', 'distancing')}),? $")
DISTANCING: Final = frozenset(_DATA["distancing"])
BESIDE: Final = frozenset(_DATA["beside"].split())
NOT_BEFORE: Final = {
    word.replace("_", " "): frozenset(listed.split())
    for word, listed in _DATA["not_before"].items()
}
NOT_AFTER: Final = {word: frozenset(listed.split()) for word, listed in _DATA["not_after"].items()}
VERBS: Final = frozenset(_DATA["verbs"].split())
ADJECTIVES: Final = frozenset(("alleged", "purported", "claimed", "supposed"))
BEFORE_ADJECTIVES: Final = frozenset(_DATA["after"]["adjective"].split())
SAME: Final = {"appear": "appears", "appeared": "appears", "appearing": "appears"}
NEXT: Final = re.compile(r"(n['\u2019]t\b)|[\s\u201c\"]+([\w'\u2019-]+)")
LAST: Final = re.compile(r"([\w'\u2019-]+)[\s\u201c\"]+$")
REACH: Final = 24
MOST: Final = 16
FARTHEST: Final = 8


def hedges(
    text: str,
    content: tuple[Span, ...],
    reporting: tuple[Span, ...],
    quoted: tuple[Span, ...],
    last: int,
) -> tuple[Hedge, ...]:
    """List a claim's hedges; `last` is the place of its claimant in the chain, the outlet 0.

    In the claimant's own words, `quoted`, a hedge is the claimant's. In a paraphrase a word of
    likelihood is so too, and one that hands the responsibility on ("allegedly") is that of the hop
    before; so is all that stands with the cue, in `reporting`.
    """
    found: dict[Span, Hedge] = {}
    for at, word in islice(_found(HEDGE, text, content), MOST):
        own = word not in DISTANCING or any(a <= at[0] < b for a, b in quoted)
        found[at] = _hedge(text, at, last if own else last - 1)
    for at, _ in islice(_found(WITH_CUE, text, reporting), MOST):
        found.setdefault(at, _hedge(text, at, last - 1))
    return tuple(found[at] for at in sorted(found)[:MOST])


def _hedge(text: str, at: Span, owner: int) -> Hedge:
    return Hedge(at=at, owner=max(0, owner), text=text[slice(*at)])


def _found(
    pattern: re.Pattern[str], text: str, spans: tuple[Span, ...]
) -> Iterator[tuple[Span, str]]:
    for start, end in spans:
        for match in pattern.finditer(text, start, end):
            word = match.group().lower()
            if _holds_back(text, match.span(), word):
                yield match.span(), word


def _holds_back(text: str, at: Span, word: str) -> bool:
    """Whether a word is a hedge here: no month, no might of arms, no ability."""
    if word == "may" and text[at[0]] == "M":
        return False
    if word == "unlikely" or word not in _WATCHED:
        return True
    following = NEXT.match(text, at[1], at[1] + REACH)
    after = (following[1] or following[2]).lower() if following else ""
    if after.replace("\u2019", "'") in NOT_BEFORE.get(SAME.get(word, word), ()):
        return False
    leading = LAST.search(text[max(0, at[0] - REACH) : at[0]])
    before = leading[1].lower() if leading else ""
    if word in ADJECTIVES:
        return (before in BEFORE_ADJECTIVES or before.endswith(("'s", "\u2019s"))) and after != ""
    return before not in NOT_AFTER.get(word, ())


_WATCHED: Final = frozenset((*NOT_BEFORE, *NOT_AFTER, *ADJECTIVES, *SAME))


def around(text: str, region: Region, by: tuple[Range, ...], cue: Range) -> tuple[Span, ...]:
    """Give the words that stand with a cue: adverbs and auxiliaries, and what opens its clause.

    The cue itself is left out: "suggested" as a cue is no hedge. What qualifies a report as such
    belongs to it: "Unconfirmed reports say".
    """
    tokens = region.tokens
    first, after = cue
    while first > region.lo and cue[0] - first < FARTHEST and _beside(region, first - 1):
        first -= 1
    while after < region.hi and after - cue[1] < FARTHEST and region.tag(after) == "B":
        after += 1
    found: list[Span] = []
    found += [(t.start, t.end) for t in tokens[cue[0] : cue[1]] if t.tag in ("A", "B")]
    if first < cue[0]:
        found.append((tokens[first].start, tokens[cue[0] - 1].end))
    if after > cue[1]:
        found.append((tokens[cue[1]].start, tokens[after - 1].end))
    for start, _ in by:
        if tokens[start].low == "unconfirmed":
            found.append((tokens[start].start, tokens[start].end))
    begin = tokens[min((start for start, _ in by), default=cue[0])].start
    if text[begin - 1 : begin] == " ":
        lead = BEFORE.search(text, max(tokens[region.lo].start, begin - REACH), begin)
        if lead:
            found.append(lead.span(1))
    return tuple(sorted(found))


def _beside(region: Region, k: int) -> bool:
    return region.tag(k) in "AB" or region.low(k) in BESIDE


def shared(claims: Iterable[Claim]) -> list[Claim]:
    """Let a hedge in somebody's account of others have one owner in all the claims it stands in.

    What the claims of one attribution share is judged where the chain is longest; an owner beyond
    a shorter chain is its claimant. The cue of a claim inside is no hedge of the one around it.
    """
    made = list(claims)
    if not any(claim.hedges for claim in made):
        return made
    owners: dict[Span, int | None] = {}
    cues: set[Span] = set()
    for claim in sorted(made, key=lambda claim: len(claim.chain)):
        cues |= {hop.cue.at for hop in claim.chain if hop.cue and hop.cue.at}
        owners |= {hedge.at: hedge.owner for hedge in claim.hedges if hedge.at}
    return [changed(claim, hedges=tuple(_owned(claim, owners, cues))) for claim in made]


def _within(at: Span, cues: set[Span]) -> bool:
    return any(a <= at[0] and at[1] <= b for a, b in cues)


def _owned(claim: Claim, owners: dict[Span, int | None], cues: set[Span]) -> Iterator[Hedge]:
    last = len(claim.chain) - 1
    for hedge in claim.hedges:
        if hedge.at is None or (hedge.text.lower() in VERBS and _within(hedge.at, cues)):
            continue
        owner = owners[hedge.at]
        yield changed(hedge, owner=owner if owner is None else min(owner, last))
