"""Loose lines of JSON: simple words at the top level, as a person or a small program writes them.

`who`, `parties` are a name or a list of names; `reported_by` is a name or a list, outermost first,
of names or lists of names; every other word is text. What is none of our words is kept as an
extra, as JSON where it is not text.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import msgspec

from ledger.interchange.drafts import (
    CLAIM_WORDS,
    CODING_WORDS,
    DOCUMENT_WORDS,
    LIMITS,
    WORDS,
    BadWord,
    Loose,
)

_LISTS: Final = ("who", "parties", "reported_by")
_TEXTS: Final = tuple(w for w in (*CLAIM_WORDS, *CODING_WORDS) if w not in _LISTS)
_KNOWN: Final = frozenset(WORDS)


def about_document(words: Mapping[str, Any]) -> dict[str, str]:
    """Take the words about the document; raises `BadWord` for what is no text."""
    return {word: _text(word, words[word]) for word in DOCUMENT_WORDS if word in words}


def loose(words: Mapping[str, Any], document: str, more: Mapping[str, str]) -> Loose:
    """Take the words about the claim; `more` are further extras. Raises `BadWord`."""
    texts = {word: _text(word, words[word]) for word in _TEXTS if word in words}
    chain = words.get("reported_by")
    hops = chain if isinstance(chain, list) else [chain]
    extras = {k: _kept(k, v) for k, v in words.items() if k not in _KNOWN and v not in (None, "")}
    return Loose(
        **texts,
        document=document,
        extras=extras | dict(more),
        parties=_names("parties", words.get("parties")),
        reported_by=tuple(filter(None, (_names("reported_by", hop) for hop in hops))),
        who=_names("who", words.get("who")),
    )


def _text(word: str, value: object) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise BadWord(word, f"expected text, got {_kept(word, value):.80}")
    if len(value) > LIMITS[word]:
        raise BadWord(word, f"it takes {len(value):,} characters, the limit is {LIMITS[word]:,}")
    return value


def _names(word: str, value: object) -> tuple[str, ...]:
    names = value if isinstance(value, list) else [value]
    return tuple(filter(None, (_text(word, name) for name in names)))


def _kept(name: str, value: object) -> str:
    text = value if isinstance(value, str) else msgspec.json.encode(value).decode()
    limit = LIMITS["content"]
    if len(text) > limit or len(name) > LIMITS["key"]:
        raise BadWord(name[:80], f"it takes {len(text):,} characters, the limit is {limit:,}")
    return text
