"""ClaimReview: what fact-checkers say of what others said.

Reads schema.org's ClaimReview, MediaReview and Claim as JSON-LD, alone, in lists, graphs and data
feeds; in pages as JSON-LD, microdata or RDFa; and answers of Google's Fact Check Tools API. A
rating stays in its reviewer's words on the reviewer's own scale.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from ledger.adapter import Item, Match, NoOptions, Probe, SourceFile, Sure
from ledger_adapters.claimreview.files import read_json, read_page

__all__ = ["ClaimReviewAdapter", "ledger_adapters"]

_TYPED: Final = re.compile(
    r'"@?(?:type)"\s{0,20}:\s{0,20}\[?[^\]\[{}:]{0,200}"(?:https?:(?://|\\/\\/)(?:www\.)?'
    r'schema\.org(?:/|\\/)|\w{1,20}:)?(?P<type>ClaimReview|MediaReview|Claim)"'
    r'|"(?:https?://(?:www\.)?schema\.org/|\w{1,20}:)(?P<full>ClaimReview)"'
)
_ANSWER: Final = re.compile(r'"claimReview(?:Markups)?"\s{0,20}:\s{0,20}\[')
_MARKED: Final = re.compile(
    r"(?:itemtype|typeof)\s{0,20}=\s{0,20}[\"']?[^\"'>]{0,200}(?:ClaimReview|MediaReview)\b"
)
_SCRIPT: Final = re.compile(r"<script[^>]{0,200}application/ld\+json", re.IGNORECASE)
_CONTEXT: Final = re.compile(r'"@context"\s{0,9}:\s{0,9}[^]}]{0,400}')
_OWN: Final = re.compile(r'\s*\{\s*"(?:record|document|who)"')


class ClaimReviewAdapter:
    """Reads reviews of claims; a bad one is a flaw, and the rest go on."""

    name: Final = "claimreview"
    version: Final = 1
    options: Final[type[Any]] = NoOptions

    def sniff(self, probe: Probe, /) -> Match | None:
        """Know reviews by their type, and Google's answers by their shape."""
        wide = probe.head.startswith((b"\xff\xfe", b"\xfe\xff"))
        text = probe.head.decode("utf-16", errors="replace") if wide else probe.text
        if text.lstrip()[:1] in ("{", "["):
            return _of_json(text)
        if _MARKED.search(text):
            return Match(Sure.CERTAIN, "its elements are marked up as a ClaimReview of schema.org")
        if _SCRIPT.search(text) and _types(text) - {"Claim"}:
            return Match(Sure.CERTAIN, "it is a page with a ClaimReview of schema.org in a script")
        return None

    def read(self, file: SourceFile, options: NoOptions, /) -> Iterator[Item]:
        """Read documents, claims, links and ratings."""
        start = file.head().lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n")[:1]
        yield from read_json(file) if start in (b"{", b"[") else read_page(file)


def _of_json(text: str) -> Match | None:
    if _OWN.match(text):
        return None
    if _ANSWER.search(text):
        return Match(Sure.CERTAIN, "it has the shape of an answer of Google's Fact Check Tools")
    types = _types(text)
    if types - {"Claim"}:
        context = _CONTEXT.search(text)
        others = context is not None and "schema.org" not in context[0]
        sure = Sure.LIKELY if others else Sure.CERTAIN  # a file of other terms may quote a review
        return Match(sure, f"it holds a {min(types - {'Claim'})} of schema.org")
    if types and "schema.org" in text:
        return Match(Sure.LIKELY, "it holds a Claim of schema.org")
    return None


def _types(text: str) -> set[str]:
    """List the types of this adapter that a text names."""
    return {found["type"] or found["full"] for found in _TYPED.finditer(text)}


def ledger_adapters() -> list[ClaimReviewAdapter]:
    """Offer the adapter."""
    return [ClaimReviewAdapter()]
