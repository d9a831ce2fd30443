"""Words that weaken a claim, and whose weakening each is."""

from __future__ import annotations

import re

from ledger.claims import Hedge, Span
from ledger_adapters.rules.quotes import QuoteMap
from ledger_adapters.rules.words import words

REPORTERS = words("reporters")
HEDGE = re.compile(
    r"\b(may|might|could|likely|unlikely|possibly|perhaps|probably|seemingly|apparently|allegedly|"
    r"reportedly|purportedly|supposedly|appears?|appeared|seems?|seemed|suggests?|presumably|"
    r"potentially|somewhat|arguably)\b",
    re.IGNORECASE,
)
NEGATION = re.compile(
    r"\b(?:not|never|no longer|nor|neither|cannot)\b|n[\u2019']t\b", re.IGNORECASE
)
MOST = 16


def hedges(
    text: str, content: tuple[Span, ...], reporting: tuple[Span, ...], quotes: QuoteMap, last: int
) -> tuple[Hedge, ...]:
    """List a claim's hedges; `last` is the place of its claimant in the chain.

    A hedge in the content is the claimant's, unless it is one of those by which a reporter keeps
    a distance ("allegedly") and stands outside a quotation; one in the reporting is the reporter's.
    """
    found: list[Hedge] = []
    for spans, inside in ((content, True), (reporting, False)):
        for start, end in spans:
            for match in HEDGE.finditer(text, start, end):
                word = match.group().lower()
                distancing = word in REPORTERS and quotes.at(match.start()) is None
                owner = last if inside and not distancing else max(0, last - 1)
                found.append(Hedge(at=match.span(), owner=owner, text=match.group()))
    return tuple(sorted(found, key=lambda hedge: hedge.at or (0, 0))[:MOST])


def negated(text: str, content: tuple[Span, ...]) -> bool:
    """Whether a content denies what it speaks of."""
    return any(NEGATION.search(text, start, end) for start, end in content)
