"""Bodies of a state as texts name them: "the Russian and Chinese foreign ministries"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

import attrs

from ledger.claims import AgentKind, Span
from ledger.codebooks.gazetteer import Gazetteer, Named
from ledger.codebooks.titles import Titles

_JOINER: Final = re.compile(r"(?:'s)?(?:, and |, | and | or )")
_OF: Final = re.compile(r" (?:of|for) (?:the )?$")
_SIDES: Final = frozenset({"side", "sides"})
_REACH: Final = 60


@attrs.frozen(kw_only=True)
class Office:
    """A body of a state, named at a place; its name is the same however it was written."""

    kind: AgentKind
    name: str
    span: Span
    state: str


@cache
def _pattern() -> re.Pattern[str]:
    bodies = sorted(Titles.shipped().offices, key=lambda body: -len(body))
    return re.compile(rf"(?:{'|'.join(map(re.escape, bodies))})\b", re.IGNORECASE)


@cache
def _pattern_before() -> re.Pattern[str]:
    return re.compile(rf"\b({_pattern().pattern}) (?:of|for) (?:the )?$", re.IGNORECASE)


def offices(text: str, named: Sequence[Named], gazetteer: Gazetteer) -> Iterator[Office]:
    """Find the bodies of states in a text, one for each state that shares the word."""
    for group in _joined(text, named):
        found = _body_after(text, group[-1]) or _body_before(text, group[0])
        if found:
            body, span = found
            yield from (_office(body, span, member, gazetteer) for member in group)


def _joined(text: str, named: Sequence[Named]) -> Iterator[list[Named]]:
    """Group what is joined by "and": the last one's body is everybody's."""
    group: list[Named] = []
    for here in named:
        if not here.state or here.how in ("capital", "seat"):
            continue
        if group and not _JOINER.fullmatch(text, group[-1].span[1], here.span[0]):
            yield group
            group = []
        group.append(here)
    if group:
        yield group


def _body_after(text: str, here: Named) -> tuple[str, Span] | None:
    end = here.span[1] + (2 if text.startswith("'s", here.span[1]) else 0)
    found = _pattern().match(text, end + 1) if text.startswith(" ", end) else None
    return (found.group(), (here.span[0], found.end())) if found else None


def _body_before(text: str, here: Named) -> tuple[str, Span] | None:
    begin = max(0, here.span[0] - _REACH)
    found = _pattern_before().search(text[begin : here.span[0]])
    return (found[1], (begin + found.start(), here.span[1])) if found else None


def _office(body: str, span: Span, here: Named, gazetteer: Gazetteer) -> Office:
    low = body.casefold()
    itself = low in _SIDES
    name = here.state if itself else f"{gazetteer.adjective(here.state)} {canonical(low)}"
    return Office(kind="state" if itself else "office", name=name, span=span, state=here.state)


def canonical(body: str) -> str:
    """Write a body in one way: "ministries of foreign affairs" is "Foreign Ministry"."""
    low = body.casefold().replace("ministries", "ministry").replace("embassies", "embassy")
    low = re.sub(r"^(ministry|department) (?:of|for) (.+)$", r"\2 \1", low)
    low = low.replace("foreign affairs ministry", "foreign ministry").replace("defense", "defence")
    low = low.removesuffix("s") if low.endswith(("governments", "delegations", "offices")) else low
    return " ".join(word[:1].upper() + word[1:] for word in low.split())
