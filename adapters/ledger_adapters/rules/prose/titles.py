"""Headlines in title case, read as the plain sentences they stand for."""

from __future__ import annotations

from collections.abc import Container
from typing import Final

from ledger_adapters.rules.prose.tokens import Token
from ledger_adapters.rules.vocabulary.cues import lexicon
from ledger_adapters.rules.vocabulary.words import TAGS

LONGEST: Final = 40
"""Words; a headline is not longer."""


def plain(tokens: list[Token]) -> list[Token]:
    """Give the words of a headline in title case the tags they have in running text.

    "Minister Says Road Will Close" reads as "Minister says Road will close"; other lines, and
    names in headlines, stay as they are.
    """
    if not 3 < len(tokens) <= LONGEST or not _titled(tokens):
        return tokens
    verbs = lexicon().verbs
    return tokens[:1] + [_plain(token, verbs) for token in tokens[1:]]


def _titled(tokens: list[Token]) -> bool:
    """Whether nearly all words of four letters and more begin with a capital."""
    long = [token for token in tokens if len(token.low) > 3 and token.low[0].isalpha()]
    capital = sum(token.text[0].isupper() for token in long)
    return len(long) > 2 and capital >= 0.85 * len(long)


def _plain(token: Token, verbs: Container[str]) -> Token:
    low = token.low
    known = TAGS.get(low)
    if known and known != "W" and token.tag == "N" and not token.text.isupper():
        return Token(token.start, token.end, low, low, known)
    if token.tag == "N" and low in verbs and _verbal(low):
        return Token(token.start, token.end, low, low, "V")
    return token


def _verbal(low: str) -> bool:
    return low.endswith(("s", "ed", "ing")) or low in ("rip", "slam", "vow", "urge", "say", "deny")
