"""Tells when a page holds less than its article: a paywall's preview, an empty shell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ledger.adapter import Flaw
from ledger_adapters.html.body import Body
from ledger_adapters.html.facts import Facts
from ledger_adapters.html.nodes import first

_SHORT: Final = 1200
_WALL: Final = re.compile(
    r"(?:subscribe|sign in|log in|register|sign up)(?: now| today)? to (?:continue|keep|read)\b|"
    r"to (?:continue|keep) reading|"
    r"(?:this|the) (?:article|story|content) is (?:only |exclusively )?"
    r"(?:for|available to|reserved for) (?:our )?(?:paying |registered )?(?:subscribers|members)|"
    r"already a subscriber\?|(?:subscriber|member)s?[- ]only (?:content|article|story)|"
    r"you have reached your (?:article )?limit|unlock this article",
    re.IGNORECASE,
)
_SCRIPT: Final = re.compile(r"(?:enable|requires?|turn on) (?:java ?script)", re.IGNORECASE)


def missing(facts: Facts, body: Body, shown: str, *, whole: bool) -> Iterator[Flaw]:
    """Say what of an article is not in the file; `whole` is whether the body is all there is."""
    words = sum(len(p.split()) for p in body.paragraphs)
    stated = first(facts.article, "wordCount").replace(",", "")
    count = int(stated) if stated.isdecimal() and len(stated) < 9 else 0
    closed = first(facts.article, "isAccessibleForFree").lower() in ("false", "no", "0")
    if not body.paragraphs:
        if whole:
            yield Flaw(at="page", why=_empty(shown), raw=shown[:1000])
    elif whole and ((closed and body.size < _SHORT) or (count and words < 0.5 * count)):
        of = f" of {count:,}" if count else ""
        yield _preview(f"{words:,}{of} words of the article are in the file", shown)
    elif whole and body.size < _SHORT and _WALL.search(shown):
        yield _preview(f"{words:,} words are in the file, and it asks to subscribe", shown)


def _preview(what: str, shown: str) -> Flaw:
    why = (
        f"this is a preview: {what}; save the page again from where the whole article shows, or "
        "import with on_flaw='keep-going' to take what is there"
    )
    return Flaw(at="page", why=why, raw=shown[:1000])


def _empty(shown: str) -> str:
    if _SCRIPT.search(shown) or not shown:
        return (
            "no text of an article is in it: scripts put it there when the page is opened; save "
            "it as a complete page once it shows"
        )
    return "no text of an article is found in it; save the article's own page, or its text as .txt"
