"""Loose lines of JSON: simple words at the top level, as a person or a small program writes them.

`who`, `parties` are a name or a list of names; `reported_by` is a name or a list, outermost first,
of names or lists of names; every other word is text. What is none of our words is kept as an
extra, as JSON where it is not text.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import msgspec

from ledger.interchange.names import via
from ledger.interchange.plain import Loose, reporting
from ledger.interchange.words import (
    CLAIM_WORDS,
    CODING_WORDS,
    DOCUMENT_WORDS,
    LIMITS,
    RARER_WORDS,
    WORDS,
    BadWord,
)

_LISTS: Final = ("who", "parties", "reported_by")
_TEXTS: Final = tuple(w for w in (*CLAIM_WORDS, *CODING_WORDS) if w not in _LISTS)
_KNOWN: Final = frozenset(WORDS)
_OF_HOPS: Final = ("cue", "reported_on", "verb", "voice", "wording")


def about_document(words: Mapping[str, Any]) -> dict[str, str]:
    """Take the words about the document; raises `BadWord` for what is no text."""
    return {word: _text(word, words[word]) for word in DOCUMENT_WORDS if word in words}


def loose(words: Mapping[str, Any], document: str, differing: Mapping[str, str]) -> Loose:
    """Take the words about the claim; `differing` are further extras. Raises `BadWord`."""
    texts: dict[str, Any] = {word: _several(word, words[word]) for word in _TEXTS if word in words}
    more = {word: _several(word, words[word]) for word in RARER_WORDS if word in words}
    who = _names("who", words.get("who"))
    extras = {k: _kept(k, v) for k, v in words.items() if k not in _KNOWN and v not in (None, "")}
    return Loose(
        **texts,
        document=document,
        extras=extras | dict(differing),
        more={word: text for word, text in more.items() if text},
        parties=_names("parties", words.get("parties")),
        reported_by=reporting(_hops(words.get("reported_by")), who),
        who=who,
    )


def _text(word: str, value: object) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise BadWord(word, f"expected text, got {_kept(word, value):.80}")
    if len(value) > LIMITS[word]:
        raise BadWord(word, f"it takes {len(value):,} characters, the limit is {LIMITS[word]:,}")
    return value


def _several(word: str, value: object) -> str:
    """Write a value that is none or several as the text that a cell of a table would hold."""
    if isinstance(value, list) and word in (*RARER_WORDS, "hedge"):
        sign = " > " if word in _OF_HOPS else "; "
        return _text(word, sign.join(_several(word, each) for each in value))
    if isinstance(value, bool) and word == "retracted":
        return "yes" if value else "no"
    if isinstance(value, int) and word in ("start", "end"):
        return str(value)
    return _text(word, _kept(word, value) if isinstance(value, dict) else value)


def _hops(chain: object) -> tuple[tuple[str, ...], ...]:
    """Read a chain of reporters: a list of hops, or a text such as "Herald > ISW"."""
    if isinstance(chain, str) and ">" in chain:
        return via(_text("reported_by", chain))
    hops = chain if isinstance(chain, list) else [chain]
    return tuple(filter(None, (_names("reported_by", hop) for hop in hops)))


def _names(word: str, value: object) -> tuple[str, ...]:
    names = value if isinstance(value, list) else [value]
    return tuple(filter(None, (_text(word, name) for name in names)))


def _kept(name: str, value: object) -> str:
    text = value if isinstance(value, str) else msgspec.json.encode(value).decode()
    limit = LIMITS["content"]
    if len(text) > limit or len(name) > LIMITS["key"]:
        raise BadWord(name[:80], f"it takes {len(text):,} characters, the limit is {limit:,}")
    return text
