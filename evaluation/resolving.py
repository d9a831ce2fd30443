"""Scores who is meant: do two mentions of one agent come to one name, and of two to two?"""

from __future__ import annotations

from collections import Counter, defaultdict

from evaluation.gold import GoldText
from evaluation.places import Span
from ledger.claims import Claim, Resolution
from ledger_adapters.rules.cast.identities import identities


def tally(text: GoldText, claims: list[Claim], resolutions: list[Resolution]) -> Counter[str]:
    """Count mentions, those left open, and those told as one with the others of their agent.

    A mention is right when the name it comes to is the one most mentions of its agent come to,
    and no other agent's.
    """
    names = identities(claims, resolutions)
    told: dict[str, list[str | None]] = defaultdict(list)
    for agent, span in _mentions(text):
        told[agent].append(_name(names, span))
    count: Counter[str] = Counter()
    best = {agent: _most(found) for agent, found in told.items()}
    for agent, found in told.items():
        others = {name for other, name in best.items() if other != agent}
        count["mentions"] += len(found)
        count["open"] += found.count(None)
        right = best[agent] is not None and best[agent] not in others
        count["right"] += found.count(best[agent]) if right else 0
    return count


def _mentions(text: GoldText) -> list[tuple[str, Span]]:
    """List where each agent is named by itself in the annotation, in the order of the places."""
    found = {
        (hop.who[0], span)
        for claim in text.annotation.claims
        for hop in claim.chain
        if len(hop.who) == 1 and len(hop.mention) == 1
        for span in text.spans(hop.mention)
    }
    return sorted(found, key=lambda mention: (mention[1], mention[0]))


def _name(names: dict[Span, str | None], span: Span) -> str | None:
    """Give the name of the mention found in the same place, or over a part of it."""
    for (start, end), name in names.items():
        if start < span[1] and span[0] < end:
            return name
    return None


def _most(found: list[str | None]) -> str | None:
    named = Counter(name for name in found if name)
    return named.most_common(1)[0][0] if named else None
