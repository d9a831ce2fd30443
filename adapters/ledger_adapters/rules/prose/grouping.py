"""Paragraphs that are read together, because a quotation runs from one into the next."""

from __future__ import annotations

from collections.abc import Iterator

from ledger_adapters.rules.page.layout import Paragraph
from ledger_adapters.rules.prose.quotes import QuoteMap


def groups(text: str, body: list[Paragraph], quotes: QuoteMap) -> Iterator[list[Paragraph]]:
    """Go through the body in groups: most are one paragraph."""
    group: list[Paragraph] = []
    for p in body:
        if group and not _runs_on(text, group[-1], p, quotes):
            yield group
            group = []
        group.append(p)
    if group:
        yield group


def introduces(text: str, p: Paragraph) -> bool:
    """Whether a paragraph ends with a colon."""
    return text[p.end - 1] == ":"


def _runs_on(text: str, above: Paragraph, below: Paragraph, quotes: QuoteMap) -> bool:
    """Whether a quotation left open above goes on below, or all below is what a colon promises."""
    if above.kind != "body" or below.kind not in ("body", "heading"):
        return False
    follows = quotes.at(below.start)
    if follows is None or follows.start != below.start:
        return False
    if introduces(text, above):
        return not text[follows.end : below.end].strip(" .")
    left = quotes.at(above.end - 1)
    return left is not None and not left.closed
