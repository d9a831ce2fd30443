"""The words of loose records: which there are, how much they take, and how each is read."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final, get_args

from ledger.claims import Hedge, Hop, Mention
from ledger.errors import BadDate, nearest
from ledger.interchange.names import UNNAMED, joint, parted
from ledger.times import Basis, When, when

DOCUMENT_WORDS: Final = (
    "source", "url", "publisher", "published", "title", "language", "host", "retrieved",
)  # fmt: skip
CLAIM_WORDS: Final = (
    "who", "content", "date", "reported_by", "quote", "act", "addressee", "hedge", "happened",
    "key",
)  # fmt: skip
CODING_WORDS: Final = ("aspect", "bearing", "coder", "parties")
RARER_WORDS: Final = (
    "voice", "verb", "cue", "wording", "form", "polarity", "flags", "anchor", "prefix", "suffix",
    "start", "end", "reported_on", "reply_to", "extras", "commitment", "codebook", "grade",
    "scale", "rater", "relation", "other", "retracted", "retracted_by", "corrects", "corrected",
    "correction_note",
)  # fmt: skip
WORDS: Final = (*CLAIM_WORDS, *DOCUMENT_WORDS, *CODING_WORDS, *RARER_WORDS)
"""Every word that a loose record may use."""

_LONG: Final = ("content", "quote", "anchor", "extras")
LIMITS: Final = {word: 100_000 if word in _LONG else 4096 for word in WORDS}
"""How many characters each word may take; extras may take as many as the content."""


class BadWord(ValueError):
    """One word of a loose record cannot be understood."""

    def __init__(self, word: str, why: str) -> None:
        """Say which word, and why."""
        super().__init__(word, why)
        self.word = word
        self.why = why


@lru_cache(maxsize=256)
def mentions(names: tuple[str, ...]) -> tuple[Mention, ...]:
    """Mention people as they are named."""
    return tuple(Mention(text=name) for name in names if name != UNNAMED)


@lru_cache(maxsize=256)
def reporters(chain: tuple[tuple[str, ...], ...]) -> tuple[Hop, ...]:
    """Make the hops before the claimant, outermost first; raises `BadWord` for a date."""
    return tuple(map(_reporter, chain))


def _reporter(names: tuple[str, ...]) -> Hop:
    """Make a hop of its names; the last may say when it said so: "ISW [2023-08-08]"."""
    *others, last = names
    name, date = parted(last)
    said = dated("reported_by", date) if date else None
    return Hop(by=mentions((*others, name) if name else tuple(others)), said=said, verb="report")


@lru_cache(maxsize=1024)
def dated(word: str, text: str, basis: Basis = "recorder") -> When | None:
    """Read a date (EDTF); raises `BadWord`."""
    try:
        return when(text, basis=basis)
    except BadDate as error:
        raise BadWord(word, str(error)) from None


def chosen(word: str, text: str, choices: Any, default: str) -> Any:
    """Read a word of a closed vocabulary; raises `BadWord` with the nearest."""
    if not text:
        return default
    known = get_args(choices)
    found = text.strip().lower()
    if found in known:
        return found
    near = nearest(found, known) or f" It is one of {', '.join(known)}."
    raise BadWord(word, f"{text!r} is no {word} the ledger knows.{near}")


@lru_cache(maxsize=256)
def hedges(text: str) -> tuple[Hedge, ...]:
    """Read hedges: "may; likely"; "may [1]" is the first hop's, the outermost reporter's."""
    parts = joint(text) if '"' in text else map(str.strip, text.split(";"))
    return tuple(_hedge(part) for part in parts if part)


def _hedge(text: str) -> Hedge:
    words, owner = parted(text)
    if not (owner.isascii() and owner.isdigit() and 0 < int(owner) <= 64):
        return Hedge(text=text)
    return Hedge(owner=int(owner) - 1, text=words)
